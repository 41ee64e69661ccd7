"""What everybody who crawls starts from."""

from tests.crawl.told import once_told, told

__all__ = ["once_told", "told"]
