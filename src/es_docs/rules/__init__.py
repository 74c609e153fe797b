"""The rule base: what documents of an EU-funded project have to be like, and who says so.

The rules are data (`*.yaml` beside this file), so that a lawyer or an accessibility expert can
read and correct them without reading the program. What a user reads about a breach stands in
`es_docs.messages.rules`, how it is found in `es_docs.checks`; `docs/rules.md` has a paragraph each.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, cast

import yaml
from msgspec import Struct

from es_docs.diagnostics import Kind, Severity

VERSION: Final = "2026-11-23"
"""The day the base was compiled; it changes with every change of a rule."""
GROUPS: Final = ("visibility", "accessibility", "typography")


class Verification(StrEnum):
    """How well a rule is known."""

    SOURCED = "sourced"
    """A public text says so."""
    INFERRED = "inferred"
    """It follows from such texts."""
    MEMORY = "memory"
    """Known, but its text was not seen."""
    CONVENTION = "convention"
    """Chosen here, because no text gives a figure."""


class Rule(Struct, frozen=True):
    """One duty. `severity` is what it would be with a text behind it; `gravest` what may be told.

    `periods` are those it binds in; `kinds` the documents it speaks of. `unchecked` says, for a
    kind, why no program can tell whether it is kept there.
    """

    id: str
    group: str
    severity: Severity
    verification: Verification
    periods: tuple[str, ...]
    kinds: frozenset[Kind]
    statement: str
    source: str
    example: str
    unchecked: Mapping[Kind, str]

    @property
    def gravest(self) -> Severity:
        """Rules known only from memory or by convention are warnings at most."""
        is_weak = self.verification in (Verification.MEMORY, Verification.CONVENTION)
        return Severity.WARNING if is_weak and self.severity is Severity.ERROR else self.severity


@cache
def load_rules() -> Mapping[str, Rule]:
    """All rules by id, in the order of the base."""
    rules = (rule for group in GROUPS for rule in _read(group))
    return MappingProxyType({rule.id: rule for rule in rules})


def _read(group: str) -> list[Rule]:
    loader = cast("type[yaml.SafeLoader]", getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    text = files("es_docs.rules").joinpath(f"{group}.yaml").read_bytes()
    entries = cast("list[dict[str, Any]]", yaml.load(text, loader))  # noqa: S506 - a safe loader
    return [_rule(group, entry) for entry in entries]


def _rule(group: str, entry: Mapping[str, Any]) -> Rule:
    unchecked = cast("Mapping[str, str]", entry.get("unchecked", {}))
    return Rule(
        id=entry["id"],
        group=group,
        severity=Severity(entry["severity"]),
        verification=Verification(entry["verification"]),
        periods=tuple(entry["periods"]),
        kinds=frozenset(map(Kind, entry["kinds"])),
        statement=entry["statement"],
        source=entry["source"],
        example=entry.get("example", ""),
        unchecked=MappingProxyType({Kind(kind): why for kind, why in unchecked.items()}),
    )
