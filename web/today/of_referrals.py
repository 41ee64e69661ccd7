"""Requests that ask for the coordinator, as sentences."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from services.referrals.tables import Urgency
from services.referrals.views import Attention
from tenants.words.dates import day
from tenants.words.today import URGENCIES, since
from web.today.asks import Act, Ask, Day, Rank

NEAR = timedelta(days=3)
AT_ONCE = frozenset({"referral.to-call", "referral.to-assign", "referral.to-tell"})


def ask(found: Attention, at: Day) -> Ask:
    """One request."""
    title, detail = SENTENCES[found.what](found, at)
    act = Act("Open de aanvraag", f"/aanvragen/{found.referral}")
    return Ask(_rank(found, at), title, detail, (act,), found.by_on or at.today)


def to_weigh(found: Attention, at: Day) -> tuple[str, str]:
    """New, and the client knows."""
    came = f"{since(found.since, at.today)}, van {found.why}."
    return f"Nieuwe aanvraag{URGENCIES.get(found.urgency, '')}", f"{came} Bel de aanvrager en weeg samen af."


def to_call(found: Attention, at: Day) -> tuple[str, str]:
    """New, and the client knows of nothing yet."""
    came = f"{since(found.since, at.today)}, van {found.why}."
    return (
        f"Iemand wil een {at.words.consultation} aanvragen",
        f"{came} Bel terug: de cliënt weet nog van niets.",
    )


def to_begin(found: Attention, at: Day) -> tuple[str, str]:
    """Weighed: it becomes a consultation."""
    return f"Een aanvraag wordt een {at.words.consultation}", f"Van {found.why}. Begin de cliëntsituatie."


def to_assign(found: Attention, at: Day) -> tuple[str, str]:
    """A chair of the pool goes on with it."""
    title = (
        "Een aanvraag kwam terug"
        if found.is_returned
        else f"Nieuwe aanvraag{URGENCIES.get(found.urgency, '')}"
    )
    came = f"{since(found.since, at.today)}, van {found.why}."
    return title, f"{came} Wijs een {at.words.chair} toe."


def to_tell(found: Attention, at: Day) -> tuple[str, str]:
    """Weighed: no consultation now, and who asked does not know yet."""
    return "Een aanvrager wacht op antwoord", f"{found.why}. Bel even: wat je kunt zeggen, staat klaar."


def next_step(found: Attention, at: Day) -> tuple[str, str]:
    """Weighed: something else came first, and now is the time."""
    planned = f"Gepland voor {day(found.by_on)}." if found.by_on else ""
    return "De volgende stap van een aanvraag is nu", f"Van {found.why}. {planned}".strip()


SENTENCES: Mapping[str, Callable[[Attention, Day], tuple[str, str]]] = {
    "referral.to-weigh": to_weigh,
    "referral.to-call": to_call,
    "referral.to-begin": to_begin,
    "referral.to-assign": to_assign,
    "referral.to-tell": to_tell,
    "referral.next-step": next_step,
}


def _rank(found: Attention, at: Day) -> Rank:
    if found.urgency == Urgency.VERY and found.what not in {"referral.next-step", "referral.to-tell"}:
        return Rank.VERY_URGENT
    is_near = found.by_on is None or found.by_on - at.today <= NEAR
    return Rank.SOON if is_near or found.what in AT_ONCE else Rank.WEEK
