"""A publication as a table for spreadsheets and programs, and what its columns hold (CSV on the Web)."""

import csv
import io
import json

from services.readings.queries import Edition
from tenants import links
from tenants.opened import OpenCell
from tenants.words.domains import DOMAINS
from tenants.words.opened import COLUMNS, TITLE
from tenants.words.periods import band
from web.opened.catalogue import LICENCE, path_of

# At the beginning of a cell these make a spreadsheet calculate; names of themes are typed by people.
CALCULATES = ("=", "+", "-", "@", "\t", "\r", "\n")


def comma_separated(edition: Edition) -> bytes:
    """UTF-8 with its mark and semicolons: what a spreadsheet in Flanders opens by itself. One row per cell."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(name for name, _, _ in COLUMNS)
    writer.writerows([safe(one) for one in _row(edition, cell)] for cell in edition.cells)
    return written.getvalue().encode("utf-8-sig")


def described(edition: Edition) -> bytes:
    """What a program has to know to read it: how it is written, and what each column holds."""
    about = links.absolute(f"{path_of(edition)}/knelpunten.csv")
    columns = [
        {"name": name, "titles": name, "datatype": kind, "dc:description": told}
        for name, told, kind in COLUMNS
    ]
    told = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "url": about,
        "dc:title": f"{TITLE} in {edition.opened.network}, {edition.title.lower()}",
        "dc:license": {"@id": LICENCE.iri},
        "dialect": {
            "delimiter": ";",
            "encoding": "utf-8",
            "header": True,
            "quoteChar": '"',
            "lineTerminators": ["\r\n"],
        },
        "tableSchema": {"columns": columns},
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def safe(text: str) -> str:
    """With a quote before what a spreadsheet would calculate."""
    return f"'{text}" if text.startswith(CALCULATES) else text


def _row(edition: Edition, cell: OpenCell) -> list[str]:
    opened = edition.opened
    return [
        opened.slug,
        edition.code,
        opened.begins_on.isoformat(),
        opened.ends_on.isoformat(),
        str(opened.version),
        cell.theme,
        cell.theme_name,
        cell.sub_theme,
        cell.sub_theme_name,
        cell.domain,
        DOMAINS.get(cell.domain, ""),
        cell.place,
        "" if cell.low is None else str(cell.low),
        "" if cell.high is None else str(cell.high),
        band(cell.low, cell.high),
    ]
