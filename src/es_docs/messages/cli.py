"""The words of the command line itself: help, summaries, and what it says about its own use.

Click's words („Usage:”, „No such option”) stand in `locale/pl/LC_MESSAGES/es_docs.po`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.diagnostics import Severity
from es_docs.messages import Counted, Text

# --- help -------------------------------------------------------------------------------------

PROGRAM: Final = Text(
    pl="""Z pliku z faktami o projekcie tworzy prezentację (PowerPoint) i sprawozdanie (Word).

Bez podania plików polecenia biorą wszystkie pliki *.yaml i *.yml z folderu „content”.""",
    en="""Make a presentation (PowerPoint) and a report (Word) from the facts of a project.

Commands that are given no files take all *.yaml and *.yml of the folder “content”.""",
)
EXIT_CODES: Final = Text(
    pl="""\b
Kody wyjścia:
  0    wszystko w porządku (mogą być ostrzeżenia)
  1    są błędy albo dokument nie powstał
  2    polecenie wpisano niepoprawnie albo aktualizacja czeka na decyzję (miejsca sporne)
  3    „verify” znalazło tylko ostrzeżenia, „update --check” – coś do zaktualizowania,
       „data pull” – różnice do wpisania
  130  przerwano (Ctrl+C)

\b
Zmienne środowiska:
  ES_DOCS_LANG   język programu: pl lub en
  ES_DOCS_DEBUG  1 – pełny opis, gdy zawiedzie sam program
  NO_COLOR       dowolna wartość – bez kolorów""",
    en="""\b
Exit codes:
  0    all is well (there may be warnings)
  1    there are errors, or a document was not made
  2    the command was not typed correctly, or an update waits for a decision (conflicts)
  3    “verify” found warnings only, “update --check” found something to update,
       “data pull” found differences to write
  130  interrupted (Ctrl+C)

\b
Environment variables:
  ES_DOCS_LANG   language of the program: pl or en
  ES_DOCS_DEBUG  1 – full details when the program itself fails
  NO_COLOR       any value – no colours""",
)
BUILD: Final = Text(
    pl="""Utwórz dokumenty z plików TREŚĆ.

Dokument, który już stoi w folderze wyjściowym, zostaje zaktualizowany: zmienia się tylko to, co
zmieniło się w danych, a praca ludzi zostaje. Poprzednia wersja ma dopisek „.bak”.""",
    en="""Make the documents of the CONTENT files.

A document that stands in the output folder already is updated: only what changed in the data is
changed, and people's work stays. The version before it ends with “.bak”.""",
)
UPDATE: Final = Text(
    pl="""Zaktualizuj dokumenty PLIK, także przysłane pod inną nazwą.

Zmienia się tylko to, co zmieniło się w danych; teksty, slajdy, obrazy i wygląd zmienione ręcznie
zostają. Gdzie zmieniło się jedno i drugie, zostaje Twój tekst, a obok staje komentarz.""",
    en="""Update the documents FILE, also those mailed back under other names.

Only what changed in the data is changed; texts, slides, pictures and looks that people changed
stay. Where both changed, your text stays and a comment is put beside it.""",
)
SEAL: Final = Text(
    pl="""Usuń z dokumentów PLIK to, czego potrzebuje tylko aktualizacja, przed publikacją.

Znikają ukryte znaczniki, zapis poprzedniej wersji i komentarze programu; treść zostaje.""",
    en="""Take out of the documents FILE what only updates need, before publishing.

The hidden marks, the record of the last version and the program's comments go; the text stays.""",
)
CHECK: Final = Text(
    pl="Sprawdź pliki TREŚĆ. Niczego nie zapisuje.",
    en="Check the CONTENT files. Writes nothing.",
)
VERIFY: Final = Text(
    pl="""Sprawdź gotowe PLIKI (.pptx, .docx, .pdf): znaki UE, dostępność, poprawność, zgodność.

Działa także na plikach zmienionych ręcznie i pochodzących z innych programów. Niczego w nich nie
zmienia. Z opcją --content porównuje każdy fakt z treścią projektu.""",
    en="""Check finished FILES (.pptx, .docx, .pdf): EU signs, accessibility, form, agreement.

Works on files edited by hand and on those of other programs too, and changes nothing in them.
With --content every fact is compared with the content of the project.""",
)
SCHEMA: Final = Text(
    pl="Wypisz schemat (JSON Schema) plików z treścią, dla podpowiedzi w edytorze.",
    en="Print the JSON Schema of content files, for completion in an editor.",
)
SIGNS: Final = Text(
    pl="Pokaż urzędowe znaki i pliki, które je przedstawiają, albo wgraj znak.",
    en="Show the official signs and the files that depict them, or install one.",
)
SIGNS_LIST: Final = Text(
    pl="Pokaż znaki i pliki, które je przedstawiają.",
    en="Show the signs and the files that depict them.",
)
SIGNS_ADD: Final = Text(
    pl="""Wgraj PLIK jako znak ROLA, dla wszystkich dokumentów.

Role wypisuje „es-docs signs list”.""",
    en="""Install FILE as the sign ROLE, for all documents.

“es-docs signs list” tells the roles.""",
)
SHOW: Final = Text(
    pl="Pokaż, co i jak znajdzie się w dokumentach, jako tekst.",
    en="Show what will stand in the documents, and how, as text.",
)
SHOW_STORY: Final = Text(
    pl="Pokaż treść obu dokumentów z pliku TREŚĆ, w kolejności.",
    en="Show what both documents of the CONTENT file say, in order.",
)
SHOW_SLIDES: Final = Text(
    pl="Pokaż slajdy z pliku TREŚĆ jako rysunki z pól.",
    en="Show the slides of the CONTENT file as drawn boxes.",
)

