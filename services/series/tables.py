"""Tables of the end of a series: what it brought, who was thanked, and whether the client wants the red thread."""

from enum import StrEnum

from piccolo.columns import UUID, Array, Boolean, ForeignKey, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz, MaybeUUID
from infra.database import key
from services.cases.tables import Case, CircleMember


class Brought(StrEnum):
    """What a series may bring (rows 15 and 16); a plan that is done is one of many."""

    GOALS = "goals"
    OWN_STRENGTH = "own-strength"
    HEARD = "heard"
    UNDERSTANDING = "understanding"
    PRIORITIES = "priorities"
    ON_HOLD = "on-hold"
    TASKS = "tasks"
    SHARED_CARE = "shared-care"


class Ending(Table, tablename="series_ending"):
    """The end of a series, until it is opened again: what it brought, who stays a point of contact, who watches.

    `words` are the client's own; `thanks` is what everybody reads who was there.
    """

    id = key()
    case = ForeignKey(Case)
    results = Array(base_column=Text(), default=list)
    words = Text(default="")
    contact = ForeignKey(CircleMember, null=True, default=None)
    contact_words = Text(default="")
    watcher = ForeignKey(CircleMember, null=True, default=None)
    thanks = Text(default="")
    ended_at = Timestamptz()
    ended_by = UUID()
    reopened_at = MaybeTimestamptz()
    reopened_by = MaybeUUID()
    reopening_reason = Text(default="")


class Thanks(Table):
    """One person thanked: by a mail without content, or in person or on paper, once somebody did so."""

    id = key()
    case = ForeignKey(Case)
    ending = ForeignKey(Ending)
    circle_member = ForeignKey(CircleMember)
    is_mailed = Boolean()
    thanked_at = MaybeTimestamptz()
    bounced_at = MaybeTimestamptz()


class ThreadWish(Table, tablename="thread_wish"):
    """The client wants to see the red thread on the own page, until not any more."""

    id = key()
    case = ForeignKey(Case)
    wished_at = Timestamptz()
    noted_by = UUID()
    ended_at = MaybeTimestamptz()
