"""Numbers beside the actions and effects of a slide: „5” beside an effect of action 6.

Number and text are two boxes; which belong together tells where they stand, as it does for
whoever looks at the slide. Names of placeholders do not survive every office program.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from es_docs.checks.agreement.placed import sections_of
from es_docs.checks.agreement.told import Told, ToldSection, folded
from es_docs.diagnostics import Diagnostic, Severity
from es_docs.reading.model import Deck, DrawnObject, Slide, TextRole
from es_docs.units import Box


class _Numbered(Struct, frozen=True):
    """An item of a slide, the number that stands beside it, and those it has in the content."""

    item: DrawnObject
    said: str
    told: frozenset[str]


def numbered_deviations(deck: Deck, told: Told) -> Iterator[Diagnostic]:
    """A023: an item beside which another number stands than the content gives it.

    Items that a person counts anew, 1, 2, 3 …, have numbers of another kind.
    """
    sections = sections_of(deck, told)
    for slide in deck.slides:
        section = sections.get(slide.number)
        numbered = list(_numbered(slide, section)) if section and section.numbered else []
        if section and not _is_own_count(numbered):
            yield from (_finding(one, section) for one in numbered if one.said not in one.told)


def _numbered(slide: Slide, section: ToldSection) -> Iterator[_Numbered]:
    texts = [one for one in slide.walk() if one.text.strip() and not one.is_hidden]
    numbers = [one for one in texts if one.text.strip().isdecimal() and not _is_furniture(one)]
    for one in texts:
        told = section.numbered.get(folded(one.text))
        number = _beside(one, numbers) if told else None
        if told and number:
            yield _Numbered(one, number.text.strip(), told)


def _is_furniture(one: DrawnObject) -> bool:
    return any(paragraph.role is TextRole.FURNITURE for paragraph in one.paragraphs)


def _beside(item: DrawnObject, numbers: Sequence[DrawnObject]) -> DrawnObject | None:
    """The nearest number to the left of an item, no further from it than it is wide."""
    near = [(_distance(item.box, one.box), at) for at, one in enumerate(numbers)]
    nearest = min((one for one in near if one[0] is not None), default=None)
    return numbers[nearest[1]] if nearest else None


def _distance(item: Box | None, number: Box | None) -> int | None:
    """EMU between them; None where the number does not stand beside the item."""
    if item is None or number is None:
        return None
    middle = number.top + number.height // 2
    distance = abs(item.left - number.right)
    is_beside = item.top <= middle <= item.bottom and number.left < item.left
    return distance if is_beside and distance <= number.width else None


def _is_own_count(numbered: Sequence[_Numbered]) -> bool:
    said = sorted(int(one.said) for one in numbered)
    is_new = all(one.said not in one.told for one in numbered)
    return is_new and said == list(range(1, len(said) + 1))


def _finding(one: _Numbered, section: ToldSection) -> Diagnostic:
    text = folded(one.item.text)
    told = next(told for told in section.texts if told.text == text)
    values = {"text": text, "said": one.said, "told": ", ".join(sorted(one.told, key=int))}
    place = replace(one.item.place, text=text)
    return Diagnostic("A023", Severity.ERROR, next(iter(told.sources), None), values, place)
