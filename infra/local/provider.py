"""`python -m infra.local.provider PORT`: a sign-in (OIDC) for this machine, with the cast to choose from.

It believes every client and checks no password and no PKCE: never for production.
"""

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

import oidc_provider_mock
from flask import Flask, redirect, request
from flask.typing import ResponseReturnValue
from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader
from oidc_provider_mock._storage import AuthorizationCode
from werkzeug.serving import run_simple

HERE = Path(__file__).parent
HIDDEN = {"sub", "about"}


def people() -> list[dict[str, Any]]:
    """Who can sign in: claims, and `about`: what they do, for the page alone."""
    found: list[dict[str, Any]] = json.loads((HERE / "people.json").read_text())
    return found


def create_app() -> Flask:
    users = [
        oidc_provider_mock.User(
            sub=person["sub"], claims={name: value for name, value in person.items() if name not in HIDDEN}
        )
        for person in people()
    ]
    # Nobody stays signed in here: every visit is a new proof of who it is.
    AuthorizationCode.get_auth_time = lambda _: int(time.time())
    app: Flask = oidc_provider_mock.app(user_claims=users)
    app.jinja_loader = ChoiceLoader(
        [FileSystemLoader(HERE / "pages"), PackageLoader("oidc_provider_mock", "templates")]
    )
    app.context_processor(lambda: {"people": people()})
    app.before_request(lambda: at_once(app))
    return app


def at_once(app: Flask) -> ResponseReturnValue | None:
    """No page where there is nothing to ask: our own page says who it is (login_hint), or who leaves."""
    if request.path == "/oauth2/authorize" and request.method == "GET":
        chosen = request.args.get("login_hint")
        if chosen in {person["sub"] for person in people()}:
            url = {"path": request.full_path, "base_url": request.host_url}
            return app.test_client().post(**url, data={"sub": chosen})
    if request.path == "/oauth2/end_session" and "post_logout_redirect_uri" in request.args:
        return redirect(request.args["post_logout_redirect_uri"])
    return None


if __name__ == "__main__":
    os.environ["AUTHLIB_INSECURE_TRANSPORT"] = "1"
    run_simple("127.0.0.1", int(sys.argv[1]), create_app(), threaded=True)
