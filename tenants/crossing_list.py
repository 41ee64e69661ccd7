"""Everything that looks over tenants, in one list. A new line needs a decision record.

Each is a function owned by the role `crossing`, which may read no more than the columns granted to it in the
migrations, and returns no more than the columns listed here. The tests hold both against PostgreSQL.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Crossing:
    """One function that may look over tenants: its name, what it returns, and which test keeps it."""

    function: str
    returns: tuple[str, ...]
    test: str


CROSSINGS = (
    Crossing("outbox_due", ("tenant", "id", "job"), "tests/tenants/test_outbox.py"),
    Crossing(
        "memberships_of",
        ("tenant", "slug", "municipality", "vocabulary", "member", "name", "roles"),
        "tests/tenants/test_members.py",
    ),
    Crossing("networks_of", ("network", "name", "roles"), "tests/tenants/test_members.py"),
    Crossing(
        "coordinator_directory",
        (
            *("slug", "name", "is_open", "coordinator", "vocabulary", "service", "phone", "email"),
            *("reachable", "may_ask", "checked_on", "networks"),
        ),
        "tests/listed/test_public.py",
    ),
    Crossing(
        "network_reached",
        ("slug", "name", "phone", "email", "reachable", "provinces"),
        "tests/listed/test_public.py",
    ),
    Crossing(
        "network_coordinators",
        (
            *("slug", "municipality", "person", "roles", "since", "phone", "email"),
            *("chairs_elsewhere", "networks"),
        ),
        "tests/listed/test_network.py",
    ),
    Crossing("council_counts", ("theme", "sub_theme", "low"), "tests/councils/test_counts.py"),
    Crossing("council_quotable", ("signal",), "tests/councils/test_counts.py"),
    Crossing("case_named", ("case_named",), "tests/cases/test_reason.py"),
    Crossing("opening_granted", ("opening_granted",), "tests/cases/test_granting.py"),
    Crossing(
        "sittings_of_today", ("sitting", "starts_at", "ends_at", "coordinator"), "tests/cases/test_illness.py"
    ),
    Crossing("name_stand_in", ("refusal", "opening", "about"), "tests/cases/test_illness.py"),
    Crossing(
        "moves_waiting",
        ("move", "came_from", "offered_by", "phone", "offered_at"),
        "tests/moves/test_offers.py",
    ),
    Crossing("municipalities_that_receive", ("municipality", "name"), "tests/moves/test_offers.py"),
    Crossing("decline_case", ("decline_case",), "tests/moves/test_offers.py"),
    Crossing(
        "take_case",
        ("refusal", "about", "came_from", "offered_by", "agreed", "day", "how", "along"),
        "tests/moves/test_move.py",
    ),
    Crossing("cases_of_members", ("member", "opened", "coordinated"), "tests/members/test_departures.py"),
    Crossing("running_of_chairs", ("chair", "running"), "tests/referrals/test_pool.py"),
    Crossing("hand_over_cases", ("hand_over_cases",), "tests/members/test_departures.py"),
    Crossing(
        "network_municipalities",
        (
            *("municipality", "slug", "name", "coordinator", "phone", "email"),
            *("colleagues", "administrators", "invited", "expires_at"),
        ),
        "tests/network/test_municipalities.py",
    ),
    Crossing(
        "former_audit",
        ("municipality", "number", "at", "actor_kind", "actor", "roles", "action", "subject", "reason"),
        "tests/merging/test_audit.py",
    ),
    Crossing(
        "shared_contacts",
        ("contact", "organisation", "function", "name", "sector", "phone", "email", "municipality"),
        "tests/contacts/test_sharing.py",
    ),
    Crossing("evaluation_counts", ("part", "face", "times"), "tests/evaluations/test_counts.py"),
    Crossing("figures_counted", ("quarter", "figure", "part", "times"), "tests/figured/test_counted.py"),
    Crossing("network_figures", ("figure", "part", "amount"), "tests/figured/test_sharing.py"),
    Crossing("audit_heads", ("tenant", "number", "hash"), "tests/tenants/test_audit.py"),
    Crossing(
        "doors_of_address",
        ("tenant", "opens", "participant", "invitation", "asked_at"),
        "tests/passages/test_crossing.py",
    ),
    Crossing("room_taken", ("room_taken",), "tests/series/test_next_date.py"),
    Crossing(
        "bundle_tidings",
        (
            *("contribution", "signal", "sentence", "network", "bundle", "title", "bundled_on"),
            *("asks", "asked_of"),
            *("sent_on", "closed_on", "answer", "replaces", "who", "answered_on", "status", "taken_by"),
            *("taken_by_on", "because", "words", "for_client", "for_table"),
        ),
        "tests/bundles/test_tidings.py",
    ),
    Crossing("leave_bundle", ("leave_bundle",), "tests/bundles/test_tidings.py"),
    Crossing("tell_unsolved", ("tell_unsolved",), "tests/bundles/test_tidings.py"),
    Crossing("wake_origins", ("wake_origins",), "tests/bundles/test_waking.py"),
    Crossing("send_contribution", ("send_contribution",), "tests/contributions/test_crossing.py"),
    Crossing("withdraw_contribution", ("withdraw_contribution",), "tests/contributions/test_crossing.py"),
    Crossing(
        "themes_here",
        ("network", "code", "name", "parent", "explanation", "words", "position", "ended_on"),
        "tests/contributions/test_crossing.py",
    ),
    Crossing(
        "tidings_here",
        ("contribution", "state", "refused_because", "theme", "sub_theme"),
        "tests/contributions/test_tidings.py",
    ),
    Crossing("own_contributions", ("contribution",), "tests/contributions/test_reading.py"),
    Crossing("network_sweep", ("network_sweep",), "tests/retention/test_networks.py"),
    Crossing("network_work_due", ("network", "id", "job"), "tests/jobs/test_network_work.py"),
    Crossing(
        "public_publications",
        (
            *("publication", "slug", "network", "period", "begins_on", "ends_on", "version", "level"),
            *("published_at", "content_hash"),
        ),
        "tests/opened/test_crossing.py",
    ),
    Crossing(
        "public_cells",
        ("layer", "theme", "theme_name", "sub_theme", "sub_theme_name", "domain", "place", "low", "high"),
        "tests/opened/test_crossing.py",
    ),
    Crossing("texts_found", ("contribution", "rank"), "tests/readings/test_search.py"),
)
