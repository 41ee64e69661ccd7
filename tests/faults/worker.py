"""`python -m tests.faults.worker`: the worker of production, with one job of the tests' own."""

from uuid import UUID

from infra.mail import Letter
from jobs.__main__ import main
from jobs.worker import mail_job
from tenants.access import Access

NAME = "tests.faults"


def address_of(invitation: UUID) -> str:
    return f"{invitation}@voorbeeld.example"


@mail_job(NAME)
async def compose(access: Access, invitation: UUID) -> Letter | None:
    return Letter(address_of(invitation), "Leen Voorbeeld", "Uitnodiging", "Kom je?\n", "<p>Kom je?</p>")


if __name__ == "__main__":
    main()
