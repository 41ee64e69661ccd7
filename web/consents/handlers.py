"""The pages of consent, for web/app.py."""

from web.consents.emergencies import EmergencyEndPages, EmergencyPages, EmergencyToldPages
from web.consents.grid import GridPages
from web.consents.guest import GuestConsentPages, GuestRefusalPages
from web.consents.pages import ConsentPages, KnowledgePages
from web.consents.papers import ConsentSheetPages, HearingPages, HearingSheetPages, SignedSheetPages
from web.consents.withdrawing import NarrowingPages, WithdrawalPages

HANDLERS = (
    ConsentPages,
    ConsentSheetPages,
    SignedSheetPages,
    WithdrawalPages,
    NarrowingPages,
    KnowledgePages,
    HearingPages,
    HearingSheetPages,
    GridPages,
    EmergencyPages,
    EmergencyToldPages,
    EmergencyEndPages,
    GuestConsentPages,
    GuestRefusalPages,
)
