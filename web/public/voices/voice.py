"""What a voice is: who asks, the steps, and each question in the words of that person."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from services.referrals.tables import RequesterKind

Asked = tuple[str, str]
"""A question and its hint; an empty hint says nothing."""


@dataclass(frozen=True)
class Step:
    """One screen on a phone. `is_about_client` steps aside while the client knows of nothing."""

    title: str
    names: tuple[str, ...]
    intro: str = ""
    is_about_client: bool = True


@dataclass(frozen=True)
class Listed:
    """A list of people: what one is called, and the button for one more."""

    title: str
    add: str
    heading: str = ""


@dataclass(frozen=True)
class Voice:
    """Somebody who asks. What is in no step is not asked, and not taken from who sends it anyhow."""

    kind: RequesterKind
    code: str
    choice: str
    detail: str
    title: str
    intro: str
    questions: Mapping[str, Asked]
    steps: tuple[Step, ...]
    lists: Mapping[str, Listed]
    answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    objections: Mapping[str, str] = field(default_factory=dict)

    @property
    def names(self) -> frozenset[str]:
        """Everything that is asked."""
        return frozenset(name for step in self.steps for name in step.names)
