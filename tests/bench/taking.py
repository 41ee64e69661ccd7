"""`python -m tests.bench.taking PORT FILE`: a mail server that takes everything, one byte in the file per mail."""

import asyncio
import os
import sys
from pathlib import Path

from aiosmtpd.smtp import SMTP, Envelope, Session


class Count:
    """Says yes after it counted."""

    def __init__(self, file: Path) -> None:
        self.file = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    async def handle_DATA(self, _server: SMTP, _session: Session, _envelope: Envelope) -> str:  # noqa: N802
        os.write(self.file, b".")
        return "250 OK"


async def main(port: int, file: Path) -> None:
    """Listen until somebody ends this process."""
    count = Count(file)
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(count), "127.0.0.1", port)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), Path(sys.argv[2])))
