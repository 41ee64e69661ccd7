"""What a request may hold, when it may be sent and weighed, and which one asks for attention first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from services.errors import Refused
from services.referrals.tables import ClientPresence, ConsentToOrganise, Outcome, RequesterKind, Urgency

Answers = Mapping[str, Any]
Objections = dict[str, str]
"""Why not: the name of the answer, and the code of the reason."""

SELF = frozenset({RequesterKind.CLIENT, RequesterKind.YOUNG_PERSON})
CHOICES = ("requester_kind", "living", "consent", "client_presence", "place", "urgency")
TEXTS = (
    "requester_organisation",
    "requester_relation",
    "requester_email",
    "client_name",
    "client_address",
    "client_phone",
    "client_email",
    "question",
    "social_situation",
    "goal",
    "informed_note",
    "consent_reason",
    "absence_reason",
    "place_reason",
    "place_proposal",
    "availability",
    "urgency_reason",
    "remarks",
)
NOTHING: Answers = {**dict.fromkeys(CHOICES), **dict.fromkeys(TEXTS, "")}
WHO_ASKS = frozenset({"requester_name", "requester_phone"})
WITHIN = {
    Urgency.VERY: timedelta(days=7),
    Urgency.FAIRLY: timedelta(days=21),
    Urgency.NOT_SO: timedelta(days=30),
}
CALL_WITHIN = timedelta(days=5)
OLDEST = timedelta(days=366)
FURTHEST = timedelta(days=731)


class Stage(StrEnum):
    """How far a request is, computed from its facts; what waits for the coordinator comes first."""

    TO_ASSIGN = "to-assign"
    TO_CALL = "to-call"
    TO_WEIGH = "to-weigh"
    TO_BEGIN = "to-begin"
    TO_TELL = "to-tell"
    NEXT_STEP = "next-step"
    WAITING = "waiting"
    JOINED = "joined"
    CASE = "case"
    CLOSED = "closed"


ASKING = frozenset(
    {Stage.TO_ASSIGN, Stage.TO_CALL, Stage.TO_WEIGH, Stage.TO_BEGIN, Stage.TO_TELL, Stage.NEXT_STEP}
)


@dataclass(frozen=True)
class Weight:
    """What the newest weighing says about how far a request is."""

    outcome: str | None = None
    next_step_on: date | None = None
    is_told: bool = True


def is_informed(answers: Answers) -> bool:
    """Whether the client knows of this request; who asks for themselves does."""
    return bool(answers["is_client_informed"]) or answers["requester_kind"] in SELF


def kept(answers: Answers) -> dict[str, Any]:
    """What may be stored. Until the client knows: who asks and how to call them, and no word more (X20)."""
    who = {"requester_name": answers["requester_name"], "requester_phone": answers["requester_phone"]}
    if not is_informed(answers):
        return {**NOTHING, **who, "is_client_informed": False}
    told = {name: answers[name] or blank for name, blank in NOTHING.items()} | {
        **who,
        "is_client_informed": True,
    }
    return {**told, **_own(told)} if told["requester_kind"] in SELF else told


def keepable(fields: Sequence[tuple[str, str]], answers: Answers) -> list[tuple[str, str]]:
    """What of a half-written form may be kept: until the client knows, who asks and how to call them (X20)."""
    return [one for one in fields if is_informed(answers) or one[0] in WHO_ASKS]


def _own(told: Answers) -> dict[str, Any]:
    """Who asks for themselves agrees, and need not say who they are twice."""
    return {
        "consent": ConsentToOrganise.YES,
        "consent_reason": "",
        "client_name": told["client_name"] or told["requester_name"],
        "client_phone": told["client_phone"] or told["requester_phone"],
        "client_email": told["client_email"] or told["requester_email"],
    }


def objections(answers: Answers) -> Objections:
    """What still stands in the way of this request, by answer; asked of what would be kept."""
    told = kept(answers)
    found = {} if told["requester_name"] else {"requester_name": "referral.no-requester"}
    if not told["requester_phone"] and not (told["is_client_informed"] and told["requester_email"]):
        found["requester_phone"] = "referral.not-reachable"
    return found if not told["is_client_informed"] else {**found, **_of_client(told), **_of_consent(told)}


def _of_client(told: Answers) -> Objections:
    wanted = {
        "requester_kind": "referral.no-kind",
        "client_name": "referral.no-client",
        "question": "referral.no-question",
        "urgency": "referral.no-urgency",
    }
    found = {name: code for name, code in wanted.items() if not told[name]}
    if told["urgency"] == Urgency.VERY and not told["urgency_reason"]:
        found["urgency_reason"] = "referral.no-urgency-reason"
    if told["client_presence"] == ClientPresence.WITHOUT and not told["absence_reason"]:
        found["absence_reason"] = "referral.no-absence-reason"
    return found


def _of_consent(told: Answers) -> Objections:
    """A helper asks with the client's yes (row 21); the confidant's is an exception with a reason (X2)."""
    if not told["consent"]:
        return {"consent": "referral.no-answer-on-consent"}
    if told["consent"] == ConsentToOrganise.NO and told["requester_kind"] == RequesterKind.HELPER:
        return {"consent": "referral.helper-without-consent"}
    if told["consent"] == ConsentToOrganise.CONFIDANT and not told["consent_reason"]:
        return {"consent_reason": "referral.no-consent-reason"}
    return {}


def check_complete(answers: Answers) -> None:
    """Raise for the first thing that stands in the way."""
    for code in objections(answers).values():
        raise Refused(code)


def check_asked_on(asked_on: date, today: date) -> None:
    """A request on paper may be some time old, not a year, and not of tomorrow."""
    if not today - OLDEST <= asked_on <= today:
        raise Refused("referral.strange-date")


def check_may_change(led_to: object) -> None:
    """What the requester said may be completed until a case begins; from then on the case is the truth."""
    if led_to is not None:
        raise Refused("referral.has-case")


def check_may_erase(is_client_informed: bool) -> None:  # noqa: FBT001 - a column
    """Only a request of which the client knows nothing disappears without a trace but the audit."""
    if is_client_informed:
        raise Refused("referral.is-kept")


def check_may_weigh(is_client_informed: bool, led_to: object) -> None:  # noqa: FBT001 - a column
    """A weighing holds words about the client: the client comes first."""
    check_may_change(led_to)
    if not is_client_informed:
        raise Refused("weighing.client-not-informed")


def check_may_hand_back(handler: object, actor: object, words: str) -> None:
    """Who handles it may give it back, and says why: the contact point looks for somebody else."""
    if handler is None or handler != actor:
        raise Refused("referral.not-yours")
    if not words:
        raise Refused("referral.no-return-reason")


def check_may_assign(led_to: object, roles: Sequence[str]) -> None:
    """Only a chair of the pool is assigned, and only until the case begins."""
    check_may_change(led_to)
    if "chair" not in roles:
        raise Refused("referral.no-chair")


def check_other_form(outcome: str, other_form: str | None) -> None:
    """Something else fits better: then which form, so that the requester knows whom to call."""
    if outcome == Outcome.OTHER_FORM and not other_form:
        raise Refused("weighing.no-other-form")


def check_outcome(outcome: str, consent: str | None, next_step: str) -> None:
    """A consultation needs somebody's yes; whatever else is decided needs a next step (rows 8-10)."""
    if outcome == Outcome.CONSULTATION and consent not in {
        ConsentToOrganise.YES,
        ConsentToOrganise.CONFIDANT,
    }:
        raise Refused("weighing.no-consent")
    if outcome != Outcome.CONSULTATION and not next_step:
        raise Refused("weighing.no-next-step")


