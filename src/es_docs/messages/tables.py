"""Findings of reading a table of values (D001–D049), worded for the officer who keeps it.

D001–D010 the file, D011–D018, D046 and D047 which part of it and its headers, D019–D024 what is odd
about the sheet, D025–D037 and D045 values, D038–D042 CSV, D043–D044 the table as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages import Message, Text

_WORKBOOK_OR_CSV: Final = Text(
    "Czytane są skoroszyty Excela (.xlsx) i pliki CSV.",
    "Excel workbooks (.xlsx) and CSV files are read.",
)
_SAVE_AS_XLSX: Final = Text(
    "Otwórz go w Excelu albo LibreOffice i wybierz „Zapisz jako” → „Skoroszyt programu Excel"
    " (.xlsx)”.",
    "Open it in Excel or LibreOffice and choose “Save as” → “Excel Workbook (.xlsx)”.",
)

_FILE: Final = {
    "D001": Message(
        what=Text("Plik „{file}” jest pusty.", "The file “{file}” is empty."),
        allowed=_WORKBOOK_OR_CSV,
        hint=Text(
            "Sprawdź, czy to właściwy plik i czy zapisał się do końca.",
            "Check that it is the right file and that it was saved completely.",
        ),
    ),
    "D002": Message(
        what=Text(
            "Plik „{file}” nie jest ani skoroszytem Excela, ani plikiem CSV.",
            "The file “{file}” is neither an Excel workbook nor a CSV file.",
        ),
        allowed=_WORKBOOK_OR_CSV,
        hint=Text(
            "Wskaż właściwy plik. Jeśli ten otwiera się w Excelu, wybierz tam „Zapisz jako” →"
            " „Skoroszyt programu Excel (.xlsx)”.",
            "Name the right file. If this one opens in Excel, choose “Save as” → “Excel Workbook"
            " (.xlsx)” there.",
        ),
    ),
    "D003": Message(
        what=Text(
            "Plik „{file}” jest zabezpieczony hasłem.",
            "The file “{file}” is protected with a password.",
        ),
        allowed=Text(
            "Czytane są pliki, które otwierają się bez hasła; ochrona samych arkuszy nie"
            " przeszkadza.",
            "Files that open without a password are read; protected sheets do not matter.",
        ),
        hint=Text(
            "Otwórz go, usuń hasło (Plik → Informacje → Chroń skoroszyt → Szyfruj przy użyciu"
            " hasła) i zapisz.",
            "Open it, remove the password (File → Info → Protect Workbook → Encrypt with"
            " Password) and save.",
        ),
    ),
    "D004": Message(
        what=Text(
            "Plik „{file}” ma dawny format Excela (.xls).",
            "The file “{file}” has the old format of Excel (.xls).",
        ),
        allowed=_WORKBOOK_OR_CSV,
        hint=_SAVE_AS_XLSX,
    ),
    "D005": Message(
        what=Text("Plik „{file}” zawiera makra.", "The file “{file}” contains macros."),
        allowed=Text(
            "Czytane są skoroszyty bez makr (.xlsx).", "Workbooks without macros (.xlsx) are read."
        ),
        hint=Text(
            "Wybierz „Zapisz jako” → „Skoroszyt programu Excel (.xlsx)” i zgódź się na zapis bez"
            " makr; wartości zostaną.",
            "Choose “Save as” → “Excel Workbook (.xlsx)” and agree to leave the macros out; the"
            " values stay.",
        ),
    ),
    "D006": Message(
        what=Text(
            "Plik „{file}” ma format OpenDocument (.ods).",
            "The file “{file}” has the format OpenDocument (.ods).",
        ),
        allowed=_WORKBOOK_OR_CSV,
        hint=Text(
            "Otwórz go w LibreOffice i wybierz „Zapisz jako” → „Excel 2007–365 (.xlsx)”.",
            "Open it in LibreOffice and choose “Save as” → “Excel 2007–365 (.xlsx)”.",
        ),
    ),
    "D007": Message(
        what=Text(
            "Plik „{file}” to binarny skoroszyt Excela (.xlsb).",
            "The file “{file}” is a binary workbook of Excel (.xlsb).",
        ),
        allowed=_WORKBOOK_OR_CSV,
        hint=_SAVE_AS_XLSX,
    ),
    "D008": Message(
        what=Text("Plik „{file}” jest za duży.", "The file “{file}” is too large."),
        allowed=Text("Granica: {limit}.", "The limit is {limit}."),
        hint=Text(
            "Zostaw w pliku tylko tabelę z danymi albo podaj w treści jej arkusz („arkusz: …”)."
            " Jeśli arkusz wygląda na krótki, zaznacz puste wiersze pod tabelą, wybierz „Usuń”"
            " i zapisz plik: zniknie ich formatowanie.",
            "Keep nothing but the table in the file, or name its sheet in the content (“arkusz:"
            " …”). If the sheet looks short, select the empty rows below the table, choose"
            " “Delete” and save: their formatting goes.",
        ),
    ),
    "D009": Message(
        what=Text(
            "Skoroszyt „{file}” jest uszkodzony albo niepełny ({reason}).",
            "The workbook “{file}” is damaged or incomplete ({reason}).",
        ),
        hint=Text(
            "Otwórz go w Excelu, pozwól go naprawić i zapisz; jeśli się nie da, weź kopię"
            " zapasową albo skopiuj plik jeszcze raz.",
            "Open it in Excel, let it be repaired and save; if that fails, take a backup or copy"
            " the file again.",
        ),
    ),
    "D010": Message(
        what=Text(
            "W pliku „{file}” jest coś, czego żaden program biurowy nie zapisuje: „{part}”."
            " Ktoś mógł go podrobić.",
            "The file “{file}” holds what no office program writes: “{part}”. Somebody may have"
            " forged it.",
        ),
        hint=Text(
            "Nie używaj go. Weź plik od osoby, która prowadzi dane, albo przepisz wartości do"
            " nowego skoroszytu.",
            "Do not use it. Get the file from the person who keeps the data, or copy the values"
            " into a new workbook.",
        ),
    ),
}

_PART: Final = {
    "D011": Message(
        what=Text(
            "W skoroszycie „{file}” nie ma arkusza „{name}”.",
            "The workbook “{file}” has no sheet “{name}”.",
        ),
        allowed=Text("Arkusze: {there}.", "Sheets: {there}."),
        hint=Text(
            "Popraw „arkusz” w pliku z treścią albo nazwę arkusza w Excelu.",
            "Correct “arkusz” in the content file, or the name of the sheet in Excel.",
        ),
    ),
    "D012": Message(
        what=Text(
            "W skoroszycie „{file}” nie ma tabeli „{name}”.",
            "The workbook “{file}” has no table “{name}”.",
        ),
        allowed=Text("Tabele: {there}.", "Tables: {there}."),
        hint=Text(
            "Nazwę tabeli widać w Excelu na karcie „Projekt tabeli”; popraw ją tam albo w pliku"
            " z treścią („tabela”).",
            "Excel shows the name of a table on the tab “Table Design”; correct it there or in the"
            " content file (“tabela”).",
        ),
    ),
    "D013": Message(
        what=Text(
            "W skoroszycie „{file}” nie ma zakresu o nazwie „{name}”.",
            "The workbook “{file}” has no range named “{name}”.",
        ),
        allowed=Text("Nazwane zakresy: {there}.", "Named ranges: {there}."),
        hint=Text(
            "Nazwy widać w Excelu w Formuły → Menedżer nazw; popraw ją tam albo w pliku z treścią"
            " („zakres”).",
            "Excel shows the names in Formulas → Name Manager; correct it there or in the content"
            " file (“zakres”).",
        ),
    ),
    "D014": Message(
        what=Text(
            "Nazwa „{name}” nie oznacza prostokąta komórek, tylko: {formula}",
            "The name “{name}” does not stand for a rectangle of cells, but for: {formula}",
        ),
        allowed=Text(
            "Zakres to jeden prostokąt w tym skoroszycie, np. Zadania!$A$4:$F$20.",
            "A range is one rectangle of this workbook, as Zadania!$A$4:$F$20.",
        ),
        hint=Text(
            "Popraw zakres w Formuły → Menedżer nazw.", "Correct it in Formulas → Name Manager."
        ),
    ),
    "D015": Message(
        what=Text(
            "Plik „{file}” to CSV i nie ma arkuszy ani nazw; „{name}” pominięto.",
            "The file “{file}” is CSV and has no sheets or names; “{name}” was left out.",
        ),
        hint=Text(
            "Usuń tę nazwę z pliku z treścią albo wskaż skoroszyt .xlsx.",
            "Remove that name from the content file, or name an .xlsx workbook.",
        ),
    ),
    "D016": Message(
        what=Text(
            "W „{table}” nie ma wiersza z nagłówkami. Stoi tam: {found}",
            "“{table}” has no row with the headers. It holds: {found}",
        ),
        allowed=Text(
            "Potrzebne nagłówki, w dowolnej kolejności: {wanted}.",
            "The headers that are needed, in any order: {wanted}.",
        ),
        hint=Text(
            "Wpisz nagłówki w jednym wierszu nad danymi, najdalej w trzydziestym od góry, albo"
            " wskaż właściwy arkusz.",
            "Write the headers into one row above the data, among the first thirty, or name the"
            " right sheet.",
        ),
    ),
    "D017": Message(
        what=Text(
            "W wierszu {row} z nagłówkami brakuje: {missing}.",
            "The headers in row {row} lack: {missing}.",
        ),
        allowed=Text("Stoi tam: {found}.", "They are: {found}."),
        hint=Text(
            "Dopisz brakującą kolumnę albo popraw jej nagłówek.",
            "Add the column, or correct its header.",
        ),
    ),
    "D018": Message(
        what=Text(
            "Nagłówek „{header}” powtarza się: {cells}.",
            "The header “{header}” is repeated: {cells}.",
        ),
        allowed=Text("Każda kolumna ma inny nagłówek.", "Every column has a header of its own."),
        hint=Text(
            "Zmień nagłówek kolumny, która ma nie być czytana, albo usuń tę kolumnę.",
            "Change the header of the column that shall not be read, or remove that column.",
        ),
    ),
    "D047": Message(
        what=Text(
            "Nagłówki tabeli mają też inne arkusze: {others}. Przeczytano „{sheet}”.",
            "Other sheets have the headers of the table, too: {others}. “{sheet}” was read.",
        ),
        allowed=Text(
            "Gdy treść nie wskazuje arkusza, czytany jest pierwszy z nagłówkami.",
            "Where the content names no sheet, the first with the headers is read.",
        ),
        hint=Text(
            "Wskaż właściwy w pliku z treścią, pod „plik: …”: „arkusz: {sheet}”.",
            "Name the right one in the content file, below “plik: …”: “arkusz: {sheet}”.",
        ),
    ),
    "D046": Message(
        what=Text(
            "Tabela nie ma kolumny „{column}”, a podobnych nagłówków nie przeczytano: {found}.",
            "The table has no column “{column}”, and similar headers were not read: {found}.",
        ),
        allowed=Text(
            "Nagłówek tej kolumny może brzmieć: {names}.",
            "The header of that column may be: {names}.",
        ),
        hint=Text(
            "Jeśli to ta kolumna, popraw jej nagłówek; inaczej jej liczby nie trafią do"
            " dokumentów.",
            "If this is that column, correct its header; else its numbers do not reach the"
            " documents.",
        ),
    ),
}

_SHEET: Final = {
    "D019": Message(
        what=Text(
            "Wartość komórki {cell} pochodzi z innego pliku: {target}. Nie wiadomo, czy jest"
            " aktualna.",
            "The value of cell {cell} comes from another file: {target}. Nobody knows whether it"
            " is up to date.",
        ),
        allowed=Text(
            "Wartości tabeli stoją w tym skoroszycie albo są z niego liczone.",
            "The values of the table stand in this workbook or are computed from it.",
        ),
        hint=Text(
            "W Excelu wybierz Dane → Edytuj łącza → Przerwij łącze (formuły zmienią się w"
            " wartości) i zapisz.",
            "In Excel choose Data → Edit Links → Break Link (formulas become values) and save.",
        ),
    ),
    "D020": Message(
        what=Text(
            "Skoroszyt korzysta w komórce {cell} z innego pliku: {target}.",
            "The workbook uses another file in cell {cell}: {target}.",
        ),
        allowed=Text(
            "Tabela nie sięga tam wprost, więc wartości są czytane.",
            "The table does not do so itself, so its values are read.",
        ),
        hint=Text(
            "Sprawdź, czy wartości są aktualne, a jeśli łącze jest zbędne, usuń je (Dane →"
            " Edytuj łącza → Przerwij łącze).",
            "Check that the values are up to date; if the link is needless, remove it (Data → Edit"
            " Links → Break Link).",
        ),
    ),
    "D021": Message(
        what=Text(
            "W kolumnie „{column}” są scalone komórki: {cells}. Ich tekst liczy się w każdym"
            " wierszu scalenia.",
            "Column “{column}” has merged cells: {cells}. Their text was taken for every row of"
            " the merge.",
        ),
        hint=Text(
            "Jeśli tak ma być, nic nie rób; pewniej jest rozdzielić komórki i wpisać tekst w"
            " każdym wierszu.",
            "If that is meant, do nothing; it is safer to unmerge the cells and to write the text"
            " into every row.",
        ),
    ),
    "D022": Message(
        what=Text(
            "Komórki {cells} są scalone, więc nie wiadomo, do którego wiersza i kolumny należy"
            " ich wartość.",
            "The cells {cells} are merged, so nobody knows which row and column their value"
            " belongs to.",
        ),
        allowed=Text(
            "W danych scalone mogą być tylko komórki jednej kolumny tekstowej, jedna pod drugą.",
            "In the data only cells of one column of texts may be merged, one below the other.",
        ),
        hint=Text(
            "Rozdziel je (Narzędzia główne → Scal i wyśrodkuj → Rozdziel komórki) i wpisz"
            " wartość w każdym wierszu.",
            "Unmerge them (Home → Merge & Center → Unmerge Cells) and write the value into every"
            " row.",
        ),
    ),
    "D023": Message(
        what=Text(
            "W arkuszu „{sheet}” są ukryte wiersze z danymi: {rows}. Ich wartości liczą się jak"
            " inne.",
            "The sheet “{sheet}” has hidden rows with data: {rows}. Their values count like"
            " others.",
        ),
        hint=Text(
            "Odkryj je albo wyczyść filtr i sprawdź; wiersze, które mają się nie liczyć, usuń.",
            "Unhide them or clear the filter and check; delete the rows that shall not count.",
        ),
    ),
    "D024": Message(
        what=Text(
            "W arkuszu „{sheet}” kolumna {letter} („{column}”) jest ukryta. Jej wartości liczą"
            " się jak inne.",
            "Column {letter} (“{column}”) of the sheet “{sheet}” is hidden. Its values count like"
            " others.",
        ),
        hint=Text(
            "Odkryj ją i sprawdź; jeśli ma się nie liczyć, zmień jej nagłówek.",
            "Unhide it and check; if it shall not count, change its header.",
        ),
    ),
}

_NUMBERS_ALLOWED: Final = Text(
    "Liczba to np. 11, 1 250 albo 1,5; jednostka ma swoją kolumnę.",
    "A number is 11, 1 250 or 1,5; the unit has a column of its own.",
)
_DAYS_ALLOWED: Final = Text(
    "Dzień to data Excela albo tekst, np. 1.10.2015, 2015-10-01, 1 października 2015 r.",
    "A day is a date of Excel or a text as 1.10.2015, 2015-10-01, 1 października 2015 r.",
)

_VALUES: Final = {
    "D025": Message(
        what=Text(
            "Komórka {cell} pokazuje błąd {error} (w plikach: {english}).",
            "Cell {cell} shows the error {english} (in Polish Excel: {error}).",
        ),
        hint=Text(
            "Popraw formułę albo wpisz wartość i zapisz skoroszyt.",
            "Correct the formula or enter the value, and save the workbook.",
        ),
    ),
    "D026": Message(
        what=Text(
            "W komórce {cell} zamiast wartości stoją kratki „{value}”: przy zapisie do CSV"
            " kolumna była za wąska.",
            "Cell {cell} holds “{value}” in place of a value: the column was too narrow when the"
            " CSV file was saved.",
        ),
        hint=Text(
            "Otwórz skoroszyt, poszerz kolumnę i zapisz CSV jeszcze raz, albo podaj sam skoroszyt"
            " .xlsx.",
            "Open the workbook, widen the column and save the CSV again, or give the .xlsx"
            " workbook itself.",
        ),
    ),
    "D027": Message(
        what=Text(
            "Komórka {cell} ma formułę, ale w pliku nie ma jej wyniku.",
            "Cell {cell} has a formula, but the file does not hold its result.",
        ),
        allowed=Text(
            "Program nie liczy formuł; czyta wyniki, które zapisuje Excel albo LibreOffice.",
            "The program does not calculate formulas; it reads the results that Excel or"
            " LibreOffice save.",
        ),
        hint=Text(
            "Otwórz skoroszyt w Excelu albo LibreOffice, zapisz go (Ctrl+S) i uruchom program"
            " ponownie.",
            "Open the workbook in Excel or LibreOffice, save it (Ctrl+S) and run the program"
            " again.",
        ),
    ),
    "D028": Message(
        what=Text(
            "W komórce {cell} ma być liczba, a stoi „{value}”.",
            "Cell {cell} should hold a number, but it holds “{value}”.",
        ),
        allowed=_NUMBERS_ALLOWED,
        hint=Text(
            "Wpisz samą liczbę: 0, gdy nic jeszcze nie zrobiono. Kreska ani „brak” nie są liczbą;"
            " komórkę zostaw pustą, gdy liczby ma tu nie być.",
            "Enter nothing but the number: 0 as long as nothing was done. A dash or “brak” is no"
            " number; leave the cell empty where no number is meant.",
        ),
    ),
    "D029": Message(
        what=Text(
            "Nie wiadomo, czy „{value}” w komórce {cell} to {whole}, czy {fraction}.",
            "It is not clear whether “{value}” in cell {cell} is {whole} or {fraction}.",
        ),
        allowed=Text(
            "Tysiące oddziela się spacją albo niczym, ułamki przecinkiem.",
            "Thousands are parted by a space or by nothing, fractions by a comma.",
        ),
        hint=Text("Wpisz {whole} albo {fraction}.", "Enter {whole} or {fraction}."),
    ),
    "D030": Message(
        what=Text(
            "Liczba {value} w komórce {cell} ma więcej niż dwa miejsca po przecinku.",
            "The number {value} in cell {cell} has more than two decimals.",
        ),
        allowed=Text(
            "Najwyżej dwa miejsca po przecinku, np. 1,25.", "At most two decimals, as 1,25."
        ),
        hint=Text(
            "Wpisz liczbę zaokrągloną, a w formule użyj ZAOKR(…; 2); sam format komórki nie"
            " zmienia wartości.",
            "Enter the rounded number, or use ROUND(…, 2) in the formula; the format of the cell"
            " alone does not change its value.",
        ),
    ),
    "D031": Message(
        what=Text(
            "W komórce {cell} stoi wartość logiczna {value}.",
            "Cell {cell} holds the logical value {value}.",
        ),
        allowed=Text(
            "W tej kolumnie mają być liczby albo daty.",
            "This column is one of numbers or dates.",
        ),
        hint=Text("Wpisz liczbę albo datę.", "Enter the number or the date."),
    ),
    "D032": Message(
        what=Text(
            "W komórce {cell} ma być liczba, a stoi data albo czas: {value}. Excel zamienia na"
            " datę np. „1.5” i „3-4”.",
            "Cell {cell} should hold a number, but it holds a date or time: {value}. Excel turns"
            " “1.5” or “3-4” into a date.",
        ),
        allowed=_NUMBERS_ALLOWED,
        hint=Text(
            "Ustaw format komórki „Ogólne” i wpisz liczbę jeszcze raz, ułamek z przecinkiem.",
            "Set the format of the cell to “General” and enter the number again, a fraction with"
            " a comma.",
        ),
    ),
    "D033": Message(
        what=Text(
            "W komórce {cell} ma być data, a stoi liczba {value}.",
            "Cell {cell} should hold a date, but it holds the number {value}.",
        ),
        allowed=_DAYS_ALLOWED,
        hint=Text(
            "Jeśli to data bez formatu, ustaw format komórki „Data”; inaczej wpisz datę.",
            "If it is a date without its format, set the format of the cell to “Date”; else enter"
            " the date.",
        ),
    ),
    "D034": Message(
        what=Text(
            "W komórce {cell} ma być data, a stoi „{value}”.",
            "Cell {cell} should hold a date, but it holds “{value}”.",
        ),
        allowed=_DAYS_ALLOWED,
        hint=Text(
            "Wpisz dzień, miesiąc i rok czterema cyframi; jeden dzień w jednym wierszu.",
            "Enter day, month and the year in four digits; one day in one row.",
        ),
    ),
    "D035": Message(
        what=Text(
            "Nie wiadomo, co w „{value}” (komórka {cell}) jest dniem, a co miesiącem.",
            "It is not clear which part of “{value}” (cell {cell}) is the day and which the month.",
        ),
        allowed=_DAYS_ALLOWED,
        hint=Text(
            "Wpisz datę z kropkami: dzień.miesiąc.rok.", "Enter it with dots: day.month.year."
        ),
    ),
    "D036": Message(
        what=Text(
            "Data „{value}” w komórce {cell} nie istnieje albo leży poza latami 1990–2099.",
            "The date “{value}” in cell {cell} does not exist or lies outside 1990–2099.",
        ),
        allowed=_DAYS_ALLOWED,
        hint=Text("Popraw datę.", "Correct the date."),
    ),
    "D037": Message(
        what=Text(
            "W komórce {cell} stoi sam czas ({value}), bez daty.",
            "Cell {cell} holds a time only ({value}), without a date.",
        ),
        allowed=_DAYS_ALLOWED,
        hint=Text(
            "Wpisz datę; godzinę zapisz w osobnej kolumnie.",
            "Enter the date; write the time into a column of its own.",
        ),
    ),
    "D045": Message(
        what=Text(
            "W komórce {cell} ma być liczba, a stoi procent: {value}.",
            "Cell {cell} should hold a number, but it holds a percentage: {value}.",
        ),
        allowed=Text(
            "Liczy się, ile zaplanowano i zrobiono, np. 9; procenty dokumenty liczą same.",
            "What counts is how many were planned and done, as 9; the documents work out the"
            " percentages.",
        ),
        hint=Text(
            "Ustaw format komórki „Ogólne” i wpisz liczbę jeszcze raz. Jeśli cała kolumna ma"
            " procenty, dopisz % do jej nagłówka, a liczbom daj własną kolumnę.",
            "Set the format of the cell to “General” and enter the number again. If the whole"
            " column has percentages, add % to its header and give the numbers a column of their"
            " own.",
        ),
    ),
}

_CSV_UTF8: Final = Text(
    "W Excelu wybierz „Zapisz jako” → „CSV UTF-8 (rozdzielany przecinkami)”, a najlepiej podaj"
    " sam skoroszyt .xlsx.",
    "In Excel choose “Save as” → “CSV UTF-8 (Comma delimited)”; best give the .xlsx workbook"
    " itself.",
)

_CSV: Final = {
    "D038": Message(
        what=Text(
            "W wierszu {row} pliku „{file}” jest znak, którego nie ma w polskim zapisie Windows"
            " (Windows-1250); plik zapisano zapewne jako „CSV (MS-DOS)” albo „CSV (Macintosh)”.",
            "Row {row} of the file “{file}” has a character that Polish Windows does not know"
            " (Windows-1250); it was probably saved as “CSV (MS-DOS)” or “CSV (Macintosh)”.",
        ),
        allowed=Text(
            "CSV może być w UTF-8, w Windows-1250, w ISO 8859-2 albo jako „Tekst Unicode”.",
            "CSV may be in UTF-8, in Windows-1250, in ISO 8859-2 or “Unicode Text”.",
        ),
        hint=_CSV_UTF8,
    ),
    "D039": Message(
        what=Text(
            "W wierszu {row} pliku „{file}” zapis {encoding} jest zepsuty: polskich liter nie da"
            " się pewnie odczytać.",
            "Row {row} of the file “{file}” is broken {encoding}: its letters cannot be read with"
            " certainty.",
        ),
        hint=_CSV_UTF8,
    ),
    "D040": Message(
        what=Text(
            "W wierszu {row} pliku „{file}” jest znak NUL: to nie jest zwykły plik tekstowy.",
            "Row {row} of the file “{file}” has a NUL character: this is no ordinary text file.",
        ),
        hint=_CSV_UTF8,
    ),
    "D041": Message(
        what=Text(
            "W wierszu {row} pliku „{file}” cudzysłów nie ma pary albo po zamykającym stoi jeszcze"
            " tekst.",
            "In row {row} of the file “{file}” a quote lacks its partner, or text follows the"
            " closing one.",
        ),
        allowed=Text(
            'Pole w cudzysłowie kończy się cudzysłowem; cudzysłów w środku pisze się dwa razy: "".',
            'A quoted field ends with a quote; a quote inside it is written twice: "".',
        ),
        hint=Text(
            "Popraw ten wiersz albo zapisz plik jeszcze raz z Excela.",
            "Correct that row, or save the file from Excel again.",
        ),
    ),
    "D042": Message(
        what=Text(
            "Wiersz ma więcej pól ({fields}) niż nagłówki ({headers}); pierwsze nadmiarowe to"
            " {cell}.",
            "The row has more fields ({fields}) than the headers ({headers}); the first too many"
            " is {cell}.",
        ),
        allowed=Text(
            "Pole, w którym stoi średnik albo przecinek rozdzielający, musi być w cudzysłowie.",
            "A field that holds the separator has to be in quotes.",
        ),
        hint=Text(
            'Ujmij takie pole w cudzysłów prosty ("…") albo zapisz plik jeszcze raz z Excela.',
            'Put that field in straight quotes ("…"), or save the file from Excel again.',
        ),
    ),
}

_WHOLE: Final = {
    "D043": Message(
        what=Text(
            "Pod nagłówkami w „{table}” nie ma żadnego wiersza z danymi.",
            "There is no row of data below the headers in “{table}”.",
        ),
        hint=Text("Wpisz dane od razu pod nagłówkami.", "Enter the data right below the headers."),
    ),
    "D044": Message(
        what=Text(
            "Takich miejsc ({alike}) jest w tej tabeli jeszcze {count}.",
            "There are {count} more such places ({alike}) in this table.",
        ),
        hint=Text(
            "Popraw najpierw te, które wymieniono; zwykle to jedna przyczyna w całej kolumnie.",
            "Correct those that are listed first; mostly it is one cause in the whole column.",
        ),
    ),
}

TABLE: Final[Mapping[str, Message]] = {**_FILE, **_PART, **_SHEET, **_VALUES, **_CSV, **_WHOLE}

TABLE_VARIANTS: Final[Mapping[tuple[str, str], Text]] = {
    ("D002", "pdf"): Text("Plik „{file}” to PDF.", "The file “{file}” is a PDF."),
    ("D002", "html"): Text(
        "Plik „{file}” to strona HTML, choć może się nazywać .xls.",
        "The file “{file}” is an HTML page, though it may be called .xls.",
    ),
    ("D002", "xml"): Text("Plik „{file}” to plik XML.", "The file “{file}” is an XML file."),
    ("D002", "document"): Text(
        "Plik „{file}” to dokument innego programu pakietu Office.",
        "The file “{file}” is a document of another Office program.",
    ),
    ("D007", "strict"): Text(
        "Plik „{file}” to skoroszyt w odmianie „Strict Open XML”.",
        "The file “{file}” is a workbook of the kind “Strict Open XML”.",
    ),
    ("D008", "unpacked"): Text(
        "Arkusze skoroszytu „{file}” są po rozpakowaniu za duże.",
        "The sheets of the workbook “{file}” are too large when unpacked.",
    ),
    ("D008", "sheet"): Text(
        "Arkusz w skoroszycie „{file}” ma za dużo komórek z treścią.",
        "A sheet of the workbook “{file}” has too many cells with something in them.",
    ),
    ("D008", "tags"): Text(
        "Skoroszyt „{file}” ma za dużo komórek, tekstów albo formatów.",
        "The workbook “{file}” has too many cells, texts or formats.",
    ),
    ("D008", "entries"): Text(
        "Skoroszyt „{file}” składa się ze zbyt wielu części.",
        "The workbook “{file}” consists of too many parts.",
    ),
    ("D008", "fields"): Text(
        "Plik „{file}” ma za dużo pól.", "The file “{file}” has too many fields."
    ),
    ("D008", "rows"): Text(
        "Tabela w pliku „{file}” ma za dużo wierszy.",
        "The table in the file “{file}” has too many rows.",
    ),
    ("D011", "near"): Text(
        "W skoroszycie „{file}” nie ma arkusza „{name}”; jest „{nearest}”.",
        "The workbook “{file}” has no sheet “{name}”; it has “{nearest}”.",
    ),
    ("D012", "near"): Text(
        "W skoroszycie „{file}” nie ma tabeli „{name}”; jest „{nearest}”.",
        "The workbook “{file}” has no table “{name}”; it has “{nearest}”.",
    ),
    ("D013", "near"): Text(
        "W skoroszycie „{file}” nie ma zakresu o nazwie „{name}”; jest „{nearest}”.",
        "The workbook “{file}” has no range named “{name}”; it has “{nearest}”.",
    ),
    ("D020", "elsewhere"): Text(
        "Skoroszyt korzysta z innego pliku: {target}.",
        "The workbook uses another file: {target}.",
    ),
}
"""Other wordings of what is wrong, by code and variant."""
