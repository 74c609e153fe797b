"""The words beside the emblem: what they say and how they look (Reg. 821/2014 Art. 4(4))."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Final

from msgspec.structs import replace

from es_docs.checks.luminance import contrast
from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.checks.signs.seen import SeenMark, SeenStrip, strips_of
from es_docs.checks.signs.sign_words import FULL_FUND, folded, folded_blanks, inflected
from es_docs.diagnostics import Place
from es_docs.reading.model import (
    Deck,
    DrawnObject,
    Furniture,
    Report,
    TextParagraph,
    TextRun,
    paragraphs_of,
)
from es_docs.regex import regex
from es_docs.visibility.rules import EARLY, FONTS, TEXT_COLOURS, TEXT_SHARE, SignRole

_UNION: Final = "unia europejska"
_STATEMENT: Final = "dofinansowane przez unię europejską"
_STATEMENT_START: Final = "dofinansowane przez"
_SHORT_UNION: Final = regex(r"\bUE\b")
_FAMILIES: Final = frozenset(
    {*map(str.casefold, FONTS), "trebuchet ms", "ubuntu medium", "ubuntu light", "calibri light"}
)
"""The faces the rule names, as Office calls them (Ubuntu Medium: Księga 2021–2027)."""
_LEAST_CONTRAST: Final = 4.5
"""Of the words to their ground, as of any text of that size (WCAG 1.4.3)."""
_LINE_PITCH: Final = 1.2
_TOLERANCE: Final = 0.02


def union_signs(document: Deck | Report) -> Iterator[tuple[SeenStrip, SeenMark]]:
    """The Union's sign of each strip in which it can be told apart."""
    for strip in strips_of(document):
        for mark in strip.marks_of(SignRole.EU):
            yield strip, mark


def words_of(mark: SeenMark) -> list[tuple[DrawnObject, tuple[TextParagraph, ...]]]:
    """The text boxes of a sign with their paragraphs."""
    boxes: dict[int, DrawnObject] = {}
    own = {id(paragraph) for paragraph in mark.words}
    for holder in mark.holders:
        for one in holder.walk():
            if any(id(paragraph) in own for paragraph in paragraphs_of(one)):
                boxes.setdefault(id(one), one)
    return [
        (one, tuple(paragraph for paragraph in paragraphs_of(one) if id(paragraph) in own))
        for one in boxes.values()
    ]


def _place(mark: SeenMark) -> Place:
    return replace(mark.object.place, text=mark.text)


# --- what they say: VIS-032 to VIS-035


