"""Who is asked, and who cannot be asked yet."""

import pytest

from infra import clock
from services.errors import NotAllowed, NotFound, Refused
from services.invitations import actions
from services.invitations.queries import invitations
from tenants import door
from tests.invitations.scene import Table, access_of


async def asked(table: Table) -> dict[str, str]:
    async with door.enter(table.an) as access:
        return {one.person.first_name: str(one.state) for one in await invitations(access, table.consultation)}


async def test_everybody_is_asked_but_who_cannot_be(niels_table: Table) -> None:
    async with door.enter(niels_table.an) as access:
        left_out = await actions.invite_all(
            access, niels_table.consultation, on_paper=[niels_table.seats["Hilde"]], now=clock.now()
        )
    assert [(one.name, one.code) for one in left_out] == [("Ward", "invitation.explicit-consent-needed")]
    assert await asked(niels_table) == {
        "Niels": "asked",
        "Rita": "asked",
        "Koen": "asked",
        "Leen": "asked",
        "Hilde": "asked",
        "Ward": "not-asked",
    }
