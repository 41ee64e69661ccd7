"""The voice of the client: jij, and never "de cliënt"."""

from services.referrals.tables import RequesterKind
from tenants.words.packs import Spoken
from web.public.voices.voice import Listed, Step, Voice

SOON = {
    "very": "Heel snel: liefst deze week",
    "fairly": "Binnen de drie weken",
    "not-so": "Binnen de maand",
    "other": "Dat maakt niet zo uit",
}
CLIENT = Voice(
    kind=RequesterKind.CLIENT,
    code="zelf",
    choice="Ik vraag het voor mezelf",
    detail=Spoken("Jij krijgt hulp, en je wil een {consultation}"),
    title=Spoken("Vraag een {consultation}"),
    intro="Schrijf wat je wil. Wat je niet wil schrijven, laat je leeg. Praten kan ook: bel gerust.",
    questions={
        "requester_name": ("Hoe heet je?", ""),
        "requester_phone": ("Op welk nummer bellen we je?", "Neem een nummer waar jij zelf opneemt."),
        "requester_email": (
            "Je e-mail",
            "Dan krijg je een bevestiging. Leest iemand anders mee? Laat dit dan leeg.",
        ),
        "client_address": ("Waar woon je?", ""),
        "question": ("Wat loopt er moeilijk? Waar wil je hulp bij?", "Enkele zinnen zijn genoeg."),
        "goal": ("Wat wil je graag anders?", ""),
        "living": ("Hoe woon je?", ""),
        "urgency": (Spoken("Hoe snel wil je {consultation.the}?"), ""),
        "urgency_reason": ("Waarom zo snel?", "Schrijf kort waarom."),
        "availability": ("Wanneer kun je?", "Geef enkele dagen en uren."),
        "place": ("Waar wil je samenkomen?", "Bij je thuis? Je hoeft niet voor koffie te zorgen."),
        "place_proposal": ("Waar precies?", ""),
        "remarks": (
            "Waar letten we op?",
            "Een tolk, een trap, iemand die je er liever niet bij wil, uren waarop we niet bellen …",
        ),
    },
    steps=(
        Step(
            "Over jou",
            ("requester_name", "requester_phone", "requester_email", "client_address"),
            is_about_client=False,
        ),
        Step("Waar gaat het over?", ("question", "goal")),
        Step(
            "Wie is er rond jou?",
            ("living", "household", "helpers", "network"),
            "Noem wie er mag bij zijn. We spreken niemand aan voor jij dat goed vindt.",
        ),
        Step(
            "Waar en wanneer?",
            (
                "urgency",
                "urgency_reason",
                "availability",
                "place",
                "place_proposal",
                "remarks",
            ),
        ),
    ),
    lists={
        "household": Listed("Wie woont bij je?", "Nog iemand die bij je woont"),
        "helpers": Listed("Iemand die je helpt", "Nog iemand die je helpt", "Wie helpt je nu?"),
        "network": Listed("Iemand die je meebrengt", "Iemand toevoegen", "Wie breng je zelf graag mee?"),
    },
    answers={
        "living": {"alone": "Alleen", "together": "Samen met anderen"},
        "place": {"home": "Bij mij thuis", "other": "Ergens anders"},
        "urgency": SOON,
    },
    objections={
        "requester_name": "Schrijf hoe je heet. Je voornaam is genoeg.",
        "requester_phone": "Schrijf een telefoonnummer of een mailadres. Anders kunnen we je niet bereiken.",
        "question": "Schrijf in enkele woorden waar je hulp bij wil.",
        "urgency": Spoken("Kies hoe snel je {consultation.the} wil."),
        "urgency_reason": "Schrijf kort waarom het zo snel nodig is.",
    },
)
