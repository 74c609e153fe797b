"""The names by which the report addresses the styles of its reference document.

A designer may restyle every one of them in Word; only the names must stay. Names Word knows by
itself are English (they are shown translated in a Polish Word), our own are Polish.
"""

from __future__ import annotations

from enum import StrEnum


class Style(StrEnum):
    """Paragraph styles, by the name in `word/styles.xml` (compared without regard to case)."""

    NORMAL = "Normal"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    CAPTION = "caption"
    TOC_HEADING = "TOC Heading"
    TOC_1 = "toc 1"
    TOC_2 = "toc 2"
    HEADER = "header"
    FOOTER = "footer"
    LIST_BULLET = "List Bullet"
    LIST_NUMBER = "List Number"
    LIST_OF_ACTION = "Lista według działań"
    """Numbered „Działanie 2” by its numbering: what the action of that number brought."""
    STRIP = "Pasek znaków"
    COVER_KICKER = "Okładka – rodzaj dokumentu"
    COVER_BENEFICIARY = "Okładka – realizator"
    COVER_FUNDING = "Okładka – finansowanie"
    GOAL = "Cel"
    SUMMARY = "Podsumowanie"
    FIGURE = "Suma"
    NOTE = "Uwaga"
    REASON = "Przyczyna"
    TABLE_HEADER = "Tabela – nagłówek"
    TABLE_HEADER_NUMBER = "Tabela – nagłówek liczby"
    TABLE_TEXT = "Tabela – tekst"
    TABLE_NUMBER = "Tabela – liczba"
    EFFECT_LABEL = "Efekt – etykieta"
    EFFECT = "Efekt"
    EFFECT_ITEM = "Efekt – punkt"
    GRAPHIC = "Grafika"
    SIGNATURE = "Podpis"
    SIGNATURE_NEXT = "Podpis – następny"
    """Equal but for its border: neighbours of equal borders share one line (§17.3.1.24)."""


class Emphasis(StrEnum):
    """Character styles."""

    STRONG = "Strong"
    FIGURE = "Suma – liczba"
    """What is strong in a summary: its numbers."""


class TableStyle(StrEnum):
    PLAIN = "Tabela es_docs"
