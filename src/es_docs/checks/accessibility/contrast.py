"""Text and graphics that stand out from what is behind them (A11Y-030, A11Y-031).

Relative luminance and contrast as WCAG 2.1 defines them. A colour that cannot be told, a picture or
gradient behind a text among them, gives no finding: a person has to look there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from es_docs.checks.accessibility.content import quoting, strip_parts
from es_docs.checks.luminance import contrast
from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.diagnostics import Place
from es_docs.reading.model import (
    Colour,
    Deck,
    DrawnObject,
    Office,
    Report,
    Series,
    TextParagraph,
    TextRun,
    paragraphs_of,
)

TEXT_CONTRAST: Final = 4.5
LARGE_TEXT_CONTRAST: Final = 3.0
GRAPHICS_CONTRAST: Final = 3.0
"""WCAG 2.1 success criteria 1.4.3 and 1.4.11."""
_LARGE_PT: Final = 18.0
_LARGE_BOLD_PT: Final = 14.0


def ratio_text(ratio: float) -> str:
    """„4,4:1”; rounded down, so that what is told is never enough when the ratio is not."""
    whole, tenths = divmod(int(ratio * 10), 10)
    return f"{whole},{tenths}:1" if tenths else f"{whole}:1"


# --- text


def text_stands_out(document: Office, _: Context) -> Iterator[Found]:
    """A11Y-030: once for each pair of colours in a shape, a table or a stretch of a report."""
    faint: dict[tuple[object, ...], list[tuple[TextParagraph, TextRun]]] = defaultdict(list)
    for paragraph in _texts(document):
        run = next((run for run in paragraph.runs if _is_faint(run, paragraph)), None)
        if run is not None:
            at = paragraph.place
            spot = (at.area, at.number, at.name, at.object)
            faint[*spot, run.colour, _ground(run, paragraph), is_large(run)].append(
                (paragraph, run)
            )
    for same in faint.values():
        paragraph, run = same[0]
        text = "".join(r.text for r in paragraph.runs if _is_faint(r, paragraph))
        yield _told(quoting(paragraph.place, text), run, _ground(run, paragraph), len(same))


def _told(place: Place, run: TextRun, ground: Colour | None, count: int) -> Found:
    colour, behind = run.colour or "", ground or ""
    needed = LARGE_TEXT_CONTRAST if is_large(run) else TEXT_CONTRAST
    return found(
        place,
        "one" if count == 1 else "many",
        ratio=ratio_text(contrast(colour, behind)),
        needed=ratio_text(needed),
        colour=f"#{colour}",
        ground=f"#{behind}",
        count=count,
    )


def _ground(run: TextRun, paragraph: TextParagraph) -> Colour | None:
    """What lies behind a run: its own highlighting, else what is behind the paragraph."""
    return paragraph.ground if run.highlight == "" else run.highlight


def _is_faint(run: TextRun, paragraph: TextParagraph) -> bool:
    ground = _ground(run, paragraph)
    if run.is_hidden or not run.text.strip() or run.colour is None or ground is None:
        return False
    needed = LARGE_TEXT_CONTRAST if is_large(run) else TEXT_CONTRAST
    return contrast(run.colour, ground) < needed


def is_large(run: TextRun) -> bool:
    """From 18 points on, bold from 14 on (WCAG 2.1, „large scale”)."""
    return run.size_pt >= _LARGE_PT or (run.bold and run.size_pt >= _LARGE_BOLD_PT)


def _texts(document: Office) -> Iterator[TextParagraph]:
    """All text a person reads. Words of signs and of ornaments are exempt (WCAG 1.4.3)."""
    strips = strip_parts(document)
    if isinstance(document, Deck):
        for slide in document.slides:
            for one in slide.objects:
                yield from _seen(one, strips)
        return
    furniture = {one.part: one for one in document.furniture()}.values()
    blocks = (*document.blocks, *(b for one in furniture for b in (*one.paragraphs, *one.objects)))
    for block in blocks:
        if isinstance(block, TextParagraph):
            yield block
        else:
            yield from _seen(block, strips)


def _seen(one: DrawnObject, strips: frozenset[int]) -> Iterator[TextParagraph]:
    if one.is_hidden or one.is_decorative or id(one) in strips:
        return
    yield from paragraphs_of(one)
    if one.chart is not None:
        yield from one.chart.text
    for child in one.children:
        yield from _seen(child, strips)


# --- graphics


def bars_stand_out(document: Deck | Report, _: Context) -> Iterator[Found]:
    """A11Y-031, once a chart. A bar is seen by its fill or, when that is pale, by its outline."""
    for one in document.charts():
        ground = one.chart.ground if one.chart is not None else None
        if one.chart is None or ground is None:
            continue
        ratios = {series.name: _weakest(series, ground) for series in one.chart.series}
        weak = {name: ratio for name, ratio in ratios.items() if ratio < GRAPHICS_CONTRAST}
        if weak:
            names = ", ".join(name for name in weak if name) or "–"
            yield found(one.place, series=names, ratio=ratio_text(min(weak.values())))


def _weakest(series: Series, ground: Colour) -> float:
    """The least contrast of any value of a series with the ground."""
    count = max(len(series.colours), len(series.outlines))
    fills, outlines = _each(series.colours, count), _each(series.outlines, count)
    ratios = [
        max(contrast(colour, ground) for colour in (fill, outline) if colour)
        for fill, outline in zip(fills, outlines, strict=True)
        if fill is not None
    ]
    return GRAPHICS_CONTRAST if series.is_patterned else min(ratios, default=GRAPHICS_CONTRAST)


def _each(colours: tuple[Colour | None, ...], count: int) -> tuple[Colour | None, ...]:
    """One for each value, from one for each or one for all."""
    if len(colours) == 1:
        return colours * count
    return (*colours, *[None] * (count - len(colours)))


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck("A11Y-030", deck=text_stands_out, report=text_stands_out),
    RuleCheck("A11Y-031", deck=bars_stand_out, report=bars_stand_out),
)
