"""Texts of the rules of Polish form (TYP…).

Here stand those of spaces, quotes, dashes and numbers; those of grammar, words, lists and lines in
`polish_grammar`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages import Text
from es_docs.messages.rules import RuleText
from es_docs.messages.rules.polish_grammar import GRAMMAR, in_both

_HARD_SPACE: Final = in_both(
    pl=(
        "Usuń zwykłą spację i\u00a0w\u00a0jej miejscu naciśnij Ctrl+Shift+Spacja: to twarda spacja,"
        " która nie pozwala podzielić wiersza."
    ),
    en=(
        "Delete the plain space and press Ctrl+Shift+Space in its place: a no-break space, where no"
        " line can end."
    ),
)
_EN_DASH: Final = in_both(
    pl=(
        "Wpisz „{better}”. Półpauzę wstawisz przez Wstaw → Symbol albo klawiszami Alt+0150"
        " z\u00a0klawiatury numerycznej; twardą spację klawiszami Ctrl+Shift+Spacja."
    ),
    en=(
        "Type “{better}”. The en dash is among Insert → Symbol, or Alt+0150 on the number pad; the"
        " no-break space is Ctrl+Shift+Space."
    ),
)
_RETYPE: Final = in_both(pl="Wpisz „{better}”.", en="Type “{better}” instead.")

_MARKS: Final[Mapping[str, RuleText]] = {
    "TYP-001": RuleText(
        title=Text(
            pl="Wyrazy jednoliterowe nie kończą wiersza",
            en="One-letter words do not end a line",
        ),
        why=Text(
            pl=(
                "Samotne „w”, „z”, „i” na końcu wiersza odrywa się od wyrazu, do którego należy."
                " W\u00a0tytułach i\u00a0krótkich wierszach słownik każe je przenosić;"
                " w\u00a0tekście ciągłym redaktorzy też tego unikają, dlatego tam jest to tylko"
                " ostrzeżenie."
            ),
            en=(
                "A lone “w”, “z” or “i” at the end of a line is torn from its word. In titles and"
                " short lines the dictionary moves it to the next line; editors avoid it in running"
                " text as well, so there it is a warning only."
            ),
        ),
        found={
            "": Text(
                pl="Brakuje twardej spacji: „{now}” może się rozdzielić na końcu wiersza.",
                en="A no-break space is missing: a line may end inside “{now}”.",
            )
        },
        mend=_HARD_SPACE,
    ),
    "TYP-002": RuleText(
        title=Text(
            pl="Liczba stoi w\u00a0jednym wierszu ze swoją jednostką",
            en="A number and its unit stand on one line",
        ),
        why=Text(
            pl=(
                "Liczba na końcu wiersza i\u00a0jednostka albo rzeczownik na początku następnego"
                " czytają się jak dwie różne rzeczy. Twarda spacja trzyma je razem."
            ),
            en=(
                "A number at the end of a line and its unit or noun at the start of the next read"
                " like two things. A no-break space keeps them together."
            ),
        ),
        found={
            "": Text(
                pl="Liczba może się oderwać od jednostki: „{now}”.",
                en="A line may part the number from its unit: “{now}”.",
            ),
            "noun": Text(
                pl="Liczba może się oderwać od rzeczownika: „{now}”.",
                en="A line may part the number from its noun: “{now}”.",
            ),
        },
        mend=_HARD_SPACE,
    ),
    "TYP-003": RuleText(
        title=Text(
            pl="Po roku stoi „r.” z\u00a0kropką", en="“r.” follows a year, with its full stop"
        ),
        why=Text(
            pl=(
                "„r.” to skrót, więc ma kropkę i\u00a0odstęp przed sobą. Twarda spacja przed nim"
                " jest konwencją tego projektu: dzięki niej „r.” nie zacznie wiersza."
            ),
            en=(
                "“r.” is an abbreviation, so it has a full stop and a space before it. The no-break"
                " space is a convention of this project: it keeps “r.” from starting a line."
            ),
        ),
        found={
            "": Text(
                pl="Zapis „{now}” powinien mieć postać „{better}”.",
                en="“{now}” should read “{better}”.",
            ),
            "loose": Text(
                pl="Brakuje twardej spacji: „{now}” może się rozdzielić na końcu wiersza.",
                en="A no-break space is missing: a line may end inside “{now}”.",
            ),
        },
        mend=in_both(
            pl="Wpisz „{better}”, z\u00a0twardą spacją (Ctrl+Shift+Spacja) i\u00a0kropką.",
            en="Type “{better}”, with a no-break space (Ctrl+Shift+Space) and a full stop.",
        ),
    ),
    "TYP-004": RuleText(
        title=Text(pl="Cudzysłowy są polskie", en="Quotes are Polish ones"),
        why=Text(
            pl=(
                "Polski cudzysłów otwiera się na dole, a\u00a0zamyka na górze. Proste znaki"
                " z\u00a0klawiatury i\u00a0cudzysłowy angielskie wyglądają jak niedokończona"
                " korekta."
            ),
            en=(
                "A Polish quotation opens at the foot of the line and closes at the top. Straight"
                " and English quotes look as if nobody had read the proofs."
            ),
        ),
        found={
            "": Text(
                pl="Cudzysłów przy „{now}” nie jest polski.",
                en="The quote at “{now}” is not a Polish one.",
            ),
            "inner": Text(
                pl="Cudzysłów w\u00a0cudzysłowie powinien mieć postać {better}.",
                en="A quote inside quotes should read {better}.",
            ),
        },
        mend=in_both(
            pl=(
                "Otwórz cudzysłów klawiszami Alt+0132, a\u00a0zamknij Alt+0148 (klawiatura"
                " numeryczna). Aby program robił to sam: Plik → Opcje → Sprawdzanie → Opcje"
                " Autokorekty → Autoformatowanie podczas pisania → cudzysłowy drukarskie, przy"
                " polskim języku tekstu."
            ),
            en=(
                "Open the quote with Alt+0132 and close it with Alt+0148 (number pad). To have it"
                " done: File → Options → Proofing → AutoCorrect Options → AutoFormat As You Type →"
                " smart quotes, with Polish as the language of the text."
            ),
        ),
    ),
    "TYP-005": RuleText(
        title=Text(
            pl="Kropka stoi po cudzysłowie zamykającym",
            en="The full stop follows the closing quote",
        ),
        why=Text(
            pl=(
                "W\u00a0polskiej interpunkcji kropka zamyka całe zdanie, razem z\u00a0cudzysłowem."
                " Przed nim zostaje tylko kropka skrótu."
            ),
            en=(
                "In Polish the full stop ends the whole sentence, quotes included. Only the stop of"
                " an abbreviation stays inside."
            ),
        ),
        found={
            "": Text(
                pl="Kropka stoi przed cudzysłowem: „{text}”.",
                en="The full stop stands before the closing quote: “{text}”.",
            )
        },
        mend=in_both(
            pl="Przenieś kropkę za cudzysłów: {better}",
            en="Move the full stop behind the quote: {better}",
        ),
    ),
    "TYP-006": RuleText(
        title=Text(
            pl="Zakres liczb ma półpauzę bez odstępów",
            en="A range of numbers has an en dash without spaces",
        ),
        why=Text(
            pl=(
                "Łącznik między liczbami czyta się jak część numeru, a\u00a0odstępy jak pauzę"
                " w\u00a0zdaniu. Półpauza bez odstępów oznacza zakres."
            ),
            en=(
                "A hyphen between numbers reads like part of a code, spaces like a pause. An en"
                " dash without spaces means “from … to”."
            ),
        ),
        found={
            "": Text(
                pl="Zakres „{now}” powinien mieć postać „{better}”.",
                en="The range “{now}” should read “{better}”.",
            )
        },
        mend=_EN_DASH,
    ),
    "TYP-007": RuleText(
        title=Text(pl="Zakres dat ma półpauzę", en="A range of dates has an en dash"),
        why=Text(
            pl=(
                "Między datami stoi półpauza, nie łącznik. Gdy daty mają w\u00a0sobie odstępy,"
                " półpauza też je ma, a\u00a0twarda spacja przed nią sprawia, że nie zacznie"
                " wiersza; to drugie jest konwencją tego projektu."
            ),
            en=(
                "Between dates stands an en dash, not a hyphen. Where the dates hold spaces the"
                " dash has them too, and a no-break space keeps it from starting a line; the latter"
                " is a convention of this project."
            ),
        ),
        found={
            "": Text(
                pl="Zakres dat „{now}” powinien mieć postać „{better}”.",
                en="The range of dates “{now}” should read “{better}”.",
            ),
            "loose": Text(
                pl="Półpauza w\u00a0„{now}” może zacząć wiersz: brakuje przed nią twardej spacji.",
                en="The dash in “{now}” may start a line: it lacks a no-break space before it.",
            ),
        },
        mend=_EN_DASH,
    ),
    "TYP-008": RuleText(
        title=Text(
            pl="Pauzą jest półpauza z\u00a0odstępami",
            en="A pause is an en dash between spaces",
        ),
        why=Text(
            pl=(
                "Łącznik łączy wyrazy, a\u00a0tu ma je rozdzielać. Długa pauza (—) bez odstępów"
                " jest zwyczajem angielskim."
            ),
            en=(
                "A hyphen joins words, while here they are to be set apart. The long dash (—)"
                " without spaces is an English habit."
            ),
        ),
        found={
            "": Text(
                pl="Pauza w\u00a0„{now}” powinna być półpauzą między odstępami.",
                en="The pause in “{now}” should be an en dash between spaces.",
            )
        },
        mend=_EN_DASH,
    ),
    "TYP-009": RuleText(
        title=Text(
            pl="Przymiotniki złożone łączy łącznik bez odstępów",
            en="Compound adjectives have a hyphen without spaces",
        ),
        why=Text(
            pl=(
                "Odstępy rozbijają jeden wyraz na dwa: czytelnik i\u00a0czytnik ekranu robią"
                " w\u00a0nim pauzę, której nie ma."
            ),
            en=(
                "Spaces part one word into two: a reader, and a screen reader, make a pause that is"
                " not there."
            ),
        ),
        found={
            "": Text(
                pl="Wyraz „{now}” powinien mieć postać „{better}”.",
                en="“{now}” should read “{better}”.",
            )
        },
        mend=in_both(
            pl="Wpisz „{better}”, ze zwykłym łącznikiem z\u00a0klawiatury i\u00a0bez odstępów.",
            en="Type “{better}”, with the hyphen of the keyboard and without spaces.",
        ),
    ),
    "TYP-010": RuleText(
        title=Text(
            pl="Liczby mają przecinek dziesiętny i\u00a0grupy po trzy cyfry",
            en="Numbers have a decimal comma and groups of three",
        ),
        why=Text(
            pl=(
                "Kropka znaczy po polsku co innego niż po angielsku: 1.500\u00a0zł to półtora"
                " złotego albo półtora tysiąca. Twarda spacja między grupami niczego nie zmienia"
                " w\u00a0wartości i\u00a0nie pozwala podzielić kwoty."
            ),
            en=(
                "A point means one thing in Polish and another in English: 1.500 zł is one and a"
                " half or one and a half thousand. A no-break space between groups is safe and"
                " keeps an amount on one line."
            ),
        ),
        found={
            "decimal": Text(
                pl="Ułamek oddziela kropka: „{now}”.",
                en="A point stands for the decimal comma: “{now}”.",
            ),
            "groups": Text(
                pl="Grup cyfr nie oddziela twarda spacja: „{now}”.",
                en="The groups of digits are not set apart by a no-break space: “{now}”.",
            ),
        },
        mend=in_both(
            pl="Wpisz „{better}”; między grupami cyfr naciśnij Ctrl+Shift+Spacja.",
            en="Type “{better}”; press Ctrl+Shift+Space between the groups.",
        ),
    ),
    "TYP-011": RuleText(
        title=Text(
            pl="Liczby czterocyfrowe mają jeden zapis w\u00a0dokumencie",
            en="Numbers of four digits are written in one way",
        ),
        why=Text(
            pl=(
                "Poradniki różnią się co do odstępu w\u00a0liczbach czterocyfrowych (CLDR: 2655,"
                " przewodnik instytucji UE: z\u00a0odstępem). Oba zapisy obok siebie wyglądają jak"
                " pomyłka."
            ),
            en=(
                "Guides differ on a gap in numbers of four digits (CLDR: 2655, the guide of the EU"
                " institutions: with a gap). Both beside each other look like a mistake."
            ),
        ),
        found={
            "": Text(
                pl="„{now}” odbiega od zapisu, który przeważa w\u00a0dokumencie (jak {better}).",
                en="“{now}” differs from what prevails in the document (like {better}).",
            )
        },
        mend=in_both(
            pl="Wybierz jeden zapis i\u00a0popraw pozostałe liczby. Lat nigdy się nie rozdziela.",
            en="Choose one way and mend the other numbers. Years never have a gap.",
        ),
    ),
    "TYP-012": RuleText(
        title=Text(
            pl="Waluta stoi po kwocie i\u00a0ma jeden zapis",
            en="The currency follows the amount, in one form",
        ),
        why=Text(
            pl=(
                "Raz „zł”, raz „PLN” każe się domyślać, czy to ta sama kwota. Po polsku waluta stoi"
                " po liczbie; jeden zapis w\u00a0dokumencie jest konwencją tego projektu."
            ),
            en=(
                "“zł” here and “PLN” there make people wonder whether the amounts are the same. In"
                " Polish the currency follows the number; one form in a document is a convention of"
                " this project."
            ),
        ),
        found={
            "mixed": Text(
                pl=(
                    "W\u00a0dokumencie są „zł” i\u00a0„PLN”; tu „{now}”, a\u00a0przeważa"
                    " „{better}”."
                ),
                en="The document has both “zł” and “PLN”; here “{now}”, but “{better}” prevails.",
            ),
            "before": Text(
                pl="Waluta stoi przed kwotą: „{now}”.",
                en="The currency stands before its amount: “{now}”.",
            ),
        },
        mend=in_both(
            pl="Pisz wszędzie tak samo, po kwocie: „{better}”.",
            en="Write it alike everywhere, behind the amount: “{better}”.",
        ),
    ),
    "TYP-013": RuleText(
        title=Text(
            pl="Znak procentu przylega do liczby",
            en="The per cent sign stands close to its number",
        ),
        why=Text(
            pl=(
                "Tak zapisują procenty przewodnik redakcyjny instytucji UE i\u00a0CLDR. Odstęp"
                " pozwala też znakowi zacząć następny wiersz."
            ),
            en=(
                "So do the style guide of the EU institutions and CLDR. A space also lets the sign"
                " start the next line."
            ),
        ),
        found={
            "": Text(
                pl="Zapis „{now}” powinien mieć postać „{better}”.",
                en="“{now}” should read “{better}”.",
            )
        },
        mend=_RETYPE,
    ),
    "TYP-025": RuleText(
        title=Text(
            pl="Odstępy przy znakach są pojedyncze i\u00a0po właściwej stronie",
            en="Spaces are single and on the right side of marks",
        ),
        why=Text(
            pl=(
                "Zbędna spacja rozsuwa tekst, a\u00a0znak po niej może zacząć wiersz. Litera"
                " złożona z\u00a0dwóch znaków źle się wyświetla i\u00a0nie daje się wyszukać."
            ),
            en=(
                "A needless space tears the text, and the mark behind it may start a line. A letter"
                " made of two characters shows badly and cannot be searched for."
            ),
        ),
        found={
            "double": Text(
                pl="Podwójna spacja: „{now}”.",
                en="A double space: “{now}”.",
            ),
            "before": Text(
                pl="Zbędna spacja przed znakiem: „{now}”.",
                en="A needless space before a mark: “{now}”.",
            ),
            "after": Text(
                pl="Zbędna spacja po znaku otwierającym: „{now}”.",
                en="A needless space behind an opening mark: “{now}”.",
            ),
            "letters": Text(
                pl="Litera „{better}” jest złożona z\u00a0dwóch znaków: „{text}”.",
                en="The letter “{better}” is made of two characters: “{text}”.",
            ),
        },
        mend=_RETYPE,
    ),
}

RULES: Final[Mapping[str, RuleText]] = {**_MARKS, **GRAMMAR}
