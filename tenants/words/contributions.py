"""Dutch for what a second reader says of a text, and for how it stands at the network."""

from collections.abc import Mapping

STATES: Mapping[str, str] = {
    "waiting": "wacht op de tweede lezer",
    "accepted": "nagelezen en aanvaard",
    "refused": "teruggestuurd",
    "withdrawn": "teruggenomen",
}

# What the reader chooses, and what the origin reads: never the text itself.
REASONS: Mapping[str, str] = {
    "person": "Iemand kan hierin een persoon of een gezin herkennen.",
    "place": "De plaats is te herkennen: een straat, een wijk, een kleine dienst.",
    "rare": "Het is zo zeldzaam dat het naar één gezin wijst.",
    "service": "Een hulpverlener of dienst wordt met de vinger gewezen.",
    "one-case": "Het gaat over één situatie, niet over wat structureel hapert.",
    "unclear": "Het knelpunt is niet duidelijk genoeg.",
    "other": "Iets anders.",
}


def told(refused_because: str) -> str:
    """The reason as its origin reads it: the sentence of the code, and the words of the reader."""
    code, _, words = refused_because.partition(":")
    sentence = REASONS.get(code, "")
    if code == "other" and words.strip():
        return words.strip()
    return " ".join(filter(None, [sentence, words.strip()]))


REFUSED: Mapping[str, str] = {
    "contribution.no-reason": "Kies waarom je deze tekst terugstuurt.",
    "contribution.no-words": "Schrijf in je eigen woorden wat er anders kan.",
    "contribution.reason-too-long": "Hou het korter dan 200 tekens.",
    "contribution.reason-quotes": "Schrijf het zonder woorden uit de tekst over te nemen: je reden reist terug.",
    "contribution.reason-tells": "Hier staat iets in dat naar iemand kan leiden. Schrijf het algemener.",
    "contribution.withdrawn": "Deze tekst is intussen teruggenomen. Er is niets meer te lezen.",
    "contribution.refused": "Deze tekst is teruggestuurd.",
    "contribution.published": "De periode van deze tekst is al gepubliceerd. De indeling ligt vast.",
    "contribution.own": "Deze tekst komt van jezelf. Een collega leest hem na.",
    "contribution.unknown-code": "Kies uit de lijst.",
}
