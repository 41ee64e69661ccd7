"""A canary in every text of a case never sings in any mail: not in a header, a body, a calendar or a file's name."""

from collections.abc import Callable
from pathlib import Path

import asyncpg
import pytest
from jinja2 import meta

from infra import clock
from jobs.mails.letters import TEMPLATES
from services.cases.tables import CircleMember
from services.consultations.queries import participants
from services.invitations import actions, codes
from services.procedures.cancel_consultation import cancel_consultation
from tenants import door, outbox
from tenants.access import job_access
from tenants.tables import Outbox
from tests.guests.access import knocking
from tests.invitations.fixtures import niels_table, walk
from tests.invitations.scene import Table
from tests.jobs.canaries import everything_in, found_in
from tests.jobs.canary_rows import WORD, fill
from tests.jobs.mailbox import Mailbox
from tests.later import run_due

__all__ = ["niels_table", "walk"]
ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent.name for path in (ROOT / "jobs/mails").glob("*/subject.txt"))
# Which mail a job sends; these are sent here, over rows full of canaries.
SENT_HERE = {
    "invitations.send": "invitation",
    "invitations.remind": "invitation_reminder",
    "invitations.call_off": "invitation_called_off",
    "invitations.code": "invitation_code",
    "consultations.calendar": "calendar_notice",
}
# Those that need a story of their own: the test that tells it, and looks for canaries in the mail.
TOLD_ELSEWHERE = {
    "agenda_ready": "tests/agendas/test_pages.py",
    "agreements_near": "tests/followups/test_reminders.py",
    "debrief": "tests/followups/test_debrief.py",
    "draft_link": "tests/public/test_drafts.py",
    "invitation_minor": "tests/journeys/test_minors.py",
    "neutral_talk": "tests/evaluations/test_talks.py",
    "new_referral": "tests/jobs/test_announcements.py",
    "opened_case": "tests/jobs/test_announcements.py",
    "poll_asked": "tests/polls/test_mails.py",
    "poll_reminder": "tests/polls/test_mails.py",
    "report": "tests/reports/test_flow.py",
    "request_received": "tests/journeys/test_requests.py",
}
# Names that templates may use and that say nothing of a case: days, links, the own name and keyword, whom to call.
HARMLESS = {
    *(
        "to_name",
        "municipality",
        "keyword",
        "starts_at",
        "ends_at",
        "place",
        "url",
        "host",
        "words",
        "parts",
        "span",
    ),
    *(
        "is_again",
        "is_final",
        "is_amended",
        "is_nudge",
        "is_off",
        "is_room",
        "held_on",
        "until",
        "phone",
        "digits",
        "ways",
        "roles",
    ),
    *("answer_by", "moments", "moved_from", "call", "contact", "absolute", "who", "away"),
}
# Templates that get more than that are told with their own canaries.
TOLD_MORE = {"agreements_near", "debrief", "neutral_talk"}


@pytest.mark.usefixtures("server")
async def test_no_canary_of_a_case_sings_in_any_mail(
    niels_table: Table, mailbox: Mailbox, admin: asyncpg.Connection, walk: Callable[[int], None]
) -> None:
    async with door.enter(niels_table.an) as access:
        await actions.invite_all(
            access, niels_table.consultation, on_paper=[niels_table.seats["Hilde"]], now=clock.now()
        )
        people = await participants(access, niels_table.consultation)
        where = CircleMember.id.is_in([one.circle_member.id for one in people])
        await CircleMember.update({CircleMember.keyword: "kastanje"}).where(where)
    filled = await fill(admin)
    assert {
        "circle_member.last_name",
        "case.name",
        "consultation.goal",
        "agenda_item.title",
        "restriction.topic",
    } <= set(filled)
    koen = await niels_table.invitation("Koen")
    async with door.enter(knocking(niels_table, koen)) as access:
        await codes.request_code(access, koen.id, "browser", now=clock.now())
    async with door.enter(job_access(niels_table.world.pelt, "tests")) as access:
        await outbox.add(
            access, "consultations.calendar", dedupe="canary", consultation=niels_table.consultation
        )
    await run_due()
    walk(10 * 86_400)
    await run_due()
    async with door.enter(niels_table.an) as access:
        await cancel_consultation(access, niels_table.consultation, now=clock.now())
    await run_due()

    names = [person for person in niels_table.people if person != "Hilde"]
    for to, content in mailbox.contents:
        own = to.split("@")[0]
        others = [name for name in names if name.casefold() != own]
        assert found_in(content, [WORD, *others, str(niels_table.case)]) == [], to
    assert any("kastanje" in everything_in(content) for _, content in mailbox.contents)
    assert await sent(niels_table) >= set(SENT_HERE)


async def sent(table: Table) -> set[str]:
    async with door.enter(job_access(table.world.pelt, "tests")):
        rows = await Outbox.select(Outbox.job).where(Outbox.outcome == "sent")
    return {row["job"] for row in rows}


def test_every_mail_is_looked_at_for_canaries_somewhere() -> None:
    here = {*SENT_HERE.values(), *TOLD_ELSEWHERE}
    for path in TOLD_ELSEWHERE.values():
        assert "found_in(" in (ROOT / path).read_text(), path
    unsaid = {name for name in FOLDERS if name not in here and not _is_harmless(name)}
    assert unsaid == set()
    assert here <= set(FOLDERS)


def _is_harmless(folder: str) -> bool:
    """Whether its templates can say nothing else than what may be said, whatever the rows hold."""
    texts = [path.read_text() for path in (ROOT / "jobs/mails" / folder).glob("*.*")]
    used = {name for text in texts for name in meta.find_undeclared_variables(TEMPLATES.parse(text))}
    return used <= HARMLESS


@pytest.mark.parametrize("folder", FOLDERS)
def test_templates_get_nothing_that_could_say_more(folder: str) -> None:
    assert _is_harmless(folder) or folder in TOLD_MORE
