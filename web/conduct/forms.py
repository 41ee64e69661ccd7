"""The form of what a municipality adds to the code of conduct."""

from web.cases.forms import Versioned
from web.shared.forms import long_text


class AdditionsForm(Versioned):
    """One sentence on each line; no line at all takes every addition away."""

    sentences = long_text(
        "Wat beloven helpers hier nog?",
        most=4000,
        description="Eén zin op elke regel, ten hoogste tien. Begin met “Ik”.",
    )

    def lines(self) -> list[str]:
        """What was typed, without empty lines, white space or twice the same."""
        lines = (" ".join(line.split()) for line in str(self.sentences.data or "").splitlines())
        return list(dict.fromkeys(line for line in lines if line))
