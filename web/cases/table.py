"""The table on the page of a case: who sits at the coming one; without a date, who stands in the circle."""

from tenants.words.packs import Words
from web.cases.facts import CaseFile
from web.cases.seats import SILENT, Chosen, arranged, seated
from web.shared.seating import Seat


def table(found: CaseFile, pack: Words) -> list[Seat]:
    """In words for the drawing and for its list."""
    confidant = found.member(found.case.confidant)
    chosen = Chosen(found.case, found.coordinator, confidant.first_name if confidant else "", pack)
    if found.coming is None:
        return arranged([(member, SILENT) for member in found.circle], chosen)
    return seated([(one.person, one.state) for one in found.asked], found.coming, chosen)
