"""The services, in the order of a case.

contacts, referrals, cases, consents, consultations, invitations, preparations, plans, meetings, reports,
followups, evaluations, signals, bundles; documents make paper of them, procedures decide over several,
demonstration fills the demo. A later service may know an earlier one, never the other way round.
"""