def union_is_named(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-032; a picture of the whole sign has its words in it."""
    del context
    for strip, mark in union_signs(document):
        text = mark.text
        if _is_of_other_period(text, EARLY):
            continue
        if _SHORT_UNION.search(text):
            yield found(_place(mark), "short")
        elif _lacks_words(strip, mark):
            yield found(_place(mark), "bare")
        elif text and _UNION not in folded(text):
            yield found(_place(mark), "missing")


def _lacks_words(strip: SeenStrip, mark: SeenMark) -> bool:
    """The bare flag, with nothing beside it that could be its words."""
    running = strip.furniture
    is_seen = strip.is_measured or (running is not None and not _says_anything(running))
    return not mark.text and mark.flag is not None and is_seen


def _says_anything(furniture: Furniture) -> bool:
    drawn = (inner for one in furniture.objects for inner in one.walk())
    texts = chain(furniture.paragraphs, *(paragraphs_of(one) for one in drawn))
    return any(one.text.strip() for one in texts)


def fund_is_named(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-033; of a strip without any words VIS-032 speaks."""
    wanted = inflected(context.fund) if context.story is not None else FULL_FUND
    for _, mark in union_signs(document):
        text = folded(mark.text)
        is_told = wanted.search(text) or "fundusze strukturalne i inwestycyjne" in text
        if text and not is_told and not _is_of_other_period(text, EARLY):
            yield found(_place(mark), fund=context.fund)


def statement_is_full(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-034; words of the period before are VIS-035's."""
    for strip, mark in union_signs(document):
        text = folded(mark.text)
        if _is_of_other_period(text, context.period):
            continue
        if _lacks_words(strip, mark):
            yield found(_place(mark), "bare")
        elif text and _STATEMENT not in text:
            yield found(_place(mark), "missing")
        elif FULL_FUND.search(text):
            yield found(_place(mark), "fund")


def words_are_of_period(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-035."""
    for _, mark in union_signs(document):
        if _is_of_other_period(mark.text, context.period):
            yield found(_place(mark), "early" if context.period == EARLY else "late")


def _is_of_other_period(text: str, period: str) -> bool:
    """Each period has its own words: „Unia Europejska” and a fund, „Dofinansowane przez…”."""
    words = folded(text)
    is_late = _STATEMENT_START in words
    return is_late if period == EARLY else not is_late and _UNION in words


# --- how they look: VIS-036, VIS-037, VIS-038, VIS-040


def _runs(mark: SeenMark) -> Iterator[TextRun]:
    for paragraph in mark.words:
        yield from (run for run in paragraph.runs if run.text.strip() and not run.is_hidden)


def typeface_is_allowed(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-036."""
    del context
    for _, mark in union_signs(document):
        faces = (run.typeface for run in _runs(mark))
        strange = next((face for face in faces if not _is_allowed(face)), "")
        if strange:
            yield found(_place(mark), face=strange)


def _is_allowed(face: str) -> bool:
    return not face or folded_blanks(face).casefold() in _FAMILIES


def words_are_plain(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-037: one finding a sign, for the look that stands first."""
    del context
    for _, mark in union_signs(document):
        look = next((look for run in _runs(mark) if (look := _look(run))), "")
        if look:
            yield found(_place(mark), look)


def _look(run: TextRun) -> str:
    if run.italic:
        return "italic"
    if run.underlined:
        return "underlined"
    return "effect" if run.has_effect or run.struck or run.all_caps else ""


def colour_is_allowed(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-038; a colour or a ground that cannot be told is no breach."""
    del context
    for strip, mark in union_signs(document):
        colours = [run.colour for run in _runs(mark) if run.colour is not None]
        strange = next((colour for colour in colours if colour not in TEXT_COLOURS), None)
        if strange is not None:
            yield found(_place(mark), "colour", colour=strange)
            continue
        grounds = {ground for holder, _ in words_of(mark) if (ground := _ground(holder, strip))}
        pale = next((g for c in colours for g in grounds if contrast(c, g) < _LEAST_CONTRAST), "")
        if pale:
            yield found(_place(mark), "ground", colour=colours[0], ground=pale)


def _ground(holder: DrawnObject, strip: SeenStrip) -> str | None:
    return holder.fill.colour if holder.fill.kind != "none" else strip.ground


def size_is_in_proportion(document: Deck | Report, context: Context) -> Iterator[Found]:
    """VIS-040: in shares of the flag's height; the lines together are no higher than the flag."""
    del context
    for strip, mark in union_signs(document):
        height = strip.flag_box.height.points if strip.flag_box is not None else 0.0
        sizes = [run.size_pt for run in _runs(mark) if run.size_pt]
        if not height or not sizes:
            continue
        variant = _size_fault(mark, sizes, height)
        if variant:
            low, high = (_points(share * height) for share in TEXT_SHARE)
            shown = min(sizes) if variant == "small" else max(sizes)
            yield found(_place(mark), variant, size=_points(shown), low=low, high=high)


def _size_fault(mark: SeenMark, sizes: list[float], height: float) -> str:
    low, high = (share * height for share in TEXT_SHARE)
    if min(sizes) < low * (1 - _TOLERANCE):
        return "small"
    if max(sizes) > high * (1 + _TOLERANCE):
        return "large"
    blocks = [_block_height(paragraphs) for _, paragraphs in words_of(mark)]
    return "block" if max(blocks, default=0.0) > height * (1 + _TOLERANCE) else ""


def _block_height(paragraphs: tuple[TextParagraph, ...]) -> float:
    """Points that the lines of a text box take, a line 1.2 em."""
    lines = [(paragraph.text.count("\v") + 1, size_of(paragraph)) for paragraph in paragraphs]
    return sum(count * size * _LINE_PITCH for count, size in lines)


def size_of(paragraph: TextParagraph) -> float:
    """The size of the largest letters of a line, in points."""
    return max((run.size_pt for run in paragraph.runs), default=paragraph.end_size_pt)


def _points(size: float) -> str:
    return f"{size:.1f}".replace(".", ",")


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck("VIS-032", deck=union_is_named, report=union_is_named),
    RuleCheck("VIS-033", deck=fund_is_named, report=fund_is_named),
    RuleCheck("VIS-034", deck=statement_is_full, report=statement_is_full),
    RuleCheck("VIS-035", deck=words_are_of_period, report=words_are_of_period),
    RuleCheck("VIS-036", deck=typeface_is_allowed, report=typeface_is_allowed),
    RuleCheck("VIS-037", deck=words_are_plain, report=words_are_plain),
    RuleCheck("VIS-038", deck=colour_is_allowed, report=colour_is_allowed),
    RuleCheck("VIS-040", deck=size_is_in_proportion, report=size_is_in_proportion),
)
