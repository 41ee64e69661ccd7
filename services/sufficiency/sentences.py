"""Our own five sentences per domain (X10): first person, plain, without judging. Ours to give away.

From hard to well; no number is ever shown. A municipality may write its own, or load a scale it has a licence for.
"""

NAME = "Eigen zinnen van Rondetafel"
VERSION = "eigen 2026-1"
SOURCE = "Geschreven voor Rondetafel. Vrij te gebruiken."

# code, title, question, and the sentences from hard to well
DOMAINS: tuple[tuple[str, str, str, tuple[str, ...]], ...] = (
    (
        "safety",
        "Veiligheid",
        "Voel jij je veilig, thuis en buiten?",
        (
            "Ik voel me nu niet veilig.",
            "Ik voel me vaak niet veilig.",
            "Soms voel ik me veilig, soms niet.",
            "Ik voel me meestal veilig.",
            "Ik voel me veilig, en ik weet wie ik kan bellen.",
        ),
    ),
    (
        "health",
        "Gezondheid",
        "Hoe voel jij je, in je lijf en in je hoofd?",
        (
            "Ik voel me heel slecht, en ik heb nog geen hulp.",
            "Ik voel me vaak slecht. Er is een begin van hulp.",
            "Het gaat op en neer. Ik heb hulp.",
            "Ik voel me meestal goed. Ik weet wat mij helpt.",
            "Ik voel me goed, en ik zorg goed voor mezelf.",
        ),
    ),
    (
        "housing",
        "Wonen",
        "Hoe woon jij?",
        (
            "Ik heb nu geen plek om te wonen.",
            "Ik heb een plek, maar ik kan er niet blijven.",
            "Ik heb een plek, maar ze past niet goed bij mij.",
            "Ik woon goed genoeg. Met wat hulp blijft dat zo.",
            "Ik woon goed, en ik kan hier blijven.",
        ),
    ),
    (
        "work",
        "Werk en je dag",
        "Wat doe jij op een dag?",
        (
            "Mijn dagen zijn leeg.",
            "Ik wil iets doen, maar het lukt nog niet.",
            "Ik doe af en toe iets, of ik leer iets bij.",
            "Ik heb werk of iets anders te doen. Met wat steun lukt het.",
            "Ik heb werk of iets anders te doen dat bij mij past.",
        ),
    ),
    (
        "social",
        "Mensen en meedoen",
        "Wie heb jij rond je? Waar doe je mee?",
        (
            "Ik heb bijna niemand om mee te praten.",
            "Ik ken een paar mensen, maar ik zie ze weinig.",
            "Er is iemand die soms helpt. Ik kom soms buiten.",
            "Ik kan op mensen rekenen. Ik doe soms ergens mee.",
            "Ik heb goede mensen rond mij, en ik doe mee waar ik zin in heb.",
        ),
    ),
    (
        "income",
        "Inkomen",
        "Kom jij rond met je geld?",
        (
            "Ik heb geen geld om van te leven.",
            "Ik heb te weinig. Eten of rekeningen lukken niet altijd.",
            "Ik kom net rond, als er niets tegenzit.",
            "Ik kom rond. Met wat hulp hou ik het op orde.",
            "Ik heb genoeg, en ik regel mijn geld zelf.",
        ),
    ),
    (
        "debts",
        "Schulden",
        "Heb jij schulden?",
        (
            "Ik heb schulden, en ik weet niet meer hoeveel.",
            "Ik heb schulden, en er komen er nog bij.",
            "Ik heb schulden, maar er komen er geen meer bij.",
            "Ik betaal mijn schulden af met een plan.",
            "Ik heb geen schulden, of ze zijn bijna weg.",
        ),
    ),
    (
        "children",
        "Zorg voor de kinderen",
        "Hoe gaat het met jou en je kinderen?",
        (
            "De zorg voor mijn kinderen is mij nu te zwaar.",
            "Het is vaak zwaar. Ik wil graag meer hulp.",
            "Op sommige dagen lukt het. Ik heb hulp.",
            "Meestal lukt het. Ik vraag hulp als ik die nodig heb.",
            "Het gaat goed met mij en mijn kinderen.",
        ),
    ),
)
