"""Who can do what, in plain words: the roles of a municipality and of a network."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tenants.access import NetworkRole, Role
from tenants.words.packs import Words


@dataclass(frozen=True)
class RoleWords:
    """What a role is called, and what somebody with it can do."""

    name: str
    can: str

    @property
    def title(self) -> str:
        """The name as a sentence begins."""
        return self.name[:1].upper() + self.name[1:]


NETWORK_ROLES: Mapping[str, RoleWords] = {
    NetworkRole.ADMINISTRATOR: RoleWords(
        "beheerder van het netwerk", "Laat gemeenten en mensen van het netwerk toe. Ziet geen situaties."
    ),
    NetworkRole.SECOND_READER: RoleWords(
        "tweede lezer", "Leest herschreven knelpunten, zonder te weten van waar ze komen."
    ),
}


def roles(words: Words) -> Mapping[str, RoleWords]:
    """The roles of a municipality, as it speaks."""
    return {
        Role.COORDINATOR: RoleWords(
            words.coordinator.word,
            f"Behandelt aanvragen, begint situaties en leidt {words.consultation.plural}. "
            "Ziet de eigen situaties, en andere alleen als die opengezet zijn.",
        ),
        Role.REPLACEMENT: RoleWords(
            "vervanger", "Neemt een situatie over die voor hem of haar openstaat, tot een datum."
        ),
        Role.CHAIR: RoleWords(
            "voorzitter uit de pool", f"Leidt {words.consultation.plural} van situaties die toegewezen zijn."
        ),
        Role.STAFF: RoleWords(
            "andere medewerker",
            f"Kan een situatie openen met een reden. {words.coordinator.the.capitalize()} hoort dat.",
        ),
        Role.ADMINISTRATOR: RoleWords(
            "lokale beheerder", "Beheert medewerkers en instellingen. Ziet geen situaties."
        ),
        Role.CONTACT_POINT: RoleWords(
            "regionaal aanspreekpunt",
            f"Ontvangt aanvragen en wijst {words.coordinator.plural} uit de pool toe. Opent geen situaties.",
        ),
    }


def named(codes: Iterable[str], known: Mapping[str, RoleWords]) -> str:
    """`coördinator en lokale beheerder`, in a fixed order."""
    chosen = set(codes)
    found = [role.name for code, role in known.items() if code in chosen]
    return " en ".join(filter(None, [", ".join(found[:-1]), *found[-1:]]))


def device(browser: str, system: str) -> str:
    """`Firefox op Windows`."""
    if browser and system:
        return f"{browser} op {system}"
    return browser or system or "Een toestel dat we niet herkennen"
