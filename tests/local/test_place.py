"""The DATA folder: nobody else's, one run at a time, and the same secrets in the next."""

import socket
import stat
from pathlib import Path

import pytest

from infra.local.place import claim
from infra.local.processes import Failed


def test_connections_are_for_the_owner_alone_and_gone_at_the_end(tmp_path: Path) -> None:
    place = claim(tmp_path / "data")
    path = place.write_connections({"WEB_URL": "http://localhost:1", "CLOCK_FILE": "/a b/clock"})
    assert path.read_text() == "WEB_URL=http://localhost:1\nCLOCK_FILE='/a b/clock'\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    place.leave()
    assert not path.exists()


def test_a_folder_in_use_is_refused(tmp_path: Path) -> None:
    place = claim(tmp_path)
    with pytest.raises(Failed, match="al in gebruik"):
        claim(tmp_path)
    place.leave()
    claim(tmp_path).leave()


def test_secrets_stay_until_a_fresh_start(tmp_path: Path) -> None:
    first = claim(tmp_path)
    secret = first.secret("app")
    first.leave()
    second = claim(tmp_path)
    assert second.secret("app") == secret
    second.leave()
    third = claim(tmp_path, fresh=True)
    assert third.secret("app") != secret
    third.leave()


def test_somebody_elses_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "mail" / "letter.txt"
    letter.parent.mkdir()
    letter.write_text("van mij")
    with pytest.raises(Failed, match="niet van Rondetafel"):
        claim(tmp_path, fresh=True)
    assert letter.read_text() == "van mij"


def test_a_fresh_start_leaves_what_is_not_ours(tmp_path: Path) -> None:
    claim(tmp_path).leave()
    (tmp_path / "notes.txt").write_text("van mij")
    (tmp_path / "mail" / "old.eml").write_text("oud")
    claim(tmp_path, fresh=True).leave()
    assert (tmp_path / "notes.txt").read_text() == "van mij"
    assert not list((tmp_path / "mail").iterdir())


def test_a_port_is_kept_while_it_is_free_and_the_sign_in_never_moves(tmp_path: Path) -> None:
    place = claim(tmp_path)
    port, lasting = place.port("redis"), place.lasting_port("oidc")
    assert (place.port("redis"), place.lasting_port("oidc")) == (port, lasting)
    with listening(port), listening(lasting):
        assert place.port("redis") != port
        with pytest.raises(Failed, match=r"\(oidc\) is bezet"):
            place.lasting_port("oidc")
    place.leave()


def listening(port: int) -> socket.socket:
    return socket.create_server(("127.0.0.1", port))
