"""Every page of what was done with bottlenecks, and of the file for the council."""

from litestar.types import ControllerRouterHandler

from web.councils.files import CouncilChapterPages, CouncilFilePages, CouncilYearPages
from web.councils.giving import GivingPages
from web.councils.pages import CouncilPages
from web.councils.raisings import NewRaisingPages, RaisingDetailsPages, RaisingPages

COUNCILS: list[ControllerRouterHandler] = [
    CouncilPages,
    NewRaisingPages,
    RaisingPages,
    RaisingDetailsPages,
    GivingPages,
    CouncilYearPages,
    CouncilChapterPages,
    CouncilFilePages,
]
