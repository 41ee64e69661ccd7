"""Tables of self-sufficiency: the sentences to choose from, and what a client said about them on one day."""

from enum import StrEnum

from piccolo.columns import JSONB, UUID, Boolean, Date, ForeignKey, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.database import key
from services.cases.tables import Case, CircleMember


class Contribution(StrEnum):
    """To what degree the consultation helped, as the client says it (row 171)."""

    OPEN = ""
    MUCH = "much"
    SOME = "some"
    NONE = "none"
    UNKNOWN = "unknown"


class Scale(Table):
    """The sentences of a municipality; a row is never changed, a new text is a new version. The newest counts."""

    id = key()
    name = Text()
    version = Text()
    source = Text(default="")
    content = JSONB()
    adopted_at = Timestamptz()
    adopted_by = UUID()


class SufficiencyTalk(Table, tablename="sufficiency_talk"):
    """One time that somebody looked at how it goes: on which day, who sat beside, and what the table changed.

    `pulls_from` and `pulls_to` are two domains: the first makes the other easier or harder.
    """

    id = key()
    case = ForeignKey(Case)
    held_on = Date()
    beside = ForeignKey(CircleMember, null=True, default=None)
    written_by = Text()
    contribution = Text(default=Contribution.OPEN)
    contribution_words = Text(default="")
    pulls_from = Text(default="")
    pulls_to = Text(default="")
    pulls_words = Text(default="")
    began_at = Timestamptz()
    changed_at = Timestamptz()
    version = Integer(default=1)


class SufficiencyAnswer(Table, tablename="sufficiency_answer"):
    """One domain: own words, the sentence that fits now, and where to, soon and later.

    Sentences are kept as they stood on the page, with the version of their scale: a new text changes no answer.
    """

    id = key()
    case = ForeignKey(Case)
    talk = ForeignKey(SufficiencyTalk)
    domain = Text()
    words = Text(default="")
    is_for_later = Boolean(default=False)
    step = Integer(null=True, default=None)
    soon = Integer(null=True, default=None)
    later = Integer(null=True, default=None)
    steps = Integer()
    sentence = Text(default="")
    soon_sentence = Text(default="")
    later_sentence = Text(default="")
    scale = Text()
    changed_at = Timestamptz()
    version = Integer(default=1)


class SufficiencyReader(Table, tablename="sufficiency_reader"):
    """Who may read it beside the client and the coordinator, because the client named them."""

    id = key()
    case = ForeignKey(Case)
    circle_member = ForeignKey(CircleMember)
    allowed_at = Timestamptz()


class SufficiencyChart(Table, tablename="sufficiency_chart"):
    """The client wants to see it drawn. No row: no drawing."""

    id = key()
    case = ForeignKey(Case)
    asked_at = Timestamptz()
    written_by = Text()
