"""What the hidden bookmarks of a report stand for, in words a person can say.

The names of the bookmarks are digests (`markup.identity`); who updates a report or tells about
one needs the keys behind them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from es_docs.render.word.body import shown_blocks
from es_docs.render.word.charts import BARS_PER_CHART
from es_docs.render.word.markup import (
    CAPTION,
    CONTENTS,
    INTRODUCTION,
    free_name,
    identity,
)
from es_docs.render.word.outline import chapters
from es_docs.story import (
    Block,
    Chart,
    Effects,
    FactList,
    ItemList,
    Paragraph,
    Picture,
    SectionKind,
    Signatures,
    Story,
    Table,
    Timeline,
    UnitTotals,
)
from es_docs.theme import STRIP_NAME

_OTHERS: Final = {
    STRIP_NAME: "signs",
    "part:header:default": "header",
    "part:footer:default": "footer",
}
"""What has no bookmark: the strip has a name, running parts are told apart by what they are for."""

_Marked: TypeAlias = tuple[tuple[str, ...], str]
"""What leads to a place in the story, and the key of the place among its neighbours."""


def report_names(story: Story) -> Mapping[str, str]:
    """The readable key of every mark in the report of this story.

    `story` is what the report tells. Marks are the `_es_` bookmarks, the `_Toc` bookmarks that
    the contents lead to, the name of the sign strip, and `part:footer:default` for what runs
    along the pages. Keys are unique
    among what stands side by side: the sections, what is in one section, the rows of one table.
    """
    names, given, times = dict(_OTHERS), Counter[str](), Counter[str]()
    for keys, key in _marked(story):
        name = identity(*keys)
        times[name] += 1
        names[free_name(name, given)] = key if times[name] == 1 else f"{key}#{times[name]}"
    for chapter in chapters(story):
        names.update((heading.anchor, heading.key) for heading in chapter.headings)
    return names


def _marked(story: Story) -> Iterator[_Marked]:
    cover = next((part for part in story if part.kind is SectionKind.COVER), None)
    if cover is not None:
        yield (cover.key, "kicker"), "kicker"
        yield (cover.key,), "title"
        for block in cover.blocks_of(Paragraph):
            yield (cover.key, block.key), block.key
    yield CONTENTS, CONTENTS[-1]
    for chapter in chapters(story):
        for heading in chapter.headings:
            yield (heading.key,), heading.key
            yield (heading.key, INTRODUCTION), "introduction"
        for block in shown_blocks(chapter.section):
            for keys, key in _in_block(block):
                yield (chapter.section.key, *keys), key


def _in_block(  # noqa: C901 - one case for each kind of block
    block: Block,
) -> Iterator[_Marked]:
    """The places of a block; rows are called as they are in their table, the rest by the block."""
    own = (block.key,)
    match block:
        case Paragraph():
            yield own, block.key
        case FactList() | Table():
            rows = block.facts if isinstance(block, FactList) else block.rows
            yield (*own, CAPTION), f"{block.key}/caption"
            yield own, block.key
            yield from (((*own, row.key), row.key) for row in rows)
        case Chart():
            for number in range(1, len(block.bars) // BARS_PER_CHART + 2):
                part = (*own, str(number))
                yield (*part, CAPTION), f"{'/'.join(part)}/caption"
                yield part, "/".join(part)
        case Timeline():
            part = (*own, "1")
            yield (*part, CAPTION), f"{'/'.join(part)}/caption"
            yield part, "/".join(part)
        case Picture():
            yield own, block.key
            yield (*own, CAPTION), f"{block.key}/caption"
        case Signatures():
            for index in range(len(block.captions)):
                yield (*own, str(index)), f"{block.key}/{index}"
        case ItemList() | UnitTotals() | Effects():
            if isinstance(block, Effects):
                yield own, block.key
            items = block.totals if isinstance(block, UnitTotals) else block.items
            yield from (((*own, item.key), f"{block.key}/{item.key}") for item in items)
