"""How the form of a request is shown: in steps on a phone, whole on a desk; with what came before."""

from collections.abc import Mapping
from typing import Any

from litestar import Request, Response

from services.referrals.tables import RequesterKind
from tenants.access import Access
from tenants.directory import Contact
from web.public.forms import PublicReferralForm
from web.public.voices.all import find_voice, offered, voice_of
from web.public.voices.voice import Voice
from web.shared.pages import page

Incoming = Request[Any, Any, Any]
TOO_MANY = (
    "Er kwam hier net heel veel toe. Wat je typte, is nog niet verstuurd. "
    "Bel ons, of probeer het over een uur opnieuw."
)
# A question that follows from an answer waits for it; the style sheet knows these names.
WHEN: Mapping[str, str] = {
    "consent_reason": "when-confidant",
    "household": "when-together",
    "absence_reason": "when-without",
    "place_proposal": "when-place",
    "place_reason": "when-place",
    "urgency_reason": "when-urgent",
}
OF_OTHERS = {"autocomplete": "off"}
ATTRIBUTES: Mapping[str, Mapping[str, str]] = {
    "requester_name": {"autocomplete": "name"},
    "requester_phone": {"autocomplete": "tel", "type": "tel"},
    "requester_email": {"autocomplete": "email", "type": "email"},
    "client_name": OF_OTHERS,
    "client_address": OF_OTHERS,
    "client_phone": {**OF_OTHERS, "type": "tel"},
    "client_email": {**OF_OTHERS, "type": "email"},
}
OWN_ADDRESS = {"client_address": {"autocomplete": "street-address"}}


def chosen(posted: Mapping[str, Any]) -> Voice | None:
    """In which voice the form was sent, or is wanted from now on."""
    return find_voice(str(posted.get("_wie", ""))) or voice_of(str(posted.get("requester_kind", "")))


def asked(
    request: Incoming,
    access: Access,
    contact: Contact,
    form: PublicReferralForm,
    *,
    is_saved: bool = False,
    here: str = "",
    status: int = 200,
) -> Response[str]:
    """The form, as it was typed so far; `here` names the list in which a row came or went."""
    voice = form.voice
    is_own = voice.kind in {RequesterKind.CLIENT, RequesterKind.YOUNG_PERSON}
    return page(
        request,
        access,
        "public/new.html",
        status=status,
        form=form,
        voice=voice,
        others=[one for one in offered(access.home.vocabulary) if one is not voice],
        contact=contact,
        slug=access.home.slug,
        is_own=is_own,
        is_saved=is_saved,
        here=here,
        when=WHEN,
        attributes={**ATTRIBUTES, **(OWN_ADDRESS if is_own else {})},
    )
