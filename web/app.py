"""Every page and every handler, nothing hidden. Start here."""

from litestar import Litestar
from litestar.types import ControllerRouterHandler

from web.absences.pages import HANDLERS as PARTICIPATION
from web.attachments.pages import AttachmentPages
from web.audit.answers import HANDLERS as CEILINGS
from web.audit.handlers import LOGS
from web.bundles.handlers import BUNDLES
from web.calls.pages import HANDLERS as CALLS
from web.cases.handlers import CIRCLE
from web.cases.openings import OpeningPages, ReasonPages
from web.cases.pages import CaseDetailsPages, CasePages
from web.cases.takeover import TakeOverPages
from web.conduct.pages import HANDLERS as CONDUCT
from web.consents.handlers import HANDLERS as CONSENTS
from web.consultations.agenda import (
    AgendaItemPages,
    AgendaPages,
    AgendaPlacePages,
    AgendaPresencePages,
    RestorationPages,
    StrikingPages,
)
from web.consultations.agendas import HANDLERS as AGENDAS
from web.consultations.followup import FollowupConsultationPages
from web.consultations.pages import (
    CancellationPages,
    CaseConsultationPages,
    ConsultationDetailsPages,
    ConsultationPages,
)
from web.contributions.handlers import HANDLERS as CONTRIBUTIONS
from web.councils.handlers import COUNCILS
from web.evaluations.handlers import EVALUATIONS
from web.figures.pages import HANDLERS as FIGURES
from web.followups.handlers import HANDLERS as FOLLOW_UP
from web.guests.answers import HANDLERS as GUEST_ANSWERS
from web.guests.lost import LostLinkPages, MisdirectionPages
from web.guests.pages import CodePages, GuestDeparturePages, GuestPages, GuestSessionPages
from web.guests.writing import (
    GuestAnswerPages,
    GuestKeywordPages,
    GuestNotePages,
    GuestPersonWishPages,
    GuestSignaturePages,
    GuestTopicWishPages,
    GuestWithdrawalPages,
    GuestWordPages,
)
from web.health import healthz, readyz
from web.invitations.addresses import HANDLERS as RETURNED
from web.invitations.one import AnswerPages, LinkPages, MailPages, PinPages, SignaturePages
from web.invitations.pages import InvitationPages, ParticipantPages, ParticipantRemovalPages, WishPages
from web.invitations.papers import AttendanceSheetPages, ClientLetterPages, InvitationSheetPages
from web.judges.pages import HANDLERS as JUDGES
from web.listed.handlers import LISTED
from web.marking.handlers import HANDLERS as MARKING
from web.meetings.handlers import HANDLERS as MEETINGS
from web.members.acceptance import AcceptancePages
from web.members.acts import ACTS as MEMBER_ACTS
from web.members.pages import MemberInvitationPages, MemberPages
from web.moves.arriving import CaseAcceptancePages, CaseDeclinePages, OfferedCasePages
from web.moves.pages import AnswerReadingPages, CaseMovePages, OfferWithdrawalPages
from web.moves.sheet import TransferSheetPages
from web.network.acceptance import NetworkAcceptancePages
from web.network.log import NetworkLogPages
from web.network.municipalities import NetworkMunicipalityPages, RegisterPages
from web.network.pages import NetworkPages
from web.network.people import PEOPLE as NETWORK_PEOPLE
from web.opened.handlers import OPENED
from web.passages.pages import HANDLERS as PASSAGES
from web.plans.handlers import HANDLERS as PLANS
from web.policy.pages import PolicyPages
from web.polls.handlers import HANDLERS as POLLS
from web.preparations.handlers import HANDLERS as PREPARATIONS
from web.public.former import HANDLERS as FORMER_ANSWERS
from web.public.handlers import PUBLIC
from web.publications.handlers import PUBLICATIONS
from web.readiness.pages import HANDLERS as READINESS
from web.readings.handlers import READINGS
from web.referrals.handlers import REFERRALS
from web.reports.handlers import HANDLERS as REPORTS
from web.retention.erasure import ErasurePages
from web.retention.insight import InsightPages
from web.retention.pages import ClosedCasePages, HoldPages, InsightRequestPages, KeepingPages
from web.retention.term import TermPages
from web.rooms.pages import HANDLERS as ROOMS
from web.screens.handlers import HANDLERS as SCREENS
from web.screens.running import running
from web.series.handlers import HANDLERS as SERIES
from web.sessions.pages import SessionPages
from web.shared.assets import static_file
from web.shared.compression import compression
from web.shared.errors import HANDLERS as ERRORS
from web.shared.fetched import refuse_foreign
from web.shared.headers import secure
from web.shared.violations import violations
from web.signals.handlers import HANDLERS as SIGNALS
from web.signin.answers import HANDLERS as SIGN_IN_ANSWERS
from web.signin.kept import KeptFormPages
from web.signin.pages import CallbackPages, SignInPages
from web.signin.signout import SignOutPages, SwitchPages
from web.signin.stepup import StepUpPages
from web.signin.workplaces import WorkplacePages
from web.stand_ins.handlers import STAND_INS
from web.start import begin_log, close_pool, freeze, open_pool
from web.sufficiency.handlers import HANDLERS as SUFFICIENCY
from web.themes.pages import HANDLERS as THEMES
from web.today.pages import TodayPages

