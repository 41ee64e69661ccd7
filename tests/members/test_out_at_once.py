"""Who is blocked is out of every page at once, in a browser that was open, with every address by heart."""

import pytest

from tests.crawl.told import Told, once_told, told
from tests.figures import Figure
from tests.isolation.matrix import EXPECTED
from tests.isolation.test_matrix import ask, filled, ids_for, is_sent_to_sign_in
from tests.members.people import version_of

__all__ = ["once_told", "told"]


@pytest.mark.attack
async def test_no_page_opens_for_who_is_blocked(told: Told, figure: Figure) -> None:
    staff = [line for line, one in EXPECTED.items() if one.way == "staff" and "an" in one.welcome]
    an, fien = told.browsers["an"], told.browsers["fien"]
    assert (await an.get("/vandaag")).status_code == 200
    path = f"/medewerkers/{told.scenery.world.an}"
    blocked = await fien.post(
        f"{path}/blokkering", {"version": await version_of(fien, path), "reason": "Tablet gestolen."}
    )
    assert blocked.status_code == 303

    still_open = []
    for line in staff:
        got = await ask(an, line, filled(line, ids_for(told, EXPECTED[line])))
        if not is_sent_to_sign_in(got):
            still_open.append((line, got.status_code))
    figure("pages still open for who was blocked a moment ago", len(still_open), of=len(staff))
    assert still_open == []
