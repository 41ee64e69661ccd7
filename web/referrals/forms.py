"""The form of a request (rows 27-39), for the public page and for the coordinator."""

from datetime import date
from typing import Any

from wtforms import FormField, HiddenField

from services.errors import Refused
from services.referrals import rules
from services.referrals.tables import ReferralPerson
from services.referrals.views import FullReferral
from tenants.words import referrals as words
from tenants.words.refusals import REFUSALS
from web.referrals.people_forms import HelperForm, HousemateForm, NetworkForm
from web.shared.forms import Form, Wanted, choice, day, long_text, mail_address, text
from web.shared.rows import Rows

MOST_ROWS = 30
LONGEST_VERSION = 10
WHO = ("requester_name", "requester_phone", "once", "channel", "asked_on", "version")
FIRST = (
    *(*WHO, "requester_kind", "is_client_informed", "requester_organisation", "requester_relation"),
    *("client_name", "consent", "consent_reason", "question", "urgency", "urgency_reason"),
)
BLAMED = {
    "referral.strange-date": "asked_on",
    "weighing.no-consent": "outcome",
    "weighing.no-next-step": "next_step",
    "weighing.no-other-form": "other_form",
    "weighing.strange-date": "next_step_on",
}
LISTS = {"household": "household", "helpers": "helper", "network": "network"}


class ReferralForm(Form):
    """What somebody tells who asks for a consultation. Who may leave out what, the rules decide."""

    requester_kind = choice("Wie vraagt het?", words.REQUESTERS, Wanted())
    is_client_informed = choice("Weet de cliënt dit?", words.INFORMED, Wanted())
    requester_name = text("Naam", Wanted())
    requester_phone = text("Telefoon", Wanted(), most=40)
    requester_organisation = text("Dienst of organisatie")
    requester_relation = text("Wie is dat voor de cliënt?")
    requester_email = mail_address("E-mail")
    informed_note = long_text("Wat zei de cliënt erover?", most=1000)
    consent = choice("Wie gaf toestemming om een overleg te organiseren?", words.CONSENTS, Wanted())
    consent_reason = long_text(
        "Wie is de vertrouwenspersoon, en waarom zei de cliënt niet zelf ja?", Wanted(), most=1000
    )
    client_name = text("Naam van de cliënt", Wanted())
    client_address = text("Adres van de cliënt")
    client_phone = text("Telefoon van de cliënt", most=40)
    client_email = mail_address("E-mail van de cliënt")
    living = choice("Hoe woont de cliënt?", words.LIVING)
    household = Rows(FormField(HousemateForm), "Wie woont er mee?", max_entries=MOST_ROWS)
    question = long_text("Wat is de vraag, en wat heeft de cliënt nodig?", Wanted())
    social_situation = long_text("Hoe is de situatie thuis en errond?")
    goal = long_text("Wat mag het overleg opleveren?")
    helpers = Rows(FormField(HelperForm), "Hulpverleners", min_entries=1, max_entries=MOST_ROWS)
    network = Rows(FormField(NetworkForm), "Familie, vrienden, buren", max_entries=MOST_ROWS)
    client_presence = choice("Is de cliënt erbij?", words.PRESENCES)
    absence_reason = long_text("Waarom zonder de cliënt?", Wanted(), most=1000)
    place = choice("Waar?", words.PLACES)
    place_reason = long_text("Waarom daar?", most=1000)
    place_proposal = text("Voorstel van plaats")
    availability = long_text("Wanneer kan de aanvrager?", most=1000)
    urgency = choice("Hoe dringend is het?", words.URGENCIES, Wanted())
    urgency_reason = long_text("Waarom is het zo dringend?", Wanted(), most=1000)
    remarks = long_text("Is er nog iets om op te letten?")

    @property
    def is_about_client(self) -> bool:
        """Whether the client knows, so that what stands here about the client counts."""
        return rules.is_informed(self.answers())

    @property
    def informed(self) -> str | None:
        """Whether the client knows, as it was answered; who asks for themselves is not asked."""
        return self["is_client_informed"].data if "is_client_informed" in self else None

    def answers(self) -> dict[str, Any]:
        """What was told, by the names of the service."""
        named = ("requester_name", "requester_phone", *rules.NOTHING)
        told = {name: (self[name].data or "" if name in self else "") for name in named}
        return {**told, "is_client_informed": self.informed == "yes"}

    def people(self) -> list[dict[str, str]]:
        """Who is named, rows without a name left out."""
        return [
            {"kind": kind, **{name: value or "" for name, value in row.items()}}
            for listed, kind in LISTS.items()
            if listed in self
            for row in self[listed].data
            if row["name"]
        ]

    def validate(self, extra_validators: Any = None) -> bool:
        """Shape, then rules; about a client who knows of nothing, nothing is held against who typed it."""
        super().validate(extra_validators)
        if self.informed == "no" and not self.is_about_client:
            for field in self:
                field.errors = field.errors if field.name in WHO else []
        elif not self.informed and not self.is_about_client:
            self["is_client_informed"].errors = [self.objection("is_client_informed", "referral.no-answer")]
        for name, code in rules.objections(self.answers()).items():
            if name in self:
                self[name].errors = [*self[name].errors, self.objection(name, code)]
        return not self.errors

    def objection(self, _name: str, code: str) -> str:
        """Why an answer does not do, in Dutch."""
        return REFUSALS[code]


class StaffReferralForm(ReferralForm):
    """The same, for what came by phone or on paper."""

    channel = choice("Langs welke weg?", words.STAFF_CHANNELS, Wanted())
    asked_on = day("Op welke dag?")

    @property
    def has_more(self) -> bool:
        """Whether something stands in what the page folds away, or is wrong there."""
        told = [field for field in self if field.name not in FIRST]
        rows = [row for field in told if isinstance(field, Rows) for row in field.data]
        plain = [field.data for field in told if not isinstance(field, Rows)]
        return any(plain) or any(any(row.values()) for row in rows) or any(field.errors for field in told)

    def validate(self, extra_validators: Any = None) -> bool:
        """Also ask how it came in."""
        is_well = super().validate(extra_validators)
        if self.channel.data is None:
            self.channel.errors = ["Kies hoe de aanvraag binnenkwam."]
        return is_well and not self.channel.errors


class ChangedReferralForm(ReferralForm):
    """The same, to complete a request that is there; `version` is the one that was read."""

    version = HiddenField()

    @property
    def read_version(self) -> int:
        """The version on the page; a damaged one is never the last."""
        told = self.version.data or ""
        return int(told) if told.isascii() and told.isdecimal() and len(told) < LONGEST_VERSION else 0


def blame(form: Form, refused: Refused) -> None:
    """Put what a rule said at its field; a refusal about no field is for the page of refusals."""
    name = BLAMED.get(refused.code)
    if name is None:
        raise refused
    form[name].errors = [REFUSALS[refused.code]]


def filled(found: FullReferral) -> dict[str, Any]:
    """What a request says, for the form that completes it."""
    row = found.referral.to_dict()
    people = {listed: [_row(person) for person in found.named(kind)] for listed, kind in LISTS.items()}
    informed = "yes" if row["is_client_informed"] else None
    return {**row, **people, "is_client_informed": informed}


def fresh(today: date) -> StaffReferralForm:
    """An empty form for who holds the phone."""
    return StaffReferralForm(data={"requester_kind": "helper", "channel": "phone", "asked_on": today})


def _row(person: ReferralPerson) -> dict[str, Any]:
    return {
        name: value
        for name, value in person.to_dict().items()
        if name not in {"id", "referral", "kind", "position"}
    }
