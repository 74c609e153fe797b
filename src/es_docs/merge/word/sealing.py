"""A report made ready for publishing: without what an update would need to find its places."""

from __future__ import annotations

from typing import Final

from es_docs.merge.word.places import BOOKMARK_END, BOOKMARK_START, ID, NAME
from es_docs.merge.word.reading import DOC_PR, MARK
from es_docs.merge.word.report import drop, is_story
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import qualified

_PICTURE: Final = qualified("pic:cNvPr")


def unmark(draft: Draft) -> None:
    """Take the hidden bookmarks out and the keys from the names of drawings.

    Bookmarks that the contents lead to stay, and the name by which the strip of signs is known.
    """
    for name in draft:
        if not name.endswith(".xml") or not is_story(draft, name):
            continue
        root = draft.edit(name)
        numbers = set[str]()
        for start in list(root.iter(BOOKMARK_START)):
            if MARK.match(start.get(NAME, "")):
                numbers.add(start.get(ID, ""))
                drop(start)
        for end in list(root.iter(BOOKMARK_END)):
            if end.get(ID, "") in numbers:
                drop(end)
        for properties in root.iter(DOC_PR, _PICTURE):
            own = properties.get("name", "")
            if own.startswith("es:"):
                properties.set("name", "")
