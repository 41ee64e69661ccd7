"""What the services find, as sentences: who, in one line, and with which way to act."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from infra.clock import BRUSSELS
from services.cases.queries import Attention
from services.followups.attention import Attention as Followed
from services.referrals.views import Attention as Asked
from tenants.words.packs import LIMBURG
from web.today import of_cases, of_followups, of_referrals
from web.today.asks import Ask, Day, Rank

NOW = datetime(2027, 5, 5, 9, tzinfo=BRUSSELS)
AT = Day(NOW, NOW.date(), LIMBURG)
CASE, SITTING = UUID(int=1), UUID(int=2)


def about(code: str, *people: str, days: int = 7, name: str = "Niels") -> list[Attention]:
    at = NOW + timedelta(days=days)
    return [
        Attention(code, CASE, name, SITTING, who=person, at=at, words="woorden") for person in people or ("",)
    ]


def followed(
    code: str, who: str = "Koen", days: int = -1, name: str = "Gezin Claes", phone: str = "0490"
) -> Followed:
    on = NOW.date() + timedelta(days=days)
    return Followed(code, CASE, name, SITTING, who, phone, on, "", "Koen belt", NOW)


@pytest.mark.parametrize(
    ("found", "title", "rank"),
    [
        (about("invitation.no-answer", "Ward"), "Niels, 12 mei: Ward antwoordde nog niet", Rank.WEEK),
        (
            about("invitation.no-answer", "Ward", "Leen", days=1),
            "Niels, 6 mei: Ward en Leen antwoordden nog niet",
            Rank.TODAY,
        ),
        (about("invitation.said-no", "Hilde"), "Niels, 12 mei: Hilde kan niet komen", Rank.WEEK),
        (about("invitation.bounced", "Ward"), "Niels, 12 mei: de mail aan Ward kwam niet aan", Rank.TODAY),
        (about("wish.new", "Niels", days=-1), "Niels schreef iets voor jou", Rank.CLIENT),
        (about("consent.withdrawn", "Niels", days=-1), "Niels zei: ik stop.", Rank.CLIENT),
        (
            about("consent.withdrawn", "Sandra", days=-1, name="Gezin Claes"),
            "Sandra (gezin Claes) zei: ik stop.",
            Rank.CLIENT,
        ),
        (
            about("case.opened-with-reason", "Bram", name="Gezin Claes"),
            "Bram opende de situatie van gezin Claes",
            Rank.NOTICE,
        ),
        (about("meeting.to-close", days=-1), "Niels: hoe liep het overleg?", Rank.TODAY),
        (about("report.to-send", days=-1), "Verslag Niels: klaar om na te lezen", Rank.WEEK),
        (about("report.comment", "Leen", days=-1), "Verslag Niels: een opmerking van Leen", Rank.WEEK),
        (
            about("report.bounced", "Ward", days=-1),
            "Verslag Niels: de mail aan Ward kwam niet aan",
            Rank.WEEK,
        ),
        (about("case.something-new"), "Niels: er is iets te bekijken", Rank.WEEK),
    ],
)
def test_one_line_per_sitting_and_kind(found: list[Attention], title: str, rank: Rank) -> None:
    [ask] = of_cases.asks(found, AT)
    assert (ask.title, ask.rank) == (title, rank)
    assert ask.acts


@pytest.mark.parametrize(
    ("days", "detail"),
    [
        (7, "De herinnering vertrekt zondag 9 mei vanzelf."),
        (4, "De herinnering vertrekt morgen vanzelf."),
        (2, "Een belletje helpt vaak."),
    ],
)
def test_when_the_reminder_leaves_is_told(days: int, detail: str) -> None:
    [ask] = of_cases.asks(about("invitation.no-answer", "Ward", days=days), AT)
    assert ask.detail == detail


@pytest.mark.parametrize(
    ("found", "title"),
    [
        (followed("agreement.asks-date"), "Gezin Claes: Koen vraagt een andere dag"),
        (followed("agreement.cannot"), "Gezin Claes: het lukt Koen niet"),
        (followed("agreement.adrift"), "Gezin Claes: wie neemt dit op?"),
        (followed("agreement.stalled"), "Gezin Claes: lukte dit al voor Koen?"),
        (followed("agreement.near", days=2), "Gezin Claes: herinner jij Koen even?"),
        (followed("step.talk"), "Spreekt Koen binnenkort met gezin Claes?"),
        (followed("step.talk", who=""), "Spreek je gezin Claes binnenkort?"),
        (followed("debrief.due"), "Is Koen al langsgegaan bij gezin Claes?"),
        (followed("debrief.due", who=""), "Praatte je al na met gezin Claes?"),
        (followed("debrief.told"), "Koen praatte na met gezin Claes"),
        (followed("reminder.bounced"), "Gezin Claes: de herinnering aan Koen kwam niet aan"),
    ],
)
def test_follow_up_asks_questions(found: Followed, title: str) -> None:
    [ask] = of_followups.asks([found], AT)
    assert ask.title == title
    assert ask.acts


def test_the_week_is_only_over_when_it_is() -> None:
    [late, early] = of_followups.asks([followed("debrief.due")], AT) + of_followups.asks(
        [followed("debrief.due", days=3)], AT
    )
    assert late.detail == "De week na het overleg is voorbij. Koen: 0490"
    assert early.detail == "Koen kreeg geen mail. Koen: 0490"


def referral(code: str, urgency: str | None = None, by: int | None = 5) -> Ask:
    by_on: date | None = NOW.date() + timedelta(days=by) if by is not None else None
    return of_referrals.ask(Asked(code, "Thuiszorg", NOW - timedelta(days=1), urgency, by_on, CASE), AT)


@pytest.mark.parametrize(
    ("ask", "title", "rank"),
    [
        (referral("referral.to-weigh", "very"), "Nieuwe aanvraag, zeer dringend", Rank.VERY_URGENT),
        (referral("referral.to-weigh", "fairly", 15), "Nieuwe aanvraag, eerder dringend", Rank.WEEK),
        (referral("referral.to-weigh", "not-so", 2), "Nieuwe aanvraag", Rank.SOON),
        (referral("referral.to-call"), "Iemand wil een overleg aanvragen", Rank.SOON),
        (referral("referral.to-begin", "fairly", 15), "Een aanvraag wordt een overleg", Rank.WEEK),
        (referral("referral.next-step", "very", 0), "De volgende stap van een aanvraag is nu", Rank.SOON),
    ],
)
def test_requests_come_by_urgency(ask: Ask, title: str, rank: Rank) -> None:
    assert (ask.title, ask.rank) == (title, rank)
