"""Every page of somebody who stands in: today, or a neighbour for one case."""

from litestar.types import ControllerRouterHandler

from web.stand_ins.neighbours import NeighbourEndPages, NeighbourOpeningPages, NeighbourPages
from web.stand_ins.pages import StandInPages, StandInThanksPages
from web.stand_ins.summary import SummaryPages

STAND_INS: list[ControllerRouterHandler] = [
    StandInPages,
    StandInThanksPages,
    SummaryPages,
    NeighbourPages,
    NeighbourOpeningPages,
    NeighbourEndPages,
]
