"""The public request of a municipality."""

import re
from uuid import uuid4

import pytest

from services.demonstration.cast import Cast
from tests.conftest import Browser
from tests.referrals.typed import CLIENT_WORD, UNINFORMED, WHOLE, count, rows

PAGE = "/pelt/aanvraag"
THANKS = "/pelt/aanvraag/bedankt?termijn=drie-weken&wie=hulpverlener&nog=table.confidant.coming.care"


async def test_anyone_sends_a_whole_request(world: Cast, nobody: Browser) -> None:
    sent = await nobody.post(PAGE, WHOLE)
    assert (sent.status_code, sent.headers["location"]) == (303, THANKS)
    referral = (await rows(world.pelt, "referral"))[0]
    told = {name: value for name, value in WHOLE.items() if "-" not in name}
    assert {name: referral[name] for name in told} == {**told, "is_client_informed": True}
    assert (referral["channel"], referral["received_by"]) == ("public", None)
    people = [(row["kind"], row["name"]) for row in await rows(world.pelt, "referral_person")]
    assert people == [
        ("household", "Mia Voorbeeld"),
        ("household", "Jos Voorbeeld"),
        ("helper", "Hilde Voorbeeld"),
        ("helper", "Tine Voorbeeld"),
        ("network", "Rik Voorbeeld"),
    ]
    assert await count(world.genk) == (0, 0, 0, 0)


async def test_the_thanks_say_what_happens_next_and_hold_nothing_of_the_request(
    world: Cast, nobody: Browser
) -> None:
    sent = await nobody.post(PAGE, WHOLE)
    thanks = await nobody.get(sent.headers["location"])
    assert thanks.status_code == 200
    assert "An belt je deze week nog" in thanks.text
    assert "011 00 00 00" in thanks.text
    assert "Niels" not in thanks.text


async def test_while_the_client_knows_of_nothing_only_name_and_phone_are_kept(
    world: Cast, nobody: Browser
) -> None:
    sent = await nobody.post(PAGE, UNINFORMED)
    assert sent.headers["location"] == "/pelt/aanvraag/bedankt?termijn=bellen"
    referral = (await rows(world.pelt, "referral"))[0]
    filled = {name for name, value in referral.items() if isinstance(value, str) and value}
    assert filled == {"requester_name", "requester_phone", "channel"}
    assert await count(world.pelt) == (1, 0, 0, 1)  # the coordinator is told; no mail to anybody else
    assert "An belt je" in (await nobody.get(sent.headers["location"])).text


async def test_what_was_typed_about_the_client_comes_back_only_with_another_error(
    world: Cast, nobody: Browser
) -> None:
    sent = await nobody.post(PAGE, {**UNINFORMED, "requester_phone": ""})
    assert sent.status_code == 422
    assert "Schrijf een telefoonnummer" in sent.text
    assert CLIENT_WORD in sent.text
    assert await count(world.pelt) == (0, 0, 0, 0)


async def test_who_asks_for_themselves_need_not_answer_about_a_client(world: Cast, nobody: Browser) -> None:
    own = {"requester_kind": "client", "requester_name": "Niels Voorbeeld", "requester_phone": "011 00 00 02"}
    sent = await nobody.post(PAGE, {**own, "question": "Ik wil in Pelt blijven.", "urgency": "other"})
    assert sent.status_code == 303
    referral = (await rows(world.pelt, "referral"))[0]
    assert (referral["client_name"], referral["consent"]) == ("Niels Voorbeeld", "yes")


async def test_a_helper_without_the_clients_yes_is_told_so_at_the_field(world: Cast, nobody: Browser) -> None:
    sent = await nobody.post(PAGE, {**WHOLE, "consent": "no"})
    assert sent.status_code == 422
    assert "als de cliënt ja zegt" in sent.text
    assert await count(world.pelt) == (0, 0, 0, 0)


async def test_a_double_click_writes_once(world: Cast, nobody: Browser) -> None:
    form = await nobody.get(f"{PAGE}?wie=hulpverlener")
    once = re.search(r'name="once" type="hidden" value="([^"]+)"', form.text)
    assert once is not None
    first, second = [await nobody.post(PAGE, {**WHOLE, "once": once[1]}) for _ in range(2)]
    assert first.headers["location"] == second.headers["location"]
    assert await count(world.pelt) == (1, 5, 0, 2)


