"""The situation that the matrix walks over: here every page of it has to leave a line."""

from tests.crawl.told import once_told, told

__all__ = ["once_told", "told"]