LANG_OPTION: Final = Text(
    pl="Język programu (dokumenty są zawsze po polsku).",
    en="Language of the program (the documents are always Polish).",
)
VERSION_OPTION: Final = Text(pl="Pokaż wersję i zakończ.", en="Show the version and exit.")
OUTPUT_OPTION: Final = Text(
    pl="Folder na dokumenty (domyślnie: output).",
    en="Folder for the documents (default: output).",
)
ONLY_OPTION: Final = Text(
    pl="Utwórz tylko prezentację (pptx) albo tylko sprawozdanie (docx).",
    en="Make only the presentation (pptx) or only the report (docx).",
)

PDF_OPTION: Final = Text(
    pl="Utwórz także dostępne pliki PDF (PDF/UA); potrzebny jest LibreOffice.",
    en="Also make accessible PDF files (PDF/UA); needs LibreOffice.",
)
FRESH_OPTION: Final = Text(
    pl="Zacznij od nowa; obecny dokument zostaje jako kopia z numerem (NAZWA.1.pptx).",
    en="Start over; the present document stays as a numbered copy (NAME.1.pptx).",
)
LOCK_OPTION: Final = Text(
    pl="Nie zważaj na pliki blokady, które zostały po przerwanej pracy.",
    en="Do not mind lock files that an interrupted session left behind.",
)
UPDATE_CONTENT_OPTION: Final = Text(
    pl="Treść, z której powstały dokumenty (domyślnie: ta z folderu „content”).",
    en="The content the documents were made from (default: the one in the folder “content”).",
)
CHECK_OPTION: Final = Text(
    pl="Wypisz, co by się zmieniło. Niczego nie zapisuje.",
    en="Tell what would change. Writes nothing.",
)
JSON_OPTION: Final = Text(
    pl="Wypisz wynik jako JSON, dla innych programów.",
    en="Print the result as JSON, for other programs.",
)
PREFER_OPTION: Final = Text(
    pl="Czyj tekst ma stać tam, gdzie zmieniło się jedno i drugie: danych (data) czy Twój (mine);"
    " z kluczem – tylko w tym miejscu. Można podać kilka razy.",
    en="Whose text stands where both changed: that of the data or mine; with a key only at that"
    " place. Can be given several times.",
)
RESTORE_OPTION: Final = Text(
    pl="Przywróć to, co usunięto ręcznie. Można podać kilka razy.",
    en="Put back what was deleted by hand. Can be given several times.",
)
TRACKED_OPTION: Final = Text(
    pl="Zapisz zmiany jako śledzone, do przyjęcia albo odrzucenia w Wordzie (tylko .docx).",
    en="Write the changes as tracked ones, to accept or reject in Word (.docx only).",
)
ADOPT_OPTION: Final = Text(
    pl="Gdy nie wiadomo, co zapisano ostatnim razem: zostaw teksty z pliku (theirs) albo wpisz"
    " teksty z danych (data).",
    en="When nobody knows what was written the last time: keep the texts of the file (theirs) or"
    " write those of the data.",
)
CONTENT_OPTION: Final = Text(
    pl="Treść, z którą pliki mają się zgadzać.",
    en="The content the files have to agree with.",
)
RELEASE_OPTION: Final = Text(
    pl="Przed publikacją: ostrzeżenia też zatrzymują, a znaki zastępcze są błędem.",
    en="Before release: warnings count as well, and stand-in signs are errors.",
)
FORMAT_OPTION: Final = Text(
    pl="Postać wyniku: text, json, html (protokół w jednym pliku) albo sarif.",
    en="Form of the result: text, json, html (a record in one file) or sarif.",
)
RECORD_OPTION: Final = Text(
    pl="Zapisz wynik do pliku, zamiast go wypisać.",
    en="Write the result to a file instead of printing it.",
)
BASELINE_OPTION: Final = Text(
    pl="Plik z uwagami przyjętymi przez osobę, która podała powód.",
    en="File with findings that a person has accepted with a reason.",
)

