"""A report that was sent, and what the client says afterwards: the link shows what is allowed now, never more."""

import pytest

from infra import clock
from services.cases.tables import CircleMember
from services.consents.actions import add_restriction
from services.consents.rules import Topic
from services.reports.deliveries import reading
from services.reports.extracts import Content
from services.reports.tables import ReportDelivery, ReportVersion
from tenants import door
from tests.conftest import Browser
from tests.documents.test_pdf import text_of
from tests.invitations.scene import GOAL, SECRET, TOPIC
from tests.reports.conftest import held
from tests.reports.held import Held

__all__ = ["held"]


async def read_by(held: Held, name: str) -> Content:
    async with door.enter(held.table.an) as access:
        found = await reading(access, held.table.consultation, held.table.seats[name])
        return found.content


async def restrict(held: Held, words: str, kept_from: str | None, domain: str = "") -> None:
    table = held.table
    async with door.enter(table.an) as access:
        who = table.people[kept_from] if kept_from else None
        topic = Topic(words, kept_from=who, domain=domain)
        await add_restriction(access, table.case, table.people["Niels"], topic, now=clock.now())


def titles(content: Content) -> list[str]:
    return [item["title"] for item in content["items"] if item["title"] in {GOAL, TOPIC, SECRET}]


@pytest.mark.parametrize(("words", "domain"), [(TOPIC, ""), ("wonen", "housing")])
async def test_what_may_not_be_known_any_more_leaves_the_page_of_that_reader_alone(
    held: Held, words: str, domain: str
) -> None:
    await held.send()
    assert TOPIC in titles(await read_by(held, "Leen"))
    await restrict(held, words, "Leen", domain)
    narrowed, rita, niels = [await read_by(held, name) for name in ("Leen", "Rita", "Niels")]
    assert TOPIC not in titles(narrowed)
    assert narrowed["is_extract"]
    assert "De inschrijving loopt." not in str([item["notes"] for item in narrowed["items"]])
    assert TOPIC in titles(rita)
    assert TOPIC in titles(niels)


async def test_what_nobody_may_talk_about_stays_with_the_client(held: Held) -> None:
    await held.send()
    await restrict(held, TOPIC, None)
    assert [TOPIC in titles(await read_by(held, name)) for name in ("Rita", "Koen", "Niels")] == [
        False,
        False,
        True,
    ]


async def test_the_goal_is_kept_as_well(held: Held) -> None:
    await held.send()
    await restrict(held, GOAL, "Koen")
    koen = await read_by(held, "Koen")
    assert koen["goal"] == ""
    assert GOAL not in titles(koen)


async def test_an_agreement_of_ones_own_stays(held: Held) -> None:
    await held.send()
    await restrict(held, "Koen belt de bank", "Koen")
    await restrict(held, "Koen belt de bank", "Rita")
    told = {name: str((await read_by(held, name))["agreements"]) for name in ("Koen", "Rita")}
    assert ["Koen belt de bank" in told[name] for name in ("Koen", "Rita")] == [True, False]


async def test_what_was_received_stays_noted_and_frozen(held: Held) -> None:
    await held.send()
    async with door.enter(held.table.an):
        before = (
            [str(row) for row in await ReportDelivery.select()],
            [row.content for row in await ReportVersion.objects()],
        )
    await restrict(held, TOPIC, "Leen")
    async with door.enter(held.table.an):
        assert before == (
            [str(row) for row in await ReportDelivery.select()],
            [row.content for row in await ReportVersion.objects()],
        )


async def test_a_name_that_is_hidden_since_stands_in_no_version_any_more(held: Held, an: Browser) -> None:
    await held.send()
    table = held.table
    assert "Zonnehof" in str((await read_by(held, "Rita"))["people"])
    async with door.enter(table.an):
        koens = CircleMember.organisation == "Zonnehof"
        await CircleMember.update({CircleMember.is_organisation_sensitive: True}).where(koens)
    for name in ("Rita", "Niels", "Koen"):
        assert "Zonnehof" not in str((await read_by(held, name))["people"])
    page = (await an.get(held.place)).text
    paper = text_of((await an.get(f"{held.place}.pdf")).content)
    assert [word for word in ("begeleider, Zonnehof", "dagcentrum, Zonnehof") if word in page + paper] == []
    assert "begeleider" in page
