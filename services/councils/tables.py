"""Tables of what a municipality does with its bottlenecks; none of them knows a case."""

from enum import StrEnum

from piccolo.columns import JSONB, UUID, Date, ForeignKey, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeDate, MaybeTimestamptz, MaybeUUID
from infra.database import key
from services.signals.tables import Signal


class Whom(StrEnum):
    """To whom one brings a bottleneck (row 183, row 186)."""

    HEAD_OF_SERVICE = "head-of-service"
    ALDERMAN = "alderman"
    COLLEGE = "college"
    COUNCIL = "council"
    ADVISORY_BOARD = "advisory-board"
    OTHER = "other"


class Status(StrEnum):
    """What became of it."""

    HEARD = "heard"
    TAKEN_UP = "taken-up"
    IN_PART = "in-part"
    SOLVED = "solved"
    REFUSED = "refused"


class Raising(Table):
    """A theme, or one bottleneck of it, was brought to somebody who can change it; `answer_by` is asked on Vandaag."""

    id = key()
    theme = Text()
    signal = MaybeUUID()
    to_whom = Text()
    addressee = Text(default="")
    asked = Text()
    brought_on = Date()
    answer_by = MaybeDate()
    noted_at = Timestamptz()
    noted_by = UUID()
    ended_at = MaybeTimestamptz()
    ended_by = MaybeUUID()
    version = Integer(default=1)


class RaisingAnswer(Table, tablename="raising_answer"):
    """What they answered; only added to, the newest counts. `plain` is for the client and the table."""

    id = key()
    raising = ForeignKey(Raising)
    answered_on = Date()
    status = Text()
    by_whom = Text(default="")
    words = Text(default="")
    plain = Text(default="")
    noted_at = Timestamptz()
    noted_by = UUID()


class CouncilChapter(Table, tablename="council_chapter"):
    """One theme of the file of a year, in the coordinator's words; without a theme: the year itself."""

    id = key()
    year = Integer()
    theme = Text(default="")
    words = Text(default="")
    since = Text(default="")
    asks = Text(default="")
    version = Integer(default=1)


class CouncilQuote(Table, tablename="council_quote"):
    """A confirmed text that somebody chose for the file of a year."""

    id = key()
    year = Integer()
    signal = ForeignKey(Signal)
    chosen_at = Timestamptz()
    chosen_by = UUID()


class CouncilFile(Table, tablename="council_file"):
    """The file of a year as it was made: never changed, a new version beside it. Its numbers are those of the first."""

    id = key()
    year = Integer()
    version = Integer()
    content = JSONB()
    changed = Text(default="")
    made_at = Timestamptz()
    made_by = UUID()
