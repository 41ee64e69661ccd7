"""Tables of figures: what stays after erasing, the sheet of a year as it was made, and what a network may count."""

from piccolo.columns import JSONB, UUID, Date, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz, MaybeUUID
from infra.database import key


class FigureKept(Table, tablename="figure_kept"):
    """How often something happened in a quarter in cases that were erased since. Nothing leads back."""

    id = key()
    quarter = Date()
    figure = Text()
    part = Text(default="")
    times = Integer()


class FigureSheet(Table, tablename="figure_sheet"):
    """The figures of a year that is over, as they leave the coordinator's desk: with floors, and never changed."""

    id = key()
    year = Integer()
    content = JSONB()
    made_at = Timestamptz()
    made_by = UUID()


class FigureShare(Table, tablename="figure_share"):
    """One figure of one year that the networks of this municipality may count: `content` is what goes, to the byte."""

    id = key()
    year = Integer()
    figure = Text()
    content = Text()
    shared_at = Timestamptz()
    shared_by = UUID()
    ended_at = MaybeTimestamptz()
    ended_by = MaybeUUID()
