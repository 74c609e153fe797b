"""Findings about writing the documents (W…). But for W012, the file they name is untouched."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages import Message, Text

_CLOSE_IT: Final = Text(
    pl="Zamknij dokument i uruchom program ponownie. Jeśli nikt go już nie ma otwartego, usuń"
    " plik „{note}”, który został po przerwanej pracy.",
    en="Close the document and run the program again. If nobody has it open any more, delete the"
    " file “{note}”, which an interrupted session left behind.",
)

MESSAGES: Final[Mapping[str, Message]] = {
    "W001": Message(
        what=Text(
            pl="W miejscu dokumentu „{file}” jest folder.",
            en="There is a folder where the document “{file}” should be.",
        ),
        hint=Text(
            pl="Zmień nazwę tego folderu albo podaj inny folder wyjściowy (--output).",
            en="Rename that folder or give another output folder (--output).",
        ),
    ),
    "W002": Message(
        what=Text(
            pl="Nie można utworzyć folderu „{folder}”: stoi tam plik.",
            en="The folder “{folder}” cannot be made: a file is in its place.",
        ),
        hint=Text(
            pl="Zmień nazwę tego pliku albo podaj inny folder wyjściowy (--output).",
            en="Rename that file or give another output folder (--output).",
        ),
    ),
    "W003": Message(
        what=Text(
            pl="Dokument „{file}” jest otwarty w programie {program} (ma go otwarty: {user}).",
            en="The document “{file}” is open in {program} (by: {user}).",
        ),
        hint=_CLOSE_IT,
    ),
    "W004": Message(
        what=Text(
            pl="Dokument „{file}” jest otwarty w programie {program}.",
            en="The document “{file}” is open in {program}.",
        ),
        hint=_CLOSE_IT,
    ),
    "W005": Message(
        what=Text(
            pl="System nie pozwala zastąpić pliku „{file}”: jest otwarty w innym programie albo"
            " należy do kogoś innego.",
            en="The system does not let the file “{file}” be replaced: it is open in another"
            " program or belongs to somebody else.",
        ),
        hint=Text(
            pl="Zamknij plik w PowerPoincie lub Wordzie i uruchom program ponownie albo podaj inny"
            " folder wyjściowy (--output).",
            en="Close the file in PowerPoint or Word and run the program again, or give another"
            " output folder (--output).",
        ),
    ),
    "W006": Message(
        what=Text(
            pl="Plik „{file}” jest oznaczony jako tylko do odczytu.",
            en="The file “{file}” is marked read-only.",
        ),
        hint=Text(
            pl="Zdejmij to oznaczenie we właściwościach pliku albo podaj inny folder wyjściowy"
            " (--output).",
            en="Take the mark off in the file's properties or give another output folder"
            " (--output).",
        ),
    ),
    "W007": Message(
        what=Text(
            pl="Nie wolno zapisywać w folderze „{folder}”.",
            en="Nothing may be written into the folder “{folder}”.",
        ),
        hint=Text(
            pl="Podaj folder, w którym możesz zapisywać (--output), albo poproś o prawo zapisu.",
            en="Give a folder you may write into (--output), or ask for the right to write.",
        ),
    ),
    "W008": Message(
        what=Text(
            pl="Zabrakło miejsca na zapisanie pliku „{file}”.",
            en="There was no room left to write the file “{file}”.",
        ),
        hint=Text(
            pl="Zwolnij miejsce na dysku albo podaj folder na innym dysku (--output).",
            en="Free some space on the disk or give a folder on another one (--output).",
        ),
    ),
    "W009": Message(
        what=Text(
            pl="Ścieżka do pliku jest za długa ({length} znaków): „{file}”.",
            en="The path to the file is too long ({length} characters): “{file}”.",
        ),
        hint=Text(
            pl="Skróć nazwę pliku z treścią albo podaj folder o krótszej ścieżce (--output).",
            en="Shorten the name of the content file or give a folder with a shorter path"
            " (--output).",
        ),
    ),
    "W010": Message(
        what=Text(
            pl="„{file}” nie jest zwykłym plikiem, więc nie zostanie zastąpiony.",
            en="“{file}” is not an ordinary file, so it will not be replaced.",
        ),
        allowed=Text(
            pl="Zastępowane są zwykłe pliki i te, do których prowadzi dowiązanie.",
            en="Ordinary files are replaced, and those a link leads to.",
        ),
        hint=Text(
            pl="Usuń to dowiązanie lub urządzenie albo podaj inny folder wyjściowy (--output).",
            en="Remove that link or device, or give another output folder (--output).",
        ),
    ),
    "W011": Message(
        what=Text(
            pl="Nie udało się zapisać pliku „{file}”. System podał: {reason}.",
            en="The file “{file}” could not be written. The system says: {reason}.",
        ),
        hint=Text(
            pl="Sprawdź, czy dysk lub udział sieciowy jest dostępny, i uruchom program ponownie.",
            en="See whether the disk or network share is there and run the program again.",
        ),
    ),
    "W012": Message(
        what=Text(
            pl="Plik „{file}” został już zastąpiony nowym, zanim zapis się nie udał.",
            en="The file “{file}” had already been replaced when writing failed.",
        ),
        hint=Text(
            pl="Usuń przyczynę powyżej i uruchom program ponownie, aby oba dokumenty były zgodne.",
            en="Remove the cause above and run the program again, so that both documents agree.",
        ),
    ),
    "W013": Message(
        what=Text(
            pl="Plik „{file}” zmienił się, gdy program pracował.",
            en="The file “{file}” changed while the program was at work.",
        ),
        hint=Text(
            pl="Zapisz i zamknij dokument, a potem uruchom program ponownie. Niczego nie utracono.",
            en="Save and close the document, then run the program again. Nothing was lost.",
        ),
    ),
    "W014": Message(
        what=Text(
            pl="System nie pozwolił zastąpić pliku „{file}”, więc nowy stoi obok jako „{beside}”.",
            en="The system did not let the file “{file}” be replaced, so the new one stands beside"
            " it as “{beside}”.",
        ),
        hint=Text(
            pl="Zamknij stary plik i zastąp go nowym: zmień nazwę „{beside}” na dawną.",
            en="Close the old file and replace it by the new one: give “{beside}” the old name.",
        ),
    ),
    "W015": Message(
        what=Text(
            pl="Dysk nie pozwala zastąpić pliku „{file}” w jednym kroku, więc nic nie zostało"
            " zapisane. System podał: {reason}.",
            en="The drive does not let the file “{file}” be replaced in one step, so nothing was"
            " written. The system says: {reason}.",
        ),
        allowed=Text(
            pl="Pliki są zastępowane tylko w całości: na dysku stoi stary albo nowy, nigdy pół.",
            en="Files are replaced as a whole only: the old one stands there or the new one, never"
            " a half.",
        ),
        hint=Text(
            pl="Podaj folder na dysku tego komputera (--output) i skopiuj gotowe dokumenty.",
            en="Give a folder on a drive of this computer (--output) and copy the documents then.",
        ),
    ),
    "W016": Message(
        what=Text(
            pl="Nad plikiem „{file}” pracuje teraz inny es-docs: komputer {host}, proces {pid},"
            " od {since}.",
            en="Another es-docs is at work on the file “{file}”: computer {host}, process {pid},"
            " since {since}.",
        ),
        allowed=Text(
            pl="Nad jednym dokumentem pracuje jeden es-docs naraz; następny czeka 10 sekund.",
            en="One es-docs at a time works on a document; the next one waits for 10 seconds.",
        ),
        hint=Text(
            pl="Poczekaj, aż tamten skończy, i uruchom program ponownie. Jeśli jego praca na innym"
            " komputerze została przerwana, przestanie się liczyć po 10 minutach, a z opcją"
            " --ignore-lock od razu.",
            en="Wait until it is done and run the program again. If it was interrupted on another"
            " computer, it counts for 10 minutes, and with --ignore-lock no longer.",
        ),
    ),
    "W017": Message(
        what=Text(
            pl="Nad plikiem „{file}” pracuje teraz inny es-docs.",
            en="Another es-docs is at work on the file “{file}”.",
        ),
        allowed=Text(
            pl="Nad jednym dokumentem pracuje jeden es-docs naraz; następny czeka 10 sekund.",
            en="One es-docs at a time works on a document; the next one waits for 10 seconds.",
        ),
        hint=Text(
            pl="Poczekaj, aż tamten skończy, i uruchom program ponownie.",
            en="Wait until it is done and run the program again.",
        ),
    ),
}
