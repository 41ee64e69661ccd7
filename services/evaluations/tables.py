"""Tables of evaluation: what was asked and answered about one sitting, and a coordinator's own mirror."""

from enum import StrEnum

from piccolo.columns import Bytea, Date, ForeignKey, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz, MaybeUUID
from infra.database import key
from services.cases.tables import Case, CircleMember
from services.consultations.tables import Consultation
from tenants.tables import Member


class Way(StrEnum):
    """How somebody is asked how it was."""

    OWN = "own"
    PHONE = "phone"
    PAPER = "paper"
    NEUTRAL = "neutral"


class Face(StrEnum):
    """The four faces; an empty one was skipped."""

    YES = "yes"
    MOSTLY = "mostly"
    HARDLY = "hardly"
    NO = "no"


class Aspect(StrEnum):
    """What the four questions are about (rows 164-167); each is a column of Feedback."""

    RELEVANCE = "relevance"
    IMPACT = "impact"
    FULFILMENT = "fulfilment"
    COORDINATION = "coordination"


class Readers(StrEnum):
    """Who may read what was said: the coordinator, all who sat at the table, or nobody (it only counts)."""

    COORDINATOR = "coordinator"
    TABLE = "table"
    NOBODY = "nobody"


class Hand(StrEnum):
    """Whose hand wrote it down."""

    SELF = "self"
    NEUTRAL = "neutral"
    COORDINATOR = "coordinator"


class Tick(StrEnum):
    """An answer of a short form, of the mirror and of the look at the plan; empty: skipped."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class NextStep(StrEnum):
    """What follows from the look at the plan (rows 172, 173)."""

    GO_ON = "go-on"
    ADJUST = "adjust"
    MEET = "meet"
    TALK = "talk"


class TableWord(Table, tablename="table_word"):
    """One word or sentence of the table on how it was, asked aloud as the last point (row 162)."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    words = Text()
    noted_at = Timestamptz()
    noted_by = MaybeUUID()
    version = Integer(default=1)


class Feedback(Table):
    """What one person of the family says about one sitting: four faces and own words, each of them optional.

    Asked and not answered: `answered_at` is empty. `declined_at`: rather not, so nobody asks again.
    `told_to`: who asked and listened, when it was not by the own link. `withdrawn_at`: taken back; the words are gone.
    """

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    circle_member = ForeignKey(CircleMember)
    way = Text(default=Way.OWN)
    asked_at = Timestamptz()
    asked_by = MaybeUUID()
    relevance = Text(default="")
    impact = Text(default="")
    fulfilment = Text(default="")
    coordination = Text(default="")
    came_because = Text(default="")
    words = Text(default="")
    readers = Text(default=Readers.COORDINATOR)
    answered_at = MaybeTimestamptz()
    written_by = Text(default="")
    noted_by = MaybeUUID()
    told_to = Text(default="")
    declined_at = MaybeTimestamptz()
    withdrawn_at = MaybeTimestamptz()
    seen_at = MaybeTimestamptz()
    version = Integer(default=1)


class NeutralTalk(Table, tablename="neutral_talk"):
    """A neutral person who asks somebody how it was, and writes it down through a link for just that.

    The digits follow from `salt`; `session_hash` is the one browser that gave them.
    """

    id = key()
    case = ForeignKey(Case)
    feedback = ForeignKey(Feedback)
    circle_member = ForeignKey(CircleMember, null=True, default=None)
    first_name = Text()
    email = Text(default="")
    phone = Text(default="")
    salt = Bytea()
    tries = Integer(default=0)
    session_hash = Bytea(null=True, default=None)
    session_seen_at = MaybeTimestamptz()
    asked_at = Timestamptz()
    asked_by = MaybeUUID()
    until_on = Date()
    mailed_at = MaybeTimestamptz()
    bounced_at = MaybeTimestamptz()
    answered_at = MaybeTimestamptz()
    ended_at = MaybeTimestamptz()


class HelperMinute(Table, tablename="helper_minute"):
    """What one helper says about one sitting in a minute: two ticks and one sentence."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    circle_member = ForeignKey(CircleMember)
    was_useful = Text(default="")
    client_had_say = Text(default="")
    words = Text(default="")
    written_by = Text(default=Hand.SELF)
    noted_by = MaybeUUID()
    answered_at = Timestamptz()
    version = Integer(default=1)


class ShortForm(Table, tablename="short_form"):
    """A short form that somebody wanted: what made the client stronger, or what helps the team (rows 175, 176)."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    kind = Text()
    words = Text(default="")
    written_by = Text(default=Hand.COORDINATOR)
    noted_by = MaybeUUID()
    noted_at = Timestamptz()
    version = Integer(default=1)


class ShortFormAnswer(Table, tablename="short_form_answer"):
    """One line of a short form."""

    id = key()
    case = ForeignKey(Case)
    short_form = ForeignKey(ShortForm)
    item = Text()
    answer = Text()


class PlanReview(Table, tablename="plan_review"):
    """A look at the plan after an evaluation: four questions, who helps, and what follows (rows 172, 173)."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    plan_fits = Text(default="")
    goals_fit = Text(default="")
    new_needs = Text(default="")
    work_fits = Text(default="")
    help_fits = Text(default="")
    words = Text(default="")
    next_step = Text(default="")
    next_words = Text(default="")
    reviewed_at = Timestamptz()
    reviewed_by = MaybeUUID()
    version = Integer(default=1)


class MirrorAnswer(Table, tablename="mirror_answer"):
    """One line of a coordinator's own mirror of a year; of no case, and PostgreSQL shows it to nobody else."""

    id = key()
    member = ForeignKey(Member)
    year = Integer()
    item = Text()
    answer = Text(default="")
    remark = Text(default="")
    answered_at = Timestamptz()
