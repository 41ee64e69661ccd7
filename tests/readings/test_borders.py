"""The borders are those that were carried along."""

import json
from hashlib import sha256

from services.readings.drawing import FILE, shapes
from tenants import flanders


def test_the_borders_are_as_listed() -> None:
    (listed,) = json.loads((FILE.parent / "vendored.json").read_text("utf-8"))
    assert (listed["file"], listed["licence"]) == (FILE.name, "CC0-1.0")
    assert sha256(FILE.read_bytes()).hexdigest() == listed["sha256"]


def test_they_are_the_arrondissements_of_the_register() -> None:
    known = {(place.arrondissement, place.province) for place in flanders.places()}
    assert {(shape.name, shape.province) for shape in shapes()} == known
