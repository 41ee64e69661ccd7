"""Later work of bundles: origins hear that there is news; who handed over a policy file, that nobody answered."""

from uuid import UUID

from infra import clock
from infra.mail import Letter
from jobs.mails import bundle_letters as letters
from jobs.network import network_mail
from jobs.worker import mail_job
from services.bundles import waiting
from tenants.access import Access
from tenants.registry import name_of_network, slug_of_network


@mail_job("bundles.tell")
async def tell(access: Access, answer: UUID, member: UUID) -> Letter | None:
    to = await waiting.find_reader(access, answer, member)
    return letters.answered(access.home, to) if to else None


@network_mail("bundles.remind")
async def remind(access: Access, sending: UUID) -> Letter | None:
    to = await waiting.find_who_waits(access, sending, clock.today())
    if to is None:
        return None
    told = (await slug_of_network(access.network), await name_of_network(access.network))
    return letters.unanswered(access.network, *told, to)
