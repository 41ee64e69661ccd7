"""The circle: who joins, changes, leaves; whom the client chose; a secret address."""

from uuid import uuid4

from services.demonstration.cast import Cast
from tests.cases.conftest import Niels
from tests.cases.people import rows
from tests.conftest import Browser

SECRET = "Geheimstraat 1, Voorbeeldgem"
OPEN_INVITATIONS = """
select p.first_name from invitation i join participant t on t.id = i.participant
join circle_member p on p.id = t.circle_member where i.withdrawn_at is null and p.first_name = $1
"""


async def test_somebody_joins_once_with_the_duty_that_is_usual_there(
    an: Browser, world: Cast, niels: Niels
) -> None:
    sent = {"kind": "helper", "first_name": "Sofie", "sector": "school", "once": str(uuid4())}
    for _ in range(2):
        answer = await an.post(f"{niels.path}/kring", sent)
        assert answer.headers["location"].startswith(f"{niels.path}/weten#p-")
    found = await rows(world, "select secrecy from circle_member where first_name = 'Sofie'")
    assert found == [{"secrecy": "discretion"}]


async def test_a_secret_address_is_only_where_that_person_is_edited(
    an: Browser, world: Cast, niels: Niels
) -> None:
    rita = f"{niels.path}/kring/{niels.people['Rita']}"
    changed = {"first_name": "Rita", "address": SECRET, "is_address_secret": "y", "version": "1"}
    assert (await an.post(rita, changed)).status_code == 303
    assert SECRET in (await an.get(rita)).text
    for place in ("", "/kring", "/toestemming", "/weten", "/wie-mag-openen", "/spilfiguur"):
        assert SECRET not in (await an.get(niels.path + place)).text
    assert "adres is geheim" in (await an.get(f"{niels.path}/kring")).text


async def test_the_client_stays_the_client(an: Browser, world: Cast, niels: Niels) -> None:
    client = f"{niels.path}/kring/{niels.people['Niels']}"
    await an.post(client, {"first_name": "Niels", "kind": "helper", "version": "1"})
    assert await rows(world, "select kind from circle_member where first_name = 'Niels'") == [
        {"kind": "client"}
    ]
    assert (await an.post(f"{client}/vertrek")).status_code == 409


async def test_two_people_on_one_person_lose_neither_text(an: Browser, niels: Niels) -> None:
    leen = f"{niels.path}/kring/{niels.people['Leen']}"
    first = {"first_name": "Leen", "phone": "0490 00 00 01", "version": "1"}
    await an.post(leen, first)
    late = await an.post(leen, {**first, "phone": "0490 00 00 02"})
    assert late.status_code == 409
    assert "Nu bewaard: 0490 00 00 01" in late.text
    assert "Jij typte: 0490 00 00 02" in late.text


async def test_who_leaves_is_not_asked_any_more(an: Browser, world: Cast, niels: Niels) -> None:
    assert await rows(world, OPEN_INVITATIONS, "Leen") == [{"first_name": "Leen"}]
    await an.post(f"{niels.path}/kring/{niels.people['Leen']}/vertrek")
    assert await rows(world, OPEN_INVITATIONS, "Leen") == []
    assert "Niet meer in de kring" in (await an.get(f"{niels.path}/kring")).text
    assert "Leen" not in (await an.get(niels.path)).text.split("De tafel")[1]


async def test_without_key_worker_the_page_says_so(an: Browser, world: Cast, niels: Niels) -> None:
    assert "Nog geen spilfiguur" not in (await an.get(niels.path)).text
    await an.post(f"{niels.path}/kring/{niels.people['Koen']}/vertrek")
    assert "Nog geen spilfiguur" in (await an.get(niels.path)).text
    assert await rows(world, 'select key_worker from "case"') == [{"key_worker": None}]


async def test_the_client_chooses_key_worker_and_confidant(an: Browser, world: Cast, niels: Niels) -> None:
    leen, rita = str(niels.people["Leen"]), str(niels.people["Rita"])
    chosen = {"key_worker": leen, "key_worker_chosen_on": "2026-05-05", "confidant": rita}
    assert (await an.post(f"{niels.path}/spilfiguur", chosen)).status_code == 303
    assert "spilfiguur Leen" in (await an.get(niels.path)).text
    client = {"key_worker": str(niels.people["Niels"])}
    assert (await an.post(f"{niels.path}/spilfiguur", client)).status_code == 422


async def test_who_decides_for_whom_is_written_and_ended(an: Browser, world: Cast, niels: Niels) -> None:
    circle = (await an.get(f"{niels.path}/kring")).text
    assert "Ward voor Niels" in circle
    decided = {"circle_member": str(niels.people["Rita"]), "represented": str(niels.people["Niels"])}
    added = await an.post(f"{niels.path}/vertegenwoordigers", {**decided, "kind": "administrator-of-person"})
    assert added.status_code == 303
    found = await rows(world, "select id from representative order by noted_at desc limit 1")
    await an.post(f"{niels.path}/vertegenwoordigers/{found[0]['id']}/einde")
    assert "Rita voor Niels" not in (await an.get(f"{niels.path}/kring")).text


async def test_somebody_of_another_case_is_not_found_here(an: Browser, niels: Niels) -> None:
    other = await an.post("/situaties", {"name": "Sam", "first_name": "Sam", "coordinator_kind": "external"})
    place = other.headers["location"]
    assert (await an.get(f"{place}/kring/{niels.people['Leen']}")).status_code == 404
    assert (await an.post(f"{place}/kring/{niels.people['Leen']}/vertrek")).status_code == 404
