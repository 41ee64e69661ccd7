"""Tables of publications: what a network chose, a period that was counted, and its cells, never changed once made."""

from enum import StrEnum

from piccolo.columns import JSONB, UUID, Date, ForeignKey, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz, MaybeUUID
from infra.database import key


class Layer(StrEnum):
    """Which table a cell stands in."""

    THEME_PLACE = "theme-place"
    DOMAIN_THEME = "domain-theme"


class State(StrEnum):
    """How far a publication is; `made` is frozen, and still inside the network."""

    MAKING = "making"
    MADE = "made"
    PUBLISHED = "published"


class NetworkPolicy(Table, tablename="network_policy"):
    """Network scope, one row: how long a period is, and floors that may only be higher than ours."""

    id = key()
    period = Text(default="half-year")
    least_clients = Integer(default=5)
    least_municipalities = Integer(default=3)
    version = Integer(default=1)


class Publication(Table):
    """Network scope: one period, from `begins_on` up to and including `ends_on`, as it was counted at `cutoff_at`."""

    id = key()
    period = Text()
    begins_on = Date()
    ends_on = Date()
    version = Integer(default=1)
    level = Text(default="")
    state = Text(default="making")
    step = Integer(default=0)
    steps = Integer(default=1)
    asked_at = Timestamptz()
    asked_by = MaybeUUID()
    cutoff_at = MaybeTimestamptz()
    made_at = MaybeTimestamptz()
    published_at = MaybeTimestamptz()
    published_by = MaybeUUID()
    inputs_hash = Text(default="")
    content_hash = Text(default="")
    policy = JSONB()
    reason = Text(default="")


class PublicationCell(Table, tablename="publication_cell"):
    """Network scope: about how many situations; `low` and `high` are null when it may not be told or is nobody.

    `place` is an arrondissement, empty for the whole network; `theme` empty for all themes.
    """

    id = key()
    publication = ForeignKey(Publication)
    layer = Text()
    theme = Text(default="")
    theme_name = Text(default="")
    sub_theme = Text(default="")
    sub_theme_name = Text(default="")
    domain = Text(default="")
    place = Text(default="")
    low = Integer(null=True, default=None)
    high = Integer(null=True, default=None)


class ContributionPast(Table, tablename="contribution_past"):
    """Network scope: how a contribution stood at the count of this publication, before it changed. No moment."""

    id = key()
    publication = ForeignKey(Publication)
    contribution = UUID()
    state = Text()
    theme = Text()
    sub_theme = Text()
    domain = Text()
