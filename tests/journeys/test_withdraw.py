"""Two days before the meeting Niels does not want it any more: on his phone, and what the others hear of it."""

from datetime import timedelta

from infra import clock
from services.demonstration import niels as story
from services.demonstration.cast import Cast
from services.demonstration.scene import Scene
from services.invitations.actions import invite
from tests.cases.people import inside, rows
from tests.jobs.canaries import found_in
from tests.journeys.conftest import Stage
from tests.journeys.mailbox import link_in, text_of
from tests.journeys.steps import comes_in, fill, follow, press, sees, sees_nowhere
from tests.journeys.test_move import taken

ADDRESS = "niels.voorbeeld@pelt.example"
SOON = "update consultation set starts_at = $1, ends_at = $2 where held_at is null returning id"
WORDS = "Ik slaap er slecht van."


async def test_withdraw_two_days_before(stage: Stage) -> None:
    await told(stage.world)
    invited = await stage.mailbox.wait_for("leen.voorbeeld@pelt.example", "Uitnodiging")
    await niels_says_no(stage)
    await the_others_hear_no_reason(stage)
    await leens_link_is_dead(stage, link_in(invited))
    await an_sees_what_became_of_it(stage)


async def told(world: Cast) -> Scene:
    """Everybody was asked, Niels too; the meeting is in two days."""
    async with inside(world, "an") as access:
        scene = await story.tell(access, clock.now())
    begins = clock.now() + timedelta(days=2)
    coming = (await rows(world, SOON, begins, begins + timedelta(hours=1)))[0]["id"]
    await rows(world, "update circle_member set email = $1 where id = $2", ADDRESS, scene.people["Niels"])
    seat = await rows(
        world,
        "select id from participant where consultation = $1 and circle_member = $2",
        coming,
        scene.people["Niels"],
    )
    async with inside(world, "an") as access:
        await invite(access, seat[0]["id"], channel="mail", now=clock.now())
    return scene


async def niels_says_no(stage: Stage) -> None:
    """First that his help goes on, then what stops, then it has stopped."""
    niels = await comes_in(stage, "niels")
    await sees(niels, "Mag ik nee zeggen?", "Ja. Altijd. Je hulp loopt gewoon door.")
    await follow(niels, "Wat vind jij goed? Zeg ja, of verander iets")
    await sees(niels, "Wie mag erbij zijn?", "Waarover praten we niet?", "Mag iemand iets niet weten?")
    await taken(niels, "consent-of-niels")
    await follow(niels, "Nee, liever niet")
    await sees(niels, "Je hulp loopt gewoon door", "Wat stopt er?", "krijgen bericht dat het niet doorgaat")
    await taken(niels, "no-of-niels")
    await fill(niels, "Wil je iets zeggen?", WORDS)
    await press(niels, "Nee, liever niet")
    await sees(niels, "Het overleg gaat niet door", "Je hulp loopt gewoon door.")
    await taken(niels, "stopped")


async def the_others_hear_no_reason(stage: Stage) -> None:
    for name in ("leen", "koen", "tine"):
        mail = await stage.mailbox.wait_for(f"{name}.voorbeeld@pelt.example", "gaat niet door")
        assert WORDS not in text_of(mail)
        assert "toestemming" not in text_of(mail)
        assert found_in(mail.as_bytes(), ["Niels", WORDS, "wonen"]) == []


async def leens_link_is_dead(stage: Stage, link: str) -> None:
    leen = await (await stage.somebody(is_phone=True)).new_page()
    await leen.goto(link)
    await sees_nowhere(leen, "Stuur mij een code", "Niels")


async def an_sees_what_became_of_it(stage: Stage) -> None:
    """On Vandaag, on the case; and the next step is a calm one."""
    an = await stage.signed_in("An")
    await sees(an, "Niels zei: ik stop.")
    await follow(an, "Open de situatie")
    await sees(an, "Niels wil nu geen overleg.")
    await taken(an, "case-after-no")
    await an.goto(an.url + "/toestemming")
    await sees(an, "geldt nu niet", "Ingetrokken op", WORDS)
    await taken(an, "consent-after-no")


async def test_withdraw_by_phone_with_one_person_less(stage: Stage) -> None:
    """Niels calls: not Ward. An writes it down; only Ward hears that it does not go on, and not why."""
    await told(stage.world)
    await stage.mailbox.wait_for("ward.voorbeeld@pelt.example", "Uitnodiging")
    an = await stage.signed_in("An")
    await an.goto("/situaties")
    await follow(an, "Niels")
    await an.goto(an.url + "/toestemming/intrekking")
    await sees(an, "“Je hulp loopt gewoon door.”")
    await taken(an, "withdrawal")
    await an.locator("[name=without]").select_option(label="Ward, bewindvoerder")
    await press(an, "Bewaar dit")
    await sees(an, "Bewaard. Wat daarvan afhing, is meteen gestopt.", "geldt")
    mail = await stage.mailbox.wait_for("ward.voorbeeld@pelt.example", "niet", known=0)
    assert "toestemming" not in text_of(mail)
    assert await stage.mailbox.about("leen.voorbeeld@pelt.example", "gaat niet door") == []
