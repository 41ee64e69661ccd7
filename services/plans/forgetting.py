"""What is taken out of the plan without a trace: a slip of the pen, and all of a meeting that was not held."""

from uuid import UUID

from services.errors import NotFound
from services.plans.queries import get_agreement
from services.plans.tables import Agreement, AgreementMove, Assent, Goal, Step
from tenants import audit, live
from tenants.access import Access


async def erase_agreement(access: Access, consultation_id: UUID, agreement_id: UUID) -> None:
    """A slip of the pen at this very table: it was never agreed. Later on an agreement is dropped instead."""
    access.require("plans.write")
    agreement = await get_agreement(access, agreement_id)
    if agreement.consultation != consultation_id:
        raise NotFound
    await Assent.delete().where(Assent.agreement == agreement_id)
    await AgreementMove.delete().where(AgreementMove.agreement == agreement_id)
    await Agreement.delete().where(Agreement.id == agreement_id)
    audit.record(access, "agreement.erased", agreement_id, case=agreement.case)
    live.changed(access, agreement.case)


async def forget_consultation(access: Access, case_id: UUID, consultation_id: UUID) -> None:
    """Take back every agreement and goal of this meeting, with what hangs on them."""
    access.require("plans.write")
    made = await Agreement.select(Agreement.id).where(Agreement.consultation == consultation_id)
    if agreements := [row["id"] for row in made]:
        await Assent.delete().where(Assent.agreement.is_in(agreements))
        await AgreementMove.delete().where(AgreementMove.agreement.is_in(agreements))
        await Agreement.delete().where(Agreement.id.is_in(agreements))
    wanted = await Goal.select(Goal.id).where(Goal.consultation == consultation_id)
    if goals := [row["id"] for row in wanted]:
        await Assent.delete().where(Assent.goal.is_in(goals))
        await Step.delete().where(Step.goal.is_in(goals))
        await Goal.delete().where(Goal.id.is_in(goals))
    audit.record(access, "plan.forgotten", consultation_id, case=case_id)
