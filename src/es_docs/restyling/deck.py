"""A restyled reference presentation: its names, its rooms, its sizes and colours, and a trial."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.checks.luminance import contrast
from es_docs.checks.package import check_opened
from es_docs.diagnostics import (
    AssetError,
    Diagnostic,
    Kind,
    Location,
    OutputError,
    Severity,
    error,
    has_errors,
    warning,
)
from es_docs.env import Environment
from es_docs.layout.measure import LINE_PITCH, Metrics
from es_docs.layout.text import BODY_FLOOR, SMALL_NOTE
from es_docs.ooxml.chart import SLIDE_STYLE
from es_docs.ooxml.opened import open_package
from es_docs.reading.model import LayoutLook, TextParagraph
from es_docs.reading.office import read_layouts
from es_docs.restyling import Judged
from es_docs.restyling.sample import about_looks, sample_project, sample_signs, sample_story
from es_docs.restyling.trial import read_back
from es_docs.theme import (
    PAIRS,
    REQUIRED,
    STRIP_NAME,
    DeckTheme,
    ReferenceDeck,
    SlideLayout,
    Slot,
    missing_parts,
    read_deck_theme,
    read_reference_deck,
)
from es_docs.units import Box, Emu
from es_docs.verify import context_of
from es_docs.visibility.signs import Sign
from es_docs.visibility.strip import FLAG_HEIGHT_ON_SLIDES, place_signs

SLIDE: Final = Box.of(0, 0, 12_192_000, 6_858_000)
"""What the layouts are drawn for: 33.87 × 19.05 cm, 16:9."""
TEXT_CONTRAST: Final = 4.5
LARGE_TEXT_CONTRAST: Final = 3.0
GRAPHICS_CONTRAST: Final = 3.0
"""WCAG 2.1 success criteria 1.4.3 and 1.4.11, as A11Y-030 and A11Y-031 ask."""
LARGE_PT: Final = 18.0
LARGE_BOLD_PT: Final = 14.0
SMALL_SLOTS: Final = frozenset({"Źródło", "Numer slajdu"})
LEVELS: Final = {"Fakt": 3, "Cel": 2, "Sumy": 2, "Efekt": 3}
"""Slots whose levels have looks of their own, with how many they need."""
_TEXT_KINDS: Final = frozenset({"body", "obj", "subTitle"})
_KINDS: Final = {
    "Tytuł": frozenset({"title", "ctrTitle"}),
    "Tabela": frozenset({"tbl", "obj"}),
    "Wykres": frozenset({"chart", "obj"}),
    "Zdjęcie": frozenset({"pic", "obj"}),
    "Numer slajdu": frozenset({"sldNum"}),
}
"""The types of placeholders (ISO/IEC 29500-1 §19.7.10) that can hold what goes into a slot."""
_SLACK: Final = Emu.from_mm(0.5)


class _Bench(Struct, frozen=True):
    """The reference on the bench: as the layout engine reads it, and with its looks resolved."""

    file: str
    read: ReferenceDeck
    looks: Sequence[LayoutLook]
    signs: Sequence[Sign]

    @property
    def at(self) -> Location:
        return Location(self.file)

    def layouts(self) -> Iterator[tuple[SlideLayout, LayoutLook]]:
        """The layouts the deck uses, with their looks."""
        by_name = {look.frame.name: look for look in self.looks}
        for layout in self.read.layouts:
            if layout.name in REQUIRED and layout.name in by_name:
                yield layout, by_name[layout.name]


def judge_deck(data: bytes, file: str, environment: Environment, metrics: Metrics) -> Judged:
    """All that is wrong with a reference presentation. Raises AssetError for faults elsewhere."""
    project = sample_project()
    signs = sample_signs(project, environment)
    try:
        read = read_reference_deck(data, file)
    except AssetError as refusal:
        return Judged(Kind.PPTX, refusal.findings)
    package, faults = open_package(data, file)
    if package is None or has_errors(faults):
        return Judged(Kind.PPTX, faults)
    bench = _Bench(file, read, read_layouts(package), signs)
    findings = (*_named(missing_parts(read, file), bench), *_looked_over(bench))
    layouts = [layout for layout, _ in bench.layouts()]
    fields = sum(len(layout.slots) for layout in layouts)
    if not has_errors(findings):  # what is wrong with the package may be a consequence
        faults = (one for one in check_opened(package) if one.severity is Severity.ERROR)
        findings = (*findings, *faults)
    if has_errors(findings):
        return Judged(Kind.PPTX, findings, parts=len(layouts), fields=fields)
    trial, size = _tried(data, file, environment, metrics, signs)
    return Judged(Kind.PPTX, findings, trial, len(layouts), fields, size)


def _looked_over(bench: _Bench) -> Iterator[Diagnostic]:
    for look_at in (
        _wrong_kinds,
        _doubled_names,
        _shared_numbers,
        _missing_pairs,
        _outside,
        _under_the_signs,
        _overlaps,
        _narrow_rooms,
        _small_letters,
        _missing_levels,
        _faint_letters,
        _faint_charts,
        _strip_rooms,
        _other_size,
        _other_masters,
    ):
        yield from look_at(bench)


# --- names and types


def _named(missing: Sequence[Diagnostic], bench: _Bench) -> Iterator[Diagnostic]:
    """A missing placeholder whose name a plain shape carries is told as that (T007)."""
    shapes = {(look.frame.name, one.name) for look in bench.looks for one in look.behind}
    for one in missing:
        layout, name = one.values.get("layout", ""), one.values.get("name", "")
        is_shape = one.code == "T003" and (layout, name) in shapes
        yield error("T007", bench.at, layout=layout, name=name) if is_shape else one


def base_name(slot: str) -> str:
    """„Karta 3” and its like without the number."""
    return re.sub(r" \d+$", "", slot)


def _wrong_kinds(bench: _Bench) -> Iterator[Diagnostic]:
    """Text needs a placeholder for text, a table one for tables or any content (T008)."""
    for layout, _ in bench.layouts():
        for slot in _known_slots(layout):
            if slot.kind not in _KINDS.get(slot.name, _TEXT_KINDS):
                found = error("T008", bench.at, layout=layout.name, name=slot.name)
                yield replace(found, variant=_wanted_kind(slot.name))


def _known_slots(layout: SlideLayout) -> Iterator[Slot]:
    """The placeholders the program fills; what else a designer drew is left alone."""
    return (
        slot
        for slot in layout.slots.values()
        if layout.is_filled(slot.name) or slot.name == "Numer slajdu"
    )


def _wanted_kind(name: str) -> str:
    return {"Tytuł": "title", "Tabela": "table", "Wykres": "chart", "Zdjęcie": "picture"}.get(
        name, "number" if name == "Numer slajdu" else "text"
    )


def _doubled_names(bench: _Bench) -> Iterator[Diagnostic]:
    """Of two layouts or placeholders of one name only the last is used (T009)."""
    for name, count in Counter(layout.name for layout in bench.read.layouts).items():
        if count > 1 and name in REQUIRED:
            yield replace(
                warning("T009", bench.at, name=name, layout=name, count=count), variant="layout"
            )
    for layout, look in bench.layouts():
        for name, count in Counter(one.name for one in look.slots).items():
            if count > 1:
                yield warning("T009", bench.at, name=name, layout=layout.name, count=count)


def _shared_numbers(bench: _Bench) -> Iterator[Diagnostic]:
    """PowerPoint knows a placeholder by its index; two with one cannot be told apart (T010)."""
    for layout, _ in bench.layouts():
        by_index: dict[int, list[str]] = {}
        for slot in _known_slots(layout):
            if slot.kind not in ("title", "ctrTitle"):
                by_index.setdefault(slot.idx, []).append(slot.name)
        for names in by_index.values():
            if len(names) > 1:
                yield error("T010", bench.at, layout=layout.name, names=_quoted(names))


def _quoted(names: Sequence[str]) -> str:
    return ", ".join(f"„{name}”" for name in names)


def _missing_pairs(bench: _Bench) -> Iterator[Diagnostic]:
    """A card without its number, a number without its card: neither is used (T020)."""
    for layout, _ in bench.layouts():
        first, second = PAIRS.get(layout.name, ("", ""))
        numbers = {
            name: {
                int(m[1]) for slot in layout.slots if (m := re.fullmatch(rf"{name} (\d+)", slot))
            }
            for name in (first, second)
            if name
        }
        if not numbers:
            continue
        for one, other in ((first, second), (second, first)):
            for number in sorted(numbers[one] - numbers[other]):
                yield warning(
                    "T020",
                    bench.at,
                    layout=layout.name,
                    name=f"{one} {number}",
                    other=f"{other} {number}",
                )


# --- rooms


def _outside(bench: _Bench) -> Iterator[Diagnostic]:
    """T011: a placeholder that reaches beyond the slide."""
    size = bench.read.size
    if size is None:
        return
    wide = Box.of(-_SLACK, -_SLACK, size.width + 2 * _SLACK, size.height + 2 * _SLACK)
    for layout, _ in bench.layouts():
        for slot in _known_slots(layout):
            if not wide.contains(slot.box):
                yield warning("T011", bench.at, layout=layout.name, name=slot.name)


def _strips(look: LayoutLook) -> Iterator[Box]:
    """Where signs stand on slides of a layout."""
    yield from (one.box for one in look.behind if one.name == STRIP_NAME and one.box)


def _under_the_signs(bench: _Bench) -> Iterator[Diagnostic]:
    """T012: a placeholder that lies over the sign strip."""
    for layout, look in bench.layouts():
        for strip in _strips(look):
            inner = _shrunk(strip)
            for slot in _known_slots(layout):
                if inner.overlaps(slot.box):
                    yield error("T012", bench.at, layout=layout.name, name=slot.name)


def _shrunk(box: Box) -> Box:
    return Box.of(
        box.left + _SLACK, box.top + _SLACK, box.width - 2 * _SLACK, box.height - 2 * _SLACK
    )


def _overlaps(bench: _Bench) -> Iterator[Diagnostic]:
    """T013: two placeholders that lie over each other; a footnote finds its room by itself."""
    for layout, _ in bench.layouts():
        slots = (slot for slot in _known_slots(layout) if slot.name != "Źródło")
        for one, other in combinations(slots, 2):
            if _shrunk(one.box).overlaps(other.box):
                names = _quoted([one.name, other.name])
                yield warning("T013", bench.at, layout=layout.name, names=names)


def _narrow_rooms(bench: _Bench) -> Iterator[Diagnostic]:
    """T021: a placeholder in which not even one line of its own letters stands."""
    for layout, _ in bench.layouts():
        for slot in _known_slots(layout):
            left, top, right, bottom = slot.insets
            size = slot.level(1).size_pt
            line = Emu.from_points(size * LINE_PITCH)
            is_low = slot.box.height - top - bottom < line - _SLACK
            is_narrow = slot.box.width - left - right < Emu.from_points(size * 2)
            if slot.name not in SMALL_SLOTS and (is_low or is_narrow):
                yield error("T021", bench.at, layout=layout.name, name=slot.name, size=f"{size:g}")


def _strip_rooms(bench: _Bench) -> Iterator[Diagnostic]:
    """T016: a frame for the sign strip in which the signs have no room."""
    frames = [("", bench.read.strip)]
    frames += [(layout.name, layout.strip) for layout, _ in bench.layouts()]
    for layout, box in frames:
        if box is None:
            continue
        try:
            place_signs(bench.signs, box, flag_height=FLAG_HEIGHT_ON_SLIDES)
        except AssetError:
            found = error(
                "T016",
                bench.at,
                layout=layout,
                width=f"{box.width.mm / 10:.1f}".replace(".", ","),
                height=f"{box.height.mm:.0f}",
                least=f"{FLAG_HEIGHT_ON_SLIDES.mm:.0f}",
            )
            yield replace(found, variant="layout" if layout else "")


def _other_size(bench: _Bench) -> Iterator[Diagnostic]:
    """T017: slides of another shape than the layouts are drawn for."""
    size = bench.read.size
    if size is None or not size.height:
        return
    if abs(size.width / size.height - SLIDE.width / SLIDE.height) > 0.01:
        sides = (f"{side.mm / 10:.1f}".replace(".", ",") for side in (size.width, size.height))
        width, height = sides
        yield warning("T017", bench.at, width=width, height=height)


def _other_masters(bench: _Bench) -> Iterator[Diagnostic]:
    """T022: masters beside the first one are not used."""
    if bench.read.masters > 1:
        yield warning("T022", bench.at, count=bench.read.masters)


# --- letters and colours


def _small_letters(bench: _Bench) -> Iterator[Diagnostic]:
    """T014: letters smaller than A11Y-051 allows."""
    for layout, _ in bench.layouts():
        for slot in _known_slots(layout):
            least = SMALL_NOTE if slot.name in SMALL_SLOTS else BODY_FLOOR
            sizes = [level.size_pt for level in slot.levels]
            if slot.kind in ("chart", "tbl", "pic"):
                continue
            for number, size in enumerate(sizes, start=1):
                if size < least:
                    yield warning(
                        "T014",
                        bench.at,
                        layout=layout.name,
                        name=slot.name,
                        level=number,
                        size=f"{size:g}",
                        least=f"{least:g}",
                    )


def _missing_levels(bench: _Bench) -> Iterator[Diagnostic]:
    """T015: levels that look like the one before though they say something else."""
    for layout, _ in bench.layouts():
        for slot in _known_slots(layout):
            wanted = LEVELS.get(base_name(slot.name), 1)
            if layout.name == "Efekty":
                wanted = 1
            if len(slot.levels) < wanted:
                yield warning(
                    "T015",
                    bench.at,
                    layout=layout.name,
                    name=slot.name,
                    count=len(slot.levels),
                    wanted=wanted,
                )


def _faint_letters(bench: _Bench) -> Iterator[Diagnostic]:
    """T018: letters that do not stand out from their ground, once a colour and slot."""
    for layout, look in bench.layouts():
        for slot in _known_slots(layout):
            if slot.kind in ("chart", "tbl", "pic"):
                continue
            told: set[str] = set()
            for sample in look.levels.get(slot.name, ())[: len(slot.levels)]:
                faint = _faint(sample)
                if faint and faint not in told:
                    told.add(faint)
                    yield _told_faint(bench, layout.name, slot.name, sample)
    for layout, look in bench.layouts():
        if "Tabela" not in layout.slots:
            continue
        for row in look.table.rows[:2]:
            sample = row.cells[0].paragraphs[0]
            if _faint(sample):
                yield _told_faint(bench, layout.name, "Tabela", sample)
        return


def _faint(sample: TextParagraph) -> str:
    """The colour of letters that are too faint; "" when they stand out or cannot be judged."""
    run = sample.runs[0]
    if run.colour is None or sample.ground is None:
        return ""
    return run.colour if contrast(run.colour, sample.ground) < _needed(sample) else ""


def _needed(sample: TextParagraph) -> float:
    run = sample.runs[0]
    is_large = run.size_pt >= LARGE_PT or (run.bold and run.size_pt >= LARGE_BOLD_PT)
    return LARGE_TEXT_CONTRAST if is_large else TEXT_CONTRAST


def _told_faint(bench: _Bench, layout: str, name: str, sample: TextParagraph) -> Diagnostic:
    colour, ground = sample.runs[0].colour or "", sample.ground or ""
    return error(
        "T018",
        bench.at,
        layout=layout,
        name=name,
        colour=f"#{colour}",
        ground=f"#{ground}",
        ratio=ratio_text(contrast(colour, ground)),
        needed=ratio_text(_needed(sample)),
    )


def ratio_text(ratio: float) -> str:
    """„4,4:1”, rounded down."""
    return f"{int(ratio * 10) / 10:.1f}:1".replace(".", ",").replace(",0:", ":")


def _faint_charts(bench: _Bench) -> Iterator[Diagnostic]:
    """T019: the colour of bars, and of the outline of the plan, against the ground of slides."""
    look = next((look for layout, look in bench.layouts() if layout.name == "Wyniki"), None)
    if look is None or look.frame.background is None:
        return
    name = SLIDE_STYLE.realised_colour
    colour = look.colours.get(name)
    if colour and contrast(colour, look.frame.background) < GRAPHICS_CONTRAST:
        yield error(
            "T019",
            bench.at,
            colour=f"#{colour}",
            ground=f"#{look.frame.background}",
            ratio=ratio_text(contrast(colour, look.frame.background)),
            needed=ratio_text(GRAPHICS_CONTRAST),
        )


# --- the trial


def _tried(
    data: bytes, file: str, environment: Environment, metrics: Metrics, signs: Sequence[Sign]
) -> tuple[tuple[Diagnostic, ...], int]:
    """What the sample deck shows, and its number of slides."""
    from es_docs.layout.slides import lay_out
    from es_docs.render.powerpoint import render_deck

    project = sample_project()
    story = sample_story(project, environment)
    theme: DeckTheme = read_deck_theme(data, file)
    deck = lay_out(story, theme, metrics)
    try:
        made = render_deck(deck, story, theme, data, signs)
        found = read_back(made, file, story, context_of(project, story, environment, metrics))
    except (AssetError, OutputError) as refusal:
        return (*deck.findings, *refusal.findings), len(deck.slides)
    return (*deck.findings, *about_looks(found)), len(deck.slides)
