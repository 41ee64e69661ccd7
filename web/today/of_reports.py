"""What asks about a meeting that is over and about its report, as sentences."""

from collections.abc import Callable, Mapping

from services.cases.queries import Attention
from tenants.words.dates import day
from tenants.words.today import amid, since
from web.today.asks import Act, Ask, Day, Rank
from web.today.groups import Group, names, on


def to_close(group: Group, at: Day) -> Ask:
    """The table was left, and nobody said that it was over."""
    one = group[0]
    act = Act("Rond af", f"/overleggen/{one.subject}/afsluiting")
    when = f"Het overleg van {day(one.at)} is nog niet afgerond." if one.at else ""
    return Ask(Rank.TODAY, f"{one.case_name}: hoe liep het overleg?", when, (act,), on(one.at))


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
    title = f"Verslag {amid(one.case_name)}: een opmerking van {names(group)}"
    return _report(one, title, f"{when}Je neemt ze over of niet.", "Lezen")


def report_bounced(group: Group, at: Day) -> Ask:
    """The report did not arrive."""
    one = group[0]
    title = f"Verslag {amid(one.case_name)}: de mail aan {names(group)} kwam niet aan"
    return _report(one, title, "Kijk het adres na, of geef het op papier.", "Bekijken")


SENTENCES: Mapping[str, Callable[[Group, Day], Ask]] = {
    "meeting.to-close": to_close,
    "report.to-send": to_send,
    "report.comment": commented,
    "report.bounced": report_bounced,
}


def _report(one: Attention, title: str, detail: str, label: str) -> Ask:
    return Ask(Rank.WEEK, title, detail, (Act(label, f"/overleggen/{one.subject}/verslag"),), on(one.at))
