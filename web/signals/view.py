"""What the pages of bottlenecks show: forms filled in, themes, and to the byte what would leave."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Request, Response

from infra import clock
from services.errors import Refused
from services.marking.rules import Piece, pieces
from services.marking.suggestions import suggest as suggest_subject
from services.signals import queries
from services.signals.marks import marks_in
from services.signals.queries import Listed
from services.signals.rules import Coding
from services.signals.sending import contact_of, what_leaves
from services.signals.similar import Similar, similar
from services.themes.queries import themes_here
from services.themes.rules import Theme, flat, suggest
from tenants import contributing
from tenants.access import Access
from tenants.contributing import Contact, Leaving
from tenants.tables import Municipality
from tenants.words.domains import DOMAINS
from tenants.words.periods import ORDINALS
from tenants.words.signals import SIGNAL_KINDS, SIGNAL_PLACES, SIGNAL_STATES
from web.cases.once import Difference
from web.shared.pages import page
from web.signals.forms import RewritingForm, SendingForm, theme_value, with_networks, with_themes

Incoming = Request[Any, Any, Any]
LIST = "/knelpunten"
MONTHS = 3
WORDS: Mapping[str, Any] = {
    "kinds": SIGNAL_KINDS,
    "domains": DOMAINS,
    "places": SIGNAL_PLACES,
    "states": SIGNAL_STATES,
}


@dataclass(frozen=True)
class Parcel:
    """What would leave for one network, with the names of its themes there."""

    network: UUID
    name: str
    leaving: Leaving
    theme: str
    sub_theme: str


def here(signal_id: UUID) -> str:
    """The page of one bottleneck."""
    return f"{LIST}/{signal_id}"


async def themes_of(access: Access) -> tuple[Theme, ...]:
    """The themes of all networks of this municipality, each code once."""
    found: dict[str, Theme] = {}
    for themes in (await themes_here(access)).values():
        found |= {theme.code: theme for theme in themes if theme.code not in found}
    return tuple(found.values())


def theme_names(themes: Sequence[Theme]) -> Mapping[str, str]:
    """What every code is called."""
    return {one.code: one.name for one in flat(themes)}


def rewriting_form(found: Listed, themes: Sequence[Theme], sent: Any = None) -> RewritingForm:
    """The form with what stands there; a theme that nobody chose yet is the one its words suggest."""
    form = RewritingForm(sent)
    with_themes(form, themes)
    if sent is None:
        form.text.data = found.draft or found.sentence
        form.domain.data, form.kind.data, form.version.data = found.domain, found.kind, found.version
        form.theme.data = theme_value(found.coding)
        if not found.confirmed_at:
            _suggest(form, found.draft or found.original or "", themes)
    return form


def _suggest(form: RewritingForm, text: str, themes: Sequence[Theme]) -> None:
    """What its words say, wherever nobody chose yet."""
    subject = suggest_subject(text)
    form.domain.data = form.domain.data or subject.domain
    form.kind.data = form.kind.data or subject.kind
    if not form.theme.data and (best := suggest(text, themes)):
        form.theme.data = theme_value(Coding(best[0].theme, best[0].sub_theme))


async def parcels(access: Access, found: Listed) -> list[Parcel]:
    """For each network that does not have it yet, what would leave."""
    names = theme_names(await themes_of(access))
    taken = {one.network for one in found.passages if one.is_living}
    there = [one for one in await contributing.networks_here(access) if one.id not in taken]
    leaving = [(one, await what_leaves(access, found, one.id)) for one in there]
    return [
        Parcel(one.id, one.name, what, names.get(what.theme, ""), names.get(what.sub_theme, ""))
        for one, what in leaving
    ]


async def whereabouts(access: Access) -> dict[str, str]:
    """Where and when, as coarse as it leaves."""
    home = (
        await Municipality.select(Municipality.arrondissement)
        .where(Municipality.id == access.home.id)
        .first()
    )
    today = clock.today()
    when = f"het {ORDINALS[(today.month - 1) // MONTHS]} kwartaal van {today.year}"
    return {"where": home["arrondissement"] if home else "", "when": when}


async def contact_or_none(access: Access) -> Contact | None:
    """Whom the network could call; None when no number is known."""
    try:
        return await contact_of(access)
    except Refused:
        return None


async def show(
    request: Incoming,
    access: Access,
    found: Listed,
    *,
    form: RewritingForm | None = None,
    sending: SendingForm | None = None,
    others: Sequence[Difference] | None = None,
    status: int = 200,
) -> Response[Any]:
    """One bottleneck: what was said, what others will read, and where it is."""
    themes = await themes_of(access)
    form = form or rewriting_form(found, themes)
    may_send = access.may("signals.read")
    left = await parcels(access, found) if may_send and found.confirmed_at else []
    networks = {one.network: one.name for one in left}
    sending = with_networks(sending or SendingForm(data={"version": found.version}), networks)
    if sending.networks.data is None:
        sending.networks.data = [str(one) for one in networks]
    return page(
        request,
        access,
        "signals/show.html",
        current="knelpunten" if may_send else "situaties",
        status=status,
        signal=found,
        form=form,
        pieces=await pieces_of(access, found, form),
        alike=[] if found.confirmed_at else await alike(access, found, form),
        sending=sending,
        parcels=left,
        contact=await contact_or_none(access) if left else None,
        **await whereabouts(access),
        networks={one.id: one.name for one in await contributing.networks_here(access)},
        themes=theme_names(themes),
        others=others,
        may_send=may_send,
        place=here(found.id),
        **WORDS,
    )


async def alike(access: Access, found: Listed, form: RewritingForm) -> list[Similar]:
    """What stands in the list already, by the words of what was said or rewritten."""
    text = str(form.text.data or "") or found.original or ""
    return [one for one in await similar(access, found.id, text, form.coding.theme) if one.sentence != text]


async def pieces_of(access: Access, found: Listed, form: RewritingForm) -> list[Piece]:
    """The text as it stands in the form, with its marks; nothing for the text that stands in the list."""
    text = str(form.text.data or "")
    is_new = text.strip() and (text.strip() != found.sentence or bool(form.errors))
    return pieces(text, await marks_in(access, found, text)) if is_new else []


async def get(access: Access, signal_id: UUID) -> Listed:
    """The bottleneck; NotFound for who does not look after it."""
    return await queries.get_listed(access, signal_id)
