"""Tables of the tenants: who there is, who works there, who signed in, what waits, what was done.

The column `tenant` is stamped by PostgreSQL and stays out of these classes.
"""

from piccolo.columns import JSONB, UUID, Array, Boolean, Bytea, Date, ForeignKey, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeDate, MaybeTimestamptz, MaybeUUID
from infra.database import key


class Municipality(Table):
    """Global: a tenant; municipalities merge, so a row has an end and a successor."""

    id = key()
    slug = Text()
    name = Text()
    nis = Text()
    province = Text()
    arrondissement = Text()
    kbo_municipality = Text(null=True, default=None)
    kbo_ocmw = Text(null=True, default=None)
    ovo_municipality = Text(null=True, default=None)
    ovo_ocmw = Text(null=True, default=None)
    valid_from = Date()
    valid_to = Date(null=True, default=None)
    merged_into = UUID(null=True, default=None)


class Network(Table):
    """Global: groups tenants; an LCO network or a youth network."""

    id = key()
    slug = Text()
    name = Text()


class NetworkMunicipality(Table, tablename="network_municipality"):
    """Global: which municipalities a network groups."""

    id = key()
    network = ForeignKey(Network)
    municipality = ForeignKey(Municipality)


class NetworkMember(Table, tablename="network_member"):
    """Network scope: somebody who works for a network and sees no case."""

    id = key()
    issuer = Text()
    subject = Text()
    name = Text()
    email = Text(default="")
    roles = Array(base_column=Text())
    joined_at = MaybeTimestamptz()
    signed_in_at = MaybeTimestamptz()
    left_at = MaybeTimestamptz()
    blocked_at = MaybeTimestamptz()
    blocked_by = MaybeUUID()
    blocked_reason = Text(default="")
    version = Integer(default=1)


class NetworkContact(Table, tablename="network_contact"):
    """Network scope: whom to call where a municipality is not in the directory; one row."""

    id = key()
    phone = Text(default="")
    email = Text(default="")
    reachable = Text(default="")
    version = Integer(default=1)


class Member(Table):
    """Tenant: somebody who works here and signs in; (issuer, subject) is who they are, never a mail address."""

    id = key()
    issuer = Text()
    subject = Text()
    name = Text()
    email = Text()
    phone = Text(default="")
    roles = Array(base_column=Text())
    joined_at = MaybeTimestamptz()
    signed_in_at = MaybeTimestamptz()
    left_at = MaybeTimestamptz()
    blocked_at = MaybeTimestamptz()
    blocked_by = MaybeUUID()
    blocked_reason = Text(default="")
    name_shown_at = MaybeTimestamptz()
    chairs_elsewhere_at = MaybeTimestamptz()
    coordinates_since = MaybeDate()
    version = Integer(default=1)


class FormerMember(Table, tablename="former_member"):
    """Tenant: who somebody was before a merger; `id` is the member that was, `member` who they are now."""

    id = key()
    member = ForeignKey(Member)


class Policy(Table):
    """Tenant: what this municipality has set; one row."""

    id = key()
    vocabulary = Text(default="limburg")
    client_presence = Text(default="recommended")
    may_confidant_consent = Boolean(default=True)
    phone = Text(default="")
    email = Text(default="")
    address = Text(default="")
    coordinator_name = Text(default="")
    comment_days = Integer(default=7)
    reminder_days = Integer(default=3)
    retention_months = Integer(default=24)
    accent = Text(default="")
    service = Text(default="")
    reachable = Text(default="")
    may_ask = Text(default="")
    hidden = Array(base_column=Text())
    checked_on = MaybeDate()
    checked_by = MaybeUUID()
    version = Integer(default=1)


class IdentityProvider(Table, tablename="identity_provider"):
    """Global, read-only for the program: who may vouch for people; see tenants/providers.py."""

    id = key()
    code = Text()
    name = Text()
    kind = Text()
    issuer = Text()
    client_id = Text()
    secret_name = Text()
    scopes = Array(base_column=Text())
    subject_claims = Array(base_column=Text())
    directories = Array(base_column=Text())
    organisation_claim = Text(default="")
    organisation_keys = Array(base_column=Text())
    role_claim = Text(default="")
    role_map = JSONB()
    roles_from = Text()
    levels = Array(base_column=Text())
    minimum_level = Text(default="")
    max_age = Integer(null=True, default=None)
    is_for_all = Boolean(default=False)
    is_told_of_sign_out = Boolean(default=True)
    is_hint_wanted = Boolean(default=False)
    ended_at = MaybeTimestamptz()


