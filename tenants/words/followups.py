"""Dutch words of follow-up: what happened to an agreement, and what the client answers at the debrief."""

from collections.abc import Mapping

TOLD: Mapping[str, str] = {
    "done": "gedaan",
    "moved": "verschoven",
    "ended": "gestopt",
    "handed-over": "doorgegeven",
    "refused": "toch liever niet",
    "doubted": "nog niet zeker",
    "agreed": "toch ja",
    "asked-after": "nagevraagd",
}
ENDED_OWN = "niet meer nodig"
ANSWERS: Mapping[str, str] = {
    "yes": "Ja, dat is goed",
    "unsure": "Weet ik nog niet",
    "no": "Nee, liever niet",
}
AT_TABLE: Mapping[str | None, str] = {
    "yes": "Aan tafel was het: ja.",
    "unsure": "Aan tafel was het: weet ik nog niet.",
    "no": "Aan tafel was het: nee.",
    None: "Aan tafel is het nog niet gevraagd.",
}
WEEKS_IN_WORDS = ("", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht")
TIMES = ("", "één keer", "twee keer", "drie keer", "vier keer", "vijf keer")


def moved_times(count: int) -> str:
    """`één keer verschoven`; "" when it never moved."""
    if count == 0:
        return ""
    return f"{TIMES[count] if count < len(TIMES) else f'{count} keer'} verschoven"


def some_weeks(days: int) -> str:
    """`een week`, `drie weken`, `twee maanden`: about so long."""
    weeks = max(days // 7, 1)
    if weeks == 1:
        return "een week"
    return (
        f"{WEEKS_IN_WORDS[weeks]} weken" if weeks < len(WEEKS_IN_WORDS) else f"{max(days // 30, 2)} maanden"
    )


def days_ahead(days: int) -> str:
    """`vandaag`, `morgen`, `over 3 dagen`, `over 2 weken`."""
    near = {0: "vandaag", 1: "morgen"}
    if days in near:
        return near[days]
    if days < FORTNIGHT:
        return f"over {days} dagen"
    weeks = days // 7
    return f"over {weeks} weken" if weeks < WEEKS else f"over {days // 30} maanden"


FORTNIGHT = 14
WEEKS = 9
