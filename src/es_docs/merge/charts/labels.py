"""The labels at the bars: read as they show, and written where they stand.

Ours are fields filled from cells (`a:fld type="CELLRANGE"`, [MS-ODRAWXML] §2.24.3); over such a
field a person may type words of their own, and then these are the label.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from uuid import UUID, uuid5

from lxml import etree
from msgspec import Struct

from es_docs.markup import Element, child_of
from es_docs.merge.charts.plot import Plot, Series, put_in_order
from es_docs.merge.editing import shared_start
from es_docs.ooxml.package import NS, qualified

_FIELD: Final = "CELLRANGE"
_LABELS: Final = qualified("c:dLbls")
_LABEL: Final = qualified("c:dLbl")
_INDEX: Final = qualified("c:idx")
_DELETE: Final = qualified("c:delete")
_TX: Final = qualified("c:tx")
_RICH: Final = qualified("c:rich")
_LINE: Final = qualified("a:p")
_TEXT: Final = qualified("a:t")
_RUN_FIELD: Final = qualified("a:fld")
_NAMESPACE: Final = UUID("0c6a2f0e-55d5-5c39-8a2a-6a1f3a7d9b64")


class Spoken(Struct, frozen=True):
    """What a label says. `is_typed` when its words are its own and not those of its cell."""

    text: str = ""
    is_typed: bool = False


# --- reading


class Labels(Struct, frozen=True, eq=False):
    """The labels of a series as they show: those of its own bars, and what holds for the others."""

    is_shown: bool = False
    shows_range: bool = False
    _single: Mapping[int, Element] = MappingProxyType({})

    @classmethod
    def of(cls, series: Series) -> Labels:
        labels = child_of(series.element, _LABELS)
        if labels is None or _is_deleted(labels):
            return cls()
        single: dict[int, Element] = {}
        for one in labels.iterchildren(_LABEL):
            single.setdefault(_number(one), one)
        return cls(is_shown=True, shows_range=_shows_range(labels), _single=single)

    def spoken(self, index: int, cell: str | None) -> Spoken:
        """The label of a bar; `cell` is what its cell in the range holds, None without a range."""
        if not self.is_shown:
            return Spoken()
        label = self._single.get(index)
        if label is None:
            return Spoken((cell or "") if self.shows_range else "")
        if _is_deleted(label):
            return Spoken()
        rich = child_of(label, _TX, _RICH)
        if rich is None:
            return Spoken((cell or "") if _shows_range(label) else "")
        lines = (
            "".join(_piece(one, cell) for one in line.iter(_TEXT))
            for line in rich.iterchildren(_LINE)
        )
        is_typed = not any(map(_is_range_field, rich.iter(_RUN_FIELD)))
        return Spoken(" ".join(line for line in lines if line), is_typed=is_typed)


def can_carry(series: Series) -> bool:
    """Whether labels are switched on for the series."""
    labels = series.element.find("c:dLbls", NS)
    return labels is not None and not _is_deleted(labels)


def _piece(text: Element, cell: str | None) -> str:
    """The words of a run. A field of a range means its cell: programs leave „[CELLRANGE]” in it."""
    holder = text.getparent()
    is_field = holder is not None and _is_range_field(holder)
    written = text.text or ""
    if not is_field or (cell is None and not written.startswith("[")):
        return written
    return cell or ""


# --- writing


def write(series: Series, index: int, text: str, cell: str) -> str | None:
    """Let a label that is there say this; what its cell has to hold then, None when it is alone.

    `cell` is what the cell held so far. Raises LookupError when there is no such label.
    """
    labels = series.element.find("c:dLbls", NS)
    label = None if labels is None else _single(labels, index)
    if label is None or _is_deleted(label):
        raise LookupError(index)
    put_in_order(label)
    rich = label.find("c:tx/c:rich", NS)
    if rich is None:
        if not _shows_range(label):
            raise LookupError(index)
        return text
    fields = _fields(rich)
    texts = _texts(rich)
    if len(fields) == 1 and len(rich.findall("a:p", NS)) == 1:
        before, after = _around(texts, fields[0])
        inner = text[len(before) : len(text) - len(after)]
        if text.startswith(before) and text.endswith(after) and before + inner + after == text:
            for one in fields[0].iterfind("a:t", NS):
                one.text = inner
            return inner
    for field in fields:
        field.tag = qualified("a:r")
        field.attrib.clear()
        for extra in field.findall("a:pPr", NS):
            field.remove(extra)
        for one in field.iterfind("a:t", NS):
            one.text = cell
    _retype(rich, text)
    return None


def _around(texts: list[Element], field: Element) -> tuple[str, str]:
    """What stands before and behind a field in its line."""
    inside = [one.getparent() is field for one in texts]
    first = inside.index(True) if True in inside else len(texts)
    before = "".join(one.text or "" for one in texts[:first])
    return before, "".join(one.text or "" for one in texts[first + 1 :])


def _retype(rich: Element, text: str) -> None:
    """Change only the characters that differ, in the run where the change begins."""
    texts = _texts(rich)
    if not texts:
        line = rich.find("a:p", NS)
        if line is None:
            line = etree.SubElement(rich, qualified("a:p"))
        run = line.makeelement(qualified("a:r"), {})
        end = line.find("a:endParaRPr", NS)
        line.append(run) if end is None else end.addprevious(run)
        texts = [etree.SubElement(run, qualified("a:t"))]
    if len(rich.findall("a:p", NS)) > 1:
        for line in rich.findall("a:p", NS)[1:]:
            rich.remove(line)
        texts = _texts(rich) or texts
    old = "".join(one.text or "" for one in texts)
    start = shared_start(old, text)
    end = shared_start(old[start:][::-1], text[start:][::-1])
    _replace(texts, start, len(old) - end, text[start : len(text) - end])


def _replace(texts: list[Element], start: int, end: int, new: str) -> None:
    at = 0
    for number, one in enumerate(texts):
        own = one.text or ""
        first, last = (min(max(edge - at, 0), len(own)) for edge in (start, end))
        is_start = at <= start < at + len(own) or number == len(texts) - 1
        one.text = own[:first] + (new if is_start else "") + own[last:]
        new = "" if is_start else new
        at += len(own)


def remove(series: Series, index: int) -> None:
    """Take the label of one bar away."""
    labels = series.element.find("c:dLbls", NS)
    label = None if labels is None else _single(labels, index)
    if labels is not None and label is not None:
        labels.remove(label)


def add(series: Series, index: int, models: list[tuple[Series, int]]) -> bool:
    """Put a label from the range at a bar, with the look of the first model that has one.

    A model is a label of a series by the number of its bar; -1 means any. False when no model
    has a label from a range.
    """
    labels = series.element.find("c:dLbls", NS)
    found = (_model(model, at) for model, at in models)
    source = next((one for one in found if one is not None), None)
    if labels is None or source is None:
        return False
    remove(series, index)
    label = copy.deepcopy(source)
    number = label.find("c:idx", NS)
    if number is None:
        return False
    number.set("val", str(index))
    _name_fields(series, label, index)
    before = [one for one in labels.iterfind("c:dLbl", NS) if _number(one) < index]
    if before:
        before[-1].addnext(label)
    else:
        labels.insert(0, label)
    return True


def _model(series: Series, index: int) -> Element | None:
    """A label filled from its cell and nothing else."""
    for label in series.element.iterfind("c:dLbls/c:dLbl", NS):
        rich = label.find("c:tx/c:rich", NS)
        if rich is None or (index >= 0 and _number(label) != index):
            continue
        fields = _fields(rich)
        if len(fields) == 1 and len(_texts(rich)) == 1:
            return label
    return None


def _name_fields(series: Series, label: Element, index: int) -> None:
    """A field has an id of its own in the part; a copied extension with an id would be twice."""
    root = series.element.getroottree().getroot()
    used = {one.get("id", "") for one in root.iter(qualified("a:fld"))}
    for field in _fields(label):
        ids = (
            uuid5(_NAMESPACE, f"{series.number} {index} {turn}") for turn in range(len(used) + 1)
        )
        names = (f"{{{str(one).upper()}}}" for one in ids)
        field.set("id", next(name for name in names if name not in used))
    for extensions in label.findall("c:extLst", NS):
        for extension in list(extensions):
            if any("uniqueId" in str(child.tag) for child in extension):
                extensions.remove(extension)


def mend(plot: Plot) -> None:
    """Stand the parts of labels in their order again; LibreOffice writes them in another."""
    for label in plot.root.iter(qualified("c:dLbl")):
        put_in_order(label)


def fill(series: Series, index: int, cell: str) -> None:
    """Let a field that holds but its own name in brackets hold what its cell says."""
    labels = series.element.find("c:dLbls", NS)
    label = None if labels is None else _single(labels, index)
    for field in () if label is None else _fields(label):
        for text in field.iterfind("a:t", NS):
            if cell and (text.text or "").startswith("["):
                text.text = cell


# --- elements


def _single(labels: Element, index: int) -> Element | None:
    return next((one for one in labels.iterchildren(_LABEL) if _number(one) == index), None)


def _number(label: Element) -> int:
    found = child_of(label, _INDEX)
    text = "" if found is None else found.get("val", "")
    return int(text) if text.isdecimal() else -1


def _is_deleted(labels: Element) -> bool:
    mark = child_of(labels, _DELETE)
    return mark is not None and mark.get("val", "1") not in ("0", "false")


def _shows_range(labels: Element) -> bool:
    shown = labels.find("c:extLst/c:ext/c15:showDataLabelsRange", NS)
    return shown is not None and shown.get("val", "1") not in ("0", "false")


def _texts(holder: Element) -> list[Element]:
    return list(holder.iter(_TEXT))


def _fields(holder: Element) -> list[Element]:
    return [one for one in holder.iter(_RUN_FIELD) if _is_range_field(one)]


def _is_range_field(element: Element) -> bool:
    return element.tag == _RUN_FIELD and element.get("type") == _FIELD
