"""Niels' situation, as the tests of follow-up lay it."""

from tests.followups.conftest import laid

__all__ = ["laid"]
