"""Dutch for publications: what a network may choose, how far one is, and why a number is not told."""

from collections.abc import Mapping

PERIODS: Mapping[str, str] = {
    "quarter": "Elk kwartaal",
    "half-year": "Elk half jaar",
    "year": "Elk jaar",
}
SO_FAR: Mapping[str, str] = {
    "half-year": "een half jaar",
    "year": "een heel jaar",
}
LEVELS: Mapping[str, str] = {
    "": "Alles",
    "themes": "Zonder deelthema’s",
    "network": "Zonder streken: alleen voor het hele netwerk samen",
    "bare": "Zonder deelthema’s en zonder streken",
}
KINDS: Mapping[str, str] = {
    "theme": "Thema’s, voor het hele netwerk",
    "part": "Deelthema’s, voor het hele netwerk",
    "place": "Thema’s, per streek",
    "part-place": "Deelthema’s, per streek",
    "domain": "Thema’s, per levensdomein",
}
STEPS = ("Vastgelegd wat telt", "Geteld", "Beschermd", "Opgeschreven")
# Short, in a table; and what it means.
REASONS: Mapping[str, tuple[str, str]] = {
    "few": (
        "te weinig situaties",
        "Minder situaties dan nodig, of geen enkele. Dat verschil zie jij ook niet.",
    ),
    "municipalities": ("te weinig gemeenten", "Ze komen uit te weinig gemeenten."),
    "dominated": ("te veel uit één plek", "Eén of twee gemeenten zijn er bijna alles van."),
    "subtracted": (
        "verborgen om een ander",
        "Groot genoeg. Maar wie het van het totaal aftrekt, kent een klein getal ernaast.",
    ),
}
FLOORS: Mapping[str, str] = {str(n): f"minstens {n} situaties" for n in (5, 10, 15, 20)}
MUNICIPALITIES: Mapping[str, str] = {str(n): f"minstens {n} gemeenten" for n in (3, 4, 5, 6, 8, 10)}
AGAIN: Mapping[str, str] = {
    "coding": "Er waren teksten bij een verkeerd thema of domein gezet.",
    "themes": "Een thema werd verkeerd gebruikt en is nagekeken.",
}
