"""What asks about consent, as sentences: somebody said no, or something was shared without a yes."""

from collections.abc import Callable, Mapping

from tenants.words.today import amid, since
from web.today.asks import Act, Ask, Day, Rank
from web.today.groups import Group, on


def stopped(group: Group, at: Day) -> Ask:
    """The client took the yes back through the own link: everything stopped by itself, a call remains."""
    one = group[0]
    when = f"{since(one.at, at.today)}. " if one.at else ""
    about = "" if one.who == one.case_name else f" ({amid(one.case_name)})"
    act = Act("Open de situatie", f"/situaties/{one.case}")
    detail = f"{when}Bel even. De uitnodigingen zijn ingetrokken."
    return Ask(Rank.CLIENT, f"{one.who}{about} zei: ik stop.", detail, (act,), on(one.at))


def untold(group: Group, at: Day) -> Ask:
    """What was shared without a yes is told to the client, as soon as that is safe."""
    one = group[0]
    when = f"{since(one.at, at.today)}. " if one.at else ""
    title = f"{one.case_name}: er is iets gedeeld zonder ja, en de cliënt weet het nog niet"
    detail = f"{when}Vertel het zodra dat veilig is."
    return Ask(Rank.CLIENT, title, detail, (_look(group),), on(one.at))


def shared(group: Group, at: Day) -> Ask:
    """A colleague shared something without a yes: whoever leads this case too knows it at once."""
    one = group[0]
    when = f"{since(one.at, at.today)}. " if one.at else ""
    title = f"{one.case_name}: {one.who} deelde iets zonder ja"
    return Ask(Rank.TODAY, title, f"{when}Lees waarom, en wat precies.", (_look(group),), on(one.at))


SENTENCES: Mapping[str, Callable[[Group, Day], Ask]] = {
    "consent.withdrawn": stopped,
    "emergency.untold": untold,
    "emergency.shared": shared,
}


def _look(group: Group) -> Act:
    return Act("Lezen", f"/situaties/{group[0].case}/nood#n-{group[0].subject}")
