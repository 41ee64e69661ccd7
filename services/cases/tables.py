"""Tables of a case. `case_opening` decides which cases PostgreSQL shows to a member."""

from enum import StrEnum

from piccolo.columns import UUID, Array, Boolean, ForeignKey, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeBoolean, MaybeDate, MaybeTimestamptz, MaybeUUID
from infra.database import key
from tenants.tables import Member


class CoordinatorKind(StrEnum):
    """How independent the coordinator is (row 95)."""

    EXTERNAL = "external"
    SEMI_EXTERNAL = "semi-external"
    INTERNAL = "internal"


class CircleKind(StrEnum):
    """What somebody is to the client; the client is in the circle too."""

    CLIENT = "client"
    FAMILY = "family"
    NETWORK = "network"
    HELPER = "helper"


class Secrecy(StrEnum):
    """Which duty binds somebody (row 77); unknown is asked about, and counts as none until then."""

    PROFESSIONAL = "professional"
    DISCRETION = "discretion"
    NONE = "none"
    UNKNOWN = "unknown"


class Sector(StrEnum):
    """Where a helper works, which says which duty is usual: OCMW, CAW, CGG, CLB, VAPH, and so on."""

    SOCIAL_SERVICES = "social-services"
    GENERAL_WELFARE = "general-welfare"
    MENTAL_HEALTH = "mental-health"
    PUPIL_GUIDANCE = "pupil-guidance"
    DISABILITY = "disability"
    SCHOOL = "school"
    YOUTH_HELP = "youth-help"
    EARLY_YEARS = "early-years"
    PHYSICIAN = "physician"
    HOME_CARE = "home-care"
    HOUSING = "housing"
    WORK = "work"
    ADMINISTRATOR = "administrator"
    DEBT_MEDIATION = "debt-mediation"
    COMMUNITY_WORK = "community-work"
    JUSTICE = "justice"
    POLICE = "police"
    OTHER = ""


class CircleRole(StrEnum):
    """What else somebody is, besides the kind; key worker and confidant stand on the case (row 94).

    A care-giver has a RIZIV number, a helper has none. Volunteers and trainees may be bound too (row 84).
    """

    REQUESTER = "requester"
    NOTE_TAKER = "note-taker"
    HELPER = "helper"
    CARE_GIVER = "care-giver"
    FAMILY = "family"
    FRIEND = "friend"
    VOLUNTEER = "volunteer"
    TRAINEE = "trainee"


class Sparing(StrEnum):
    """What was said about one helper when there are many at the table (row 115)."""

    COMES = "comes"
    GENERALIST = "generalist"
    CAN_WAIT = "can-wait"
    TAKEN_ALONG = "taken-along"


class RepresentativeKind(StrEnum):
    """In what capacity somebody decides for the client."""

    PARENT = "parent"
    GUARDIAN = "guardian"
    ADMINISTRATOR_OF_GOODS = "administrator-of-goods"
    ADMINISTRATOR_OF_PERSON = "administrator-of-person"


class OpeningKind(StrEnum):
    """Why a member may open a case, or may not (X22)."""

    COORDINATOR = "coordinator"
    REPLACEMENT = "replacement"
    CHAIR = "chair"
    REASON = "reason"
    BARRED = "barred"


class Case(Table):
    """A series of consultations round one client; `name` is what the team calls it ("Niels", "gezin Claes").

    The client chooses key worker and confidant out of the circle (row 103); the dates say when.
    `key_worker_gap`: why nobody could be found and the coordinator fills in, as a last resort (X19).
    """

    id = key()
    name = Text()
    coordinator = ForeignKey(Member)
    coordinator_kind = Text(default=CoordinatorKind.EXTERNAL)
    living_situation = Text(default="")
    referral = MaybeUUID()
    key_worker = MaybeUUID()
    key_worker_chosen_on = MaybeDate()
    confidant = MaybeUUID()
    confidant_chosen_on = MaybeDate()
    key_worker_gap = Text(default="")
    key_worker_gap_on = MaybeDate()
    began_at = Timestamptz()
    began_by = UUID()
    taken_over_at = MaybeTimestamptz()
    closed_at = MaybeTimestamptz()
    closed_by = MaybeUUID()
    closing_reason = Text(default="")
    closing_note = Text(default="")
    erase_on = MaybeDate()
    version = Integer(default=1)


class CaseOpening(Table, tablename="case_opening"):
    """Who may open which case, and until when: ids and dates, no second wall, because it is that wall's source.

    `seen_at`: the coordinator has read what a colleague did: open it with a reason, or name a stand-in.
    """

    id = key()
    case = UUID()
    member = ForeignKey(Member)
    kind = Text()
    until_on = MaybeDate()
    opened_at = Timestamptz()
    opened_by = UUID()
    ended_at = MaybeTimestamptz()
    seen_at = MaybeTimestamptz()


class OpeningReason(Table, tablename="opening_reason"):
    """Why somebody opened a case, may not, or stands in: words, so behind the wall of the case."""

    id = key()
    case = ForeignKey(Case)
    opening = ForeignKey(CaseOpening)
    words = Text()


class CircleMember(Table, tablename="circle_member"):
    """Somebody round the client, or the client: a person with own contact, interest, duty and safety.

    `is_organisation_sensitive`: whether the name of the organisation reveals something; empty until the
    coordinator decides (services/cases/discretion.py says what counts until then).
    """

    id = key()
    case = ForeignKey(Case)
    kind = Text()
    first_name = Text()
    last_name = Text(default="")
    relation = Text(default="")
    organisation = Text(default="")
    is_organisation_sensitive = MaybeBoolean()
    sector = Text(default="")
    secrecy = Text(default=Secrecy.NONE)
    email = Text(default="")
    bounces = Integer(default=0)
    phone = Text(default="")
    address = Text(default="")
    is_address_secret = Boolean(default=False)
    safe_contact = Text(default="")
    born_on = MaybeDate()
    keyword = Text(default="")
    roles = Array(base_column=Text(), default=list)
    same_organisation_as = MaybeUUID()
    own_interest = Text(default="")
    post_opened_by = Text(default="")
    asked_to_be_there_on = MaybeDate()
    confidant = MaybeUUID()
    confidant_chosen_on = MaybeDate()
    reports_to_judge = MaybeBoolean()
    told_client_on = MaybeDate()
    joined_at = Timestamptz()
    left_at = MaybeTimestamptz()
    version = Integer(default=1)


class Representative(Table):
    """Who decides for whom, in what capacity, about what."""

    id = key()
    case = ForeignKey(Case)
    circle_member = ForeignKey(CircleMember)
    represented = ForeignKey(CircleMember)
    kind = Text()
    may_decide = Text(default="")
    noted_at = Timestamptz()
    ended_at = MaybeTimestamptz()


class DutyChange(Table, tablename="duty_change"):
    """Why somebody has another duty than is usual where they work: who decided it, and when."""

    id = key()
    case = ForeignKey(Case)
    circle_member = ForeignKey(CircleMember)
    duty = Text()
    reason = Text()
    changed_at = Timestamptz()
    changed_by = UUID()


class TableAnswer(Table, tablename="table_answer"):
    """What was agreed about one helper when there are many: comes, is the one generalist, or can wait."""

    id = key()
    case = ForeignKey(Case)
    circle_member = ForeignKey(CircleMember)
    answer = Text()
    taken_by = MaybeUUID()
    noted_at = Timestamptz()
    noted_by = UUID()
