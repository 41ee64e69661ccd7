"""The public form of a request, in the voice of who fills it in; what that voice is not asked, is not taken."""

from collections.abc import Mapping, Sequence
from typing import Any

from multidict import MultiDict
from wtforms import FormField

from services.referrals.tables import ClientPresence, ConsentToOrganise, RequesterKind
from tenants.directory import Contact
from tenants.words.packs import Words, spoken
from tenants.words.refusals import REFUSALS
from web.public.people_forms import (
    KnownHelperForm,
    KnownNetworkForm,
    OwnHelperForm,
    OwnHousemateForm,
    OwnNetworkForm,
    YoungPersonsHelperForm,
)
from web.public.voices.voice import Voice
from web.referrals.forms import MOST_ROWS, ReferralForm
from web.shared.forms import Wanted, is_plain, listed, mail_address
from web.shared.rows import Rows

ALWAYS = frozenset({"once", "requester_kind", "save_to"})
UNSURE = "Kies dit eerst. Anders weten we niet wat we mogen bewaren."
MOST_KEPT = 60_000
TOO_LONG = "Dit is te lang om te bewaren. Maak het korter."
NOWHERE = "Schrijf een mailadres. Daar sturen we de link heen."


class PublicReferralForm(ReferralForm):
    """What a helper sees, and what the other voices leave out or say otherwise."""

    save_to = mail_address("Je mailadres", Wanted())

    def __init__(self, voice: Voice, words: Words, *values: Any, **options: Any) -> None:
        super().__init__(*values, **options)
        self.voice, self.words = voice, words
        for name in [field.name for field in self if field.name not in voice.names | ALWAYS]:
            del self[name]
        self["requester_kind"].data = voice.kind
        for name, (label, hint) in voice.questions.items():
            self[name].label.text, self[name].description = spoken(label, words), spoken(hint, words)
        for name, answers in voice.answers.items():
            asked: Any = self[name]
            asked.choices = listed(answers)

    def leave_out(self, name: str, code: str) -> None:
        """Take away an answer that this municipality does not want."""
        if name in self:
            asked: Any = self[name]
            asked.choices = [one for one in asked.choices if one.value != code]

    def validate(self, extra_validators: Any = None) -> bool:
        """Where a link could go does not matter to who sends."""
        super().validate(extra_validators)
        self["save_to"].errors = []
        return not self.errors

    def objection(self, name: str, code: str) -> str:
        """Why an answer does not do, in the words of this voice."""
        return spoken(self.voice.objections.get(name) or REFUSALS[code], self.words)

    def may_be_kept(self, fields: Sequence[tuple[str, str]], *, is_known: bool) -> bool:
        """Whether it can be saved for later; says at the field why not."""
        if sum(len(text) for _, text in fields) > MOST_KEPT:
            self.form_errors = [*self.form_errors, TOO_LONG]
        where = self["save_to"]
        where.validate(self)
        if not where.data and not where.errors and not is_known:
            where.errors = [NOWHERE]
        if not self.is_about_client and not self.informed:
            self["is_client_informed"].errors = [UNSURE]
        return not self.errors

    def typed(self, posted: Mapping[str, Any]) -> list[tuple[str, str]]:
        """What was typed into the fields of this form, as it came."""
        names = self.voice.names
        pairs = posted.multi_items() if hasattr(posted, "multi_items") else posted.items()
        return [
            (name, value)
            for name, value in pairs
            if value and is_plain(name, value) and name.partition("-")[0] in names
        ]


class CloseReferralForm(PublicReferralForm):
    """What somebody close can know."""

    helpers = Rows(FormField(KnownHelperForm), "Wie helpt er nu?", min_entries=1, max_entries=MOST_ROWS)
    network = Rows(FormField(KnownNetworkForm), "Familie, vrienden, buren", max_entries=MOST_ROWS)


class OwnReferralForm(PublicReferralForm):
    """What somebody asks for themselves."""

    household = Rows(FormField(OwnHousemateForm), "Wie woont bij je?", max_entries=MOST_ROWS)
    helpers = Rows(FormField(OwnHelperForm), "Wie helpt je nu?", min_entries=1, max_entries=MOST_ROWS)
    network = Rows(FormField(OwnNetworkForm), "Wie breng je mee?", max_entries=MOST_ROWS)


class YoungReferralForm(PublicReferralForm):
    """The same, shorter."""

    helpers = Rows(
        FormField(YoungPersonsHelperForm), "Wie mag erbij zijn?", min_entries=1, max_entries=MOST_ROWS
    )


FORMS: Mapping[RequesterKind, type[PublicReferralForm]] = {
    RequesterKind.HELPER: PublicReferralForm,
    RequesterKind.CLOSE: CloseReferralForm,
    RequesterKind.CLIENT: OwnReferralForm,
    RequesterKind.YOUNG_PERSON: YoungReferralForm,
}


def form_of(voice: Voice, words: Words, contact: Contact, posted: Any = None) -> PublicReferralForm:
    """The form of this voice, as this municipality asks it (X1, X2)."""
    form = FORMS[voice.kind](voice, words, posted)
    if not contact.may_confidant_consent:
        form.leave_out("consent", ConsentToOrganise.CONFIDANT)
    if contact.is_client_needed:
        form.leave_out("client_presence", ClientPresence.WITHOUT)
    return form


def restored(
    voice: Voice, words: Words, contact: Contact, fields: Sequence[tuple[str, str]], once: object
) -> PublicReferralForm:
    """The form as it was saved; sent or saved again it is still that one."""
    return form_of(voice, words, contact, MultiDict([*fields, ("once", str(once))]))
