"""Tables of the plan. An agreement belongs to the case: it lives on from one consultation to the next."""

from enum import StrEnum

from piccolo.columns import Date, ForeignKey, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeDate, MaybeTimestamptz, MaybeUUID
from infra.database import key
from services.cases.tables import Case, CircleMember
from services.consultations.tables import AgendaItem, Consultation


class AgreementKind(StrEnum):
    """What an agreement does with somebody's help (row 143); most are none of these.

    REPLACE: one generalist does what several did (row 115).
    """

    PLAIN = ""
    CONTINUE = "continue"
    ATTENTION = "attention"
    START = "start"
    REFER = "refer"
    REDUCE = "reduce"
    STOP = "stop"
    HOLD = "hold"
    REPLACE = "replace"


class Answer(StrEnum):
    """The client's answer to a goal or an agreement; not knowing yet is a full answer."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Goal(Table):
    """What the client wants to reach, in own words; `whose` is empty when it is the client's (row 136)."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation, null=True, default=None)
    sentence = Text()
    whose = ForeignKey(CircleMember, null=True, default=None)
    noted_at = Timestamptz()
    noted_by = MaybeUUID()
    reworded_at = MaybeTimestamptz()
    dropped_at = MaybeTimestamptz()
    version = Integer(default=1)


class Step(Table):
    """One step towards a goal: what the client can do and tried, which help, what the own network gives (row 138)."""

    id = key()
    case = ForeignKey(Case)
    goal = ForeignKey(Goal)
    sentence = Text()
    can_do = Text(default="")
    help_needed = Text(default="")
    own_network = Text(default="")
    noted_at = Timestamptz()
    reworded_at = MaybeTimestamptz()
    dropped_at = MaybeTimestamptz()
    version = Integer(default=1)


class Agreement(Table):
    """One sentence: who does what by when. Everything else is optional and may come later.

    `agenda_item` is the point at which it was said: who was not there for it does not read it.
    """

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation, null=True, default=None)
    agenda_item = ForeignKey(AgendaItem, null=True, default=None)
    goal = ForeignKey(Goal, null=True, default=None)
    sentence = Text()
    owner = ForeignKey(CircleMember, null=True, default=None)
    due_on = MaybeDate()
    domain = Text(default="")
    price = Text(default="")
    mandate = Text(default="")
    objection = Text(default="")
    kind = Text(default=AgreementKind.PLAIN)
    noted_at = Timestamptz()
    reworded_at = MaybeTimestamptz()
    noted_by = MaybeUUID()
    done_at = MaybeTimestamptz()
    done_by = MaybeUUID()
    dropped_at = MaybeTimestamptz()
    dropped_reason = Text(default="")
    version = Integer(default=1)


class AgreementMove(Table, tablename="agreement_move"):
    """A date that was moved: normal, with its reason, so that it is followed again (row 156)."""

    id = key()
    case = ForeignKey(Case)
    agreement = ForeignKey(Agreement)
    from_on = MaybeDate()
    to_on = Date()
    reason = Text(default="")
    moved_at = Timestamptz()
    moved_by = MaybeUUID()


class Assent(Table):
    """The client's yes, no or not yet to one goal or one agreement; the newest row counts.

    Provisional until the debrief: `confirmed_at` is filled in there.
    """

    id = key()
    case = ForeignKey(Case)
    goal = ForeignKey(Goal, null=True, default=None)
    agreement = ForeignKey(Agreement, null=True, default=None)
    answer = Text()
    words = Text(default="")
    asked_at = Timestamptz()
    asked_by = MaybeUUID()
    confirmed_at = MaybeTimestamptz()
    confirmed_by = MaybeUUID()


class HelpChange(Table, tablename="help_change"):
    """What becomes of somebody's help (row 143); the newest row per person counts, an empty kind says nothing more.

    `replaced_by` is who does it from now on, where one generalist takes over (row 115).
    """

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation, null=True, default=None)
    circle_member = ForeignKey(CircleMember)
    kind = Text(default=AgreementKind.PLAIN)
    words = Text(default="")
    replaced_by = ForeignKey(CircleMember, null=True, default=None)
    noted_at = Timestamptz()
    noted_by = MaybeUUID()


class Endorsement(Table):
    """Somebody of the table stands behind what was agreed there (row 145); the client's yes is an Assent."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    circle_member = ForeignKey(CircleMember)
    endorsed_at = Timestamptz()
    noted_by = MaybeUUID()
