"""Who left loses everything at once: links of coming and of held sittings, sessions, remembered browsers."""

from uuid import UUID

import pytest

from infra import clock
from services.cases.actions import add_circle_member
from services.cases.rules import Person
from services.consents.queries import latest_consent, presence
from services.consents.rules import Yes
from services.consultations.actions import add_participant
from services.invitations.actions import invite
from services.procedures.leave_circle import leave_circle
from services.procedures.record_consent import record_consent
from tests.cases.people import inside, rows
from tests.crawl.told import Told, once_told, told
from tests.figures import Figure
from tests.later import run_due

__all__ = ["once_told", "told"]
WAYS = ("", "/afspraken", "/terugkoppeling", "/verslag", "/verslag.pdf", "/verslag/schrijven")
LIVING = """
select (select count(*) from guest_link l join participant p on p.id = l.participant
        where p.circle_member = $1 and l.ended_at is null)
     + (select count(*) from guest_session s join invitation i on i.id = s.invitation
        join participant p on p.id = i.participant where p.circle_member = $1 and s.ended_at is null)
     + (select count(*) from known_browser b join invitation i on i.id = b.invitation
        join participant p on p.id = i.participant where p.circle_member = $1 and b.ended_at is null)
     + (select count(*) from access_code c join invitation i on i.id = c.invitation
        join participant p on p.id = i.participant where p.circle_member = $1 and c.ended_at is null) as ways
"""


async def person(told: Told, name: str) -> UUID:
    query = 'select id from circle_member where "case" = $1 and first_name = $2'
    found = await rows(told.scenery.world, query, UUID(case(told)), name)
    return UUID(str(found[0]["id"]))


def case(told: Told) -> str:
    return told.scenery.ids["coming"]["case_id"]


async def ways_in(told: Told, who: UUID) -> int:
    return int((await rows(told.scenery.world, LIVING, who))[0]["ways"])


async def leaves(told: Told, name: str) -> UUID:
    who = await person(told, name)
    async with inside(told.scenery.world, "an") as access:
        await leave_circle(access, UUID(case(told)), who, now=clock.now())
    return who


@pytest.mark.attack
@pytest.mark.parametrize("name", ["Leen", "Koen", "Tine"])
async def test_links_sessions_and_browsers_of_who_left_are_dead(
    told: Told, figure: Figure, name: str
) -> None:
    who = await person(told, name)
    link = f"/pelt/u/{told.scenery.links[name.lower()]}"
    browser = told.browsers[name.lower()]
    assert await ways_in(told, who) > 1
    assert (await browser.get(link)).status_code == 200
    await leaves(told, name)
    assert await ways_in(told, who) == 0
    never = await told.browsers["nobody"].get(f"/pelt/u/{'x' * 43}")
    opened = 0
    for way in WAYS:
        answer = await browser.get(link + way)
        opened += answer.status_code == 200 and answer.text != never.text
    got = await browser.get(link)
    assert (got.status_code, got.text) == (never.status_code, never.text)
    figure("ways in of somebody who left, still open", opened, of=len(WAYS))
    assert opened == 0


async def test_no_mail_leaves_to_who_left(told: Told) -> None:
    await run_due()
    who = await leaves(told, "Koen")
    waiting = "select count(*) as n from outbox where done_at is null and ids ?| $1::text[]"
    invitations = await rows(
        told.scenery.world,
        "select i.id from invitation i join participant p on p.id = i.participant where p.circle_member = $1",
        who,
    )
    ids = [str(row["id"]) for row in invitations]
    await run_due()
    assert (await rows(told.scenery.world, waiting, ids))[0]["n"] == 0


async def test_a_successor_is_asked_anew_and_only_with_the_clients_yes(told: Told) -> None:
    world, held = told.scenery.world, told.scenery.links["koen"]
    await leaves(told, "Koen")
    async with inside(world, "an") as access:
        joins = Person(
            "helper", "Nora", "Voorbeeld", email="nora.voorbeeld@pelt.example", sector="disability"
        )
        nora = await add_circle_member(access, UUID(case(told)), joins, now=clock.now())
        coming = UUID(told.scenery.ids["coming"]["consultation_id"])
        seat = await add_participant(access, coming, nora.id, now=clock.now())
        await invite(access, seat.id, channel="mail", now=clock.now())
    assert (await told.browsers["nobody"].get(f"/pelt/u/{held}")).status_code == 404


@pytest.mark.attack
async def test_who_is_not_welcome_any_more_has_no_way_in_either(told: Told) -> None:
    world, about = told.scenery.world, UUID(case(told))
    koen, niels = await person(told, "Koen"), await person(told, "Niels")
    async with inside(world, "an") as access:
        former = await latest_consent(access, about, niels)
        assert former is not None
        welcome = {one for one, is_welcome in (await presence(access, former)).items() if is_welcome} - {koen}
        yes = Yes(
            given_for=niels,
            given_by=niels,
            given_on=clock.today(),
            is_explicit=True,
            welcome=frozenset(welcome),
            unwelcome=frozenset({koen}),
        )
        await record_consent(access, about, yes, former=former.id, now=clock.now())
    assert await ways_in(told, koen) == 0
    link = f"/pelt/u/{told.scenery.links['koen']}"
    never = await told.browsers["nobody"].get(f"/pelt/u/{'x' * 43}")
    got = await told.browsers["koen"].get(link)
    assert (got.status_code, got.text) == (never.status_code, never.text)
