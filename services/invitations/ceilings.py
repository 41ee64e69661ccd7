"""How many mails somebody from outside can make us send: per address in all municipalities, per municipality.

Per link the codes are counted in their own rows (rules.check_may_ask_code).
"""

from datetime import datetime, timedelta

from services.errors import Refused
from tenants import throttle
from tenants.access import Access

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
CODES_TO_AN_ADDRESS = 9  # three sittings on one morning
CODES_OF_A_MUNICIPALITY = 300
LINKS_TO_AN_ADDRESS = 3
LINKS_OF_A_MUNICIPALITY = 60
LINKS_ASKED_FROM_ONE_PLACE = 20
LINKS_ASKED_OF_A_MUNICIPALITY = 300


async def check_code(access: Access, email: str, *, now: datetime) -> None:
    """One more code to this address; raises Refused."""
    home = str(access.home.id)
    try:
        await throttle.count("code", _plain(email), most=CODES_TO_AN_ADDRESS, within=HOUR, now=now)
        await throttle.count("codes", home, most=CODES_OF_A_MUNICIPALITY, within=HOUR, now=now)
    except throttle.TooMany as too_many:
        raise Refused("code.too-busy") from too_many


async def may_ask_links(access: Access, network: str, *, now: datetime) -> bool:
    """Whether the page of lost links listens to one more; what it answers is the same."""
    home = str(access.home.id)
    try:
        await throttle.count(
            "lost-link", f"{home} {network}", most=LINKS_ASKED_FROM_ONE_PLACE, within=HOUR, now=now
        )
        await throttle.count("lost-links", home, most=LINKS_ASKED_OF_A_MUNICIPALITY, within=HOUR, now=now)
    except throttle.TooMany:
        return False
    return True


async def may_mail_links(access: Access, email: str, *, now: datetime) -> bool:
    """Whether one more mail with links goes to this address: three a day of one municipality."""
    home = str(access.home.id)
    try:
        await throttle.count(
            "links", f"{home} {_plain(email)}", most=LINKS_TO_AN_ADDRESS, within=DAY, now=now
        )
        await throttle.count("links-mailed", home, most=LINKS_OF_A_MUNICIPALITY, within=HOUR, now=now)
    except throttle.TooMany:
        return False
    return True


def _plain(email: str) -> str:
    return email.strip().casefold()
