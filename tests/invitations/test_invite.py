"""Who is asked, who cannot be asked yet, and what is taken back."""

from datetime import timedelta

import pytest

from infra import clock
from services.cases.tables import CircleMember
from services.consents.actions import withdraw
from services.errors import NotAllowed, NotFound, Refused
from services.invitations import actions
from services.invitations.attention import attention
from services.invitations.queries import invitations
from services.invitations.tables import GuestLink, Invitation
from services.procedures.cancel_consultation import cancel_consultation
from services.procedures.change_consultation import change_consultation
from services.procedures.remove_participant import remove_participant
from tenants import door
from tenants.tables import Outbox
from tests.invitations.scene import Table, access_of, sitting

ASKED = {"Niels": "asked", "Rita": "asked", "Koen": "asked", "Leen": "asked", "Hilde": "asked"}


async def states(table: Table) -> dict[str, str]:
    async with door.enter(table.an) as access:
        return {
            one.person.first_name: str(one.state) for one in await invitations(access, table.consultation)
        }


async def invite_all(table: Table) -> list[tuple[str, str]]:
    async with door.enter(table.an) as access:
        paper = [table.seats["Hilde"]]
        left_out = await actions.invite_all(access, table.consultation, on_paper=paper, now=clock.now())
    return [(one.name, one.code) for one in left_out]


async def waiting(table: Table) -> list[str]:
    """What still waits in the outbox for those who were asked, without its ids."""
    async with door.enter(table.an):
        asked = Outbox.done_at.is_null() & Outbox.job.like("invitations.%")
        rows = await Outbox.select(Outbox.job).where(asked).order_by(Outbox.job)
    return [row["job"] for row in rows]


async def test_everybody_is_asked_but_who_cannot_be(niels_table: Table) -> None:
    assert await invite_all(niels_table) == [("Ward", "invitation.explicit-consent-needed")]
    assert await states(niels_table) == {**ASKED, "Ward": "not-asked"}
    assert await waiting(niels_table) == ["invitations.remind"] * 4 + ["invitations.send"] * 4


async def test_asking_twice_asks_once(niels_table: Table) -> None:
    await invite_all(niels_table)
    before = (await niels_table.invitation("Koen")).id
    await invite_all(niels_table)
    assert (await niels_table.invitation("Koen")).id == before
    assert len(await waiting(niels_table)) == 8


async def test_without_an_address_there_is_paper(niels_table: Table) -> None:
    async with door.enter(niels_table.an) as access:
        with pytest.raises(Refused, match="no-address"):
            await actions.invite(access, niels_table.seats["Hilde"], channel="mail", now=clock.now())
        await actions.invite(access, niels_table.seats["Hilde"], channel="paper", now=clock.now())
    assert await waiting(niels_table) == []


async def test_without_the_clients_yes_nobody_is_asked(niels_table: Table) -> None:
    async with door.enter(niels_table.an) as access:
        await withdraw(access, niels_table.case, niels_table.people["Niels"], now=clock.now())
    assert {code for _, code in await invite_all(niels_table)} == {"invitation.no-consent"}
    assert await waiting(niels_table) == []


async def test_who_left_the_circle_is_not_asked(niels_table: Table) -> None:
    async with door.enter(niels_table.an):
        await CircleMember.update({CircleMember.left_at: clock.now()}).where(
            CircleMember.first_name == "Koen"
        )
    assert ("Koen", "participant.left") in await invite_all(niels_table)


@pytest.mark.parametrize(("key", "slug"), [("bram", "pelt"), ("celia", "genk")])
async def test_bram_and_celia_invite_nobody(niels_table: Table, key: str, slug: str) -> None:
    async with door.enter(access_of(niels_table.world, key, slug)) as access:
        with pytest.raises(NotFound):
            await actions.invite(access, niels_table.seats["Koen"], channel="mail", now=clock.now())


async def test_a_withdrawn_consent_ends_every_link_and_every_waiting_mail(niels_table: Table) -> None:
    await invite_all(niels_table)
    async with door.enter(niels_table.an) as access:
        assert await actions.withdraw_invitations(access, niels_table.case, now=clock.now()) == 5
        assert await GuestLink.count().where(GuestLink.ended_at.is_null()) == 0
    assert set((await states(niels_table)).values()) == {"not-asked"}
    assert await waiting(niels_table) == []


async def test_whose_calendar_has_it_is_told(niels_table: Table) -> None:
    await invite_all(niels_table)
    async with door.enter(niels_table.an) as access:
        koen = Invitation.participant == niels_table.seats["Koen"]
        await Invitation.update({Invitation.mail_state: "sent"}).where(koen)
        await actions.withdraw_invitations(access, niels_table.case, now=clock.now())
    assert await waiting(niels_table) == ["invitations.call_off"]


async def test_one_may_stay_away_while_the_others_come(niels_table: Table) -> None:
    await invite_all(niels_table)
    async with door.enter(niels_table.an) as access:
        await remove_participant(access, niels_table.seats["Koen"], now=clock.now())
    found = await states(niels_table)
    assert "Koen" not in found
    assert found["Leen"] == "asked"


