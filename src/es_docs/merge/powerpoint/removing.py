"""Shapes taken out of a slide, with what only they used and the effects that moved them."""

from __future__ import annotations

from typing import Final

from es_docs.markup import Element
from es_docs.merge.powerpoint.passages import fill, paragraphs_of
from es_docs.merge.powerpoint.shapes import (
    GROUP,
    Spot,
    drawing,
    elements,
    remove,
    shapes_in,
    used_relations,
)
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import qualified

_PAR: Final = qualified("p:par")
_TIMING: Final = qualified("p:timing")


def remove_shape(draft: Draft, spot: Spot) -> None:
    """Take a shape away; a group left empty goes too, the others keep their places."""
    root, shape = draft.edit(spot.part), spot.element
    properties = drawing(shape)
    number = "" if properties is None else properties.get("id", "")
    before = used_relations(shape)
    group = shape.getparent()
    remove(shape)
    while group is not None and group.tag == GROUP and next(shapes_in(group), None) is None:
        empty, group = group, group.getparent()
        remove(empty)
    if number:
        _unfasten(root, number)
        _still(root, number)
    for rid in before - used_relations(root):
        draft.unrelate(spot.part, rid)


def _unfasten(root: Element, number: str) -> None:
    """Connectors that were glued to it keep their place."""
    for glue in tuple(root.iter(qualified("a:stCxn"), qualified("a:endCxn"))):
        if glue.get("id") == number:
            remove(glue)


def _still(root: Element, number: str) -> None:
    """Take away the effects of a shape that is gone (ISO/IEC 29500-1 §19.5)."""
    timing = root.find(_TIMING)
    if timing is None:
        return
    for target in tuple(timing.iter(qualified("p:spTgt"))):
        if target.get("spid") == number:
            _remove_effect(target)
    for built in tuple(timing.iter()):
        if built.get("spid") == number and built.tag != qualified("p:spTgt"):
            remove(built)
    if next(timing.iter(qualified("p:spTgt"), qualified("p:sldTgt")), None) is None:
        remove(timing)
        return
    for listed in timing.findall(qualified("p:bldLst")):
        if next(elements(listed), None) is None:
            remove(listed)


def _remove_effect(target: Element) -> None:
    """The innermost effect around the target, and the steps that held nothing else."""
    around = [one for one in target.iterancestors(_PAR) if _effect(one)]
    effect = around[0] if around else next(target.iterancestors(_PAR), None)
    while effect is not None:
        holder = effect.getparent()
        remove(effect)
        if holder is None or next(elements(holder), None) is not None:
            return
        effect = next(holder.iterancestors(_PAR), None)


def _effect(par: Element) -> bool:
    inner = par.find(qualified("p:cTn"))
    return inner is not None and inner.get("presetClass") is not None


def remove_passage(spot: Spot) -> Element | None:
    """A paragraph goes; the last one of a box or cell stays without words and is given back."""
    if len(paragraphs_of(spot.element.getparent())) > 1:
        remove(spot.element)
        return None
    fill(spot.element, "")
    return spot.element
