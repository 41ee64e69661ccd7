"""Tables of preparing one sitting: the client's kit, what holds somebody back, and each participant's three minutes."""

from enum import StrEnum

from piccolo.columns import ForeignKey, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz, MaybeUUID
from infra.database import key
from services.attachments.tables import Attachment
from services.cases.tables import Case, CircleMember
from services.consultations.tables import Consultation


class Hand(StrEnum):
    """Whose hand wrote it down."""

    SELF = "self"
    KEY_WORKER = "key-worker"
    COORDINATOR = "coordinator"


class Question(StrEnum):
    """What the kit asks: the three short ones first (row 53), then the others (rows 52, 54, 55)."""

    PROBLEM = "problem"
    SOLUTION = "solution"
    HELP = "help"
    DREAM = "dream"
    GOES_WELL = "goes-well"
    FIRST = "first"
    OBSTACLE = "obstacle"
    SELF = "self"


class ToldBy(StrEnum):
    """Who says an answer at the table; NOBODY keeps it for who reads the kit."""

    OPEN = ""
    SELF = "self"
    PERSON = "person"
    NOBODY = "nobody"


class Attends(StrEnum):
    """Whether somebody wants to be there themselves (row 44)."""

    OPEN = ""
    WHOLE = "whole"
    PART = "part"
    NOT = "not"
    UNSURE = "unsure"


class Silence(StrEnum):
    """Why somebody cannot speak for themselves (row 47)."""

    NONE = ""
    DEMENTIA = "dementia"
    SMALL_CHILD = "small-child"
    ILLNESS = "illness"
    OTHER = "other"


class ThresholdKind(StrEnum):
    """What holds somebody back from coming (rows 46, 58)."""

    TRANSPORT = "transport"
    CHILDCARE = "childcare"
    OWN_HOME = "own-home"
    COMPANION = "companion"
    LANGUAGE = "language"
    PEOPLE = "people"
    MOMENT = "moment"
    AFRAID = "afraid"
    OTHER = "other"


class PaperKind(StrEnum):
    """What was kept with a kit: the sheet of the kitchen table, or the coordinator's own voice."""

    SHEET = "sheet"
    VOICE = "voice"


class Kit(Table):
    """What the client, or somebody of the family, prepares for one sitting: "Mijn overleg"."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    circle_member = ForeignKey(CircleMember)
    attends = Text(default=Attends.OPEN)
    teller = ForeignKey(CircleMember, null=True, default=None)
    reporter = ForeignKey(CircleMember, null=True, default=None)
    silence = Text(default=Silence.NONE)
    known_how = Text(default="")
    known_by = ForeignKey(CircleMember, null=True, default=None)
    began_at = Timestamptz()
    changed_at = Timestamptz()
    ready_at = MaybeTimestamptz()
    ready_by = Text(default="")
    version = Integer(default=1)


class KitAnswer(Table, tablename="kit_answer"):
    """One answer in somebody's own words, and who says it at the table."""

    id = key()
    case = ForeignKey(Case)
    kit = ForeignKey(Kit)
    question = Text()
    words = Text(default="")
    told_by = Text(default=ToldBy.OPEN)
    teller = ForeignKey(CircleMember, null=True, default=None)
    written_by = Text(default=Hand.SELF)
    changed_at = Timestamptz()
    version = Integer(default=1)


class KitReader(Table, tablename="kit_reader"):
    """Who may read a kit beside its owner and the coordinator, because its owner said so."""

    id = key()
    case = ForeignKey(Case)
    kit = ForeignKey(Kit)
    circle_member = ForeignKey(CircleMember)
    allowed_at = Timestamptz()


class KitPaper(Table, tablename="kit_paper"):
    """A file that belongs to a kit: what was written at the kitchen table, or the coordinator's own voice."""

    id = key()
    case = ForeignKey(Case)
    kit = ForeignKey(Kit)
    attachment = ForeignKey(Attachment)
    kind = Text()
    kept_at = Timestamptz()
    kept_by = Text(default=Hand.COORDINATOR)


class Threshold(Table):
    """Something that holds somebody back from coming, and what is done about it."""

    id = key()
    case = ForeignKey(Case)
    kit = ForeignKey(Kit)
    kind = Text()
    words = Text(default="")
    remedy = Text(default="")
    noted_at = Timestamptz()
    noted_by = Text(default=Hand.SELF)
    settled_at = MaybeTimestamptz()
    settled_by = MaybeUUID()


class Contribution(Table):
    """One participant's three minutes before one sitting; read by its author and the coordinator alone."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    circle_member = ForeignKey(CircleMember)
    goes_well = Text(default="")
    mandate = Text(default="")
    client_can = Text(default="")
    began_at = Timestamptz()
    changed_at = Timestamptz()
    ready_at = MaybeTimestamptz()
    written_by = Text(default=Hand.SELF)
    version = Integer(default=1)


class RaisedTopic(Table, tablename="raised_topic"):
    """What a participant wants on the agenda; not before it was talked through with the client (row 50)."""

    id = key()
    case = ForeignKey(Case)
    contribution = ForeignKey(Contribution)
    title = Text()
    domain = Text(default="")
    why = Text(default="")
    far_reaching_at = MaybeTimestamptz()
    talked_through_at = MaybeTimestamptz()
    raised_at = Timestamptz()
    written_by = Text(default=Hand.SELF)
    taken_back_at = MaybeTimestamptz()