async def test_who_is_asked_anew_gets_another_link_and_a_higher_sequence(niels_table: Table) -> None:
    await invite_all(niels_table)
    old, link = await niels_table.invitation("Koen"), await niels_table.link("Koen")
    async with door.enter(niels_table.an) as access:
        await actions.withdraw_invitation(access, niels_table.seats["Koen"], now=clock.now())
        await actions.invite(access, niels_table.seats["Koen"], channel="mail", now=clock.now())
    new = await niels_table.invitation("Koen")
    assert (new.id, new.generation, new.sequence > old.sequence + 1) == (old.id, 2, True)
    assert await niels_table.link("Koen") != link


async def test_the_same_mail_again_keeps_the_link_and_a_new_link_ends_the_old(niels_table: Table) -> None:
    await invite_all(niels_table)
    link, koen = await niels_table.link("Koen"), await niels_table.invitation("Koen")
    async with door.enter(niels_table.an) as access:
        await actions.send_again(access, koen.id, is_new_link=False, now=clock.now())
    assert await niels_table.link("Koen") == link
    async with door.enter(niels_table.an) as access:
        await actions.send_again(access, koen.id, is_new_link=True, now=clock.now())
        assert (
            await GuestLink.count().where((GuestLink.invitation == koen.id) & GuestLink.ended_at.is_null())
            == 1
        )
    assert await niels_table.link("Koen") != link
    assert len(await waiting(niels_table)) == 8


async def test_another_moment_asks_for_a_new_answer_and_another_place_does_not(niels_table: Table) -> None:
    await invite_all(niels_table)
    koen = await niels_table.invitation("Koen")
    now = clock.now()
    async with door.enter(niels_table.an) as access:
        await actions.answer(access, koen.id, "yes", now=now)
        await change_consultation(
            access, niels_table.consultation, sitting(place="Elders"), version=1, now=now
        )
    assert (await states(niels_table))["Koen"] == "yes"
    async with door.enter(niels_table.an) as access:
        await change_consultation(
            access, niels_table.consultation, sitting(13, place="Elders"), version=2, now=now
        )
    assert (await states(niels_table))["Koen"] == "asked"
    assert (await niels_table.invitation("Koen")).sequence == 2


async def test_calling_off_ends_everything(niels_table: Table) -> None:
    await invite_all(niels_table)
    async with door.enter(niels_table.an) as access:
        await cancel_consultation(access, niels_table.consultation, now=clock.now())
        assert await GuestLink.count().where(GuestLink.ended_at.is_null()) == 0
    assert await waiting(niels_table) == []


async def test_an_answer_by_phone_says_through_whom(niels_table: Table) -> None:
    await invite_all(niels_table)
    hilde = await niels_table.invitation("Hilde")
    async with door.enter(niels_table.an) as access:
        await actions.answer(access, hilde.id, "no", note="Belt vooraf", now=clock.now())
    found = await niels_table.invitation("Hilde")
    assert (found.answer, found.answer_note, found.answered_by) == ("no", "Belt vooraf", "coordinator")


async def test_who_answered_is_not_reminded(niels_table: Table) -> None:
    await invite_all(niels_table)
    koen = await niels_table.invitation("Koen")
    async with door.enter(niels_table.an) as access:
        await actions.answer(access, koen.id, "yes", now=clock.now())
    assert (await waiting(niels_table)).count("invitations.remind") == 3


async def test_vandaag_hears_who_cannot_come_and_who_does_not_answer(niels_table: Table) -> None:
    await invite_all(niels_table)
    hilde, leen = await niels_table.invitation("Hilde"), await niels_table.invitation("Leen")
    soon = clock.now() + timedelta(days=6)
    async with door.enter(niels_table.an) as access:
        assert await attention(access, now=clock.now()) == []
        await actions.answer(access, hilde.id, "no", now=clock.now())
        await Invitation.update({Invitation.mail_state: "bounced"}).where(Invitation.id == leen.id)
        found = {(one.code, one.who) for one in await attention(access, now=soon)}
        await actions.write_note(access, hilde.id, "Gebeld: ze schrijft een mail", now=clock.now())
        later = {one.code for one in await attention(access, now=clock.now())}
    assert found == {
        ("invitation.said-no", "Hilde"),
        ("invitation.bounced", "Leen"),
        ("invitation.no-answer", "Niels"),
        ("invitation.no-answer", "Rita"),
        ("invitation.no-answer", "Koen"),
    }
    assert later == {"invitation.bounced"}


async def test_vandaag_of_bram_is_empty(niels_table: Table) -> None:
    await invite_all(niels_table)
    async with door.enter(access_of(niels_table.world, "bram")) as access:
        assert await attention(access, now=clock.now() + timedelta(days=6)) == []


async def test_a_member_without_the_right_only_looks(niels_table: Table) -> None:
    await invite_all(niels_table)
    koen = await niels_table.invitation("Koen")
    fien = access_of(niels_table.world, "fien")
    async with door.enter(fien) as access:
        with pytest.raises((NotAllowed, NotFound)):
            await actions.answer(access, koen.id, "yes", now=clock.now())
