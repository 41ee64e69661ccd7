"""Dutch words for what an attachment is of."""

from collections.abc import Mapping

KINDS: Mapping[str, str] = {
    "consent": "Ondertekend blad met toestemming",
    "preparation": "Blad van de voorbereiding",
    "voice": "Opgenomen stem",
    "other": "Bijlage",
}
