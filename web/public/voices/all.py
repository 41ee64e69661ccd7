"""All voices, and in which order a municipality asks who it is: the youth pack begins with the young person."""

from services.referrals.tables import RequesterKind
from web.public.voices.client import CLIENT
from web.public.voices.close import CLOSE
from web.public.voices.helper import HELPER
from web.public.voices.voice import Voice
from web.public.voices.young import YOUNG

VOICES = (CLIENT, CLOSE, HELPER, YOUNG)
OF_YOUTH = (YOUNG, CLOSE, CLIENT, HELPER)
YOUTH = "jeugdhulp"


def offered(vocabulary: str) -> tuple[Voice, ...]:
    """Who may ask here, the likeliest first."""
    return OF_YOUTH if vocabulary == YOUTH else VOICES


def find_voice(code: str) -> Voice | None:
    """The voice of this word in an address."""
    return next((voice for voice in VOICES if voice.code == code), None)


def voice_of(kind: str | RequesterKind | None) -> Voice | None:
    """The voice of who asks."""
    return next((voice for voice in VOICES if voice.kind == kind), None)