def check_next_step_on(next_step_on: date | None, today: date) -> None:
    """A next step lies ahead, and not further than two years."""
    if next_step_on is not None and not today <= next_step_on <= today + FURTHEST:
        raise Refused("weighing.strange-date")


def check_may_begin_case(outcome: str | None) -> None:
    """A case begins when the newest weighing says: a consultation."""
    if outcome != Outcome.CONSULTATION:
        raise Refused("referral.not-weighed")


def stage(
    weight: Weight,
    today: date,
    *,
    is_client_informed: bool,
    led_to: object = None,
    is_joined: bool = False,
    is_to_assign: bool = False,
) -> Stage:
    """How far it is."""
    if led_to is not None:
        return Stage.CASE
    if is_joined:
        return Stage.JOINED
    if weight.outcome is not None:
        return _after(weight, today)
    if is_to_assign:
        return Stage.TO_ASSIGN
    return Stage.TO_WEIGH if is_client_informed else Stage.TO_CALL


def _after(weight: Weight, today: date) -> Stage:
    """After a weighing; whoever asked hears it before anything else waits."""
    if weight.outcome == Outcome.CONSULTATION:
        return Stage.TO_BEGIN
    if not weight.is_told:
        return Stage.TO_TELL
    if weight.next_step_on is None:
        return Stage.CLOSED
    return Stage.NEXT_STEP if weight.next_step_on <= today else Stage.WAITING


def wanted_by(urgency: str | None, asked_on: date, *, is_client_informed: bool) -> date | None:
    """By when the consultation is hoped for (row 38); for who is still to be called: by when to call."""
    if not is_client_informed:
        return asked_on + CALL_WITHIN
    within = WITHIN.get(Urgency(urgency)) if urgency else None
    return asked_on + within if within else None
