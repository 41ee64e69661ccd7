"""What there is to see in Niels' situation: one id for every kind of place in an address, and real links."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from infra import clock
from infra.piccolo_conf import DB
from services.attachments.actions import keep
from services.attachments.tables import Kind
from services.cases.openings import bar
from services.consents.emergencies import Sharing, share
from services.consultations.tables import Room
from services.contacts.actions import keep_contact
from services.contacts.rules import Card
from services.demonstration import claes, niels
from services.demonstration.cast import PHONE, Cast
from services.demonstration.scene import Scene
from services.followups.owners import ask_to_move
from services.invitations import codes, tokens, wishes
from services.invitations.actions import invite, sign
from services.invitations.queries import invitations
from services.invitations.tables import Channel, Invitation
from services.neighbours.actions import ask as ask_neighbour
from services.referrals.actions import receive
from services.referrals.rules import NOTHING
from services.referrals.tables import Channel as ReferralChannel
from services.referrals.tables import ConsentToOrganise, RequesterKind, Urgency
from services.retention.actions import hold
from services.screens.pairing import open_here
from services.series import ending, thread
from tenants import door
from tenants.access import Access, Role, guest_access, member_access
from tests.attachments.files import PHOTO
from tests.councils import filling as at_home
from tests.isolation import bundled, counted, others, prepared, published, sittings

MEMBER = "select id from circle_member where \"case\" = $1 and first_name = 'Leen'"
SEAT = f"select id from participant where consultation = $2 and circle_member = ({MEMBER})"
OF_THE_CASE = {
    "case_id": "select $1::uuid",
    "of_case": "select $1::uuid",
    "consultation_id": "select $2::uuid",
    "member_id": MEMBER,
    "representative_id": 'select id from representative where "case" = $1',
    "opening_id": "select id from case_opening where \"case\" = $1 and kind = 'barred'",
    "person_id": "select id from circle_member where \"case\" = $1 and kind = 'client'",
    "talk_id": 'select id from sufficiency_talk where "case" = $1',
    "thanks_id": 'select id from thanks where "case" = $1 limit 1',
    "threshold_id": 'select id from threshold where "case" = $1',
    "raised_id": "select r.id from raised_topic r join contribution n on n.id = r.contribution "
    f"where n.circle_member = ({MEMBER})",
    "signal_id": 'select signal from signal_origin where "case" = $1',
    "contribution_id": "select p.contribution from signal_passage p "
    'join signal_origin o on o.signal = p.signal where o."case" = $1',
    "follow_up_id": 'select id from follow_up where "case" = $1 and settled_at is null',
    "wish_id": 'select id from wish where "case" = $1',
    "participant_id": SEAT,
    "invitation_id": f"select id from invitation where participant = ({SEAT})",
    "item_id": "select id from agenda_item where consultation = $2 and kind = 'topic' limit 1",
    "record_id": "select id from agenda_item where consultation = $2 and kind = 'topic' limit 1",
    "agreement_id": f"select id from agreement where done_at is null and owner = ({MEMBER}) limit 1",
    "referral_id": "select id from referral order by id limit 1",
    "other_id": "select id from referral order by id desc limit 1",
    "neighbour_id": 'select id from neighbour where "case" = $1',
    "move_id": "select id from case_move where outcome = ''",
    "answer_id": "select id from case_move where outcome = 'declined'",
    "room_id": "select id from room",
    "colleague_id": "select id from member where name = 'Lode Voorbeeld'",
    "asked_id": "select id from member_invitation",
    "municipality_id": "select id from municipality where slug = 'genk'",
    "emergency_id": 'select id from emergency where "case" = $1',
    "attachment_id": 'select id from attachment where "case" = $1',
    "contact_id": "select id from contact",
    "raising_id": "select id from raising",
    "file_id": "select id from council_file",
    "proposal_id": f"select id from agreement where done_at is null and owner = ({MEMBER}) limit 1",
    "hold_id": 'select id from legal_hold where "case" = $1',
    "goal_id": 'select id from goal where "case" = $1 limit 1',
    "step_id": 'select id from step where "case" = $1 limit 1',
    "version_id": "select v.id from report_version v join report r on r.id = v.report "
    "where r.consultation = $2 order by v.number desc limit 1",
    "comment_id": "select c.id from report_comment c join report r on r.id = c.report where r.consultation = $2",
}
OF_THE_TABLE = {
    "screen_id": "select id from screen where consultation = $2 order by number limit 1",
    "strength_id": "select id from strength where consultation = $2",
    "topic_id": "select id from topic where consultation = $2 limit 1",
    "noted_id": "select id from far_reaching where consultation = $2",
    "agreement_id": "select id from agreement where consultation = $2",
}
SETTINGS = {
    "slug": "pelt",
    "name": "nota",
    "file_path": "rondetafel.css",
    "way": "vervanger",
    "need": "reception",
    "form": "strength",
    "question": "problem",
    "code": "housing",
    "year": "2025",
    "theme": at_home.THEME,
}


@dataclass(frozen=True, repr=False)
class Scenery:
    """Ids by the name that the routes give them, per stage of a sitting: coming, underway, held.

    The guests' links and PINs go by their first name. Leen has signed, Marijke (of another table) has not;
    Koen is the key worker and Tine took notes, with the links of the sitting that was held.
    `screen_pass` opens the screen of the sitting that is under way. Wim is a guest in
    Genk. `members` are the colleagues of others.py.
    """

    world: Cast
    members: Mapping[str, UUID]
    ids: Mapping[str, Mapping[str, str]]
    links: Mapping[str, str]
    pins: Mapping[str, str]
    screen_pass: str


async def scenery(world: Cast) -> Scenery:
    """Tell it, with all that an address can name, and a guest of another table beside it."""
    an = member_access(world.pelt, world.an, "An Voorbeeld", (Role.COORDINATOR,))
    members = await others.hire(world.pelt)
    of_network = await others.ask_for_network(world.network)
    of_network |= await others.contribute(an, world.network)
    of_network |= await published.publish(world.network, now=clock.now())
    async with door.enter(an) as access:
        told = await niels.tell(access, clock.now())
        coming = await _coming(told.case)
        await _surroundings(access, told, world)
        await _duty(access, told)
        await at_home.at_home(access, told.now)
        await others.let_open(told, members)
        held = await sittings.held(told)
        ways_in = await _ways_in(access, told, coming, "Leen", "Niels", "Rita")
        ways_in |= await _ways_in(access, told, held, "Koen", "Tine")
        await _wish_and_signatures(access, told, coming, held)
        await prepared.prepare(access, coming, told.people["Niels"], told.people["Leen"], now=told.now)
        leen = guest_access(world.pelt, await _seat(told, coming, "Leen"), "Leen", told.case)
    async with door.enter(replace(leen, rights=frozenset({"guest.reply"}))) as guest:
        mine = await DB.connection.fetchval(OF_THE_CASE["agreement_id"], told.case)
        await ask_to_move(guest, mine, told.day(9), "Ik ben er dan niet.", now=told.now)
    async with door.enter(an) as access:
        family = await claes.tell(access, clock.now())
        ways_in |= await _ways_in(access, family, await _coming(family.case), "Marijke")
        under_way = await sittings.under_way(family)
        screen_pass = await open_here(access, under_way, now=clock.now())
        await others.offer_to(world.genk.id, family, told)
        ids = await _ids(told.case, coming, OF_THE_CASE)
        ids_held = await _ids(told.case, held, OF_THE_CASE)
        ids_under_way = await _ids(family.case, under_way, {**OF_THE_CASE, **OF_THE_TABLE})
    sent = UUID(ids["contribution_id"])
    of_network |= await bundled.bundle(world.network, [sent, UUID(of_network["called_id"])], now=clock.now())
    of_network |= await counted.publication(world.network, now=clock.now())
    await bundled.tell_client(an, sent, UUID(of_network["bundle_answer_id"]), now=clock.now())
    await _family_of(member_access(world.pelt, world.bram, "Bram Voorbeeld", (Role.COORDINATOR,)), "bram")
    celia = member_access(world.genk, world.members["celia", "genk"], "Celia Voorbeeld", (Role.COORDINATOR,))
    ways_in |= await _family_of(celia, "wim")
    return Scenery(
        world,
        members,
        {
            "coming": {**ids, **of_network},
            "held": {**ids, **ids_held, **of_network},
            "underway": {**ids, **ids_under_way, **of_network},
        },
        {name: link for name, (link, _) in ways_in.items()},
        {name: pin for name, (_, pin) in ways_in.items()},
        screen_pass,
    )


async def _family_of(coordinator: Access, guest: str) -> dict[str, tuple[str, str]]:
    """The family Claes once more, with this coordinator; a guest of theirs goes by that name here."""
    async with door.enter(coordinator) as access:
        family = await claes.tell(access, clock.now())
        ways_in = await _ways_in(access, family, await _coming(family.case), "Marijke")
    return {guest: ways_in["marijke"]}


async def _surroundings(access: Access, told: Scene, world: Cast) -> None:
    """A room, a request of somebody else, and a colleague who is barred."""
    await Room(name="Zaal 1", mailbox="zaal.een@pelt.example").save()
    answers = {
        **NOTHING,
        "requester_kind": RequesterKind.HELPER,
        "requester_name": "Mieke Voorbeeld",
        "requester_phone": PHONE,
        "client_name": "Cyriel Voorbeeld",
        "question": "Alle hulp op één lijn krijgen.",
        "is_client_informed": True,
        "consent": ConsentToOrganise.YES,
        "urgency": Urgency.FAIRLY,
    }
    for name in ("Mieke Voorbeeld", "Lut Voorbeeld"):
        answers["requester_name"] = name
        await receive(access, answers, [], channel=ReferralChannel.PHONE, now=told.now)
    await ask_neighbour(
        access, told.case, "Sofie Voorbeeld", "sofie@genk.example", until_on=told.day(20), now=told.now
    )
    card = Card("CLB Voorbeeld", "schoolarts", "Mia Voorbeeld", "pupil-guidance", PHONE)
    await keep_contact(access, card, is_shared=True, now=told.now)
    fien = world.members["fien", "pelt"]
    await bar(access, told.case, fien, "Zij kent de familie.", now=told.now)


async def _duty(access: Access, told: Scene) -> None:
    """Somebody must keep it, so that nothing that is tried erases it; and a photo is kept with it."""
    sharing = Sharing("danger", "Er was gevaar.", "Het adres.", told.day(7), told.people["Leen"])
    await share(access, told.case, sharing, now=told.now)
    await keep(access, told.case, Kind.CONSENT, PHOTO, about=told.people["Niels"], now=told.now)
    await hold(access, told.case, "De rechtbank vroeg dit.", now=told.now)
    await ending.note(access, told.case, ending.End(), now=told.now)
    await ending.note_reopened(access, told.case, "Het ging weer minder.", now=told.now)
    await thread.wish(access, told.case, is_wished=True, now=told.now)


async def _ways_in(access: Access, told: Scene, sitting: UUID, *names: str) -> dict[str, tuple[str, str]]:
    """The link and the PIN of somebody who is asked; who has no mail address is asked on paper."""
    found = {}
    for name in names:
        seat = await _seat(told, sitting, name)
        is_known = await Invitation.exists().where(Invitation.participant == seat)
        if not is_known:
            await invite(access, seat, channel=Channel.PAPER, now=told.now)
        asked = await _asked(access, told, sitting, name)
        pin = await codes.give_pin(access, asked.id, is_new=False, now=told.now)
        found[name.lower()] = (tokens.link_token(access.home.id, asked.id, asked.generation), pin)
    return found


async def _wish_and_signatures(access: Access, told: Scene, coming: UUID, held: UUID) -> None:
    for name, sitting in (("Leen", coming), ("Koen", held), ("Tine", held)):
        helper = await _asked(access, told, sitting, name)
        await sign(access, helper.id, channel=Channel.PAPER, now=told.now)
    client = await _asked(access, told, coming, "Niels")
    await wishes.rather_not_about(access, client.id, "mijn gewicht", now=told.now)


async def _asked(access: Access, told: Scene, sitting: UUID, name: str) -> Invitation:
    people = await invitations(access, sitting)
    asked = next(one.invitation for one in people if one.person.id == told.people[name])
    assert asked is not None
    return asked


async def _seat(told: Scene, sitting: UUID, name: str) -> UUID:
    query = "select id from participant where consultation = $1 and circle_member = $2"
    seat: UUID = await DB.connection.fetchval(query, sitting, told.people[name])
    return seat


async def _coming(case: UUID) -> UUID:
    query = 'select id from consultation where "case" = $1 and held_at is null'
    found: UUID = await DB.connection.fetchval(query, case)
    return found


async def _ids(case: UUID, sitting: UUID, queries: Mapping[str, str]) -> dict[str, str]:
    """The ids that are there, with what is the same everywhere."""
    of_both = "with asked as (select $1::uuid, $2::uuid)"
    found = {
        name: await DB.connection.fetchval(f"{of_both} {sql}", case, sitting) for name, sql in queries.items()
    }
    return {**SETTINGS, **{name: str(one) for name, one in found.items() if one is not None}}
