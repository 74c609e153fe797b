"""Findings about texts and tables that do not fit, and about the metrics they are measured with."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages import Message, Text

MESSAGES: Final[Mapping[str, Message]] = {
    "F001": Message(
        what=Text(
            pl="Na slajdzie „{title}” tekst nie mieści się w swoim polu nawet najmniejszym pismem.",
            en="On the slide “{title}” a text does not fit its box even in the smallest type.",
        ),
        hint=Text(
            pl="Skróć ten tekst w treści albo powiększ pole w pliku wzorcowym prezentacji.",
            en="Shorten the text in the content, or enlarge the box in the reference presentation.",
        ),
    ),
    "F002": Message(
        what=Text(
            pl="Na slajdzie „{title}” wiersz tabeli jest wyższy niż miejsce na tabelę.",
            en="On the slide “{title}” a table row is taller than the room for the table.",
        ),
        hint=Text(
            pl="Skróć nazwę zadania albo podziel zadanie na dwa.",
            en="Shorten the name of the task, or split the task in two.",
        ),
    ),
    "F003": Message(
        what=Text(
            pl="Na slajdzie „{title}” słowo „{word}” jest szersze niż kolumna i łamie się.",
            en="On the slide “{title}” the word “{word}” is wider than its column and is torn.",
        ),
        hint=Text(
            pl="Sprawdź, czy w słowie nie brakuje odstępu, albo napisz je krócej.",
            en="See whether a space is missing in the word, or write it shorter.",
        ),
    ),
    "F004": Message(
        what=Text(
            pl="Szerokości liter kroju „{family}” nie są znane; liczę jak dla najszerszego kroju.",
            en="The widths of the typeface “{family}” are not known; the widest known one is used.",
        ),
        hint=Text(
            pl="Obejrzyj slajdy w PowerPoincie albo wybierz krój, który program zna, np. Calibri.",
            en="Look at the slides in PowerPoint, or choose a known typeface such as Calibri.",
        ),
    ),
    "F090": Message(
        what=Text(
            pl="Nie można odczytać szerokości liter z pliku {file}.",
            en="The widths of letters cannot be read from {file}.",
        ),
        hint=Text(
            pl="Odtwórz folder „assets/metrics” z kopii programu.",
            en="Restore the folder “assets/metrics” from a copy of the program.",
        ),
    ),
}
