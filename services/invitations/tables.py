"""Tables of being asked: the invitation, the ways in by link, code and PIN, signatures and wishes."""

from enum import StrEnum

from piccolo.columns import UUID, Array, Boolean, Bytea, ForeignKey, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeTimestamptz, MaybeUUID
from infra.database import key
from services.cases.tables import Case, CircleMember
from services.consultations.tables import AgendaItem, Participant


class Channel(StrEnum):
    """How somebody is asked."""

    MAIL = "mail"
    PAPER = "paper"


class Answer(StrEnum):
    """What somebody answered; NONE: nothing yet."""

    NONE = ""
    YES = "yes"
    PHONE = "phone"
    ONLINE = "online"
    NO = "no"


class Through(StrEnum):
    """Who wrote it down: the guest through the link or in a calendar, or the coordinator on the guest's behalf."""

    SELF = "self"
    COORDINATOR = "coordinator"
    CALENDAR = "calendar"


class MailState(StrEnum):
    """What became of the last mail; IN_DOUBT: perhaps it came twice."""

    NONE = ""
    SENT = "sent"
    IN_DOUBT = "in-doubt"
    BOUNCED = "bounced"


class CodeKind(StrEnum):
    """Six digits to the own address, or the PIN on the second sheet."""

    MAIL = "mail"
    PIN = "pin"


class WishKind(StrEnum):
    """What a client tells the coordinator through the own page."""

    SAY = "say"
    NOT_THIS_TOPIC = "not-this-topic"
    RATHER_WITHOUT = "rather-without"


class Invitation(Table):
    """One participant, asked once; `generation` numbers the link, `sequence` the calendar file.

    `dial`: the number or link by which somebody takes part from afar.
    `misdirected_at`: whoever got the mail or the sheet said that it is not for them.
    `moment_sequence`: since which calendar file the moment is the present one.
    `stray_answer`: what somebody else's calendar answered; a question to the coordinator, never an answer.
    `keyed_for` is the municipality whose links these are: it stays when that municipality merges.
    """

    id = key()
    keyed_for = UUID()
    case = ForeignKey(Case)
    participant = ForeignKey(Participant)
    channel = Text(default=Channel.MAIL)
    generation = Integer(default=1)
    sequence = Integer(default=0)
    asked_at = Timestamptz()
    asked_by = MaybeUUID()
    answer = Text(default=Answer.NONE)
    answer_note = Text(default="")
    answered_at = MaybeTimestamptz()
    answered_by = Text(default="")
    dial = Text(default="")
    note = Text(default="")
    noted_at = MaybeTimestamptz()
    mail_state = Text(default=MailState.NONE)
    mailed_at = MaybeTimestamptz()
    withdrawn_at = MaybeTimestamptz()
    misdirected_at = MaybeTimestamptz()
    moment_sequence = Integer(default=0)
    stray_answer = Text(default="")
    stray_at = MaybeTimestamptz()


class GuestLink(Table, tablename="guest_link"):
    """A link by the hash of its token: which case it opens, for whom. Ids and hashes only.

    It has no wall of a case, because whoever comes with a link is in no case yet.
    """

    id = key()
    opens = UUID()
    invitation = UUID()
    participant = UUID()
    token_hash = Bytea()
    made_at = Timestamptz()
    ended_at = MaybeTimestamptz()


class AccessCode(Table, tablename="access_code"):
    """One code or PIN. The digits are kept nowhere: they follow from `salt` and the key of the program."""

    id = key()
    case = ForeignKey(Case)
    invitation = ForeignKey(Invitation)
    kind = Text()
    salt = Bytea()
    browser_hash = Bytea(null=True, default=None)
    asked_at = Timestamptz()
    sent_at = MaybeTimestamptz()
    tries = Integer(default=0)
    used_at = MaybeTimestamptz()
    ended_at = MaybeTimestamptz()


class GuestSession(Table, tablename="guest_session"):
    """A browser that gave a good code: for this one invitation, half an hour."""

    id = key()
    case = ForeignKey(Case)
    invitation = ForeignKey(Invitation)
    token_hash = Bytea()
    began_at = Timestamptz()
    last_seen_at = Timestamptz()
    ended_at = MaybeTimestamptz()


class KnownBrowser(Table, tablename="known_browser"):
    """A browser that may give harmless answers for thirty days without a code."""

    id = key()
    case = ForeignKey(Case)
    invitation = ForeignKey(Invitation)
    browser_hash = Bytea()
    known_at = Timestamptz()
    ended_at = MaybeTimestamptz()


class LostLink(Table, tablename="lost_link"):
    """A mail address, sealed, whose links are to be mailed once more; gone when that is done."""

    id = key()
    sealed = Bytea()
    asked_at = Timestamptz()


class Signature(Table):
    """Somebody's agreement with one version of the code of conduct: by link or on paper, and when."""

    id = key()
    case = ForeignKey(Case)
    circle_member = ForeignKey(CircleMember)
    conduct = Text()
    channel = Text()
    signed_at = Timestamptz()
    noted_by = MaybeUUID()


class ConductAddition(Table, tablename="conduct_addition"):
    """What a municipality adds to the code of conduct. Rows are only added; 0: of one that merged into this."""

    id = key()
    number = Integer()
    sentences = Array(base_column=Text(), default=list)
    written_at = Timestamptz()
    written_by = UUID()


class Wish(Table):
    """A client's words to the coordinator; for everybody only when the client says so."""

    id = key()
    case = ForeignKey(Case)
    invitation = ForeignKey(Invitation)
    kind = Text()
    words = Text(default="")
    about = ForeignKey(CircleMember, null=True, default=None)
    agenda_item = ForeignKey(AgendaItem, null=True, default=None)
    is_for_all = Boolean(default=False)
    wished_at = Timestamptz()
    written_by = Text(default=Through.SELF)
    handled_at = MaybeTimestamptz()
    handled_by = MaybeUUID()
