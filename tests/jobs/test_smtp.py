"""The line to the mail server: kept open, never less safe than asked, left alone for a moment when it is away."""

import pytest

from infra.smtp import Answer, Post, ServerAway, hand_over
from tests.jobs.mailbox import Mailbox, MailServer

CONTENT = b"Subject: x\r\n\r\nx\r\n"


async def test_many_mails_go_over_one_line(server: MailServer, mailbox: Mailbox) -> None:
    post = Post(server.url)
    lines = set()
    for number in range(3):
        async with post.line() as line:
            lines.add(id(line))
            answer = await hand_over(line, "a@x.example", f"{number}@x.example", CONTENT)
        assert answer is Answer.TAKEN
    await post.close()
    assert (len(lines), len(mailbox.contents)) == (1, 3)


async def test_a_refusal_does_not_spoil_the_line(server: MailServer, mailbox: Mailbox) -> None:
    mailbox.answers["no@x.example"] = "550 no"
    post = Post(server.url)
    async with post.line() as first:
        assert await hand_over(first, "a@x.example", "no@x.example", CONTENT) is Answer.REFUSED
    async with post.line() as second:
        assert await hand_over(second, "a@x.example", "yes@x.example", CONTENT) is Answer.TAKEN
    await post.close()
    assert first is second


@pytest.mark.parametrize("scheme", ["smtp+tls", "smtps"])
async def test_a_server_without_tls_gets_nothing_when_tls_was_asked(
    server: MailServer, mailbox: Mailbox, scheme: str
) -> None:
    post = Post(server.url.replace("smtp", scheme, 1))
    with pytest.raises(ServerAway):
        await post.line().__aenter__()
    assert mailbox.dialogues == 0


async def test_an_unknown_way_is_refused(server: MailServer) -> None:
    with pytest.raises(ValueError, match="SMTP_URL"):
        await Post(server.url.replace("smtp", "http")).line().__aenter__()


async def test_who_is_away_is_left_alone_for_a_moment(server: MailServer) -> None:
    server.stop()
    post = Post(server.url)
    with pytest.raises(ServerAway, match="SMTPConnectError"):
        await post.line().__aenter__()
    server.start()
    with pytest.raises(ServerAway, match="still away"):
        await post.line().__aenter__()
    post._away_until = 0
    async with post.line() as line:
        assert line.is_connected
    await post.close()
