"""From where somebody comes: the network of their address, so that a household or an office is one place.

A proxy's word is taken only from a proxy that the settings name; what the visitor says of themselves counts for
nothing.
"""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

from litestar import Request

from infra.settings import settings

PREFIX = {4: 24, 6: 64}


def network_of(request: Request[Any, Any, Any]) -> str:
    """The /24 or /64 of the visitor, `192.0.2.0/24`; `unknown` where there is no address."""
    address = _address(request)
    return str(ip_network(f"{address}/{PREFIX[address.version]}", strict=False)) if address else "unknown"


def _address(request: Request[Any, Any, Any]) -> IPv4Address | IPv6Address | None:
    """The nearest address that is not one of our proxies."""
    # A proxy may add a line of its own under that of the visitor: the last word counts, not the first line.
    said = ",".join(request.headers.getall("x-forwarded-for", [])).split(",")
    nearest_first = [request.client.host if request.client else "", *reversed(said)]
    found = None
    for word in nearest_first:
        address = _parsed(word)
        if address is None:
            return found
        found = address
        if not any(address in proxies for proxies in settings().trusted_proxies):
            return found
    return found


def _parsed(word: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(word.strip())
    except ValueError:
        return None
