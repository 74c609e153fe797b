"""Findings about a project folder that is to be started (K…)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages import Message, Text

MESSAGES: Final[Mapping[str, Message]] = {
    "K001": Message(
        what=Text(
            pl="Folder {folder} nie jest pusty: jest w nim „{first}”.",
            en="The folder {folder} is not empty: it holds “{first}”.",
        ),
        allowed=Text(
            pl="Nowy projekt powstaje tylko w folderze nowym albo pustym.",
            en="A new project is made only in a folder that is new or empty.",
        ),
        hint=Text(
            pl="Podaj inną nazwę, na przykład „es-docs new moj-projekt”.",
            en="Give another name, “es-docs new my-project” for instance.",
        ),
    ),
    "K002": Message(
        what=Text(
            pl="Pod nazwą {folder} jest już plik.", en="There is a file named {folder} already."
        ),
        allowed=Text(
            pl="Nowy projekt powstaje tylko w folderze nowym albo pustym.",
            en="A new project is made only in a folder that is new or empty.",
        ),
        hint=Text(pl="Podaj inną nazwę folderu.", en="Give another name for the folder."),
    ),
    "K003": Message(
        what=Text(
            pl="Nie można utworzyć folderu {folder}: {reason}.",
            en="The folder {folder} cannot be made: {reason}.",
        ),
        hint=Text(
            pl="Wybierz miejsce, w którym możesz zapisywać pliki, na przykład folder Dokumenty.",
            en="Choose a place where you may save files, your Documents folder for instance.",
        ),
    ),
}
