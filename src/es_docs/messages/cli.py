"""The words of the command line itself: help, summaries, and what it says about its own use.

Click's words („Usage:”, „No such option”) stand in `locale/pl/LC_MESSAGES/es_docs.po`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from es_docs.diagnostics import Severity
from es_docs.messages import Text


@dataclass(frozen=True, slots=True)
class Counted:
    """A wording that depends on the number in it, by Polish plural category.

    English uses `one` for 1 and `many` for the rest.
    """

    one: Text
    few: Text
    many: Text


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
  2    polecenie wpisano niepoprawnie
  3    „verify” znalazło tylko ostrzeżenia
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
  2    the command was not typed correctly
  3    “verify” found warnings only
  130  interrupted (Ctrl+C)

\b
Environment variables:
  ES_DOCS_LANG   language of the program: pl or en
  ES_DOCS_DEBUG  1 – full details when the program itself fails
  NO_COLOR       any value – no colours""",
)
BUILD: Final = Text(
    pl="""Utwórz dokumenty z plików TREŚĆ.

Plik, który stał w folderze wyjściowym, zostaje zastąpiony dopiero wtedy, gdy nowy jest gotowy
i sprawdzony.""",
    en="""Make the documents of the CONTENT files.

A file in the output folder is replaced only when the new one is complete and checked.""",
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
