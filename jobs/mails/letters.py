"""Letters: one function per mail calls written(); its folder holds subject.txt, text.txt and html.html.

Text extends paper.txt, html extends paper.html with the parts of parts.html. Templates get named values, `to_name`
and `municipality`; what is missing is an error, never a gap in a mail.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from infra.calendar import CalendarFile
from infra.mail import Letter
from tenants import links
from tenants.access import Municipality
from tenants.words import members
from tenants.words.accents import ACCENTS, DEFAULT
from tenants.words.dates import FILTERS, span
from tenants.words.packs import PACKS, speaking, told

__all__ = ["Letter", "member_invitation", "new_referral", "opened_case", "written"]

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    undefined=StrictUndefined,
    autoescape=select_autoescape(enabled_extensions=("html",), default=False),
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    finalize=told,
)
TEMPLATES.filters.update(FILTERS)
# The mails of one decision all say the same day; Babel takes its time for each.
TEMPLATES.filters["day"] = lru_cache(maxsize=256)(FILTERS["day"])
TEMPLATES.globals["span"] = span


def new_referral(home: Municipality, to: str, to_name: str) -> Letter:
    """To the coordinator: a request came in by the public page. Not whose."""
    return written("new_referral", home, to=to, to_name=to_name, url=links.absolute("/vandaag"))


def opened_case(home: Municipality, to: str, to_name: str) -> Letter:
    """To the coordinator: a colleague opened one of their cases and gave a reason. Not which, nor why."""
    return written("opened_case", home, to=to, to_name=to_name, url=links.absolute("/vandaag"))


def member_invitation(
    home: Municipality, to: str, to_name: str, codes: Sequence[str], url: str, until: datetime
) -> Letter:
    """Somebody is asked to work here: as what, and the link to say yes."""
    roles = members.named(codes, members.roles(PACKS[home.vocabulary]))
    return written("member_invitation", home, to=to, to_name=to_name, roles=roles, url=url, until=until)


def ceiling(home: Municipality, to: str, to_name: str) -> Letter:
    """To a local administrator: somebody opened unusually much. Not who, nor what."""
    return written("ceiling", home, to=to, to_name=to_name, url=links.absolute("/logboek"))


def written(
    name: str,
    home: Municipality,
    *,
    to: str,
    to_name: str,
    calendar: CalendarFile | None = None,
    reply_to: str = "",
    **values: object,
) -> Letter:
    """The letter of the folder `name` to one person, on behalf of one municipality."""
    pack = PACKS[home.vocabulary]
    known = {**values, "municipality": home.name, "to_name": to_name, "words": pack}
    with speaking(pack):
        subject, text, html = (
            TEMPLATES.get_template(f"{name}/{part}").render(known)
            for part in ("subject.txt", "text.txt", "html.html")
        )
    # The one colour of every mail is the municipality's.
    html = html.replace(DEFAULT, ACCENTS[home.accent][0])
    return Letter(to, to_name, subject.strip(), text, html, calendar, reply_to)
