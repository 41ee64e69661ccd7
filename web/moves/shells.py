"""What is shown of a case that left: that there was one, who agreed, where it went."""

from typing import Any

from litestar import Request, Response

from services.moves.tables import CaseMove
from tenants.access import Access
from tenants.words.consents import MANNER
from tenants.words.moves import WENT
from web.shared.pages import page


def shell_page(request: Request[Any, Any, Any], access: Access, shell: CaseMove) -> Response[Any]:
    """At the old address of the case, for its coordinator of then."""
    return page(
        request,
        access,
        "moves/shell.html",
        current="situaties",
        shell=shell,
        manner=MANNER[shell.manner],
        went=WENT[shell.goes_along],
    )
