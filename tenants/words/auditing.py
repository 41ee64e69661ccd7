"""What the verification of the audit found, for who runs it."""

from collections.abc import Mapping

FAULTS: Mapping[str, str] = {
    "changed": "lijn {number} is veranderd",
    "missing": "lijn {number} ontbreekt",
    "doubled": "lijn {number} staat er dubbel of op een andere plaats",
    "truncated": "het einde is weg: er waren {number} lijnen",
    "head": "de kop van lijn {number} klopt niet",
    "headless": "de kop is weg, er zijn {number} lijnen",
    "rewritten": "lijn {number} is anders dan toen ze werd vastgelegd",
    "older": "dit is ouder dan wat werd vastgelegd: er waren {number} lijnen",
    "gone": "er staat niets meer, er waren {number} lijnen",
    "anchors": "de map met ankers is veranderd",
}
