"""What the pages about members show: names, roles, dates and numbers. Never a case."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from infra import clock
from services.members import queries, rules
from services.members.queries import Colleague
from services.members.rules import State
from services.members.tables import MemberInvitation
from tenants import browsers, members
from tenants.access import Access
from tenants.browsers import SignedIn
from tenants.words import members as words
from tenants.words.dates import day_year, moment
from tenants.words.packs import PACKS
from web.members.forms import (
    NOBODY_YET,
    BlockForm,
    HandOverForm,
    LeavingForm,
    RolesForm,
    UnblockForm,
    offer_roles,
    offer_successors,
)
from web.shared.forms import Form


@dataclass(frozen=True)
class Line:
    """Somebody on the list."""

    id: UUID
    name: str
    detail: str
    tag: str


@dataclass(frozen=True)
class Asked:
    """Somebody who was asked and did not answer yet."""

    id: UUID
    name: str
    detail: str
    is_expired: bool


@dataclass(frozen=True)
class Browser:
    """A browser in which somebody is signed in, in words."""

    id: UUID
    device: str
    detail: str
    is_this: bool = False


async def overview(access: Access) -> dict[str, Any]:
    """The list: who works here, who was asked, who left, and which cases wait for somebody."""
    now = clock.now()
    known = words.roles(PACKS[access.home.vocabulary])
    people = await queries.colleagues(access)
    return {
        "present": [line(one) for one in people if one.is_present],
        "blocked": [line(one) for one in people if one.member.blocked_at and not one.member.left_at],
        "left": [line(one) for one in people if one.member.left_at],
        "adrift": [adrift(one) for one in people if not one.is_present and one.coordinated],
        "asked": [asked(one, now) for one in await queries.invitations(access)],
        "known": known,
        "roles_of": {one.member.id: words.named(one.member.roles, known) for one in people},
    }


async def sheet(access: Access, member_id: UUID, typed: Form | None = None) -> dict[str, Any]:
    """One member; `typed` is the form that came back with something wrong."""
    found = await queries.get_colleague(access, member_id)
    known = words.roles(PACKS[access.home.vocabulary])
    others = await queries.successors(access, member_id)
    who_acts = await members.names(access)
    return {
        "found": found,
        "roles": words.named(found.member.roles, known),
        "facts": facts(found, who_acts),
        "others": others,
        "forms": forms(found, known, others, typed),
        "browsers": await _browsers(access, member_id),
        "is_self": access.member == member_id,
        "asked_as": await queries.asked_as(access, member_id),
    }


def forms(found: Colleague, known: Any, others: Any, typed: Form | None) -> dict[str, Form]:
    """Every form of the page, filled with what stands, or with what was typed."""
    version = str(found.member.version)
    kinds: dict[str, Form] = {
        "roles": RolesForm(roles=list(found.member.roles), version=version),
        "leaving": LeavingForm(version=version),
        "block": BlockForm(version=version),
        "unblock": UnblockForm(version=version),
        "hand_over": HandOverForm(),
    }
    if typed is not None:
        name = next(name for name, form in kinds.items() if type(form) is type(typed))
        kinds[name] = typed
    offer_roles(kinds["roles"]["roles"], known)
    offer_successors(kinds["leaving"]["successor"], others, NOBODY_YET)
    offer_successors(kinds["hand_over"]["successor"], others, "kies een collega")
    return kinds


def facts(found: Colleague, names: dict[UUID, str]) -> list[tuple[str, str]]:
    """Since when, last signed in, how many cases: as words."""
    member = found.member
    told = [
        ("Werkt hier sinds", day_year(member.joined_at) if member.joined_at else "voor we dit bijhielden"),
        ("Laatst aangemeld", moment(member.signed_in_at) if member.signed_in_at else "nog nooit"),
        ("Kan openen", situations(found.opened)),
        ("Coördineert", situations(found.coordinated)),
    ]
    if member.left_at:
        told.append(("Werkt hier niet meer sinds", day_year(member.left_at)))
    if member.blocked_at and member.blocked_by:
        by = names.get(member.blocked_by, "iemand")
        told.append(("Geblokkeerd", f"op {moment(member.blocked_at)} door {by}: “{member.blocked_reason}”"))
    return told


def line(found: Colleague) -> Line:
    """Somebody on the list, with one line of facts."""
    member = found.member
    since = f"sinds {day_year(member.joined_at)}" if member.joined_at else ""
    seen = (
        f"laatst aangemeld op {moment(member.signed_in_at)}" if member.signed_in_at else "nog niet aangemeld"
    )
    gone = f"tot {day_year(member.left_at)}" if member.left_at else ""
    parts = (
        (gone,) if gone else (since, seen, f"mag {situations(found.opened)} openen" if found.opened else "")
    )
    return Line(member.id, member.name, " · ".join(filter(None, parts)), "")


def adrift(found: Colleague) -> tuple[UUID, str]:
    """Cases of somebody who cannot come in."""
    why = "werkt hier niet meer" if found.member.left_at else "is geblokkeerd"
    waits = "wacht" if found.coordinated == 1 else "wachten"
    return found.member.id, f"{found.member.name} {why}: {situations(found.coordinated)} {waits} op iemand."


def situations(number: int) -> str:
    """`geen situaties`, `1 situatie`, `3 situaties`."""
    return "1\N{NO-BREAK SPACE}situatie" if number == 1 else f"{number or 'geen'}\N{NO-BREAK SPACE}situaties"


def asked(one: MemberInvitation, now: datetime) -> Asked:
    """How the mail went, and until when the link works."""
    is_expired = rules.state(one, now) is State.EXPIRED
    if one.bounced_at:
        how = "de mail kwam terug: kijk het adres na en vraag opnieuw"
    elif is_expired:
        how = f"de link werkte tot {day_year(one.expires_at)}"
    elif one.mailed_at:
        how = f"gemaild op {moment(one.mailed_at)}, de link werkt tot {day_year(one.expires_at)}"
    else:
        how = "de mail vertrekt zo"
    return Asked(one.id, one.name, f"{one.email} · {how}", is_expired)


def browser(one: SignedIn, this: UUID | None = None) -> Browser:
    """`Firefox op Windows`, since when, and when it was seen last."""
    detail = f"aangemeld op {moment(one.signed_in_at)}, laatst gezien op {moment(one.last_seen_at)}"
    place = f"{one.place} · " if one.place else ""
    return Browser(
        one.id,
        words.device(one.device.browser, one.device.system),
        place + detail,
        is_this=one.id == this,
    )


async def _browsers(access: Access, member_id: UUID) -> Sequence[Browser]:
    found = await browsers.of_municipality(access, now=clock.now())
    return [browser(one) for one in found if one.member == member_id]