# --- what stands for a value in the usage lines
CONTENT: Final = Text(pl="TREŚĆ", en="CONTENT")
FILE: Final = Text(pl="PLIK", en="FILE")
FOLDER: Final = Text(pl="FOLDER", en="FOLDER")
ROLE: Final = Text(pl="ROLA", en="ROLE")
KEY: Final = Text(pl="KLUCZ", en="KEY")
OPTIONS: Final = Text(pl="[OPCJE]", en="[OPTIONS]")
COMMAND: Final = Text(pl="POLECENIE [ARGUMENTY]...", en="COMMAND [ARGS]...")
OPTIONAL_COMMAND: Final = Text(pl="[POLECENIE] [ARGUMENTY]...", en="[COMMAND] [ARGS]...")

# --- findings ---------------------------------------------------------------------------------

SEVERITIES: Final[Mapping[Severity, Text]] = {
    Severity.ERROR: Text(pl="błąd", en="error"),
    Severity.WARNING: Text(pl="ostrzeżenie", en="warning"),
    Severity.INFO: Text(pl="informacja", en="note"),
}
TO_DO: Final = Text(pl="Co zrobić: {hint}", en="What to do: {hint}")
TOTAL: Final = Text(pl="Razem: {counts}.", en="In all: {counts}.")
ERRORS: Final = Counted(
    one=Text(pl="{count} błąd", en="{count} error"),
    few=Text(pl="{count} błędy", en="{count} errors"),
    many=Text(pl="{count} błędów", en="{count} errors"),
)
WARNINGS: Final = Counted(
    one=Text(pl="{count} ostrzeżenie", en="{count} warning"),
    few=Text(pl="{count} ostrzeżenia", en="{count} warnings"),
    many=Text(pl="{count} ostrzeżeń", en="{count} warnings"),
)

# --- summaries --------------------------------------------------------------------------------

WORKING: Final = Text(
    pl="[{number}/{count}] Tworzę dokumenty: {content} …",
    en="[{number}/{count}] Making the documents: {content} …",
)
WRITTEN: Final = Text(pl="Zapisano: {file} ({size})", en="Written: {file} ({size})")
SLIDES: Final = Counted(
    one=Text(pl="{count} slajd", en="{count} slide"),
    few=Text(pl="{count} slajdy", en="{count} slides"),
    many=Text(pl="{count} slajdów", en="{count} slides"),
)
PAGES: Final = Counted(
    one=Text(pl="około 1 strony", en="about 1 page"),
    few=Text(pl="około {count} stron", en="about {count} pages"),
    many=Text(pl="około {count} stron", en="about {count} pages"),
)
PDF_PAGES: Final = Counted(
    one=Text(pl="{count} strona", en="{count} page"),
    few=Text(pl="{count} strony", en="{count} pages"),
    many=Text(pl="{count} stron", en="{count} pages"),
)
NOT_BUILT: Final = Text(
    pl="Nie utworzono dokumentów z pliku: {content}",
    en="No documents were made of the file: {content}",
)
ALL_WELL: Final = Counted(
    one=Text(pl="W porządku: sprawdzono {count} plik.", en="All is well: {count} file checked."),
    few=Text(pl="W porządku: sprawdzono {count} pliki.", en="All is well: {count} files checked."),
    many=Text(
        pl="W porządku: sprawdzono {count} plików.", en="All is well: {count} files checked."
    ),
)
SIGN: Final = Text(pl="{role}: {words}", en="{role}: {words}")
SIGN_FILE: Final = Text(pl="plik: {file}", en="file: {file}")
SIGN_STAND_IN: Final = Text(
    pl="brak pliku – zastępują go słowa",
    en="no file – the words stand in for it",
)
SIGN_ORIGIN: Final = Text(pl="źródło: {origin}", en="origin: {origin}")
SIGN_ADDED: Final = Text(
    pl="Wgrano znak {role}: {file}",
    en="The sign {role} is installed: {file}",
)

