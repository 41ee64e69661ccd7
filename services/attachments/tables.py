"""The table of attachments: a file of one case, small enough to stand in its row and to go wherever the case goes."""

from enum import StrEnum

from piccolo.columns import UUID, Bytea, ForeignKey, Integer, Text, Timestamptz
from piccolo.table import Table

from infra.database import key
from services.cases.tables import Case, CircleMember


class Kind(StrEnum):
    """What a file is of."""

    CONSENT = "consent"
    PREPARATION = "preparation"
    VOICE = "voice"
    OTHER = "other"


class Attachment(Table):
    """A file of a case; `about` is whose it is, where it is somebody's. The name it had is not kept: names tell."""

    id = key()
    case = ForeignKey(Case)
    about = ForeignKey(CircleMember, null=True, default=None)
    kind = Text()
    media_type = Text()
    size = Integer()
    content = Bytea()
    added_at = Timestamptz()
    added_by = UUID()
