"""Who is named in a public request: as much as this voice can know, in its words."""

from web.referrals.people_forms import Row
from web.shared.forms import text


class OwnHousemateForm(Row):
    name = text("Naam")
    relation = text("Wie is dat voor jou?")


class OwnHelperForm(Row):
    name = text("Naam")
    function = text("Wat doet die voor jou?")
    phone = text("Telefoon", most=40)


class OwnNetworkForm(Row):
    name = text("Naam")
    relation = text("Wie is dat voor jou?")
    phone = text("Telefoon", most=40)


class YoungPersonsHelperForm(Row):
    name = text("Naam")
    function = text("Wie is dat voor jou?")


class KnownHelperForm(Row):
    name = text("Naam")
    function = text("Wat doet die?")
    phone = text("Telefoon", most=40)


class KnownNetworkForm(Row):
    name = text("Naam")
    relation = text("Wie is dat voor die persoon?")
    phone = text("Telefoon", most=40)
