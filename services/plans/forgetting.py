"""What a meeting that was not held leaves of the plan: nothing."""

from uuid import UUID

from services.plans.tables import Agreement, AgreementMove, Assent, Goal, Step
from tenants import audit
from tenants.access import Access


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
