"""`python -m web`: serve the pages. HOST and PORT say where; one process, one event loop."""

from granian.constants import Interfaces
from granian.server import Server

from infra import log
from infra.settings import settings
from web.app import create_app

log.configure("web")
app = create_app()

if __name__ == "__main__":
    Server(
        "web.__main__:app",
        address=settings().host,
        port=settings().port,
        interface=Interfaces.ASGI,
        log_access=False,
    ).serve()
