"""What asks about phoning, as a sentence: whom somebody promised to call back."""

from collections.abc import Callable, Mapping

from tenants.words.dates import moment
from web.today.asks import Act, Ask, Day, Rank
from web.today.groups import Group, names, on


def back(group: Group, at: Day) -> Ask:
    """One sentence for a sitting, with what was noted."""
    one = group[0]
    words = ". ".join(dict.fromkeys(each.words.rstrip(".") for each in group if each.words))
    act = Act("Naar het belblad", f"/overleggen/{one.subject}/belblad")
    detail = f"{moment(one.at).capitalize()}." + (f" {words}." if words else "")
    return Ask(Rank.TODAY, f"{one.case_name}: bel {names(group)} terug", detail, (act,), on(one.at))


SENTENCES: Mapping[str, Callable[[Group, Day], Ask]] = {"call.back": back}
