"""The page of one case: where it stands, the one next step, the gentle questions. Its sheets are in lines.py."""

from dataclasses import dataclass

from services.cases.rules import secrecy_of
from services.cases.stages import Facts, Stage, Step, next_step, stage
from services.cases.tables import CircleKind, CircleMember, Secrecy, Sector
from services.invitations.rules import State
from tenants.words import stages as words
from tenants.words.cases import ordinal
from tenants.words.packs import Words
from web.cases.facts import WAITING, CaseFile, Seated
from web.cases.lines import named, names_in_a_row
from web.shared import dates

FEW = 3  # names that still read as a sentence


@dataclass(frozen=True)
class PathStep:
    """One stop on the path."""

    label: str
    state: str


@dataclass(frozen=True)
class Next:
    """The one next step and where its button leads."""

    what: str
    why: str
    button: str
    href: str


@dataclass(frozen=True)
class Ask:
    """A gentle question."""

    title: str
    text: str
    link: str
    href: str


def subtitle(found: CaseFile, facts: Facts, pack: Words) -> str:
    """`Derde overleg · spilfiguur Koen · vertrouwenspersoon: Lut, moeder`."""
    key_worker, confidant = found.member(found.case.key_worker), found.member(found.case.confidant)
    which = f"{ordinal(which_one(found.held, facts))} {pack.consultation}"
    helper = f"{pack.key_worker} {key_worker.first_name}" if key_worker else f"nog geen {pack.key_worker}"
    return " · ".join([which, helper, *([f"vertrouwenspersoon: {named(confidant)}"] if confidant else [])])


def which_one(held: int, facts: Facts) -> int:
    """Of which consultation the path is walked: report and follow-up belong to the one that was held last."""
    return held if stage(facts) in {Stage.REPORT, Stage.FOLLOW_UP} else held + 1


def path(held: int, facts: Facts) -> list[PathStep]:
    """Six stops: where it came from, and the five of every consultation."""
    here = list(Stage).index(stage(facts))
    before = words.BEFORE_OURS if facts.was_taken_over else words.BEFORE
    first = PathStep(words.BEFORE_AGAIN if which_one(held, facts) > 1 else before, "done")
    states = ["done"] * here + ["here"] + ["todo"] * (len(Stage) - here - 1)
    return [first, *(PathStep(words.STAGES[one], state) for one, state in zip(Stage, states, strict=True))]


def next_thing(found: CaseFile, facts: Facts, pack: Words) -> Next | None:
    """What helps this case forward now; None when it is closed."""
    step = next_step(facts)
    if step is Step.NONE:
        return None
    said, client, coming = words.STEPS[step], found.client, found.coming
    helper = found.member(found.case.key_worker)
    unasked = [
        one.person.first_name for one in found.asked if one.state is State.NOT_ASKED and _is_other(one)
    ]
    waiting = [one.person.first_name for one in found.asked if one.state in WAITING]
    filled = {
        "client": client.first_name if client else found.case.name,
        "by": helper.first_name if helper else pack.coordinator.the,
        "day": dates.day(coming.starts_at) if coming else "",
        "clock": dates.clock(coming.starts_at) if coming else "",
        "waiting": names_in_a_row(waiting),
        "unasked": names_in_a_row(unasked) if len(unasked) <= FEW else f"{len(unasked)} mensen",
    }
    what, why = said.what.format(**filled), said.why.format(**filled)
    if len(waiting) > 1:
        what = what.replace("antwoordde nog", "antwoordden nog")
    if len(unasked) > 1:
        why = why.replace("kreeg nog", "kregen nog")
    return Next(what, why, said.button, _href(step, found))


def asks(found: CaseFile, pack: Words) -> list[Ask]:
    """Gentle questions: one duty of secrecy that nobody knows, and nobody closest to the client."""
    place = f"/situaties/{found.case.id}"
    client = found.client.first_name if found.client else "de cliënt"
    unknown = [
        member
        for member in found.circle
        if member.kind == CircleKind.HELPER
        and secrecy_of(member.secrecy, member.id, found.case) is Secrecy.UNKNOWN
    ]
    questions = [_duty(member, client, place) for member in unknown[:1]]
    if found.case.key_worker is None and len(found.circle) > 1:
        until = f"Tot dan valt die taak op {pack.coordinator.the}."
        text = f"{client} kiest wie het dichtst bij staat en mee opvolgt. {until}"
        link = f"Wie koos {client}?"
        questions.append(Ask(f"Nog geen {pack.key_worker}", text, link, f"{place}/spilfiguur"))
    return questions


def _is_other(asked: Seated) -> bool:
    return asked.person.kind != CircleKind.CLIENT


def _duty(member: CircleMember, client: str, place: str) -> Ask:
    name = member.first_name
    link, href = f"Noteer het bij {name}", f"{place}/kring/{member.id}"
    if member.sector == Sector.ADMINISTRATOR:
        text = (
            "Een advocaat heeft beroepsgeheim. Een familielid niet: "
            f"dan hoort {name} alleen waar {client} uitdrukkelijk ja op zegt."
        )
        return Ask(f"Is {name} advocaat of familie?", text, link, href)
    text = f"Zonder beroepsgeheim hoort {name} alleen waar {client} uitdrukkelijk ja op zegt."
    return Ask(f"Heeft {name} beroepsgeheim?", text, link, href)


def _href(step: Step, found: CaseFile) -> str:
    place = f"/situaties/{found.case.id}"
    sitting = f"/overleggen/{found.coming.id}" if found.coming else f"{place}/overleggen/nieuw"
    held = f"/overleggen/{found.last.consultation}" if found.last else place
    return {
        Step.ASK_CONSENT: f"{place}/toestemming",
        Step.RESPECT_WITHDRAWAL: f"{place}/toestemming",
        Step.FILL_CIRCLE: f"{place}/kring/nieuw",
        Step.PLAN: f"{place}/overleggen/nieuw",
        Step.FIND_DATE: f"{sitting}/datumvraag",
        Step.INVITE: f"{sitting}/uitnodigingen",
        Step.WAIT_FOR_ANSWERS: f"{sitting}/uitnodigingen",
        Step.PREPARE: f"{sitting}/gegevens",
        Step.OPEN_TABLE: f"{sitting}/tafel",
        Step.FINISH_REPORT: f"{held}/verslag",
        Step.DEBRIEF: f"{held}/terugkoppeling",
        Step.PLAN_NEXT: f"{place}/opvolgoverleg",
    }.get(step, sitting)
