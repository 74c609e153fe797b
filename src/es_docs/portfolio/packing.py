"""Findings as plain values: they cross processes, and are kept from one run to the next.

A `Diagnostic` cannot be pickled (its values are a read-only view), and a record is JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from msgspec import to_builtins

from es_docs.diagnostics import Area, Diagnostic, Kind, Location, Place, Severity

Packed: TypeAlias = Mapping[str, Any]
"""A finding in texts, numbers, None and mappings of them."""


def pack(findings: Iterable[Diagnostic]) -> tuple[Packed, ...]:
    return tuple(
        {
            "code": one.code,
            "severity": str(one.severity),
            "location": to_builtins(one.location) if one.location else None,
            "values": dict(one.values),
            "place": to_builtins(one.place) if one.place else None,
            "variant": one.variant,
        }
        for one in findings
    )


def unpack(packed: Iterable[Packed]) -> tuple[Diagnostic, ...]:
    return tuple(
        Diagnostic(
            one["code"],
            Severity(one["severity"]),
            Location(**one["location"]) if one["location"] else None,
            MappingProxyType(dict(one["values"])),
            _place(one["place"]) if one["place"] else None,
            one["variant"],
        )
        for one in packed
    )


def _place(packed: Mapping[str, Any]) -> Place:
    fields: dict[str, Any] = {"kind": Kind(packed["kind"]), "area": Area(packed["area"])}
    return Place(**{**packed, **fields})


def with_files(packed: Packed, change: Callable[[str], str]) -> Packed:
    """The finding with other names for the files in it."""
    location = packed["location"]
    return {
        **packed,
        "location": {**location, "file": change(location["file"])} if location else None,
        "values": {name: change(value) for name, value in packed["values"].items()},
    }
