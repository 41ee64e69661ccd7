"""Forms of publications: how fine it is made, why it is made again, and what a network chooses."""

from tenants.words.publications import AGAIN, FLOORS, LEVELS, MUNICIPALITIES, PERIODS
from web.cases.forms import Versioned
from web.shared.forms import Form, choice, required

# The finest level is an empty code, which a radio button cannot tell from none.
ALL = "all"
CHOICES = {code or ALL: word for code, word in LEVELS.items()}


class LevelForm(Form):
    """How much of it is told."""

    level = choice("Hoe fijn maken we de publicatie?", CHOICES, required("Kies hoe fijn."))

    @property
    def chosen(self) -> str:
        """The level as the publication knows it."""
        return "" if self.level.data == ALL else str(self.level.data)


class AgainForm(Form):
    """Why a second version."""

    reason = choice("Wat was er fout?", AGAIN, required("Kies wat er fout was."))


class PublicationPolicyForm(Versioned):
    """What holds for periods to come."""

    period = choice("Hoe vaak publiceert het netwerk?", PERIODS, required("Kies hoe vaak."))
    least_clients = choice(
        "Vanaf hoeveel situaties tonen we een getal?", FLOORS, required("Kies een aantal.")
    )
    least_municipalities = choice("Uit hoeveel gemeenten?", MUNICIPALITIES, required("Kies een aantal."))