class ProviderUse(Table, tablename="provider_use"):
    """Global, read-only for the program: who uses a provider, and how that provider calls them."""

    id = key()
    provider = ForeignKey(IdentityProvider)
    municipality = ForeignKey(Municipality, null=True, default=None)
    network = ForeignKey(Network, null=True, default=None)
    organisation = Text(default="")


class Session(Table):
    """Global: a signed-in browser; `token_hash` is SHA-256 of the cookie."""

    id = key()
    token_hash = Bytea()
    issuer = Text()
    subject = Text()
    name = Text()
    municipality = ForeignKey(Municipality, null=True, default=None)
    network = ForeignKey(Network, null=True, default=None)
    member = UUID(null=True, default=None)
    roles = Array(base_column=Text())
    signed_in_at = Timestamptz()
    last_seen_at = Timestamptz()
    ended_at = Timestamptz(null=True, default=None)
    provider = MaybeUUID()
    sealed_id_token = Bytea(null=True, default=None)
    form_token_hash = Bytea(null=True, default=None)
    is_bound = Boolean(default=False)
    has_choice = Boolean(default=False)
    stepped_up_at = MaybeTimestamptz()
    browser = Text(default="")
    system = Text(default="")
    sitting = MaybeUUID()
    stays_until = MaybeTimestamptz()


class SignInAttempt(Table, tablename="sign_in_attempt"):
    """Global: one journey to the identity provider and back; used once, ten minutes long."""

    id = key()
    cookie_hash = Bytea()
    state_hash = Bytea()
    nonce = Text()
    code_verifier = Text()
    return_to = Text(default="/vandaag")
    started_at = Timestamptz()
    provider = MaybeUUID()
    session = MaybeUUID()


class KeptForm(Table, tablename="kept_form"):
    """Tenant: what was typed when a session ended, encrypted, for the same person, one day."""

    id = key()
    member = ForeignKey(Member)
    path = Text()
    sealed = Bytea()
    kept_at = Timestamptz()


class Submission(Table):
    """Tenant: a form that was sent; the same token a second time answers with the same place."""

    id = key()
    token = UUID()
    location = Text(default="")
    sent_at = Timestamptz()


class Outbox(Table):
    """Tenant: later work, written with the decision. Ids only; see tenants/outbox.py."""

    id = key()
    job = Text()
    ids = JSONB()
    dedupe_key = Text()
    not_before = Timestamptz()
    message_id = Text()
    attempts = Integer(default=0)
    claim = UUID(null=True, default=None)
    claimed_until = Timestamptz(null=True, default=None)
    is_in_doubt = Boolean(default=False)
    cancelled_at = MaybeTimestamptz()
    taken_at = MaybeTimestamptz()
    done_at = Timestamptz(null=True, default=None)
    outcome = Text(default="")


class AuditEntry(Table, tablename="audit_line"):
    """Tenant, read-only for the program: what was done or read, chained by hashes."""

    id = key()
    number = Integer()
    at = Timestamptz()
    actor_kind = Text()
    actor = UUID(null=True, default=None)
    roles = Text()
    action = Text()
    subject = UUID(null=True, default=None)
    case = UUID(null=True, default=None)
    reason = Text(null=True, default=None)
    hash = Bytea()
    version = Integer()
    on_behalf_of = UUID(null=True, default=None)
    ground = Text(null=True, default=None)
    outcome = Text()
    session = UUID(null=True, default=None)
    shown = Array(base_column=UUID(), null=True, default=None)


class NetworkLogLine(Table, tablename="network_log_line"):
    """Network scope, read-only for the program: what was done or read in a network, chained by hashes."""

    id = key()
    number = Integer()
    at = Timestamptz()
    actor_kind = Text()
    actor = MaybeUUID()
    roles = Text()
    action = Text()
    subject = MaybeUUID()
    reason = Text(null=True, default=None)
    outcome = Text()
    hash = Bytea()


class Throttle(Table):
    """Global: how often something was done from one place; `place_hash` is keyed."""

    id = key()
    place_hash = Bytea()
    times = Integer()
    since = Timestamptz()
