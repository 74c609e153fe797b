"""Places and findings in the words of one language, as all forms of the verdict use them."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from es_docs.checks.run import Status
from es_docs.diagnostics import Area, Diagnostic, Place
from es_docs.messages import Lang, explain
from es_docs.messages import verify as words
from es_docs.verdict import Verdict, fingerprint


class Told(Struct, frozen=True):
    """A finding in words. `place` is its spot without the file, `content` a line of the content."""

    number: str
    code: str
    title: str
    what: str
    why: str
    mend: str
    object: str
    content: str


def tell(finding: Diagnostic, lang: Lang) -> Told:
    """What a form says of a finding; fields are empty where there is nothing to say."""
    told = explain(finding, lang)
    place, location = finding.place, finding.location
    return Told(
        number=fingerprint(finding),
        code=finding.code,
        title=told.title,
        what=told.what,
        why=told.why,
        mend=" ".join(filter(None, (told.allowed, told.hint))),
        object=place.object if place else "",
        content=str(location) if location and place else "",
    )


def name_place(place: Place | None, lang: Lang) -> str:
    """„Slajd 4 „Wyniki””, „Rozdział „Cel projektu””: the group a finding is shown in."""
    if place is None:
        return words.ANYWHERE.fill(lang, {})
    if place.area is Area.BODY and not place.name:
        return words.FRONT.fill(lang, {})
    values = {"number": str(place.number or ""), "name": place.name}
    is_missing = place.area is Area.SLIDE and not place.number
    area = words.MISSING_SLIDE if is_missing else words.AREAS[place.area]
    name = area.fill(lang, values)
    if place.area is Area.SLIDE and place.name:
        name += words.NAMED.fill(lang, values)
    return name


def summary(verdict: Verdict, lang: Lang) -> Mapping[str, str]:
    """The counts of a verdict as sentences, by the name of their wording; only those that hold."""
    statuses = [outcome.status for outcome in verdict.outcomes]
    passed, failed = statuses.count(Status.PASSED), statuses.count(Status.FAILED)
    values = {
        "passed": str(passed),
        "asked": str(passed + failed),
        "idle": str(statuses.count(Status.NOT_APPLICABLE)),
        "manual": str(statuses.count(Status.MANUAL)),
    }
    sentences = {"rules": words.RULES_KEPT.fill(lang, values)} if statuses else {}
    if verdict.traces:
        sentences["traced"] = words.TRACED.fill(lang, {"count": str(len(verdict.traces))})
    if verdict.accepted:
        sentences["accepted"] = words.ACCEPTED.fill(lang, {"count": str(len(verdict.accepted))})
    return sentences


def name_file(verdict: Verdict, lang: Lang) -> str:
    if verdict.kind is None:
        return words.UNREAD.fill(lang, {"file": verdict.file})
    kind = words.KINDS[verdict.kind].fill(lang, {})
    values = {"file": verdict.file, "kind": kind, "period": verdict.period}
    return words.FILE.fill(lang, values)
