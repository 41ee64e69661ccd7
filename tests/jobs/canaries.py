"""Looks for words in a whole mail: headers, parts, names of files, the calendar; decoded and as it came."""

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser


def parsed(content: bytes) -> EmailMessage:
    """The mail as the recipient's program reads it."""
    return BytesParser(policy=policy.default).parsebytes(content)


def everything_in(content: bytes) -> str:
    """All that can be read in a mail, in one text."""
    mail = parsed(content)
    texts = [content.decode("utf-8", "replace"), *(f"{name}: {value}" for name, value in mail.items())]
    for part in mail.walk():
        texts += [str(part.get_filename() or ""), *(str(value) for _, value in part.items())]
        if not part.is_multipart():
            raw = part.get_payload(decode=True)
            assert isinstance(raw, bytes)
            texts.append(raw.decode(part.get_content_charset("utf-8"), "replace"))
            texts.append(raw.decode("utf-8", "replace").replace("\r\n ", "").replace("\r\n\t", ""))
    return "\n".join(texts)


def found_in(content: bytes, canaries: list[str]) -> list[str]:
    """Which of these words stand somewhere in the mail, in whatever case; a test wants none."""
    text = everything_in(content).casefold()
    return [canary for canary in canaries if canary.casefold() in text]
