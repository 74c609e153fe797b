"""Findings about building many projects at once (B…), and the words of the summary's workbook."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages import Message, Text

MESSAGES: Final[Mapping[str, Message]] = {
    "B001": Message(
        what=Text(
            pl=(
                "Proces, który tworzył dokumenty tego projektu, został nagle zakończony, także przy"
                " drugiej próbie."
            ),
            en="The process that made the documents of this project was killed, twice.",
        ),
        allowed=Text(
            pl="Najczęściej brakuje pamięci. Pliki, które tu stały, są całe.",
            en="Most often there is not enough memory. The files that stood here are whole.",
        ),
        hint=Text(
            pl=(
                "Zmniejsz obrazy w\u00a0projekcie albo zamknij inne programy i\u00a0zbuduj ten"
                " projekt osobno."
            ),
            en="Make the pictures smaller or close other programs, and build this project alone.",
        ),
    ),
    "B002": Message(
        what=Text(
            pl="Dokumenty tego projektu nazywałyby się tak samo jak dokumenty z pliku {twin}.",
            en="The documents of this project would be called like those of {twin}.",
        ),
        allowed=Text(
            pl=(
                "Dokumenty noszą nazwę pliku z\u00a0treścią i\u00a0trafiają do folderu o\u00a0tej"
                " samej nazwie co jego folder; wielkość liter się nie liczy."
            ),
            en=(
                "Documents are called like their content and go to a folder called like its folder;"
                " upper and lower case do not count."
            ),
        ),
        hint=Text(
            pl=(
                "Zmień nazwę jednego z\u00a0plików albo podaj jeden folder, w\u00a0którym są oba"
                " foldery."
            ),
            en="Rename one of the files, or give the one folder that both folders lie in.",
        ),
    ),
    "B003": Message(
        what=Text(
            pl="Do pracy na klastrze (--scheduler) brakuje biblioteki Dask.",
            en="To work on a cluster (--scheduler) the library Dask is missing.",
        ),
        hint=Text(
            pl=(
                'Zainstaluj ją: pip install "es-docs[dask]". Bez opcji --scheduler program'
                " pracuje na tym komputerze."
            ),
            en=(
                'Install it: pip install "es-docs[dask]". Without --scheduler the program works'
                " on this computer."
            ),
        ),
    ),
    "B004": Message(
        what=Text(
            pl="Klaster {address} nie odpowiada albo nie ma w\u00a0nim żadnego procesu roboczego.",
            en="The cluster {address} does not answer, or has no worker.",
        ),
        hint=Text(
            pl=(
                "Sprawdź adres i\u00a0to, czy pracują dask scheduler oraz dask worker, a\u00a0potem"
                " powtórz polecenie: gotowych projektów nie zbuduje drugi raz."
            ),
            en=(
                "Check the address and that dask scheduler and dask worker are running, then give"
                " the command again: what is done is not built twice."
            ),
        ),
    ),
    "B005": Message(
        what=Text(
            pl="Nie udało się zapisać pliku {file} ({codes}).",
            en="The file {file} could not be saved ({codes}).",
        ),
        hint=Text(
            pl=(
                "Dokumenty są w\u00a0porządku, ale następnym razem program sprawdzi wszystkie"
                " projekty od nowa. Zobacz, czy w\u00a0tym folderze można zapisywać."
            ),
            en=(
                "The documents are right, but the next run will look at all projects again. See"
                " whether this folder can be written to."
            ),
        ),
    ),
    "B006": Message(
        what=Text(
            pl="Zawiódł sam program ({fault}); inne projekty na tym nie ucierpiały.",
            en="The program itself failed ({fault}); no other project was harmed.",
        ),
        hint=Text(
            pl=(
                "To nie jest Twój błąd: wyślij ten wiersz i\u00a0plik z\u00a0treścią opiekunowi"
                " programu."
            ),
            en="It is not your mistake: send this line and the content to the maintainer.",
        ),
    ),
    "B007": Message(
        what=Text(
            pl="Nie można odczytać folderu {folder}: {reason}.",
            en="The folder {folder} cannot be read: {reason}.",
        ),
        hint=Text(
            pl="Projektów z\u00a0tego folderu nie zbudowano. Poproś o\u00a0prawo do jego odczytu.",
            en="Projects in this folder were not built. Ask for the right to read it.",
        ),
    ),
    "B008": Message(
        what=Text(
            pl="Klaster podał, że zapisał dokumenty tego projektu, ale tu ich nie widać.",
            en="The cluster says it wrote the documents of this project, but they are not here.",
        ),
        allowed=Text(
            pl="Wszystkie komputery klastra muszą widzieć te same foldery pod tą samą ścieżką.",
            en="All computers of the cluster must see the same folders under the same path.",
        ),
        hint=Text(
            pl="Trzymaj treść i\u00a0dokumenty na wspólnym dysku albo nie używaj --scheduler.",
            en="Keep content and documents on a shared drive, or do not use --scheduler.",
        ),
    ),
    "B009": Message(
        what=Text(
            pl="Proces roboczy klastra ma inną wersję programu es-docs.",
            en="The worker of the cluster has another version of es-docs.",
        ),
        hint=Text(
            pl="Zainstaluj wszędzie tę samą wersję i\u00a0uruchom klaster od nowa.",
            en="Install the same version on all computers and start the cluster again.",
        ),
    ),
}
"""What can be said of a project or of the whole run."""

# --- the workbook „podsumowanie.xlsx”: Polish, whatever language the program speaks --------------

SUBJECT: Final = "Wynik budowania dokumentów wielu projektów"
SUMMARY_SHEET: Final = "Podsumowanie"
FINDINGS_SHEET: Final = "Uwagi"
TITLE: Final = "Dokumenty projektów: podsumowanie"
FINDINGS_TITLE: Final = "Uwagi do projektów"
FINDINGS_LEAD: Final = "Błędy, ostrzeżenia i pytania, w kolejności projektów."
LEAD: Final = (
    "Projekty: {all}. Zbudowane {built}, zaktualizowane {updated}, bez zmian {unchanged}, nieudane"
    " {failed}, niezrobione {waiting}."
)
PROJECT: Final = "Projekt"
STATE: Final = "Stan"
SLIDES: Final = "Slajdy"
PAGES: Final = "Strony (ok.)"
ERRORS: Final = "Błędy"
WARNINGS: Final = "Ostrzeżenia"
QUESTIONS: Final = "Pytania"
FIRST: Final = "Pierwsza uwaga"
PLACE: Final = "Miejsce"
KIND: Final = "Rodzaj"
CODE: Final = "Kod"
WHAT: Final = "Co jest nie tak"
TO_DO: Final = "Co zrobić"
QUESTION: Final = "pytanie"
NO_FINDINGS: Final = "Nie ma uwag."
CUT: Final = "…"
STATES: Final[Mapping[str, str]] = {
    "built": "zbudowany",
    "updated": "zaktualizowany",
    "unchanged": "bez zmian",
    "failed": "nieudany",
    "waiting": "niezrobiony",
}
SEVERITIES: Final[Mapping[str, str]] = {"error": "błąd", "warning": "ostrzeżenie"}
