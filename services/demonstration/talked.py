"""What was said at the table in own words: the client's story, by whom it was told, and what was tried already."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.demonstration.scene import Scene
from services.meetings.own import note_teller
from services.meetings.texts import STORY, TRIED
from services.meetings.writing import Typed, write


@dataclass(frozen=True)
class Tale:
    """One story."""

    by: str
    words: str
    tried: str = ""


async def tell(scene: Scene, consultation: UUID, tale: Tale, *, now: datetime) -> None:
    """While the table is still open."""
    story = await note_teller(scene.access, consultation, scene.people[tale.by], now=now)
    for field, words in ((STORY, tale.words), (TRIED, tale.tried)):
        await write(scene.access, field, story.id, Typed(words), now=now)
