"""The pages of the logs, for web/app.py."""

from web.audit.own import KnowledgeSheetPages, OwnKnowledgePages, OwnLogPages
from web.audit.pages import CaseLogPages, FormerCaseLogPages, PlaceLogPages

LOGS = (
    OwnKnowledgePages,
    OwnLogPages,
    KnowledgeSheetPages,
    CaseLogPages,
    FormerCaseLogPages,
    PlaceLogPages,
)
