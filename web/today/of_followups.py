"""What asks about agreements that run and about debriefs, as questions. Never a word about the client's own steps."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from services.followups.attention import Attention
from tenants.words.dates import day
from tenants.words.today import amid, in_words
from web.today.asks import Act, Ask, Day, Rank

LONG_AGO = timedelta(days=7)
Group = Sequence[Attention]


def asks(found: Sequence[Attention], at: Day) -> list[Ask]:
    """What stalls in one case becomes one sentence; so does everything of one kind about one case."""
    groups: dict[tuple[str, UUID], list[Attention]] = {}
    for one in found:
        about = one.case if one.code in PER_CASE else one.subject
        groups.setdefault((one.code, about), []).append(one)
    return [SENTENCES[code](group, at) for (code, _), group in groups.items()]


def asks_date(group: Group, at: Day) -> Ask:
    """An owner wants another day."""
    one = group[0]
    when = f"{day(one.on)}. ".capitalize() if one.on else ""
    return Ask(
        Rank.OWNER,
        f"{one.case_name}: {one.who} vraagt een andere dag",
        f"{when}{one.sentence}",
        (_board(one),),
    )


def cannot(group: Group, at: Day) -> Ask:
    """An owner says that it does not work out."""
    one = group[0]
    return Ask(
        Rank.OWNER,
        f"{one.case_name}: het lukt {one.who} niet",
        f"{one.sentence}: “{one.words}”",
        (_board(one),),
    )


def refused(group: Group, at: Day) -> Ask:
    """At the debrief the client said no: the agreement does not count."""
    one, about = group[0], "een afspraak" if len(group) == 1 else _count(group).lower()
    detail = f"{one.sentence}: “{one.words}”" if one.words else one.sentence
    return Ask(Rank.CLIENT, f"{one.case_name} zegt nu nee op {about}", detail, (_board(one),))


def doubted(group: Group, at: Day) -> Ask:
    """At the debrief the client was not sure."""
    one = group[0]
    detail = f"{one.sentence}: “{one.words}”" if one.words else one.sentence
    return Ask(
        Rank.CLIENT, f"{one.case_name} twijfelt nog. Wie praat er verder over?", detail, (_board(one),)
    )


def adrift(group: Group, at: Day) -> Ask:
    """Nobody carries it any more."""
    one = group[0]
    if len(group) > 1:
        title, detail = f"{one.case_name}: wie neemt dit op?", f"{_count(group)} hebben geen trekker."
    else:
        title, detail = f"{one.case_name}: wie neemt dit op?", one.sentence
    return Ask(Rank.WEEK, title, detail, (_board(one),), one.on or date.max)


def stalled(group: Group, at: Day) -> Ask:
    """Past its date: a question."""
    one = group[0]
    rank = Rank.SOON if one.on is not None and at.today - one.on > LONG_AGO else Rank.WEEK
    if len(group) > 1:
        title = f"{one.case_name}: {_count(group).lower()} om even na te vragen"
        detail = "Hun dag is voorbij. Een andere dag is heel gewoon."
        return Ask(rank, title, detail, (_board(one),), one.on or date.max)
    detail = f"{one.sentence}, tegen {day(one.on)}. {_call(one)}".strip() if one.on else one.sentence
    return Ask(
        rank, f"{one.case_name}: lukte dit al voor {one.who}?", detail, (_board(one),), one.on or date.max
    )


def near(group: Group, at: Day) -> Ask:
    """Its owner has no mail address: a call instead of a reminder."""
    one = group[0]
    until = f"Tegen {day(one.on)}. " if one.on else ""
    detail = f"{until}{one.who} heeft geen mailadres. {_call(one)}".strip()
    return Ask(
        Rank.WEEK,
        f"{one.case_name}: herinner jij {one.who} even?",
        detail,
        (_board(one),),
        one.on or date.max,
    )


def talk(group: Group, at: Day) -> Ask:
    """Somebody better speaks the client soon: by mail the key worker was not to be reached."""
    one = group[0]
    if not one.who:
        title, detail = (
            f"Spreek je {amid(one.case_name)} binnenkort?",
            "Een gewone vraag hoe het gaat, is genoeg.",
        )
    else:
        title = f"Spreekt {one.who} binnenkort met {amid(one.case_name)}?"
        detail = f"Vraag het even, {one.who} kreeg geen mail. {_call(one)}".strip()
    return Ask(Rank.WEEK, title, detail, (Act("Open de situatie", f"/situaties/{one.case}"),))


def debrief(group: Group, at: Day) -> Ask:
    """The week is over, or nobody was there to ask by mail."""
    one = group[0]
    place = f"/overleggen/{one.subject}/terugkoppeling"
    acts = (Act("Ja", place), Act("Nog niet", f"{place}/uitstel", is_post=True))
    if not one.who:
        title = f"Praatte je al na met {amid(one.case_name)}?"
        detail = (
            f"Er is nog geen {at.words.key_worker}, dus doe jij dit. Liefst voor {day(one.on or at.today)}."
        )
        return Ask(Rank.DEBRIEF, title, detail, acts, one.on or date.max)
    is_over = one.on is not None and one.on < at.today
    why = "De week na het overleg is voorbij." if is_over else f"{one.who} kreeg geen mail."
    title = f"Is {one.who} al langsgegaan bij {amid(one.case_name)}?"
    return Ask(Rank.DEBRIEF, title, f"{why} {_call(one)}".strip(), acts, one.on or date.max)


def debriefed(group: Group, at: Day) -> Ask:
    """The key worker wrote how it was."""
    one = group[0]
    detail = "Er zijn nog vragen." if one.words else "Lees hoe het was."
    act = Act("Lezen", f"/overleggen/{one.subject}/terugkoppeling")
    rank = Rank.CLIENT if one.words else Rank.WEEK
    return Ask(rank, f"{one.who} praatte na met {amid(one.case_name)}", detail, (act,))


def unreached(group: Group, at: Day) -> Ask:
    """The reminder came back."""
    one = group[0]
    detail = _call(one) or "Bel even."
    return Ask(
        Rank.WEEK, f"{one.case_name}: de herinnering aan {one.who} kwam niet aan", detail, (_board(one),)
    )


SENTENCES: Mapping[str, Callable[[Group, Day], Ask]] = {
    "agreement.asks-date": asks_date,
    "agreement.cannot": cannot,
    "agreement.refused": refused,
    "agreement.doubted": doubted,
    "agreement.adrift": adrift,
    "agreement.stalled": stalled,
    "agreement.near": near,
    "step.talk": talk,
    "debrief.due": debrief,
    "debrief.told": debriefed,
    "reminder.bounced": unreached,
}
PER_CASE = frozenset(
    {"agreement.refused", "agreement.doubted", "agreement.adrift", "agreement.stalled", "step.talk"}
)


def _board(one: Attention) -> Act:
    return Act("Opvolgen", f"/situaties/{one.case}/opvolging")


def _call(one: Attention) -> str:
    return f"{one.who}: {one.phone}" if one.phone else ""


def _count(group: Group) -> str:
    return f"{in_words(len(group))} afspraken".capitalize()
