"""Mijn afspraken by HTTP: what a helper of three municipalities sees, and what nobody else does."""

from collections.abc import Callable

import pytest

from infra import clock
from infra.piccolo_conf import DB
from services.cases.tables import CircleMember
from services.invitations import tokens
from services.invitations.tables import Invitation
from services.passages import rules
from services.passages.tables import Passage
from tenants import door
from tenants.access import job_access
from tests.jobs.mailbox import Mailbox
from tests.passages.helper import Helper, code_of
from tests.passages.scene import LEEN, Somewhere

Browsers = Callable[[], Helper]
STRANGER = "niemand@elders.example"


async def test_own_agreements_of_three_municipalities_stand_together(
    places: list[Somewhere], browsers: Browsers, mailbox: Mailbox
) -> None:
    leen = browsers()
    assert (await leen.come_in(mailbox, LEEN)).status_code == 303
    page = (await leen.open()).text
    for one in places:
        assert f"Leen belt de school in {one.home.name}" in page
        assert f"Niels kijkt zelf in {one.home.name}" not in page
    assert "Niels" not in page
    assert page.count("Overleg ") >= 3


async def test_each_municipality_notes_that_it_was_read(
    places: list[Somewhere], browsers: Browsers, mailbox: Mailbox
) -> None:
    leen = browsers()
    await leen.come_in(mailbox, LEEN)
    await leen.open()
    for one in places:
        async with door.enter(job_access(one.home, "tests")):
            told = await DB.connection.fetchval(
                "select count(*) from audit_line where action = 'passage.read'"
            )
        assert told == 1


async def test_a_known_and_an_unknown_address_are_answered_alike(
    places: list[Somewhere], browsers: Browsers, mailbox: Mailbox
) -> None:
    sent = len(mailbox.contents)
    answers = []
    for address in (LEEN, STRANGER, "niels.voorbeeld@post.example"):
        one = browsers()
        first = await one.ask(address)
        wrong = await one.send("sessie", digits="000000")
        answers.append((first.status_code, first.headers["location"], wrong.status_code, wrong.text))
    assert answers[0] == answers[1] == answers[2]
    assert len(mailbox.contents) == sent + 1


async def test_the_code_works_in_the_browser_that_asked_and_nowhere_else(
    places: list[Somewhere], browsers: Browsers, mailbox: Mailbox
) -> None:
    leen, other = browsers(), browsers()
    await leen.ask(LEEN)
    code = code_of(mailbox, LEEN)
    assert (await other.send("sessie", digits=code)).status_code == 422
    assert (await leen.send("sessie", digits=code)).status_code == 303
    assert (await leen.send("sessie", digits=code)).status_code == 303  # a double click
    other.http.cookies.set("__Host-rt-passage", leen.http.cookies["__Host-rt-passage"])
    assert "Stuur mij een code" in (await other.open()).text


async def test_the_door_leads_to_the_own_page_without_another_code(
    places: list[Somewhere], browsers: Browsers, mailbox: Mailbox
) -> None:
    leen = browsers()
    await leen.come_in(mailbox, LEEN)
    for one in places:
        async with door.enter(job_access(one.home, "tests")):
            asked = (
                await Invitation.objects()
                .where(Invitation.participant.circle_member == one.people["Leen"])
                .first()
            )
        assert asked is not None
        answer = await leen.send("deur", door=str(asked.id), to="afspraken")
        assert answer.status_code == 303
        assert answer.headers["location"].startswith(f"/{one.home.slug}/u/")
        page = await leen.http.get(answer.headers["location"])
        assert f"Leen belt de school in {one.home.name}" in page.text


async def test_no_door_of_somebody_else_opens(
    places: list[Somewhere], browsers: Browsers, mailbox: Mailbox
) -> None:
    leen = browsers()
    await leen.come_in(mailbox, LEEN)
    async with door.enter(job_access(places[1].home, "tests")):
        asked = (
            await Invitation.objects()
            .where(Invitation.participant.circle_member == places[1].people["Niels"])
            .first()
        )
    other = str(asked.id) if asked else "x"
    for wrong in (other, "0190c0de-0000-7000-8000-000000000001", "", "x", "'; select 1"):
        assert (await leen.send("deur", door=wrong, to="afspraken")).status_code == 404
    token = {"_csrf": "not-ours", "door": other}
    assert (await leen.http.post("/mijn-afspraken/deur", data=token)).status_code == 403


