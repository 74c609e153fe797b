"""What a new layout of the data may change of a shape or slide: box, placeholder, size, image."""

from __future__ import annotations

from es_docs.markup import Element
from es_docs.merge.powerpoint.passages import level_of, set_level, set_size
from es_docs.merge.powerpoint.reading import digest
from es_docs.merge.powerpoint.scene import Scene, embedded
from es_docs.merge.powerpoint.shapes import (
    FRAME,
    PIC,
    RELATION,
    SP,
    Box,
    Spot,
    blip_of,
    box_of,
    drawing,
    drop_attribute,
    remove,
    set_box,
    slot_of,
    tree_of,
    used_relations,
    xfrm_of,
)
from es_docs.merge.powerpoint.sheets import EMBED, settle_in, sort_of
from es_docs.ooxml.package import qualified


def set_look(scene: Scene, key: str, spot: Spot, text: str) -> None:
    """Give what stands at the spot the look that a reader calls `key`."""
    match key:
        case "@box":
            _set_box(scene, spot, text)
        case "@ph":
            _set_slot(scene, spot, text)
        case "@level" if text.isdecimal():
            set_level(spot.element, int(text))
        case "@size":
            set_size(spot.element, text, _usual_size(scene, spot))
        case "@image":
            _set_image(scene, spot, text)
        case "@layout":
            set_layout(scene, spot, text)
        case _:
            pass


def _usual_size(scene: Scene, spot: Spot) -> str:
    """The size a paragraph of a slide's box has when it says none."""
    shape = next(spot.element.iterancestors(SP), None)
    sheet = scene.sheets.of_slide(spot.part)
    return "" if shape is None or not sheet.part else sheet.size(shape, level_of(spot.element))


def set_alt(spot: Spot, text: str) -> None:
    properties = drawing(spot.element)
    if properties is not None:
        properties.set("descr", text)


# --- boxes


def _set_box(scene: Scene, spot: Spot, text: str) -> None:
    """A shape that its placeholder would put there needs no box of its own."""
    box = _box(text)
    if box is None:
        return
    slot = slot_of(spot.element)
    if slot is not None and spot.element.tag == SP:
        sheet = scene.sheets.of_slide(spot.part)
        xfrm = xfrm_of(spot.element)
        if sheet.inherited_box(slot) == box and (xfrm is None or not xfrm.attrib):
            if xfrm is not None:
                remove(xfrm)
            return
    set_box(spot.element, box)


def _box(text: str) -> Box | None:
    values = text.split(",")
    if len(values) != 4 or not all(value.lstrip("-").isdecimal() for value in values):
        return None
    left, top, width, height = map(int, values)
    return left, top, width, height


# --- placeholders and layouts


def _set_slot(scene: Scene, spot: Spot, index: str) -> None:
    """Fill another placeholder of the slide's layout, if it has that one."""
    slot = slot_of(spot.element)
    kind = scene.sheets.of_slide(spot.part).slot_type(index)
    if slot is None or kind is None:
        return
    for name, value, usual in (("type", kind, "obj"), ("idx", index, "0")):
        if value == usual:
            drop_attribute(slot, name)
        else:
            slot.set(name, value)


def set_layout(scene: Scene, spot: Spot, name: str) -> None:
    """Put a slide on the layout of that name; without one in the file it stays on its own."""
    before = scene.sheets.of_slide(spot.part)
    wanted = scene.sheets.named(name, before.master)
    if wanted is None or wanted.part == before.part:
        return
    for one in scene.draft.relationships(spot.part):
        if one.kind == f"{RELATION}slideLayout":
            scene.draft.retarget(spot.part, one.rid, wanted.part)
    scene.left.setdefault(spot.part, before)


def settle_homeless(scene: Scene) -> None:
    """What filled a placeholder that the new layout of its slide lacks keeps its look and box."""
    for part, before in scene.left.items():
        if part not in scene.draft:
            continue
        after, tree = scene.sheets.of_slide(part), tree_of(scene.draft.edit(part))
        for shape in () if tree is None else list(tree.iter(SP, PIC, FRAME)):
            slot = slot_of(shape)
            if slot is not None and sort_of(slot) == "body" and not after.has(slot):
                settle_in(shape, before, after)


# --- images


def _set_image(scene: Scene, spot: Spot, image: str) -> None:
    """Show another image of ours in the picture's place, its proportions kept."""
    source = _our_image(scene, image)
    blip = blip_of(spot.element)
    if not source or blip is None:
        return
    old = embedded(spot.element)
    new = scene.draft.bring(scene.ours, source)
    blip.set(EMBED, scene.draft.relate(spot.part, f"{RELATION}image", new))
    for child in list(blip):
        if child.tag == qualified("a:extLst"):
            blip.remove(child)
    if old and old not in used_relations(scene.draft.edit(spot.part)):
        scene.draft.unrelate(spot.part, old)
    _keep_proportions(scene, spot.element, source)


def _our_image(scene: Scene, image: str) -> str:
    found = (part for part in scene.our_pictures if part in scene.ours)
    return next((part for part in found if digest(scene.ours.data(part)) == image), "")


def _keep_proportions(scene: Scene, picture: Element, source: str) -> None:
    """As large as fits into the box it had, in its middle; a cropped one stays as it is."""
    own, like = box_of(picture), box_of(scene.our_pictures[source])
    crop = picture.find(f"{qualified('p:blipFill')}/{qualified('a:srcRect')}")
    if own is None or like is None or not all((*own[2:], *like[2:])):
        return
    if crop is not None and crop.attrib:
        return
    left, top, width, height = own
    factor = min(width / like[2], height / like[3])
    new_width, new_height = round(like[2] * factor), round(like[3] * factor)
    set_box(
        picture,
        (left + (width - new_width) // 2, top + (height - new_height) // 2, new_width, new_height),
    )
