"""The vocabulary packs: what a municipality calls its roles and papers (X9)."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Term:
    """One word with its article and plural: `the` gives "de spilfiguur"."""

    word: str
    plural: str
    article: str = "de"

    @property
    def the(self) -> str:
        """With its article."""
        return f"{self.article} {self.word}"

    def __str__(self) -> str:
        return self.word


@dataclass(frozen=True)
class Words:
    """One pack; pages, mails and documents ask it for every word that municipalities say differently."""

    consultation: Term
    coordinator: Term
    key_worker: Term
    plan: Term


LIMBURG = Words(
    consultation=Term("overleg", "overleggen", "het"),
    coordinator=Term("coördinator", "coördinatoren"),
    key_worker=Term("spilfiguur", "spilfiguren"),
    plan=Term("hulpverleningsplan", "hulpverleningsplannen", "het"),
)
KEMPEN = Words(
    consultation=Term("overleg", "overleggen", "het"),
    coordinator=Term("LCO-coördinator", "LCO-coördinatoren"),
    key_worker=Term("spilfiguur", "spilfiguren"),
    plan=Term("stappenplan", "stappenplannen", "het"),
)
YOUTH = Words(
    consultation=Term("cliëntoverleg", "cliëntoverleggen", "het"),
    coordinator=Term("voorzitter", "voorzitters"),
    key_worker=Term("hulpcoördinator", "hulpcoördinatoren"),
    plan=Term("werkplan", "werkplannen", "het"),
)

PACKS: Mapping[str, Words] = {"limburg": LIMBURG, "kempen": KEMPEN, "jeugdhulp": YOUTH}
