"""Several things about one sitting, told in one sentence."""

from collections.abc import Sequence
from datetime import date, datetime

from infra.clock import BRUSSELS
from services.cases.queries import Attention
from tenants.words.today import listed

Group = Sequence[Attention]


def who(group: Group) -> list[str]:
    """Each first name once."""
    return list(dict.fromkeys(one.who for one in group if one.who))


def names(group: Group) -> str:
    """`Ward en Leen`."""
    return listed(who(group) or ["iemand"])


def on(moment: datetime | None) -> date:
    """The day in Flanders; what has none comes last."""
    return moment.astimezone(BRUSSELS).date() if moment else date.max
