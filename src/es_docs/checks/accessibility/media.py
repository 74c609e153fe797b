"""Accessibility of objects, protection and media: A11Y-040 and A11Y-060 to A11Y-065."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from io import BytesIO
from typing import Final

from es_docs.checks.accessibility.passages import furniture_shown, passages, sign_objects
from es_docs.checks.rule import Context, Found, RuleCheck, found
from es_docs.diagnostics import Place
from es_docs.markup import Element
from es_docs.ooxml.package import qualified
from es_docs.reading.model import (
    Deck,
    DrawnObject,
    Frame,
    Furniture,
    ObjectKind,
    PictureData,
    Report,
    Slide,
    TextParagraph,
)
from es_docs.reading.word.vml import WATERMARKS
from es_docs.regex import regex
from es_docs.units import Box

# --- objects in the text of a report (A11Y-040)


def floating_objects(report: Report, _: Context) -> Iterator[Found]:
    """Pictures, text boxes and tables that float over the text; decorative ones may."""
    for block in report.blocks:
        if isinstance(block, TextParagraph) or block.is_inline:
            continue
        if not (block.is_hidden or block.is_decorative):
            yield found(block.place, block.kind if block.kind in _TOLD_KINDS else "object")


_TOLD_KINDS: Final = (ObjectKind.PICTURE, ObjectKind.TABLE, ObjectKind.CHART)


# --- protection (A11Y-060)


def protected_deck(deck: Deck, _: Context) -> Iterator[Found]:
    if deck.is_protected:
        yield found(deck.place)


def protected_report(report: Report, _: Context) -> Iterator[Found]:
    if report.settings.is_protected:
        yield found(report.place)


# --- movement (A11Y-061)


def movement(deck: Deck, _: Context) -> Iterator[Found]:
    """Slides that go on by themselves, endless animations, animated pictures."""
    for slide in deck.slides:
        if slide.advances_after is not None:
            yield found(slide.place, "advance", seconds=_seconds(slide.advances_after))
        if slide.repeats:
            yield found(slide.place, "endless")
    for one in (*deck.objects(), *_frame_objects(deck)):
        if one.picture is not None and not one.is_hidden and _is_animated(one.picture):
            yield found(one.place, "animated")


def _seconds(time: float) -> str:
    return f"{time:g}".replace(".", ",")


def _frame_objects(deck: Deck) -> Iterator[DrawnObject]:
    for frame in deck.frames:
        for one in frame.objects:
            yield from one.walk()


_ANIMATED: Final = ((b"GIF8", b""), (b"\x89PNG", b"acTL"), (b"RIFF", b"ANIM"))
"""How files begin that can move, and a mark without which they do not."""
_HEAD: Final = 4096


def _is_animated(picture: PictureData) -> bool:
    head = picture.data[:_HEAD]
    if not any(head.startswith(start) and mark in head for start, mark in _ANIMATED):
        return False
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(BytesIO(picture.data)) as image:
                return getattr(image, "n_frames", 1) > 1
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return False


# --- sound and film (A11Y-062)

_TRACK: Final = "{http://schemas.microsoft.com/office/powerpoint/2017/3/main}track"
"""Captions inserted in PowerPoint ([MS-PPTX], `p173:tracksInfo`)."""
_TRANSCRIPT: Final = regex(r"transkrypc|napis(y|ami)\b|transcript|subtitle|caption", re.IGNORECASE)


def media_without_captions(deck: Deck, _: Context) -> Iterator[Found]:
    """Films and recordings with neither captions nor a transcript on the slide or in its notes."""
    for slide in deck.slides:
        for one in slide.walk():
            if one.kind is not ObjectKind.MEDIA or one.is_hidden:
                continue
            has_track = one.element is not None and next(one.element.iter(_TRACK), None) is not None
            if not has_track and not _mentions_transcript(slide):
                yield found(one.place)


def _mentions_transcript(slide: Slide) -> bool:
    words = [one.text for one in slide.walk()]
    return bool(_TRANSCRIPT.search(" ".join((*words, *(note.text for note in slide.notes)))))


# --- fields to fill in (A11Y-063)

_MARKERS: Final = "goog_rdk_"
"""Tags of the controls that Google Docs leaves around text; they cannot be seen in Word."""
_FIELD: Final = qualified("w:ffData")
_FIELD_HELP: Final = (qualified("w:helpText"), qualified("w:statusText"))
_VALUE: Final = qualified("w:val")


def untitled_controls(report: Report, _: Context) -> Iterator[Found]:
    """Content controls without a title, and form fields without help.

    Controls around a gallery item (a table of contents made by Word) and the markers of other
    editors, which nobody fills in, need none.
    """
    for control in report.controls:
        if not (control.title.strip() or control.gallery or control.tag.startswith(_MARKERS)):
            yield found(control.place, "control")
    for part, root in report.package.stories():
        for field in root.iter(_FIELD):
            if not any((field.find(tag) is not None) for tag in _FIELD_HELP):
                yield found(_field_place(report, part, field), "field", name=_field_name(field))


def _field_name(field: Element) -> str:
    name = field.find(qualified("w:name"))
    return name.get(_VALUE, "") if name is not None else ""


def _field_place(report: Report, part: str, field: Element) -> Place:
    known = (one.place for one in report.furniture() if one.part == part)
    place = next(known, report.place)
    return Place(place.file, place.kind, place.area, place.number, place.name, _field_name(field))


# --- what lies behind the text (A11Y-064)

_MOST_OF_A_SLIDE: Final = 0.6
"""Share of its area that a picture covers which is a background."""
_MUCH_OF_A_PAGE: Final = 0.4
"""Names Word gives to watermarks of words and of pictures (VML in a header)."""
_VML_SHAPE: Final = "{urn:schemas-microsoft-com:vml}shape"


def pictures_behind_slides(deck: Deck, _: Context) -> Iterator[Found]:
    """Picture backgrounds of masters, layouts and slides, and pictures that play one."""
    signs = sign_objects(deck)
    for frame in deck.frames:
        if frame.uses_picture or _large_picture(frame.objects, deck.size, signs):
            yield found(frame.place, "background")
    with_text = {
        passage.slide.number for passage in passages(deck) if passage.slide and passage.text.strip()
    }
    for slide in deck.slides:
        is_own = slide.has_picture_background and not _has_picture(slide.layout, slide.master)
        if is_own and slide.number in with_text:
            yield found(slide.place, "background")
        behind = _large_picture(slide.objects, deck.size, signs)
        if behind is not None and _has_text_over(slide, behind):
            yield found(behind.place, "picture")


def _has_picture(*frames: Frame) -> bool:
    return any(frame.uses_picture for frame in frames)


def _large_picture(
    objects: tuple[DrawnObject, ...], slide: Box, signs: frozenset[int]
) -> DrawnObject | None:
    for one in objects:
        is_picture = one.kind is ObjectKind.PICTURE or one.fill.kind == "picture"
        is_shown = is_picture and not one.is_hidden and id(one) not in signs
        if is_shown and one.box and _area(one.box) >= _MOST_OF_A_SLIDE * _area(slide):
            return one
    return None


def _area(box: Box) -> int:
    return box.width * box.height


def _has_text_over(slide: Slide, picture: DrawnObject) -> bool:
    """Whether a text stands on the picture: after it in the order from back to front."""
    after = False
    for one in slide.walk():
        if after and one.text.strip() and one.box and picture.box and one.box.overlaps(picture.box):
            return True
        after = after or one is picture
    return False


def pictures_behind_pages(report: Report, _: Context) -> Iterator[Found]:
    """A picture as page background; watermarks in headers, each header told once."""
    if report.settings.has_picture_background:
        yield found(report.place, "background")
    for furniture in furniture_shown(report):
        if _has_watermark(report, furniture):
            yield found(furniture.place, "watermark")


def _has_watermark(report: Report, furniture: Furniture) -> bool:
    root = report.package.roots.get(furniture.part)
    shapes = root.iter(_VML_SHAPE) if root is not None else ()
    if any(shape.get("id", "").startswith(WATERMARKS) for shape in shapes):
        return True
    page = max((setup.width * setup.height for setup in report.pages), default=0)
    floating = (one for one in furniture.objects if not one.is_inline and not one.is_hidden)
    return any(
        inner.kind is ObjectKind.PICTURE and inner.box is not None
        and 0 < _MUCH_OF_A_PAGE * page <= _area(inner.box)
        for one in floating
        for inner in one.walk()
    )  # fmt: skip


# --- notes (A11Y-065)

_SHOWN: Final = frozenset(
    {ObjectKind.PICTURE, ObjectKind.CHART, ObjectKind.DIAGRAM, ObjectKind.MEDIA}
)


def visual_slides_without_notes(deck: Deck, _: Context) -> Iterator[Found]:
    """Slides that show a chart, a picture or a diagram and have no words in their notes."""
    signs = sign_objects(deck)
    for slide in deck.slides:
        shows = any(
            one.kind in _SHOWN and not one.is_decorative and not one.is_hidden
            for one in slide.walk()
            if id(one) not in signs
        )
        if shows and not any(note.text.strip() for note in slide.notes):
            yield found(slide.place)


CHECKS: Final[tuple[RuleCheck, ...]] = (
    RuleCheck("A11Y-040", report=floating_objects),
    RuleCheck("A11Y-060", deck=protected_deck, report=protected_report),
    RuleCheck("A11Y-061", deck=movement),
    RuleCheck("A11Y-062", deck=media_without_captions),
    RuleCheck("A11Y-063", report=untitled_controls),
    RuleCheck("A11Y-064", deck=pictures_behind_slides, report=pictures_behind_pages),
    RuleCheck("A11Y-065", deck=visual_slides_without_notes),
)
