"""Dutch words of the table: what a meeting may bring, what the client may answer, what becomes of somebody's help."""

from collections.abc import Mapping

RESULTS: Mapping[str, str] = {
    "priorities": "We weten wat eerst komt",
    "on-hold": "Een deel mag even wachten",
    "stable": "Het wordt rustiger",
    "understanding": "We begrijpen elkaar beter",
    "tasks": "We weten beter wie wat doet",
    "shared-care": "We dragen de zorg samen",
    "stopped-early": "Het stopte vroeger, we praten later verder",
}

ANSWERS: Mapping[str, str] = {"yes": "Ja", "no": "Nee", "unsure": "Weet ik nog niet"}

AGREEMENT_KINDS: Mapping[str, str] = {
    "": "niets van dit alles",
    "continue": "de hulp gaat door",
    "attention": "de hulp let extra op iets",
    "start": "er begint nieuwe hulp",
    "refer": "iemand anders neemt het over",
    "reduce": "er komt minder hulp",
    "stop": "de hulp stopt",
    "hold": "de hulp wacht even",
    "replace": "één iemand doet wat anderen deden",
}
