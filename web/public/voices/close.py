"""The voice of family, friend or neighbour: what they can know, and no more."""

from services.referrals.tables import RequesterKind
from tenants.words.packs import Spoken
from web.public.voices.voice import Listed, Step, Voice

CLOSE = Voice(
    kind=RequesterKind.CLOSE,
    code="naaste",
    choice="Ik ken iemand die hulp krijgt",
    detail="Familie, vriend of buur",
    title=Spoken("Vraag een {consultation} voor iemand die je kent"),
    intro="Schrijf alleen wat je zelf weet. Wat je niet weet, laat je leeg.",
    questions={
        "is_client_informed": (
            "Weet die persoon dat je dit vraagt?",
            "Nog niet? Dan bewaren we alleen je naam en je telefoonnummer, en bellen we je.",
        ),
        "requester_name": ("Je naam", ""),
        "requester_phone": ("Je telefoon", ""),
        "requester_email": ("Je e-mail", "Dan krijg je een bevestiging. Er staat niets over iemand in."),
        "requester_relation": ("Wie ben je voor die persoon?", "Zus, vader, vriend, buur …"),
        "consent": (Spoken("Zei die persoon zelf ja tegen een {consultation}?"), ""),
        "consent_reason": (
            "Wie is de vertrouwenspersoon? Waarom zei die persoon niet zelf ja?",
            "Dat iemand anders ja zegt, is een uitzondering.",
        ),
        "informed_note": ("Wat zei die persoon erover?", ""),
        "client_name": ("Hoe heet de persoon voor wie je dit vraagt?", ""),
        "client_address": ("Waar woont die persoon?", ""),
        "client_phone": ("Telefoon van die persoon", "Alleen als die persoon dat goed vindt."),
        "living": ("Hoe woont die persoon?", ""),
        "question": (
            "Wat loopt er moeilijk?",
            "Enkele zinnen zijn genoeg. Schrijf zo dat die persoon het mag lezen.",
        ),
        "goal": ("Wat wil die persoon zelf?", "Liefst in eigen woorden, zoals je het hoorde."),
        "urgency": ("Hoe snel is het nodig?", ""),
        "urgency_reason": ("Waarom zo snel?", "Schrijf kort waarom."),
        "availability": ("Wanneer kun jij?", "Geef zo veel mogelijk dagen en uren."),
        "remarks": (
            "Is er nog iets om op te letten?",
            "Een tolk, een trap, iemand die er liever niet bij is …",
        ),
    },
    steps=(
        Step(
            "Over jou",
            (
                "is_client_informed",
                "requester_name",
                "requester_phone",
                "requester_email",
                "requester_relation",
            ),
            is_about_client=False,
        ),
        Step("Wat vindt die persoon ervan?", ("consent", "consent_reason", "informed_note")),
        Step("Om wie gaat het?", ("client_name", "client_address", "client_phone", "living")),
        Step("Waar gaat het over?", ("question", "goal")),
        Step(
            "Wie helpt er nu?",
            ("helpers", "network"),
            "Noem wie je kent. We spreken niemand aan voor die persoon dat goed vindt.",
        ),
        Step("Wanneer?", ("urgency", "urgency_reason", "availability", "remarks")),
    ),
    lists={
        "helpers": Listed("Iemand die helpt", "Nog iemand die helpt"),
        "network": Listed("Familie, vriend of buur", "Nog iemand toevoegen", "Familie, vrienden, buren"),
    },
    answers={
        "consent": {
            "yes": "Ja",
            "confidant": "Nee, maar de vertrouwenspersoon wel",
            "no": "Nee, nog niet",
        },
        "urgency": {
            "very": "Heel snel: liefst binnen de week",
            "fairly": "Binnen de drie weken",
            "not-so": "Binnen de maand",
            "other": "Dat maakt niet zo uit",
        },
    },
    objections={
        "is_client_informed": "Kies of die persoon dit weet.",
        "client_name": "Schrijf hoe die persoon heet.",
        "question": "Schrijf in enkele woorden wat er moeilijk loopt.",
        "urgency": "Kies hoe snel het nodig is.",
        "urgency_reason": "Schrijf kort waarom het zo snel nodig is.",
        "consent": "Kies of die persoon ja zei.",
        "consent_reason": "Schrijf wie ja zei in de plaats van die persoon, en waarom.",
    },
)
