"""What asks for a coordinator on Vandaag, as parts of one question of somebody else (services/councils/queries.py)."""

MINE = """
from signal s join signal_origin o on (o.tenant, o.signal) = (s.tenant, s.id)
join "case" c on (c.tenant, c.id) = (o.tenant, o."case") and c.coordinator = current_member()
"""
# Helpers raised them by link; nobody rewrote them yet.
RAISED = f"""
select count(*) {MINE} where s.confirmed_at is null and s.withdrawn_at is null and s.marked_by is null
"""
# A network said why not, and the words are still the same.
SENT_BACK = f"""
select count(distinct s.id) {MINE}
join signal_passage p on (p.tenant, p.signal) = (s.tenant, s.id) and p.withdrawn_at is null and p.text = s.sentence
join tidings_here() t on t.contribution = p.contribution and t.state = 'refused'
where s.withdrawn_at is null
"""
