"""The report as read text: one HTML page with its headings, paragraphs, tables, lists, charts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Final

from msgspec import Struct, field

from es_docs.drawing import svg
from es_docs.drawing.charts import ChartLook, draw_chart, draw_timeline
from es_docs.drawing.pictures import picture_of_file
from es_docs.drawing.strip import draw_strip
from es_docs.layout.charts import LEGEND_HEIGHT, NAME_GAP, name_widths
from es_docs.layout.lines import fit_lines
from es_docs.layout.measure import Font, Metrics
from es_docs.messages import document as words
from es_docs.story import (
    Audience,
    Block,
    Chart,
    Column,
    ColumnKind,
    Effects,
    FactList,
    ItemList,
    ListItem,
    Paragraph,
    Picture,
    Role,
    Run,
    Section,
    SectionKind,
    Signatures,
    Story,
    Table,
    Timeline,
    UnitTotal,
    UnitTotals,
)
from es_docs.units import Box, Emu
from es_docs.visibility.signs import Sign
from es_docs.visibility.strip import Strip, place_signs

_STYLE: Final = """
body { font: 16px/1.45 Calibri, Carlito, sans-serif; color: #1a2238; background: #fff;
  max-width: 46em; margin: 0 auto; padding: 1.5em; }
h1, h2, h3 { color: #039; line-height: 1.2; }
h2 { margin: 2em 0 .6em; } h3 { margin: 1.6em 0 .5em; }
table { border-collapse: collapse; width: 100%; margin: .5em 0 1.2em; }
caption, figcaption { text-align: left; font-size: .9em; color: #55607a; padding: .3em 0; }
th, td { text-align: left; vertical-align: top; padding: .35em .6em;
  border-bottom: 1px solid #c4d0ea; }
thead th { background: #039; color: #fff; } tbody th { font-weight: normal; color: #55607a; }
.number { text-align: right; white-space: nowrap; }
.total { background: #eef2fa; font-weight: bold; }
figure { margin: 1em 0; } .signs { margin: 0 0 2em; } .signs svg { width: 100%; }
figure svg, figure img { max-width: 100%; height: auto; }
.effects { border-left: 4px solid #fc0; background: #eef2fa; padding: .7em 1em; margin: 1em 0; }
.effects p { margin: 0 0 .3em; }
.label, .as-of, .source, .glossary, .detail { color: #55607a; font-size: .9em; }
.detail { display: block; } .goal { border-left: 4px solid #039; padding-left: 1em; }
.summary, .figure { font-size: 1.15em; }
.reason { border-left: 2px solid #c4d0ea; padding-left: 1em; }
.signature { border-top: 1px solid; max-width: 22em; margin-top: 3.5em; padding-top: .3em; }
""".strip()
"""The looks of the report's reference, near enough to read by."""
_STRIP: Final = Box.of(0, 0, Emu.from_mm(160), Emu.from_mm(10.5))
"""The strip as on the pages of the report: A4 with side margins of 25 mm."""
_CHART_WIDTH: Final = Emu.from_points(640)
_BAR_PITCH: Final = Emu.from_points(34)
_TIMELINE_HEIGHT: Final = Emu.from_points(260)
_LOOK: Final = ChartLook(
    "C4D0EA", "003399", "1A2238", Font("Calibri", 14), ("003399", "3D63B3", "1A2238"), "55607A"
)


class _Page(Struct, frozen=True):
    """What is counted while the report is written: chapters, tables, charts."""

    metrics: Metrics
    tables: Iterator[int] = field(default_factory=lambda: count(1))
    charts: Iterator[int] = field(default_factory=lambda: count(1))


def draw_report(story: Story, signs: Sequence[Sign], metrics: Metrics) -> str:
    """A whole HTML page in Polish; nothing in it is loaded from elsewhere and nothing runs.

    Raises AssetError S022 when the signs have no room.
    """
    page = _Page(metrics)
    strip = place_signs(signs, _STRIP, flag_height=_STRIP.height)
    told = story.told_to(Audience.REPORT)
    body = "".join([_strip(strip, metrics), *_sections(told, page)])
    return (
        '<!DOCTYPE html>\n<html lang="pl"><head><meta charset="utf-8">'
        f"<title>{svg.text(told.report_title)}</title><style>\n{_STYLE}\n</style></head>"
        f"<body><main>{body}</main></body></html>\n"
    )


def _strip(strip: Strip, metrics: Metrics) -> str:
    drawing = _drawing(strip.box, strip.alt, draw_strip(strip, metrics))
    return f'<figure class="signs">{drawing}</figure>'


def _drawing(box: Box, alt: str, drawing: str) -> str:
    view = " ".join(map(svg.length, (box.left, box.top, box.width, box.height)))
    return (
        f'<svg xmlns="{svg.SVG}" viewBox="{view}" width="{svg.length(box.width)}" '
        f'height="{svg.length(box.height)}" role="img"><title>{svg.text(alt)}</title>'
        f"{drawing}</svg>"
    )


# --- sections


def _sections(story: Story, page: _Page) -> Iterator[str]:
    """Chapters and, under one heading, the actions that follow each other."""
    first = second = 0
    was_action = False
    for section in story:
        if section.kind is SectionKind.COVER:
            yield _section(section, _cover_heading(section), page)
            continue
        is_action = section.kind is SectionKind.ACTION
        heading = ""
        if not (is_action and was_action):
            first, second = first + 1, 0
            title = words.ACTIONS_TITLE if is_action else section.title
            heading = f"<h2>{first}. {svg.text(title)}</h2>"
        if is_action:
            heading += f"<p>{svg.text(words.ACTIONS_INTRODUCTION)}</p>" if not was_action else ""
            second += 1
            heading += f"<h3>{first}.{second}. {svg.text(section.title)}</h3>"
        was_action = is_action
        yield _section(section, heading, page)


def _cover_heading(section: Section) -> str:
    return f'<p class="label">{svg.text(words.REPORT_KIND)}</p><h1>{svg.text(section.title)}</h1>'


def _section(section: Section, heading: str, page: _Page) -> str:
    """The section with the key of its place in the story; totals that a summary says are left."""
    has_summary = any(block.role is Role.SUMMARY for block in section.blocks_of(Paragraph))
    blocks = "".join(
        _block(block, section, page)
        for block in section.blocks
        if not (has_summary and isinstance(block, UnitTotals))
    )
    return f"<section data-key={svg.attribute(section.key)}>{heading}{blocks}</section>"


def _block(block: Block, section: Section, page: _Page) -> str:
    match block:
        case Paragraph():
            return f'<p class="{block.role}">{_runs(block.runs)}</p>'
        case ItemList():
            return _items(block.items, is_counted=section.kind is SectionKind.ACTIONS)
        case UnitTotals():
            return "".join(map(_total, block.totals))
        case Effects():
            return _effects(block)
        case Signatures():
            return "".join(f'<p class="signature">{svg.text(one)}</p>' for one in block.captions)
        case FactList() | Table() | Chart() | Timeline() | Picture():
            return _object(block, page)


def _object(block: FactList | Table | Chart | Timeline | Picture, page: _Page) -> str:
    match block:
        case FactList():
            return _facts(block, page)
        case Table():
            return _table(block, page)
        case Chart():
            return _chart(block, page)
        case Timeline():
            return _timeline(block, page)
        case Picture():
            return _picture(block)


# --- text


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(
        f"<strong>{svg.text(run.text)}</strong>" if run.strong else svg.text(run.text)
        for run in runs
    )


def _items(items: tuple[ListItem, ...], *, is_counted: bool) -> str:
    """A list; what carries the number of its action says so, as in the Word report."""
    if is_counted and all(item.number is not None for item in items):
        counted = "".join(f'<li value="{item.number}">{svg.text(item.text)}</li>' for item in items)
        return f"<ol>{counted}</ol>"
    return "<ul>" + "".join(f"<li>{_marked(item)}</li>" for item in items) + "</ul>"


def _effects(block: Effects) -> str:
    """The panel: its label, then the one effect or a list of them."""
    texts = [svg.text(item.text) for item in block.items]
    told = "".join(f"<li>{text}</li>" for text in texts)
    shown = f"<ul>{told}</ul>" if len(texts) > 1 else f"<p>{''.join(texts)}</p>"
    return f'<div class="effects"><p class="label">{svg.text(block.label)}</p>{shown}</div>'


def _marked(item: ListItem) -> str:
    mark = "" if item.number is None else f"<strong>{words.ACTION} {item.number}.</strong> "
    return mark + svg.text(item.text)


def _total(total: UnitTotal) -> str:
    rest = words.FIGURE_REST.format(planned=total.planned, noun=total.noun, percent=total.percent)
    return f'<p class="figure"><strong>{svg.text(total.realised)}</strong>{svg.text(rest)}</p>'


# --- tables


def _numbered(label: str, number: int, caption: str) -> str:
    return svg.text(f"{label}\u00a0{number}" + words.NUMBERED_CAPTION.format(caption=caption))


def _facts(block: FactList, page: _Page) -> str:
    rows = "".join(
        f'<tr><th scope="row">{svg.text(fact.label)}</th><td>{svg.text(fact.value)}'
        + (f'<span class="detail">{svg.text(fact.detail)}</span>' if fact.detail else "")
        + "</td></tr>"
        for fact in block.facts
    )
    heads = "".join(
        f'<th scope="col">{svg.text(head)}</th>' for head in (words.FACT_LABEL, words.FACT_VALUE)
    )
    return _whole_table(block.caption, heads, rows, page)


def _table(block: Table, page: _Page) -> str:
    heads = "".join(
        f'<th scope="col"{_class(column)}>{svg.text(column.header)}</th>'
        for column in block.columns
    )
    rows = "".join(
        f"<tr{' class=' + chr(34) + 'total' + chr(34) if row.is_total else ''}>"
        + "".join(
            f"<td{_class(column)}>"
            + _runs((Run(cell.text, cell.strong and not row.is_total),))
            + "</td>"
            for cell, column in zip(row.cells, block.columns, strict=True)
        )
        + "</tr>"
        for row in block.rows
    )
    return _whole_table(block.caption, heads, rows, page)


def _class(column: Column) -> str:
    return "" if column.kind is ColumnKind.TEXT else ' class="number"'


def _whole_table(caption: str, heads: str, rows: str, page: _Page) -> str:
    told = ""
    if caption:
        told = f"<caption>{_numbered(words.TABLE_LABEL, next(page.tables), caption)}</caption>"
    return f"<table>{told}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


# --- charts and pictures


def _chart(chart: Chart, page: _Page) -> str:
    legend = 0 if chart.is_share else LEGEND_HEIGHT
    box = Box.of(0, 0, _CHART_WIDTH, _BAR_PITCH * len(chart.bars) + legend)
    names = max(name_widths([chart], _LOOK.font, box, page.metrics))
    drawing = draw_chart(chart, box, names + NAME_GAP, legend, _LOOK, page.metrics)
    return _figure(chart.caption, _drawing(box, chart.alt, drawing), page)


def _timeline(timeline: Timeline, page: _Page) -> str:
    box = Box.of(0, 0, _CHART_WIDTH, _TIMELINE_HEIGHT)
    fit = fit_lines(timeline, _LOOK.font, box.width, page.metrics)
    drawing = draw_timeline(timeline, box, fit, _LOOK, page.metrics)
    return _figure(timeline.caption, _drawing(box, timeline.alt, drawing), page)


def _figure(caption: str, drawing: str, page: _Page) -> str:
    told = _numbered(words.CHART_LABEL, next(page.charts), caption)
    return f"<figure><figcaption>{told}</figcaption>{drawing}</figure>"


def _picture(picture: Picture) -> str:
    found = picture_of_file(picture.path)
    shown = f'<p class="detail">[{svg.text(picture.alt)}]</p>'
    if found:
        shown = f"<img src={svg.attribute(found[0])} alt={svg.attribute(picture.alt)}>"
    caption = f"<figcaption>{svg.text(picture.caption)}</figcaption>" if picture.caption else ""
    return f"<figure>{shown}{caption}</figure>"
