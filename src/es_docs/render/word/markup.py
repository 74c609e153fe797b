"""WordprocessingML as text: paragraphs, runs, fields and marks (ISO/IEC 29500-1 §17).

A body is written in one piece and parsed once, which is much quicker than to build it element by
element. Texts are escaped here and nowhere else.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from es_docs.units import Emu

NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)

CAPTION: Final = "@caption"
INTRODUCTION: Final = "@introduction"
CONTENTS: Final = ("@contents", "title")
"""What leads to places of the report that have no key of their own in the story."""


class Setting(Struct, frozen=True):
    """What one paragraph sets beside its style; `None` and empty values leave it to the style.

    `section` is the w:sectPr of the section that ends with the paragraph, `list_id` its w:numId.
    """

    keep_next: bool = False
    list_id: int | None = None
    right_tab: Emu | None = None
    space_before_pt: float | None = None
    right_indent: Emu | None = None
    section: str = ""

    def children(self) -> Iterator[str]:
        """In the order of CT_PPr (§17.3.1.26)."""
        if self.keep_next:
            yield "<w:keepNext/>"
        if self.list_id is not None:
            yield f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{self.list_id}"/></w:numPr>'
        if self.right_tab is not None:
            tab = f'<w:tab w:val="right" w:pos="{self.right_tab.twips}"/>'
            yield f"<w:tabs>{tab}</w:tabs>"
        if self.space_before_pt is not None:
            yield f'<w:spacing w:before="{round(self.space_before_pt * 20)}"/>'
        if self.right_indent is not None:
            yield f'<w:ind w:right="{self.right_indent.twips}"/>'
        yield self.section


PLAIN: Final = Setting()


def paragraph(style: str, content: str, setting: Setting = PLAIN) -> str:
    """w:p; `style` is a style id, `content` runs and marks."""
    return (
        f"<w:p><w:pPr><w:pStyle w:val={quoteattr(style)}/>{''.join(setting.children())}</w:pPr>"
        f"{content}</w:p>"
    )


def run(text: str, style: str = "", *, size_pt: float | None = None) -> str:
    """w:r with the text; `style` is the id of a character style."""
    properties = f"<w:rStyle w:val={quoteattr(style)}/>" if style else ""
    if size_pt is not None:
        half_points = round(size_pt * 2)
        properties += f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    marked = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{marked}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def tab() -> str:
    return "<w:r><w:tab/></w:r>"


def field(instruction: str, cached: str) -> str:
    """A complex field (§17.16.18) with the result that programs show until they count anew."""
    return f"{field_begin(instruction)}{run(cached)}{field_end()}"


def field_begin(instruction: str) -> str:
    """The opening of a complex field up to where its result stands."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def field_end() -> str:
    return '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def link_to(anchor: str, content: str) -> str:
    """A link to a bookmark of the document (§17.16.22)."""
    return f'<w:hyperlink w:anchor={quoteattr(anchor)} w:history="1">{content}</w:hyperlink>'


def bookmarked(names: tuple[str, ...], first_id: int, content: str) -> str:
    """The content between the starts and ends of bookmarks (§17.13.6); ids count up."""
    starts = "".join(
        f'<w:bookmarkStart w:id="{number}" w:name={quoteattr(name)}/>'
        for number, name in enumerate(names, first_id)
    )
    ends = "".join(
        f'<w:bookmarkEnd w:id="{number}"/>' for number in range(first_id, first_id + len(names))
    )
    return f"{starts}{content}{ends}"


def identity(*keys: str) -> str:
    """The hidden bookmark that marks what stands for a place of the story.

    The name depends on the keys only, so an update finds the place again whatever a person has
    made of the text. At most 40 characters are allowed; a leading `_` hides it (§17.13.6.2).
    """
    return f"_es_{hashlib.sha256('/'.join(keys).encode()).hexdigest()[:16]}"


def free_name(name: str, given: Counter[str]) -> str:
    """The name, or one that follows from it when it was given before; `given` counts on."""
    given[name] += 1
    times = given[name]
    return name if times == 1 else free_name(identity(name, str(times)), given)


def toc_anchor(key: str) -> str:
    """The bookmark of a heading as Word names those of its tables of contents."""
    digits = int(hashlib.sha256(key.encode()).hexdigest(), 16) % 10**9
    return f"_Toc{digits:09d}"
