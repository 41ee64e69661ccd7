"""What asks about a case and its invitations, as sentences; what is about the same becomes one."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from services.cases.queries import Attention
from tenants.words.dates import day, short_day
from tenants.words.today import amid, since
from web.today import of_calls, of_consents, of_preparations, of_reports
from web.today.asks import Act, Ask, Day, Rank
from web.today.groups import Group, names, on, who

SOON = timedelta(days=2)


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


def stood_in(group: Group, at: Day) -> Ask:
    """A colleague named who leads the meeting of today."""
    one = group[0]
    seen = Act("Gelezen", f"/situaties/{one.case}/wie-mag-openen/{one.subject}/gezien", is_post=True)
    when = f"{since(one.at, at.today)}. " if one.at else ""
    title = f"{one.who} leidt het overleg rond {amid(one.case_name)} in jouw plaats"
    return Ask(Rank.NOTICE, title, f"{when}Alleen die dag. “{one.words}”", (seen,))


def replaced(group: Group, at: Day) -> Ask:
    """A replacement ends by itself; who needs it longer says so."""
    one = group[0]
    act = Act("Wie mag dit openen?", f"/situaties/{one.case}/wie-mag-openen")
    until = f"Tot en met {day(one.at)}. " if one.at else ""
    title = f"{one.case_name}: de vervanging door {one.who} loopt af"
    return Ask(Rank.WEEK, title, f"{until}Langer nodig? Kies een nieuwe datum.", (act,), on(one.at))


def wish(group: Group, at: Day) -> Ask:
    """The client or somebody of the family wrote something for the coordinator."""
    one = group[0]
    when = f"{since(one.at, at.today)}. " if one.at else ""
    wrote = "schreef" if len(who(group)) == 1 else "schreven"
    about = "" if names(group) == one.case_name else f"{one.case_name}: "
    act = Act("Lezen", f"/overleggen/{one.subject}#wensen")
    title = f"{about}{names(group)} {wrote} iets voor jou"
    return Ask(Rank.CLIENT, title, f"{when}Lees het voor het overleg.", (act,))


def bounced(group: Group, at: Day) -> Ask:
    """The invitation came back: the form for another address stands open at this person's name."""
    detail = "Heb je een ander adres? We sturen de mail dan opnieuw. Anders kan het op papier."
    return _seat(
        group, at, Rank.TODAY, f"de mail aan {names(group)} kwam niet aan", detail, "Geef een ander adres"
    )


def misdirected(group: Group, at: Day) -> Ask:
    """Somebody else got it: the link ended at once."""
    detail = "De link werkt niet meer. Kijk het adres na, en stuur een nieuwe."
    return _seat(group, at, Rank.TODAY, f"de uitnodiging van {names(group)} kwam bij iemand anders", detail)


def guessed_at(group: Group, at: Day) -> Ask:
    """Somebody tries codes at a link: it sends no more of them."""
    detail = "De link stuurt geen codes meer. Bel even, en stuur een nieuwe link."
    return _seat(group, at, Rank.TODAY, f"bij de link van {names(group)} probeert iemand codes uit", detail)


def said_no(group: Group, at: Day) -> Ask:
    """Who cannot come is phoned (row 111)."""
    can = "kan" if len(who(group)) == 1 else "kunnen"
    rank = Rank.TODAY if _is_soon(group, at) else Rank.WEEK
    return _seat(
        group,
        at,
        rank,
        f"{names(group)} {can} niet komen",
        "Bel even. Inbellen kan ook, of vooraf iets meegeven.",
    )


def no_answer(group: Group, at: Day) -> Ask:
    """Who did not answer yet; the reminder goes by itself."""
    answered = "antwoordde" if len(who(group)) == 1 else "antwoordden"
    rank = Rank.TODAY if _is_soon(group, at) else Rank.WEEK
    return _seat(group, at, rank, f"{names(group)} {answered} nog niet", _reminder(group[0].at, at))


def something(group: Group, at: Day) -> Ask:
    """What has no sentence of its own yet is told all the same."""
    act = Act("Open de situatie", f"/situaties/{group[0].case}")
    return Ask(Rank.WEEK, f"{group[0].case_name}: er is iets te bekijken", "", (act,))


SENTENCES: Mapping[str, Callable[[Group, Day], Ask]] = {
    "case.opened-with-reason": opened,
    "case.replacement-ending": replaced,
    "case.stood-in": stood_in,
    "wish.new": wish,
    "invitation.bounced": bounced,
    "invitation.misdirected": misdirected,
    "invitation.guessed-at": guessed_at,
    "invitation.said-no": said_no,
    "invitation.no-answer": no_answer,
    **of_calls.SENTENCES,
    **of_consents.SENTENCES,
    **of_reports.SENTENCES,
    **of_preparations.SENTENCES,
}


def _seat(group: Group, at: Day, rank: Rank, what: str, detail: str, label: str = "Wie komt er?") -> Ask:
    one = group[0]
    when = f", {short_day(one.at).split(' ', 1)[1]}" if one.at else ""
    act = Act(label, f"/overleggen/{one.subject}/uitnodigingen")
    return Ask(rank, f"{one.case_name}{when}: {what}", detail, (act,), on(one.at))


def _reminder(starts_at: datetime | None, at: Day) -> str:
    """When the reminder leaves, or that it has left."""
    if starts_at is None:
        return ""
    leaves = starts_at - timedelta(days=at.reminder_days)
    if leaves <= at.now:
        return "Een belletje helpt vaak."
    tomorrow = on(leaves) - at.today == timedelta(days=1)
    return f"De herinnering vertrekt {'morgen' if tomorrow else day(leaves)} vanzelf."


def _is_soon(group: Group, at: Day) -> bool:
    starts_at = group[0].at
    return starts_at is not None and starts_at - at.now < SOON
