"""Findings about a content file (C…), worded for the person who writes it.

C001–C009 the file, C010–C016 what YAML allows and we do not, C020–C033 values, C040–C049 keys
and structure, C050–C061 slips of notation, C070–C084 facts that do not fit together,
C090–C098 pictures.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from es_docs.messages import Message, Text

_FILE: Final = {
    "C001": Message(
        what=Text("Nie ma pliku „{file}”.", "There is no file “{file}”."),
        hint=Text(
            "Sprawdź nazwę i folder; wielkość liter w nazwie ma znaczenie.",
            "Check the name and the folder; upper and lower case matter.",
        ),
    ),
    "C002": Message(
        what=Text("Nie da się odczytać „{file}”.", "“{file}” cannot be read."),
        allowed=Text(
            "Potrzebny jest zwykły plik, który wolno Ci otworzyć.",
            "It has to be an ordinary file that you may open.",
        ),
        hint=Text(
            "Sprawdź, czy to nie folder i czy masz prawo czytać ten plik.",
            "Check that it is not a folder and that you have the right to read it.",
        ),
    ),
    "C003": Message(
        what=Text("Plik „{file}” jest za duży.", "The file “{file}” is too large."),
        allowed=Text("Treść może zająć do {limit}.", "Content may take up to {limit}."),
        hint=Text(
            "Sprawdź, czy to na pewno plik z treścią projektu. Zdjęcia trzymaj obok, w osobnych"
            " plikach.",
            "Check that it is the content file. Keep pictures beside it, in files of their own.",
        ),
    ),
    "C004": Message(
        what=Text(
            "Plik „{file}” nie jest zapisany w UTF-8 (zapewne w {encoding}), więc polskich liter"
            " nie da się pewnie odczytać.",
            "The file “{file}” is not saved as UTF-8 (probably as {encoding}), so its letters"
            " cannot be read with certainty.",
        ),
        allowed=Text("Dozwolony jest tylko zapis UTF-8.", "Only UTF-8 is allowed."),
        hint=Text(
            "W edytorze wybierz „Zapisz jako”, a jako kodowanie „UTF-8”, i zapisz plik ponownie.",
            "In your editor choose “Save as”, encoding “UTF-8”, and save the file again.",
        ),
    ),
    "C005": Message(
        what=Text(
            "W tekście stoi niewidoczny znak {character}, którego nie może być w dokumencie.",
            "The text holds the invisible character {character}, which no document can have.",
        ),
        hint=Text(
            "Usuń go: skasuj słowo razem ze spacjami wokół i wpisz je na nowo.",
            "Remove it: delete the word with the spaces around it and type it anew.",
        ),
    ),
    "C006": Message(
        what=Text(
            "Wcięcia albo nawiasy są zagnieżdżone zbyt głęboko.",
            "Indentation or brackets are nested too deeply.",
        ),
        allowed=Text("Najwyżej {limit} poziomów.", "At most {limit} levels."),
        hint=Text(
            "Sprawdź, czy nie powtarza się nawias „[” lub „{{” albo czy wcięcia nie rosną w każdym"
            " wierszu.",
            "Check for a repeated bracket “[” or “{{”, or an indentation that grows line by line.",
        ),
    ),
    "C007": Message(
        what=Text("Plik ma zbyt wiele pozycji.", "The file has too many entries."),
        allowed=Text(
            "Najwyżej {limit} kluczy i wartości razem.", "At most {limit} keys and values together."
        ),
        hint=Text(
            "Sprawdź, czy to na pewno plik z treścią projektu.",
            "Check that it is the content file of a project.",
        ),
    ),
    "C008": Message(
        what=Text("Plik „{file}” jest pusty.", "The file “{file}” is empty."),
        hint=Text(
            "Wpisz treść projektu; plik z wzorem tworzy polecenie „es-docs new FOLDER”.",
            "Write the content of the project; “es-docs new FOLDER” makes an example of a file.",
        ),
    ),
    "C009": Message(
        what=Text(
            "Plik „{file}” to dokument programu biurowego albo PDF, a nie zwykły tekst.",
            "The file “{file}” is an office document or a PDF, not plain text.",
        ),
        allowed=Text(
            "Treść projektu to plik tekstowy z końcówką .yaml.",
            "The content of a project is a text file with the ending .yaml.",
        ),
        hint=Text(
            "Wskaż plik .yaml; tekst z dokumentu można do niego przekopiować.",
            "Name the .yaml file; text of the document can be copied into it.",
        ),
    ),
}

_NOTATION_REFUSED: Final = {
    "C010": Message(
        what=Text(
            "Klucz „{key}” powtarza się; pierwszy raz stoi w wierszu {line}.",
            "The key “{key}” is repeated; it first stands in line {line}.",
        ),
        allowed=Text(
            "Każdy klucz może wystąpić w swojej grupie raz.",
            "Each key may stand once in its group.",
        ),
        hint=Text(
            "Zostaw jeden z nich. Jeśli to miała być następna pozycja listy, zacznij ją od „- ”.",
            "Keep one of them. If the next item of a list was meant, begin it with “- ”.",
        ),
    ),
    "C011": Message(
        what=Text(
            "Wartość zaczyna się od „{sign}”, a ten znak na początku ma w zapisie YAML znaczenie"
            " specjalne.",
            "The value begins with “{sign}”, which has a special meaning in YAML at the beginning.",
        ),
        allowed=Text(
            "Taki znak może stać dalej w tekście albo w cudzysłowie.",
            "Such a character may stand further on in the text, or in quotes.",
        ),
        hint=Text(
            'Ujmij całą wartość w cudzysłów prosty: "…". Jeśli znak jest zbędny, usuń go.',
            'Put the whole value in straight quotes: "…". If the character is needless, remove it.',
        ),
    ),
    "C013": Message(
        what=Text(
            "Klucz „<<” (wstawianie innej części pliku) nie jest obsługiwany.",
            "The key “<<” (taking in another part of the file) is not supported.",
        ),
        hint=Text(
            "Usuń ten wiersz i wpisz potrzebne klucze wprost.",
            "Remove the line and write the keys you need.",
        ),
    ),
    "C014": Message(
        what=Text(
            "W tym miejscu zaczyna się w pliku druga, osobna treść (po „---” lub „...”).",
            "A second, separate content begins here (after “---” or “...”).",
        ),
        allowed=Text("Jeden plik opisuje jeden projekt.", "One file describes one project."),
        hint=Text(
            "Usuń wiersz „---” lub „...” albo przenieś dalszy ciąg do osobnego pliku.",
            "Remove the line “---” or “...”, or move what follows to a file of its own.",
        ),
    ),
    "C015": Message(
        what=Text(
            "Kluczem nie jest tu zwykły tekst, tylko lista, grupa kluczy albo nic.",
            "The key is not a plain text here but a list, a group of keys or nothing.",
        ),
        allowed=Text("Klucz to słowo lub kilka słów.", "A key is a word or a few words."),
        hint=Text(
            "Wpisz nazwę klucza przed dwukropkiem i usuń znak „?” lub nawiasy.",
            "Write the name of the key before the colon and remove “?” or the brackets.",
        ),
    ),
    "C016": Message(
        what=Text(
            "Wcięcie zrobiono tabulatorem (wierszy z tabulatorem we wcięciu: {count}).",
            "The indentation is made with a tab (lines indented with tabs: {count}).",
        ),
        allowed=Text(
            "Wcięcia robi się wyłącznie spacjami, najlepiej po dwie na poziom.",
            "Indent with spaces only, best with two for each level.",
        ),
        hint=Text(
            "Zamień tabulatory na spacje; wiele edytorów zrobi to jednym poleceniem.",
            "Replace the tabs with spaces; many editors do it with one command.",
        ),
    ),
}

_COUNT: Final = Text(
    "Liczba cyframi, np. 3 albo 1250, także 1 250; ułamek z przecinkiem: 1,5.",
    "A number in digits, as 3 or 1250, also 1 250; a fraction with a comma: 1,5.",
)
_AMOUNT: Final = Text(
    "Kwota z walutą, np. 850 000,00 PLN; tysiące oddziela spacja, grosze przecinek.",
    "An amount with its currency, as 850 000,00 PLN; spaces between thousands, a decimal comma.",
)
_DAY: Final = Text(
    "Data w postaci 1.10.2015, 2015-10-01 albo 1 października 2015.",
    "A date like 1.10.2015, 2015-10-01 or 1 października 2015.",
)

_VALUES: Final = {
    "C020": Message(
        what=Text("„{value}” nie jest liczbą ({where}).", "“{value}” is not a number ({where})."),
        allowed=_COUNT,
        hint=Text(
            "Zostaw samą liczbę; nazwę tego, co się liczy, wpisz w kluczu „jednostka”.",
            "Leave the number alone; what is counted stands in the key “jednostka”.",
        ),
    ),
    "C022": Message(
        what=Text(
            "Zaplanowana liczba „{value}” jest za mała ({where}).",
            "The planned number “{value}” is too small ({where}).",
        ),
        allowed=Text("Co najmniej 1.", "At least 1."),
        hint=Text(
            "Wpisz liczbę z wniosku albo usuń zadanie, którego nie planowano.",
            "Write the number of the application, or remove a task that was not planned.",
        ),
    ),
    "C023": Message(
        what=Text(
            "Zrealizowana liczba „{value}” jest ujemna ({where}).",
            "The realised number “{value}” is negative ({where}).",
        ),
        allowed=Text("Co najmniej 0.", "At least 0."),
        hint=Text("Usuń minus; gdy nic nie zrobiono, wpisz 0.", "Remove the minus; nothing is 0."),
    ),
    "C024": Message(
        what=Text(
            "Liczba „{value}” jest zbyt duża, by była prawdziwa ({where}).",
            "The number “{value}” is too large to be true ({where}).",
        ),
        allowed=Text("Najwyżej miliard.", "At most a thousand million."),
        hint=Text("Sprawdź, czy nie ma zbędnych cyfr.", "Check for needless digits."),
    ),
    "C025": Message(
        what=Text("„{value}” nie jest datą ({where}).", "“{value}” is not a date ({where})."),
        allowed=_DAY,
        hint=Text(
            "Podaj dzień, miesiąc i pełny rok, np. 1.10.2015.",
            "Give the day, the month and the full year, as 1.10.2015.",
        ),
    ),
    "C026": Message(
        what=Text(
            "Takiego dnia nie ma w kalendarzu: „{value}” ({where}).",
            "There is no such day: “{value}” ({where}).",
        ),
        allowed=_DAY,
        hint=Text(
            "Sprawdź dzień, miesiąc i rok (od 1990 do 2099).",
            "Check the day, the month and the year (1990 to 2099).",
        ),
    ),
    "C027": Message(
        what=Text(
            "„{value}” nie jest kwotą z walutą ({where}).",
            "“{value}” is not an amount with a currency ({where}).",
        ),
        allowed=_AMOUNT,
        hint=Text(
            "Popraw zapis: bez kropek między tysiącami, najwyżej dwie cyfry groszy, na końcu"
            " waluta.",
            "Correct it: no dots between thousands, at most two decimals, the currency last.",
        ),
    ),
    "C028": Message(
        what=Text("Nieznana waluta „{value}” ({where}).", "Unknown currency “{value}” ({where})."),
        allowed=Text("Znane waluty: {allowed}.", "Known currencies: {allowed}."),
        hint=Text("Wpisz po kwocie jedną z nich.", "Write one of them after the amount."),
    ),
    "C029": Message(
        what=Text(
            "Kwota „{value}” nie może być prawdziwa ({where}).",
            "The amount “{value}” cannot be true ({where}).",
        ),
        allowed=Text("Więcej niż 0, najwyżej bilion.", "More than 0, at most a million million."),
        hint=Text("Sprawdź cyfry i znak kwoty.", "Check the digits and the sign."),
    ),
    "C030": Message(
        what=Text(
            "W cudzysłowie nie ma żadnego tekstu ({where}).",
            "There is no text between the quotes ({where}).",
        ),
        allowed=Text("Co najmniej jeden znak.", "At least one character."),
        hint=Text(
            "Wpisz tekst, a jeśli klucz nie jest wymagany, usuń cały wiersz.",
            "Write the text; if the key is not required, remove the line.",
        ),
    ),
    "C031": Message(
        what=Text(
            "W tekście jest znak {character}, którego nie może być w dokumencie ({where}).",
            "The text holds {character}, which no document can have ({where}).",
        ),
        hint=Text(
            "Usuń ten znak (może być zapisany po ukośniku „\\”).",
            "Remove it (it may be written after a backslash).",
        ),
    ),
    "C032": Message(
        what=Text(
            "Nieznany okres programowania „{value}” ({where}).",
            "Unknown funding period “{value}” ({where}).",
        ),
        allowed=Text("Znane okresy: {allowed}.", "Known periods: {allowed}."),
        hint=Text(
            "Wpisz okres, z którego jest program: od niego zależą znaki.",
            "Write the period of the programme: the signs depend on it.",
        ),
    ),
    "C033": Message(
        what=Text(
            "„{value}” można odczytać jako ułamek albo jako tysiące ({where}).",
            "“{value}” may be read as a fraction or as thousands ({where}).",
        ),
        allowed=Text(
            "Tysiące pisze się ze spacją: 1 500; ułamek najwyżej z dwiema cyframi: 1,5.",
            "Thousands have a space: 1 500; a fraction at most two digits: 1,5.",
        ),
        hint=Text(
            "Zapisz liczbę tak, by nie było wątpliwości.",
            "Write the number so that there is no doubt.",
        ),
    ),
}

_STRUCTURE: Final = {
    "C040": Message(
        what=Text("Brakuje klucza „{key}” ({where}).", "The key “{key}” is missing ({where})."),
        allowed=Text(
            "Klucz „{key}” jest wymagany. {description}",
            "The key “{key}” is required. {description}",
        ),
        hint=Text(
            "Dopisz wiersz „{key}: …” na tym samym poziomie wcięcia co sąsiednie klucze.",
            "Add a line “{key}: …” with the indentation of the keys beside it.",
        ),
    ),
    "C041": Message(
        what=Text("Nieznany klucz „{key}” ({where}).", "Unknown key “{key}” ({where})."),
        allowed=Text("Możliwe klucze: {allowed}.", "Possible keys: {allowed}."),
        hint=Text(
            "Popraw nazwę klucza albo usuń wiersz (# na początku wyłącza go).",
            "Correct the key, or remove the line (a # at its beginning switches it off).",
        ),
    ),
    "C062": Message(
        what=Text("Nieznany klucz „{key}” ({where}).", "Unknown key “{key}” ({where})."),
        allowed=Text(
            "Za „{{” przecinek kończy wartość, a po nim stoi następny klucz.",
            "Behind “{{” a comma ends a value, and the next key stands behind it.",
        ),
        hint=Text(
            "Jeśli „{key}” to dalszy ciąg tekstu przed przecinkiem, ujmij cały tekst w cudzysłów"
            ' prosty: "…, …".',
            "If “{key}” goes on with the text before the comma, put the whole text in straight"
            ' quotes: "…, …".',
        ),
    ),
    "C063": Message(
        what=Text(
            "„{before}” i „{text}” to dwa efekty, bo w nawiasach [ ] dzieli je przecinek.",
            "“{before}” and “{text}” are two effects, since a comma parts them inside [ ].",
        ),
        hint=Text(
            'Jeśli to jeden, ujmij go w cudzysłów prosty: ["…, …"]; jeśli dwa, zacznij drugi'
            " wielką literą.",
            'If they are one, put it in straight quotes: ["…, …"]; if they are two, begin the'
            " second with a capital.",
        ),
    ),
    "C042": Message(
        what=Text("Pusta wartość ({where}).", "The value is empty ({where})."),
        allowed=Text("Tu musi coś stać.", "Something has to stand here."),
        hint=Text(
            "Wpisz wartość po dwukropku. Jeśli zaczyna się od „#”, ujmij ją w cudzysłów prosty:"
            ' "…".',
            'Write the value after the colon. If it begins with “#”, put it in quotes: "…".',
        ),
    ),
    "C043": Message(
        what=Text(
            "Tu powinna być jedna wartość, a nie lista ani grupa kluczy ({where}).",
            "One value should stand here, not a list or a group of keys ({where}).",
        ),
        allowed=Text("Zapis: „klucz: wartość”.", "Write “key: value”."),
        hint=Text(
            "Wpisz wartość w tym samym wierszu, po dwukropku i spacji. Tekst, który sam ma w środku"
            ' dwukropek ze spacją, ujmij w cudzysłów prosty: "Temat: opis".',
            "Write the value in the same line, after the colon and a space. A text that has a colon"
            ' and a space itself stands in straight quotes: "Topic: text".',
        ),
    ),
    "C044": Message(
        what=Text(
            "Tu powinna być grupa wierszy „klucz: wartość” ({where}).",
            "A group of lines “key: value” should stand here ({where}).",
        ),
        allowed=Text("Możliwe klucze: {allowed}.", "Possible keys: {allowed}."),
        hint=Text(
            "Wpisz każdy klucz w osobnym, wciętym wierszu, z dwukropkiem i spacją; bez myślników.",
            "Write each key in an indented line of its own, with a colon and a space, no dashes.",
        ),
    ),
    "C045": Message(
        what=Text(
            "Tu powinna być lista: każda pozycja od myślnika ({where}).",
            "A list should stand here: a dash before each item ({where}).",
        ),
        allowed=Text(
            "Pozycja to wcięty wiersz zaczynający się od „- ” (myślnik i spacja).",
            "An item is an indented line that begins with “- ” (a dash and a space).",
        ),
        hint=Text(
            "Wpisz wartość w osobnym wierszu i postaw przed nią „- ”, także gdy jest jedna; dłuższa"
            " kreska (–) i kropka (•) nie zaczynają pozycji.",
            "Write the value in a line of its own and put “- ” before it, even if there is only"
            " one; a longer dash (–) and a bullet (•) begin no item.",
        ),
    ),
    "C046": Message(
        what=Text("Lista jest pusta ({where}).", "The list is empty ({where})."),
        allowed=Text("Co najmniej jedna pozycja.", "At least one item."),
        hint=Text("Dopisz pozycję, zaczynając od „- ”.", "Add an item that begins with “- ”."),
    ),
    "C047": Message(
        what=Text("Nieznany klucz „{key}” ({where}).", "Unknown key “{key}” ({where})."),
        allowed=Text("Możliwe klucze: {allowed}.", "Possible keys: {allowed}."),
        hint=Text("Zapewne chodziło o „{meant}”.", "Probably “{meant}” was meant."),
    ),
    "C048": Message(
        what=Text(
            "Klucz „{key}” nie należy do tej grupy ({where}).",
            "The key “{key}” does not belong to this group ({where}).",
        ),
        allowed=Text(
            "Możliwe tu klucze: {allowed}. Miejsce klucza „{key}”: {homes}.",
            "Possible keys here: {allowed}. The key “{key}” belongs to: {homes}.",
        ),
        hint=Text(
            "Sprawdź wcięcie wiersza albo przenieś go do właściwej grupy.",
            "Check the indentation of the line, or move it to the right group.",
        ),
    ),
    "C049": Message(
        what=Text(
            "Tu powinny być wiersze „nazwa: objaśnienie” ({where}).",
            "Lines “name: meaning” should stand here ({where}).",
        ),
        allowed=Text(
            "Nazwy wybierasz samodzielnie, każdą w osobnym wciętym wierszu.",
            "The names are yours, each in an indented line of its own.",
        ),
        hint=Text(
            "Usuń myślniki i zapisz każdą pozycję z dwukropkiem i spacją.",
            "Remove the dashes and write each item with a colon and a space.",
        ),
    ),
}

_NOTATION: Final = {
    "C050": Message(
        what=Text("Tego zapisu nie da się odczytać.", "This notation cannot be read."),
        allowed=Text(
            "Wiersz to „klucz: wartość” albo pozycja listy „- wartość”.",
            "A line is “key: value” or an item of a list, “- value”.",
        ),
        hint=Text(
            "Porównaj wiersz z sąsiednimi: dwukropek ze spacją, cudzysłowy, wcięcie.",
            "Compare the line with those beside it: colon and space, quotes, indentation.",
        ),
    ),
    "C051": Message(
        what=Text(
            "Po „{key}:” brakuje spacji, więc to nie jest jeszcze klucz.",
            "There is no space after “{key}:”, so it is not a key yet.",
        ),
        allowed=Text(
            "Zapis: „klucz: wartość”, ze spacją po dwukropku.",
            "Write “key: value”, with a space after the colon.",
        ),
        hint=Text("Wstaw zwykłą spację po dwukropku.", "Put a plain space after the colon."),
    ),
    "C052": Message(
        what=Text(
            "Ten wiersz nie jest zapisany jako „klucz: wartość”.",
            "This line is not written as “key: value”.",
        ),
        allowed=Text(
            "W tym miejscu może stać tylko „klucz: wartość”.", "Only “key: value” may stand here."
        ),
        hint=Text(
            "Dopisz klucz z dwukropkiem, a jeśli to dalszy ciąg poprzedniego tekstu, wetnij wiersz"
            " głębiej.",
            "Add the key with a colon; if it continues the text before, indent the line more.",
        ),
    ),
    "C053": Message(
        what=Text(
            "W tekście jest dwukropek ze spacją, więc wygląda on na jeszcze jeden klucz.",
            "The text holds a colon with a space, so it looks like another key.",
        ),
        allowed=Text(
            'Tekst z dwukropkiem ujmuje się w cudzysłów prosty: "Temat: opis".',
            'A text with a colon stands in straight quotes: "Topic: text".',
        ),
        hint=Text('Dodaj " na początku i na końcu wartości.', 'Put " before and after the value.'),
    ),
    "C054": Message(
        what=Text(
            "Wcięcie tego wiersza nie pasuje do wierszy powyżej.",
            "The indentation of this line does not fit the lines above.",
        ),
        allowed=Text(
            "Klucze jednej grupy i myślniki jednej listy zaczynają się w tej samej kolumnie.",
            "Keys of one group and dashes of one list begin in the same column.",
        ),
        hint=Text(
            "Wyrównaj wiersz do pozostałych z jego grupy, zwykłymi spacjami: twarde, np. z Worda,"
            " nie są wcięciem.",
            "Align the line with the others of its group, using plain spaces: no-break ones, as"
            " of Word, do not indent.",
        ),
    ),
    "C055": Message(
        what=Text(
            "Cudzysłów {quote} otwarto tutaj, ale nie zamknięto go na końcu wartości.",
            "The quote {quote} is opened here and not closed at the end of the value.",
        ),
        allowed=Text(
            "Cudzysłów prosty otwiera i zamyka jedną wartość; polskie „ ” są zwykłym tekstem.",
            "A straight quote opens and closes one value; Polish „ ” are plain text.",
        ),
        hint=Text(
            "Dopisz {quote} na końcu wartości albo usuń go z początku.",
            "Add {quote} at the end of the value, or remove it from the beginning.",
        ),
    ),
    "C056": Message(
        what=Text(
            "Za zamkniętym cudzysłowem lub nawiasem stoi jeszcze tekst.",
            "More text stands after the closed quote or bracket.",
        ),
        allowed=Text(
            "Cudzysłów prosty lub nawias, od którego wartość się zaczyna, musi ją też kończyć.",
            "A straight quote or a bracket that begins a value has to end it, too.",
        ),
        hint=Text(
            'Ujmij całą wartość w cudzysłów prosty "…", a w jej środku używaj „ ”.',
            'Put the whole value in straight quotes "…", and use „ ” inside it.',
        ),
    ),
    "C057": Message(
        what=Text(
            'Ukośnik „\\” w cudzysłowie prostym "…" ma znaczenie specjalne.',
            'A backslash has a special meaning in straight quotes "…".',
        ),
        allowed=Text(
            "W ścieżkach do plików pisze się „/”; w innych tekstach cudzysłów pojedynczy: '…'.",
            "Write “/” in paths; in other texts use single quotes: '…'.",
        ),
        hint=Text("Zamień „\\” na „/” albo zmień cudzysłów.", "Use “/”, or change the quotes."),
    ),
    "C058": Message(
        what=Text(
            "Otwarty tu nawias „{sign}” nie jest prawidłowo zamknięty.",
            "The bracket “{sign}” opened here is not closed properly.",
        ),
        allowed=Text(
            "Nawias na początku wartości oznacza listę lub grupę kluczy w jednym wierszu.",
            "A bracket at the beginning of a value means a list or a group of keys in one line.",
        ),
        hint=Text(
            'Jeśli nawias należy do tekstu, ujmij całą wartość w cudzysłów prosty: "…";'
            " w przeciwnym razie zamknij go.",
            'If it belongs to the text, put the value in straight quotes: "…"; else close it.',
        ),
    ),
    "C059": Message(
        what=Text(
            "Pozycja listy zaczyna się w wierszu swojego klucza.",
            "The item of a list begins in the line of its key.",
        ),
        allowed=Text(
            "Każda pozycja „- …” stoi w osobnym wierszu pod kluczem.",
            "Each item “- …” stands in a line of its own below the key.",
        ),
        hint=Text(
            'Przenieś „- …” do następnego wiersza; jeśli myślnik należy do tekstu, użyj "…".',
            'Move “- …” to the next line; if the dash belongs to the text, use "…".',
        ),
    ),
    "C060": Message(
        what=Text(
            "Po myślniku brakuje spacji, więc nie zaczyna on pozycji listy.",
            "There is no space after the dash, so it does not begin an item.",
        ),
        allowed=Text("Pozycja zaczyna się od „- ”.", "An item begins with “- ”."),
        hint=Text("Wstaw spację po myślniku.", "Put a space after the dash."),
    ),
    "C061": Message(
        what=Text(
            "Pominięto „{text}”: znak # po spacji zaczyna komentarz.",
            "“{text}” was left out: a # behind a space begins a comment.",
        ),
        allowed=Text(
            'Tekst, w którym jest #, ujmuje się w cudzysłów prosty: "Umowa #1".',
            'A text with a # stands in straight quotes: "Agreement #1".',
        ),
        hint=Text(
            "Jeśli to część tekstu, ujmij całą wartość w cudzysłów; jeśli komentarz, wstaw spację"
            " po znaku #.",
            "If it belongs to the text, quote the whole value; if it is a comment, put a space"
            " behind the #.",
        ),
    ),
}

_FACTS: Final = {
    "C070": Message(
        what=Text(
            "Okres realizacji kończy się {end}, zanim się zaczął ({start}).",
            "The period ends on {end}, before it began ({start}).",
        ),
        allowed=Text(
            "„do” to ten sam dzień co „od” albo późniejszy.", "“do” is the day of “od” or later."
        ),
        hint=Text(
            "Sprawdź obie daty; mogły się zamienić miejscami.",
            "Check both dates; they may have changed places.",
        ),
    ),
    "C071": Message(
        what=Text(
            "Stan na {day} jest sprzed początku projektu ({start}).",
            "The as-of date {day} is before the project began ({start}).",
        ),
        hint=Text("Sprawdź rok w „stan na”.", "Check the year of “stan na”."),
    ),
    "C072": Message(
        what=Text(
            "Stan na {day} jest późniejszy niż koniec projektu ({end}).",
            "The as-of date {day} is after the end of the project ({end}).",
        ),
        hint=Text(
            "Zostaw, jeśli liczby zebrano po zakończeniu; inaczej popraw datę.",
            "Keep it if the numbers were gathered after the end; otherwise correct the date.",
        ),
    ),
    "C073": Message(
        what=Text(
            "Data umowy {day} nie pasuje do okresu realizacji.",
            "The agreement date {day} does not fit the period of the project.",
        ),
        allowed=Text(
            "Zwykle umowę podpisuje się najwyżej trzy lata przed początkiem i przed końcem"
            " projektu.",
            "An agreement is usually signed at most three years before the start, and before the"
            " end.",
        ),
        hint=Text("Sprawdź rok umowy i daty okresu.", "Check the year and the period."),
    ),
    "C074": Message(
        what=Text(
            "Tekst mówi o latach {found}, a okres programu to {period}.",
            "The text speaks of {found}, and the period of the programme is {period}.",
        ),
        hint=Text(
            "Popraw tekst albo okres: od okresu zależą obowiązujące znaki.",
            "Correct the text or the period: the signs depend on the period.",
        ),
    ),
    "C075": Message(
        what=Text(
            "Okres realizacji nie mieści się w czasie wydatkowania okresu {period}"
            " ({first} – {last}).",
            "The period of the project lies outside the eligible time of {period}"
            " ({first} – {last}).",
        ),
        hint=Text(
            "Sprawdź daty projektu i okres programu.",
            "Check the dates of the project and the period of the programme.",
        ),
    ),
    "C076": Message(
        what=Text(
            "Wykonanie ({realised}) przekracza plan ({planned}).",
            "More was realised ({realised}) than planned ({planned}).",
        ),
        hint=Text(
            "Zostaw, jeśli tak było; sprawdź, czy liczby nie zamieniły się miejscami.",
            "Keep it if it is so; check that the numbers have not changed places.",
        ),
    ),
    "C077": Message(
        what=Text(
            "Podano przyczynę, choć plan wykonano (plan {planned}, wykonanie {realised}).",
            "A reason is given although the plan was met (planned {planned}, realised {realised}).",
        ),
        hint=Text(
            "Usuń „przyczyna” albo popraw liczby; przyczyna objaśnia niewykonanie planu.",
            "Remove “przyczyna” or correct the numbers; a reason explains what was not done.",
        ),
    ),
    "C078": Message(
        what=Text(
            "Zadanie „{text}” powtarza się w tym działaniu (także w wierszu {line}).",
            "The task “{text}” is repeated in this action (also in line {line}).",
        ),
        allowed=Text(
            "Nazwy zadań jednego działania muszą się różnić.",
            "The tasks of one action need different names.",
        ),
        hint=Text(
            "Usuń powtórzenie albo nazwij zadania różnie.",
            "Remove the repetition, or name the tasks differently.",
        ),
    ),
    "C079": Message(
        what=Text(
            "Działanie „{text}” powtarza się (także w wierszu {line}).",
            "The action “{text}” is repeated (also in line {line}).",
        ),
        allowed=Text("Tytuły działań muszą się różnić.", "The titles of actions must differ."),
        hint=Text(
            "Usuń powtórzenie albo przenieś zadania do jednego działania.",
            "Remove the repetition, or move the tasks into one action.",
        ),
    ),
    "C080": Message(
        what=Text(
            "Efekt „{text}” podano dwa razy (także w wierszu {line}).",
            "The effect “{text}” is given twice (also in line {line}).",
        ),
        hint=Text("Zostaw jeden z nich.", "Keep one of them."),
    ),
    "C081": Message(
        what=Text("Nieznana jednostka „{unit}”.", "Unknown unit “{unit}”."),
        allowed=Text("Znane jednostki: {allowed}.", "Known units: {allowed}."),
        hint=Text(
            "Użyj jednej z nich albo dopisz swoją z odmianą w części „jednostki”.",
            "Use one of them, or add yours with its forms under “jednostki”.",
        ),
    ),
    "C082": Message(
        what=Text("Nieznana jednostka „{unit}”.", "Unknown unit “{unit}”."),
        allowed=Text(
            "Jednostkę podaje się w mianowniku liczby pojedynczej; odmianę program dobiera sam.",
            "A unit is given in the nominative singular; the program finds the right form.",
        ),
        hint=Text(
            "Zapewne chodziło o „{meant}”; jeśli to inna jednostka, dopisz ją z odmianą w części"
            " „jednostki”.",
            "Probably “{meant}” was meant; if it is another unit, add it with its forms under"
            " “jednostki”.",
        ),
    ),
    "C083": Message(
        what=Text(
            "Jednostkę „{unit}” program już zna; użyte będą formy z pliku.",
            "The unit “{unit}” is built in; the forms of the file will be used.",
        ),
        hint=Text(
            "Usuń ją z części „jednostki”, jeśli odmiana ma być zwykła.",
            "Remove it from “jednostki” if its forms are the usual ones.",
        ),
    ),
    "C084": Message(
        what=Text(
            "Jednostka „{unit}” liczy ułamek ({value}), a nie ma formy „ułamek”.",
            "The unit “{unit}” counts a fraction ({value}) but has no form “ułamek”.",
        ),
        allowed=Text(
            "Forma „ułamek” to dopełniacz liczby pojedynczej: 1,5 (czego?) konsultacji.",
            "The form “ułamek” is the genitive singular: 1,5 konsultacji.",
        ),
        hint=Text("Dopisz przy jednostce „ułamek: …”.", "Add “ułamek: …” to the unit."),
    ),
}

_PICTURES: Final = {
    "C090": Message(
        what=Text(
            "Zdjęcie „{file}” leży poza folderem pliku z treścią.",
            "The picture “{file}” lies outside the folder of the content file.",
        ),
        allowed=Text(
            "Ścieżka prowadzi od folderu tego pliku w głąb, np. zdjęcia/forum.jpg.",
            "The path leads down from the folder of this file, as zdjęcia/forum.jpg.",
        ),
        hint=Text(
            "Przenieś zdjęcie do tego folderu i wpisz ścieżkę bez dysku i bez „..”.",
            "Move the picture into that folder and write the path without a drive or “..”.",
        ),
    ),
    "C091": Message(
        what=Text("Nie ma zdjęcia „{file}”.", "There is no picture “{file}”."),
        allowed=Text(
            "Szukane jest od folderu, w którym leży plik z treścią.",
            "It is looked for from the folder of the content file.",
        ),
        hint=Text(
            "Sprawdź nazwę, folder i końcówkę, albo skopiuj zdjęcie.",
            "Check the name, the folder and the ending, or copy the picture there.",
        ),
    ),
    "C092": Message(
        what=Text("Nie ma zdjęcia „{file}”.", "There is no picture “{file}”."),
        allowed=Text("Jest za to „{meant}”.", "There is “{meant}”."),
        hint=Text(
            "Popraw nazwę; wielkość liter i końcówka mają znaczenie.",
            "Correct the name; case and ending matter.",
        ),
    ),
    "C093": Message(
        what=Text(
            "„{file}” nie jest zdjęciem, które można wstawić.",
            "“{file}” is not a picture that can be used.",
        ),
        allowed=Text("Dozwolone końcówki: .png, .jpg, .jpeg.", "Endings: .png, .jpg, .jpeg."),
        hint=Text(
            "Zapisz obraz w programie graficznym jako PNG lub JPEG.",
            "Save the picture as PNG or JPEG.",
        ),
    ),
    "C094": Message(
        what=Text("Zdjęcie „{file}” jest za duże.", "The picture “{file}” is too large."),
        allowed=Text("Najwyżej {limit}.", "At most {limit}."),
        hint=Text(
            "Zmniejsz je w programie graficznym; na slajd wystarczą 2 MB.",
            "Make it smaller; 2 MB are enough for a slide.",
        ),
    ),
    "C095": Message(
        what=Text(
            "Plik „{file}” nie zawiera obrazu {expected}, choć mówi tak końcówka nazwy.",
            "The file “{file}” is not {expected} inside, although its ending says so.",
        ),
        hint=Text(
            "Zapisz obraz jeszcze raz jako {expected}; sama zmiana nazwy nie wystarcza.",
            "Save the picture again as {expected}; renaming is not enough.",
        ),
    ),
    "C096": Message(
        what=Text(
            "Zdjęcia „{file}” nie da się odczytać; plik jest uszkodzony albo niedostępny.",
            "The picture “{file}” cannot be read; the file is damaged or not accessible.",
        ),
        hint=Text(
            "Otwórz je w programie graficznym i zapisz ponownie albo weź oryginał.",
            "Open it in an image program and save it again, or take the original.",
        ),
    ),
    "C097": Message(
        what=Text("W ścieżce „{file}” stoi ukośnik „\\”.", "The path “{file}” holds a backslash."),
        allowed=Text("Foldery oddziela „/”.", "Folders are divided by “/”."),
        hint=Text("Wpisz „{meant}”.", "Write “{meant}”."),
    ),
    "C098": Message(
        what=Text(
            "Zdjęcie „{file}” ma zbyt wiele pikseli.", "The picture “{file}” has too many pixels."
        ),
        allowed=Text("Najwyżej 64 miliony.", "At most 64 million."),
        hint=Text(
            "Zmniejsz je; na slajd wystarczy 4000 pikseli szerokości.",
            "Make it smaller; a width of 4000 pixels is enough for a slide.",
        ),
    ),
}

MESSAGES: Final[Mapping[str, Message]] = MappingProxyType(
    {
        **_FILE,
        **_NOTATION_REFUSED,
        **_VALUES,
        **_STRUCTURE,
        **_NOTATION,
        **_FACTS,
        **_PICTURES,
    }
)
