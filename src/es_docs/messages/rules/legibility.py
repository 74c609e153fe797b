"""Texts of the accessibility rules of text and its looks (A11Y-040 to A11Y-057).

Those of fit, and of protection and media, stand in modules of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.diagnostics import Kind
from es_docs.messages import Text
from es_docs.messages.rules import RuleText, fit, media

_RIBBON_LISTS: Final = Text(
    pl=(
        "Usuń wpisane znaki, zaznacz akapity i wybierz Narzędzia główne → Punktory albo"
        " Numerowanie."
    ),
    en="Delete the typed signs, select the paragraphs and choose Home → Bullets or Numbering.",
)
_EDIT_LINK: Final = Text(
    pl=(
        "Kliknij odnośnik prawym przyciskiem myszy, wybierz „Edytuj link” i w polu „Tekst do"
        " wyświetlenia” napisz, dokąd prowadzi, np. „Regulamin naboru (strona urzędu)”."
    ),
    en=(
        "Right-click the link, choose “Edit Link” and say in “Text to display” where it leads,"
        " for example “Rules of the call (website of the office)”."
    ),
)
_EXPLAIN_ABBREVIATION: Final = Text(
    pl=(
        "Przy pierwszym użyciu podaj pełną nazwę, a skrót w nawiasie: „ośrodek wsparcia ekonomii"
        " społecznej (OWES)”, albo dopisz obok wiersz „Skróty: {abbreviation} – …”."
    ),
    en=(
        "At the first use write the full name with the abbreviation in brackets, or add a line"
        " “Skróty: {abbreviation} – …” beside it."
    ),
)
_SHORTEN: Final = Text(
    pl=(
        "Podziel najdłuższe zdania: jedno zdanie, jedna myśl. Wyliczenia zamień na listę"
        " punktowaną, a rzeczowniki odczasownikowe („realizacja”, „dokonanie”) na czasowniki."
    ),
    en=(
        "Part the longest sentences: one thought a sentence. Turn enumerations into a bulleted"
        " list, and nouns made of verbs back into verbs."
    ),
)
_LEFT: Final = Text(
    pl="Zaznacz tekst i wybierz Narzędzia główne → Wyrównaj do lewej (Ctrl+L).",
    en="Select the text and choose Home → Align Left (Ctrl+L).",
)
_BOLD: Final = Text(
    pl=(
        "Zdejmij kursywę, podkreślenie albo wersaliki (Narzędzia główne → Czcionka), a wyróżnij"
        " pogrubieniem tylko najważniejsze słowa."
    ),
    en=(
        "Remove italics, underlining or capitals (Home → Font) and set only the words that matter"
        " in bold."
    ),
)
_MANY: Final = " (akapitów: {count})"
_MANY_EN: Final = " ({count} paragraph(s))"


def _in_style(pl: str, en: str) -> Text:
    """What is mended in the paragraph style of a report."""
    return Text(
        pl=(
            f"Narzędzia główne → Style: kliknij styl tego tekstu prawym przyciskiem → Modyfikuj."
            f" {pl}"
        ),
        en=f"Home → Styles: right-click the style of this text → Modify. {en}",
    )


_LEGIBILITY: Final[Mapping[str, RuleText]] = {
    "A11Y-040": RuleText(
        title=Text(
            pl="Obrazy i obiekty stoją w wierszu tekstu",
            en="Pictures and objects stand in line with the text",
        ),
        why=Text(
            pl=(
                "Czytnik ekranu pomija obiekt, który pływa nad tekstem, albo odczytuje go"
                " w przypadkowym miejscu; przy powiększeniu zasłania on tekst."
            ),
            en=(
                "A screen reader skips an object that floats over the text or reads it somewhere"
                " else; when the page is enlarged, it covers the text."
            ),
        ),
        found={
            "picture": Text(
                pl="Obraz „{object}” pływa nad tekstem, zamiast stać w wierszu.",
                en="The picture “{object}” floats over the text instead of standing in a line.",
            ),
            "table": Text(
                pl="Tabela „{object}” jest otoczona tekstem, zamiast stać we własnym miejscu.",
                en="Text flows around the table “{object}” instead of stopping at it.",
            ),
            "chart": Text(
                pl="Wykres „{object}” pływa nad tekstem, zamiast stać w wierszu.",
                en="The chart “{object}” floats over the text instead of standing in a line.",
            ),
            "object": Text(
                pl="Obiekt „{object}” pływa nad tekstem, zamiast stać w wierszu.",
                en="The object “{object}” floats over the text instead of standing in a line.",
            ),
        },
        mend={
            Kind.DOCX: Text(
                pl=(
                    "Zaznacz obiekt i wybierz Formatowanie obrazu → Zawijaj tekst → Równo z tekstem"
                    " (tabela: Układ → Właściwości → Zawijanie tekstu: Brak)."
                ),
                en=(
                    "Select the object and choose Picture Format → Wrap Text → In Line with Text"
                    " (a table: Layout → Properties → Text wrapping: None)."
                ),
            )
        },
    ),
    "A11Y-041": RuleText(
        title=Text(pl="Listy są prawdziwymi listami", en="Lists are real lists"),
        why=Text(
            pl=(
                "Tylko o prawdziwej liście czytnik ekranu mówi „lista, 5\u00a0elementów” i pozwala"
                " przechodzić między jej punktami."
            ),
            en=(
                "Only of a real list does a screen reader say “list with 5 items” and let people"
                " step through them."
            ),
        ),
        found={
            "bullet": Text(
                pl="Lista ma punktory wpisane ręcznie („{mark}”; pozycji: {count}): „{text}”.",
                en="The list has typed bullets (“{mark}”; {count} item(s)): “{text}”.",
            ),
            "number": Text(
                pl="Lista ma numery wpisane ręcznie (od „{mark}”; pozycji: {count}): „{text}”.",
                en="The list has typed numbers (from “{mark}”; {count} item(s)): “{text}”.",
            ),
        },
        mend={Kind.PPTX: _RIBBON_LISTS, Kind.DOCX: _RIBBON_LISTS},
    ),
    "A11Y-042": RuleText(
        title=Text(
            pl="Odstępy robi układ, nie powtórzone spacje i puste akapity",
            en="Room is made by layout, not by repeated spaces and empty paragraphs",
        ),
        why=Text(
            pl=(
                "Czytnik ekranu mówi przy każdym takim znaku „pusty”, a po zmianie czcionki tekst"
                " ustawiony spacjami się rozjeżdża. Reguła z dawnego sprawdzania ułatwień dostępu"
                " pakietu Office, podana z pamięci."
            ),
            en=(
                "A screen reader says “blank” at each of them, and text lined up with spaces falls"
                " apart in another font. A rule of the former accessibility checker of Office,"
                " known from memory."
            ),
        ),
        found={
            "spaces": Text(
                pl="Tekst jest rozsunięty wieloma spacjami: „{text}”.",
                en="The text is moved apart with many spaces: “{text}”.",
            ),
            "tabs": Text(
                pl="Tekst jest rozsunięty kilkoma tabulatorami z rzędu: „{text}”.",
                en="The text is moved apart with several tabs in a row: “{text}”.",
            ),
            "breaks": Text(
                pl="W akapicie są puste wiersze (Shift+Enter): „{text}”.",
                en="The paragraph has empty lines in it (Shift+Enter): “{text}”.",
            ),
            "empty": Text(
                pl="Pustych akapitów z rzędu: {count}, po tekście „{before}”.",
                en="Empty paragraphs in a row: {count}, after the text “{before}”.",
            ),
            "empty_start": Text(
                pl="Pustych akapitów z\u00a0rzędu: {count}; nie stoi przed nimi żaden tekst.",
                en="Empty paragraphs in a row: {count}, with no text before them.",
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "Usuń je i ustaw odstęp: Narzędzia główne → Akapit → Odstępy „Przed” i „Po”;"
                    " kolumny zrób tabelą albo dwoma polami układu slajdu."
                ),
                en=(
                    "Delete them and set the spacing: Home → Paragraph → Spacing “Before” and"
                    " “After”; make columns with a table or two placeholders of the layout."
                ),
            ),
            Kind.DOCX: Text(
                pl=(
                    "Usuń je i ustaw odstęp: Narzędzia główne → Akapit → Odstępy „Przed” i „Po”."
                    " Nową stronę zaczynaj przez Wstawianie → Podział strony (Ctrl+Enter),"
                    " a kolumny zrób tabelą."
                ),
                en=(
                    "Delete them and set the spacing: Home → Paragraph → Spacing “Before” and"
                    " “After”. Begin a page with Insert → Page Break (Ctrl+Enter), and make columns"
                    " with a table."
                ),
            ),
        },
    ),
    "A11Y-043": RuleText(
        title=Text(
            pl="Tekst odnośnika mówi, dokąd prowadzi", en="The words of a link say where it leads"
        ),
        why=Text(
            pl=(
                "Osoby niewidome przeglądają listę samych odnośników: „tutaj” nic im nie mówi,"
                " a adres jest odczytywany znak po znaku."
            ),
            en=(
                "Blind people go through a list of the links alone: “here” tells them nothing, and"
                " an address is spelled out sign by sign."
            ),
        ),
        found={
            "vague": Text(
                pl="Odnośnik „{text}” nie mówi, dokąd prowadzi ({address}).",
                en="The link “{text}” does not say where it leads ({address}).",
            ),
            "address": Text(
                pl="Tekstem odnośnika jest sam adres: „{text}”.",
                en="The words of the link are a bare address: “{text}”.",
            ),
        },
        mend={Kind.PPTX: _EDIT_LINK, Kind.DOCX: _EDIT_LINK},
    ),
    "A11Y-044": RuleText(
        title=Text(
            pl="W nagłówkach i stopkach nie ma nic, czego nie ma w treści",
            en="Headers and footers hold nothing that the body does not say",
        ),
        why=Text(
            pl=(
                "Czytniki ekranu zwykle pomijają nagłówki i stopki, więc informacja podana tylko"
                " tam do części osób nie dotrze. Reguła znana z pamięci."
            ),
            en=(
                "Screen readers usually skip headers and footers, so what stands only there does"
                " not reach everybody. A rule known from memory."
            ),
        ),
        found={
            "": Text(
                pl="Ten tekst jest tylko w nagłówku, stopce albo we wzorcu: „{text}”.",
                en="This text stands only in a header, a footer or a master: “{text}”.",
            )
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "Napisz to też w treści któregoś slajdu (np. tytułowego) albo usuń:"
                    " Wstawianie → Nagłówek i stopka, Widok → Wzorzec slajdów."
                ),
                en=(
                    "Say it on a slide as well (the title slide, say) or delete it: Insert → Header"
                    " & Footer, View → Slide Master."
                ),
            ),
            Kind.DOCX: Text(
                pl=(
                    "Napisz to też w treści (np. na pierwszej stronie) albo usuń: kliknij"
                    " dwukrotnie nagłówek lub stopkę."
                ),
                en=(
                    "Say it in the body as well (on the first page, say) or delete it: double-click"
                    " the header or footer."
                ),
            ),
        },
    ),
    "A11Y-050": RuleText(
        title=Text(
            pl="Tekst jest złożony krojem bezszeryfowym", en="Text is set in a sans-serif typeface"
        ),
        why=Text(
            pl=(
                "Litery bez szeryfów łatwiej rozpoznać osobom słabowidzącym i z dysleksją."
                " Wymaganie standardów dostępności, podane z pamięci."
            ),
            en=(
                "Letters without serifs are easier for people with low vision or dyslexia. Demanded"
                " by the accessibility standards, as known from memory."
            ),
        ),
        found={
            "serif": Text(
                pl=f"Tekst jest złożony krojem szeryfowym {{typeface}}{_MANY}: „{{text}}”.",
                en=f"The text is set in {{typeface}}, which has serifs{_MANY_EN}: “{{text}}”.",
            ),
            "script": Text(
                pl=f"Tekst jest złożony krojem ozdobnym {{typeface}}{_MANY}: „{{text}}”.",
                en=f"The text is set in {{typeface}}, a face for display{_MANY_EN}: “{{text}}”.",
            ),
            "monospaced": Text(
                pl=f"Tekst jest złożony krojem maszynowym {{typeface}}{_MANY}: „{{text}}”.",
                en=f"The text is set in {{typeface}}, which is monospaced{_MANY_EN}: “{{text}}”.",
            ),
            "unknown": Text(
                pl=(
                    f"Nie wiadomo, czy krój {{typeface}} jest bezszeryfowy{_MANY}; sprawdź:"
                    " „{text}”."
                ),
                en=(
                    f"It is not known whether {{typeface}} has serifs{_MANY_EN}; have a look:"
                    " “{text}”."
                ),
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "Zmień czcionki całej prezentacji: Widok → Wzorzec slajdów → Czcionki (np."
                    " Calibri, Arial, Lato, Open Sans). Tekst sformatowany ręcznie: Narzędzia"
                    " główne → Zamień → Zamień czcionki."
                ),
                en=(
                    "Change the fonts of the whole presentation: View → Slide Master → Fonts"
                    " (Calibri, Arial, Lato, Open Sans). Text formatted by hand: Home → Replace →"
                    " Replace Fonts."
                ),
            ),
            Kind.DOCX: Text(
                pl=(
                    "Zmień czcionki całego dokumentu: Projektowanie → Czcionki (np. Calibri, Arial,"
                    " Lato, Open Sans), albo w stylu: Narzędzia główne → Style → Modyfikuj."
                ),
                en=(
                    "Change the fonts of the whole document: Design → Fonts (Calibri, Arial, Lato,"
                    " Open Sans), or in the style: Home → Styles → Modify."
                ),
            ),
        },
    ),
    "A11Y-051": RuleText(
        title=Text(pl="Litery są dość duże", en="Letters are large enough"),
        why=Text(
            pl=(
                "Drobnego tekstu nie przeczyta osoba słabowidząca ani ktoś w ostatnim rzędzie sali."
                " 12\u00a0pkt w druku podajemy z pamięci, pozostałe liczby są konwencją tego"
                " projektu: na slajdzie 18\u00a0pkt, w tabelach i podpisach 14\u00a0pkt,"
                " w przypisach 12\u00a0pkt."
            ),
            en=(
                "Small print cannot be read by people with low vision, nor from the last row. 12 pt"
                " in print is known from memory; the other figures are a convention of this"
                " project: 18 pt on slides, 14 pt in tables and labels, 12 pt in notes."
            ),
        ),
        found={
            "": Text(
                pl=(
                    f"Tekst ma {{size}} pkt, a powinien co najmniej {{least}} pkt{_MANY}:"
                    f" „{{text}}”."
                ),
                en=f"The text has {{size}} pt and should have {{least}} pt{_MANY_EN}: “{{text}}”.",
            )
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "Zaznacz tekst i ustaw Narzędzia główne → Rozmiar czcionki na co najmniej"
                    " {least}\u00a0pkt; jeśli się nie mieści, skróć go albo rozłóż na dwa slajdy."
                ),
                en=(
                    "Select the text and set Home → Font Size to at least {least} pt; shorten it or"
                    " part it into two slides when it does not fit."
                ),
            ),
            Kind.DOCX: _in_style(
                "Ustaw rozmiar czcionki na co najmniej {least}\u00a0pkt.",
                "Set the font size to at least {least} pt.",
            ),
        },
    ),
    "A11Y-052": RuleText(
        title=Text(
            pl="Tekst jest wyrównany do lewej, nie justowany",
            en="Text is aligned left, not justified",
        ),
        why=Text(
            pl=(
                "Justowanie rozsuwa słowa nierówno; takie dziury utrudniają czytanie osobom"
                " z dysleksją i słabowidzącym. Wymagają tego standardy dostępności dla polityki"
                " spójności."
            ),
            en=(
                "Justified lines have uneven gaps, which people with dyslexia or low vision stumble"
                " over. The accessibility standards of the cohesion policy demand it."
            ),
        ),
        found={
            "": Text(
                pl=f"Tekst jest wyjustowany{_MANY}: „{{text}}”.",
                en=f"The text is justified{_MANY_EN}: “{{text}}”.",
            )
        },
        mend={
            Kind.PPTX: _LEFT,
            Kind.DOCX: _in_style("Wybierz „Wyrównaj do lewej”.", "Choose “Align Left”."),
        },
    ),
    "A11Y-053": RuleText(
        title=Text(pl="Wiersze nie są ściśnięte", en="Lines are not crowded"),
        why=Text(
            pl=(
                "Gdy wiersze są zbyt blisko siebie, oko gubi następny wiersz. Księga identyfikacji"
                " wizualnej Funduszy Europejskich podaje interlinię co najmniej 1,15; dla slajdów"
                " przyjmujemy 1,0."
            ),
            en=(
                "When lines are too close, the eye loses the next one. The brand book of the"
                " European Funds asks for 1.15 at least; for slides we take 1.0."
            ),
        ),
        found={
            "": Text(
                pl=(
                    f"Interlinia to {{spacing}}, a powinna być co najmniej {{least}}{_MANY}:"
                    f" „{{text}}”."
                ),
                en=(
                    f"The line spacing is {{spacing}}, not at least {{least}}{_MANY_EN}:"
                    f" “{{text}}”."
                ),
            )
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "Narzędzia główne → Interlinia → Opcje interlinii: „Wielokrotne”, {least};"
                    " najlepiej raz we wzorcu (Widok → Wzorzec slajdów)."
                ),
                en=(
                    "Home → Line Spacing → Line Spacing Options: “Multiple”, {least}; best once in"
                    " the master (View → Slide Master)."
                ),
            ),
            Kind.DOCX: _in_style(
                "Format → Akapit → Interlinia „Wielokrotne”, {least}.",
                "Format → Paragraph → Line spacing “Multiple”, {least}.",
            ),
        },
    ),
    "A11Y-054": RuleText(
        title=Text(pl="Wyrazy nie są dzielone", en="Words are not hyphenated"),
        why=Text(
            pl=(
                "Podzielony wyraz trudniej przeczytać, a czytnik ekranu może odczytać go jako dwa."
                " Tak odczytujemy standardy dostępności dla polityki spójności."
            ),
            en=(
                "A parted word is harder to read, and a screen reader may read it as two. This is"
                " how we read the accessibility standards of the cohesion policy."
            ),
        ),
        found={
            "automatic": Text(
                pl="W dokumencie jest włączone automatyczne dzielenie wyrazów.",
                en="Automatic hyphenation is on in this document.",
            ),
            "soft": Text(
                pl="W słowie „{word}” jest ukryty łącznik dzielący wyraz.",
                en="The word “{word}” has a soft hyphen in it.",
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl="Usuń ukryty łącznik: wpisz to słowo od nowa.",
                en="Delete the soft hyphen: type the word again.",
            ),
            Kind.DOCX: Text(
                pl=(
                    "Wybierz Układ → Dzielenie wyrazów → Brak. Ukryty łącznik usuniesz przez"
                    " Znajdź i zamień: znajdź ^- i zamień na nic."
                ),
                en=(
                    "Choose Layout → Hyphenation → None. Remove soft hyphens with Find and Replace:"
                    " find ^- and replace it with nothing."
                ),
            ),
        },
    ),
    "A11Y-055": RuleText(
        title=Text(
            pl="Wyróżnia pogrubienie, nie kursywa, podkreślenie ani wersaliki",
            en="Emphasis is bold, not italics, underlining or capitals",
        ),
        why=Text(
            pl=(
                "Pochyłe litery i same wersaliki czyta się wolniej, a podkreślenie udaje odnośnik."
                " Zalecenie standardów dostępności, podane z pamięci."
            ),
            en=(
                "Slanted letters and capitals are read more slowly, and underlining looks like a"
                " link. Advice of the accessibility standards, known from memory."
            ),
        ),
        found={
            "italic": Text(
                pl=f"Cały tekst albo jego większość jest kursywą{_MANY}: „{{text}}”.",
                en=f"Most of the text is in italics{_MANY_EN}: “{{text}}”.",
            ),
            "underlined": Text(
                pl=f"Cały tekst albo jego większość jest podkreślona{_MANY}: „{{text}}”.",
                en=f"Most of the text is underlined{_MANY_EN}: “{{text}}”.",
            ),
            "capitals": Text(
                pl=f"Cały tekst albo jego większość jest wersalikami{_MANY}: „{{text}}”.",
                en=f"Most of the text is in capitals{_MANY_EN}: “{{text}}”.",
            ),
        },
        mend={Kind.PPTX: _BOLD, Kind.DOCX: _BOLD},
    ),
    "A11Y-056": RuleText(
        title=Text(
            pl="Skróty są objaśnione przy pierwszym użyciu",
            en="Abbreviations are explained at their first use",
        ),
        why=Text(
            pl=(
                "Skrótu, który zna urząd, nie zna mieszkaniec. Wymagają tego standardy dostępności"
                " dla polityki spójności."
            ),
            en=(
                "What an office calls by its letters, the public does not know. The accessibility"
                " standards of the cohesion policy demand it."
            ),
        ),
        found={
            "": Text(
                pl="Skrót „{abbreviation}” nie jest objaśniony tam, gdzie pada po raz pierwszy.",
                en="The abbreviation “{abbreviation}” is not explained where it is first used.",
            )
        },
        mend={Kind.PPTX: _EXPLAIN_ABBREVIATION, Kind.DOCX: _EXPLAIN_ABBREVIATION},
    ),
    "A11Y-057": RuleText(
        title=Text(pl="Zdania są krótkie", en="Sentences are short"),
        why=Text(
            pl=(
                "Długie zdania rozumie mniej osób. Standardy dostępności wymagają prostego języka;"
                " 20\u00a0słów to konwencja tego projektu."
            ),
            en=(
                "Fewer people understand long sentences. The accessibility standards demand plain"
                " language; 20 words are a convention of this project."
            ),
        ),
        found={
            "": Text(
                pl=(
                    "Zdania mają tu średnio {mean} słów (zalecane do {most}); najdłuższe jest"
                    " w tekście „{text}”."
                ),
                en=(
                    "Sentences have {mean} words here on average (advised: up to {most}); the"
                    " longest is in “{text}”."
                ),
            )
        },
        mend={Kind.PPTX: _SHORTEN, Kind.DOCX: _SHORTEN},
    ),
}

RULES: Final[Mapping[str, RuleText]] = {**_LEGIBILITY, **fit.RULES, **media.RULES}
