"""Findings about tables of values (D…): workbooks, CSV files, registers; worded for their keeper.

D001–D049 the file and its table, D050–D099 what it says beside the content, D100–D129 writing.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from es_docs.messages import Message, Text
from es_docs.messages.tables import TABLE, TABLE_VARIANTS

_JOINING: Final[Mapping[str, Message]] = {
    "D050": Message(
        what=Text(
            "Plik „{file}” leży poza folderem pliku z treścią.",
            "The file “{file}” lies outside the folder of the content file.",
        ),
        allowed=Text(
            "Ścieżka prowadzi od folderu pliku z treścią w głąb, np. dane/zadania.xlsx.",
            "The path leads down from the folder of the content file, as dane/zadania.xlsx.",
        ),
        hint=Text(
            "Przenieś go do tego folderu i wpisz ścieżkę bez dysku i bez „..”.",
            "Move it into that folder and write the path without a drive or “..”.",
        ),
    ),
    "D051": Message(
        what=Text(
            "W ścieżce „{file}” stoją ukośniki „\\”.", "The path “{file}” has backslashes “\\”."
        ),
        allowed=Text(
            "Foldery oddziela się zwykłym ukośnikiem „/”.", "Folders are parted by a slash “/”."
        ),
        hint=Text("Napisz: {meant}", "Write: {meant}"),
    ),
    "D052": Message(
        what=Text("Nie ma pliku „{file}”.", "There is no file “{file}”."),
        allowed=Text(
            "Szukany jest od folderu, w którym leży plik z treścią.",
            "It is looked for from the folder of the content file.",
        ),
        hint=Text(
            "Sprawdź nazwę, folder i końcówkę (.xlsx albo .csv) albo skopiuj tam plik.",
            "Check the name, the folder and the ending (.xlsx or .csv), or copy the file there.",
        ),
    ),
    "D053": Message(
        what=Text("Nie ma pliku „{file}”.", "There is no file “{file}”."),
        allowed=Text("Jest za to „{meant}”.", "There is “{meant}”."),
        hint=Text(
            "Popraw nazwę w treści; wielkość liter i końcówka mają znaczenie.",
            "Correct the name in the content; case and ending matter.",
        ),
    ),
    "D054": Message(
        what=Text("Plik „{file}” jest za duży.", "The file “{file}” is too large."),
        allowed=Text("Najwyżej {limit}.", "At most {limit}."),
        hint=Text(
            "Zostaw w nim arkusze z zadaniami i rejestrem; obrazy i inne arkusze przenieś do"
            " osobnego pliku.",
            "Keep the sheets with the tasks and the register; move pictures and other sheets to a"
            " file of their own.",
        ),
    ),
    "D055": Message(
        what=Text("Nie da się otworzyć pliku „{file}”.", "The file “{file}” cannot be opened."),
        allowed=Text(
            "Może blokuje go inny program, synchronizacja folderu albo brak uprawnień.",
            "Another program, the folder's synchronisation or missing rights may block it.",
        ),
        hint=Text(
            "Zamknij plik w innych programach i spróbuj ponownie; sprawdź, czy sam się otwiera.",
            "Close it in other programs and try again; check that it opens at all.",
        ),
    ),
    "D056": Message(
        what=Text(
            "W części „{key}” stoi „{first}” i „{second}” naraz.",
            "Under “{key}” there are both “{first}” and “{second}”.",
        ),
        allowed=Text(
            "Najwyżej jedno z trzech: „arkusz”, „tabela” albo „zakres”.",
            "At most one of the three: “arkusz”, “tabela” or “zakres”.",
        ),
        hint=Text("Usuń jeden z tych wierszy.", "Remove one of these lines."),
    ),
    "D060": Message(
        what=Text(
            "Treść nie ma działania „{text}”.",
            "The content has no action “{text}”.",
        ),
        allowed=Text(
            "Działanie wskazuje jego numer, tytuł albo skrót z treści.",
            "An action is named by its number, title or short title of the content.",
        ),
        hint=Text("Zapewne chodziło o „{meant}”.", "Probably “{meant}” was meant."),
    ),
    "D061": Message(
        what=Text(
            "Treść nie ma działania „{text}”.",
            "The content has no action “{text}”.",
        ),
        allowed=Text("Działania w treści: {allowed}.", "Actions of the content: {allowed}."),
        hint=Text(
            "Wpisz numer działania, jego tytuł albo skrót z treści.",
            "Write the number of the action, its title or its short title of the content.",
        ),
    ),
    "D062": Message(
        what=Text(
            "Treść nie ma w tym działaniu zadania „{task}”.",
            "The content has no task “{task}” in this action.",
        ),
        allowed=Text(
            "Nazwa zadania musi być taka jak w treści; wielkość liter i spacje nie mają znaczenia.",
            "The name of the task has to be that of the content; case and spaces do not matter.",
        ),
        hint=Text("Zapewne chodziło o „{meant}”.", "Probably “{meant}” was meant."),
    ),
    "D063": Message(
        what=Text(
            "Treść nie ma w tym działaniu zadania „{task}”.",
            "The content has no task “{task}” in this action.",
        ),
        allowed=Text("Zadania w treści: {allowed}.", "Tasks of the content: {allowed}."),
        hint=Text(
            "Popraw nazwę w arkuszu albo dopisz zadanie do treści.",
            "Correct the name in the sheet, or add the task to the content.",
        ),
    ),
    "D064": Message(
        what=Text(
            "Pusta komórka w kolumnie „Zadanie”, choć w wierszu coś stoi.",
            "The cell under “Zadanie” is empty though the row is not.",
        ),
        allowed=Text(
            "Każdy wiersz mówi, którego zadania dotyczy.", "Every row says which task it is about."
        ),
        hint=Text(
            "Wpisz nazwę zadania z treści albo wyczyść cały wiersz.",
            "Write the name of a task of the content, or clear the whole row.",
        ),
    ),
    "D065": Message(
        what=Text(
            "Zadanie „{task}” należy do kilku działań, a wiersz nie mówi, do którego.",
            "The task “{task}” belongs to several actions, and the row does not say to which.",
        ),
        allowed=Text("Działania z tym zadaniem: {allowed}.", "Actions with this task: {allowed}."),
        hint=Text(
            "Wpisz numer działania w kolumnie „Działanie”.",
            "Write the number of the action under “Działanie”.",
        ),
    ),
    "D066": Message(
        what=Text(
            "„{text}” pasuje do kilku działań.",
            "“{text}” fits several actions.",
        ),
        allowed=Text("Pasujące działania: {allowed}.", "Actions it fits: {allowed}."),
        hint=Text("Wpisz numer działania.", "Write the number of the action."),
    ),
    "D067": Message(
        what=Text(
            "Zadanie „{task}” ma już wiersz {row}.",
            "The task “{task}” already has row {row}.",
        ),
        allowed=Text(
            "Każde zadanie ma w tej tabeli jeden wiersz.", "Every task has one row in this table."
        ),
        hint=Text(
            "Usuń zbędny wiersz. Jeśli to kolejne spotkania, prowadź je w rejestrze.",
            "Remove the needless row. If these are meetings, keep them in the register.",
        ),
    ),
    "D068": Message(
        what=Text(
            "Zadanie „{task}” nie ma wiersza w pliku „{file}”; użyte są liczby z treści.",
            "The task “{task}” has no row in “{file}”; the numbers of the content are used.",
        ),
        hint=Text(
            "Dopisz wiersz tego zadania, żeby wszystkie liczby były w jednym miejscu.",
            "Add a row for this task, so that all numbers stand in one place.",
        ),
    ),
    "D069": Message(
        what=Text("Wiersz z sumą pominięto.", "A row with a sum was left out."),
        hint=Text(
            "Nic nie trzeba robić. Jeśli to zadanie, nazwij je inaczej niż „Razem” lub „Suma”.",
            "Nothing needs to be done. If it is a task, call it other than “Razem” or “Suma”.",
        ),
    ),
    "D070": Message(
        what=Text(
            "Treść mówi co innego niż {tables} (różnic: {count}): {list}.",
            "The content says otherwise than {tables} (differences: {count}): {list}.",
        ),
        allowed=Text(
            "Do dokumentów trafia wartość po strzałce, z tabeli.",
            "The documents get the value after the arrow, that of the table.",
        ),
        hint=Text(
            "Aby treść mówiła to samo, użyj polecenia: es-docs data pull {file} --write",
            "To make the content say the same, use: es-docs data pull {file} --write",
        ),
    ),
    "D071": Message(
        what=Text(
            "Wykonanie wpisane w tabeli zadań jest inne niż policzone z rejestru"
            " (różnic: {count}): {list}.",
            "The realised numbers in the table of tasks differ from those counted in the register"
            " (differences: {count}): {list}.",
        ),
        allowed=Text(
            "Do dokumentów trafia liczba po strzałce, z rejestru.",
            "The documents get the number after the arrow, that of the register.",
        ),
        hint=Text(
            "Uzupełnij rejestr albo wyczyść te komórki w kolumnie „Wykonanie”.",
            "Complete the register, or clear these cells under “Wykonanie”.",
        ),
    ),
    "D073": Message(
        what=Text(
            "Zadanie „{task}” nie ma wartości „{key}” ani w treści, ani w pliku {file}.",
            "The task “{task}” has no “{key}”, neither in the content nor in {file}.",
        ),
        allowed=Text(
            "„{key}” musi stać w jednym z tych miejsc.", "“{key}” has to stand in one of them."
        ),
        hint=Text(
            "Wpisz ją w wierszu zadania w tabeli (gdy nie ma w niej takiej kolumny, dopisz ją)"
            " albo w treści, po „{key}: ”.",
            "Write it in the row of the task in the table (add the column if it has none), or in"
            " the content after “{key}: ”.",
        ),
    ),
    "D074": Message(
        what=Text(
            "Działanie „{action}” nie ma zadań ani w treści, ani w pliku {file}.",
            "The action “{action}” has no tasks, neither in the content nor in {file}.",
        ),
        allowed=Text("Działanie ma co najmniej jedno zadanie.", "An action has at least one task."),
        hint=Text(
            "Dopisz w tabeli wiersz z numerem tego działania i nazwą zadania.",
            "Add a row with the number of this action and the name of a task to the table.",
        ),
    ),
    "D075": Message(
        what=Text(
            "„Stan na” to tutaj {day}, a w komórce {cell} {first}.",
            "“Stan na” is {day} here and {first} in {cell}.",
        ),
        allowed=Text(
            "Wszystkie tabele jednego projektu mają ten sam dzień.",
            "All tables of a project have the same day.",
        ),
        hint=Text(
            "Wpisz w obu miejscach ten sam dzień albo wyczyść jedno z nich.",
            "Write the same day in both places, or clear one of them.",
        ),
    ),
    "D076": Message(
        what=Text(
            "Zadanie „{task}” należy do działania „{home}”, a wiersz wskazuje działanie „{action}”"
            ".",
            "The task “{task}” belongs to the action “{home}”, and the row names the action"
            " “{action}”.",
        ),
        hint=Text(
            "Popraw numer działania albo nazwę zadania.",
            "Correct the number of the action or the name of the task.",
        ),
    ),
    "D077": Message(
        what=Text(
            "Wiersz z zadaniem „{task}” nie mówi, do którego działania należy.",
            "The row with the task “{task}” does not say which action it belongs to.",
        ),
        allowed=Text(
            "Działanie można pominąć tylko wtedy, gdy nazwę zadania zna już treść.",
            "The action may be left out only where the content knows the task's name.",
        ),
        hint=Text(
            "Wpisz numer działania w kolumnie „Działanie” albo nad zadaniami każdego działania"
            " wiersz z samym jego tytułem, np. „Działanie 2”.",
            "Write the number of the action under “Działanie”, or above the tasks of each action a"
            " row with nothing but its title, as “Działanie 2”.",
        ),
    ),
    "D078": Message(
        what=Text(
            "„{text}” stoi w wierszu samo, więc czytane jest jako nagłówek działania nad zadaniami,"
            " a treść nie ma takiego działania.",
            "“{text}” stands alone in its row, so it is read as the heading of an action above its"
            " tasks, and the content has no such action.",
        ),
        allowed=Text("Działania w treści: {allowed}.", "Actions of the content: {allowed}."),
        hint=Text(
            "Wpisz w tym wierszu numer działania („Działanie 2”), jego tytuł albo skrót z treści;"
            " albo wpisz numer działania w każdym wierszu, w kolumnie „Działanie”.",
            "Write the number of the action (“Działanie 2”), its title or its short title of the"
            " content into this row; or the number of the action into every row, under"
            " “Działanie”.",
        ),
    ),
    "D080": Message(
        what=Text("Wiersz rejestru nie ma dnia.", "The row of the register has no day."),
        allowed=Text(
            "Liczą się tylko wiersze z dniem, np. 31.03.2016.",
            "Only rows with a day count, as 31.03.2016.",
        ),
        hint=Text(
            "Wpisz dzień w kolumnie „Data”. Jeśli spotkania nie było, wyczyść cały wiersz.",
            "Write the day under “Data”. If there was no meeting, clear the whole row.",
        ),
    ),
    "D081": Message(
        what=Text(
            "Dzień {day} leży poza okresem realizacji projektu ({start} – {end}).",
            "The day {day} lies outside the period of the project ({start} – {end}).",
        ),
        allowed=Text(
            "W rejestrze stoją dni od pierwszego do ostatniego dnia projektu.",
            "The register has days from the first to the last day of the project.",
        ),
        hint=Text(
            "Sprawdź rok. Jeśli dzień jest dobry, popraw w treści projekt → okres.",
            "Check the year. If the day is right, correct projekt → okres in the content.",
        ),
    ),
    "D082": Message(
        what=Text(
            "Ten wiersz powtarza wiersz {row}: ten sam dzień, zadanie, miejsce i uczestnicy."
            " Policzono oba.",
            "This row repeats row {row}: the same day, task, place and participants."
            " Both were counted.",
        ),
        hint=Text(
            "Jeśli to jedno spotkanie, usuń powtórzenie; jeśli dwa, dopisz, czym się różnią.",
            "If it is one meeting, remove the repetition; if two, write what makes them differ.",
        ),
    ),
    "D083": Message(
        what=Text(
            "Wiersze rejestru późniejsze niż {as_of}, których nie policzono: {count}.",
            "Rows of the register after {as_of} that were not counted: {count}.",
        ),
        allowed=Text(
            "Liczą się wiersze do dnia „stan na”, razem z nim.",
            "Rows up to and with the day of “stan na” count.",
        ),
        hint=Text(
            "Jeśli mają się liczyć, zmień dzień „stan na”.",
            "If they should count, change the day of “stan na”.",
        ),
    ),
    "D084": Message(
        what=Text("W kolumnie „Liczba” stoi 0.", "There is 0 under “Liczba”."),
        allowed=Text(
            "Liczba większa od zera, np. 1 albo 0,5; pusta komórka znaczy 1.",
            "A number over zero, as 1 or 0,5; an empty cell means 1.",
        ),
        hint=Text(
            "Wpisz, ile liczy ten wiersz. Jeśli spotkania nie było, wyczyść cały wiersz.",
            "Write how many the row counts. If there was no meeting, clear the whole row.",
        ),
    ),
    "D085": Message(
        what=Text("„{value}” nie jest liczbą od 0 w górę.", "“{value}” is no number from 0."),
        allowed=Text(
            "Liczba bez słów, np. 12 albo 1,5; najwyżej dwie cyfry po przecinku.",
            "A number without words, as 12 or 1,5; at most two digits after the comma.",
        ),
        hint=Text(
            "Popraw liczbę albo zostaw komórkę pustą.", "Correct it, or leave the cell empty."
        ),
    ),
    "D086": Message(
        what=Text("„{value}” nie jest dniem.", "“{value}” is not a day."),
        allowed=Text("Dzień to data, np. 31.03.2016.", "A day is a date, as 31.03.2016."),
        hint=Text(
            "Wpisz dzień, miesiąc i rok; jeden wiersz to jeden dzień.",
            "Write day, month and year; a row is one day.",
        ),
    ),
}
"""D050–D099."""

_SAME_AGAIN: Final = ("D060", "D061", "D062", "D063", "D064", "D065", "D066", "D076", "D077")
_UNDER_A_HEADING: Final = {
    ("D078", "several"): Text(
        f"{_JOINING['D078'].what.pl} Wierszy pod nim, które same działania nie podają: {{rows}}.",
        f"{_JOINING['D078'].what.en} Rows below it that name no action themselves: {{rows}}.",
    )
}

_WITHOUT_A_COLUMN: Final = {
    ("D073", "several"): Text(
        f"{_JOINING['D073'].what.pl} Takich zadań jest {{rows}}.",
        f"{_JOINING['D073'].what.en} There are {{rows}} tasks like this.",
    )
}
VARIANTS: Final[Mapping[tuple[str, str], Text]] = MappingProxyType(
    {**TABLE_VARIANTS, **_UNDER_A_HEADING, **_WITHOUT_A_COLUMN}
    | {
        (code, "several"): Text(
            f"{_JOINING[code].what.pl} Takich wierszy jest {{rows}}.",
            f"{_JOINING[code].what.en} There are {{rows}} rows like this.",
        )
        for code in _SAME_AGAIN
    }
)
"""What is wrong with several rows alike is told at the first of them."""

_WRITING: Final[Mapping[str, Message]] = {
    "D100": Message(
        what=Text("Plik „{file}” już jest.", "The file “{file}” is there already."),
        allowed=Text(
            "Istniejący skoroszyt nie jest zastępowany: mogą w nim być czyjeś liczby.",
            "A workbook that is there is not replaced: it may hold somebody's numbers.",
        ),
        hint=Text(
            "Podaj inną nazwę (--output) albo przenieś stary plik. Jeśli treść ma korzystać z tego,"
            " który już jest, dopisz w niej „dane:”, a pod spodem „  plik: {name}”.",
            "Give another name (--output) or move the old file away. If the content is to use the"
            " one that is there, add “dane:” to it and below that “  plik: {name}”.",
        ),
    ),
    "D101": Message(
        what=Text(
            "Skoroszyt „{file}” leżałby poza folderem pliku z treścią ({folder}).",
            "The workbook “{file}” would lie outside the folder of the content file ({folder}).",
        ),
        allowed=Text(
            "Treść może korzystać ze skoroszytu, który leży w jej folderze albo niżej.",
            "A content can use a workbook that lies in its folder or below.",
        ),
        hint=Text(
            "Podaj w --output plik w tym folderze, np. {folder}/dane.xlsx.",
            "Give a file in that folder as --output, e.g. {folder}/dane.xlsx.",
        ),
    ),
    "D102": Message(
        what=Text(
            "Nazwa „{file}” nie kończy się na .xlsx.", "The name “{file}” does not end with .xlsx."
        ),
        allowed=Text(
            "Skoroszyt powstaje tylko w formacie Excela .xlsx.",
            "A workbook is made in Excel's format .xlsx only.",
        ),
        hint=Text(
            "Podaj w --output nazwę z końcówką .xlsx.",
            "Give a name that ends with .xlsx as --output.",
        ),
    ),
    "D103": Message(
        what=Text(
            "Na końcu pliku „{file}” nie da się bezpiecznie dopisać połączenia ze skoroszytem.",
            "The use of the workbook cannot be added safely at the end of the file “{file}”.",
        ),
        allowed=Text(
            "Niczego nie zmieniono i skoroszyt nie powstał.",
            "Nothing was changed, and the workbook was not made.",
        ),
        hint=Text(
            "Dopisz w treści ręcznie, każdą część w osobnym wierszu (wiersze „plik” i „arkusz”"
            " z wcięciem): {lines}. Potem uruchom polecenie ponownie.",
            "Write into the content by hand, each part on a line of its own (the lines “plik” and"
            " “arkusz” indented): {lines}. Then run the command again.",
        ),
    ),
    "D104": Message(
        what=Text(
            "Tekst „{text}…” ma {length} znaków i nie zmieści się w komórce.",
            "The text “{text}…” has {length} characters and does not fit into a cell.",
        ),
        allowed=Text(
            "Komórka mieści najwyżej {limit} znaków.", "A cell holds at most {limit} characters."
        ),
        hint=Text(
            "Skróć ten tekst w treści i uruchom polecenie ponownie.",
            "Shorten that text in the content and run the command again.",
        ),
    ),
    "D105": Message(
        what=Text(
            "Skoroszyt „{file}” nie oddałby tej treści: po odczytaniu mówi co innego.",
            "The workbook “{file}” would not render this content: read back, it says otherwise.",
        ),
        allowed=Text(
            "Każde zadanie ma dać się rozpoznać po numerze działania i nazwie.",
            "Each task has to be known by the number of its action and its name.",
        ),
        hint=Text(
            "Zmień w treści nazwy zadań wymienionych przy tym błędzie: nie mogą różnić się tylko"
            " ogonkami ani nazywać się „Razem”. Niczego nie zapisano.",
            "In the content, change the names of the tasks told with this error: they must not"
            " differ in diacritics only or be called “Razem”. Nothing was written.",
        ),
    ),
    "D106": Message(
        what=Text(
            "Treść „{content}” korzysta już z tabeli „{used}”, więc nowy skoroszyt „{file}”"
            " nie jest z nią połączony.",
            "The content “{content}” uses the table “{used}” already, so the new workbook “{file}”"
            " is not connected with it.",
        ),
        hint=Text(
            "Aby z niego korzystać, zmień w treści „plik” w części „{key}”.",
            "To use it, change “plik” in the part “{key}” of the content.",
        ),
    ),
    "D110": Message(
        what=Text(
            "Treść „{file}” nie wskazuje żadnej tabeli z liczbami.",
            "The content “{file}” names no table with numbers.",
        ),
        allowed=Text(
            "Tabele wskazują klucze „dane” i „rejestr”.",
            "Tables are named by the keys “dane” and “rejestr”.",
        ),
        hint=Text(
            "Podaj plik: es-docs data pull --from PLIK. Skoroszyt do tej treści utworzy"
            " es-docs data new.",
            "Name a file: es-docs data pull --from FILE. A workbook for this content is made by"
            " es-docs data new.",
        ),
    ),
    "D111": Message(
        what=Text(
            "Nie da się odczytać pliku „{file}”. System podał: {reason}.",
            "The file “{file}” cannot be read. The system says: {reason}.",
        ),
        hint=Text(
            "Sprawdź nazwę i folder, zamknij plik w Excelu i uruchom polecenie ponownie.",
            "Check the name and the folder, close the file in Excel and run the command again.",
        ),
    ),
    "D112": Message(
        what=Text("Plik „{file}” jest za duży.", "The file “{file}” is too large."),
        allowed=Text(
            "Plik z tabelą może mieć najwyżej {limit}.", "A file with a table may have {limit}."
        ),
        hint=Text(
            "Usuń z niego obrazy i zbędne arkusze i zapisz go ponownie.",
            "Take out pictures and needless sheets and save it again.",
        ),
    ),
    "D113": Message(
        what=Text(
            "Wartości tylko z tabeli, na które w treści nie ma klucza: {count} ({list}).",
            "Values in the table only, for which the content has no key: {count} ({list}).",
        ),
        hint=Text(
            "Liczą się bez wpisywania. Aby stały także w treści, dopisz tam te klucze ręcznie.",
            "They count as they are. To have them in the content as well, add the keys by hand.",
        ),
    ),
    "D114": Message(
        what=Text(
            "W miejsce powtórzenia (*) wpisano „{value}”, bo powtarzana liczba się zmienia.",
            "“{value}” is written in place of a repeat (*), as the number it repeats changes.",
        ),
        hint=Text(
            "Nic nie trzeba robić: wartość w tym miejscu jest ta sama co przedtem.",
            "Nothing needs to be done: the value in this place is the one it was.",
        ),
    ),
    "D115": Message(
        what=Text(
            "Liczb nie da się bezpiecznie wpisać do pliku „{file}”: po odczytaniu mówiłby co"
            " innego.",
            "The numbers cannot be put safely into the file “{file}”: read back, it would say"
            " otherwise.",
        ),
        allowed=Text("Plik jest taki, jaki był.", "The file is as it was."),
        hint=Text(
            "Wpisz ręcznie liczby, które pokazuje es-docs data pull bez opcji --write.",
            "Write the numbers by hand; es-docs data pull without --write shows them.",
        ),
    ),
    "D116": Message(
        what=Text(
            "Liczba z wiersza {line} stoi w części, którą to miejsce powtarza (*): zmieniłaby się"
            " w obu.",
            "The number in line {line} stands in a part that is repeated here (*): it would change"
            " in both.",
        ),
        allowed=Text("Plik jest taki, jaki był.", "The file is as it was."),
        hint=Text(
            "Zastąp powtórzenie zwykłym tekstem i uruchom polecenie ponownie.",
            "Write the repeat out as ordinary text and run the command again.",
        ),
    ),
}
"""D100–D129."""

MESSAGES: Final[Mapping[str, Message]] = MappingProxyType({**TABLE, **_JOINING, **_WRITING})