RECORD_WRITTEN: Final = Text(pl="Zapisano wynik: {file}", en="Result written: {file}")
NOT_FOR_RELEASE: Final = Text(
    pl="Nie do publikacji: są błędy albo nieprzyjęte ostrzeżenia.",
    en="Not for release: there are errors, or warnings nobody has accepted.",
)
FOR_RELEASE: Final = Text(pl="Można publikować.", en="Fit for release.")

# --- updates ----------------------------------------------------------------------------------

UPDATED: Final = Text(pl="Zaktualizowano: {file} ({size})", en="Updated: {file} ({size})")
UNCHANGED: Final = Text(
    pl="Bez zmian: {file} (nie ma czego aktualizować)",
    en="Unchanged: {file} (nothing to update)",
)
PLANNED: Final = Text(
    pl="Do zaktualizowania: {file} (niczego nie zapisano)",
    en="To be updated: {file} (nothing was written)",
)
BACKUP: Final = Text(pl="Poprzednia wersja: {file}", en="The version before it: {file}")
AT: Final = Text(pl="„{object}”: ", en="“{object}”: ")
NOT_UPDATED: Final = Text(pl="Nie zaktualizowano: {file}", en="Not updated: {file}")
SEALED: Final = Text(pl="Przygotowano do publikacji: {file}", en="Ready to publish: {file}")
SEALED_ALREADY: Final = Text(
    pl="Bez zmian: {file} (nie ma w nim znaczników)", en="Unchanged: {file} (it has no marks)"
)
NOT_SEALED: Final = Text(pl="Nie przygotowano: {file}", en="Not made ready: {file}")
OUTCOMES: Final[Mapping[str, Text]] = {
    "updated": Text(pl="zmieniono: {count}", en="updated: {count}"),
    "replaced": Text(pl="zastąpiono Twoje: {count}", en="replaced yours: {count}"),
    "added": Text(pl="dodano: {count}", en="added: {count}"),
    "removed": Text(pl="usunięto: {count}", en="removed: {count}"),
    "moved": Text(pl="przeniesiono: {count}", en="moved: {count}"),
    "adopted": Text(pl="uznano dopisane ręcznie: {count}", en="adopted: {count}"),
    "yours": Text(pl="zostawiono Twoje: {count}", en="kept yours: {count}"),
    "kept": Text(
        pl="zostawiono, choć nie ma w danych: {count}", en="kept, not in the data: {count}"
    ),
    "left": Text(
        pl="zostawiono, choć jest na innym slajdzie: {count}",
        en="kept, though on another slide now: {count}",
    ),
    "gone": Text(pl="usunięte ręcznie: {count}", en="gone: {count}"),
    "conflict": Text(pl="sporne: {count}", en="conflicts: {count}"),
    "differs": Text(pl="różnice: {count}", en="differences: {count}"),
}
"""What the changes of a document are counted by."""
QUIET_NOTES: Final = Text(pl="zmienione akapity: {count}", en="paragraphs changed: {count}")
"""Notes say the same as their slide: their changes are counted, not listed."""
BAD_PREFERENCE: Final = Text(
    pl="'{value}' nie jest jednym z: data, mine, data:KLUCZ, mine:KLUCZ.",
    en="'{value}' is none of: data, mine, data:KEY, mine:KEY.",
)

