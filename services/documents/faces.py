"""The sheet with the faces, on A5: how was it? No name stands on it."""

from collections.abc import Mapping

from services.documents.letterhead import printed
from tenants.words.evaluations import ASPECTS, COMPLETIONS, FACES, MORE
from tenants.words.packs import PACKS, speaking, told


def faces_sheet(
    head: Mapping[str, str], variant: str, drawings: Mapping[str, str], host: str, vocabulary: str
) -> bytes:
    """The four questions, each with four faces (`drawings` by code, as SVG) to ring, and room for words."""
    with speaking(PACKS[vocabulary]):
        asked = [{"words": str(told(one.words)), "hint": one.hint} for one in ASPECTS[variant].values()]
    faces = [
        {"words": face.words, "shows": face.shows, "drawing": drawings[code]} for code, face in FACES.items()
    ]
    return printed(
        "faces.typ",
        head,
        {
            "asked": asked,
            "faces": faces,
            "begins": COMPLETIONS[variant].begins,
            "more": MORE[variant],
            "host": host or "ons",
        },
    )
