"""A workbook made for a content, and the content told to use it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from msgspec import Struct

from es_docs.content.joining import NUMBERS, join
from es_docs.content.naming import folded
from es_docs.content.pulling import values_of
from es_docs.content.tables import columns
from es_docs.diagnostics import ContentError, Diagnostic, Location, OutputError, error, has_errors
from es_docs.regex import regex
from es_docs.source import MappingNode, Node, parse
from es_docs.tabular import Selection, read_records

_LINE_END = regex(rb"\r\n|\r|\n")
_PLAIN: Final = regex(r"[^\W_][\w./+() -]*(?<! )")
"""A file or sheet name that needs no quotes (narrower than YAML 1.1 §9.1.3)."""


class Use(Struct, frozen=True):
    """A key that is to name a sheet of a file; `remark` is the comment before it, one line."""

    key: str
    file: str
    sheet: str
    remark: str


def check_workbook(root: Node, file: str, data: bytes, name: str, sheet: str) -> None:
    """That the tasks in a workbook, put into the content, change nothing.

    `root` is the tree of the content with the values of its tables. Raises OutputError D105 with
    what the program itself would say of the workbook.
    """
    records, about = read_records(data, name, Selection(sheet=sheet), columns("dane"))
    wrong: Sequence[Diagnostic] = about if has_errors(about) or records is None else ()
    if records is not None and not wrong:
        joined = join(root, file, records)
        # Characters nobody sees are not kept in a table.
        differs = any(
            one.path[-1] in NUMBERS or folded(one.written.text) != folded(one.used.text)
            for one in joined.differences
        )
        wrong = [one for one in joined.findings if differs or one.code != "D070"]
    if wrong or records is None:
        raise OutputError(error("D105", Location(file), file=name), *wrong)


def connect(data: bytes, file: str, uses: Sequence[Use]) -> bytes:
    """The content with keys at its end that name tables; all before them is as it was.

    Raises ContentError D103 with the lines to write by hand when nothing can be put there.
    """
    found = _LINE_END.search(data)
    end = found.group() if found else b"\n"
    lines = [line for use in uses for line in _lines(use)]
    block = b"".join(line.encode() + end for line in lines)
    whole = data if not data or data.endswith((b"\n", b"\r")) else data + end
    for before in (data, whole):
        # The last text may begin to end with a line end; one with „|+” takes an empty line as well.
        for gap in (end, b""):
            new = whole + gap + block
            if _has_only_more(before, new, uses):
                return new
    shown = "; ".join(line.strip() for line in lines if not line.startswith("#"))
    raise ContentError(error("D103", Location(file), file=file, lines=shown))


def _lines(use: Use) -> list[str]:
    return [
        f"# {use.remark}",
        f"{use.key}:",
        f"  plik: {_written(use.file)}",
        f"  arkusz: {_written(use.sheet)}",
    ]


def _written(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else "'" + text.replace("'", "''") + "'"


def _has_only_more(old: bytes, new: bytes, uses: Sequence[Use]) -> bool:
    before, after = (parse(data, "") for data in (old, new))
    if not isinstance(before.root, MappingNode) or not isinstance(after.root, MappingNode):
        return False
    more: Mapping[tuple[str | int, ...], str] = {
        (use.key, key): text
        for use in uses
        for key, text in (("plik", use.file), ("arkusz", use.sheet))
    }
    texts_before, texts_after = (
        {path: (one.text, one.is_plain) for path, one in values_of(root)}
        for root in (before.root, after.root)
    )
    added = {path: texts_after[path][0] for path in texts_after if path not in texts_before}
    kept = {path: text for path, text in texts_after.items() if path in texts_before}
    return kept == texts_before and added == more
