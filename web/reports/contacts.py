"""What may stand in the annex with contacts: said by the person on the own page, or to the coordinator."""

from typing import Any
from uuid import UUID

from litestar import Controller, Response, post
from litestar.params import FromPath

from infra import clock
from services.errors import Refused
from services.reports import contacts
from services.reports.contacts import Shared
from tenants.words.refusals import REFUSALS
from web import entrance
from web.guests.entrance import admitted
from web.reports.forms import ContactForm
from web.reports.guest import LINK, reading_of
from web.reports.pages import again
from web.reports.view import PATH, Incoming
from web.shared.pages import redirect


class GuestContactPages(Controller):
    """The own wish."""

    path = LINK + "/bereikbaar"

    @post()
    async def update(self, request: Incoming, slug: FromPath[str], token: FromPath[str]) -> Response[Any]:
        """Keep it; nothing ticked is a no."""
        wish = _wish(ContactForm(await request.form()))
        async with admitted(request, slug, token) as visit:
            sitting = (await reading_of(visit)).report.consultation
            await contacts.note_wish(visit.access, sitting, visit.participant, wish, now=clock.now())
        return redirect(f"{visit.path}/verslag?klaar=bereikbaar")


class ContactPages(Controller):
    """Said to the coordinator."""

    path = PATH + "/bereikbaar/{participant_id:uuid}"

    @post()
    async def update(
        self, request: Incoming, consultation_id: FromPath[UUID], participant_id: FromPath[UUID]
    ) -> Response[Any]:
        """Keep what this person said."""
        wish = _wish(ContactForm(await request.form()))
        async with entrance.member(request) as access:
            try:
                await contacts.note_wish(access, consultation_id, participant_id, wish, now=clock.now())
            except Refused as refused:
                return await again(request, access, consultation_id, notice=REFUSALS[refused.code])
        return redirect(f"/overleggen/{consultation_id}/verslag?klaar=bewaard")


def _wish(form: ContactForm) -> Shared:
    return Shared(bool(form.phone.data), bool(form.email.data), bool(form.address.data))
