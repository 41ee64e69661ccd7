"""How a handler answers: a page, a fragment for htmx, or a redirect after a plain post.

Templates get named values, `chrome` (what stands round every page) and `words` (the municipality's vocabulary).
"""

from dataclasses import dataclass
from typing import Any

from litestar import MediaType, Request, Response
from litestar.response import Redirect

from infra.settings import settings
from tenants.access import Access, Kind
from tenants.words.packs import PACKS, speaking
from web.shared.environment import environment

MENU = (
    ("vandaag", "/vandaag", "Vandaag"),
    ("situaties", "/situaties", "Cliëntsituaties"),
    ("aanvragen", "/aanvragen", "Aanvragen"),
    ("knelpunten", "/knelpunten", "Knelpunten"),
    ("beleid", "/beleid", "Beleid"),
    ("cijfers", "/cijfers", "Cijfers"),
    ("kaart", "/coordinatoren/kaart", "Onze kaart"),
    ("medewerkers", "/medewerkers", "Medewerkers"),
    ("instellingen", "/instellingen", "Instellingen"),
    ("bewaren", "/instellingen/bewaartermijn", "Bewaren"),
    ("logboek", "/logboek", "Logboek"),
)
NETWORK_MENU = (
    ("netwerk", "/netwerk", "Netwerk"),
    ("lezen", "/netwerk/lezen", "Nalezen"),
    ("leeszaal", "/netwerk/leeszaal", "Leeszaal"),
    ("bundels", "/netwerk/bundels", "Bundels"),
    ("publicaties", "/netwerk/publicaties", "Publicaties"),
    ("gemeenten", "/netwerk/gemeenten", "Gemeenten"),
)
NEEDS = {
    "aanvragen": "referrals.handle",
    "situaties": "cases.open",
    "knelpunten": "signals.read",
    "beleid": "councils.read",
    "kaart": "listing.own",
    "cijfers": "figures.sheets",
    "medewerkers": "members.manage",
    "logboek": "members.manage",
    "instellingen": "policy.manage",
    "bewaren": "policy.manage",
    "lezen": "network.read",
    "leeszaal": "network.texts",
    "publicaties": "network.publish",
    "bundels": "network.bundles",
    "themas": "network.themes",
    "gemeenten": "network.municipalities",
    "netwerkmensen": "network.members",
    "netwerklogboek": "network.members",
}


@dataclass(frozen=True)
class Chrome:
    """What stands round a page: who is here, where, and what the menu offers this person."""

    municipality: str | None
    person: str | None
    csrf: str | None
    has_choice: bool
    is_demo: bool
    inbox_url: str | None
    accent_url: str | None
    current: str | None
    nav: tuple[tuple[str, str, str], ...]


def page(
    request: Request[Any, Any, Any],
    access: Access | None,
    template: str,
    *,
    current: str | None = None,
    status: int = 200,
    **values: Any,
) -> Response[str]:
    """One whole page, rendered now, so that an error in a template is an error of this request."""
    pack = PACKS[_vocabulary(request, access)]
    with speaking(pack):
        html = (
            environment()
            .get_template(template)
            .render(chrome=chrome(request, access, current), words=pack, **values)
        )
    return Response(html, media_type=MediaType.HTML, status_code=status)


def _vocabulary(request: Request[Any, Any, Any], access: Access | None) -> str:
    """How people speak here; a page about nothing in particular follows who came in last."""
    if access and access.municipality:
        return access.municipality.vocabulary
    return getattr(request.state, "vocabulary", "limburg")


def answer(
    request: Request[Any, Any, Any],
    access: Access,
    template: str,
    *,
    location: str,
    is_accepted: bool = True,
    **values: Any,
) -> Response[Any]:
    """After a post: the fragment for htmx; else 303 to `location`, or the page again when refused (422)."""
    if is_htmx(request):
        return page(request, access, template, status=200 if is_accepted else 422, **values)
    if is_accepted:
        return redirect(location)
    return page(request, access, template, status=422, **values)


def redirect(location: str) -> Response[Any]:
    """See the page over there; a reload does not send the form again."""
    return Redirect(location, status_code=303)


def is_htmx(request: Request[Any, Any, Any]) -> bool:
    """Whether htmx asks for a fragment rather than a browser for a page."""
    return request.headers.get("hx-request") == "true"


def chrome(request: Request[Any, Any, Any], access: Access | None, current: str | None) -> Chrome:
    """What stands round the page of this request."""
    is_member = access is not None and access.actor.kind is Kind.MEMBER
    home = access.municipality if access else None
    session = getattr(request.state, "session", None)
    return Chrome(
        municipality=home.name if home else None,
        person=access.actor.name if access and (is_member or access.actor.kind is Kind.NETWORK) else None,
        csrf=getattr(request.state, "csrf", None),
        has_choice=bool(session and session.proof.has_choice),
        is_demo=settings().demo,
        inbox_url=settings().inbox_url if settings().demo else None,
        accent_url=None,
        current=_place(access, current),
        nav=_menu(access),
    )


def _menu(access: Access | None) -> tuple[tuple[str, str, str], ...]:
    if access is None or access.actor.kind not in {Kind.MEMBER, Kind.NETWORK}:
        return ()
    menu = NETWORK_MENU if access.actor.kind is Kind.NETWORK else MENU
    return tuple(entry for entry in menu if may_see(access, entry[0]))


def _place(access: Access | None, current: str | None) -> str | None:
    """Which entry of the menu a page belongs to; what a network does seldom stands under its first page."""
    is_seldom = current is not None and current not in {entry[0] for entry in NETWORK_MENU}
    return "netwerk" if is_seldom and access is not None and access.actor.kind is Kind.NETWORK else current


def may_see(access: Access, key: str) -> bool:
    """Whether the menu offers this page to this person."""
    return key not in NEEDS or access.may(NEEDS[key])
