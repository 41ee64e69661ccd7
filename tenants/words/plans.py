"""Dutch words of the plan: the hints at a goal, as questions; what becomes of somebody's help."""

from collections.abc import Mapping

HINTS: Mapping[str, str] = {
    "own-wish": "Is dit wat {client} zelf wil? Hoe zegt {client} het?",
    "positive": "Wat komt er in de plaats? Schrijf wat er wél is.",
    "active": "Wie doet het? Noem de persoon.",
    "present": "Kan het alsof het al zo is? “Ik woon …” in plaats van “Ik zal wonen …”.",
    "specific": "Wat ziet {client} dan voor zich? Waar, met wie?",
    "first-step": "Wat is een eerste kleine stap?",
    "when": "Tegen wanneer zou dat mooi zijn?",
}

# What becomes of somebody's help, as it is told afterwards: "Leen: de hulp gaat door".
HELP_CHANGES: Mapping[str, str] = {
    "": "niets bijzonders",
    "continue": "de hulp gaat door zoals nu",
    "attention": "de hulp gaat door en let extra op iets",
    "start": "deze hulp begint",
    "refer": "iemand anders neemt het over",
    "reduce": "er komt minder hulp",
    "stop": "deze hulp stopt",
    "hold": "deze hulp wacht even",
    "replace": "één iemand doet het voortaan mee",
}
