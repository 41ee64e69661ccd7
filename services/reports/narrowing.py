"""A version that was sent, as it may be read now: less than then when the client said so since, never more.

What somebody received stays noted as received; the link shows from then on only what is allowed (decision 0018).
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from services.cases import discretion
from services.cases.queries import circle
from services.consents.queries import restrictions
from services.consents.rules import may_know
from services.consultations.tables import AgendaItem
from services.reports.extracts import SECTIONS, Content
from services.reports.tables import Report
from tenants.access import Access

Knows = Callable[[UUID, str, str], bool]


async def as_of_now(access: Access, report: Report, content: Content) -> Content:
    """With the client's present words about who may know what, and with names that are hidden now."""
    people = await circle(access, report.case, with_left=True)
    said = await restrictions(access, report.case)
    rows = AgendaItem.select(AgendaItem.id, AgendaItem.domain)
    domains = {str(row["id"]): row["domain"] for row in await rows.where(AgendaItem.case == report.case)}
    discreet = {str(one.id): discretion.in_full(one) for one in people if discretion.is_sensitive(one)}
    hidden = _without_names(content, discreet, lambda name: discretion.named(name, people))
    return narrowed(hidden, lambda person, words, domain: may_know(said, person, words, domain), domains)


def narrowed(content: Content, knows: Knows, domains: dict[str, str]) -> Content:
    """The same content, with less for readers who may not know something any more. Pure; the client keeps all."""
    people = {seat: UUID(one["person"]) for seat, one in content["people"].items() if not one["is_client"]}

    def kept(words: str, domain: str, owner: str = "") -> list[str]:
        return [
            seat
            for seat, person in people.items()
            if str(person) != owner and not knows(person, words, domain)
        ]

    def item(one: dict[str, Any]) -> dict[str, Any]:
        gone = kept(one["title"] or "", domains.get(one["id"], ""))
        return {**one, "readers": [seat for seat in one["readers"] if seat not in gone]}

    def said(one: dict[str, Any]) -> dict[str, Any]:
        # An amendment says two things: what stood there, and what stands there now.
        words = [one["old"], one["new"]] if "old" in one else [one.get("sentence") or one.get("title", "")]
        domain = one.get("domain") or domains.get(one.get("item") or "", "")
        gone = [seat for each in words for seat in kept(each, domain, one.get("owner", ""))]
        return {**one, "kept_from": [*one.get("kept_from", ()), *gone]}

    return {
        **content,
        "goal_kept_from": kept(content["goal"], ""),
        "items": [item(one) for one in content["items"]],
        **{section: [said(one) for one in content.get(section, ())] for section in SECTIONS},
    }


def _without_names(content: Content, discreet: dict[str, str], named: Callable[[str], str]) -> Content:
    """Organisations whose name reveals something, also those that were written down before anybody thought of it."""
    people = {
        seat: {**one, "detail": discreet.get(one["person"], one["detail"])}
        for seat, one in content["people"].items()
    }
    head, asked = content["head"], content["head"]["requester"]
    if asked:
        head = {**head, "requester": {**asked, "organisation": named(asked["organisation"])}}
    return {**content, "people": people, "head": head}
