"""Findings about exporting documents as PDF with LibreOffice (O…)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages import Message, Text

_BY_HAND: Final = Text(
    pl=(
        "Pliki .pptx i\u00a0.docx są gotowe. PDF można też zapisać w\u00a0programie Office: Plik →"
        " Zapisz jako → PDF → Opcje → „Tagi struktury dokumentu dla ułatwień dostępu”."
    ),
    en=(
        "The .pptx and .docx files are ready. A PDF can also be saved in Office: File → Save As →"
        " PDF → Options → “Document structure tags for accessibility”."
    ),
)

MESSAGES: Final[Mapping[str, Message]] = {
    "O001": Message(
        what=Text(
            pl="Nie ma programu LibreOffice, więc pliki PDF nie powstały.",
            en="LibreOffice is not installed, so no PDF files were made.",
        ),
        allowed=_BY_HAND,
        hint=Text(
            pl=(
                "Zainstaluj LibreOffice (bezpłatny, https://pl.libreoffice.org) i\u00a0uruchom"
                " polecenie jeszcze raz."
            ),
            en="Install LibreOffice (free, https://www.libreoffice.org) and run the command again.",
        ),
    ),
    "O002": Message(
        what=Text(
            pl="LibreOffice nie zrobił pliku PDF z\u00a0„{name}” ({detail}).",
            en="LibreOffice made no PDF of “{name}” ({detail}).",
        ),
        allowed=_BY_HAND,
        hint=Text(
            pl=(
                "Otwórz dokument w\u00a0programie LibreOffice; jeśli się otwiera, spróbuj jeszcze"
                " raz."
            ),
            en="Open the document in LibreOffice; if it opens there, try again.",
        ),
    ),
    "O003": Message(
        what=Text(
            pl="LibreOffice nie skończył w\u00a0ciągu {seconds} sekund i\u00a0został zatrzymany.",
            en="LibreOffice did not finish within {seconds} seconds and was stopped.",
        ),
        allowed=_BY_HAND,
        hint=Text(
            pl="Zamknij inne programy i\u00a0spróbuj jeszcze raz.",
            en="Close other programs and try again.",
        ),
    ),
    "O004": Message(
        what=Text(
            pl="Nie można uruchomić programu LibreOffice „{path}”: {reason}.",
            en="LibreOffice “{path}” cannot be started: {reason}.",
        ),
        allowed=_BY_HAND,
        hint=Text(
            pl="Zainstaluj LibreOffice ponownie (https://pl.libreoffice.org).",
            en="Install LibreOffice again (https://www.libreoffice.org).",
        ),
    ),
    "O005": Message(
        what=Text(
            pl="Plik PDF z\u00a0„{name}” nie nadaje się do dokończenia: {detail}.",
            en="The PDF of “{name}” cannot be finished: {detail}.",
        ),
        allowed=_BY_HAND,
        hint=Text(
            pl="Zaktualizuj LibreOffice i\u00a0spróbuj jeszcze raz.",
            en="Update LibreOffice and try again.",
        ),
    ),
}
