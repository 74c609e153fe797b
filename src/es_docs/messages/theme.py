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
    "T005": Message(
        what=Text(
            pl="Nie można odczytać pliku „{name}” z folderu zasobów.",
            en="The file “{name}” of the assets folder cannot be read.",
        ),
        hint=Text(
            pl="Sprawdź, czy plik jest na miejscu i czy da się otworzyć, albo przywróć go z kopii.",
            en="See whether the file is there and not locked; restore it from a copy if needed.",
        ),
    ),
    "T006": Message(
        what=Text(
            pl="Nie znaleziono folderu „assets” z wzorami dokumentów.",
            en="There is no “assets” folder with the reference documents.",
        ),
        hint=Text(
            pl="Uruchom program w folderze projektu albo odtwórz folder „assets”.",
            en="Run the program in the project's folder, or restore the “assets” folder.",
        ),
    ),
    "T050": Message(
        what=Text(
            pl="Wzór sprawozdania nie daje się odczytać jako dokument Worda.",
            en="The reference report cannot be read as a Word document.",
        ),
        hint=Text(
            pl="Przywróć plik z kopii albo zapisz go w Wordzie jako „Dokument Worda (*.docx)”.",
            en="Restore the file from a copy, or save it in Word as “Word Document (*.docx)”.",
        ),
    ),
    "T051": Message(
        what=Text(
            pl="We wzorze sprawozdania brakuje stylu „{name}”.",
            en="The reference report has no style “{name}”.",
        ),
        allowed=Text(pl="Są style: {existing}.", en="It has the styles: {existing}."),
        hint=Text(
            pl="W okienku „Style” Worda nadaj właściwemu stylowi nazwę „{name}”.",
            en="In Word's Styles pane, rename the right style to “{name}”.",
        ),
    ),
    "T052": Message(
        what=Text(
            pl="Strona we wzorze sprawozdania nie ma rozmiaru albo jest za wąska.",
            en="The page of the reference report has no size, or it is too narrow.",
        ),
        allowed=Text(
            pl="Między marginesami potrzeba co najmniej {least} cm.",
            en="At least {least} cm are needed between the margins.",
        ),
        hint=Text(
            pl="Na karcie „Układ” Worda ustaw papier A4 i marginesy boczne 2,5 cm.",
            en="On Word's Layout tab, set A4 paper and side margins of 2.5 cm.",
        ),
    ),
}
