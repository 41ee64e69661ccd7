"""How far each text is that left: what its networks tell when they are asked by the ids held here."""

from uuid import UUID

from tenants import arrived, tidings
from tenants.access import Access
from tenants.arrived import Standing
from tenants.words.contributions import told

UNKNOWN = ("sent", "")


async def states(access: Access, contributions: set[UUID]) -> dict[UUID, tuple[str, str]]:
    """Per text its state, and why when it was refused; an answer weighs more than a bundle."""
    if not contributions:
        return {}
    found = {one: _state(standing) for one, standing in (await arrived.tidings_here(access)).items()}
    for one in await tidings.tidings(access):
        if found.get(one.contribution, UNKNOWN)[0] in {"accepted", "bundled"}:
            found[one.contribution] = ("answered" if one.answer else "bundled", "")
    return {one: found.get(one, UNKNOWN) for one in contributions}


def _state(one: Standing) -> tuple[str, str]:
    return one.state, told(one.refused_because) if one.state == "refused" else ""