async def test_rows_come_and_go_without_javascript(world: Cast, nobody: Browser) -> None:
    more = await nobody.post(PAGE, {**WHOLE, "_add": "helpers"})
    assert more.status_code == 200
    assert 'name="helpers-2-name"' in more.text
    assert CLIENT_WORD in more.text
    less = await nobody.post(PAGE, {**WHOLE, "_remove": "helpers-0"})
    assert 'value="Hilde Voorbeeld"' not in less.text
    assert 'name="helpers-0-name" type="text" value="Tine Voorbeeld"' in less.text
    assert await count(world.pelt) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    "changed",
    [
        {"client_email": "niels@post.example\r\nBcc: all@post.example"},
        {"requester_email": "geen adres"},
        {"question": "\x00"},
        {"client_name": "Niels\x00"},
        {"client_name": "Niels\nVoorbeeld"},
        {"question": "x" * 50_000},
        {"client_name": "x" * 2_000},
        {"requester_phone": "0" * 400},
        {"urgency": "tomorrow"},
        {"requester_kind": ["helper", "client"], "urgency": "' or 1=1"},
        {"consent": ""},
        {"is_client_informed": "maybe"},
        {"helpers-0-email": "a@b.example\nCc: c@d.example"},
        {"helpers-7-phone": "011 00 00 07"},
        {"urgency": "very"},
    ],
)
async def test_bad_input_is_answered_at_the_field_and_writes_nothing(
    world: Cast, nobody: Browser, changed: dict[str, object]
) -> None:
    sent = await nobody.post(PAGE, {**WHOLE, **changed})
    assert sent.status_code == 422
    assert 'class="error"' in sent.text
    assert 'role="alert"' in sent.text
    assert "Leen Voorbeeld" in sent.text
    assert await count(world.pelt) == (0, 0, 0, 0)


async def test_odd_but_honest_input_is_kept_as_it_is(world: Cast, nobody: Browser) -> None:
    odd = {"question": "<script>alert(1)</script> 🙂 \r\n{{ 7 * 7 }}", "client_name": "Niels 🙂 O'Voorbeeld"}
    sent = await nobody.post(
        PAGE, {**WHOLE, **odd, "led_to": str(uuid4()), "helpers-²-name": "x", "zzz": "y"}
    )
    assert sent.status_code == 303
    referral = (await rows(world.pelt, "referral"))[0]
    assert referral["question"] == "<script>alert(1)</script> 🙂 \n{{ 7 * 7 }}"
    assert referral["led_to"] is None


async def test_an_empty_a_broken_and_an_enormous_form_write_nothing(world: Cast, nobody: Browser) -> None:
    assert (await nobody.post(PAGE, {})).status_code == 422
    assert (await nobody.post(PAGE, {**WHOLE, "question": "x" * 400_000})).status_code == 413
    broken = {"content-type": "application/x-www-form-urlencoded"}
    mangled = await nobody.http.post(
        PAGE, content=b"requester_name=%ff%ed%a0%80&question=%00", headers=broken
    )
    assert mangled.status_code in {400, 404, 422}
    upload = await nobody.http.post(
        PAGE, data={"urgency": "very"}, files={"question": ("a.txt", b"\x00\xff")}
    )
    assert upload.status_code == 422
    assert await count(world.pelt) == (0, 0, 0, 0)


async def test_a_form_from_elsewhere_is_refused(world: Cast, nobody: Browser) -> None:
    sent = await nobody.post(PAGE, WHOLE, headers={"sec-fetch-site": "cross-site"})
    assert sent.status_code >= 400
    assert await count(world.pelt) == (0, 0, 0, 0)


async def test_an_unknown_municipality_is_not_found(world: Cast, nobody: Browser) -> None:
    assert (await nobody.get("/nergens/aanvraag")).status_code == 404
    assert (await nobody.post("/nergens/aanvraag", WHOLE)).status_code == 404
    assert (await nobody.get("/nergens/aanvraag/bedankt")).status_code == 404
