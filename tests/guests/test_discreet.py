"""What others read of somebody, where a sitting is, and what follows when an address or a mailbox changes."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from infra import clock
from services.cases import discretion
from services.cases.queries import get_circle_member_to_edit
from services.cases.rules import Person
from services.cases.tables import Case, CircleMember
from services.consultations.places import Hidden, place_for_all, place_for_guests
from services.consultations.tables import Consultation
from services.invitations import actions
from services.invitations.tables import GuestSession
from services.procedures.edit_person import edit_person
from services.referrals.actions import receive
from services.referrals.rules import NOTHING
from services.referrals.tables import Channel, ConsentToOrganise, Referral, RequesterKind, Urgency
from tenants import door
from tests.conftest import Browser
from tests.invitations.guest import Guest
from tests.invitations.scene import PEOPLE, Table
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

Browsers = Callable[[str], Guest]
KOEN = "koen@zonnehof.example"
HELPER = Person("helper", "Lut", "", "begeleider", "De Sleutel", "general-welfare")


@pytest.mark.parametrize(
    ("person", "shown", "listed"),
    [
        (replace(HELPER, organisation="CAW Limburg"), "begeleider", "begeleider, CAW Limburg"),
        (HELPER, "begeleider", "begeleider"),
        (replace(HELPER, relation=""), "hulpverlener", "hulpverlener"),
        (replace(HELPER, relation="begeleider Sleutel"), "hulpverlener", "hulpverlener"),
        (
            replace(HELPER, organisation="Justitiehuis", relation="", sector="justice"),
            "medewerker met een andere opdracht",
            "medewerker met een andere opdracht",
        ),
        (
            replace(HELPER, is_organisation_sensitive=False),
            "begeleider",
            "begeleider, De Sleutel",
        ),
        (
            replace(HELPER, organisation="Bakkerij", is_organisation_sensitive=True),
            "begeleider",
            "begeleider",
        ),
        (replace(HELPER, organisation="Lokale politie", relation=""), "Lokale politie", "Lokale politie"),
        (replace(HELPER, organisation=""), "begeleider", "begeleider"),
    ],
)
def test_a_name_that_reveals_something_gives_way_to_what_people_do(
    person: Person, shown: str, listed: str
) -> None:
    assert (discretion.does(person), discretion.in_full(person)) == (shown, listed)


@pytest.mark.parametrize(
    ("person", "brings", "told"),
    [
        (replace(HELPER, organisation="", sector="housing"), "", "helpt met wonen"),
        (replace(HELPER, organisation="", sector="disability"), "housing", "helpt met wonen"),
        (replace(HELPER, organisation="", sector="physician", relation="huisarts"), "", "huisarts"),
        (replace(HELPER, organisation="", relation="helpt met de tuin"), "debts", "helpt met de tuin"),
        (HELPER, "justice", "begeleider"),
        (Person("family", "Rita", relation="moeder"), "housing", "moeder"),
    ],
)
def test_the_client_reads_what_people_do(person: Person, brings: str, told: str) -> None:
    assert discretion.helps(person, brings) == told


@pytest.mark.parametrize(
    "name", ["VAPH", "CLB Pelt", "OCMW", "huisartsenpraktijk", "Aandacht vzw", "Kerkstraat vzw"]
)
def test_most_names_reveal_nothing(name: str) -> None:
    person = replace(HELPER, organisation=name)
    assert discretion.is_sensitive(person) is (name == "Kerkstraat vzw")  # too careful now and then


SECRET = Hidden(is_home=True, addresses=("Kerkstraat 7 bus 2, 3900 Pelt",))


@pytest.mark.parametrize(
    ("kind", "place", "for_guests", "for_all"),
    [
        ("office", "OCMW Pelt, lokaal 2", True, True),
        ("home", "Dorp 1", False, False),
        ("elsewhere", "bij ons, kerkstraat  7", False, False),
        ("elsewhere", "Kerkstraat", False, False),
        ("elsewhere", "Kerkplein 1", True, True),
    ],
)
def test_a_secret_address_is_no_place(kind: str, place: str, for_guests: bool, for_all: bool) -> None:
    sitting = Consultation(place_kind=kind, place=place)
    assert place_for_guests(sitting, SECRET) == (place if for_guests else "")
    assert place_for_all(sitting, SECRET) == (place if for_all else "")


def test_a_home_that_is_no_secret_is_for_who_came_in() -> None:
    sitting, nothing = Consultation(place_kind="home", place="Dorp 1"), Hidden(is_home=False, addresses=())
    assert (place_for_guests(sitting, nothing), place_for_all(sitting, nothing)) == ("Dorp 1", "")


async def edit(table: Table, name: str, **changes: Any) -> None:
    now = clock.now()
    async with door.enter(table.an) as access:
        member = await get_circle_member_to_edit(access, table.case, table.people[name])
        person = next(one for one in PEOPLE if one.first_name == name)
        changed = replace(person, **changes)
        await edit_person(access, table.case, member.id, changed, version=member.version, now=now)


async def test_who_reads_the_old_mailbox_is_out_at_once(
    niels_table: Table, guest_browsers: Browsers, server: MailServer, mailbox: Mailbox
) -> None:
    async with door.enter(niels_table.an) as access:
        await actions.invite_all(access, niels_table.consultation, now=clock.now())
    await run_due()
    old = guest_browsers(await niels_table.link("Koen"))
    await old.come_in(mailbox, KOEN, is_remembered="y")
    await edit(niels_table, "Koen", phone="0470 00 00 09")
    assert (await old.open()).status_code == 200
    await edit(niels_table, "Koen", email="koen@nieuw.example")
    assert (await old.open("/afspraken")).status_code == 410
    assert (await guest_browsers(old.link).open()).status_code == 404
    async with door.enter(niels_table.an):
        assert await GuestSession.count().where(GuestSession.ended_at.is_null()) == 0
    fresh = guest_browsers(await niels_table.link("Koen"))
    assert (await fresh.come_in(mailbox, "koen@nieuw.example")).status_code == 303


async def test_a_secret_address_leaves_the_request_it_came_from(niels_table: Table, an: Browser) -> None:
    told = {
        **NOTHING,
        "requester_kind": RequesterKind.HELPER,
        "requester_name": "Mieke Voorbeeld",
        "requester_phone": "011 00 00 00",
        "client_name": "Niels Claes",
        "client_address": "Kerkstraat 7",
        "question": "Hulp op één lijn.",
        "is_client_informed": True,
        "consent": ConsentToOrganise.YES,
        "urgency": Urgency.FAIRLY,
    }
    async with door.enter(niels_table.an) as access:
        sent = await receive(access, told, [], channel=Channel.PHONE, now=clock.now())
        await Case.update({Case.referral: sent.id}).where(Case.id == niels_table.case)
    await edit(niels_table, "Niels", address="Kerkstraat 7")
    async with door.enter(niels_table.an):
        assert [row.client_address for row in await Referral.objects()] == ["Kerkstraat 7"]
    await edit(niels_table, "Niels", address="Kerkstraat 7", is_address_secret=True)
    async with door.enter(niels_table.an):
        assert [row.client_address for row in await Referral.objects()] == [""]
    assert (
        "Kerkstraat 7"
        in (await an.get(f"/situaties/{niels_table.case}/kring/{niels_table.people['Niels']}")).text
    )


async def test_the_coordinator_decides_whether_a_name_is_shown(niels_table: Table, an: Browser) -> None:
    at = f"/situaties/{niels_table.case}/kring"
    koen = niels_table.people["Koen"]
    form = {"first_name": "Koen", "relation": "begeleider", "organisation": "Zonnehof", "version": "1"}
    for version, (naming, decided) in enumerate([("function", True), ("name", False), ("", None)], start=1):
        sent = (
            {**form, "version": str(version), "naming": naming}
            if naming
            else {**form, "version": str(version)}
        )
        assert (await an.post(f"{at}/{koen}", sent)).status_code == 303
        async with door.enter(niels_table.an):
            [row] = await CircleMember.objects().where(CircleMember.id == koen)
        assert row.is_organisation_sensitive is decided
        assert ("anderen lezen alleen: begeleider" in (await an.get(at)).text) is (decided is True)
