"""The client's own pages: who knows what and who looked, and what may never stand there."""

import re

import asyncpg
import pytest

from tests.auditing.test_pages import TAG
from tests.conftest import Browser
from tests.crawl.told import Told

SECRET = "de nieuwe flat van mama"
KEPT = """
insert into restriction (tenant, "case", said_by, topic, domain, kept_from, may_show_title, noted_at, noted_by)
select r.tenant, r."case", (select id from circle_member where first_name = $2 and "case" = $1), $3, '',
       (select id from circle_member where first_name = $4 and "case" = $1), false, now(), r.noted_by
from restriction r where r."case" = $1 limit 1
"""
POINT = "update agenda_item set title = $1, domain = '' where id = $2"


def words_of(html: str) -> str:
    return " ".join(TAG.sub(" ", html[html.index("<main") :]).split())


async def own(told: Told, page: str) -> str:
    got = await told.browsers["niels"].get(f"/pelt/u/{told.scenery.links['niels']}/{page}")
    assert got.status_code == 200
    return words_of(got.text)


def case_of(told: Told) -> str:
    return told.scenery.ids["coming"]["case_id"]


async def test_one_sentence_for_everybody_who_knows_something(told: Told) -> None:
    told_here = await own(told, "weten")
    assert "An leidt het overleg en leest wat hier opgeschreven is." in told_here
    assert "Ward weet: “Waar kan ik later wonen?”, wonen. Niet: gezondheid. helpt met je geld" in told_here
    assert "Niemand praat over: mijn vriendin." in told_here
    assert "Fien" not in told_here, "who is barred"


async def test_who_looked_by_day_in_plain_words(told: Told) -> None:
    await told.browsers["an"].get(f"/situaties/{case_of(told)}/plan")
    await told.browsers["an"].get(f"/situaties/{case_of(told)}")
    await told.browsers["leen"].get(f"/pelt/u/{told.scenery.links['leen']}")
    told_here = await own(told, "wie-keek")
    assert re.search(r"An \(leidt het overleg\) keek naar [^.]*je plan en je situatie\.", told_here)
    assert "Leen keek naar waarover het overleg gaat." in told_here


async def test_when_somebody_of_the_house_opened_a_link_is_not_told(told: Told) -> None:
    await told.browsers["rita"].get(f"/pelt/u/{told.scenery.links['rita']}")
    assert "Rita" not in await own(told, "wie-keek")


@pytest.mark.attack
async def test_what_another_of_the_house_keeps_from_the_client_stands_nowhere(
    told: Told, admin: asyncpg.Connection
) -> None:
    """Not as a topic, not as something that somebody else may not know, and not on the paper."""
    item = told.scenery.ids["coming"]["item_id"]
    before = await own(told, "weten")
    await admin.execute(KEPT, case_of(told), "Rita", SECRET, "Niels")
    await admin.execute(KEPT, case_of(told), "Rita", "haar werk", "Jos")
    assert await own(told, "weten") == before
    await admin.execute(POINT, SECRET, item)
    paper = words_of((await told.browsers["an"].get(f"/situaties/{case_of(told)}/weten/blad")).text)
    for text in (await own(told, "weten"), paper):
        assert SECRET not in text
        assert "haar werk" not in text


@pytest.mark.attack
async def test_no_address_and_no_organisation_that_reveals_something(
    told: Told, admin: asyncpg.Connection
) -> None:
    changed = """update circle_member set address = 'Geheimstraat 7', is_address_secret = true,
        email = 'x@geheim.example',
        phone = '0499 99 99 99', safe_contact = 'alleen bellen naar tante', organisation = 'Justitiehuis Voorbeeld',
        is_organisation_sensitive = true where first_name <> 'Niels' and "case" = $1"""
    await admin.execute(changed, case_of(told))
    paper = words_of((await told.browsers["an"].get(f"/situaties/{case_of(told)}/weten/blad")).text)
    for text in (await own(told, "weten"), await own(told, "wie-keek"), paper):
        assert not [word for word in ("Geheim", "geheim", "0499", "tante", "Justitie") if word in text]


@pytest.mark.parametrize("person", ["leen", "koen", "rita"])
async def test_the_pages_are_the_clients_alone(told: Told, person: str) -> None:
    browser: Browser = told.browsers[person]
    for page in ("weten", "wie-keek"):
        got = await browser.get(f"/pelt/u/{told.scenery.links[person]}/{page}")
        assert got.status_code in {303, 404}
