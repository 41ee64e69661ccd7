"""`python -m web`: serve the pages. HOST and PORT say where; one process that works, one that watches it."""

from granian.constants import Interfaces
from granian.server import Server

from infra.settings import settings

# Open screens each hold one; the server's own measure (1,024) would leave no room for anybody else.
MOST_AT_ONCE = 8192

if __name__ == "__main__":
    # By name: the process that watches needs nothing of the application, and saves 40 MB.
    Server(
        "web.app:create_app",
        factory=True,
        address=settings().host,
        port=settings().port,
        interface=Interfaces.ASGI,
        log_access=False,
        backpressure=MOST_AT_ONCE,
    ).serve()
