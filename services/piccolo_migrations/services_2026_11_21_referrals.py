"""The schema of referrals: the request, the people it names, the weighing."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from infra.piccolo_conf import DB
from tenants.ownership import one_of, reference, tenant_table

ID = "2026-11-21T22:01:00:000000"
VERSION = "1.38.0"
DESCRIPTION = "referrals"

# X20: while the client knows of nothing, PostgreSQL refuses all but the requester's name and phone.
NO_WORD = """check (is_client_informed or (
    requester_kind is null and living is null and consent is null and client_presence is null
    and place is null and urgency is null and led_to is null
    and '' = all (array[requester_organisation, requester_email, client_name, client_address, client_phone,
      client_email, question, social_situation, goal, informed_note, consent_reason, absence_reason,
      place_reason, place_proposal, availability, urgency_reason, remarks])))"""

REFERRAL = (
    tenant_table(
        "referral",
        f"""
  requester_kind text {one_of("requester_kind", ("helper", "client", "close", "young-person"))},
  requester_name text not null check (requester_name <> ''),
  requester_organisation text not null,
  requester_phone text not null,
  requester_email text not null,
  client_name text not null,
  client_address text not null,
  client_phone text not null,
  client_email text not null,
  living text {one_of("living", ("alone", "together"))},
  question text not null,
  social_situation text not null,
  goal text not null,
  is_client_informed boolean not null,
  informed_note text not null,
  consent text {one_of("consent", ("yes", "confidant", "no"))},
  consent_reason text not null,
  client_presence text {one_of("client_presence", ("with", "without"))},
  absence_reason text not null,
  place text {one_of("place", ("home", "other"))},
  place_reason text not null,
  place_proposal text not null,
  availability text not null,
  urgency text {one_of("urgency", ("very", "fairly", "not-so", "other"))},
  urgency_reason text not null,
  remarks text not null,
  channel text not null {one_of("channel", ("public", "phone", "paper"))},
  asked_on date not null,
  received_at timestamptz not null,
  received_by uuid,
  led_to uuid,
  version integer not null,
  {reference("received_by", "member")},
  check (not is_client_informed
    or (client_name <> '' and requester_kind is not null and urgency is not null)),
  {NO_WORD}
""",
    )
    + "create index on referral (tenant, received_at);\n"
)

PERSON = (
    tenant_table(
        "referral_person",
        f"""
  referral uuid not null,
  kind text not null {one_of("kind", ("household", "helper", "network"))},
  position integer not null,
  name text not null check (name <> ''),
  relation text not null,
  function text not null,
  organisation text not null,
  address text not null,
  phone text not null,
  email text not null,
  {reference("referral", "referral", on_delete="cascade")}
""",
    )
    + "create index on referral_person (tenant, referral, position);\n"
)

WEIGHING = (
    tenant_table(
        "weighing",
        f"""
  referral uuid not null,
  talk text not null check (talk <> ''),
  added_value text not null,
  open_talk text not null,
  alternatives text not null,
  room_to_decide text not null,
  joint_path text not null,
  outcome text not null {one_of("outcome", ("consultation", "not-now", "other-form"))},
  reason text not null check (reason <> ''),
  next_step text not null,
  next_step_on date,
  noted_at timestamptz not null,
  noted_by uuid not null,
  {reference("referral", "referral", on_delete="cascade")},
  {reference("noted_by", "member")},
  check (outcome = 'consultation' or next_step <> '')
""",
    )
    + "create index on weighing (tenant, referral, noted_at);\n"
)


async def forwards() -> MigrationManager:
    """Make the tables; runs inside the transaction of infra.migrate."""
    manager = MigrationManager(migration_id=ID, app_name="services", description=DESCRIPTION)

    async def run() -> None:
        await DB.script(REFERRAL + PERSON + WEIGHING)

    manager.add_raw(run)
    return manager
