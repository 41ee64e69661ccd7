"""The red thread: what was wanted, agreed and became of it; nothing of the client as failed."""

from collections.abc import Callable

from infra import clock
from services.followups import actions as followups
from services.invitations.queries import link_of
from services.invitations.tables import Invitation
from services.plans.queries import agreements
from tenants import door
from tests.conftest import Browser
from tests.followups.laid import Laid, lay
from tests.invitations.guest import Guest
from tests.jobs.mailbox import Mailbox
from tests.later import run_due
from tests.retention.conftest import Kept

Browsers = Callable[[str], Guest]


async def laid_thread(world: object) -> Laid:
    found = await lay(world)  # type: ignore[arg-type]
    await found.holds()
    for sentence, owner in (
        ("Leen belt", "Leen"),
        ("Koen rijdt", "Koen"),
        ("Niels zoekt", "Niels"),
        ("Niels kookt", "Niels"),
    ):
        await found.agrees(sentence, owner, 5)
    async with door.enter(found.an) as access:
        for line in await agreements(access, found.case):
            if line.sentence in {"Leen belt", "Niels kookt"}:
                await followups.complete(access, line.id, version=line.version, now=clock.now())
            if line.sentence == "Niels zoekt":
                await followups.end(access, line.id, "", version=line.version, now=clock.now())
    return found


async def test_the_thread_says_what_became_of_each_agreement_and_no_failure_of_the_client(
    world: object, an: Browser
) -> None:
    laid = await laid_thread(world)
    page = (await an.get(f"/situaties/{laid.case}/rode-draad")).text
    assert [word in page for word in ("Leen belt", "Koen rijdt", "Niels kookt", "Niels zoekt")] == [
        True,
        True,
        True,
        False,
    ]
    assert page.count(">gedaan<") == 2


async def test_the_client_sees_it_only_when_the_client_wants_it(
    world: object, an: Browser, server: object, mailbox: Mailbox, guest_browsers: Browsers
) -> None:
    laid = await laid_thread(world)
    await run_due()
    pages: dict[str, Guest] = {}
    for name, address in (("Leen", "leen.voorbeeld@dag.example"), ("Niels", "niels.voorbeeld@post.example")):
        async with door.enter(laid.an) as access:
            where = Invitation.participant.circle_member == laid.people[name]
            asked = await Invitation.objects().where(where).first()
            assert asked is not None
            pages[name] = guest_browsers(link_of(access, asked))
        await pages[name].come_in(mailbox, address)
    assert (await pages["Niels"].open("/rode-draad")).status_code == 303
    assert (await pages["Leen"].open("/rode-draad")).status_code == 404
    await an.post(f"/situaties/{laid.case}/rode-draad/wens", {"wil": "ja"})
    own = await pages["Niels"].open("/rode-draad")
    assert "Niels kookt" in own.text
    assert "Niels zoekt" not in own.text
    assert (await pages["Leen"].open("/rode-draad")).status_code == 404
    await an.post(f"/situaties/{laid.case}/rode-draad/wens", {"wil": "nee"})
    assert (await pages["Niels"].open("/rode-draad")).status_code == 303


async def test_a_whole_series_stands_on_one_page(kept: Kept, an: Browser, bram: Browser) -> None:
    page = await an.get(f"/situaties/{kept.case}/rode-draad")
    assert page.status_code == 200
    assert (await bram.get(f"/situaties/{kept.case}/rode-draad")).status_code == 404
