"""On whose paper it is written, and how a template becomes bytes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from infra.pdf import pdf
from tenants.access import Municipality
from tenants.tables import Policy

HERE = Path(__file__).parent


def letterhead(home: Municipality, policy: Policy | None) -> dict[str, str]:
    """The municipality's name and how to reach it."""
    return {
        "municipality": home.name,
        "address": policy.address if policy else "",
        "phone": policy.phone if policy else "",
        "email": policy.email if policy else "",
    }


def printed(template: str, head: Mapping[str, str], data: Mapping[str, Any]) -> bytes:
    """The PDF of a template of this folder, such as "report.typ"."""
    return pdf(HERE / template, {"head": dict(head), **data})