# --- wrong use and faults ---------------------------------------------------------------------

NO_CONTENT: Final = Text(
    pl="Nie podano pliku z treścią, a w folderze „{folder}” nie ma plików *.yaml ani *.yml."
    " Uruchom program w folderze projektu albo podaj plik.",
    en="No content file was given, and the folder “{folder}” has no *.yaml or *.yml files."
    " Run the program in the project's folder or give a file.",
)
ONE_CONTENT: Final = Text(
    pl="W folderze „{folder}” jest kilka plików z treścią: {files}. Podaj jeden z nich.",
    en="The folder “{folder}” has several content files: {files}. Give one of them.",
)
SAME_NAME: Final = Text(
    pl="Pliki {one} i {other} dałyby dokumenty o tych samych nazwach. Utwórz je osobno,"
    " z różnymi folderami --output.",
    en="The files {one} and {other} would make documents of the same name. Build them one by one,"
    " with different --output folders.",
)
FAULT: Final = Text(
    pl="Zawiódł sam program ({fault}). To nie jest Twój błąd: wyślij ten wiersz i plik z treścią"
    " opiekunowi programu. Pełny opis pokaże uruchomienie z ES_DOCS_DEBUG=1.",
    en="The program itself failed ({fault}). It is not your mistake: send this line and the"
    " content file to the program's maintainer. ES_DOCS_DEBUG=1 shows all details.",
)

# --- diff: what changed in the content ----------------------------------------------------------

DIFF: Final = Text(
    pl="""Pokaż, co zmieniło się w treści.

Bez argumentów: w każdym pliku z folderu „content” od ostatniego budowania. Z jednym plikiem: w nim.
Z dwoma: między STARY a NOWY; każdy może być plikiem z treścią albo dokumentem .pptx lub .docx,
który pamięta, z jakiej treści powstał. Kod wyjścia to 0, także gdy są zmiany; 1 – gdy porównać się
nie da.""",
    en="""Show what changed in the content.

Without arguments: in every file of the folder “content” since it was last built. With one file: in
that one. With two: between OLD and NEW; each may be a content file, or a .pptx or .docx document
that remembers what content it was made from. The exit code is 0 also when there are changes; 1 when
they cannot be compared.""",
)
DIFF_OLD: Final = Text(pl="STARY", en="OLD")
DIFF_NEW: Final = Text(pl="NOWY", en="NEW")
DIFF_OUTPUT_OPTION: Final = Text(
    pl="Folder, w którym są dokumenty (domyślnie: output).",
    en="Folder where the documents are (default: output).",
)
CHANGES_OPTION: Final = Text(
    pl="Dodaj do sprawozdania stronę o tym, co zmieniło się w danych od poprzedniej wersji.",
    en="Add a page to the report about what changed in the data since the version before.",
)
DIFFERENT: Final = Text(pl="Zmiany od {old} do {new}:", en="Changes from {old} to {new}:")
SAME_SINCE_BUILD: Final = Text(
    pl="Bez zmian od ostatniego budowania.", en="No changes since it was last built."
)
SAME_VERSIONS: Final = Text(
    pl="Bez zmian między {old} a {new}.", en="No changes between {old} and {new}."
)
NEWS: Final = Text(
    pl="Zmiany w treści od ostatniego budowania ({content}):",
    en="Changes of the content since it was last built ({content}):",
)
MORE_NEWS: Final = Counted(
    one=Text(pl="i {count} inna zmiana", en="and {count} other change"),
    few=Text(pl="i {count} inne zmiany", en="and {count} other changes"),
    many=Text(pl="i {count} innych zmian", en="and {count} other changes"),
)

# --- data new, data pull ----------------------------------------------------------------------

