"""The two plain mails to a coordinator: a request came in, a colleague opened a case. Without a word of either."""

from typing import Any

from infra import clock
from services.cases import actions as cases
from services.cases import openings
from services.demonstration.cast import Cast
from services.referrals import actions as referrals
from services.referrals.rules import NOTHING, TEXTS
from services.referrals.tables import Channel
from tenants import door
from tenants.access import member_access, public_access
from tests.jobs.canaries import everything_in, found_in
from tests.jobs.mailbox import Mailbox, MailServer
from tests.later import run_due

OFFICE = "overleg@pelt.example"


def words() -> dict[str, Any]:
    """A request with a canary in every text."""
    texts = {name: f"kanarie-{number}" for number, name in enumerate(sorted(TEXTS))}
    who = {"requester_name": "kanarie-a", "requester_phone": "kanarie-b", "requester_email": ""}
    chosen = {"requester_kind": "helper", "is_client_informed": True, "consent": "yes", "urgency": "fairly"}
    return {**NOTHING, **texts, **who, **chosen}


async def test_a_request_of_the_public_page_is_announced_without_a_word_of_it(
    world: Cast, server: MailServer, mailbox: Mailbox
) -> None:
    async with door.enter(public_access(world.pelt)) as access:
        referral = await referrals.receive(access, words(), [], channel=Channel.PUBLIC, now=clock.now())
    assert await run_due() == ["sent"]
    [(to, content)] = mailbox.contents
    assert to == OFFICE
    assert found_in(content, ["kanarie", str(referral.id)]) == []
    assert "/vandaag" in everything_in(content)


async def test_a_colleague_who_opens_a_case_is_told_to_its_coordinator(
    world: Cast, server: MailServer, mailbox: Mailbox
) -> None:
    async with door.enter(member_access(world.pelt, world.an, "An", ("coordinator",))) as access:
        case = await cases.begin_case(access, "Kanarie Voorbeeld", now=clock.now())
    async with door.enter(member_access(world.pelt, world.bram, "Bram", ("coordinator",))) as access:
        opened = await openings.open_with_reason(
            access, "Kanarie Voorbeeld", "kanarie aan de lijn", now=clock.now()
        )
    assert opened == case.id
    assert await run_due() == ["sent"]
    [(to, content)] = mailbox.contents
    assert to == "an.voorbeeld@pelt.example"
    assert found_in(content, ["kanarie", "bram", str(case.id)]) == []
