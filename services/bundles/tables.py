"""Tables of the network's desk: bundles, what was sent, what was answered, and what an origin does with it."""

from enum import StrEnum

from piccolo.columns import JSONB, UUID, Array, Date, ForeignKey, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.columns import MaybeDate, MaybeTimestamptz, MaybeUUID
from infra.database import key
from services.cases.tables import Case


class Status(StrEnum):
    """What whoever was asked says of a bundle."""

    TAKEN_UP = "taken-up"
    IN_PART = "in-part"
    SOLVED = "solved"
    REFUSED = "refused"


class Bundle(Table):
    """Network scope: what is asked, of whom, at one place of the hierarchy; an empty place is the whole network."""

    id = key()
    title = Text()
    about = Text(default="")
    theme = Text()
    sub_theme = Text(default="")
    place = Text(default="")
    asks = Text(default="")
    asked_of = Text(default="")
    begun_on = Date()
    begun_by = UUID()
    closed_on = MaybeDate()
    closed_by = MaybeUUID()
    closed_because = Text(default="")
    version = Integer(default=1)
    once = UUID()


class BundlePart(Table, tablename="bundle_part"):
    """A contribution was in a bundle from one day to another; who left by itself is not asked again."""

    id = key()
    bundle = UUID()
    contribution = UUID()
    added_on = Date()
    added_by = UUID()
    left_on = MaybeDate()
    left_by = MaybeUUID()
    left_why = Text(default="")


class BundleQuote(Table, tablename="bundle_quote"):
    """A rewritten text that was released to be quoted, chosen for the next policy file."""

    id = key()
    bundle = UUID()
    contribution = UUID()
    chosen_at = Timestamptz()
    chosen_by = UUID()
    dropped_at = MaybeTimestamptz()


class PolicyFile(Table, tablename="policy_file"):
    """The policy file as it was sent; never changed. `quoted` tells which contributions it quotes."""

    id = key()
    bundle = UUID()
    number = Integer()
    content = JSONB()
    content_hash = Text()
    quoted = Array(base_column=UUID())
    made_at = Timestamptz()
    made_by = UUID()


class PolicyFileSending(Table, tablename="policy_file_sending"):
    """To whom a version was handed over, when, and until when an answer is waited for."""

    id = key()
    bundle = UUID()
    policy_file = UUID()
    name = Text()
    function = Text(default="")
    organisation = Text(default="")
    email = Text(default="")
    sent_on = Date()
    answer_by_on = MaybeDate()
    noted_at = Timestamptz()
    noted_by = UUID()
    struck_at = MaybeTimestamptz()
    struck_by = MaybeUUID()
    once = UUID()


class BundleHearing(Table, tablename="bundle_hearing"):
    """A group of people with experience of poverty was asked, and told what was done with it and what not (184)."""

    id = key()
    bundle = UUID()
    group_name = Text()
    question = Text(default="")
    asked_on = Date()
    asked_by = UUID()
    heard_on = MaybeDate()
    words = Text(default="")
    done = Text(default="")
    undone = Text(default="")
    told_on = MaybeDate()
    version = Integer(default=1)
    once = UUID()


class BundleAnswer(Table, tablename="bundle_answer"):
    """One answer to a bundle; a correction is a new row that `replaces` the earlier one."""

    id = key()
    bundle = UUID()
    sending = MaybeUUID()
    replaces = MaybeUUID()
    who = Text()
    answered_on = Date()
    status = Text(choices=Status)
    taken_by = Text(default="")
    taken_by_on = MaybeDate()
    because = Text(default="")
    words = Text(default="")
    for_client = Text()
    for_table = Text(default="")
    noted_at = Timestamptz()
    noted_by = UUID()
    once = UUID()


class BundleUnsolved(Table, tablename="bundle_unsolved"):
    """Somewhere an answer solved nothing: not where, not by how many, in which month (decision 0043)."""

    id = key()
    bundle = UUID()
    answer = UUID()
    told_in = Date()


class BundleMeasure(Table, tablename="bundle_measure"):
    """A measure that followed a bundle, for the memory over the years."""

    id = key()
    bundle = UUID()
    answer = MaybeUUID()
    what = Text()
    by_whom = Text(default="")
    begins_on = MaybeDate()
    noted_at = Timestamptz()
    noted_by = UUID()
    struck_at = MaybeTimestamptz()
    struck_by = MaybeUUID()
    once = UUID()


class TidingNote(Table, tablename="tiding_note"):
    """Of a municipality: this answer about our contribution was seen, and whether it solved anything here."""

    id = key()
    contribution = UUID()
    answer = UUID()
    seen_at = Timestamptz()
    seen_by = UUID()
    unsolved_at = MaybeTimestamptz()
    unsolved_by = MaybeUUID()


class ClientTiding(Table, tablename="client_tiding"):
    """What the coordinator lets a client read about an answer, on the client's own page, in the words chosen here."""

    id = key()
    case = ForeignKey(Case)
    source = Text()
    sentence = Text()
    words = Text()
    released_at = Timestamptz()
    released_by = UUID()
    ended_at = MaybeTimestamptz()
    ended_by = MaybeUUID()
