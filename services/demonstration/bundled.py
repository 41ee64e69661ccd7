"""The network's desk in the demo: one bundle answered (a rule that undoes a registration), one waiting, one to send."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from infra.clock import BRUSSELS
from services.bundles import actions, answering, hearing, proposals, queries, sending
from services.bundles.actions import Where, Words
from services.bundles.answering import Said
from services.bundles.hearing import Heard
from services.bundles.sending import To
from tenants import door
from tenants.access import Access, Actor, Kind, NetworkRole, rights_of
from tenants.tables import NetworkMember

MOST_TEXTS = 6
ALL_TEXTS = 60
RULE = Words(
    "Een nieuwe regel wist een inschrijving",
    "Mensen staan jaren ingeschreven voor een plaats of een woning. Dan verandert een regel, en de inschrijving telt "
    "niet meer. Ze beginnen opnieuw, vaak zonder dat iemand het hun vertelde.\n\nAan tafel valt daarmee het plan weg "
    "waar iedereen op rekende.",
    "Laat wie al ingeschreven was zijn plaats houden als een regel verandert. Kan dat niet, vertel het dan eerst in "
    "een gesprek, met hulp om opnieuw in te schrijven.",
    "de Vlaamse regering",
)
WAITING = Words(
    "Wachten op een woning legt alle hulp stil",
    "Zolang er geen woning is, lukt de rest niet: geen rust, geen school dichtbij, geen werk.",
    "Geef wie in een overleg zit een vast aanspreekpunt bij de woonmaatschappij.",
    "de woonmaatschappijen van de provincie",
)
PROPOSED = Words(
    "Met een uitkering vind je geen huurhuis", "Verhuurders vragen loonfiches. Een uitkering telt niet."
)
SAID = Said(
    who="Kabinetsmedewerker Voorbeeld, voor de Vlaamse regering",
    answered_on=datetime(2026, 1, 1, tzinfo=BRUSSELS).date(),
    status="in-part",
    taken_by="de administratie wonen",
    because="Wie zijn plaats al kwijt is, krijgt ze niet terug.",
    words="We begrijpen het. Vanaf volgend jaar krijgt niemand nog een schrapping zonder gesprek.",
    for_client="Het probleem is gehoord. Vanaf volgend jaar schrapt niemand je nog zonder eerst met je te praten. "
    "Was je al geschrapt? Dan verandert er voor jou nu nog niets. Wij zoeken met jou verder.",
    for_table="Vlaanderen belooft een gesprek vóór elke schrapping, vanaf volgend jaar. Wie al geschrapt is, krijgt "
    "zijn plaats niet terug.",
)


async def tell(network: UUID, now: datetime) -> None:
    """As Eva would, with what the publications show."""
    desk = await _second_reader(network)
    async with door.enter(desk) as access:
        await _answered(access, now)
        await _waiting(access, now - timedelta(days=20))
        await _begun(access, PROPOSED, Where("housing", "housing-rent"), now - timedelta(days=6))


async def _answered(access: Access, now: datetime) -> None:
    then = now - timedelta(days=150)
    made = await _begun(access, RULE, Where("law"), then, most=ALL_TEXTS)
    if made is None:
        return
    quotes = [one.id for one in await proposals.quotable(access, made)][:2]
    await actions.quote(access, made, quotes, now=then)
    group = ("Vereniging Voorbeeld, waar armen het woord nemen", "Klopt dit? Wat vragen we het best?")
    await hearing.ask(access, made, *group, asked_on=then.date(), once=uuid4(), now=then)
    words = "Een brief is niet genoeg. Wij lezen hem niet altijd. Laat iemand bellen of langskomen."
    heard = Heard(
        then.date(), words, "We vragen nu een gesprek, geen brief.", "", (now - timedelta(days=9)).date()
    )
    [asked] = await queries.hearings(access, made)
    await hearing.note(access, made, asked.id, heard, asked.version, now=now)
    sent = then + timedelta(days=20)
    to = To("Kabinetsmedewerker Voorbeeld", "raadgever wonen", "Vlaamse regering")
    await sending.send(access, made, to, sent_on=sent.date(), until=None, once=uuid4(), now=sent)
    answered = now - timedelta(days=10)
    said = Said(**{**SAID.__dict__, "answered_on": answered.date()})
    await answering.answer(access, made, said, once=uuid4(), now=answered)


async def _waiting(access: Access, then: datetime) -> None:
    made = await _begun(access, WAITING, Where("housing", "housing-social"), then)
    if made is not None:
        to = To("Directeur Voorbeeld", "directeur", "Woonmaatschappij Voorbeeld")
        until = (then + timedelta(days=50)).date()
        await sending.send(access, made, to, sent_on=then.date(), until=until, once=uuid4(), now=then)


async def _begun(
    access: Access, words: Words, where: Where, then: datetime, *, most: int = MOST_TEXTS
) -> UUID | None:
    """With the first texts that may be told; None when there are none."""
    made = await actions.begin(access, words, where, once=uuid4(), today=then.date())
    found = await proposals.proposed(access, await queries.get_bundle(access, made))
    await actions.add(access, made, [one.id for one in found[:most]], today=then.date())
    return made if found else None


async def _second_reader(network: UUID) -> Access:
    roles = (str(NetworkRole.SECOND_READER),)
    nobody = Access(None, Actor(Kind.NETWORK, None, "demonstratie"), frozenset(), network=network)
    async with door.enter(nobody):
        second = NetworkMember.roles.any(roles[0])
        who = await NetworkMember.objects().where(second).order_by(NetworkMember.id).first()
    if who is None:
        raise RuntimeError("nobody bundles")
    return Access(None, Actor(Kind.NETWORK, who.id, who.name, roles), rights_of(roles), network=network)
