"""Findings about the reference documents that a designer restyles (T…)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages import Message, Text

MESSAGES: Final[Mapping[str, Message]] = {
    "T001": Message(
        what=Text(
            pl="Wzór prezentacji nie daje się odczytać jako plik PowerPointa.",
            en="The reference presentation cannot be read as a PowerPoint file.",
        ),
        hint=Text(
            pl="Przywróć plik z kopii albo zapisz go w PowerPoincie jako „Prezentacja (*.pptx)”.",
            en="Restore the file from a copy, or save it in PowerPoint as “Presentation (*.pptx)”.",
        ),
    ),
    "T002": Message(
        what=Text(
            pl="We wzorze prezentacji brakuje układu slajdu „{name}”.",
            en="The reference presentation has no slide layout “{name}”.",
        ),
        allowed=Text(pl="Są układy: {existing}.", en="It has the layouts: {existing}."),
        hint=Text(
            pl="W widoku wzorca slajdów nadaj właściwemu układowi nazwę „{name}”.",
            en="In the slide master view, rename the right layout to “{name}”.",
        ),
    ),
    "T003": Message(
        what=Text(
            pl="W układzie „{layout}” brakuje symbolu zastępczego „{name}”.",
            en="The layout “{layout}” has no placeholder “{name}”.",
        ),
        allowed=Text(pl="Są w nim: {existing}.", en="It has: {existing}."),
        hint=Text(
            pl="W okienku zaznaczenia nadaj właściwemu polu nazwę „{name}”.",
            en="In the selection pane, rename the right placeholder to “{name}”.",
        ),
    ),
    "T004": Message(
        what=Text(
            pl="Wzorzec slajdów nie ma kształtu „{name}”, który wyznacza miejsce paska znaków.",
            en="The slide master has no shape “{name}” that marks where the sign strip goes.",
        ),
        hint=Text(
            pl="Wstaw prostokąt bez wypełnienia i nazwij go „{name}” w okienku zaznaczenia.",
            en="Insert a rectangle without fill and name it “{name}” in the selection pane.",
        ),
    ),
}
