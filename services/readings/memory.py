"""The memory of a network: every bundle of all years with what was asked, answered and done. Words are sought here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from uuid import UUID

from services.bundles.tables import Bundle, BundleAnswer, BundleHearing, BundleMeasure, PolicyFileSending
from services.readings.words import holds
from tenants.access import Access


@dataclass(frozen=True)
class Remembered:
    """One bundle with all that followed: to whom it went, who answered what, which group was asked, which measure."""

    bundle: Bundle
    sendings: Sequence[PolicyFileSending]
    answers: Sequence[BundleAnswer]
    hearings: Sequence[BundleHearing]
    measures: Sequence[BundleMeasure]

    @property
    def words(self) -> list[str]:
        """Everything in it that may be sought."""
        one = self.bundle
        told = [one.title, one.about, one.asks, one.asked_of, one.place, one.closed_because]
        told += [text for row in self.sendings for text in (row.name, row.function, row.organisation)]
        told += [text for row in self.answers for text in (row.who, row.words, row.because, row.taken_by)]
        told += [
            text for row in self.hearings for text in (row.group_name, row.question, row.words, row.done)
        ]
        return told + [text for row in self.measures for text in (row.what, row.by_whom)]


async def remembered(
    access: Access, sought: str = "", themes: Mapping[str, str] | None = None
) -> list[Remembered]:
    """What holds all these words, also in the name of its theme; newest first."""
    access.require("network.bundles")
    bundles = await Bundle.objects().order_by(Bundle.begun_on, Bundle.id, ascending=False)
    sendings = _by_bundle(
        await PolicyFileSending.objects()
        .where(PolicyFileSending.struck_at.is_null())
        .order_by(PolicyFileSending.sent_on, PolicyFileSending.id)
    )
    answers = _by_bundle(await BundleAnswer.objects().order_by(BundleAnswer.answered_on, BundleAnswer.id))
    hearings = _by_bundle(await BundleHearing.objects().order_by(BundleHearing.asked_on, BundleHearing.id))
    measures = _by_bundle(
        await BundleMeasure.objects().where(BundleMeasure.struck_at.is_null()).order_by(BundleMeasure.id)
    )
    called = themes or {}
    found = [
        Remembered(
            one,
            sendings.get(one.id, ()),
            current(answers.get(one.id, ())),
            hearings.get(one.id, ()),
            measures.get(one.id, ()),
        )
        for one in bundles
    ]
    return [
        one
        for one in found
        if holds([*one.words, called.get(one.bundle.theme, ""), called.get(one.bundle.sub_theme, "")], sought)
    ]


def current(answers: Sequence[BundleAnswer]) -> list[BundleAnswer]:
    """Without those that were corrected."""
    replaced = {one.replaces for one in answers}
    return [one for one in answers if one.id not in replaced]


def _by_bundle(rows: Sequence[Any]) -> dict[UUID, list[Any]]:
    ordered = sorted(rows, key=lambda row: row.bundle.bytes)
    return {bundle: list(found) for bundle, found in groupby(ordered, key=lambda row: row.bundle)}