DATA: Final = Text(
    pl="Prowadź liczby w skoroszycie Excela: utwórz go albo przepisz liczby z niego do treści.",
    en="Keep the numbers in an Excel workbook: make one, or copy its numbers into the content.",
)
DATA_NEW: Final = Text(
    pl="""Utwórz skoroszyt Excela z zadaniami z pliku TREŚĆ i połącz go z treścią.

Skoroszyt staje obok pliku z treścią i ma wiersz na każde zadanie, z dzisiejszymi liczbami. Treść
dostaje na końcu część „dane”; odtąd liczą się liczby ze skoroszytu.""",
    en="""Make an Excel workbook with the tasks of the CONTENT file, and connect the two.

The workbook stands beside the content file and has a row for every task, with today's numbers. The
content gets a part “dane” at its end; from then on the numbers of the workbook count.""",
)
DATA_PULL: Final = Text(
    pl="""Pokaż liczby, które w skoroszycie są inne niż w pliku TREŚĆ.

Z opcją --write wpisuje je do treści i nie zmienia w niej niczego innego.""",
    en="""Show the numbers that the workbook has otherwise than the CONTENT file.

With --write they are written into the content, and nothing else in it changes.""",
)
DATA_NEW_OUTPUT: Final = Text(
    pl="Skoroszyt w folderze pliku z treścią, np. content/dane.xlsx; domyślnie obok treści, pod jej"
    " nazwą.",
    en="A workbook in the folder of the content file, e.g. content/dane.xlsx; by default beside the"
    " content, under its name.",
)
DATA_NEW_REGISTER: Final = Text(
    pl="Dodaj arkusz „Rejestr”: wiersz na spotkanie, z których program sam liczy wykonanie.",
    en="Add a sheet “Rejestr”: a row for each meeting, from which the program counts for itself.",
)
DATA_PULL_FROM: Final = Text(
    pl="Skoroszyt albo plik CSV zamiast tabel, które wskazuje treść.",
    en="A workbook or CSV file in place of the tables that the content names.",
)
DATA_PULL_WRITE: Final = Text(
    pl="Wpisz różnice do treści; poprzednia wersja ma dopisek „.bak”.",
    en="Write the differences into the content; the version before ends with “.bak”.",
)
TASKS: Final = Counted(
    one=Text(pl="{count} zadanie", en="{count} task"),
    few=Text(pl="{count} zadania", en="{count} tasks"),
    many=Text(pl="{count} zadań", en="{count} tasks"),
)
CONNECTED: Final = Text(
    pl="Połączono z treścią: {content} (dopisano na końcu: {keys}). Liczby w treści zostały, ale"
    " odtąd liczą się te ze skoroszytu.",
    en="Connected with the content: {content} (added at its end: {keys}). The numbers in it stay,"
    " but those of the workbook count from now on.",
)
PULLED_TASK: Final = Text(
    pl="Działanie {number}, „{task}”: {key} {old} → {new} ({written}, {used})",
    en="Action {number}, “{task}”: {key} {old} → {new} ({written}, {used})",
)
PULLED_OTHER: Final = Text(
    pl="{key}: {old} → {new} ({written}, {used})",
    en="{key}: {old} → {new} ({written}, {used})",
)
NOTHING_TO_PULL: Final = Text(pl="Bez zmian.", en="No changes.")
PULLED: Final = Text(pl="Wpisano {changes}: {content}", en="Written, {changes}: {content}")
PULLED_CHANGES: Final = Counted(
    one=Text(pl="{count} zmianę", en="{count} change"),
    few=Text(pl="{count} zmiany", en="{count} changes"),
    many=Text(pl="{count} zmian", en="{count} changes"),
)
TO_PULL: Final = Counted(
    one=Text(
        pl="{count} różnica. Do treści wpisze ją: es-docs data pull --write",
        en="{count} difference. It is written into the content by: es-docs data pull --write",
    ),
    few=Text(
        pl="{count} różnice. Do treści wpisze je: es-docs data pull --write",
        en="{count} differences. They are written into the content by: es-docs data pull --write",
    ),
    many=Text(
        pl="{count} różnic. Do treści wpisze je: es-docs data pull --write",
        en="{count} differences. They are written into the content by: es-docs data pull --write",
    ),
)
NOT_PULLED: Final = Text(pl="Nie zmieniono: {content}", en="Not changed: {content}")
NO_WORKBOOK: Final = Text(pl="Skoroszyt nie powstał.", en="The workbook was not made.")

# --- theme ------------------------------------------------------------------------------------

