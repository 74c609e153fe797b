"""Texts of the rule that text fits its place (A11Y-058)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.diagnostics import Kind
from es_docs.messages import Text
from es_docs.messages.rules import RuleText

RULES: Final[Mapping[str, RuleText]] = {
    "A11Y-058": RuleText(
        title=Text(pl="Tekst mieści się na swoim miejscu", en="Text fits its place"),
        why=Text(
            pl=(
                "Tekst ucięty, zasłonięty albo wychodzący poza ramkę jest nieczytelny dla"
                " wszystkich, a\u00a0po powiększeniu ginie całkiem. Program mierzy go tak, jak"
                " składa go PowerPoint; granice są konwencją tego projektu."
            ),
            en=(
                "Text that is cut off, hidden or runs out of its frame cannot be read by anybody,"
                " and is lost when enlarged. The program measures it as PowerPoint sets it; the"
                " limits are a convention of this project."
            ),
        ),
        found={
            "spills": Text(
                pl=(
                    "Tekst nie mieści się w polu „{object}”: potrzebuje {needed} cm wysokości,"
                    " a ma {room} cm."
                ),
                en=(
                    "The text does not fit the box “{object}”: it needs {needed} cm of height and"
                    " has {room} cm."
                ),
            ),
            "shrunk": Text(
                pl=(
                    "PowerPoint zmniejszył tekst w polu „{object}” do {percent}%, żeby się"
                    " zmieścił."
                ),
                en="PowerPoint shrank the text in “{object}” to {percent}% to make it fit.",
            ),
            "torn": Text(
                pl="Słowo „{word}” jest szersze niż pole „{object}” i zostanie rozerwane.",
                en="The word “{word}” is wider than the box “{object}” and will be torn.",
            ),
            "wide": Text(
                pl="Tekst w polu „{object}” nie jest zawijany i wychodzi poza slajd: „{text}”.",
                en="The text in “{object}” does not wrap and runs off the slide: “{text}”.",
            ),
            "grown": Text(
                pl="Pole „{object}” rośnie z tekstem i wychodzi poza dolny brzeg slajdu.",
                en="The box “{object}” grows with its text, beyond the lower edge of the slide.",
            ),
            "outside": Text(
                pl="„{object}” wystaje poza slajd o {distance} mm.",
                en="“{object}” reaches {distance} mm beyond the slide.",
            ),
            "table": Text(
                pl=(
                    "Tabela „{object}” z całym tekstem wystaje poza dolny brzeg slajdu o {distance}"
                    " mm."
                ),
                en="The table “{object}” with all its text reaches {distance} mm below the slide.",
            ),
            "table_over": Text(
                pl="Tabela „{object}” rośnie z tekstem i zasłania „{other}”.",
                en="The table “{object}” grows with its text and covers “{other}”.",
            ),
            "covered": Text(
                pl="Obiekt „{other}” zasłania „{object}”.",
                en="“{other}” hides “{object}”.",
            ),
            "line": Text(
                pl=(
                    "Wiersze mają stałą wysokość {points}\u00a0pkt i obcinają litery"
                    " {size}\u00a0pkt: „{text}”."
                ),
                en="Lines are exactly {points} pt high and cut letters of {size} pt: “{text}”.",
            ),
            "row": Text(
                pl=(
                    "Wiersz {row} tabeli ma stałą wysokość {room} cm i obcina tekst, który"
                    " potrzebuje {needed} cm: „{text}”."
                ),
                en=(
                    "Row {row} of the table is exactly {room} cm high and cuts text that needs"
                    " {needed} cm: “{text}”."
                ),
            ),
            "cut": Text(
                pl=(
                    "Pole tekstowe „{object}” obcina tekst: potrzebuje on {needed} cm wysokości,"
                    " a ma {room} cm."
                ),
                en=(
                    "The text box “{object}” cuts its text: it needs {needed} cm of height and has"
                    " {room} cm."
                ),
            ),
            "paper": Text(
                pl=(
                    "Obiekt „{object}” jest szerszy niż strona: poza papier wychodzi {distance} mm."
                ),
                en="“{object}” is wider than the page: {distance} mm are off the paper.",
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "Skróć tekst albo rozłóż go na dwa slajdy; możesz też powiększyć pole lub"
                    " przesunąć je na slajd. Nie zmniejszaj liter poniżej 18\u00a0pkt. Obiekt,"
                    " który zasłania inny, przesuń, usuń albo daj pod spód (Rozmieść → Przesuń"
                    " na spód)."
                ),
                en=(
                    "Shorten the text or part it into two slides; or enlarge the box or move it"
                    " onto the slide. Do not make letters smaller than 18 pt. Move or delete what"
                    " hides another object, or put it behind (Arrange → Send to Back)."
                ),
            ),
            Kind.DOCX: Text(
                pl=(
                    "Wiersz tabeli: Układ → Właściwości → Wiersz → Wysokość „Co najmniej”. Akapit:"
                    " Interlinia „Wielokrotne” zamiast „Dokładnie”. Pole tekstowe, obraz i tabelę"
                    " dopasuj do strony (tabela: Układ → Autodopasowanie)."
                ),
                en=(
                    "A table row: Layout → Properties → Row → height “At least”. A paragraph: line"
                    " spacing “Multiple”, not “Exactly”. Fit text boxes, pictures and tables to the"
                    " page (a table: Layout → AutoFit)."
                ),
            ),
        },
    ),
}
