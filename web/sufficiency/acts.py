"""What the pages of how it goes answer, for whoever came in: coordinator.py and guest.py open the door."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Request, Response
from multidict import MultiMapping

from infra import clock
from services.errors import Conflict, NotFound
from services.preparations.tables import Hand
from services.sufficiency import actions, talks
from services.sufficiency.scales import Domain
from services.sufficiency.talks import CLOSING, Opened, Talk
from tenants.access import Access
from tenants.words.sufficiency import CONTRIBUTIONS
from web.cases.once import once
from web.shared.pages import page, redirect
from web.sufficiency.chart import chart
from web.sufficiency.forms import PLACES, BeginForm, ClosingForm, DomainForm, ReadersForm
from web.sufficiency.forms import closing_form as closing_of
from web.sufficiency.forms import domain_form as domain_of
from web.sufficiency.forms import readers_form as readers_of

Incoming = Request[Any, Any, Any]
CLASH = 409
KEPT = {
    "lezers": "Bewaard.",
    "tekening": "Bewaard.",
    "weg": "Dit gesprek is gewist.",
    "slot": "Bewaard. Bedankt dat je hier tijd voor nam.",
}


@dataclass(frozen=True)
class Place:
    """Where these pages stand: at a case for the coordinator, or at a link for a guest."""

    request: Incoming
    access: Access
    opened: Opened
    base: str
    back: str
    is_guest: bool
    phone: str = ""

    def show(self, template: str, *, status: int = 200, **values: Any) -> Response[Any]:
        """One of the pages, in the layout of who reads it."""
        told = {"phone": self.phone, "is_big": self.opened.desk.hand is Hand.SELF}
        notice = KEPT.get(self.request.query_params.get("bewaard", ""), "") if status == 200 else ""  # noqa: PLR2004
        return page(
            self.request,
            self.access,
            f"sufficiency/{template}.html",
            current="situaties",
            status=status,
            layout="shared/quiet.html" if self.is_guest else "shared/layout.html",
            opened=self.opened,
            desk=self.opened.desk,
            base=self.base,
            back=self.back,
            is_own=self.opened.desk.hand is Hand.SELF,
            notice=notice,
            **told,
            **values,
        )


def index(place: Place, form: BeginForm | None = None, readers: ReadersForm | None = None) -> Response[Any]:
    """Everything: the times somebody looked, the drawing where it is wanted, who may read."""
    opened = place.opened
    return place.show(
        "index",
        status=422 if form or readers else 200,
        form=form or BeginForm(None, opened, clock.today()),
        readers_form=readers or readers_of(opened),
        chart=chart(opened) if opened.wants_chart else None,
        contributions=CONTRIBUTIONS,
    )


async def begin(place: Place, sent: MultiMapping[Any]) -> Response[Any]:
    """Begin, and go to the first domain."""
    form = BeginForm(sent, place.opened, clock.today())

    async def work() -> str:
        held_on = form.held_on.data or clock.today()
        talk = await actions.begin(place.access, place.opened, form.who, held_on, now=clock.now())
        return f"{place.base}/{talk}"

    return await once(place.access, form, work) or index(place, form)


def talk_page(place: Place, talk_id: UUID) -> Response[Any]:
    """One time: which domains there are, and what was said already."""
    return place.show("talk", talk=place.opened.get(talk_id), contributions=CONTRIBUTIONS)


def domain(place: Place, talk_id: UUID, code: str) -> Response[Any]:
    """One domain."""
    talk, about = _open(place, talk_id, code), _domain(place, code)
    return _domain_page(place, talk, about, domain_of(about, talk.answers.get(code)))


async def answer(place: Place, talk_id: UUID, code: str, sent: MultiMapping[Any]) -> Response[Any]:
    """Keep it, and go on to the next one."""
    talk, about = _open(place, talk_id, code), _domain(place, code)
    form = domain_of(about, talk.answers.get(code), sent)

    async def work() -> str:
        await actions.answer(place.access, place.opened, talk, about, form.said(), now=clock.now())
        return f"{place.base}/{talk_id}{_after(place, code)}"

    try:
        done = await once(place.access, form, work, PLACES)
    except Conflict:
        row = (await talks.read(place.access, place.opened.desk)).get(talk_id).answers[code]
        form.seen.data = str(row.version)
        theirs = " ".join(filter(None, [row.words, row.sentence]))
        return _domain_page(place, talk, about, form, status=CLASH, theirs=theirs)
    return done or _domain_page(place, talk, about, form, status=422)


def closing(place: Place, talk_id: UUID) -> Response[Any]:
    """After it."""
    talk = _open(place, talk_id, CLOSING)
    return _closing_page(place, talk, closing_of(place.opened.sentences, talk.row))


async def close(place: Place, talk_id: UUID, sent: MultiMapping[Any]) -> Response[Any]:
    """Keep what the table changed."""
    talk = _open(place, talk_id, CLOSING)
    form = closing_of(place.opened.sentences, talk.row, sent)

    async def work() -> str:
        await actions.close(place.access, place.opened, talk, form.closing(), now=clock.now())
        return f"{place.base}?bewaard=slot"

    try:
        done = await once(place.access, form, work, PLACES)
    except Conflict:
        form.seen.data = str(talk.row.version)
        theirs = " ".join(filter(None, [talk.row.contribution_words, talk.row.pulls_words]))
        return _closing_page(place, talk, form, status=CLASH, theirs=theirs or "iets anders")
    return done or _closing_page(place, talk, form, status=422)


async def remove(place: Place, talk_id: UUID) -> Response[Any]:
    """Gone, because the client wants so. A second click finds it gone already."""
    talk = next((one for one in place.opened.talks if one.id == talk_id), None)
    if not place.opened.desk.may_decide:
        raise NotFound("talk")
    if talk is not None:
        await actions.remove(place.access, place.opened, talk)
    return redirect(f"{place.base}?bewaard=weg")


async def choose_readers(place: Place, sent: MultiMapping[Any]) -> Response[Any]:
    """Who may read it."""
    form = readers_of(place.opened, sent)
    if not form.validate():
        return index(place, readers=form)
    await actions.choose_readers(place.access, place.opened, form.named, now=clock.now())
    return redirect(f"{place.base}?bewaard=lezers")


async def ask_chart(place: Place, sent: MultiMapping[Any]) -> Response[Any]:
    """Draw it, or no longer; what is neither of both changes nothing."""
    said = {"ja": True, "nee": False}.get(str(sent.get("tekening", "")))
    if said is not None:
        await actions.ask_chart(place.access, place.opened, is_wanted=said, now=clock.now())
    return redirect(f"{place.base}?bewaard=tekening")


def paper(place: Place) -> Response[Any]:
    """The same to fill in with a pen."""
    return place.show("paper", contributions=CONTRIBUTIONS)


def _open(place: Place, talk_id: UUID, what: str) -> Talk:
    """Nobody writes over what is kept from them."""
    talk = place.opened.get(talk_id)
    if what in talk.kept:
        raise NotFound("kept")
    return talk


def _domain(place: Place, code: str) -> Domain:
    found = place.opened.sentences.find(code)
    if found is None:
        raise NotFound("domain")
    return found


def _after(place: Place, code: str) -> str:
    codes = [one.code for one in place.opened.sentences.domains]
    rest = codes[codes.index(code) + 1 :]
    return f"/domein/{rest[0]}" if rest else "/slot"


def _domain_page(
    place: Place, talk: Talk, about: Domain, form: DomainForm, *, status: int = 200, theirs: str = ""
) -> Response[Any]:
    place.opened.desk.require_pen()
    values: Mapping[str, Any] = {"talk": talk, "about": about, "form": form, "theirs": theirs}
    return place.show("domain", status=status, skip=_after(place, about.code), **values)


def _closing_page(
    place: Place, talk: Talk, form: ClosingForm, *, status: int = 200, theirs: str = ""
) -> Response[Any]:
    place.opened.desk.require_pen()
    return place.show("closing", status=status, talk=talk, form=form, theirs=theirs)