THEME: Final = Text(
    pl="""Sprawdź wzory dokumentów zmienione przez projektanta.""",
    en="""Check reference documents that a designer restyled.""",
)
THEME_CHECK: Final = Text(
    pl="""Powiedz, czego brakuje we wzorze PLIK (.pptx albo .docx) i jak to naprawić.

Wszystko naraz: układy, symbole zastępcze, style, wielkość pisma, kolory, miejsce na znaki. Gdy
niczego nie brakuje, program tworzy na próbę dokument z przykładowej treści i sprawdza, czy wszystko
się mieści. Niczego nie zapisuje.""",
    en="""Tell what the reference document FILE (.pptx or .docx) lacks and how to mend it.

All at once: layouts, placeholders, styles, sizes of letters, colours, room for the signs. When
nothing is missing, a document of sample content is made as a trial and looked at. Nothing is
written.""",
)
LAYOUTS: Final = Counted(
    one=Text(pl="{count} układ", en="{count} layout"),
    few=Text(pl="{count} układy", en="{count} layouts"),
    many=Text(pl="{count} układów", en="{count} layouts"),
)
PLACEHOLDERS: Final = Counted(
    one=Text(pl="{count} symbol zastępczy", en="{count} placeholder"),
    few=Text(pl="{count} symbole zastępcze", en="{count} placeholders"),
    many=Text(pl="{count} symboli zastępczych", en="{count} placeholders"),
)
STYLES: Final = Counted(
    one=Text(pl="{count} styl", en="{count} style"),
    few=Text(pl="{count} style", en="{count} styles"),
    many=Text(pl="{count} stylów", en="{count} styles"),
)
THEME_TRIAL: Final = Text(pl="Próba na przykładowej treści:", en="The trial with sample content:")
THEME_DECK_WELL: Final = Text(
    pl="Wzór prezentacji w porządku: {layouts}, {fields}; próba: {slides}.",
    en="The reference presentation is fine: {layouts}, {fields}; trial: {slides}.",
)
THEME_REPORT_WELL: Final = Text(
    pl="Wzór sprawozdania w porządku: {styles}; próba: {pages}.",
    en="The reference report is fine: {styles}; trial: {pages}.",
)
THEME_USABLE: Final = Text(
    pl="Wzoru {file} można używać, ale obejrzyj to, czego dotyczą ostrzeżenia.",
    en="The reference {file} can be used, but look at what the warnings are about.",
)
THEME_UNUSABLE: Final = Text(
    pl="Wzoru {file} jeszcze nie można używać. Po poprawkach sprawdź go ponownie.",
    en="The reference {file} cannot be used yet. Check it again once it is mended.",
)

# --- preview ----------------------------------------------------------------------------------

PREVIEW: Final = Text(
    pl="""Pokaż dokumenty na stronie w przeglądarce i odświeżaj ją po każdym zapisie.

Buduje dokumenty tak jak „build” i robi to znowu, gdy zmienisz treść, skoroszyt, zdjęcia, wzory albo
znaki. Stronę widać tylko na tym komputerze. Kończy się po naciśnięciu Ctrl+C.""",
    en="""Show the documents on a page in the browser and renew it after every save.

Builds the documents as “build” does, and again when the content, the workbook, pictures, reference
documents or signs change. The page is seen on this computer only. Ctrl+C ends it.""",
)
NO_BROWSER_OPTION: Final = Text(
    pl="Nie otwieraj przeglądarki, podaj tylko adres strony.",
    en="Do not open the browser, only tell the address of the page.",
)
PREVIEW_ADDRESS: Final = Text(
    pl="Podgląd: {address}\nKończy go Ctrl+C.", en="Preview: {address}\nCtrl+C ends it."
)
PREVIEW_ENDED: Final = Text(pl="Podgląd zakończono.", en="The preview was ended.")

# --- new --------------------------------------------------------------------------------------

