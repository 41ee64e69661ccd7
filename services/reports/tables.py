"""Tables of the report of one sitting."""

from enum import StrEnum

from piccolo.columns import JSONB, Boolean, ForeignKey, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeDate, MaybeTimestamptz, MaybeUUID
from infra.database import key
from services.cases.tables import Case, CircleMember
from services.consultations.tables import AgendaItem, Consultation, Participant


class Spread(StrEnum):
    """To whom the client lets the report go (row 73)."""

    ALL = "all"
    SOME = "some"
    NOBODY = "nobody"


class Channel(StrEnum):
    """How somebody gets it."""

    MAIL = "mail"
    PAPER = "paper"


class Outcome(StrEnum):
    """What became of a comment; OPEN: nobody looked yet."""

    OPEN = ""
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Report(Table):
    """One per sitting. `released_at` and `final_at` say how far it is; `spread` is the client's answer."""

    id = key()
    case = ForeignKey(Case)
    consultation = ForeignKey(Consultation)
    conclusion = Text(default="")
    bottlenecks = Text(default="")
    spread = Text(default="")
    spread_words = Text(default="")
    spread_at = MaybeTimestamptz()
    spread_by = MaybeUUID()
    begun_at = Timestamptz()
    released_at = MaybeTimestamptz()
    comments_until = MaybeDate()
    final_at = MaybeTimestamptz()
    final_by = MaybeUUID()
    version = Integer(default=1)


class ReportReader(Table, tablename="report_reader"):
    """The client's answer about one participant, where it is "only to some"."""

    id = key()
    case = ForeignKey(Case)
    report = ForeignKey(Report)
    participant = ForeignKey(Participant)
    may_read = Boolean()


class ReportVersion(Table, tablename="report_version"):
    """What was sent, frozen: the whole content; an extract is computed from it for each reader."""

    id = key()
    case = ForeignKey(Case)
    report = ForeignKey(Report)
    number = Integer()
    is_final = Boolean(default=False)
    content = JSONB()
    made_at = Timestamptz()
    made_by = MaybeUUID()


class ReportDelivery(Table, tablename="report_delivery"):
    """One version for one reader: how it went, whether it arrived, when it was opened."""

    id = key()
    case = ForeignKey(Case)
    report = ForeignKey(Report)
    report_version = ForeignKey(ReportVersion)
    participant = ForeignKey(Participant)
    channel = Text()
    is_extract = Boolean()
    is_plan_alone = Boolean(default=False)
    made_at = Timestamptz()
    sent_at = MaybeTimestamptz()
    is_in_doubt = Boolean(default=False)
    bounced_at = MaybeTimestamptz()
    handed_over_at = MaybeTimestamptz()
    opened_at = MaybeTimestamptz()


class ReportComment(Table, tablename="report_comment"):
    """What a reader wants added or mended; accepted ones stand in the final version under the reader's name.

    One that came after that is late: it may become an amendment (amending.py).
    """

    id = key()
    case = ForeignKey(Case)
    report = ForeignKey(Report)
    agenda_item = ForeignKey(AgendaItem, null=True, default=None)
    said_by = ForeignKey(CircleMember)
    words = Text()
    said_at = Timestamptz()
    noted_by = MaybeUUID()
    outcome = Text(default=Outcome.OPEN)
    answer = Text(default="")
    settled_at = MaybeTimestamptz()
    settled_by = MaybeUUID()


class ContactWish(Table, tablename="contact_wish"):
    """What somebody lets stand in the annex of the reports of this case; without a wish nothing stands there."""

    id = key()
    case = ForeignKey(Case)
    circle_member = ForeignKey(CircleMember)
    is_phone_shared = Boolean()
    is_email_shared = Boolean()
    is_address_shared = Boolean()
    said_at = Timestamptz()
    noted_by = MaybeUUID()
