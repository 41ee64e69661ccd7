"""What asks about a case, its invitations, its meeting and its report, as sentences."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from infra.clock import BRUSSELS
from services.cases.queries import Attention
from tenants.words.dates import day, short_day
from tenants.words.today import amid, listed, since
from web.today.asks import Act, Ask, Day, Rank

SOON = timedelta(days=2)
Group = Sequence[Attention]


def asks(found: Sequence[Attention], at: Day) -> list[Ask]:
    """What is about the same sitting and the same thing becomes one sentence."""
    groups: dict[tuple[str, UUID], list[Attention]] = {}
    for one in found:
        groups.setdefault((one.code, one.subject), []).append(one)
    return [SENTENCES.get(code, something)(group, at) for (code, _), group in groups.items()]


def opened(group: Group, at: Day) -> Ask:
    """A colleague opened a case with a reason."""
    one = group[0]
    seen = Act("Gelezen", f"/situaties/{one.case}/wie-mag-openen/{one.subject}/gezien", is_post=True)
    when = f"{since(one.at, at.today)}. " if one.at else ""
    return Ask(
        Rank.NOTICE,
        f"{one.who} opende de situatie van {amid(one.case_name)}",
        f"{when}“{one.words}”",
        (seen,),
    )


def replaced(group: Group, at: Day) -> Ask:
    """A replacement ends by itself; who needs it longer says so."""
    one = group[0]
    act = Act("Wie mag dit openen?", f"/situaties/{one.case}/wie-mag-openen")
    until = f"Tot en met {day(one.at)}. " if one.at else ""
    title = f"{one.case_name}: de vervanging door {one.who} loopt af"
    return Ask(Rank.WEEK, title, f"{until}Langer nodig? Kies een nieuwe datum.", (act,), _day(one.at))


def wish(group: Group, at: Day) -> Ask:
    """The client or somebody of the family wrote something for the coordinator."""
    one = group[0]
    when = f"{since(one.at, at.today)}. " if one.at else ""
    title = (
        f"{_names(group)} schreef iets voor jou"
        if len(_who(group)) == 1
        else f"{_names(group)} schreven iets"
    )
    act = Act("Lezen", f"/overleggen/{one.subject}#wensen")
    return Ask(Rank.CLIENT, f"{one.case_name}: {title}", f"{when}Lees het voor het overleg.", (act,))


def bounced(group: Group, at: Day) -> Ask:
    """The invitation came back."""
    detail = "Kijk het adres na, of nodig uit op papier."
    return _seat(group, at, Rank.TODAY, f"de mail aan {_names(group)} kwam niet aan", detail)


def said_no(group: Group, at: Day) -> Ask:
    """Who cannot come is phoned (row 111)."""
    can = "kan" if len(_who(group)) == 1 else "kunnen"
    rank = Rank.TODAY if _is_soon(group, at) else Rank.WEEK
    return _seat(
        group,
        at,
        rank,
        f"{_names(group)} {can} niet komen",
        "Bel even: kan inbellen wel? Of wat zeg je namens wie er niet is?",
    )


def no_answer(group: Group, at: Day) -> Ask:
    """Who did not answer yet; the reminder goes by itself."""
    answered = "antwoordde" if len(_who(group)) == 1 else "antwoordden"
    rank = Rank.TODAY if _is_soon(group, at) else Rank.WEEK
    return _seat(group, at, rank, f"{_names(group)} {answered} nog niet", _reminder(group[0].at, at))


def to_close(group: Group, at: Day) -> Ask:
    """The table was left, and nobody said that it was over."""
    one = group[0]
    act = Act("Rond af", f"/overleggen/{one.subject}/afsluiting")
    when = f"Het overleg van {day(one.at)} is nog niet afgerond." if one.at else ""
    return Ask(Rank.TODAY, f"{one.case_name}: hoe liep het overleg?", when, (act,), _day(one.at))


def to_send(group: Group, at: Day) -> Ask:
    """The draft lies ready."""
    one = group[0]
    when = f"Het overleg was op {day(one.at)}. " if one.at else ""
    title = f"Verslag {amid(one.case_name)}: klaar om na te lezen"
    return _report(one, title, f"{when}Daarna kan het vertrekken.", "Nalezen")


def commented(group: Group, at: Day) -> Ask:
    """Somebody said something about the draft."""
    one = group[0]
    when = f"{since(one.at, at.today)}. " if one.at else ""
    title = f"Verslag {amid(one.case_name)}: een opmerking van {_names(group)}"
    return _report(one, title, f"{when}Je neemt ze over of niet.", "Lezen")


def report_bounced(group: Group, at: Day) -> Ask:
    """The report did not arrive."""
    one = group[0]
    title = f"Verslag {amid(one.case_name)}: de mail aan {_names(group)} kwam niet aan"
    return _report(one, title, "Kijk het adres na, of geef het op papier.", "Bekijken")


def something(group: Group, at: Day) -> Ask:
    """What has no sentence of its own yet is told all the same."""
    act = Act("Open de situatie", f"/situaties/{group[0].case}")
    return Ask(Rank.WEEK, f"{group[0].case_name}: er is iets te bekijken", "", (act,))


SENTENCES: Mapping[str, Callable[[Group, Day], Ask]] = {
    "case.opened-with-reason": opened,
    "case.replacement-ending": replaced,
    "wish.new": wish,
    "invitation.bounced": bounced,
    "invitation.said-no": said_no,
    "invitation.no-answer": no_answer,
    "meeting.to-close": to_close,
    "report.to-send": to_send,
    "report.comment": commented,
    "report.bounced": report_bounced,
}


def _seat(group: Group, at: Day, rank: Rank, what: str, detail: str) -> Ask:
    one = group[0]
    when = f", {short_day(one.at).split(' ', 1)[1]}" if one.at else ""
    act = Act("Wie komt er?", f"/overleggen/{one.subject}/uitnodigingen")
    return Ask(rank, f"{one.case_name}{when}: {what}", detail, (act,), _day(one.at))


def _report(one: Attention, title: str, detail: str, label: str) -> Ask:
    return Ask(Rank.WEEK, title, detail, (Act(label, f"/overleggen/{one.subject}/verslag"),), _day(one.at))


def _reminder(starts_at: datetime | None, at: Day) -> str:
    """When the reminder leaves, or that it has left."""
    if starts_at is None:
        return ""
    leaves = starts_at - timedelta(days=at.reminder_days)
    if leaves <= at.now:
        return "Een belletje helpt vaak."
    tomorrow = _day(leaves) - at.today == timedelta(days=1)
    return f"De herinnering vertrekt {'morgen' if tomorrow else day(leaves)} vanzelf."


def _is_soon(group: Group, at: Day) -> bool:
    starts_at = group[0].at
    return starts_at is not None and starts_at - at.now < SOON


def _who(group: Group) -> list[str]:
    return list(dict.fromkeys(one.who for one in group if one.who))


def _names(group: Group) -> str:
    return listed(_who(group) or ["iemand"])


def _day(moment: datetime | None) -> date:
    return moment.astimezone(BRUSSELS).date() if moment else date.max
