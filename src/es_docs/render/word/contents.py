"""The table of contents: right when the file is first opened, and Word can make it anew."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from es_docs.messages import document as words
from es_docs.render.word.manuscript import Manuscript
from es_docs.render.word.markup import (
    CONTENTS,
    field_begin,
    field_end,
    identity,
    link_to,
    run,
    tab,
)
from es_docs.render.word.outline import Heading
from es_docs.render.word.styles import Style

INSTRUCTION = r'TOC \o "1-2" \n \h \z \u'
"""Headings 1 and 2 (§17.16.5.69) as links and without page numbers.

Only Word knows on which page a heading falls; numbers guessed here would be wrong, and asking
Word to count at opening (w:updateFields) would greet every reader with a question.
"""


def write_contents(manuscript: Manuscript, headings: Sequence[Heading]) -> str:
    """The content control Word makes for a table of contents (§17.5.2.12), with its entries."""
    heading = manuscript.bookmarked((identity(*CONTENTS),), run(words.CONTENTS_TITLE))
    title = manuscript.paragraph(Style.TOC_HEADING, heading)
    last = len(headings) - 1
    entries = "".join(
        _entry(manuscript, heading, opens=index == 0, closes=index == last)
        for index, heading in enumerate(headings)
    )
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(words.CONTENTS_TITLE)}/>"
        '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{title}{entries}</w:sdtContent></w:sdt>"
    )


def _entry(manuscript: Manuscript, heading: Heading, *, opens: bool, closes: bool) -> str:
    style = Style.TOC_1 if heading.level == 1 else Style.TOC_2
    link = link_to(heading.anchor, f"{run(heading.number)}{tab()}{run(heading.text)}")
    start = field_begin(INSTRUCTION) if opens else ""
    return manuscript.paragraph(style, f"{start}{link}{field_end() if closes else ''}")
