"""Makes a database of the product: roles, passwords, every migration. The same for `run` and for tests."""

import sys
from dataclasses import dataclass

from infra.local.place import Place
from infra.local.postgres import Server, environment, execute
from infra.local.processes import ROOT, Keeper

NAME = "rondetafel"
TEMPLATE = "rondetafel_template"
LOGINS = ("migrate", "app", "backup")


@dataclass(frozen=True)
class Databases:
    """The databases on one server, and the passwords of the roles that log in."""

    server: Server
    passwords: dict[str, str]

    def url(self, role: str, database: str) -> str:
        return self.server.url(role, self.passwords[role], database)


def on(server: Server, place: Place) -> Databases:
    return Databases(server, {role: place.secret(role) for role in LOGINS})


def prepare(databases: Databases, name: str, keeper: Keeper, env: dict[str, str]) -> None:
    """Create the database where it is missing, and bring roles and schema up to date."""
    server = databases.server
    if name not in execute(server.admin_url("postgres"), "select datname from pg_database").splitlines():
        execute(server.admin_url("postgres"), f"create database {name} template template0")
    roles = (ROOT / "infra" / "deployment" / "roles.sql").read_text()
    passwords = [f"alter role {role} password '{word}';" for role, word in databases.passwords.items()]
    execute(server.admin_url(name), "\n".join([roles, *passwords]))
    migration = [sys.executable, "-m", "infra.migrate"]
    migrate_url = databases.url("migrate", name)
    keeper.run("migrate", migration, {**environment(), **env, "MIGRATE_DATABASE_URL": migrate_url})
