"""Niels' situation, as in the tests of cases."""

from tests.cases.conftest import niels

__all__ = ["niels"]
