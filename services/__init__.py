"""The services, in the order of a case.

members, contacts, referrals, cases, consents, consultations, invitations, calls, agendas, preparations,
readiness, plans, meetings, reports, screens, followups, passages, evaluations, series, sufficiency, signals; figures
count, documents make paper, moves tell where a case went, procedures decide over several, demonstration fills the demo.
From case to policy: marking, themes and signals at home, contributions, publications, bundles and readings at a
network, councils back home. A later service may know an earlier one, never the other way round: see pyproject.toml.
"""
