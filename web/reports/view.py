"""What the page of a report shows to staff."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from litestar import Request

from infra import clock
from services.cases.queries import get_case
from services.consultations.queries import get_consultation
from services.documents.letterhead import letterhead
from services.documents.report_parts import PLACES
from services.documents.reports import report_words
from services.meetings.texts import written
from services.reports import queries, rules
from services.reports.amending import AGREEMENT
from services.reports.contacts import with_contacts
from services.reports.content import compose
from services.reports.extracts import Content, for_reader
from services.reports.narrowing import as_of_now
from services.reports.queries import Reader
from services.reports.tables import Report
from services.reports.texts import BOTTLENECKS, CONCLUSION
from tenants.access import Access
from tenants.tables import Policy
from tenants.words.packs import PACKS, Words
from web.meetings.forms import named
from web.meetings.texts import TextView, text_view
from web.reports.beside import sent_versions, sharing
from web.reports.bottlenecks import bottleneck
from web.reports.forms import BehalfForm, OutcomeForm, SpreadForm
from web.shared.forms import listed

Incoming = Request[Any, Any, Any]
PATH = "/overleggen/{consultation_id:uuid}/verslag"


@dataclass(frozen=True)
class ReaderLine:
    """One reader in the list: what they get, and how that went."""

    reader: Reader
    gets: str
    went: str


def pack_of(access: Access) -> Words:
    """The municipality's own words."""
    return PACKS[access.home.vocabulary]


async def heading(access: Access) -> dict[str, str]:
    """The letterhead of this municipality."""
    return letterhead(access.home, await Policy.objects().first())


async def present_content(access: Access, report: Report) -> Content:
    """What stands there now: the frozen version when it is final, else the text as it is being written."""
    if report.final_at is not None and (latest := await queries.latest_version(access, report.id)):
        content = queries.content_of(latest)
    else:
        number = len(await queries.versions(access, report.id)) if report.released_at else 0
        content = await compose(access, report, number=number, is_final=False)
    return await with_contacts(access, report, await as_of_now(access, report, content))


def told_of(access: Access, content: Content) -> dict[str, Any]:
    """The words of this content, in those of the municipality."""
    return report_words(content, pack_of(access), home=access.home.name)


def named_places(found: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """What may be amended, as somebody chooses from it."""
    return {place: _place(place, about) for place, (about, _) in found.items()}


def _place(place: str, about: str) -> str:
    if place in PLACES:
        return PLACES[place]
    return f"{'de afspraak' if place.startswith(AGREEMENT) else 'wat er gezegd is bij'}: {about}"


def whole(content: Content) -> Content:
    """As who sat out everything reads it."""
    return {**content, "is_extract": False, "was_absent": False}


async def report_page(access: Access, consultation_id: UUID) -> dict[str, Any]:
    """Every value of the page."""
    report = await queries.get_report(access, consultation_id)
    consultation = await get_consultation(access, consultation_id)
    case = await get_case(access, report.case)
    content = await present_content(access, report)
    readers = await queries.readers(access, report)
    said = await queries.comments(access, report.id)
    return {
        "report": report,
        "state": queries.state(report),
        "base": f"/overleggen/{consultation_id}/verslag",
        "place": f"/overleggen/{consultation_id}",
        "case": {"id": case.id, "name": case.name},
        "client": content["head"]["client"],
        "told": told_of(access, whole(content)),
        "readers": [_line(content, reader, is_asked=bool(report.spread)) for reader in readers],
        "comments": said,
        "late": {one.id for one in said if rules.is_late(one.said_at, report.final_at)},
        "plan_for_all": access.home.vocabulary in rules.PLAN_FOR_ALL,
        "open_comments": [one for one in said if not one.outcome],
        "is_overdue": queries.is_overdue(report, clock.today()),
        "is_held": consultation.held_at is not None,
        "versions": await sent_versions(access, report, readers),
        "sharing": await sharing(access, report),
        "texts": await _texts(access, report),
        "bottleneck": await bottleneck(access, report),
        **_forms(report, content, readers),
    }


async def _texts(access: Access, report: Report) -> list[TextView]:
    """What may still be written beside the points, while it is not final."""
    if report.final_at is not None:
        return []
    found = []
    for name, field in (("besluit", CONCLUSION), ("structureel", BOTTLENECKS)):
        stands = await written(access, field, report.id)
        found.append(text_view(access, name, report.consultation, report.id, stands))
    return found


def _line(content: Content, reader: Reader, *, is_asked: bool) -> ReaderLine:
    if reader.is_gone:
        return ReaderLine(reader, "krijgt niets meer: komt er niet meer bij", went(reader))
    if not reader.is_eligible:
        return ReaderLine(reader, "krijgt het niet: was niet uitgenodigd en kwam niet", "")
    by = "per mail, met een link" if reader.channel == "mail" else "op papier"
    if reader.gets_plan:
        return ReaderLine(reader, f"alleen de afspraken en de doelen, {by}", went(reader))
    if not reader.may_read:
        more = " meer" if reader.delivery else ""
        return ReaderLine(reader, f"krijgt het niet{more}" if is_asked else "nog niet gevraagd", went(reader))
    is_whole = not for_reader(content, reader.participant)["is_extract"]
    return ReaderLine(reader, f"{'het verslag' if is_whole else 'een uittreksel'}, {by}", went(reader))


def went(reader: Reader) -> str:
    """How the last delivery went, in words."""
    last = reader.delivery
    if last is None:
        return ""
    version = f"versie {reader.version}"
    if last.opened_at:
        return f"las {version}"
    if last.handed_over_at:
        return f"kreeg {version} op papier"
    if last.bounced_at:
        return "de mail kwam niet aan"
    if last.sent_at:
        return f"kreeg {version}{', misschien twee keer' if last.is_in_doubt else ''}"
    return "nog af te geven" if last.channel == "paper" else "onderweg"


def _forms(report: Report, content: Content, readers: list[Reader]) -> dict[str, Any]:
    spread = SpreadForm(data={"spread": report.spread or None, "words": report.spread_words})
    return {
        "spread_form": named(spread, "spread"),
        "behalf_form": named(
            filled(BehalfForm(), content, {r.participant: r.name for r in readers}), "behalf"
        ),
        "outcome_form": OutcomeForm(),
        "refused_comment": None,
        "ticked": {r.participant for r in readers if r.may_read},
    }


def filled(form: Any, content: Content, people: Mapping[UUID, str] | None = None) -> Any:
    """The form with the points of this report, and the people, to choose from."""
    points = {item["id"]: item["title"] for item in content["items"] if not item["is_struck"]}
    form.agenda_item.choices = listed({"": "bij het hele verslag", **points})
    if people is not None:
        form.participant.choices = listed({str(person): name for person, name in people.items()})
    return form
