"""Slides as SVG: the layout's boxes in the looks of the reference presentation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from es_docs.drawing import svg
from es_docs.drawing.charts import ChartLook, draw_chart, draw_timeline
from es_docs.drawing.pictures import image, picture_of_file
from es_docs.drawing.stage import INK, colour_of, draw_object, draw_outline, setting_of
from es_docs.drawing.strip import draw_strip
from es_docs.drawing.text import Anchor, Passage, Setting, Stretch, draw_text
from es_docs.layout.charts import LEGEND_HEIGHT
from es_docs.layout.deck import (
    ChartShape,
    Deck,
    LineShape,
    PictureShape,
    Shape,
    Slide,
    TableShape,
    TextParagraph,
    TextShape,
)
from es_docs.layout.measure import Font, Metrics
from es_docs.layout.tables import CELL_MARGIN_X
from es_docs.layout.text import run_size
from es_docs.ooxml.chart import SLIDE_STYLE
from es_docs.ooxml.line_chart import LINE_STYLE
from es_docs.reading.model import DrawnObject, LayoutLook
from es_docs.reading.model import TextParagraph as LevelLook
from es_docs.story import ColumnKind, Row
from es_docs.theme import STRIP_NAME, DeckTheme, Slot
from es_docs.units import Box, Emu
from es_docs.visibility.signs import Sign
from es_docs.visibility.strip import FLAG_HEIGHT_ON_SLIDES, Strip, place_signs

NUMBER_SLOT: Final = "Numer slajdu"
_ANCHORS: Final[Mapping[str, Anchor]] = {"ctr": "middle", "b": "bottom"}
_NO_SPOT: Final = Box.of(0, 0, 0, 0)


class _Easel(Struct, frozen=True):
    """What a slide is drawn with: its layout as read, and what all slides share."""

    theme: DeckTheme
    look: LayoutLook
    signs: Sequence[Sign]
    metrics: Metrics

    def colour(self, name: str) -> str:
        return self.look.colours.get(name, INK)

    def level(self, slot: Slot, number: int) -> LevelLook | None:
        levels = self.look.levels.get(slot.name, ())
        return levels[min(number, len(levels)) - 1] if levels else None

    def placeholder(self, slot: Slot) -> DrawnObject | None:
        return next((one for one in self.look.slots if one.name == slot.name), None)


def draw_slides(
    deck: Deck,
    theme: DeckTheme,
    looks: Sequence[LayoutLook],
    signs: Sequence[Sign],
    metrics: Metrics,
) -> tuple[str, ...]:
    """One SVG document a slide, without an XML declaration, so that a page may hold it too.

    `looks` are the layouts of the presentation `theme` was read from (`read_layouts`). Raises
    AssetError S022 when the signs have no room.
    """
    by_name = {look.frame.name: look for look in looks}
    return tuple(
        _slide(slide, number, _Easel(theme, by_name[slide.layout], signs, metrics))
        for number, slide in enumerate(deck.slides, start=1)
    )


def _slide(slide: Slide, number: int, easel: _Easel) -> str:
    size = easel.theme.size
    strips = [_strip(one, easel) for one in easel.look.behind if one.name == STRIP_NAME]
    view = f"0 0 {svg.length(size.width)} {svg.length(size.height)}"
    told = "\n".join([*_told(slide), *(strip.alt for strip in strips)])
    return (
        f'<svg xmlns="{svg.SVG}" viewBox="{view}" width="{svg.length(size.width)}" '
        f'height="{svg.length(size.height)}" overflow="hidden" role="img" lang="pl">'
        f"<title>{svg.text(slide.title)}</title><desc>{svg.text(told)}</desc>"
        f"{svg.rectangle(size, easel.look.frame.background or 'FFFFFF')}"
        f"{''.join(_behind(easel))}"
        f"{''.join(draw_strip(strip, easel.metrics) for strip in strips)}"
        f"{''.join(_shape(shape, easel) for shape in slide.shapes)}"
        f"{_number(slide, number, easel)}</svg>"
    )


def _strip(frame: DrawnObject, easel: _Easel) -> Strip:
    area = frame.box or _NO_SPOT
    return place_signs(easel.signs, area, flag_height=FLAG_HEIGHT_ON_SLIDES)


def _behind(easel: _Easel) -> Iterator[str]:
    for one in easel.look.behind:
        if one.name != STRIP_NAME:
            yield draw_object(one, easel.metrics)


def _told(slide: Slide) -> Iterator[str]:
    """What the slide says, in reading order, for those who do not see it."""
    for shape in slide.shapes:
        match shape:
            case TextShape():
                yield from (paragraph.text for paragraph in shape.paragraphs)
            case TableShape():
                yield shape.table.alt
                for row in (shape.table.header, *shape.table.rows):
                    yield " | ".join(cell.text for cell in row.cells)
            case ChartShape():
                yield shape.chart.alt
            case LineShape():
                yield shape.timeline.alt
            case PictureShape():
                yield shape.picture.alt


def _shape(shape: Shape, easel: _Easel) -> str:
    match shape:
        case TextShape():
            return _text(shape, easel)
        case TableShape():
            return "".join(_table(shape, easel))
        case ChartShape():
            return _chart(shape, easel)
        case LineShape():
            return draw_timeline(
                shape.timeline, shape.box, shape.fit, _chart_look(shape, easel), easel.metrics
            )
        case PictureShape():
            return _picture(shape, easel)


# --- text


def _text(shape: TextShape, easel: _Easel) -> str:
    placeholder = easel.placeholder(shape.slot)
    ground = draw_outline(placeholder, shape.box) if placeholder else ""
    passages = [_passage(paragraph, shape, easel) for paragraph in shape.paragraphs]
    anchor, insets = _anchor(shape.slot), shape.slot.insets
    return ground + draw_text(passages, shape.box, easel.metrics, anchor=anchor, insets=insets)


def _passage(paragraph: TextParagraph, shape: TextShape, easel: _Easel) -> Passage:
    level = shape.slot.level(paragraph.level)
    look = easel.level(shape.slot, paragraph.level)
    colour = (look.runs[0].colour if look else None) or INK
    stretches = tuple(
        Stretch(
            run.text,
            Font(
                level.family,
                run_size(run, shape, paragraph),
                level.bold if run.bold is None else run.bold,
            ),
            colour,
        )
        for run in paragraph.runs
    )
    return Passage(stretches, setting_of(look) if look else Setting())


def _anchor(slot: Slot) -> Anchor:
    return _ANCHORS.get(slot.anchor, "top")


def _number(slide: Slide, number: int, easel: _Easel) -> str:
    slot = easel.theme.layouts[slide.layout].slots.get(NUMBER_SLOT)
    if slot is None:
        return ""
    level, look = slot.level(1), easel.level(slot, 1)
    colour = (look.runs[0].colour if look else None) or INK
    font = Font(level.family, level.size_pt, level.bold)
    setting = setting_of(look) if look else Setting()
    passage = Passage((Stretch(str(number), font, colour),), setting)
    anchor = _anchor(slot)
    return draw_text([passage], slot.box, easel.metrics, anchor=anchor, insets=slot.insets)


# --- tables


def _table(shape: TableShape, easel: _Easel) -> Iterator[str]:
    samples = [row.cells[0].paragraphs[0] for row in easel.look.table.rows]
    rule, top = easel.look.rule, shape.box.top
    rows = (shape.table.header, *shape.table.rows)
    for number, (row, height) in enumerate(zip(rows, shape.heights, strict=True)):
        sample = samples[0 if number == 0 else 1]
        band = Box.of(shape.box.left, top, shape.box.width, height)
        ground = easel.colour("bg2") if row.is_total else sample.ground or ""
        yield svg.rectangle(band, ground)
        yield from _cells(shape, row, band, sample, easel)
        if number and (colour := colour_of(rule)):
            edge = Box.of(band.left, band.bottom - rule.width // 2, band.width, rule.width)
            yield svg.rectangle(edge, colour)
        top = Emu(top + height)


def _cells(
    shape: TableShape, row: Row, band: Box, sample: LevelLook, easel: _Easel
) -> Iterator[str]:
    left = band.left
    look = sample.runs[0]
    insets = (CELL_MARGIN_X, shape.cell_margin, CELL_MARGIN_X, shape.cell_margin)
    for cell, column, width in zip(row.cells, shape.table.columns, shape.widths, strict=True):
        is_bold = cell.strong or row.is_total or look.bold
        font = Font(shape.slot.level(1).family, shape.size_pt, is_bold)
        align = "left" if column.kind is ColumnKind.TEXT else "right"
        passage = Passage((Stretch(cell.text, font, look.colour or INK),), Setting(align=align))
        box = Box.of(left, band.top, width, band.height)
        yield draw_text([passage], box, easel.metrics, anchor="middle", insets=insets)
        left = Emu(left + width)


# --- charts and pictures


def _chart(shape: ChartShape, easel: _Easel) -> str:
    legend = 0 if shape.chart.is_share else LEGEND_HEIGHT
    look = _chart_look(shape, easel)
    return draw_chart(shape.chart, shape.box, shape.name_width, legend, look, easel.metrics)


def _chart_look(shape: ChartShape | LineShape, easel: _Easel) -> ChartLook:
    return ChartLook(
        easel.colour(SLIDE_STYLE.planned_colour),
        easel.colour(SLIDE_STYLE.realised_colour),
        easel.colour(SLIDE_STYLE.text_colour),
        Font(shape.slot.level(1).family, shape.size_pt),
        tuple(map(easel.colour, LINE_STYLE.line_colours)),
        easel.colour(LINE_STYLE.level_colour),
    )


def _picture(shape: PictureShape, easel: _Easel) -> str:
    """The picture, or its text alternative in a frame where its file cannot be read."""
    found = picture_of_file(shape.picture.path)
    if found:
        return image(shape.box, found[0])
    font = Font(shape.slot.level(1).family, shape.slot.level(1).size_pt)
    passage = Passage((Stretch(shape.picture.alt, font, INK),), Setting(align="center"))
    frame = svg.rectangle(shape.box, "", easel.colour("tx2"), Emu.from_points(1))
    return frame + draw_text([passage], shape.box, easel.metrics, anchor="middle")
