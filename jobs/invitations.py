"""Later work about invitations: ask, remind, call off, send a code. The reason is asked again each time."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from infra import clock
from infra.calendar import Person
from infra.mail import Letter
from jobs import entrance
from jobs.addresses import answers_to
from jobs.mails import invitation_letters as letters
from jobs.posting import Together
from jobs.worker import mail_job
from services.consultations.rules import moment_of
from services.invitations import codes, lost_links, rules, sending, tokens
from services.invitations.guests import Host, host_of
from services.invitations.queries import (
    Sendable,
    find_called_off,
    find_sendable,
    find_sendables,
    link_of,
    lock_invitation,
    seat_of,
)
from services.polls.queries import moved_from
from tenants.access import Access
from tenants.outbox import Claim


async def took(access: Access, invitation: UUID, *, is_in_doubt: bool) -> None:
    found = await lock_invitation(access, invitation)
    await sending.note_sent(access, found, is_in_doubt=is_in_doubt, now=clock.now())


async def bounced(access: Access, invitation: UUID) -> None:
    await sending.note_bounced(await lock_invitation(access, invitation))


async def compose_all(access: Access, ids: Sequence[Mapping[str, UUID]]) -> list[Letter | None]:
    """Everybody of one decision at once: the reason, the host and the organizer are asked once per case."""
    found = await find_sendables(access, [one["invitation"] for one in ids])
    organizer = await organizer_of(access)
    hosts = {case: await host_of(access, case) for case in {one.invitation.case for one in found if one}}
    return [
        _invitation(access, one, hosts, organizer) if one and one.consultation.starts_at else None
        for one in found
    ]


async def took_all(access: Access, marked: Sequence[Claim]) -> None:
    doubts = {one.ids["invitation"]: one.is_in_doubt for one in marked}
    await sending.note_all_sent(access, doubts, now=clock.now())


@mail_job("invitations.send", sent=took, bounced=bounced, together=Together(compose_all, took_all))
async def send(access: Access, invitation: UUID) -> Letter | None:
    return (await compose_all(access, [{"invitation": invitation}]))[0]


@mail_job("invitations.remind", sent=took, bounced=bounced)
async def remind(access: Access, invitation: UUID) -> Letter | None:
    sendable = await find_sendable(access, invitation)
    if sendable is None or not rules.may_remind(sendable.invitation, sendable.consultation, clock.now()):
        return None
    host = await host_of(access, sendable.invitation.case)
    return letters.reminder(access.home, sendable, link_of(access, sendable.invitation), host)


@mail_job("invitations.call_off", bounced=bounced)
async def call_off(access: Access, invitation: UUID) -> Letter | None:
    gone = await find_called_off(access, invitation)
    if gone is None:
        return None
    host = await host_of(access, gone.invitation.case)
    known = moment_of(gone.consultation) or await moved_from(
        access, gone.consultation.id, gone.invitation.asked_at
    )
    return letters.called_off(access.home, gone, host, await organizer_of(access), known)


async def took_code(access: Access, code: UUID, *, is_in_doubt: bool) -> None:
    await codes.note_sent(access, code, now=clock.now())


@mail_job("invitations.code", sent=took_code)
async def send_code(access: Access, code: UUID) -> Letter | None:
    found = await codes.find_sendable_code(access, code, now=clock.now())
    if found is None:
        return None
    person = (await seat_of(found.invitation.participant)).circle_member
    contact = await entrance.contact(access)
    phone = contact.phone if contact else ""
    return letters.code(access.home, person.email, person.first_name, tokens.digits(found.salt), phone)


async def took_links(access: Access, lost: UUID, *, is_in_doubt: bool) -> None:
    await lost_links.forget(access, lost)


async def links_bounced(access: Access, lost: UUID) -> None:
    await lost_links.forget(access, lost)


@mail_job("invitations.links", sent=took_links, bounced=links_bounced)
async def send_links(access: Access, lost: UUID) -> Letter | None:
    found = await lost_links.find_links(access, lost, now=clock.now())
    if found is None:
        return None
    contact = await entrance.contact(access)
    return letters.lost_links(access.home, found, contact.phone if contact else "")


def _invitation(
    access: Access, sendable: Sendable, hosts: Mapping[UUID, Host], organizer: Person
) -> Letter | None:
    """None while the date is still looked for: then there is nothing for a calendar."""
    if sendable.consultation.starts_at is None:
        return None
    asked = sendable.invitation
    return letters.invitation(access.home, sendable, link_of(access, asked), hosts[asked.case], organizer)


async def organizer_of(access: Access) -> Person:
    """Who asks, in a calendar: the address that takes answers."""
    sender = await entrance.sender(access)
    return Person(sender.name, answers_to(access.home.slug) or sender.reply_to or sender.email)
