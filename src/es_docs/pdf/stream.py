"""What is painted on a page for decoration is marked as such, so that nobody has it read aloud.

Artifacts: ISO 32000-1 §14.8.2.2. Only marks change, never what is seen – but for content that was
painted twice at the same place, which is painted once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

import pikepdf
from msgspec import Struct, field

from es_docs.reading.pdf.content import Piece
from es_docs.reading.pdf.objects import entry, integer, name

Instruction: TypeAlias = "pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage"

_PATH_STARTS: Final = frozenset({"m", "re"})
_PATH_ENDS: Final = frozenset({"f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "n"})
_SINGLE_PAINTS: Final = frozenset({"Do", "sh", "INLINE IMAGE"})
_TEXT_PAINTS: Final = frozenset({"Tj", "TJ", "'", '"'})
_NAME: Final = pikepdf.Name.Artifact
_OPEN: Final = pikepdf.ContentStreamInstruction([_NAME], pikepdf.Operator("BMC"))
_CLOSE: Final = pikepdf.ContentStreamInstruction([], pikepdf.Operator("EMC"))
_NO_PAINT: Final = pikepdf.ContentStreamInstruction([], pikepdf.Operator("n"))
_FURNITURE: Final = pikepdf.ContentStreamInstruction(
    [_NAME, pikepdf.Dictionary(Type=pikepdf.Name.Pagination)], pikepdf.Operator("BDC")
)


class Changes(Struct, frozen=True):
    """By marked-content identifier: what becomes an artifact, and what is painted no more."""

    decoration: frozenset[int] = frozenset()
    furniture: frozenset[int] = frozenset()
    """Running headers, page numbers and the like (`Pagination`)."""
    repeated: frozenset[int] = frozenset()
    restored: Mapping[int, int] = field(default_factory=dict[int, int])
    """Artifacts that are content after all: the instruction that opens one, and its identifier."""


def mark_artifacts(pdf: pikepdf.Pdf, page: pikepdf.Page, changes: Changes) -> None:
    """Applies the changes, and marks drawings that stand under no mark as artifacts."""
    instructions = pikepdf.parse_content_stream(page)
    marker = _Marker(changes)
    passed = (new for at, one in enumerate(instructions) for new in marker.pass_on(at, one))
    content = pikepdf.unparse_content_stream(list(_merged(passed)))
    page.obj.Contents = pdf.make_stream(content)


def repeated_pieces(pieces: Sequence[Piece]) -> frozenset[int]:
    """Text that a page paints again at the same place with the same letters."""
    seen: set[tuple[str, object, object]] = set()
    repeated: set[int] = set()
    for piece in pieces:
        if piece.mcid is None or not piece.text.strip():
            continue
        looks = piece.text, piece.bounds, piece.fonts
        if looks in seen:
            repeated.add(piece.mcid)
        seen.add(looks)
    return frozenset(repeated)


class _Marker(Struct):
    """Walks through the instructions of a page. `owners` tells for each open mark whether it says
    what its content is; `silent` how many were open when the one that is not painted began.
    """

    changes: Changes
    owners: list[bool] = field(default_factory=list[bool])
    silent: int = 0
    in_path: bool = False

    def pass_on(self, at: int, one: Instruction) -> Iterator[Instruction]:
        operator = str(one.operator)
        if operator in ("BMC", "BDC"):
            yield self._open(at, one)
        elif operator == "EMC":
            self._close()
            yield one
        elif self.silent:
            yield from _unpainted(one, operator)
        elif any(self.owners):
            yield one
        else:
            yield from self._as_artifact(one, operator)

    def _open(self, at: int, mark: Instruction) -> Instruction:
        mcid = _mcid(mark)
        self.owners.append(mcid is not None or name(mark.operands[0]) == "Artifact")
        if mcid in self.changes.repeated:
            self.silent = len(self.owners)
        if at in self.changes.restored:
            return _content(self.changes.restored[at])
        if mcid in self.changes.furniture:
            return _FURNITURE
        is_changed = mcid in self.changes.decoration or mcid in self.changes.repeated
        return _OPEN if is_changed else mark

    def _close(self) -> None:
        if self.silent == len(self.owners):
            self.silent = 0
        if self.owners:
            self.owners.pop()

    def _as_artifact(self, one: Instruction, operator: str) -> Iterator[Instruction]:
        """Drawings and pictures are marked; loose text is not: someone may have to read it."""
        if operator in _SINGLE_PAINTS:
            yield from (_OPEN, one, _CLOSE)
            return
        if operator in _PATH_STARTS and not self.in_path:
            self.in_path = True
            yield _OPEN
        yield one
        if operator in _PATH_ENDS and self.in_path:
            self.in_path = False
            yield _CLOSE


def _content(mcid: int) -> Instruction:
    return pikepdf.ContentStreamInstruction(
        [pikepdf.Name.Figure, pikepdf.Dictionary(MCID=mcid)], pikepdf.Operator("BDC")
    )


def _mcid(mark: Instruction) -> int | None:
    return integer(entry(mark.operands[1], "/MCID")) if len(mark.operands) > 1 else None


def _unpainted(one: Instruction, operator: str) -> Iterator[Instruction]:
    """The instruction without what it paints; positions and colours are kept."""
    if operator in _PATH_ENDS:
        yield _NO_PAINT
    elif operator not in _SINGLE_PAINTS | _TEXT_PAINTS:
        yield one


def _merged(instructions: Iterable[Instruction]) -> Iterator[Instruction]:
    """Without an artifact's end where the next begins at once."""
    waiting = False
    for one in instructions:
        if waiting and one is _OPEN:
            waiting = False
            continue
        if waiting:
            yield _CLOSE
            waiting = False
        if one is _CLOSE:
            waiting = True
        else:
            yield one
    if waiting:
        yield _CLOSE
