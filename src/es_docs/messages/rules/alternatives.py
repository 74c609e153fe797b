"""Texts of the accessibility rules of pictures, charts, colours and instructions.

A11Y-004 to A11Y-006 and A11Y-030 to A11Y-035.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.diagnostics import Kind
from es_docs.messages import Text
from es_docs.messages.rules import RuleText

_BOTH: Final = (Kind.PPTX, Kind.DOCX)
_RECOLOUR: Final = Text(
    pl=(
        "Kliknij serię na wykresie i\u00a0w\u00a0Formatowanie → Wypełnienie kształtu wybierz"
        " ciemniejszy kolor albo w\u00a0Formatowanie → Kontury kształtu dodaj ciemny kontur."
    ),
    en=(
        "Click the series in the chart and choose a darker colour in Format → Shape Fill, or add a"
        " dark outline in Format → Shape Outline."
    ),
)

RULES: Final[Mapping[str, RuleText]] = {
    "A11Y-004": RuleText(
        title=Text(
            pl="Obrazy, wykresy i\u00a0rysunki mają tekst alternatywny",
            en="Pictures, charts and drawings have a text alternative",
        ),
        why=Text(
            pl=(
                "Osoba niewidoma pozna treść obrazu tylko z\u00a0tekstu alternatywnego; ozdobę"
                " czytnik ekranu pomija, jeśli jest tak oznaczona (WCAG 1.1.1). W\u00a0programie"
                " Office jest to reguła „Brak tekstu alternatywnego”."
            ),
            en=(
                "A blind person learns what a picture shows from its text alternative alone; an"
                " ornament is skipped when it is marked as one (WCAG 1.1.1). In Office this is the"
                " rule “Missing alternative text”."
            ),
        ),
        found={
            "picture": Text(
                pl="Obraz nie ma tekstu alternatywnego.", en="The picture has no text alternative."
            ),
            "chart": Text(
                pl="Wykres nie ma tekstu alternatywnego.", en="The chart has no text alternative."
            ),
            "diagram": Text(
                pl="Grafika SmartArt nie ma tekstu alternatywnego.",
                en="The SmartArt graphic has no text alternative.",
            ),
            "media": Text(
                pl="Film albo nagranie nie ma tekstu alternatywnego.",
                en="The video or recording has no text alternative.",
            ),
            "group": Text(
                pl="Grupa obiektów nie ma tekstu alternatywnego.",
                en="The group of objects has no text alternative.",
            ),
            "object": Text(
                pl="Osadzony obiekt nie ma tekstu alternatywnego.",
                en="The embedded object has no text alternative.",
            ),
            "shape": Text(
                pl="Kształt bez tekstu nie ma tekstu alternatywnego ani oznaczenia ozdoby.",
                en="A shape without text has no text alternative and is not marked decorative.",
            ),
            "shapes": Text(
                pl=(
                    "Kształty bez tekstu nie mają tekstu alternatywnego ani oznaczenia ozdoby"
                    " (liczba kształtów: {count}): {text}."
                ),
                en=(
                    "Shapes without text have no text alternative and are not marked decorative"
                    " ({count} of them): {text}."
                ),
            ),
        },
        mend=dict.fromkeys(
            _BOTH,
            Text(
                pl=(
                    "Kliknij obiekt prawym przyciskiem, wybierz „Edytuj tekst alternatywny”"
                    " i\u00a0jednym zdaniem napisz, co przedstawia. Jeśli to tylko ozdoba, zaznacz"
                    " „Oznacz jako dekoracyjne”."
                ),
                en=(
                    "Right-click the object, choose Edit Alt Text and write in one sentence what"
                    " it shows. If it is only an ornament, tick Mark as decorative."
                ),
            ),
        ),
    ),
    "A11Y-005": RuleText(
        title=Text(
            pl="Tekst alternatywny jest przydatny",
            en="The text alternative is useful",
        ),
        why=Text(
            pl=(
                "Nazwa pliku, samo słowo „obraz” albo opis zgadnięty przez program nie zastępują"
                " treści. Długość od 5 do 250\u00a0znaków jest przyjęta w\u00a0tym narzędziu."
            ),
            en=(
                "A file name, the bare word “picture” or what a program guessed do not stand for"
                " the content. The length of 5 to 250 characters is a convention of this tool."
            ),
        ),
        found={
            "file": Text(
                pl="Tekst alternatywny to nazwa pliku albo numer: „{text}”.",
                en="The text alternative is a file name or a number: “{text}”.",
            ),
            "kind": Text(
                pl="Tekst alternatywny zaczyna się od nazwy rodzaju grafiki: „{text}”.",
                en="The text alternative begins with the kind of graphic: “{text}”.",
            ),
            "machine": Text(
                pl="Tekst alternatywny jest opisem wygenerowanym przez program: „{text}”.",
                en="The text alternative was generated by a program: “{text}”.",
            ),
            "short": Text(
                pl="Tekst alternatywny jest za krótki (znaków: {length}): „{text}”.",
                en="The text alternative is too short ({length} characters): “{text}”.",
            ),
            "long": Text(
                pl="Tekst alternatywny jest za długi (znaków: {length}): „{text}”.",
                en="The text alternative is too long ({length} characters): “{text}”.",
            ),
        },
        mend=dict.fromkeys(
            _BOTH,
            Text(
                pl=(
                    "Kliknij obiekt prawym przyciskiem, wybierz „Edytuj tekst alternatywny”"
                    " i\u00a0jednym lub dwoma zdaniami powiedz, co z\u00a0niego wynika. Dłuższy"
                    " opis umieść w\u00a0tekście obok."
                ),
                en=(
                    "Right-click the object, choose Edit Alt Text and say in a sentence or two"
                    " what it tells. Put a longer description into the text beside it."
                ),
            ),
        ),
    ),
    "A11Y-006": RuleText(
        title=Text(
            pl="Tekst alternatywny paska wymienia wszystkie znaki",
            en="The alternative of the strip names every sign",
        ),
        why=Text(
            pl=(
                "Pasek znaków informuje o\u00a0dofinansowaniu także osobę, która go nie widzi."
                " Taki zapis jest przyjęty w\u00a0tym narzędziu."
            ),
            en=(
                "The strip of signs tells of the funding to those, too, who do not see it. This"
                " wording is a convention of this tool."
            ),
        ),
        found={
            "missing": Text(
                pl="Tekst alternatywny paska nie wymienia znaków: {signs}.",
                en="The alternative of the strip does not name these signs: {signs}.",
            ),
            "order": Text(
                pl="Tekst alternatywny paska wymienia znaki w\u00a0innej kolejności: „{text}”.",
                en="The alternative of the strip names the signs in another order: “{text}”.",
            ),
            "none": Text(
                pl="Pierwszy pasek znaków jest oznaczony jako ozdoba i\u00a0nie ma opisu.",
                en="The first strip of signs is marked decorative and has no description.",
            ),
        },
        mend=dict.fromkeys(
            _BOTH,
            Text(
                pl=(
                    "Kliknij pasek prawym przyciskiem, wybierz „Edytuj tekst alternatywny”"
                    " i\u00a0wymień znaki od lewej do prawej, na przykład „Znaki: Fundusze"
                    " Europejskie Program Regionalny, Dolny Śląsk, Unia Europejska Europejski"
                    " Fundusz Społeczny”."
                ),
                en=(
                    "Right-click the strip, choose Edit Alt Text and name the signs from left to"
                    " right, as in “Znaki: Fundusze Europejskie Program Regionalny, Dolny Śląsk,"
                    " Unia Europejska Europejski Fundusz Społeczny”."
                ),
            ),
        ),
    ),
    "A11Y-030": RuleText(
        title=Text(
            pl="Tekst wyraźnie odcina się od tła",
            en="Text stands out from its background",
        ),
        why=Text(
            pl=(
                "Blady tekst jest nieczytelny dla osób słabowidzących i\u00a0na projektorze."
                " Potrzebny jest kontrast 4,5:1, a\u00a0dla dużego tekstu 3:1 (WCAG 1.4.3)."
                " W\u00a0programie Office jest to reguła „Trudny do odczytania kontrast tekstu”."
            ),
            en=(
                "Faint text cannot be read with low vision or from a projector. It needs a"
                " contrast of 4.5:1, large text 3:1 (WCAG 1.4.3). In Office this is the rule"
                " “Hard-to-read text contrast”."
            ),
        ),
        found={
            "one": Text(
                pl=(
                    "Kontrast tekstu {colour} na tle {ground} wynosi {ratio}, a\u00a0potrzeba co"
                    " najmniej {needed}: „{text}”."
                ),
                en=(
                    "The contrast of text {colour} on {ground} is {ratio}, at least {needed} is"
                    " needed: “{text}”."
                ),
            ),
            "many": Text(
                pl=(
                    "Kontrast tekstu {colour} na tle {ground} wynosi {ratio}, a\u00a0potrzeba co"
                    " najmniej {needed} (akapitów: {count}): „{text}”."
                ),
                en=(
                    "The contrast of text {colour} on {ground} is {ratio}, at least {needed} is"
                    " needed ({count} paragraphs): “{text}”."
                ),
            ),
        },
        mend=dict.fromkeys(
            _BOTH,
            Text(
                pl=(
                    "Zaznacz tekst i\u00a0w\u00a0Narzędzia główne → Kolor czcionki wybierz"
                    " ciemniejszy kolor (na ciemnym tle jaśniejszy) albo zmień tło."
                ),
                en=(
                    "Select the text and choose a darker colour in Home → Font Color (a lighter"
                    " one on a dark ground), or change the ground."
                ),
            ),
        ),
    ),
    "A11Y-031": RuleText(
        title=Text(
            pl="Elementy wykresów odcinają się od tła",
            en="The parts of charts stand out from their ground",
        ),
        why=Text(
            pl=(
                "Słupek albo linia, która ginie w\u00a0tle, nie przekazuje danych. Potrzebny jest"
                " kontrast wypełnienia albo konturu 3:1 (WCAG 1.4.11)."
            ),
            en=(
                "A bar or line that is lost in the ground tells no data. Its fill or its outline"
                " needs a contrast of 3:1 (WCAG 1.4.11)."
            ),
        ),
        found={
            "": Text(
                pl="Na wykresie zbyt słabo odcina się od tła: {series} (kontrast {ratio}).",
                en="In the chart this stands out too little: {series} (contrast {ratio}).",
            )
        },
        mend=dict.fromkeys(_BOTH, _RECOLOUR),
    ),
    "A11Y-032": RuleText(
        title=Text(
            pl="Kolor nie jest jedynym nośnikiem informacji",
            en="Colour is never the only carrier of meaning",
        ),
        why=Text(
            pl=(
                "Osoba, która nie rozróżnia barw, i\u00a0czarno-biały wydruk tracą to, co mówi"
                " tylko kolor (WCAG 1.4.1)."
            ),
            en=(
                "A person who does not tell colours apart, and a print in black and white, lose"
                " what colour alone says (WCAG 1.4.1)."
            ),
        ),
        found={
            "series": Text(
                pl="Serie wykresu różnią się tylko kolorem.",
                en="The series of the chart differ in colour only.",
            ),
            "slices": Text(
                pl="Wycinki wykresu różnią się tylko kolorem: nie mają etykiet.",
                en="The slices of the chart differ in colour only: they have no labels.",
            ),
            "cells": Text(
                pl="Komórki tabeli mówią tylko kolorem, bez słów (wiersze: {rows}).",
                en="Cells of the table tell by colour only, without words (rows: {rows}).",
            ),
        },
        mend=dict.fromkeys(
            _BOTH,
            Text(
                pl=(
                    "Kliknij wykres i\u00a0wybierz Projekt wykresu → Dodaj element wykresu →"
                    " Etykiety danych albo nadaj seriom różne desenie wypełnienia. W\u00a0komórkę"
                    " tabeli wpisz to, co oznacza jej kolor."
                ),
                en=(
                    "Click the chart and choose Chart Design → Add Chart Element → Data Labels, or"
                    " give the series different pattern fills. Type what a colour means into the"
                    " cell of a table."
                ),
            ),
        ),
    ),
    "A11Y-033": RuleText(
        title=Text(
            pl="Dane wykresu są także w\u00a0tekście i\u00a0w\u00a0tabeli",
            en="The data of a chart is also in text and in a table",
        ),
        why=Text(
            pl=(
                "Wykresu nie da się odczytać dotykiem ani słuchem. Wymóg liczb w\u00a0tekście"
                " alternatywnym i\u00a0tabeli obok jest przyjęty w\u00a0tym narzędziu na podstawie"
                " WCAG 1.1.1."
            ),
            en=(
                "A chart can be read neither by touch nor by ear. Numbers in its alternative and a"
                " table beside it are a convention of this tool, drawn from WCAG 1.1.1."
            ),
        ),
        found={
            "alternative": Text(
                pl="Tekst alternatywny wykresu nie podaje żadnej liczby: „{text}”.",
                en="The alternative of the chart gives no number: “{text}”.",
            ),
            "slide": Text(
                pl="Ani na tym slajdzie, ani na sąsiednich nie ma tabeli z\u00a0danymi wykresu.",
                en="Neither this slide nor the ones beside it have a table with the chart's data.",
            ),
            "report": Text(
                pl="W\u00a0tym rozdziale nie ma tabeli z\u00a0danymi wykresu.",
                en="This chapter has no table with the data of the chart.",
            ),
            "values slide": Text(
                pl="Tabela na tym slajdzie albo obok nie podaje wartości z\u00a0wykresu.",
                en="The table on this slide or beside it does not give the values of the chart.",
            ),
            "values report": Text(
                pl="Tabela w\u00a0tym rozdziale nie podaje wartości z\u00a0wykresu.",
                en="The table in this chapter does not give the values of the chart.",
            ),
        },
        mend=dict.fromkeys(
            _BOTH,
            Text(
                pl=(
                    "W\u00a0tekście alternatywnym wykresu podaj najważniejsze liczby, a\u00a0dane"
                    " pokaż w\u00a0tabeli obok albo wybierz Projekt wykresu → Dodaj element wykresu"
                    " → Tabela danych."
                ),
                en=(
                    "Give the main numbers in the alternative of the chart and show the data in a"
                    " table beside it, or choose Chart Design → Add Chart Element → Data Table."
                ),
            ),
        ),
    ),
    "A11Y-034": RuleText(
        title=Text(
            pl="Tekst nie jest obrazem",
            en="Text is not a picture",
        ),
        why=Text(
            pl=(
                "Skanu ani zrzutu ekranu z\u00a0tekstem czytnik ekranu nie odczyta, a\u00a0po"
                " powiększeniu litery się rozmywają (WCAG 1.4.5). Znaki i\u00a0logo są wyjątkiem."
            ),
            en=(
                "A scan or screenshot of text is silent to a screen reader, and its letters blur"
                " when enlarged (WCAG 1.4.5). Signs and logos are exempt."
            ),
        ),
        found={},
        mend=dict.fromkeys(
            _BOTH,
            Text(
                pl=(
                    "Przepisz tekst z\u00a0obrazu do akapitu albo pola układu, a\u00a0tabelę ze"
                    " zrzutu ekranu wstaw jako tabelę."
                ),
                en=(
                    "Type the words of the picture into a paragraph or placeholder, and insert a"
                    " table instead of its screenshot."
                ),
            ),
        ),
    ),
    "A11Y-035": RuleText(
        title=Text(
            pl="Wskazówki nie opierają się tylko na kolorze, kształcie i\u00a0miejscu",
            en="Instructions do not rely on colour, shape or place alone",
        ),
        why=Text(
            pl=(
                "Kto nie widzi strony, nie znajdzie tego, co jest „po prawej” albo „na czerwono”"
                " (WCAG 1.3.3)."
            ),
            en=(
                "Who does not see the page cannot find what is “on the right” or “in red” (WCAG"
                " 1.3.3)."
            ),
        ),
        found={
            "colour": Text(
                pl="Wskazówka opiera się na kolorze („{phrase}”): „{text}”.",
                en="An instruction relies on colour (“{phrase}”): “{text}”.",
            ),
            "place": Text(
                pl="Wskazówka opiera się na położeniu („{phrase}”): „{text}”.",
                en="An instruction relies on place (“{phrase}”): “{text}”.",
            ),
            "shape": Text(
                pl="Wskazówka opiera się na kształcie lub wielkości („{phrase}”): „{text}”.",
                en="An instruction relies on shape or size (“{phrase}”): “{text}”.",
            ),
        },
        mend=dict.fromkeys(
            _BOTH,
            Text(
                pl=(
                    "Nazwij to, o\u00a0czym mowa: zamiast „wykres po prawej” napisz „wykres 2”,"
                    " zamiast „zaznaczono na czerwono” dodaj słowo lub znak, na przykład"
                    " „opóźnione”."
                ),
                en=(
                    "Name what you mean: write “wykres 2” instead of “wykres po prawej”, and add a"
                    " word or mark, such as “opóźnione”, to what is only in red."
                ),
            ),
        ),
    ),
}
