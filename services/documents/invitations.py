"""The papers of one sitting: a letter for the client, two sheets for who has no mail, and the sheet to sign."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO

import segno

from services.documents.letterhead import printed
from services.invitations.conduct import STAYS_HERE, Conduct
from tenants.words.dates import day, span


@dataclass(frozen=True)
class Person:
    """Somebody on paper: first name, what they do, and when they signed already, in words."""

    name: str
    does: str = ""
    signed: str = ""


@dataclass(frozen=True)
class Occasion:
    """When, where, and whom to phone."""

    starts_at: datetime | None
    ends_at: datetime | None
    place: str
    host: str
    phone: str

    @property
    def told(self) -> dict[str, str]:
        """As the templates want it."""
        when = {"day": day(self.starts_at), "span": span(self.starts_at, self.ends_at)}
        return {**when, "place": self.place, "host": self.host or "ons", "phone": self.phone}


@dataclass(frozen=True)
class ForClient:
    """What the client's letter is about; `voice` speaks for a client who is not there."""

    name: str
    goal: str
    is_coming: bool = True
    voice: str = ""
    is_at_home: bool = False


def client_letter(
    head: Mapping[str, str], occasion: Occasion, client: ForClient, people: Sequence[Person]
) -> bytes:
    """For the client, to be read together; no address on it, so that it betrays none."""
    told = {**occasion.told, **asdict(client)}
    return printed("client_letter.typ", head, {**told, "people": [asdict(one) for one in people]})


@dataclass(frozen=True)
class ForReader:
    """Who gets the two sheets: where the post brings them, or no address and then by hand; `giver` hands them over."""

    name: str
    url: str
    pin: str
    address: tuple[str, ...] = ()
    giver: str = ""


def invitation_sheets(head: Mapping[str, str], occasion: Occasion, reader: ForReader) -> bytes:
    """The invitation with its link, and on a second sheet the PIN. An address stands in the window of an envelope."""
    place = occasion.place or "De plaats zie je op je pagina."
    told = {**occasion.told, **asdict(reader), "place": place, "qr": _qr(reader.url)}
    return printed("invitation_sheets.typ", head, told)


def attendance_sheet(
    head: Mapping[str, str],
    occasion: Occasion,
    helpers: Sequence[Person],
    others: Sequence[Person],
    code: Conduct,
) -> bytes:
    """Who is there, with room to sign, and the code of conduct."""
    told = {
        **occasion.told,
        "helpers": [asdict(one) for one in helpers],
        "others": [asdict(one) for one in others],
        "version": code.version,
        "parts": [asdict(part) for part in code.parts],
        "promise": asdict(STAYS_HERE),
    }
    return printed("attendance_sheet.typ", head, told)


def _qr(url: str) -> str:
    made = BytesIO()
    segno.make(url, error="m").save(made, kind="svg", xmldecl=False, border=2, scale=4)
    return made.getvalue().decode()
