"""What a person reads about the rules of the base: the duty, why, what was found, how to mend it.

`RULES` of the modules beside this file hold the texts by rule id; `rule_text` finds one.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Final, cast

from msgspec import Struct
from msgspec.structs import replace

from es_docs.diagnostics import Kind
from es_docs.messages import Text

MODULES: Final[Mapping[str, tuple[str, ...]]] = {
    "VIS": ("strips", "emblem", "pdf"),
    "A11Y": ("structure", "legibility", "pdf"),
    "TYP": ("typography",),
}
"""The letters before the dash of a rule's id name the modules that may have its texts."""


class RuleText(Struct, frozen=True):
    """One rule in words.

    `title` names the duty in a few words; `why` says what goes wrong otherwise; `found` tells a
    breach by the variant of the finding, with its values in braces; `mend` says how a person puts
    it right in the program that makes that kind of document.
    """

    title: Text
    why: Text
    found: Mapping[str, Text]
    mend: Mapping[Kind, Text]


class PdfText(Struct, frozen=True):
    """What a rule of all kinds says of a PDF besides: more wordings, and how to mend it there."""

    found: Mapping[str, Text]
    mend: Text


def rule_text(rule_id: str) -> RuleText:
    """The texts of a rule. Raises KeyError when it has none, which tests look for."""
    for name in MODULES[rule_id.partition("-")[0]]:
        texts = cast("Mapping[str, RuleText]", import_module(f"{__name__}.{name}").RULES)
        if rule_id in texts:
            return _with_pdf(rule_id, texts[rule_id])
    raise KeyError(rule_id)


def _with_pdf(rule_id: str, text: RuleText) -> RuleText:
    module = import_module(f"{__name__}.pdf")
    more = cast("Mapping[str, PdfText]", module.PDF).get(rule_id)
    if more is None:
        return text
    found, mend = {**text.found, **more.found}, {**text.mend, Kind.PDF: more.mend}
    return replace(text, found=found, mend=mend)
