"""The pages of reading, for web/app.py."""

from litestar.types import ControllerRouterHandler

from web.readings.memory import MemoryPages
from web.readings.pages import RoomPages
from web.readings.tables import HeatPages, MapPages

READINGS: list[ControllerRouterHandler] = [RoomPages, HeatPages, MapPages, MemoryPages]
