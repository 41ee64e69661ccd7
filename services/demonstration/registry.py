"""The municipalities of the demo: those of Limburg, today and on the day before the mergers of 2025."""

from services.demonstration.cast import Place
from tenants import flanders


def limburg() -> tuple[Place, ...]:
    """The 38 municipalities of Limburg since 1 January 2025, by NIS number."""
    return tuple(_place(one) for one in flanders.places() if one.province == "Limburg")


def limburg_before_2025() -> tuple[Place, ...]:
    """The 42 of the day before."""
    return tuple(_place(one) for one in flanders.before_2025("Limburg"))


def _place(place: flanders.Place) -> Place:
    numbers = (place.kbo_municipality, place.kbo_ocmw, place.ovo_municipality, place.ovo_ocmw)
    return Place(place.slug, place.name, place.nis, place.province, place.arrondissement, *numbers)
