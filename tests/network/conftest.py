"""Two more browsers, from the tests of members."""

from tests.members.conftest import ahead, elsewhere, third

__all__ = ["ahead", "elsewhere", "third"]
