"""Everything that is noted has words: a code without them would stand on a page as "deed iets"."""

import ast
from collections.abc import Mapping, Sequence

import pytest

from services.cases.openings import ACTIONS as OPENINGS
from services.followups.tables import Told
from services.invitations.tables import Answer, WishKind
from services.meetings.tables import FactKind
from services.reports.tables import Outcome
from tenants.words.actions import ACTIONS, OF_THE_PLACE, SORTS
from tenants.words.packs import PACKS
from tests.architecture.sources import calls, modules
from web.traces import NOUNS

RECORDS = {"record", "record_list", "record_refusal"}
# What a code that is put together may end with.
ENDS: Mapping[str, Sequence[str]] = {
    "meeting.": list(FactKind),
    "report.comment-": [one for one in Outcome if one],
    "wish.": list(WishKind),
    "invitation.answered-": [one for one in Answer if one],
    "follow-up.": list(Told),
    "session.": ["begun", "confirmed", "ended"],
    "case.move-": ["accepted", "declined"],
    "mail.": ["sent", "bounced"],
}
NAMED = {*OPENINGS.values(), *NOUNS.values(), "page.read"}


def noted() -> dict[str, str]:
    """Every code that the source hands to the audit, with where it does."""
    found: dict[str, str] = {}
    for path, module in modules().items():
        for name, call in calls(module):
            if name in RECORDS and len(call.args) > 1 and path != "tenants/audit.py":
                found |= dict.fromkeys(codes(call.args[1]), path)
    return found


def codes(given: ast.expr) -> list[str]:
    if isinstance(given, ast.Constant):
        return [str(given.value)]
    if isinstance(given, ast.IfExp):
        return [*codes(given.body), *codes(given.orelse)]
    if isinstance(given, ast.JoinedStr):
        start = ast.literal_eval(given.values[0])
        return [f"{start}{end}" for end in ENDS[start]]
    return []


def test_every_code_has_words() -> None:
    known = noted()
    assert len(known) > 100
    assert {code: known[code] for code in known if code not in ACTIONS} == {}, (
        "add it to tenants/words/deeds.py"
    )
    assert NAMED - set(ACTIONS) == set()


@pytest.mark.parametrize("code", sorted(ACTIONS))
def test_words_follow_a_name_and_say_nothing_of_a_client(code: str) -> None:
    action = ACTIONS[code]
    assert action.sort in SORTS
    assert action.words[0].islower()
    assert not action.words.endswith(".")


@pytest.mark.parametrize("pack", PACKS)
def test_words_are_told_in_the_words_of_every_pack(pack: str) -> None:
    told = [action.words.format(**vars(PACKS[pack])) for action in ACTIONS.values()]
    assert not [words for words in told if "{" in words]


def test_what_an_administrator_reads_is_of_no_case() -> None:
    assert not [code for code in OF_THE_PLACE if ACTIONS[code].of_client]
