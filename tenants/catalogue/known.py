"""What the rules know by name. A table, trigger or function that is not of the common kind gets its line here."""

from typing import Any

from tenants.crossing_list import CROSSINGS

# Without a column tenant: the registry, what comes before a tenant is known, and PostgreSQL's own.
GLOBAL_TABLES = (
    "bundle",
    "bundle_answer",
    "bundle_hearing",
    "bundle_measure",
    "bundle_part",
    "bundle_quote",
    "bundle_unsolved",
    "contribution_contact",
    "contribution_past",
    "identity_provider",
    "migration",
    "municipality",
    "network",
    "network_contact",
    "network_contribution",
    "network_invitation",
    "network_key",
    "network_log_head",
    "network_log_line",
    "network_member",
    "network_municipality",
    "network_policy",
    "network_work",
    "passage",
    "policy_file",
    "policy_file_sending",
    "provider_use",
    "publication",
    "publication_cell",
    "session",
    "sign_in_attempt",
    "signing_key",
    "theme",
    "throttle",
)
# Global, with people and work of one network in it: behind the wall of networks.
NETWORK_TABLES = (
    "bundle",
    "bundle_answer",
    "bundle_hearing",
    "bundle_measure",
    "bundle_part",
    "bundle_quote",
    "bundle_unsolved",
    "contribution_contact",
    "contribution_past",
    "network_contact",
    "network_contribution",
    "network_invitation",
    "network_key",
    "network_log_head",
    "network_log_line",
    "network_member",
    "network_policy",
    "network_work",
    "policy_file",
    "policy_file_sending",
    "publication",
    "publication_cell",
    "theme",
)
# They know of a case and are not behind the wall of cases: who comes in reads them first, or has left the case.
UNWALLED = ("audit_line", "case_opening", "guest_link", "referral_assignment")
# By which column a table is walled, where that is not the column "case".
CASE_COLUMNS = {"case": "id", "referral": "led_to"}
# Definer functions that are no crossings: (function, owner).
OTHER_DEFINERS = (
    ("audit_add", "owner"),
    ("contribution_read", "crossing"),
    ("contribution_remembered", "crossing"),
    ("passage_left", "crossing"),
    ("network_log_add", "owner"),
    ("signed_context", "keeper"),
    ("signed_address", "keeper"),
    ("opening_granted", "crossing"),
)
# The canary belongs to no municipality.
OF_NOBODY = ("canary",)
# name: may log in, looks past row-level security.
ROLES = {
    "owner": (False, False),
    "migrate": (True, False),
    "app": (True, False),
    "crossing": (False, True),
    "keeper": (False, False),
    "backup": (True, True),
}
# role, who may become it, inherits: nobody else.
MEMBERSHIPS = (
    ("owner", "migrate", False),
    ("crossing", "owner", False),
    ("keeper", "owner", False),
    ("pg_read_all_data", "backup", True),
)
SEQUENCES = ("migration_id_seq",)

KNOWN: dict[str, Any] = {
    "global": GLOBAL_TABLES,
    "network": NETWORK_TABLES,
    "unwalled": UNWALLED,
    "of_nobody": OF_NOBODY,
    "case_columns": CASE_COLUMNS,
    "crossings": {crossing.function: crossing.returns for crossing in CROSSINGS},
    "definers": [
        *([crossing.function, "crossing"] for crossing in CROSSINGS),
        *(list(pair) for pair in OTHER_DEFINERS),
    ],
    "roles": [[name, *may] for name, may in ROLES.items()],
    "memberships": MEMBERSHIPS,
    "sequences": SEQUENCES,
}
