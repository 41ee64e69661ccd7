"""A bundle with what An sent in it: handed over, answered, and told to Niels; every id that an address can name."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from services.bundles import actions, answering, hearing, home, queries, sending
from services.bundles.actions import Where, Words
from services.bundles.answering import Said
from services.bundles.sending import To
from services.bundles.tables import BundlePart
from tenants import door
from tenants.access import Access, Actor, Kind, NetworkRole, rights_of
from tenants.tables import NetworkMember

ROLES = (str(NetworkRole.SECOND_READER),)
WORDS = Words(
    "Een brief die niemand leest",
    "Wie niet antwoordt op een brief, verliest zijn plaats.",
    "Bel eerst.",
    "de provincie",
)
SAID = Said(
    who="Gedeputeerde Voorbeeld",
    answered_on=datetime(2026, 1, 5).date(),  # noqa: DTZ001 - a day
    status="taken-up",
    taken_by="de dienst wonen",
    for_client="Er wordt eerst gebeld.",
    for_table="De provincie belt voortaan eerst.",
)


async def desk_of(network: UUID) -> Access:
    """Eva, who reads and bundles."""
    nobody = Access(None, Actor(Kind.NETWORK, None, "test"), frozenset(), network=network)
    async with door.enter(nobody):
        eva = await NetworkMember.objects().where(NetworkMember.name == "Eva Voorbeeld").first()
    assert eva is not None
    return Access(None, Actor(Kind.NETWORK, eva.id, eva.name, ROLES), rights_of(ROLES), network=network)


async def bundle(network: UUID, contributions: Sequence[UUID], *, now: datetime) -> dict[str, str]:
    """Everything that can be done with a bundle, once."""
    today = now.date()
    async with door.enter(await desk_of(network)) as access:
        made = await actions.begin(access, WORDS, Where("law", "law-address"), once=uuid4(), today=today)
        for one in contributions:
            await BundlePart(
                bundle=made, contribution=one, added_on=today, added_by=actions.who(access)
            ).save()
        to = To("Gedeputeerde Voorbeeld", organisation="de provincie")
        day = (now - timedelta(days=9)).date()
        await sending.send(access, made, to, sent_on=day, until=None, once=uuid4(), now=now)
        await hearing.ask(access, made, "Samen Voorbeeld", "", asked_on=day, once=uuid4(), now=now)
        await answering.answer(access, made, SAID, once=uuid4(), now=now)
        follows: dict[str, Any] = {
            "by_whom": "de provincie",
            "begins_on": None,
            "about": None,
            "once": uuid4(),
            "now": now,
        }
        await answering.follow(access, made, "Bellen voor schrappen", **follows)
        return {
            "bundle_id": str(made),
            "number": "1",
            "sending_id": str((await queries.sendings(access, made))[0].id),
            "hearing_id": str((await queries.hearings(access, made))[0].id),
            "bundle_answer_id": str((await queries.answers(access, made))[0].answer.id),
            "measure_id": str((await queries.measures(access, made))[0].id),
        }


async def tell_client(an: Access, contribution: UUID, answer: UUID, *, now: datetime) -> None:
    """An lets the client read it."""
    async with door.enter(an) as access:
        await home.give(access, contribution, answer, "Er wordt eerst gebeld.", now=now)
