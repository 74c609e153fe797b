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
    "T007": Message(
        what=Text(
            pl="W układzie „{layout}” kształt „{name}” nie jest symbolem zastępczym.",
            en="In the layout “{layout}” the shape “{name}” is no placeholder.",
        ),
        allowed=Text(
            pl="Tekst, tabela, wykres i zdjęcie wchodzą tylko w symbole zastępcze.",
            en="Text, table, chart and picture go into placeholders only.",
        ),
        hint=Text(
            pl="Wstaw w tym miejscu symbol zastępczy, nazwij go „{name}”, a kształt usuń.",
            en="Insert a placeholder there, name it “{name}”, and delete the shape.",
        ),
    ),
    "T008": Message(
        what=Text(
            pl="W układzie „{layout}” symbol zastępczy „{name}” jest innego rodzaju niż trzeba.",
            en="In the layout “{layout}” the placeholder “{name}” is of another type than needed.",
        ),
        hint=Text(
            pl="Usuń go, wstaw symbol zastępczy właściwego rodzaju i nazwij go „{name}”.",
            en="Delete it, insert a placeholder of the right type and name it “{name}”.",
        ),
    ),
    "T009": Message(
        what=Text(
            pl="W układzie „{layout}” są symbole zastępcze o tej samej nazwie „{name}”: {count}.",
            en="The layout “{layout}” has placeholders of the same name “{name}”: {count}.",
        ),
        allowed=Text(pl="Liczy się tylko ostatni.", en="Only the last one counts."),
        hint=Text(
            pl="Zostaw jeden, a pozostałym zmień nazwę albo je usuń.",
            en="Keep one; rename or delete the others.",
        ),
    ),
    "T010": Message(
        what=Text(
            pl="W układzie „{layout}” PowerPoint nie odróżni od siebie symboli zastępczych"
            " {names}: mają ten sam numer wewnętrzny.",
            en="In the layout “{layout}” PowerPoint cannot tell the placeholders {names} apart:"
            " they have the same inner number.",
        ),
        hint=Text(
            pl="Usuń jeden z nich, wstaw w jego miejsce nowy symbol zastępczy i nadaj mu tę samą"
            " nazwę.",
            en="Delete one of them, insert a new placeholder in its place and give it the name.",
        ),
    ),
    "T011": Message(
        what=Text(
            pl="W układzie „{layout}” symbol zastępczy „{name}” wychodzi poza slajd.",
            en="In the layout “{layout}” the placeholder “{name}” reaches beyond the slide.",
        ),
        hint=Text(
            pl="Przesuń go albo zmniejsz, żeby cały był na slajdzie.",
            en="Move or shrink it until all of it is on the slide.",
        ),
    ),
    "T012": Message(
        what=Text(
            pl="W układzie „{layout}” symbol zastępczy „{name}” leży na miejscu paska znaków.",
            en="In the layout “{layout}” the placeholder “{name}” lies on the sign strip.",
        ),
        allowed=Text(pl="Znaków nic nie może zasłaniać.", en="Nothing may cover the signs."),
        hint=Text(
            pl="Odsuń go od ramki „es_docs:strip” albo przesuń ramkę.",
            en="Move it away from the frame “es_docs:strip”, or move the frame.",
        ),
    ),
    "T013": Message(
        what=Text(
            pl="W układzie „{layout}” symbole zastępcze {names} zachodzą na siebie.",
            en="In the layout “{layout}” the placeholders {names} overlap.",
        ),
        hint=Text(
            pl="Rozsuń je: na slajdzie jeden tekst zasłoniłby drugi.",
            en="Move them apart: on a slide one text would cover the other.",
        ),
    ),
    "T014": Message(
        what=Text(
            pl="W układzie „{layout}” symbol zastępczy „{name}” ma na poziomie {level} pismo {size}"
            " pkt.",
            en="In the layout “{layout}” the placeholder “{name}” has {size} pt text on level"
            " {level}.",
        ),
        allowed=Text(
            pl="Najmniejsze dozwolone pismo ma tu {least} pkt.",
            en="The smallest letters allowed here have {least} pt.",
        ),
        hint=Text(
            pl="Ustaw w układzie co najmniej {least} pkt.",
            en="Set at least {least} pt in the layout.",
        ),
    ),
    "T015": Message(
        what=Text(
            pl="W układzie „{layout}” symbol zastępczy „{name}” ma za mało poziomów tekstu"
            " o własnym wyglądzie: {count} z {wanted}.",
            en="In the layout “{layout}” the placeholder “{name}” has too few levels of text with"
            " looks of their own: {count} of {wanted}.",
        ),
        allowed=Text(
            pl="Dalsze poziomy będą wyglądać jak ostatni z nich.",
            en="The further levels will look like the last of them.",
        ),
        hint=Text(
            pl="Wpisz w nim tekst na każdym poziomie (Tab) i nadaj każdemu wielkość i kolor.",
            en="Type text on every level (Tab) in it and give each its size and colour.",
        ),
    ),
    "T016": Message(
        what=Text(
            pl="Na pasek znaków jest we wzorcu slajdów za mało miejsca: {width} cm na {height} mm.",
            en="The slide master has too little room for the sign strip: {width} cm by {height}"
            " mm.",
        ),
        allowed=Text(
            pl="Ramka musi mieć co najmniej {least} mm wysokości, a znaki i odstępy muszą się"
            " zmieścić na jej szerokości.",
            en="The frame must be at least {least} mm high, and signs and gaps must fit its width.",
        ),
        hint=Text(pl="Powiększ ramkę „es_docs:strip”.", en="Enlarge the frame “es_docs:strip”."),
    ),
    "T017": Message(
        what=Text(
            pl="Slajdy mają {width} na {height} cm, a układy są na format 16:9 (33,9 na 19,1 cm).",
            en="Slides are {width} by {height} cm; the layouts are drawn for 16:9 (33.9 by 19.1"
            " cm).",
        ),
        hint=Text(
            pl="Wróć do formatu panoramicznego (16:9) albo obejrzyj dokładnie każdy slajd.",
            en="Go back to widescreen (16:9), or look at every slide with care.",
        ),
    ),
    "T018": Message(
        what=Text(
            pl="W układzie „{layout}” tekst „{name}” za słabo odcina się od tła:"
            " {colour} na {ground}, kontrast {ratio}.",
            en="In the layout “{layout}” the text “{name}” stands out too little from its ground:"
            " {colour} on {ground}, contrast {ratio}.",
        ),
        allowed=Text(
            pl="Potrzebny jest kontrast co najmniej {needed}.",
            en="A contrast of at least {needed} is needed.",
        ),
        hint=Text(
            pl="Wybierz ciemniejszy albo jaśniejszy kolor pisma lub tła.",
            en="Choose a darker or lighter colour of the letters or the ground.",
        ),
    ),
    "T019": Message(
        what=Text(
            pl="Słupki wykresów (kolor motywu „Akcent 1”) za słabo odcinają się od tła:"
            " {colour} na {ground}, kontrast {ratio}.",
            en="The bars of charts (theme colour “Accent 1”) stand out too little from the ground:"
            " {colour} on {ground}, contrast {ratio}.",
        ),
        allowed=Text(
            pl="Potrzebny jest kontrast co najmniej {needed}.",
            en="A contrast of at least {needed} is needed.",
        ),
        hint=Text(
            pl="Zmień w kolorach motywu „Akcent 1” na ciemniejszy.",
            en="Choose a darker “Accent 1” among the theme colours.",
        ),
    ),
    "T020": Message(
        what=Text(
            pl="W układzie „{layout}” jest „{name}”, a nie ma „{other}”.",
            en="The layout “{layout}” has “{name}” but no “{other}”.",
        ),
        allowed=Text(
            pl="Numery i karty tworzą pary: bez pary żadne z nich nie jest używane.",
            en="Numbers and cards come in pairs; without its pair neither is used.",
        ),
        hint=Text(pl="Dodaj „{other}” albo usuń „{name}”.", en="Add “{other}” or delete “{name}”."),
    ),
    "T021": Message(
        what=Text(
            pl="W układzie „{layout}” w symbolu zastępczym „{name}” nie mieści się nawet jeden"
            " wiersz pisma {size} pkt.",
            en="In the layout “{layout}” not even one line of {size} pt text fits into the"
            " placeholder “{name}”.",
        ),
        hint=Text(
            pl="Powiększ go albo zmniejsz jego marginesy wewnętrzne.",
            en="Enlarge it or reduce its inner margins.",
        ),
    ),
    "T022": Message(
        what=Text(
            pl="Wzór prezentacji ma kilka wzorców slajdów: {count}.",
            en="The reference presentation has several slide masters: {count}.",
        ),
        allowed=Text(pl="Używany jest tylko pierwszy.", en="Only the first one is used."),
        hint=Text(
            pl="Przenieś potrzebne układy do pierwszego wzorca, a pozostałe wzorce usuń.",
            en="Move the layouts you need to the first master and delete the other masters.",
        ),
    ),
    "T023": Message(
        what=Text(
            pl="We wzorze prezentacji są slajdy: {count}. Weszłyby do każdej prezentacji.",
            en="The reference presentation has slides: {count}. They would be in every deck.",
        ),
        hint=Text(
            pl="Usuń wszystkie slajdy i zostaw same układy.",
            en="Delete all slides and leave only the layouts.",
        ),
    ),
    "T024": Message(
        what=Text(
            pl="To nie jest plik wzoru: {file}.", en="This is no reference document: {file}."
        ),
        allowed=Text(
            pl="Wzory to pliki .pptx i .docx.", en="Reference documents are .pptx and .docx files."
        ),
        hint=Text(
            pl="Podaj plik reference.pptx albo reference.docx po zmianach.",
            en="Give the restyled reference.pptx or reference.docx.",
        ),
    ),
    "T025": Message(
        what=Text(
            pl="Nie można odczytać pliku wzoru {file}: {reason}.",
            en="The reference document {file} cannot be read: {reason}.",
        ),
        allowed=Text(
            pl="Plik może mieć najwyżej {megabytes} MB.",
            en="The file may have {megabytes} MB at most.",
        ),
        hint=Text(
            pl="Sprawdź nazwę i folder; duże obrazy w pliku zmniejsz.",
            en="Check the name and the folder; make large pictures in the file smaller.",
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
    "T053": Message(
        what=Text(
            pl="Styl „{name}” we wzorze sprawozdania jest innego typu niż trzeba.",
            en="The style “{name}” of the reference report is of another type than needed.",
        ),
        allowed=Text(pl="Style tego typu: {existing}.", en="Styles of that type: {existing}."),
        hint=Text(
            pl="Zmień nazwę tego stylu i utwórz nowy styl „{name}” właściwego typu.",
            en="Rename this style and make a new style “{name}” of the right type.",
        ),
    ),
    "T054": Message(
        what=Text(
            pl="Styl „{name}” ma pismo {size} pkt.", en="The style “{name}” has {size} pt text."
        ),
        allowed=Text(
            pl="Najmniejsze dozwolone pismo ma w nim {least} pkt.",
            en="The smallest letters allowed in it have {least} pt.",
        ),
        hint=Text(
            pl="Ustaw w stylu co najmniej {least} pkt.", en="Set at least {least} pt in the style."
        ),
    ),
    "T055": Message(
        what=Text(
            pl="Styl „{name}” nie ma numeracji ani punktorów, więc nie będzie listą.",
            en="The style “{name}” has no numbering or bullets, so it will be no list.",
        ),
        hint=Text(
            pl="Zmień styl „{name}” poleceniem „Modyfikuj” i wybierz „Formatuj → Numerowanie”.",
            en="Change the style “{name}” with “Modify” and choose “Format → Numbering”.",
        ),
    ),
    "T056": Message(
        what=Text(
            pl="Program nie zna szerokości liter kroju „{family}”.",
            en="The widths of the letters of “{family}” are not known to the program.",
        ),
        allowed=Text(
            pl="Wiersze i kolumny tabel są wtedy mierzone z zapasem.",
            en="Lines and columns of tables are then measured with room to spare.",
        ),
        hint=Text(
            pl="Obejrzyj tabele i okładkę albo wybierz Calibri, Cambria, Arial, Tahoma"
            " lub Times New Roman.",
            en="Look at tables and cover, or choose Calibri, Cambria, Arial, Tahoma"
            " or Times New Roman.",
        ),
    ),
    "T057": Message(
        what=Text(
            pl="Papier we wzorze sprawozdania ma {width} na {height} cm.",
            en="The paper of the reference report is {width} by {height} cm.",
        ),
        allowed=Text(pl="Urzędy przyjmują A4 w pionie.", en="Authorities take A4 upright."),
        hint=Text(
            pl="Ustaw papier A4 w orientacji pionowej.", en="Set A4 paper, portrait orientation."
        ),
    ),
    "T058": Message(
        what=Text(
            pl="Między nagłówkiem a tekstem strony jest {room} mm, a pasek znaków ma {least} mm.",
            en="There are {room} mm between header and text, and the sign strip has {least} mm.",
        ),
        allowed=Text(
            pl="Word zepchnie wtedy tekst każdej strony niżej.",
            en="Word will then push the text of every page down.",
        ),
        hint=Text(
            pl="Zwiększ górny margines albo zmniejsz odległość nagłówka od krawędzi.",
            en="Enlarge the top margin or reduce the header's distance from the edge.",
        ),
    ),
}

VARIANTS: Final[Mapping[tuple[str, str], Text]] = {
    ("T008", "title"): Text(
        pl="W układzie „{layout}” symbol zastępczy „{name}” nie jest tytułem slajdu.",
        en="In the layout “{layout}” the placeholder “{name}” is not the slide's title.",
    ),
    ("T008", "text"): Text(
        pl="W układzie „{layout}” symbol zastępczy „{name}” nie jest na tekst.",
        en="In the layout “{layout}” the placeholder “{name}” is not for text.",
    ),
    ("T008", "table"): Text(
        pl="W układzie „{layout}” symbol zastępczy „{name}” nie jest na tabelę ani zawartość.",
        en="In the layout “{layout}” the placeholder “{name}” is not for a table or content.",
    ),
    ("T008", "chart"): Text(
        pl="W układzie „{layout}” symbol zastępczy „{name}” nie jest na wykres ani zawartość.",
        en="In the layout “{layout}” the placeholder “{name}” is not for a chart or content.",
    ),
    ("T008", "picture"): Text(
        pl="W układzie „{layout}” symbol zastępczy „{name}” nie jest na obraz ani zawartość.",
        en="In the layout “{layout}” the placeholder “{name}” is not for a picture or content.",
    ),
    ("T008", "number"): Text(
        pl="W układzie „{layout}” symbol zastępczy „{name}” nie jest numerem slajdu.",
        en="In the layout “{layout}” the placeholder “{name}” is not the slide number.",
    ),
    ("T009", "layout"): Text(
        pl="Wzór prezentacji ma układy o tej samej nazwie „{name}”: {count}.",
        en="The reference presentation has layouts of the same name “{name}”: {count}.",
    ),
    ("T016", "layout"): Text(
        pl="Na pasek znaków jest w układzie „{layout}” za mało miejsca: {width} cm na {height} mm.",
        en="The layout “{layout}” has too little room for the sign strip: {width} cm by {height}"
        " mm.",
    ),
    ("T053", "paragraph"): Text(
        pl="Styl „{name}” we wzorze sprawozdania nie jest stylem akapitu.",
        en="The style “{name}” of the reference report is no paragraph style.",
    ),
    ("T053", "character"): Text(
        pl="Styl „{name}” we wzorze sprawozdania nie jest stylem znaku.",
        en="The style “{name}” of the reference report is no character style.",
    ),
    ("T053", "table"): Text(
        pl="Styl „{name}” we wzorze sprawozdania nie jest stylem tabeli.",
        en="The style “{name}” of the reference report is no table style.",
    ),
}
"""Wordings of a code by what is meant."""
