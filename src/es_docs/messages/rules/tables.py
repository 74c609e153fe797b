"""Texts of the accessibility rules of tables (A11Y-020 to A11Y-024)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.diagnostics import Kind
from es_docs.messages import Text
from es_docs.messages.rules import RuleText

_BOTH: Final = (Kind.PPTX, Kind.DOCX)

RULES: Final[Mapping[str, RuleText]] = {
    "A11Y-020": RuleText(
        title=Text(
            pl="Tabele mają oznaczony wiersz nagłówka",
            en="Tables have a marked header row",
        ),
        why=Text(
            pl=(
                "Przy każdej komórce czytnik ekranu powtarza nagłówek jej kolumny, ale tylko gdy"
                " wiersz jest oznaczony (WCAG 1.3.1). W\u00a0programie Office jest to reguła"
                " „Tabela bez wiersza nagłówka”."
            ),
            en=(
                "With every cell a screen reader repeats the header of its column, but only when"
                " the row is marked (WCAG 1.3.1). In Office this is the rule “No header row”."
            ),
        ),
        found={
            "none": Text(
                pl="Tabela nie ma oznaczonego wiersza nagłówka.",
                en="The table has no marked header row.",
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl="Kliknij tabelę i\u00a0zaznacz Projekt tabeli → Wiersz nagłówka.",
                en="Click the table and tick Table Design → Header Row.",
            ),
            Kind.DOCX: Text(
                pl=(
                    "Kliknij pierwszy wiersz, zaznacz Projekt tabeli → Wiersz nagłówka,"
                    " a\u00a0potem wybierz Układ (tabeli) → Powtórz wiersze nagłówka."
                ),
                en=(
                    "Click the first row, tick Table Design → Header Row, then choose Layout (of"
                    " the table) → Repeat Header Rows."
                ),
            ),
        },
    ),
    "A11Y-021": RuleText(
        title=Text(
            pl="Żadna komórka nagłówka nie jest pusta",
            en="No header cell is empty",
        ),
        why=Text(
            pl=(
                "Pusty nagłówek nie mówi, co jest w\u00a0kolumnie; także pierwsza kolumna"
                " potrzebuje nazwy, na przykład „Zadanie” (WCAG 1.3.1)."
            ),
            en=(
                "An empty header does not tell what is in its column; the first column needs a"
                " name as well, “Zadanie” for one (WCAG 1.3.1)."
            ),
        ),
        found={
            "one": Text(
                pl="Nagłówek kolumny {columns} jest pusty.",
                en="The header of column {columns} is empty.",
            ),
            "many": Text(
                pl="Puste są nagłówki kolumn: {columns}.",
                en="The headers of these columns are empty: {columns}.",
            ),
        },
        mend=dict.fromkeys(
            _BOTH,
            Text(
                pl="Wpisz w\u00a0tę komórkę krótką nazwę tego, co zawiera kolumna.",
                en="Type a short name of what the column holds into the cell.",
            ),
        ),
    ),
    "A11Y-022": RuleText(
        title=Text(pl="Tabele mają prostą siatkę", en="Tables have a simple grid"),
        why=Text(
            pl=(
                "Wśród scalonych, zagnieżdżonych i\u00a0pustych komórek czytnik ekranu gubi, do"
                " której kolumny należy wartość. W\u00a0programie Office jest to reguła „Użyto"
                " scalonych lub podzielonych komórek”."
            ),
            en=(
                "Among merged, nested and empty cells a screen reader loses which column a value"
                " belongs to. In Office this is the rule “Use of merged or split cells”."
            ),
        ),
        found={
            "merged": Text(
                pl="Tabela ma scalone lub podzielone komórki.",
                en="The table has merged or split cells.",
            ),
            "nested": Text(
                pl="W\u00a0komórce tabeli jest druga tabela.",
                en="A cell of the table holds another table.",
            ),
            "rows": Text(
                pl="Tabela ma puste wiersze (numery: {numbers}).",
                en="The table has blank rows (numbers: {numbers}).",
            ),
            "columns": Text(
                pl="Tabela ma puste kolumny (numery: {numbers}).",
                en="The table has blank columns (numbers: {numbers}).",
            ),
        },
        mend=dict.fromkeys(
            _BOTH,
            Text(
                pl=(
                    "Zaznacz scaloną komórkę, wybierz Układ (tabeli) → Podziel komórki"
                    " i\u00a0powtórz wartość w\u00a0każdym wierszu. Puste wiersze i\u00a0kolumny"
                    " usuń, a\u00a0odstęp ustaw marginesem komórki. Tabelę w\u00a0tabeli zamień na"
                    " osobną tabelę."
                ),
                en=(
                    "Select the merged cell, choose Layout (of the table) → Split Cells and repeat"
                    " the value in every row. Delete blank rows and columns and set distances by"
                    " the margins of cells. Make a table of its own from one inside a table."
                ),
            ),
        ),
    ),
    "A11Y-023": RuleText(
        title=Text(
            pl="Tabele zawierają dane i\u00a0mają podpis",
            en="Tables hold data and have a caption",
        ),
        why=Text(
            pl=(
                "Podpis mówi, co jest w\u00a0tabeli, zanim ktoś zacznie ją czytać. Tabela użyta do"
                " ustawienia tekstu obok siebie jest odczytywana jak dane (WCAG 1.3.1)."
            ),
            en=(
                "A caption tells what a table holds before anyone reads it. A table used to put"
                " texts side by side is read as if it were data (WCAG 1.3.1)."
            ),
        ),
        found={
            "layout": Text(
                pl="Tabela o\u00a0jednym wierszu albo jednej kolumnie służy układowi: „{text}”.",
                en="A table of a single row or column is used for layout: “{text}”.",
            ),
            "slide": Text(
                pl="Tabela nie ma ani podpisu na slajdzie, ani tekstu alternatywnego.",
                en="The table has neither a caption on the slide nor a text alternative.",
            ),
            "report": Text(
                pl="Tabela nie ma podpisu, zdania wprowadzającego ani tekstu alternatywnego.",
                en="The table has no caption, no introducing sentence and no text alternative.",
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "Kliknij tabelę prawym przyciskiem, wybierz „Edytuj tekst alternatywny”"
                    " i\u00a0jednym zdaniem napisz, co tabela pokazuje. Tekst w\u00a0ramce wpisz"
                    " w\u00a0pole układu, a\u00a0nie w\u00a0tabelę."
                ),
                en=(
                    "Right-click the table, choose Edit Alt Text and write in one sentence what it"
                    " shows. Put framed text into a placeholder, not into a table."
                ),
            ),
            Kind.DOCX: Text(
                pl=(
                    "Kliknij tabelę i\u00a0wybierz Odwołania → Wstaw podpis (etykieta „Tabela”,"
                    " powyżej). Tekst ustawiony tabelą zamień na akapity: Układ (tabeli) →"
                    " Konwertuj na tekst."
                ),
                en=(
                    "Click the table and choose References → Insert Caption (label “Tabela”,"
                    " above). Turn text that a table only arranges into paragraphs: Layout (of the"
                    " table) → Convert to Text."
                ),
            ),
        },
    ),
    "A11Y-024": RuleText(
        title=Text(
            pl="Wiersze tabel nie dzielą się między strony",
            en="Rows of tables do not break across pages",
        ),
        why=Text(
            pl=(
                "Wiersz rozcięty między dwie strony trudno przeczytać, a\u00a0w\u00a0pliku PDF"
                " bywa odczytywany jak dwa."
            ),
            en=("A row cut between two pages is hard to read, and in a PDF it may be read as two."),
        ),
        found={
            "one": Text(
                pl="Wiersz {rows} tabeli może się podzielić między strony.",
                en="Row {rows} of the table may break across pages.",
            ),
            "many": Text(
                pl="Wiersze tabeli mogą się podzielić między strony (numery: {rows}).",
                en="Rows of the table may break across pages (numbers: {rows}).",
            ),
        },
        mend={
            Kind.DOCX: Text(
                pl=(
                    "Zaznacz tabelę, otwórz Układ (tabeli) → Właściwości → Wiersz i\u00a0wyczyść"
                    " pole „Zezwalaj na dzielenie wierszy między strony”."
                ),
                en=(
                    "Select the table, open Layout (of the table) → Properties → Row and clear"
                    " Allow row to break across pages."
                ),
            )
        },
    ),
}
