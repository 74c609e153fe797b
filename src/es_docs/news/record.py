"""A checked project as a compact text, kept with what was made from it.

JSON under the keys of the content file, every value as a person would type it, so that reading
it back is the validation of the content itself (`es_docs.model`).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import cast

from pydantic import ValidationError

from es_docs.model import Entry, Money, Project


def encode(project: Project) -> str:
    """The facts of the project in one line, without where they are kept; equal for equal ones."""
    facts = project.model_copy(update={"task_table": None, "register_table": None})
    return json.dumps(_written(facts), ensure_ascii=False, separators=(",", ":"))


def decode(record: str) -> Project | None:
    """The project that was written; None when the text is none that this version can read."""
    try:
        return Project.model_validate(cast("object", json.loads(record)))
    except (ValueError, RecursionError, ValidationError):
        return None


def _written(value: object) -> object:
    match value:
        case Money():
            return f"{value.amount:.2f} {value.currency}"
        case Entry():
            return _entry(value)
        case tuple():
            return [_written(one) for one in cast("tuple[object, ...]", value)]
        case Mapping():
            entries = cast("Mapping[str, object]", value).items()
            return {key: _written(one) for key, one in entries}
        case Decimal():
            return f"{value.normalize():f}"
        case date():
            return value.isoformat()
        case _:
            return value


def _entry(entry: Entry) -> dict[str, object]:
    """What stands in the entry, under the keys of the content; what was left out is left out."""
    fields = type(entry).model_fields.items()
    values = ((field, cast("object", getattr(entry, name))) for name, field in fields)
    return {
        field.alias or "": _written(value)
        for field, value in values
        if field.is_required() or value not in (None, (), {})
    }
