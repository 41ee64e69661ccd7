"""What was prepared for one sitting, for the coordinator and for the agenda."""

from uuid import UUID

from services.consultations.queries import get_consultation
from services.preparations.proposals import Proposal
from services.preparations.tables import KitAnswer, RaisedTopic, ToldBy
from tenants.access import Access

TOLD = (ToldBy.SELF, ToldBy.PERSON)


async def proposals(access: Access, consultation_id: UUID) -> list[Proposal]:
    """What client, family and participants want to talk about, in that order; for who makes the agenda.

    Of a kit only what its owner wants said at the table; of a contribution what was not taken back.
    """
    access.require("cases.edit")
    sitting = await get_consultation(access, consultation_id)
    said = await KitAnswer.objects(KitAnswer.kit).where(
        KitAnswer.kit.consultation == sitting.id,
        KitAnswer.told_by.is_in([str(one) for one in TOLD]),
        KitAnswer.words != "",
    )
    raised = await RaisedTopic.objects(RaisedTopic.contribution).where(
        RaisedTopic.contribution.consultation == sitting.id, RaisedTopic.taken_back_at.is_null()
    )
    own = [_of_kit(one) for one in sorted(said, key=lambda one: (one.changed_at, one.id))]
    return own + [_of_topic(one) for one in sorted(raised, key=lambda one: (one.raised_at, one.id))]


def _of_kit(answer: KitAnswer) -> Proposal:
    return Proposal(
        id=answer.id,
        title=answer.words,
        domain="",
        brought_by=answer.kit.circle_member,
        is_talked_through=True,
        is_far_reaching=False,
        why="",
    )


def _of_topic(topic: RaisedTopic) -> Proposal:
    return Proposal(
        id=topic.id,
        title=topic.title,
        domain=topic.domain,
        brought_by=topic.contribution.circle_member,
        is_talked_through=topic.talked_through_at is not None,
        is_far_reaching=topic.far_reaching_at is not None,
        why=topic.why,
    )
