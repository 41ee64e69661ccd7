"""Letters: one function per mail calls written(); its folder holds subject.txt, text.txt and html.html.

Text extends paper.txt, html extends paper.html with the parts of parts.html. Templates get named values, `to_name`
and `municipality`; what is missing is an error, never a gap in a mail.
"""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from infra.calendar import CalendarFile
from infra.mail import Letter
from tenants.access import Municipality
from tenants.words.dates import FILTERS, span

__all__ = ["Letter", "written"]

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    undefined=StrictUndefined,
    autoescape=select_autoescape(enabled_extensions=("html",), default=False),
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
TEMPLATES.filters.update(FILTERS)
TEMPLATES.globals["span"] = span


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
    known = {**values, "municipality": home.name, "to_name": to_name}
    subject, text, html = (
        TEMPLATES.get_template(f"{name}/{part}").render(known)
        for part in ("subject.txt", "text.txt", "html.html")
    )
    return Letter(to, to_name, subject.strip(), text, html, calendar, reply_to)
