"""The voice of who helps in their work: everything the coordinator needs, in the third person."""

from services.referrals.tables import RequesterKind
from tenants.words.packs import Spoken
from web.public.voices.voice import Listed, Step, Voice

HELPER = Voice(
    kind=RequesterKind.HELPER,
    code="hulpverlener",
    choice="Ik help iemand in mijn werk",
    detail="Hulpverlener, huisarts of dienst",
    title=Spoken("Een {consultation} aanvragen"),
    intro="Vul in wat je weet, samen met de cliënt als het kan. De rest bespreek je straks aan de telefoon.",
    questions={
        "is_client_informed": (
            "Weet de cliënt dit?",
            "Nog niet? Dan bewaren we alleen je naam en je telefoonnummer, en bellen we je.",
        ),
        "requester_name": ("Je naam", ""),
        "requester_phone": ("Je telefoon", ""),
        "requester_email": ("Je e-mail", "Dan krijg je een bevestiging. Er staat niets over de cliënt in."),
        "requester_organisation": ("Je dienst of organisatie", ""),
        "consent": (Spoken("Wie gaf toestemming om een {consultation} te organiseren?"), ""),
        "consent_reason": (
            "Wie is de vertrouwenspersoon, en waarom zei de cliënt niet zelf ja?",
            "Dat de vertrouwenspersoon ja zegt, is een uitzondering.",
        ),
        "informed_note": ("Wat zei de cliënt erover?", "Ook kort: hoe bereidden jullie dit samen voor?"),
        "client_name": ("Naam van de cliënt", ""),
        "client_address": ("Adres van de cliënt", ""),
        "client_phone": ("Telefoon van de cliënt", ""),
        "client_email": ("E-mail van de cliënt", ""),
        "living": ("Hoe woont de cliënt?", ""),
        "question": (
            "Wat is de vraag, en wat heeft de cliënt nodig?",
            "Enkele zinnen zijn genoeg. Schrijf zo dat de cliënt het mag lezen.",
        ),
        "goal": (Spoken("Wat mag {consultation.the} opleveren?"), "Liefst in de woorden van de cliënt."),
        "social_situation": ("Hoe is de situatie thuis en errond?", ""),
        "urgency": ("Hoe dringend is het?", ""),
        "urgency_reason": ("Waarom is het zo dringend?", "Bij zeer dringend hebben we een reden nodig."),
        "availability": ("Wanneer kun jij?", "Geef zo veel mogelijk dagen en uren."),
        "client_presence": ("Is de cliënt erbij?", ""),
        "absence_reason": (
            "Waarom zonder de cliënt?",
            "Is de cliënt er niet bij, dan hebben we een reden nodig.",
        ),
        "place": ("Waar?", "Is het bij de cliënt thuis? De cliënt hoeft niet voor koffie te zorgen."),
        "place_proposal": ("Voorstel van plaats", ""),
        "place_reason": ("Waarom daar?", ""),
        "remarks": (
            "Is er nog iets om op te letten?",
            "Een tolk, een trap, een hond, iemand die er liever niet bij is …",
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
                "requester_organisation",
            ),
            is_about_client=False,
        ),
        Step("Wat vindt de cliënt ervan?", ("consent", "consent_reason", "informed_note")),
        Step(
            "Om wie gaat het?",
            ("client_name", "client_address", "client_phone", "client_email", "living", "household"),
        ),
        Step("Waarover gaat het?", ("question", "goal", "social_situation")),
        Step(
            "Wie zit er het best mee aan tafel?",
            ("helpers", "network"),
            "Niemand hoort iets voor de cliënt dat goed vindt.",
        ),
        Step(
            "Hoe, waar en wanneer?",
            (
                "urgency",
                "urgency_reason",
                "availability",
                "client_presence",
                "absence_reason",
                "place",
                "place_proposal",
                "place_reason",
                "remarks",
            ),
        ),
    ),
    lists={
        "household": Listed("Huisgenoot", "Huisgenoot toevoegen"),
        "helpers": Listed("Hulpverlener", "Nog een hulpverlener", "Hulpverleners en diensten"),
        "network": Listed(
            "Iemand uit de omgeving", "Iemand uit de omgeving toevoegen", "Familie, vrienden, buren"
        ),
    },
)
