"""Which page a guest gets: the first page, the answer of a known browser, or the table after a code."""

from typing import Any

from litestar import Request, Response
from wtforms import Form

from infra import clock
from services.bundles.home import told_to_client
from services.invitations import additions, codes, conduct, guests
from services.invitations.guests import Place
from services.reports.deliveries import own_papers
from services.series.thread import is_wished
from tenants.words.packs import Spoken
from web.guests.entrance import Visit
from web.guests.forms import (
    ANSWERS,
    READERS,
    DigitsForm,
    KeywordForm,
    NoteForm,
    PersonWishForm,
    TopicWishForm,
    WithdrawalForm,
    WordsForm,
)
from web.meetings.forms import named
from web.polls.question import question
from web.preparations.doors import doors
from web.shared.pages import page
from web.sufficiency.doors import door

Incoming = Request[Any, Any, Any]

KEPT = {
    "antwoord": "Je antwoord is bewaard. Bedankt.",
    "momenten": "Bewaard. Bedankt. Je hoort welk moment het wordt.",
    "vastgelegd": "De datum is intussen gekozen. Je ziet hem hier. Kom je?",
    "handtekening": "Bedankt. Je ziet nu waarover het gaat.",
    "afspraken": "De afspraken zijn net veranderd. Lees ze nog eens, en kies dan.",
    "kenwoord": "Je kenwoord is bewaard.",
    "bericht": Spoken("Bewaard. Alleen {coordinator.the} leest dit."),
    "woorden": "Bewaard.",
    "wens": "Bewaard. We praten er eerst met jou over.",
    "code": "We sturen een mail met zes cijfers. Dat duurt meestal minder dan een minuut.",
    "opnieuw": "Je was even weg. Vraag een nieuwe code, dan kun je verder.",
    "weg": "Dit toestel is vergeten. Tot ziens.",
}


async def show(request: Incoming, visit: Visit, *, status: int = 200, **forms: Any) -> Response[Any]:
    """The page for how far this browser has come; `forms` are those that came back with errors."""
    told = {"path": visit.path, "phone": visit.phone, "notice": _notice(request), **forms}
    if visit.is_in:
        return await _table(request, visit, told, status)
    if visit.is_known:
        return await _known(request, visit, told, status)
    door = await codes.door_of(visit.access, visit.invitation, visit.browser, now=clock.now())
    told = {"digits": DigitsForm(), "refusal": "", **told}
    return page(request, visit.access, "guests/first.html", status=status, door=door, **told)


async def _known(request: Incoming, visit: Visit, told: dict[str, Any], status: int) -> Response[Any]:
    found = await guests.appointment(visit.access, visit.invitation, visit.seat)
    door = await codes.door_of(visit.access, visit.invitation, visit.browser, now=clock.now())
    told = {"digits": DigitsForm(), "refusal": "", **told}
    return page(
        request,
        visit.access,
        "guests/known.html",
        status=status,
        found=found,
        door=door,
        answers=ANSWERS,
        poll=await question(visit, told.pop("poll_form", None)),
        **told,
    )


async def _table(request: Incoming, visit: Visit, told: dict[str, Any], status: int) -> Response[Any]:
    place = await guests.place(visit.access, visit.invitation, visit.seat)
    values = {
        **_forms(place),
        "papers": await own_papers(visit.access, visit.participant, now=clock.now()),
        **told,
    }
    named(values["withdrawal"], "withdrawal")
    return page(
        request,
        visit.access,
        "guests/client.html" if place.is_client else "guests/table.html",
        status=status,
        place=place,
        found=place.appointment,
        answers=ANSWERS,
        poll=await question(visit, values.pop("poll_form", None)),
        conduct=await additions.current() if place.must_sign else None,
        promise=conduct.STAYS_HERE,
        is_big=place.is_client,
        sufficiency=await door(visit, must_sign=place.must_sign),
        tidings=await told_to_client(visit.access) if place.is_client else [],
        has_thread=place.is_client and await is_wished(visit.access),
        doors=await doors(visit, must_sign=place.must_sign, is_over=place.appointment.is_over),
        **values,
    )


def _forms(place: Place) -> dict[str, Form]:
    return {
        "keyword": KeywordForm(keyword=place.appointment.keyword),
        "note": NoteForm(note=place.note),
        "words_form": words_form(place),
        "topic": TopicWishForm(),
        "person": person_form(place),
        "withdrawal": WithdrawalForm(),
    }


def words_form(place: Place, posted: Any = None) -> WordsForm:
    """Who may read it is asked with the coordinator's own name."""
    form = WordsForm(posted)
    name = place.appointment.host.first_name or "{coordinator.the}"
    form.readers.choices = [(code, Spoken(word.format(name=name))) for code, word in READERS.items()]
    return form


def person_form(place: Place, posted: Any = None) -> PersonWishForm:
    """Only somebody else who is asked to this table."""
    form = PersonWishForm(posted)
    people = [(str(one.id), one.name) for one in place.people if not one.is_you]
    form.person.choices = [("", "Kies een naam"), *people]
    return form


def _notice(request: Incoming) -> str:
    return KEPT.get(request.query_params.get("bewaard", ""), "") if request.method == "GET" else ""
