"""Later work about a case that was offered: the log of who offered it, and a mail that there is an answer."""

from uuid import UUID

from infra.mail import Letter
from jobs.mails import case_letters as letters
from jobs.worker import job, mail_job
from services.moves.actions import note_answer
from services.moves.queries import find_offerer
from tenants.access import Access


@job("moves.note-answer")
async def note(access: Access, move: UUID) -> None:
    await note_answer(access, move)


@mail_job("moves.tell-answer")
async def tell_answer(access: Access, move: UUID) -> Letter | None:
    offerer = await find_offerer(access, move)
    return letters.move_answered(access.home, offerer) if offerer else None
