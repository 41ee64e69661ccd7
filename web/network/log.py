"""The log of a network, for who administers it: who did what, and whether somebody changed a line."""

from itertools import groupby
from typing import Any

from litestar import Controller, Request, Response, get

from infra.clock import BRUSSELS
from services.logs.network import NetworkLine, first_fault, log_of_network
from tenants.words.actions import ACTIONS
from tenants.words.dates import clock as hours
from web import entrance
from web.audit.pages import number_of
from web.shared.pages import page
from web.shared.query import asked

WHOLE = "Nagekeken: elke regel is nog zoals ze geschreven is."
BROKEN = "Regel {number} is niet meer zoals ze geschreven is. Zeg dit aan wie Rondetafel beheert."


class NetworkLogPages(Controller):
    path = "/netwerk/logboek"

    @get()
    async def index(self, request: Request[Any, Any, Any]) -> Response[Any]:
        """By day; asked for, the whole chain is looked at."""
        before = number_of(asked(request, "voor"))
        async with entrance.network(request) as access:
            lines, older = await log_of_network(access, before=before)
            verdict = ""
            if asked(request, "nazicht"):
                fault = await first_fault(access)
                verdict = WHOLE if fault is None else BROKEN.format(number=fault)
        days = [
            {"on": on, "lines": [_told(list(same)) for _, same in groupby(of_day, _deed)]}
            for on, of_day in groupby(lines, lambda line: line.at.astimezone(BRUSSELS).date())
        ]
        values: dict[str, Any] = {"days": days, "older": older, "is_first": before is None}
        return page(request, access, "network/log.html", current="netwerklogboek", notice=verdict, **values)


def _deed(line: NetworkLine) -> tuple[str, str, str]:
    """Who did what: the same thing over and over is one line on the page."""
    return line.who, line.actor_kind, line.action


def _told(lines: list[NetworkLine]) -> dict[str, str]:
    line = lines[0]
    action = ACTIONS.get(line.action)
    who = line.who or ("het programma" if line.actor_kind == "job" else "iemand")
    return {
        "who": who,
        "what": (action.words if action else "deed iets")
        + (f", {len(lines)} keer" if len(lines) > 1 else ""),
        "hours": hours(line.at),
        "ground": "",
        "about": "",
        "municipality": "",
    }
