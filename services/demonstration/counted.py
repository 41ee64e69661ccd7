"""Figures of two years that are over, as cases that were erased since left them; three municipalities share some."""

from collections.abc import Mapping
from datetime import date, datetime

from services.demonstration.cast import Cast
from services.figures import queries
from services.figures.actions import make_sheet, share
from services.figures.tables import FigureKept
from tenants import door
from tenants.access import Municipality, Role, job_access, member_access
from tenants.tables import Member

# Per quarter: of each figure its parts.
OF_QUARTER: Mapping[tuple[str, str], tuple[int, int, int, int]] = {
    ("requests", "consultation"): (9, 8, 6, 10),
    ("requests", "not-now"): (5, 0, 5, 6),
    ("requests", "other-form"): (6, 5, 5, 7),
    ("way", "two-weeks"): (5, 5, 5, 6),
    ("way", "month"): (6, 5, 5, 5),
    ("way", "again"): (9, 11, 8, 12),
    ("client", "there"): (14, 16, 13, 18),
    ("client", "not-noted"): (6, 5, 5, 5),
    ("people", "few"): (5, 5, 5, 6),
    ("people", "some"): (10, 11, 8, 12),
    ("people", "many"): (5, 5, 5, 5),
    ("key-worker", "with"): (17, 18, 16, 20),
    ("key-worker", "without"): (3, 3, 2, 3),
    ("result", "plan"): (15, 16, 13, 17),
    ("result", "other"): (5, 5, 5, 6),
    ("debrief", "within"): (12, 13, 11, 15),
    ("debrief", "after"): (8, 8, 7, 8),
    ("not-held", ""): (1, 0, 1, 1),
    ("called-off", ""): (2, 1, 2, 2),
    ("done", ""): (21, 25, 18, 27),
    ("moved", ""): (8, 9, 7, 9),
    ("signals", ""): (2, 1, 3, 2),
}
SHARED = ("held", "client", "debrief", "key-worker")


async def tell(cast: Cast, now: datetime) -> None:
    """Pelt, Genk and Hasselt, each by itself."""
    for slug in ("pelt", "genk", "hasselt"):
        home = cast.municipalities[slug]
        year = queries.last_year(now.date())
        async with door.enter(job_access(home, "demonstration")):
            for one in (year - 1, year):
                await _keep(one)
        for one in (year - 1, year):
            await _sheet(home, one, now)


async def _keep(year: int) -> None:
    for (figure, part), times in OF_QUARTER.items():
        for place, many in enumerate(times):
            if many:
                quarter = date(year, 1 + 3 * place, 1)
                await FigureKept(quarter=quarter, figure=figure, part=part, times=many).save()


async def _sheet(home: Municipality, year: int, now: datetime) -> None:
    """Whoever coordinates makes it; who administers shares it."""
    async with door.enter(job_access(home, "demonstration")):
        coordinators = Member.objects().where(Member.roles.any(str(Role.COORDINATOR)))
        someone = await coordinators.order_by(Member.name).first()
    if someone is None:
        raise RuntimeError(f"nobody coordinates in {home.name}")
    for role in (Role.COORDINATOR, Role.ADMINISTRATOR):
        async with door.enter(member_access(home, someone.id, someone.name, (str(role),))) as access:
            if role is Role.COORDINATOR:
                await make_sheet(access, year, now=now, today=now.date())
            else:
                await share(access, year, SHARED, seen=(), now=now)
