"""The pages of the circle, for web/app.py."""

from litestar.types import ControllerRouterHandler

from web.cases.chosen import ChoicePages, RepresentativePages
from web.cases.circle import CircleMemberPages, CirclePages, DeparturePages
from web.cases.contact_pick import ContactPickPages
from web.cases.crowd import CrowdPages
from web.contacts.pages import CONTACTS

CIRCLE: list[ControllerRouterHandler] = [
    CirclePages,
    CircleMemberPages,
    DeparturePages,
    ChoicePages,
    RepresentativePages,
    ContactPickPages,
    CrowdPages,
    *CONTACTS,
]
