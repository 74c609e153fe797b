"""Every sentence a user of the program reads, in Polish and English, side by side.

`explain` turns a finding into its sentences, `text` gives the other wordings of the program.
The words of the documents themselves are Polish and stand in `messages.document`.
Each area is a module of its own and is loaded when first needed.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Literal, cast

from msgspec import Struct

from es_docs.diagnostics import Diagnostic

Lang = Literal["pl", "en"]

AREAS: Mapping[str, str] = {
    "A": "agreement",
    "B": "portfolio",
    "C": "content",
    "D": "data",
    "F": "fit",
    "K": "starting",
    "L": "preview",
    "N": "news",
    "O": "office",
    "P": "package",
    "S": "signs",
    "T": "theme",
    "U": "update",
    "V": "verify",
    "W": "writing",
}
"""The first letter of a code names the area; the area names the module with its messages."""

_OF_AREA = ("AREA_TITLE", "AREA_WHY")
"""What a module of messages may say of all its codes at once: their name, and why they matter."""


class Text(Struct, frozen=True):
    """One wording in both languages; braces hold values."""

    pl: str
    en: str

    def fill(self, lang: Lang, values: Mapping[str, str]) -> str:
        return (self.pl if lang == "pl" else self.en).format_map(values)


class Counted(Struct, frozen=True):
    """A wording that depends on the number in it, by Polish plural category.

    English uses `one` for 1 and `many` for the rest.
    """

    one: Text
    few: Text
    many: Text


AGAIN = Text(
    pl="Takich miejsc jest tu jeszcze: {again}.", en="There are more such places here: {again}."
)
"""Behind what was found, where the same stands in more paragraphs of the same place."""


class Message(Struct, frozen=True):
    """What a finding tells, in three beats: what is wrong, what is allowed, what to do."""

    what: Text
    hint: Text
    allowed: Text | None = None


class Explanation(Struct, frozen=True):
    """A finding in the words of one language.

    `allowed` is empty when there is nothing to list; `title` and `why` are those of a rule of the
    base or of the area, empty where neither has them.
    """

    what: str
    allowed: str
    hint: str
    title: str = ""
    why: str = ""


def catalogue(area: str) -> Mapping[str, Message]:
    """The messages of one area by code."""
    return cast("Mapping[str, Message]", import_module(f"{__name__}.{area}").MESSAGES)


def explain(finding: Diagnostic, lang: Lang) -> Explanation:
    """The sentences of a finding.

    Raises KeyError when the code has no message or the message names a value that the finding
    does not carry: both are faults of the program, and tests look for them.
    """
    if "-" in finding.code:
        return _explain_rule(finding, lang)
    module = import_module(f"{__name__}.{AREAS[finding.code[0]]}")
    message = catalogue(AREAS[finding.code[0]])[finding.code]
    title, why = (cast("Text | None", getattr(module, name, None)) for name in _OF_AREA)
    values = _spoken(finding.values, lang)
    return Explanation(
        what=_wording(finding, message).fill(lang, values),
        allowed=message.allowed.fill(lang, values) if message.allowed else "",
        hint=message.hint.fill(lang, values),
        title=title.fill(lang, {}) if title else "",
        why=why.fill(lang, {}) if why else "",
    )


def _spoken(values: Mapping[str, str], lang: Lang) -> Mapping[str, str]:
    """The values with a refusal of the system (`diagnostics.reason_of`) in words."""
    if "reason" not in values:
        return values
    from es_docs.messages.refusals import in_words

    return {**values, "reason": in_words(values["reason"], lang)}


def _wording(finding: Diagnostic, message: Message) -> Text:
    """What is wrong, in the wording of the finding's variant where its code has several."""
    module = import_module(f"{__name__}.{AREAS[finding.code[0]]}")
    variants = cast("Mapping[tuple[str, str], Text]", getattr(module, "VARIANTS", {}))
    return variants.get((finding.code, finding.variant), message.what)


def _explain_rule(finding: Diagnostic, lang: Lang) -> Explanation:
    """How a rule tells a breach; `hint` is for the program that made the document."""
    from es_docs.messages.rules import rule_text

    text = rule_text(finding.code)
    what = text.found[finding.variant].fill(lang, finding.values)
    if "again" in finding.values:
        what = f"{what} {AGAIN.fill(lang, finding.values)}"
    mend = text.mend.get(finding.place.kind) if finding.place else None
    return Explanation(
        what=what,
        allowed="",
        hint=mend.fill(lang, finding.values) if mend else "",
        title=text.title.fill(lang, {}),
        why=text.why.fill(lang, {}),
    )
