"""The Jinja environment: strict, escaping, with the filters for dates and names, and the addresses of static files."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tenants.words.packs import told
from tenants.words.today import amid
from web.shared.dates import FILTERS, span, when

WEB = Path(__file__).parent.parent
STATIC = WEB / "static"


@cache
def environment() -> Environment:
    """One environment for all pages of this process."""
    made = Environment(
        loader=FileSystemLoader(WEB),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=told,
    )
    made.filters.update(FILTERS, amid=amid)
    made.globals.update(static=static, span=span, when=when)
    return made


@cache
def static(name: str) -> str:
    """The address of a static file; its content is in the address, so a browser may keep it for ever."""
    digest = sha256((STATIC / name).read_bytes()).hexdigest()
    return f"/static/{name}?v={digest[:8]}"
