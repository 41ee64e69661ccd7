"""The voice of a young person: the client's, shorter."""

from services.referrals.tables import RequesterKind
from web.public.voices.client import SOON
from web.public.voices.voice import Listed, Step, Voice

YOUNG = Voice(
    kind=RequesterKind.YOUNG_PERSON,
    code="jongere",
    choice="Ik ben jong en vraag het voor mezelf",
    detail="Je bent nog geen 25",
    title="Jij wil dat er samen gepraat wordt",
    intro="Drie korte stukjes. Wat je niet wil schrijven, laat je leeg. Bellen mag ook.",
    questions={
        "requester_name": ("Hoe heet je?", ""),
        "requester_phone": ("Op welk nummer bellen we je?", "Je eigen nummer is het best."),
        "requester_email": (
            "Je e-mail",
            "Dan krijg je een bevestiging. Leest iemand anders mee? Laat dit dan leeg.",
        ),
        "question": ("Wat is er aan de hand?", "Schrijf het zoals je het zou zeggen."),
        "goal": ("Wat wil jij?", ""),
        "urgency": ("Wanneer wil je dat er gepraat wordt?", ""),
        "urgency_reason": ("Waarom zo snel?", "Schrijf kort waarom."),
        "remarks": (
            "Waar letten we op?",
            "Wanneer we niet bellen, wie je er liever niet bij wil …",
        ),
    },
    steps=(
        Step("Over jou", ("requester_name", "requester_phone", "requester_email"), is_about_client=False),
        Step("Wat wil je vertellen?", ("question", "goal")),
        Step(
            "Wie en wanneer?",
            ("helpers", "urgency", "urgency_reason", "remarks"),
            "We spreken niemand aan voor jij dat goed vindt.",
        ),
    ),
    lists={"helpers": Listed("Iemand", "Nog iemand", "Wie mag erbij zijn?")},
    answers={"urgency": SOON},
    objections={
        "requester_name": "Schrijf hoe je heet. Je voornaam is genoeg.",
        "requester_phone": "Schrijf een telefoonnummer of een mailadres. Anders kunnen we je niet bereiken.",
        "question": "Schrijf in enkele woorden wat er aan de hand is.",
        "urgency": "Kies wanneer je wil dat er gepraat wordt.",
        "urgency_reason": "Schrijf kort waarom het zo snel nodig is.",
    },
)
