"""What the tests of sessions share: the clock that they walk ahead."""

from tests.signin.conftest import ahead

__all__ = ["ahead"]
