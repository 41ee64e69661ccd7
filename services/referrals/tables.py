"""Tables of a request. It precedes the case, so only its municipality walls it; see the note at `led_to`."""

from enum import StrEnum

from piccolo.columns import UUID, Array, Boolean, Bytea, Date, ForeignKey, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeBoolean, MaybeDate, MaybeTimestamptz, MaybeUUID
from infra.database import key
from tenants.tables import Member


class RequesterKind(StrEnum):
    """Who asks (row 20); client and young person ask for themselves."""

    HELPER = "helper"
    CLIENT = "client"
    CLOSE = "close"
    YOUNG_PERSON = "young-person"


class Channel(StrEnum):
    """How the request came in."""

    PUBLIC = "public"
    PHONE = "phone"
    PAPER = "paper"


class Living(StrEnum):
    """With whom the client lives (row 29)."""

    ALONE = "alone"
    TOGETHER = "together"


class ConsentToOrganise(StrEnum):
    """Who agreed that a consultation is organised (row 34); the confidant is an exception (X2)."""

    YES = "yes"
    CONFIDANT = "confidant"
    NO = "no"


class ClientPresence(StrEnum):
    """Whether the client would be at the table (row 35)."""

    WITH = "with"
    WITHOUT = "without"


class PlaceWish(StrEnum):
    """Where the requester would hold it (row 36)."""

    HOME = "home"
    OTHER = "other"


class Urgency(StrEnum):
    """How soon (row 38): within the week, three weeks, the month, or another moment."""

    VERY = "very"
    FAIRLY = "fairly"
    NOT_SO = "not-so"
    OTHER = "other"


class PersonKind(StrEnum):
    """Why somebody stands in a request: lives with the client, or is wanted at the table."""

    HOUSEHOLD = "household"
    HELPER = "helper"
    NETWORK = "network"


class Outcome(StrEnum):
    """What the weighing came to."""

    CONSULTATION = "consultation"
    NOT_NOW = "not-now"
    OTHER_FORM = "other-form"


class OtherForm(StrEnum):
    """What fits better than a consultation (rows 2, 8, 10-12)."""

    BILATERAL = "bilateral"
    SMALL_GROUP = "small-group"
    MDO = "mdo"
    PSYCHIATRIC = "psychiatric"
    CASUSOVERLEG = "casusoverleg"
    OTHER = "other"


class Referral(Table):
    """A request. While the client knows of nothing, it is only the requester's name and phone (X20).

    `led_to` is the case that came of it: from then on PostgreSQL shows it only to who may open that case.
    """

    id = key()
    requester_kind = Text(null=True, default=None)
    requester_name = Text()
    requester_organisation = Text(default="")
    requester_relation = Text(default="")
    requester_phone = Text(default="")
    requester_email = Text(default="")
    client_name = Text(default="")
    client_address = Text(default="")
    client_phone = Text(default="")
    client_email = Text(default="")
    living = Text(null=True, default=None)
    question = Text(default="")
    social_situation = Text(default="")
    goal = Text(default="")
    is_client_informed = Boolean()
    informed_note = Text(default="")
    consent = Text(null=True, default=None)
    consent_reason = Text(default="")
    client_presence = Text(null=True, default=None)
    absence_reason = Text(default="")
    place = Text(null=True, default=None)
    place_reason = Text(default="")
    place_proposal = Text(default="")
    availability = Text(default="")
    urgency = Text(null=True, default=None)
    urgency_reason = Text(default="")
    remarks = Text(default="")
    channel = Text()
    asked_on = Date()
    received_at = Timestamptz()
    received_by = ForeignKey(Member, null=True, default=None)
    led_to = MaybeUUID()
    reports_to_judge = MaybeBoolean()
    told_client_on = MaybeDate()
    version = Integer(default=1)
    talked_through = Array(base_column=Text())


class ReferralPerson(Table, tablename="referral_person"):
    """Somebody named in a request; nobody of them is asked anything before the client's consent."""

    id = key()
    referral = ForeignKey(Referral)
    kind = Text()
    position = Integer()
    name = Text()
    relation = Text(default="")
    function = Text(default="")
    organisation = Text(default="")
    address = Text(default="")
    phone = Text(default="")
    email = Text(default="")
    reports_to_judge = MaybeBoolean()
    told_client_on = MaybeDate()


class ReferralAssignment(Table, tablename="referral_assignment"):
    """Who handles a request: took it up, or was given it out of the pool. One at a time; the earlier ones stay."""

    id = key()
    referral = ForeignKey(Referral)
    member = ForeignKey(Member)
    assigned_at = Timestamptz()
    assigned_by = ForeignKey(Member)
    ended_at = MaybeTimestamptz()


class ReferralReturn(Table, tablename="referral_return"):
    """Why somebody handed a request back: words, so behind the wall of the request."""

    id = key()
    referral = ForeignKey(Referral)
    assignment = ForeignKey(ReferralAssignment)
    words = Text()
    returned_at = Timestamptz()


class ReferralMatch(Table, tablename="referral_match"):
    """Whether two requests are about the same client, as somebody decided; the newer goes on with the other."""

    id = key()
    referral = ForeignKey(Referral)
    other = ForeignKey(Referral)
    is_same = Boolean()
    decided_at = Timestamptz()
    decided_by = ForeignKey(Member)


class ReferralDraft(Table, tablename="referral_draft"):
    """A request that is still being written, sealed. Who has the link of the mail reads it; it ends by itself.

    `once` is the form it stands in: saved again it is the same draft, and sent it is gone.
    """

    id = key()
    once = UUID()
    generation = Integer(default=1)
    link_hash = Bytea()
    address_hash = Bytea()
    sealed_address = Bytea(null=True, default=None)
    sealed = Bytea()
    saved_at = Timestamptz()
    expires_at = Timestamptz()


class Weighing(Table):
    """One weighing, noted after a talk with the requester. Weighing again adds a row: the history stays.

    The five questions are yes, no or open, each with words; `told_at` is when the requester heard the outcome.
    """

    id = key()
    referral = ForeignKey(Referral)
    talk = Text()
    added_value = Text(default="")
    open_talk = Text(default="")
    alternatives = Text(default="")
    room_to_decide = Text(default="")
    joint_path = Text(default="")
    outcome = Text()
    reason = Text()
    next_step = Text(default="")
    next_step_on = Date(null=True, default=None)
    reasons = Array(base_column=Text())
    cautions = Array(base_column=Text())
    tried = Text(default="")
    helpers = Integer(null=True, default=None)
    has_added_value = MaybeBoolean()
    can_talk = MaybeBoolean()
    has_alternatives = MaybeBoolean()
    may_decide = MaybeBoolean()
    goes_together = MaybeBoolean()
    other_form = Text(null=True, default=None)
    told_at = MaybeTimestamptz()
    told_by = MaybeUUID()
    noted_at = Timestamptz()
    noted_by = ForeignKey(Member)