async def test_who_left_or_was_withdrawn_sees_nothing_there_any_more(
    places: list[Somewhere], browsers: Browsers, mailbox: Mailbox
) -> None:
    leen = browsers()
    await leen.come_in(mailbox, LEEN)
    async with door.enter(job_access(places[0].home, "tests")):
        await CircleMember.update({CircleMember.left_at: clock.now()}).where(
            CircleMember.id == places[0].people["Leen"]
        )
    async with door.enter(job_access(places[1].home, "tests")):
        await Invitation.update({Invitation.withdrawn_at: clock.now()}, force=True)
    page = (await leen.open()).text
    assert [one.home.name in page for one in places] == [False, False, True]


async def test_two_people_with_one_address_see_nothing_and_get_no_code(
    places: list[Somewhere], browsers: Browsers, mailbox: Mailbox
) -> None:
    leen = browsers()
    await leen.come_in(mailbox, LEEN)
    async with door.enter(job_access(places[2].home, "tests")):
        await CircleMember.update({CircleMember.first_name: "Ward"}).where(
            CircleMember.id == places[2].people["Leen"]
        )
    assert [one.home.name in (await leen.open()).text for one in places] == [False, False, False]
    sent, other = len(mailbox.to(LEEN)), browsers()
    await other.ask(LEEN)
    assert len(mailbox.to(LEEN)) == sent


async def test_leaving_and_half_an_hour_end_it(
    places: list[Somewhere], browsers: Browsers, mailbox: Mailbox, walk: Callable[[int], None]
) -> None:
    leen = browsers()
    await leen.come_in(mailbox, LEEN)
    cookie = leen.http.cookies["__Host-rt-passage"]
    await leen.send("vertrek")
    leen.http.cookies.set("__Host-rt-passage", cookie)
    assert "Stuur mij een code" in (await leen.open()).text
    again = browsers()
    await again.come_in(mailbox, LEEN)
    walk(31 * 60)
    assert "Stuur mij een code" in (await again.open()).text


async def test_five_wrong_digits_end_a_code_and_three_codes_an_hour_are_mailed(
    places: list[Somewhere], browsers: Browsers, mailbox: Mailbox
) -> None:
    leen = browsers()
    await leen.ask(LEEN)
    for _ in range(rules.MOST_TRIES + 3):
        assert (await leen.send("sessie", digits="000000")).status_code == 422
    async with door.lobby():
        assert [row["tries"] for row in await Passage.select(Passage.tries)] == [rules.MOST_TRIES]
    assert (await leen.send("sessie", digits=code_of(mailbox, LEEN))).status_code == 422
    sent = len(mailbox.to(LEEN))
    for _ in range(4):
        assert (await browsers().ask(LEEN)).status_code == 303
    assert len(mailbox.to(LEEN)) == sent + 2


async def test_digits_that_were_never_mailed_open_nothing(
    places: list[Somewhere], browsers: Browsers, mailbox: Mailbox
) -> None:
    """Whoever asks on and on could otherwise guess beyond every ceiling."""
    for _ in range(rules.CODES_PER_HOUR):
        await browsers().ask(LEEN)
    guesser = browsers()
    await guesser.ask(LEEN)
    async with door.lobby():
        row = await Passage.objects().order_by(Passage.asked_at, ascending=False).first()
    assert row is not None
    assert row.sent_at is None
    answer = await guesser.send("sessie", digits=tokens.digits(bytes(row.salt)))
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "address", ["", "leen", "a|b@x.example", "x" * 300 + "@x.example", "leen@dag.example\x00"]
)
async def test_what_is_no_address_is_told_at_the_field_or_kept_quiet(
    world: object, browsers: Browsers, address: str
) -> None:
    assert (await browsers().send("code", email=address)).status_code in {422, 303}
