"""Findings of reading a finished file back and comparing it with the content (A…)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages import Message, Text

AREA_TITLE: Final = Text(pl="Zgodność z\u00a0treścią", en="Agreement with the content")
AREA_WHY: Final = Text(
    pl=(
        "Prezentacja, sprawozdanie i\u00a0treść projektu muszą mówić to samo: każdą różnicę"
        " zobaczy kontroler, a\u00a0liczby bez źródła nikt nie obroni."
    ),
    en=(
        "Presentation, report and content have to say the same: a controller will see every"
        " difference, and nobody can stand up for a number without a source."
    ),
)

MESSAGES: Final[Mapping[str, Message]] = {
    "A009": Message(
        what=Text(
            pl="Dokument {file} nie mówi tego, co treść, więc nie został zapisany.",
            en="The document {file} does not say what the content says, so it was not written.",
        ),
        hint=Text(
            pl=(
                "To błąd programu, nie Twój: zgłoś go, dołączając treść. Dokument, który był"
                " zapisany wcześniej, jest nienaruszony."
            ),
            en=(
                "It is a fault of the program, not yours: report it with the content. The document"
                " that was there before is untouched."
            ),
        ),
    ),
    "A010": Message(
        what=Text(
            pl="Tekst różni się od treści: jest „{said}”, w treści „{told}”.",
            en="A text differs from the content: it says “{said}”, the content “{told}”.",
        ),
        hint=Text(
            pl=(
                "Jeśli rację ma treść, popraw ten tekst albo zbuduj dokument ponownie; jeśli"
                " dokument, popraw treść."
            ),
            en=(
                "If the content is right, correct this text or build the document again; if the"
                " document is, correct the content."
            ),
        ),
    ),
    "A011": Message(
        what=Text(
            pl="W dokumencie nie ma tekstu z treści: „{told}”.",
            en="The document lacks a text of the content: “{told}”.",
        ),
        hint=Text(
            pl=(
                "Sprawdź, czy nie usunięto slajdu albo akapitu. Jeśli celowo, przyjmij tę uwagę"
                " z podaniem powodu."
            ),
            en=(
                "See whether a slide or paragraph was deleted. If on purpose, accept this finding"
                " with a reason."
            ),
        ),
    ),
    "A012": Message(
        what=Text(
            pl="Liczby, których nie ma w treści: {numbers}.",
            en="Numbers that the content does not have: {numbers}.",
        ),
        hint=Text(
            pl=(
                "Sprawdź, skąd pochodzą. Dopisz je do treści albo przyjmij tę uwagę"
                " z podaniem źródła."
            ),
            en="Find out where they come from. Add them to the content, or accept this finding"
            " and name the source.",
        ),
    ),
    "A013": Message(
        what=Text(
            pl="Wiersz „{row}”, kolumna „{column}”: jest „{said}”, w treści „{told}”.",
            en="Row “{row}”, column “{column}”: it says “{said}”, the content “{told}”.",
        ),
        hint=Text(
            pl="Popraw komórkę albo treść, zależnie od tego, co jest prawdą.",
            en="Correct the cell or the content, whichever is wrong.",
        ),
    ),
    "A014": Message(
        what=Text(
            pl="W tabeli „{table}” brakuje wierszy z treści.",
            en="The table “{table}” lacks a row or rows of the content.",
        ),
        hint=Text(
            pl="Przywróć brakujące wiersze albo zbuduj dokument ponownie.",
            en="Put back what is missing, or build the document again.",
        ),
    ),
    "A015": Message(
        what=Text(
            pl="Tabela ma wiersz, którego nie ma w treści: {row}.",
            en="The table has a row that the content does not have: {row}.",
        ),
        hint=Text(
            pl="Dopisz zadanie do treści albo usuń wiersz.",
            en="Add the task to the content, or delete the row.",
        ),
    ),
    "A016": Message(
        what=Text(
            pl="Wykres nie zgadza się z treścią.",
            en="A chart does not agree with the content.",
        ),
        hint=Text(
            pl=(
                "Kliknij wykres prawym przyciskiem, wybierz Edytuj dane i wpisz liczby"
                " z treści albo zbuduj dokument ponownie."
            ),
            en="Right-click the chart, choose Edit Data and type the numbers of the content, or"
            " build the document again.",
        ),
    ),
    "A017": Message(
        what=Text(
            pl=(
                "Wykres pokazuje co innego niż jego arkusz: „{series}”, „{label}”: na wykresie"
                " {said}, w arkuszu {told}."
            ),
            en=(
                "A chart shows something else than its workbook: “{series}”, “{label}”: the chart"
                " {said}, the workbook {told}."
            ),
        ),
        hint=Text(
            pl=(
                "Kliknij wykres prawym przyciskiem i wybierz Edytuj dane: wykres przyjmie"
                " liczby arkusza. Sprawdź, czy są właściwe."
            ),
            en=(
                "Right-click the chart and choose Edit Data: it takes the numbers of the workbook."
                " See that they are right."
            ),
        ),
    ),
    "A018": Message(
        what=Text(
            pl="Ten sam wiersz ma w pliku {file} inne wartości: tu {said}, tam {told}.",
            en="The same row has other values in the file {file}: here {said}, there {told}.",
        ),
        hint=Text(
            pl="Ustal, co jest prawdą, i popraw drugi dokument.",
            en="Find out which is right, and correct the other document.",
        ),
    ),
    "A019": Message(
        what=Text(
            pl="Ten dokument nie powstał z podanej treści („{text}”).",
            en="This document was not made from the given content (“{text}”).",
        ),
        hint=Text(
            pl="Wskaż plik z treścią tego projektu: --content PLIK.",
            en="Name the content file of this project: --content FILE.",
        ),
    ),
    "A020": Message(
        what=Text(
            pl="Wiersz „{row}”: z liczb wynika {told}, a w tabeli jest {said}.",
            en="Row “{row}”: the numbers give {told}, the table says {said}.",
        ),
        hint=Text(
            pl="Policz jeszcze raz: wykonanie podzielone przez plan.",
            en="Work it out again: realised divided by planned.",
        ),
    ),
    "A021": Message(
        what=Text(
            pl="Zdanie „{said}” przeczy tabeli, w której jest: {told}.",
            en="The sentence “{said}” contradicts the table, which has: {told}.",
        ),
        hint=Text(
            pl="Popraw zdanie albo tabelę, zależnie od tego, co jest prawdą.",
            en="Correct the sentence or the table, whichever is wrong.",
        ),
    ),
    "A022": Message(
        what=Text(
            pl="Zgodności z treścią nie da się sprawdzić, bo plik PDF nie ma tagów.",
            en="Agreement with the content cannot be checked: the PDF has no tags.",
        ),
        hint=Text(
            pl=(
                "Utwórz PDF ponownie poleceniem „es-docs build --pdf” albo sprawdź prezentację lub"
                " sprawozdanie, z których powstał."
            ),
            en=(
                "Make the PDF again with “es-docs build --pdf”, or check the presentation or report"
                " that it was made from."
            ),
        ),
    ),
    "A023": Message(
        what=Text(
            pl="Przy tekście „{text}” stoi numer {said}, w\u00a0treści {told}.",
            en="Beside the text “{text}” stands the number {said}; the content has {told}.",
        ),
        hint=Text(
            pl="Popraw numer albo zamień teksty miejscami: numer jest numerem działania.",
            en="Correct the number, or let the texts change places: it is the number of an action.",
        ),
    ),
    "A024": Message(
        what=Text(
            pl="Numery podpisów nie idą po kolei: jest „{said}”, powinno być „{told}”.",
            en="The numbers of the captions do not run on: it says “{said}”, not “{told}”.",
        ),
        hint=Text(
            pl=(
                "Zaznacz cały dokument (Ctrl+A) i\u00a0naciśnij F9: Word policzy podpisy na nowo."
                " Numer wpisany ręcznie popraw sam."
            ),
            en="Select all (Ctrl+A) and press F9: Word counts the captions anew. Correct a number"
            " that was typed by hand.",
        ),
    ),
}

VARIANTS: Final[Mapping[tuple[str, str], Text]] = {
    ("A013", "header"): Text(
        pl="Nagłówek kolumny „{column}” brzmi tu „{said}”.",
        en="The header of the column “{column}” reads “{said}” here.",
    ),
    ("A013", "column"): Text(
        pl="Tabela nie ma kolumny „{column}”.",
        en="The table lacks the column “{column}”.",
    ),
    ("A014", ""): Text(
        pl="W tabeli „{table}” brakuje wiersza z treści: {row}.",
        en="The table “{table}” lacks a row of the content: {row}.",
    ),
    ("A014", "table"): Text(
        pl="Brakuje całej tabeli „{table}”.",
        en="The whole table “{table}” is missing.",
    ),
    ("A016", ""): Text(
        pl="Wykres, „{label}”: jest {said}, w treści {told} (wykonanie / plan).",
        en="Chart, “{label}”: it shows {said}, the content has {told} (realised / planned).",
    ),
    ("A016", "point"): Text(
        pl="Wykres, „{label}”, „{series}”: jest {said}, w treści {told}.",
        en="Chart, “{label}”, “{series}”: it shows {said}, the content has {told}.",
    ),
    ("A016", "missing"): Text(
        pl="Na wykresie „{said}” brakuje pozycji „{label}” ({told}).",
        en="The chart “{said}” lacks “{label}” ({told}).",
    ),
    ("A016", "unknown"): Text(
        pl="Wykres ma pozycję, której nie ma w treści: „{label}” ({said}).",
        en="A chart has “{label}” ({said}), which the content does not have.",
    ),
    ("A017", "name"): Text(
        pl="Seria wykresu nazywa się „{said}”, a w jego arkuszu „{told}”.",
        en="A series of the chart is called “{said}”, in its workbook “{told}”.",
    ),
    ("A020", "words"): Text(
        pl="„{row}”: z\u00a0liczb wynika {told}, a\u00a0podano {said}.",
        en="“{row}”: the numbers give {told}, the text says {said}.",
    ),
    ("A021", "tile"): Text(
        pl="Zdanie „{said}” przeczy liczbom obok: {told}.",
        en="The sentence “{said}” contradicts the numbers beside it: {told}.",
    ),
    ("A021", "total"): Text(
        pl="Suma „{said}” przeczy tabeli, w\u00a0której jest: {told}.",
        en="The total “{said}” contradicts the table, which has: {told}.",
    ),
    ("A017", "label"): Text(
        pl="Etykieta wykresu mówi „{said}”, a z jego danych to nie wynika (wykonanie / plan).",
        en="A label of the chart says “{said}”, which its data do not give (realised / planned).",
    ),
}
"""What is said in the place of the general wording where a code has several."""
