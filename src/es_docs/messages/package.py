"""Findings about the file itself: whether Office will open it without offering a repair."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages import Message, Text

_MAKE_AGAIN: Final = Text(
    pl="Utwórz dokument od nowa. Jeśli był zmieniany w innym programie, zapisz go w nim ponownie.",
    en="Make the document again. If another program changed it, save it once more from there.",
)
_REPORT: Final = Text(
    pl=(
        "Utwórz dokument od nowa albo zapisz go ponownie w programie, z którego pochodzi; jeśli to"
        " się powtórzy, zgłoś usterkę tego programu."
    ),
    en=(
        "Make the document again, or save it once more in the program it comes from; if this comes"
        " back, report it as a fault of that program."
    ),
)


def _rule(*, pl: str, en: str, allowed: Text | None = None, hint: Text = _REPORT) -> Message:
    return Message(what=Text(pl=pl, en=en), allowed=allowed, hint=hint)


AREA_TITLE: Final = Text(pl="Budowa pliku", en="Make of the file")
AREA_WHY: Final = Text(
    pl=(
        "PowerPoint i\u00a0Word są wrażliwe na budowę pliku: proponują naprawę, gubią części"
        " albo odmawiają otwarcia."
    ),
    en=(
        "PowerPoint and Word are sensitive to how a file is made: they offer a repair, lose parts"
        " or refuse to open it."
    ),
)

MESSAGES: Final[Mapping[str, Message]] = {
    "P001": _rule(
        pl="Tego pliku nie można otworzyć jako dokumentu ({reason}).",
        en="This file cannot be opened as a document ({reason}).",
        allowed=Text(
            pl="Dokument .pptx albo .docx to archiwum ZIP: rozpakowane do 192 MB i 20 000 plików.",
            en="A .pptx or .docx is a ZIP archive: unpacked at most 192 MB and 20 000 files.",
        ),
        hint=_MAKE_AGAIN,
    ),
    "P002": _rule(
        pl="Części „{part}” nie da się odczytać ({reason}).",
        en="The part “{part}” cannot be read ({reason}).",
        hint=_MAKE_AGAIN,
    ),
    "P003": _rule(
        pl="Nazwa „{part}” występuje w pliku więcej niż raz.",
        en="The name “{part}” stands in the file more than once.",
        allowed=Text(
            pl="Nazwy części różnią się czymś więcej niż wielkością liter.",
            en="Names of parts differ in more than upper and lower case.",
        ),
    ),
    "P004": _rule(
        pl="Nazwa części „{part}” jest niedozwolona.",
        en="The part name “{part}” is not allowed.",
        allowed=Text(
            pl="Nazwa jest względna, dzielona znakiem „/”, bez „.”, „..” i pustych członów.",
            en="A name is relative, divided by “/”, without “.”, “..” and empty segments.",
        ),
    ),
    "P005": _rule(
        pl="Brakuje spisu typów części ([Content_Types].xml).",
        en="The list of part types ([Content_Types].xml) is missing.",
        hint=_MAKE_AGAIN,
    ),
    "P006": _rule(
        pl="Część „{part}” nie ma podanego typu.",
        en="The part “{part}” has no type.",
        allowed=Text(
            pl="Każda część ma wpis Default lub Override w [Content_Types].xml.",
            en="Each part has a Default or an Override in [Content_Types].xml.",
        ),
    ),
    "P007": _rule(
        pl="Spis typów wymienia część „{part}”, której nie ma.",
        en="The list of types names the part “{part}”, which is not there.",
    ),
    "P008": _rule(
        pl="Część „{part}” ma typ „{found}”, niezgodny z jej rolą.",
        en="The part “{part}” has the type “{found}”, which does not fit its role.",
        allowed=Text(
            pl="Oczekiwane zakończenie typu: {expected}.",
            en="The type should end with: {expected}.",
        ),
    ),
    "P009": _rule(
        pl="Część „{part}” nie jest poprawnym XML ({reason}).",
        en="The part “{part}” is not well-formed XML ({reason}).",
        hint=_MAKE_AGAIN,
    ),
    "P010": _rule(
        pl="Część „{part}” zawiera definicję typu dokumentu (DTD).",
        en="The part “{part}” holds a document type definition (DTD).",
        allowed=Text(
            pl="Dokumenty pakietu Office nie używają DTD ani encji.",
            en="Office documents use neither a DTD nor entities.",
        ),
        hint=Text(
            pl="Nie otwieraj pliku z nieznanego źródła; utwórz dokument od nowa.",
            en="Do not open a file from a source you do not know; make the document again.",
        ),
    ),
    "P011": _rule(
        pl="„{part}” odwołuje się do części „{target}”, której nie ma.",
        en="“{part}” refers to the part “{target}”, which is not there.",
    ),
    "P012": _rule(
        pl="W „{part}” identyfikator powiązania „{id}” nie jest jednoznaczny.",
        en="In “{part}” the relationship id “{id}” is not unique.",
        allowed=Text(
            pl="Każde powiązanie części ma własny, niepusty identyfikator.",
            en="Each relationship of a part has an id of its own that is not empty.",
        ),
    ),
    "P013": _rule(
        pl="„{part}” używa powiązania „{id}”, którego nie ma.",
        en="“{part}” uses the relationship “{id}”, which is not there.",
    ),
    "P014": _rule(
        pl="Do części „{part}” nie prowadzi żadne powiązanie.",
        en="No relationship leads to the part “{part}”.",
    ),
    "P015": _rule(
        pl="„{part}” sięga poza plik: „{target}”.",
        en="“{part}” reaches outside the file: “{target}”.",
        allowed=Text(
            pl="Na zewnątrz prowadzą tylko odnośniki; obrazy i dane są w pliku.",
            en="Only hyperlinks lead outside; pictures and data are in the file.",
        ),
        hint=Text(
            pl="Wstaw obraz lub dane do dokumentu zamiast łącza do nich.",
            en="Put the picture or the data into the document instead of a link to it.",
        ),
    ),
    "P016": _rule(
        pl="Powiązania „{part}” nie należą do żadnej części albo ich brakuje.",
        en="The relationships “{part}” belong to no part, or are missing.",
    ),
    "P020": _rule(
        pl="W „{part}” numer obiektu „{id}” nie jest jednoznaczny lub poprawny.",
        en="In “{part}” the shape id “{id}” is not unique or not valid.",
        allowed=Text(
            pl="Każdy obiekt slajdu ma własny numer większy od 0.",
            en="Each shape of a slide has a number of its own, greater than 0.",
        ),
    ),
    "P021": _rule(
        pl="Numer slajdu „{id}” w „{part}” nie jest jednoznaczny lub poprawny.",
        en="The slide id “{id}” in “{part}” is not unique or not valid.",
        allowed=Text(
            pl="Każdy slajd ma własny numer od 256 do 2147483647.",
            en="Each slide has a number of its own from 256 to 2147483647.",
        ),
    ),
    "P022": _rule(
        pl="Numer wzorca lub układu „{id}” w „{part}” nie jest jednoznaczny lub poprawny.",
        en="The master or layout id “{id}” in “{part}” is not unique or not valid.",
        allowed=Text(
            pl="Wzorce i układy mają wspólny szereg różnych numerów od 2147483648.",
            en="Masters and layouts share one row of different numbers from 2147483648.",
        ),
    ),
    "P023": _rule(
        pl="„{part}” ma powiązań „{kind}”: {count}.",
        en="“{part}” has this many relationships “{kind}”: {count}.",
        allowed=Text(
            pl="Slajd ma dokładnie jeden układ, a układ dokładnie jeden wzorzec.",
            en="A slide has exactly one layout, and a layout exactly one master.",
        ),
    ),
    "P024": _rule(
        pl="Notatki slajdu „{part}” nie wskazują tego slajdu albo jest ich więcej.",
        en="The notes of the slide “{part}” do not point back to it, or there are several.",
        allowed=Text(
            pl="Slajd ma najwyżej jedną stronę notatek, która wskazuje właśnie ten slajd.",
            en="A slide has at most one notes page, which points to this very slide.",
        ),
    ),
    "P025": _rule(
        pl="Slajd o numerze „{id}” w „{part}” nie występuje w sekcjach dokładnie raz.",
        en="The slide with the id “{id}” in “{part}” does not stand in the sections exactly once.",
        allowed=Text(
            pl="Jeśli prezentacja ma sekcje, każdy slajd należy do jednej.",
            en="If a presentation has sections, each slide belongs to one of them.",
        ),
    ),
    "P026": _rule(
        pl="Tabela w „{part}” ma styl {id}, którego prezentacja nie zna.",
        en="A table in “{part}” has the style {id}, which the presentation does not know.",
        allowed=Text(
            pl="Style z ppt/tableStyles.xml i style wbudowane PowerPointa.",
            en="The styles in ppt/tableStyles.xml and those built into PowerPoint.",
        ),
    ),
    "P027": _rule(
        pl="Symbol zastępczy „{shape}” w „{part}” nie ma ramki tekstu.",
        en="The placeholder “{shape}” in “{part}” has no text body.",
    ),
    "P028": _rule(
        pl="Ramka tekstu w „{part}” jest niepełna.",
        en="A text body in “{part}” is not whole.",
        allowed=Text(
            pl="Ramka ma właściwości (bodyPr) i co najmniej jeden akapit.",
            en="A text body has properties (bodyPr) and at least one paragraph.",
        ),
    ),
    "P029": _rule(
        pl="Wiersz tabeli w „{part}” ma komórek: {cells}, a siatka kolumn: {columns}.",
        en="A table row in “{part}” has {cells} cells, the grid {columns} columns.",
        allowed=Text(
            pl="Każdy wiersz ma tyle komórek, ile kolumn ma siatka, także przy scaleniu.",
            en="Each row has as many cells as the grid has columns, merged ones too.",
        ),
    ),
    "P030": _rule(
        pl="W „{part}” element „{child}” stoi w niewłaściwym miejscu w „{parent}”.",
        en="In “{part}” the element “{child}” stands in a wrong place in “{parent}”.",
        allowed=Text(
            pl="Kolejność elementów ustala ISO/IEC 29500-1.",
            en="ISO/IEC 29500-1 sets the order of the elements.",
        ),
    ),
    "P040": _rule(
        pl="Numer obiektu „{id}” nie jest jednoznaczny lub poprawny w całym dokumencie.",
        en="The drawing id “{id}” is not unique or not valid in the whole document.",
        allowed=Text(
            pl="Rysunki w treści, nagłówkach i stopkach mają różne numery większe od 0.",
            en="Drawings in the body, headers and footers have different numbers above 0.",
        ),
    ),
    "P041": _rule(
        pl="Komórka tabeli w „{part}” nie kończy się akapitem.",
        en="A table cell in “{part}” does not end with a paragraph.",
    ),
    "P042": _rule(
        pl="Tabela w „{part}” nie ma elementu „{child}”.",
        en="A table in “{part}” has no “{child}”.",
        allowed=Text(
            pl="Tabela ma właściwości (tblPr) i siatkę kolumn (tblGrid).",
            en="A table has properties (tblPr) and a grid of columns (tblGrid).",
        ),
    ),
    "P043": _rule(
        pl="Wiersz tabeli w „{part}” zajmuje kolumn: {cells}, a siatka ma: {columns}.",
        en="A table row in “{part}” takes {cells} columns, the grid has {columns}.",
    ),
    "P044": _rule(
        pl="Zakładka o numerze „{id}” w „{part}” nie ma początku lub końca.",
        en="The bookmark with the id “{id}” in “{part}” has no beginning or no end.",
    ),
    "P045": _rule(
        pl="Pole w „{part}” nie jest domknięte.",
        en="A field in “{part}” is not closed.",
        allowed=Text(
            pl="Pole ma początek (begin), może mieć rozdzielenie (separate) i ma koniec (end).",
            en="A field has a begin, may have a separate, and has an end.",
        ),
    ),
    "P046": _rule(
        pl="Odnośnik w „{part}” prowadzi do zakładki „{name}”, której nie ma.",
        en="A link in “{part}” leads to the bookmark “{name}”, which is not there.",
    ),
    "P047": _rule(
        pl="„{part}” używa stylu „{id}” ({kind}), którego dokument nie zna.",
        en="“{part}” uses the style “{id}” ({kind}), which the document does not know.",
        hint=Text(
            pl="Dodaj ten styl do pliku wzorcowego assets/reference.docx.",
            en="Add this style to the reference file assets/reference.docx.",
        ),
    ),
    "P048": _rule(
        pl="„{part}” używa numerowania „{id}”, którego dokument nie zna.",
        en="“{part}” uses the numbering “{id}”, which the document does not know.",
    ),
    "P049": _rule(
        pl="Nazwa lub numer zakładki „{name}” w „{part}” nie są jednoznaczne albo są za długie.",
        en="The name or id of the bookmark “{name}” in “{part}” is not unique or too long.",
        allowed=Text(
            pl="Zakładki mają różne nazwy od 1 do 40 znaków i różne numery.",
            en="Bookmarks have different names of 1 to 40 characters and different ids.",
        ),
    ),
    "P060": _rule(
        pl="Wykres „{part}” zapowiada wartości: {count}, a ma: {found} lub inaczej numerowane.",
        en="The chart “{part}” promises {count} values but has {found}, or numbers them otherwise.",
    ),
    "P061": _rule(
        pl="Wykres „{part}” nie ma arkusza z danymi albo nie da się go otworzyć.",
        en="The chart “{part}” has no workbook with its data, or it cannot be opened.",
        allowed=Text(
            pl="Każdy wykres ma osadzony skoroszyt, dzięki któremu można zmienić dane.",
            en="Each chart has an embedded workbook, so that its data can be changed.",
        ),
        hint=Text(
            pl=(
                "Skopiuj wykres z pierwotnego pliku albo wstaw go na nowo: Wstawianie → Wykres."
                " LibreOffice nie zapisuje arkusza wykresu."
            ),
            en=(
                "Copy the chart from the original file, or insert it anew: Insert → Chart."
                " LibreOffice does not save the workbook of a chart."
            ),
        ),
    ),
    "P062": _rule(
        pl="Wykres „{part}” zapowiada wartości: {count}, a przechowuje tylko: {found}.",
        en="The chart “{part}” promises {count} values but keeps only {found}.",
        hint=Text(
            pl="Otwórz dane wykresu i sprawdź, czy żadna komórka nie jest pusta.",
            en="Open the data of the chart and see whether a cell is empty.",
        ),
    ),
}
VARIANTS: Final[Mapping[tuple[str, str], Text]] = {
    ("P001", "damaged"): Text(
        pl="Plik jest uszkodzony albo niepełny i nie można go otworzyć.",
        en="The file is damaged or incomplete and cannot be opened.",
    ),
    ("P001", "entries"): Text(
        pl="Plik zawiera zbyt wiele plików, by był dokumentem, i nie został otwarty.",
        en="The file holds too many files to be a document and was not opened.",
    ),
    ("P001", "unpacked"): Text(
        pl="Plik po rozpakowaniu byłby za duży i nie został otwarty.",
        en="The file would be too large when unpacked and was not opened.",
    ),
    ("P001", "trees"): Text(
        pl="Plik ma zbyt wiele treści, by był dokumentem, i nie został otwarty.",
        en="The file has too much in it to be a document and was not opened.",
    ),
    ("P001", "method"): Text(
        pl="Plik jest spakowany inaczej niż dokumenty pakietu Office i nie został otwarty.",
        en="The file is packed in another way than Office documents and was not opened.",
    ),
    ("P061", "many"): Text(
        pl="Wykresów bez arkusza z danymi: {count}; pierwszy to „{part}”.",
        en="Charts without a workbook with their data: {count}; the first is “{part}”.",
    ),
}
"""Other wordings of what is wrong, by code and variant."""
