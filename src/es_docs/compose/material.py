"""What the story is told from, and the small wording its parts share."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from es_docs import language
from es_docs.diagnostics import Location
from es_docs.language import Noun, typeset
from es_docs.model import Action, Project
from es_docs.story import (
    Audience,
    Paragraph,
    Role,
    Run,
)

Locate = Callable[..., Location | None]
"""Where the value at a path of content keys stands: `locate("działania", 0, "tytuł")`."""

MAX_ALT_LENGTH = 250
"""Longer alternative texts are tiring to hear (A11Y-005)."""
MAX_HEADLINE_LENGTH = 110
"""A slide title of more characters is no statement any more; the plain title is used then."""


class Material(Struct, frozen=True):
    """What every part of the story is told from."""

    project: Project
    locate: Locate
    nouns: Mapping[str, Noun]
    folder: Path

    def noun(self, unit: str) -> Noun:
        return self.nouns[unit]


def nouns(project: Project) -> Mapping[str, Noun]:
    own = {
        name: Noun(typeset(f.one), typeset(f.few), typeset(f.many), typeset(f.other or f.many))
        for name, f in project.units.items()
    }
    return {**language.BUILT_IN_UNITS, **own}


def slug(text: str) -> str:
    """A short ASCII key that depends on the words only; long texts end in a digest."""
    plain = text.replace("ł", "l").replace("Ł", "L")
    ascii_only = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
    if slug and len(slug) <= 32:
        return slug
    digest = hashlib.sha256(text.casefold().encode()).hexdigest()[:8]
    return f"{slug[:24].rstrip('-')}-{digest}".lstrip("-")


def action_key(action: Action) -> str:
    return f"action:{slug(action.title)}"


def paragraph(
    key: str,
    role: Role,
    text: str,
    location: Location | None = None,
    *,
    strong: bool = False,
    audience: Audience = Audience.BOTH,
) -> Paragraph:
    return Paragraph(key, role, (Run(typeset(text), strong),), location, audience)


def short_title(action: Action) -> str:
    return typeset(action.short_title or action.title)


def spoken(text: str) -> str:
    """A note as whole sentences: it ends in a mark of its own or a full stop, never in two.

    A stop of an abbreviation or a quoted sentence serves for the sentence that ends with it.
    """
    single = re.sub(r"([.!?…])\s*\.(?=\s|$)", r"\1", text.strip())
    return single if single.endswith((".", "!", "?", "…")) else f"{single}."


def uncapitalised(text: str) -> str:
    """A small first letter for use inside a sentence; abbreviations and numbers stay."""
    first_word = re.split(r"[\s\u00a0]", text, maxsplit=1)[0]
    return text if first_word[1:] != first_word[1:].lower() else text[:1].lower() + text[1:]


def alt_text(template: str, **values: str) -> str:
    """An alternative text that stays listenable: what is too long loses its list of values."""
    full = template.format(**values)
    if len(full) <= MAX_ALT_LENGTH:
        return full
    short = {**values, **({"values": "…"} if "values" in values else {})}
    told = template.format(**short).replace(" ….", "")
    return told if len(told) <= MAX_ALT_LENGTH else f"{told[: MAX_ALT_LENGTH - 1].rstrip()}…"
