"""The matrix walks over the same situation as the crawl."""

from tests.crawl.told import once_told, told

__all__ = ["once_told", "told"]
