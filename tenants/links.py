"""Addresses of pages, for web and jobs alike: a path for a redirect, `absolute` for a mail or a paper."""

from uuid import UUID

from infra.settings import settings


def guest(slug: str, token: str) -> str:
    """What a participant opens."""
    return f"/{slug}/u/{token}"


def talk(slug: str, token: str) -> str:
    """What a neutral person opens who asks a client how it was."""
    return f"/{slug}/gesprek/{token}"


def own_agreements() -> str:
    """What helpers open who want to see what they took on in every municipality."""
    return "/mijn-afspraken"


def draft(slug: str, token: str) -> str:
    """What somebody opens who saved a request to go on later."""
    return f"/{slug}/aanvraag/bewaard/{token}"


def member_invitation(slug: str, token: str) -> str:
    """What somebody opens who was asked to work for a municipality."""
    return f"/{slug}/medewerker/{token}"


def network_invitation(slug: str, token: str) -> str:
    """What somebody opens who was asked to work for a network."""
    return f"/netwerken/{slug}/medewerker/{token}"


def consultation(consultation_id: UUID) -> str:
    """One sitting, for staff."""
    return f"/overleggen/{consultation_id}"


def case(case_id: UUID) -> str:
    """One case, for staff."""
    return f"/situaties/{case_id}"


def absolute(path: str) -> str:
    """The whole address, built from the settings and never from a request."""
    return settings().web_url + path