NEW: Final = Text(
    pl="""Utwórz w folderze FOLDER nowy projekt z przykładowymi danymi.

Powstają: plik z tekstami, skoroszyt Excela na liczby, wzory dokumentów i krótka instrukcja. Folder
musi być nowy albo pusty.""",
    en="""Make a new project with sample data in the folder FOLDER.

It holds a file for the texts, an Excel workbook for the numbers, the reference documents and short
instructions. The folder must be new or empty.""",
)
STARTED: Final = Text(pl="Utworzono projekt: {folder}", en="A project was made: {folder}")
STARTED_FILES: Final = (
    Text(pl="{file}  – teksty", en="{file}  – the texts"),
    Text(pl="{file}  – zadania i liczby", en="{file}  – tasks and numbers"),
    Text(pl="{file}  – wygląd dokumentów i znaki", en="{file}  – looks of the documents, signs"),
    Text(pl="{file}  – tworzy dokumenty w Windows", en="{file}  – makes the documents on Windows"),
    Text(pl="{file}  – co robić dalej", en="{file}  – what to do next"),
)
NEXT_STEPS: Final = Text(
    pl="""Co dalej:
  cd {folder}
  es-docs check
  es-docs build
Potem zastąp przykładowe teksty i liczby swoimi i utwórz dokumenty od nowa.""",
    en="""What to do next:
  cd {folder}
  es-docs check
  es-docs build
Then put your own texts and numbers in the place of the sample and make the documents again.""",
)
NOT_STARTED: Final = Text(pl="Nie utworzono projektu: {folder}", en="No project was made: {folder}")

# --- build of many projects -------------------------------------------------------------------

JOBS_OPTION: Final = Text(
    pl="Ile projektów budować naraz (domyślnie tyle, ile komputer ma procesorów).",
    en="How many projects to build at once (default: as many as there are processors).",
)
SCHEDULER_OPTION: Final = Text(
    pl="Adres klastra Dask, np. tcp://serwer:8786: budują jego komputery, a nie ten.",
    en="Address of a Dask cluster, e.g. tcp://server:8786: its computers build, not this one.",
)
COUNT: Final = Text(pl="LICZBA", en="COUNT")
ADDRESS: Final = Text(pl="ADRES", en="ADDRESS")
BAD_SCHEDULER: Final = Text(
    pl="„{address}” nie jest adresem klastra; ma być na przykład tcp://serwer:8786.",
    en="“{address}” is no address of a cluster; tcp://server:8786 would be one.",
)
NO_CONTENT_BELOW: Final = Text(
    pl="w folderach: {folders} nie ma plików z treścią (*.yaml, *.yml). Wskaż inny folder.",
    en="there are no content files (*.yaml, *.yml) in: {folders}. Name another folder.",
)
PROJECTS_BUILDING: Final = Text(pl="Buduję", en="Building")
PROJECTS_DONE: Final = Text(pl="{done} z {count}", en="{done} of {count}")
PROJECTS_STOPPING: Final = Text(
    pl="Kończę zaczęte projekty. Ctrl+C jeszcze raz przerwie od razu.",
    en="Finishing the projects that were begun. Ctrl+C once more ends at once.",
)
PROJECTS: Final = Text(pl="Projekty: {count}", en="Projects: {count}")
PROJECT_STATES: Final[Mapping[str, Text]] = {
    "built": Text(pl="zbudowane", en="built"),
    "updated": Text(pl="zaktualizowane", en="updated"),
    "unchanged": Text(pl="bez zmian", en="unchanged"),
    "failed": Text(pl="nieudane", en="failed"),
    "waiting": Text(pl="niezrobione", en="not done"),
}
PROJECTS_ASKING: Final = Text(pl="z pytaniami", en="with questions")
PROJECTS_WARNED: Final = Text(pl="z ostrzeżeniami", en="with warnings")
PROJECTS_FAILED: Final = Text(pl="Nieudane:", en="Failed:")
PROJECTS_QUESTIONS: Final = Text(
    pl="Pytania (obok spornych miejsc w dokumentach są komentarze):",
    en="Questions (there are comments beside the places in the documents):",
)
PROJECTS_MORE: Final = Text(
    pl="… i jeszcze {count}; wszystkie są w podsumowaniu.",
    en="… and {count} more; all are in the summary.",
)
PROJECTS_INTERRUPTED: Final = Text(
    pl="Przerwano. To samo polecenie zrobi resztę; gotowe projekty zostawi.",
    en="Interrupted. The same command does the rest and leaves what is done.",
)
PROJECTS_SUMMARY: Final = Text(pl="Podsumowanie: {files}", en="Summary: {files}")
