"""Access: on whose behalf something happens, in which municipality, with which rights.

The door hands it out; it is the first argument of every query and action.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID


class Role(StrEnum):
    """What a member does in a municipality; one member may have several roles."""

    COORDINATOR = "coordinator"
    REPLACEMENT = "replacement"
    CHAIR = "chair"
    CONTACT_POINT = "contact-point"
    ADMINISTRATOR = "administrator"
    STAFF = "staff"


class NetworkRole(StrEnum):
    """What somebody does for a network; never with access to a case."""

    ADMINISTRATOR = "network-administrator"
    SECOND_READER = "second-reader"


class Kind(StrEnum):
    """By which entrance somebody came in."""

    MEMBER = "member"
    GUEST = "guest"
    PUBLIC = "public"
    JOB = "job"
    NETWORK = "network"
    SCREEN = "screen"


RIGHTS: Mapping[str, frozenset[str]] = {
    Role.COORDINATOR: frozenset(
        {
            "referrals.handle",
            "referrals.note",
            "referrals.assign",
            "cases.begin",
            "cases.begin-requested",
            "contacts.write",
            "cases.edit",
            "cases.open",
            "cases.open-with-reason",
            "plans.write",
            "signals.mark",
            "signals.read",
            "figures.read",
            "figures.sheets",
            "councils.write",
            "councils.read",
            "listing.keep",
            "listing.own",
        }
    ),
    Role.REPLACEMENT: frozenset({"cases.edit", "cases.open", "plans.write", "signals.mark", "listing.own"}),
    Role.CHAIR: frozenset(
        {
            "referrals.handle",
            "cases.begin-requested",
            "cases.edit",
            "cases.open",
            "plans.write",
            "signals.mark",
            "listing.own",
        }
    ),
    Role.CONTACT_POINT: frozenset({"referrals.handle", "referrals.note", "referrals.assign"}),
    Role.STAFF: frozenset({"cases.open-with-reason", "cases.open"}),
    # Often the head of service: reads the sheets and files that were made, never what they were made of.
    Role.ADMINISTRATOR: frozenset(
        {
            "members.manage",
            "members.invite",
            "policy.manage",
            "figures.sheets",
            "figures.share",
            "councils.read",
            "listing.keep",
        }
    ),
    NetworkRole.ADMINISTRATOR: frozenset(
        {
            "network.municipalities",
            "network.members",
            "network.themes",
            "network.publish",
            "network.bundles",
            "network.texts",
        }
    ),
    NetworkRole.SECOND_READER: frozenset({"network.read", "network.bundles", "network.texts"}),
}


class NotAllowed(Exception):
    """This person may not do this; answered like something that does not exist."""


@dataclass(frozen=True)
class Municipality:
    """The tenant: its id, the slug in its links, its name on every page, its words, and the colour of its mails."""

    id: UUID
    slug: str
    name: str
    vocabulary: str = "limburg"
    accent: str = ""


@dataclass(frozen=True)
class Actor:
    """Who acts: `id` is the member, the guest's participant, or None for the public and for jobs."""

    kind: Kind
    id: UUID | None
    name: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True)
class AuditLine:
    """One thing that was done or read; ids and codes only, never content."""

    action: str
    subject: UUID | None
    case: UUID | None
    reason: str | None
    on_behalf_of: UUID | None = None
    outcome: str = "done"
    shown: tuple[UUID, ...] | None = None


@dataclass(frozen=True)
class Access:
    """One person in one municipality (or one network), for one transaction.

    `cases` says which cases PostgreSQL shows: "mine" (those opened for this member), "all" (jobs),
    the id of one case (guests, screens), or "" (none).
    """

    municipality: Municipality | None
    actor: Actor
    rights: frozenset[str]
    cases: str = ""
    network: UUID | None = None
    session: UUID | None = field(default=None, compare=False)
    audit_lines: list[AuditLine] = field(default_factory=list, compare=False)
    changed: set[UUID] = field(default_factory=set, compare=False)

    def require(self, right: str) -> None:
        """Raise NotAllowed unless this person has the right."""
        if right not in self.rights:
            raise NotAllowed(right)

    def may(self, right: str) -> bool:
        """Whether this person has the right, for what a page offers."""
        return right in self.rights

    @property
    def home(self) -> Municipality:
        """The municipality; raises NotAllowed for who came in for a network."""
        if self.municipality is None:
            raise NotAllowed("no municipality")
        return self.municipality

    @property
    def member(self) -> UUID:
        """The id of the member who acts; raises NotAllowed for everybody else."""
        if self.actor.kind is not Kind.MEMBER or self.actor.id is None:
            raise NotAllowed("no member")
        return self.actor.id


def rights_of(roles: tuple[str, ...]) -> frozenset[str]:
    """All rights of all roles together."""
    return frozenset().union(*(RIGHTS.get(role, frozenset()) for role in roles))


def member_access(municipality: Municipality, member: UUID, name: str, roles: tuple[str, ...]) -> Access:
    """A member who signed in: sees the cases that were opened for them."""
    return Access(municipality, Actor(Kind.MEMBER, member, name, roles), rights_of(roles), cases="mine")


def guest_access(municipality: Municipality, participant: UUID, name: str, case: UUID) -> Access:
    """A guest behind a link and a code: PostgreSQL shows rows of this one case; pages show less."""
    return Access(
        municipality, Actor(Kind.GUEST, participant, name), frozenset({"guest.answer"}), cases=str(case)
    )


def screen_access(municipality: Municipality, screen: UUID, case: UUID) -> Access:
    """A screen in the room: PostgreSQL shows rows of this one case and lets nothing be written; the page shows less."""
    return Access(municipality, Actor(Kind.SCREEN, screen, ""), frozenset({"screen.show"}), cases=str(case))


def public_access(municipality: Municipality) -> Access:
    """Anyone: may leave a request, sees no case."""
    return Access(municipality, Actor(Kind.PUBLIC, None, "publiek"), frozenset({"referrals.send"}))


def job_access(municipality: Municipality, job: str) -> Access:
    """Later work of the program itself."""
    return Access(municipality, Actor(Kind.JOB, None, job), frozenset({"job"}), cases="all")


def network_job_access(network: UUID, job: str) -> Access:
    """Later work of the program itself inside one network: it sees no municipality there, and no case."""
    return Access(None, Actor(Kind.JOB, None, job), frozenset({"job"}), network=network)
