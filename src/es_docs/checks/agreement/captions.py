"""Captions of a report: whether they are there, and whether their numbers run on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from es_docs.checks.agreement.placed import sections_of
from es_docs.checks.agreement.told import Told, folded
from es_docs.diagnostics import Diagnostic, Severity
from es_docs.reading.model import DrawnObject, Report, TextParagraph, TextRole
from es_docs.regex import regex

_NUMBERED: Final = regex(r"([^\W\d_]+) (\d+)(?:[.:] (?!\d)|$)")
"""„Tabela 5. …”, „Rysunek 2: …”; numbers of chapters („Tabela 2.1”) are left to a person."""


def missing_captions(
    report: Report, told: Told, is_missing: Callable[[str], bool]
) -> Iterator[Diagnostic]:
    """A011: a chapter has a table or chart without a caption, and lacks one of its captions.

    A caption that went with its table is no deviation of its own, nor is one with other words.
    """
    sections = sections_of(report, told)
    objects: defaultdict[str, list[DrawnObject]] = defaultdict(list)
    captions: defaultdict[str, int] = defaultdict(int)
    for one in (*report.tables(), *report.charts()):
        objects[one.place.name].append(one)
    for paragraph in _captions(report):
        captions[paragraph.place.name] += 1
    for heading, shown in objects.items():
        section = sections.get(heading)
        if section and captions[heading] < len(shown):
            place = replace(shown[0].place, object="")
            for caption in section.captions:
                if is_missing(caption.text):
                    source, values = next(iter(caption.sources), None), {"told": caption.text}
                    yield Diagnostic("A011", Severity.WARNING, source, values, place)


def caption_numbers(report: Report) -> Iterator[Diagnostic]:
    """A024: a caption whose number is taken already, or is ahead of those around it.

    A gap may be left by what was deleted on purpose; numbers may start anew with 1.
    """
    numbered: defaultdict[str, list[tuple[int, TextParagraph]]] = defaultdict(list)
    for paragraph in _captions(report):
        found = _NUMBERED.match(folded(paragraph.text))
        if found:
            numbered[found[1]].append((int(found[2]), paragraph))
    for label, captions in numbered.items():
        yield from _out_of_order(label, captions)


def _out_of_order(
    label: str, captions: Sequence[tuple[int, TextParagraph]]
) -> Iterator[Diagnostic]:  # fmt: skip
    """`right` is the number that Word gives a caption when it counts them anew."""
    last = right = 0
    for at, (number, paragraph) in enumerate(captions):
        is_first = at == 0 or number == 1 < last
        right = number if is_first else right + 1
        following = captions[at + 1][0] if at + 1 < len(captions) else 0
        is_ahead = number > last + 1 and last < following <= number
        is_wrong = not is_first and (is_ahead or number <= last)
        if is_wrong:
            values = {"said": f"{label} {number}", "told": f"{label} {right}"}
            yield Diagnostic("A024", Severity.WARNING, None, values, paragraph.place)
        last = last + 1 if is_wrong and following == last + 2 else number


def _captions(report: Report) -> Iterator[TextParagraph]:
    return (one for one in report.paragraphs() if one.role is TextRole.CAPTION)
