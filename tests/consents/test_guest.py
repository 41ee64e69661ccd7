"""Consent on the own page: said, narrowed and taken back by link, by nobody but whose it is."""

from collections.abc import Callable
from typing import Any

import pytest

from infra import clock
from services.cases.actions import add_circle_member
from services.cases.rules import Person
from services.consents.actions import add_restriction, refuse
from services.consents.queries import find_consent, latest_consent, restrictions
from services.consents.rules import Topic, Yes
from services.consents.tables import Consent, Manner
from services.demonstration.cast import Cast
from services.errors import NotAllowed
from services.invitations import actions
from services.procedures.record_consent import record_consent
from tenants import door
from tenants.access import Access
from tests.cases.people import rows
from tests.guests.access import come_in
from tests.invitations.fixtures import guest_browsers, mailbox, niels_table, server
from tests.invitations.guest import Guest
from tests.invitations.scene import Table
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

__all__ = ["guest_browsers", "mailbox", "niels_table", "server"]

ADDRESS = {"Niels": "niels@thuis.example", "Rita": "rita@thuis.example", "Koen": "koen@zonnehof.example"}


class Visits:
    """Everybody was asked; somebody comes in with a code."""

    def __init__(self, table: Table, open_browser: Callable[[str], Guest], mailbox: Mailbox) -> None:
        self.table, self.open_browser, self.mailbox = table, open_browser, mailbox

    async def of(self, name: str) -> Guest:
        guest = self.open_browser(await self.table.link(name))
        await guest.come_in(self.mailbox, ADDRESS[name])
        return guest

    async def yes(self, name: str = "Niels") -> Consent | None:
        async with door.enter(self.table.an) as access:
            return await latest_consent(access, self.table.case, self.table.people[name])

    async def form(self, **changes: Any) -> dict[str, Any]:
        """What stands on Niels' page: all welcome; Leen does not know of the debts."""
        consent = await self.yes()
        people = self.table.people
        asked = {f"erbij_{people[name]}": "yes" for name in people if name not in {"Niels", "Ward"}}
        secret = {"secrets-0-topic": "Schulden bij de bank", "secrets-0-kept_from": str(people["Leen"])}
        return {**asked, **secret, "former": str(consent.id) if consent else "", **changes}


@pytest.fixture
async def visits(
    niels_table: Table, guest_browsers: Callable[[str], Guest], server: MailServer, mailbox: Mailbox
) -> Visits:
    async with door.enter(niels_table.an) as access:
        await actions.invite_all(
            access, niels_table.consultation, on_paper=[niels_table.seats["Hilde"]], now=clock.now()
        )
    await run_due()
    return Visits(niels_table, guest_browsers, mailbox)


async def test_the_page_says_first_that_one_may_say_no(visits: Visits) -> None:
    page = (await (await visits.of("Niels")).open("/toestemming")).text
    assert "Je mag nee zeggen. Altijd, ook later. Je hulp loopt gewoon door." in page
    assert "Mag ik nee zeggen?" in page
    assert "Zonnehof" not in page
    assert "moet" not in page.split("<main", 1)[1].casefold()


async def test_a_yes_by_link_is_explicit_and_says_how_it_came(visits: Visits) -> None:
    guest = await visits.of("Niels")
    sent = await guest.send("toestemming", **await visits.form(**{"struck-0-topic": "mijn vriendin"}))
    assert sent.headers["location"].endswith("/toestemming?bewaard=ja")
    consent = await visits.yes()
    assert consent is not None
    assert (consent.manner, consent.is_explicit, bool(consent.explained)) == (Manner.LINK, True, True)
    async with door.enter(visits.table.an) as access:
        said = [one.topic for one in await restrictions(access, visits.table.case)]
    assert said == ["Schulden bij de bank", "mijn vriendin"]


async def test_what_was_kept_from_who_sits_elsewhere_stays_kept(visits: Visits) -> None:
    table = visits.table
    async with door.enter(table.an) as access:
        far = Person("family", "Jef", "Claes", relation="oom")
        jef = (await add_circle_member(access, table.case, far, now=clock.now())).id
        kept = Topic("Mijn ziekte", kept_from=jef)
        await add_restriction(access, table.case, table.people["Niels"], kept, now=clock.now())
    guest = await visits.of("Niels")
    assert "Mijn ziekte" in (await guest.open("/toestemming")).text
    more = {"secrets-1-topic": "Mijn ziekte", "secrets-1-kept_from": str(jef)}
    assert (await guest.send("toestemming", **await visits.form(**more))).status_code == 303
    await rows(table.world, "update circle_member set left_at = now() where id = $1", jef)
    assert "Mijn ziekte" not in (await guest.open("/toestemming")).text
    await guest.send("toestemming", **await visits.form())
    async with door.enter(table.an) as access:
        assert "Mijn ziekte" in [one.topic for one in await restrictions(access, table.case)]


