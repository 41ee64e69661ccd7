"""A mail that came back asks for another address; an answer of somebody else is a question, no answer."""

import re

import pytest

from infra import clock
from services.cases.tables import CircleMember
from services.invitations import sending
from services.invitations.tables import Invitation
from tenants import door
from tests.conftest import Browser
from tests.invitations.scene import Table
from tests.invitations.test_jobs import LEEN, invited
from tests.jobs.mailbox import Mailbox
from tests.later import run_due

pytestmark = pytest.mark.usefixtures("server")
NEW = "leen.nieuw@zonnehof.example"


async def bounce(table: Table, times: int = 1) -> Invitation:
    """Leen's mail came back so often."""
    await invited(table)
    for _ in range(times):
        async with door.enter(table.an):
            await sending.note_bounced(await table_row(table))
    return await table.invitation("Leen")


async def table_row(table: Table) -> Invitation:
    found = await Invitation.objects().where(Invitation.participant == table.seats["Leen"]).first()
    assert found is not None
    return found


def around(text: str, seat: object) -> str:
    """What the page says at this person's name."""
    return " ".join(
        re.sub(
            r"<[^>]+>", " ", text.split(f'id="deelnemer-{seat}"')[1].split('id="deelnemer-', maxsplit=1)[0]
        ).split()
    )


async def test_a_bounce_asks_for_another_address_and_sends_there_at_once(
    niels_table: Table, an: Browser, mailbox: Mailbox
) -> None:
    leen = await bounce(niels_table)
    page = await an.get(f"{niels_table.place}/uitnodigingen")
    assert "dit adres werkt niet" in around(page.text, niels_table.seats["Leen"])
    today = await an.get("/vandaag")
    assert "Geef een ander adres" in today.text
    answer = await an.post(f"/uitnodigingen/{leen.id}/mailadres", data={"email": f" {NEW} "})
    assert answer.status_code == 303
    assert set(await run_due()) == {"sent"}
    assert len(mailbox.to(NEW)) == 1
    found = await niels_table.invitation("Leen")
    assert (found.mail_state, found.generation) == ("sent", leen.generation + 1)
    assert "dit adres werkt niet" not in (await an.get(f"{niels_table.place}/uitnodigingen")).text


@pytest.mark.parametrize("typed", ["", "leen", "leen@", "leen@x.example\nBcc: b@x.example"])
async def test_an_address_that_is_none_is_refused_at_the_field(
    niels_table: Table, an: Browser, mailbox: Mailbox, typed: str
) -> None:
    leen = await bounce(niels_table)
    answer = await an.post(f"/uitnodigingen/{leen.id}/mailadres", data={"email": typed})
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert await run_due() == []


async def test_an_address_that_bounced_twice_proposes_paper_or_phone(niels_table: Table, an: Browser) -> None:
    await bounce(niels_table, times=2)
    page = await an.get(f"{niels_table.place}/uitnodigingen")
    told = around(page.text, niels_table.seats["Leen"])
    assert "kwam nu al twee keer terug" in told
    assert "Geef het op papier" in told


async def test_the_same_address_once_more_is_one_more_try(
    niels_table: Table, an: Browser, mailbox: Mailbox
) -> None:
    leen = await bounce(niels_table, times=2)
    await an.post(f"/uitnodigingen/{leen.id}/mailadres", data={"email": LEEN})
    assert set(await run_due()) == {"sent"}
    async with door.enter(niels_table.an):
        row = (
            await CircleMember.select(CircleMember.bounces)
            .where(CircleMember.id == niels_table.people["Leen"])
            .first()
        )
    assert row == {"bounces": 1}


async def test_somebody_elses_answer_is_a_question_until_it_is_put_away(
    niels_table: Table, an: Browser, bram: Browser
) -> None:
    await invited(niels_table)
    async with door.enter(niels_table.an):
        row = await table_row(niels_table)
        row.stray_answer, row.stray_at = "no", clock.now()
        await row.save()
    place, seat = f"{niels_table.place}/uitnodigingen", niels_table.seats["Leen"]
    assert "Daarom telt het niet" in around((await an.get(place)).text, seat)
    assert (await bram.post(f"/uitnodigingen/{row.id}/vreemd-antwoord")).status_code == 404
    await an.post(f"/uitnodigingen/{row.id}/vreemd-antwoord")
    await an.post(f"/uitnodigingen/{row.id}/vreemd-antwoord")
    assert "Daarom telt het niet" not in around((await an.get(place)).text, seat)
    assert (await niels_table.invitation("Leen")).answer == ""
