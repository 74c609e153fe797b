"""The words of the page that a verdict is kept as."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages import Counted, Text

TITLE: Final = Text(pl="Protokół sprawdzenia dokumentów", en="Record of checked documents")
MADE_BY: Final = Text(pl="Sprawdził program es-docs {version}.", en="Checked by es-docs {version}.")
RULES_OF: Final = Text(pl="Reguły w wersji z {version}.", en="Rules as of {version}.")
OVERVIEW: Final = Text(pl="Podsumowanie", en="Summary")
FILE: Final = Text(pl="Plik", en="File")
ERRORS: Final = Text(pl="Błędy", en="Errors")
WARNINGS: Final = Text(pl="Ostrzeżenia", en="Warnings")
NOTES: Final = Text(pl="Wskazówki", en="Hints")
ACCEPTED: Final = Text(pl="Przyjęte uwagi", en="Accepted findings")
DIGEST: Final = Text(pl="Skrót SHA-256 (początek)", en="SHA-256 (beginning)")
NOTHING: Final = Text(pl="Bez uwag.", en="Nothing found.")
OBJECT: Final = Text(pl="Obiekt:", en="Object:")
CONTENT: Final = Text(pl="Wiersz treści:", en="Line of the content:")
WHY: Final = Text(pl="Dlaczego:", en="Why:")
MEND: Final = Text(pl="Jak poprawić:", en="How to mend:")
NUMBER: Final = Text(pl="Numer uwagi: {number}", en="Number of the finding: {number}")
RULES: Final = Text(pl="Reguły i ich wynik", en="Rules and what became of them")
RULE: Final = Text(pl="Reguła", en="Rule")
DUTY: Final = Text(pl="Czego wymaga", en="What it asks")
STATE: Final = Text(pl="Wynik", en="Outcome")
SOURCE: Final = Text(pl="Źródło", en="Source")
PASSED: Final = Text(pl="dotrzymana", en="kept")
FAILED: Final = Text(pl="naruszona", en="broken")
NOT_APPLICABLE: Final = Text(pl="nie dotyczy", en="not applicable")
MANUAL: Final = Text(pl="do obejrzenia", en="to be looked at")
TRACES: Final = Text(pl="Skąd pochodzą fakty", en="Where the facts come from")
PAGE: Final = Text(pl="Strona {number}", en="Page {number}")
PAGES: Final = Text(pl="Wszystkie strony", en="All pages")
PLACE: Final = Text(pl="Miejsce", en="Place")
FACT: Final = Text(pl="Fakt", en="Fact")
CONTENT_LINES: Final = Text(pl="Wiersze treści", en="Lines of the content")
MORE_LINES: Final = Counted(
    one=Text(pl="i {count} inne miejsce w\u00a0treści", en="and {count} other place"),
    few=Text(pl="i {count} inne miejsca w\u00a0treści", en="and {count} other places"),
    many=Text(pl="i {count} innych miejsc w\u00a0treści", en="and {count} other places"),
)
"""Behind the first lines that a fact is summed from; in a workbook they are cells."""

VERIFICATION: Final[Mapping[str, Text]] = {
    "sourced": Text(pl="potwierdzone w źródle", en="confirmed by its source"),
    "inferred": Text(pl="wynika ze źródeł", en="follows from sources"),
    "memory": Text(pl="z pamięci, niepotwierdzone", en="from memory, not verified"),
    "convention": Text(pl="zwyczaj tego projektu", en="convention of this project"),
}