MOST_BYTES = 1_000_000

HANDLERS: list[ControllerRouterHandler] = [
    healthz,
    readyz,
    static_file,
    violations,
    SignInPages,
    CallbackPages,
    WorkplacePages,
    StepUpPages,
    SwitchPages,
    SignOutPages,
    KeptFormPages,
    TodayPages,
    *PUBLIC,
    *OPENED,
    *REFERRALS,
    *MARKING,
    *MEETINGS,
    *PASSAGES,
    *SERIES,
    *PLANS,
    *SCREENS,
    *REPORTS,
    SessionPages,
    MemberPages,
    MemberInvitationPages,
    *MEMBER_ACTS,
    PolicyPages,
    *CONDUCT,
    *ROOMS,
    AcceptancePages,
    NetworkPages,
    NetworkMunicipalityPages,
    RegisterPages,
    *NETWORK_PEOPLE,
    NetworkLogPages,
    *CONTRIBUTIONS,
    *THEMES,
    NetworkAcceptancePages,
    *READINGS,
    *PUBLICATIONS,
    CasePages,
    CaseDetailsPages,
    *CIRCLE,
    OpeningPages,
    ReasonPages,
    ClosedCasePages,
    KeepingPages,
    HoldPages,
    ErasurePages,
    InsightRequestPages,
    InsightPages,
    TermPages,
    CaseMovePages,
    OfferWithdrawalPages,
    TransferSheetPages,
    *STAND_INS,
    *JUDGES,
    OfferedCasePages,
    CaseAcceptancePages,
    CaseDeclinePages,
    AnswerReadingPages,
    TakeOverPages,
    *CONSENTS,
    AttachmentPages,
    *FOLLOW_UP,
    *SIGNALS,
    CaseConsultationPages,
    ConsultationPages,
    ConsultationDetailsPages,
    CancellationPages,
    FollowupConsultationPages,
    *POLLS,
    *PARTICIPATION,
    AgendaPages,
    AgendaItemPages,
    AgendaPlacePages,
    AgendaPresencePages,
    StrikingPages,
    RestorationPages,
    *PREPARATIONS,
    *SUFFICIENCY,
    *FIGURES,
    *COUNCILS,
    *LISTED,
    *BUNDLES,
    InvitationPages,
    ParticipantPages,
    ParticipantRemovalPages,
    AnswerPages,
    *RETURNED,
    SignaturePages,
    MailPages,
    LinkPages,
    PinPages,
    WishPages,
    ClientLetterPages,
    AttendanceSheetPages,
    InvitationSheetPages,
    GuestPages,
    CodePages,
    GuestSessionPages,
    GuestDeparturePages,
    MisdirectionPages,
    LostLinkPages,
    GuestAnswerPages,
    GuestSignaturePages,
    GuestKeywordPages,
    GuestNotePages,
    GuestWordPages,
    GuestTopicWishPages,
    GuestPersonWishPages,
    GuestWithdrawalPages,
    *AGENDAS,
    *READINESS,
    *CALLS,
    *EVALUATIONS,
    *LOGS,
]


def create_app(*, is_lasting: bool = True) -> Litestar:
    """The whole web application; `is_lasting=False` leaves the pool to who made the app (tests)."""
    return Litestar(
        route_handlers=HANDLERS,
        exception_handlers={**ERRORS, **SIGN_IN_ANSWERS, **GUEST_ANSWERS, **FORMER_ANSWERS, **CEILINGS},
        before_request=refuse_foreign,
        before_send=[secure],
        compression_config=compression(),
        request_max_body_size=MOST_BYTES,
        openapi_config=None,
        logging_config=None,  # infra/log.py decides what is written; Litestar would replace it
        lifespan=[running] if is_lasting else [],
        on_startup=[begin_log, open_pool, freeze] if is_lasting else [],
        on_shutdown=[close_pool] if is_lasting else [],
        debug=False,
    )
