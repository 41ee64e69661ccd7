"""What asks about preparing, as a sentence: somebody would come if something were arranged."""

from collections.abc import Callable, Mapping

from tenants.words.preparations import THRESHOLDS
from web.today.asks import Act, Ask, Day, Rank
from web.today.groups import Group, names, on, who


def in_the_way(group: Group, at: Day) -> Ask:
    """One sentence for a sitting, in the words of who said so."""
    one = group[0]
    said = ", ".join(dict.fromkeys(f"“{THRESHOLDS[each.words].words}”" for each in group))
    say = "zegt" if len(who(group)) == 1 else "zeggen"
    act = Act("Zoek hoe het wel lukt", f"/overleggen/{one.subject}/voorbereiding")
    title = f"{one.case_name}: komen is niet vanzelfsprekend"
    return Ask(Rank.CLIENT, title, f"{names(group)} {say}: {said}.", (act,), on(one.at))


SENTENCES: Mapping[str, Callable[[Group, Day], Ask]] = {"kit.in-the-way": in_the_way}
