"""Reads mutations.sql, and what cannot be undone by a rollback because it is of the database as a whole."""

from pathlib import Path

FILE = Path(__file__).with_name("mutations.sql")
# The rule, the damage, and what takes it back.
OF_THE_DATABASE = [
    (
        "a role may more with the database than connect",
        "grant temporary on database {0} to app",
        "revoke temporary on database {0} from app",
    ),
    (
        "a role may more with the database than connect",
        "grant connect on database {0} to public",
        "revoke connect on database {0} from public",
    ),
    (
        "a role may more with the database than connect",
        "alter database {0} owner to app",
        "alter database {0} owner to current_user; grant connect on database {0} to app",
    ),
    (
        "a role or the database brings settings of its own",
        "alter database {0} set row_security = off",
        "alter database {0} reset row_security",
    ),
]


def mutations() -> list[tuple[str, str]]:
    """Each mutation after the rule that must notice it."""
    found = []
    for part in FILE.read_text(encoding="utf-8").split("--! ")[1:]:
        rule, _, paragraphs = part.partition("\n")
        found += [(rule, damage) for damage in paragraphs.strip().split("\n\n")]
    return found
