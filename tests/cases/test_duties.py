"""Which duty binds somebody: usual where they work, or another one with a reason, who and when."""

from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest

from services.cases import duties
from services.cases.tables import Secrecy
from services.cases.teams import teams
from services.demonstration.cast import Cast
from tests.cases.conftest import Niels
from tests.cases.people import rows
from tests.conftest import Browser

SOFIE = {"kind": "helper", "first_name": "Sofie", "sector": "school"}
CHANGES = "select d.duty, d.reason, m.name from duty_change d join member m on m.id = d.changed_by"


@pytest.mark.parametrize(
    ("kind", "sector", "roles", "duty"),
    [
        ("helper", "school", (), "discretion"),
        ("helper", "administrator", (), "unknown"),
        ("helper", "", (), "unknown"),
        ("helper", "", ("care-giver",), "professional"),
        ("helper", "housing", ("requester",), "discretion"),
        ("network", "", (), "none"),
        ("network", "", ("volunteer",), "unknown"),
        ("network", "", ("trainee",), "unknown"),
        ("family", "", ("note-taker",), "none"),
    ],
)
def test_what_is_usual(kind: str, sector: str, roles: tuple[str, ...], duty: str) -> None:
    assert duties.usual_secrecy(kind, sector, roles) == duty


async def test_another_duty_needs_a_reason_that_stays_with_who_and_when(
    an: Browser, world: Cast, niels: Niels
) -> None:
    refused = await an.post(f"{niels.path}/kring", {**SOFIE, "secrecy": "professional"})
    assert refused.status_code == 422
    assert "Schrijf waarom hier een andere zwijgplicht geldt" in refused.text
    told = {**SOFIE, "secrecy": "professional", "duty_reason": "Ze werkt als arts op school."}
    assert (await an.post(f"{niels.path}/kring", told)).status_code == 303
    assert await rows(world, CHANGES) == [
        {"duty": "professional", "reason": "Ze werkt als arts op school.", "name": "An Voorbeeld"}
    ]
    sofie = (await rows(world, "select id from circle_member where first_name = 'Sofie'"))[0]["id"]
    page = (await an.get(f"{niels.path}/kring/{sofie}")).text
    assert "Beroepsgeheim: Ze werkt als arts op school. (An Voorbeeld" in page
    assert "Gewoonlijk hier: discretieplicht." in page


async def test_who_keeps_a_decided_duty_is_not_asked_again(an: Browser, world: Cast, niels: Niels) -> None:
    told = {**SOFIE, "secrecy": "professional", "duty_reason": "Schoolarts."}
    await an.post(f"{niels.path}/kring", told)
    sofie = (await rows(world, "select id from circle_member where first_name = 'Sofie'"))[0]["id"]
    again = {**SOFIE, "secrecy": "professional", "phone": "011 00 00 09", "version": "1"}
    assert (await an.post(f"{niels.path}/kring/{sofie}", again)).status_code == 303
    assert len(await rows(world, CHANGES)) == 1
    none = {**again, "secrecy": "none", "version": "2"}
    assert (await an.post(f"{niels.path}/kring/{sofie}", none)).status_code == 422


@pytest.mark.parametrize("secrecy", ["", "discretion", "unknown"])
async def test_the_usual_duty_and_not_knowing_need_no_reason(
    an: Browser, world: Cast, niels: Niels, secrecy: str
) -> None:
    assert (await an.post(f"{niels.path}/kring", {**SOFIE, "secrecy": secrecy})).status_code == 303
    assert await rows(world, CHANGES) == []


async def test_who_works_elsewhere_now_has_the_duty_of_there(an: Browser, world: Cast, niels: Niels) -> None:
    await an.post(f"{niels.path}/kring", SOFIE)
    sofie = (await rows(world, "select id from circle_member where first_name = 'Sofie'"))[0]["id"]
    moved = {"first_name": "Sofie", "sector": "physician", "secrecy": "discretion", "version": "1"}
    await an.post(f"{niels.path}/kring/{sofie}", moved)
    found = await rows(world, "select secrecy from circle_member where first_name = 'Sofie'")
    assert found == [{"secrecy": Secrecy.PROFESSIONAL}]


def working(organisation: str, same_as: UUID | None = None) -> SimpleNamespace:
    return SimpleNamespace(id=uuid4(), organisation=organisation, same_organisation_as=same_as)


def test_who_works_in_the_same_organisation_is_a_team() -> None:
    leen, koen = working("OCMW  Pelt"), working("ocmw pelt")
    tine, rita = working("Sociaal Huis", leen.id), working("")
    found = teams([leen, koen, tine, rita])
    assert found[leen.id] == {koen.id, tine.id}
    assert found[tine.id] == {leen.id, koen.id}
    assert found[rita.id] == frozenset()


async def test_a_colleague_is_somebody_of_this_circle(an: Browser, niels: Niels) -> None:
    leen = niels.people["Leen"]
    own = {"first_name": "Leen", "same_organisation_as": str(leen), "version": "1"}
    assert (await an.post(f"{niels.path}/kring/{leen}", own)).status_code == 422
    koen = {**own, "same_organisation_as": str(niels.people["Koen"])}
    assert (await an.post(f"{niels.path}/kring/{leen}", koen)).status_code == 303
    assert "zelfde organisatie als Leen" in (await an.get(f"{niels.path}/kring")).text