async def test_one_person_less_loses_the_seat_at_once(visits: Visits, mailbox: Mailbox) -> None:
    guest, table = await visits.of("Niels"), visits.table
    await guest.send("toestemming", **await visits.form(**{f"erbij_{table.people['Koen']}": "no"}))
    assert (await table.invitation("Leen")).withdrawn_at is None
    seats = "select removed_at is null as sits from participant where circle_member = $1"
    assert await rows(table.world, seats, table.people["Koen"]) == [{"sits": False}]
    before = len(mailbox.to(ADDRESS["Koen"]))
    await run_due()
    assert len(mailbox.to(ADDRESS["Koen"])) == before + 1


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"secrets-0-kept_from": ""}, "Kies wie dit niet mag weten."),
        ({"struck-0-topic": "x" * 300}, "Dit is te lang."),
        ({"valid_until": "2020-01-01"}, "al voorbij"),
    ],
)
async def test_what_is_wrong_is_told_and_stays(visits: Visits, changes: dict[str, Any], told: str) -> None:
    guest = await visits.of("Niels")
    answer = await guest.send(
        "toestemming", **await visits.form(**{"struck-1-topic": "mijn broer", **changes})
    )
    assert answer.status_code == 422
    assert told in answer.text
    assert 'value="mijn broer"' in answer.text


async def test_no_says_first_that_the_help_goes_on_and_then_stops_everything(
    visits: Visits, mailbox: Mailbox
) -> None:
    guest, table = await visits.of("Niels"), visits.table
    page = (await guest.open("/toestemming/nee")).text
    assert "<h1>Je hulp loopt gewoon door</h1>" in page
    assert "krijgen bericht dat het niet doorgaat. Waarom staat daar niet bij." in page
    assert "Het overleg gaat niet door" in (await guest.send("toestemming/nee", words="Nu niet.")).text
    open_links = "select count(*)::int as n from guest_link where ended_at is null"
    assert await rows(table.world, open_links) == [{"n": 0}]
    mailbox.contents.clear()
    await run_due()
    assert "Nu niet" not in str(mailbox.contents)
    async with door.enter(table.an) as access:
        assert await find_consent(access, table.case) is None


async def test_rita_says_her_own_yes_and_her_own_no(visits: Visits) -> None:
    guest, table = await visits.of("Rita"), visits.table
    people = table.people
    await guest.send("toestemming", **{f"erbij_{people['Niels']}": "yes"})
    own = await visits.yes("Rita")
    assert own is not None
    assert own.given_by == people["Rita"]
    sent = await guest.send("toestemming/nee")
    assert sent.headers["location"].endswith("/toestemming?bewaard=nee")
    async with door.enter(table.an) as access:
        assert await find_consent(access, table.case, people["Rita"]) is None
        assert await find_consent(access, table.case) is not None


async def test_a_helper_has_no_such_page(visits: Visits) -> None:
    guest = await visits.of("Koen")
    assert (await guest.open("/toestemming")).status_code == 404
    assert (await guest.send("toestemming/nee")).status_code == 404


async def test_nobody_says_yes_in_the_name_of_another(visits: Visits) -> None:

    table = visits.table
    guest = come_in(table, await table.invitation("Rita"))
    for given_for, given_by in (("Niels", "Rita"), ("Rita", "Niels")):
        yes = Yes(table.people[given_for], table.people[given_by], clock.today())
        with pytest.raises(NotAllowed):
            async with door.enter(guest) as access:
                await record_consent(access, table.case, yes, former=None, now=clock.now())


async def test_the_client_is_asked_before_there_is_a_yes_and_not_after_a_no(
    niels_table: Table, world: Cast
) -> None:
    await rows(world, "delete from presence")
    await rows(world, "delete from consent")
    async with door.enter(niels_table.an) as access:
        left = await actions.invite_all(access, niels_table.consultation, now=clock.now())
        assert sorted(one.name for one in left) == ["Hilde", "Koen", "Leen", "Rita", "Ward"]
    assert (await niels_table.invitation("Niels")).withdrawn_at is None
    async with door.enter(niels_table.an) as access:
        await _refuse(access, niels_table)
        left = await actions.invite_all(access, niels_table.consultation, now=clock.now())
        assert "Niels" in {one.name for one in left}


async def _refuse(access: Access, table: Table) -> None:

    await refuse(access, table.case, table.people["Niels"], manner="spoken", now=clock.now())
    await actions.withdraw_invitations(access, table.case, now=clock.now())
