"""Texts of the rules of Polish form: numbers with nouns, words, lists, headings and lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.diagnostics import Kind
from es_docs.messages import Text
from es_docs.messages.rules import RuleText


def in_both(pl: str, en: str) -> Mapping[Kind, Text]:
    """A way to mend that is the same in PowerPoint and Word."""
    text = Text(pl=pl, en=en)
    return {Kind.PPTX: text, Kind.DOCX: text}


_RETYPE: Final = in_both(pl="Wpisz „{better}”.", en="Type “{better}” instead.")

GRAMMAR: Final[Mapping[str, RuleText]] = {
    "TYP-014": RuleText(
        title=Text(
            pl="Rzeczownik ma formę, której wymaga liczba",
            en="A noun has the form its number asks for",
        ),
        why=Text(
            pl=(
                "Po 2, 3 i\u00a04 (także 22, 24, 103) stoi mianownik: 24\u00a0spotkania; po 5, 11,"
                " 21 i\u00a0dalszych dopełniacz: 21\u00a0spotkań. Błąd w\u00a0najważniejszej"
                " liczbie widać od razu."
            ),
            en=(
                "After 2, 3 and 4 (22, 24 and 103 too) the nominative stands: 24 spotkania; after"
                " 5, 11, 21 and on the genitive: 21 spotkań. A slip at the number that matters most"
                " is seen at once."
            ),
        ),
        found={
            "": Text(
                pl="„{now}” powinno mieć postać „{better}”.",
                en="“{now}” should read “{better}”.",
            )
        },
        mend=in_both(
            pl="Popraw rzeczownik: „{better}”.",
            en="Correct the noun: “{better}”.",
        ),
    ),
    "TYP-015": RuleText(
        title=Text(
            pl="Czasownik zgadza się z\u00a0liczbą",
            en="The verb agrees with the number",
        ),
        why=Text(
            pl=(
                "Odbyły się 2\u00a0spotkania, ale odbyło się 5\u00a0spotkań. Zasada pochodzi"
                " z\u00a0ogólnej wiedzy o\u00a0gramatyce, jej źródła nie sprawdzono, dlatego jest"
                " tylko ostrzeżeniem."
            ),
            en=(
                "Odbyły się 2 spotkania, but odbyło się 5 spotkań. The rule is general knowledge of"
                " grammar whose source was not checked, so it is a warning only."
            ),
        ),
        found={
            "": Text(
                pl="Czasownik nie zgadza się z\u00a0liczbą: „{now}” zamiast „{better}”.",
                en="The verb does not agree with the number: “{now}” instead of “{better}”.",
            )
        },
        mend=in_both(
            pl="Wpisz „{better}” albo użyj formy bezosobowej, np. „zrealizowano”.",
            en="Type “{better}”, or use an impersonal form such as “zrealizowano”.",
        ),
    ),
    "TYP-016": RuleText(
        title=Text(
            pl="Przed liczbą stoi „z” albo „ze”, zależnie od wymowy",
            en="“z” or “ze” stands before a number as it is spoken",
        ),
        why=Text(
            pl=(
                "Mówimy „ze stu”, ale „z\u00a0siedemdziesięciu”. Zasada pochodzi z\u00a0ogólnej"
                " wiedzy o\u00a0wymowie, jej źródła nie sprawdzono, dlatego jest tylko"
                " ostrzeżeniem."
            ),
            en=(
                "One says “ze stu”, but “z siedemdziesięciu”. The rule is general knowledge of how"
                " Polish is spoken whose source was not checked, so it is a warning only."
            ),
        ),
        found={
            "": Text(
                pl="„{now}” czyta się „{better}”.",
                en="“{now}” is spoken “{better}”.",
            )
        },
        mend=_RETYPE,
    ),
    "TYP-017": RuleText(
        title=Text(
            pl="Do cyfr nie dopisuje się końcówek",
            en="No endings are glued to digits",
        ),
        why=Text(
            pl=(
                "Końcówkę czytelnik dopowiada sam: „5\u00a0osób”, „10\u00a0maja”. Dopisana jest"
                " błędem, a\u00a0czytnik ekranu czyta ją osobno."
            ),
            en=(
                "Readers supply the ending themselves: “5 osób”, “10 maja”. Glued to digits it is a"
                " mistake, and a screen reader speaks it apart."
            ),
        ),
        found={
            "": Text(
                pl="Końcówka przy cyfrach: „{now}”.",
                en="An ending glued to digits: “{now}”.",
            )
        },
        mend=in_both(
            pl="Zostaw samą liczbę: „{better}”.",
            en="Leave the number alone: “{better}”.",
        ),
    ),
    "TYP-018": RuleText(
        title=Text(
            pl="Wszystkie punkty listy mają jednakowy zapis",
            en="All items of a list follow one pattern",
        ),
        why=Text(
            pl=(
                "Gdy jedne punkty kończą się kropką, a\u00a0inne nie, czytelnik szuka powodu,"
                " którego nie ma. Albo małe litery i\u00a0przecinki lub średniki z\u00a0kropką na"
                " końcu, albo całe zdania z\u00a0kropkami, albo wszędzie bez znaku."
            ),
            en=(
                "Where some items end with a full stop and others do not, readers look for a reason"
                " that is not there. Either small letters and commas or semicolons with a full stop"
                " at the end, or whole sentences, or no mark anywhere."
            ),
        ),
        found={
            "end": Text(
                pl="Punkt „{text}” nie kończy się jak pozostałe, znakiem „{usual}”.",
                en="The item “{text}” does not end like the rest, with “{usual}”.",
            ),
            "bare": Text(
                pl="Punkt „{text}” kończy się znakiem, a\u00a0pozostałe nie.",
                en="The item “{text}” ends with a mark, the rest do not.",
            ),
            "start": Text(
                pl="Punkt „{text}” zaczyna się małą literą, a\u00a0pozostałe wielką.",
                en="The item “{text}” begins with a small letter, the rest with capitals.",
            ),
        },
        mend=in_both(
            pl="Zapisz wszystkie punkty listy tak samo: na początku i\u00a0na końcu.",
            en="Write all items of the list alike, at their beginning and at their end.",
        ),
    ),
    "TYP-019": RuleText(
        title=Text(
            pl="Nagłówek jest zapisany jak zdanie, bez znaku na końcu",
            en="A heading is written like a sentence, without a mark at its end",
        ),
        why=Text(
            pl=(
                "Wielkie litery w\u00a0każdym wyrazie to zwyczaj angielski, a\u00a0kropka czy"
                " dwukropek na końcu nagłówka są zbędne. To zasada z\u00a0praktyki redaktorów, jej"
                " źródła nie sprawdzono."
            ),
            en=(
                "Capitals in every word are an English habit, and a full stop or colon at the end"
                " of a heading is needless. This is the practice of editors; its source was not"
                " checked."
            ),
        ),
        found={
            "mark": Text(
                pl="Nagłówek kończy się zbędnym znakiem: „{text}”.",
                en="The heading ends with a needless mark: “{text}”.",
            ),
            "capitals": Text(
                pl="Wielka litera w\u00a0każdym wyrazie nagłówka: „{text}”.",
                en="Every word of the heading has a capital: “{text}”.",
            ),
        },
        mend=in_both(
            pl="Zapisz: „{better}”. Wielkie litery zostają w\u00a0nazwach własnych.",
            en="Write “{better}”. Proper names keep their capitals.",
        ),
    ),
    "TYP-020": RuleText(
        title=Text(
            pl="Skróty mają kropkę wtedy, gdy urwano koniec wyrazu",
            en="Abbreviations have a full stop where the end of the word is cut off",
        ),
        why=Text(
            pl=(
                "Kropka zastępuje urwaną część wyrazu: „ds.”, „np.”, „tys.”. Skrót, który kończy"
                " się ostatnią literą wyrazu („nr”, „wg”), i\u00a0jednostki („zł”, „mln”) jej nie"
                " mają."
            ),
            en=(
                "The full stop stands for the part cut off: “ds.”, “np.”, “tys.”. What keeps the"
                " last letter of the word (“nr”, “wg”) and units (“zł”, “mln”) have none."
            ),
        ),
        found={
            "missing": Text(
                pl="Po skrócie „{now}” brakuje kropki.",
                en="The abbreviation “{now}” lacks its full stop.",
            ),
            "needless": Text(
                pl="Po skrócie „{better}” kropka jest zbędna.",
                en="The abbreviation “{better}” has no full stop.",
            ),
            "parted": Text(
                pl="Skrót „{better}” pisze się bez odstępu.",
                en="The abbreviation “{better}” has no space in it.",
            ),
        },
        mend=_RETYPE,
    ),
    "TYP-021": RuleText(
        title=Text(
            pl="Nazwy pospolite pisze się małą literą",
            en="Common names are written small",
        ),
        why=Text(
            pl=(
                "„Ekonomia społeczna” i\u00a0„podmiot ekonomii społecznej” to pojęcia, nie nazwy"
                " własne. Wielkie litery zostają w\u00a0nazwach programów, instytucji"
                " i\u00a0dokumentów. Zasadę podano z\u00a0pamięci, jej źródła nie sprawdzono."
            ),
            en=(
                "“Ekonomia społeczna” and “podmiot ekonomii społecznej” are notions, not proper"
                " names. Programmes, bodies and documents keep their capitals. The rule is told"
                " from memory; its source was not checked."
            ),
        ),
        found={
            "": Text(
                pl="„{now}” nie jest tu nazwą własną: „{better}”.",
                en="“{now}” is no proper name here: “{better}”.",
            )
        },
        mend=_RETYPE,
    ),
    "TYP-022": RuleText(
        title=Text(
            pl="Nazwa w\u00a0cudzysłowie zostaje w\u00a0mianowniku",
            en="A name in quotes stays in the nominative",
        ),
        why=Text(
            pl=(
                "Odmienia się wyraz przed nazwą: „stowarzyszenia”, „projektu”. Nazwy"
                " w\u00a0cudzysłowie już nie, bo trudno ją potem rozpoznać. Zasadę podano"
                " z\u00a0pamięci, jej źródła nie sprawdzono."
            ),
            en=(
                "The word before the name is declined: “stowarzyszenia”, “projektu”. The name in"
                " quotes is not, or it is hard to recognise. The rule is told from memory; its"
                " source was not checked."
            ),
        ),
        found={
            "": Text(
                pl="Nazwa w\u00a0cudzysłowie jest odmieniona: {now}.",
                en="The name in quotes is declined: {now}.",
            )
        },
        mend=in_both(
            pl="Wpisz w\u00a0cudzysłowie nazwę tak, jak brzmi w\u00a0mianowniku.",
            en="Write the name in quotes as it reads in the nominative.",
        ),
    ),
    "TYP-023": RuleText(
        title=Text(
            pl="Szablony zdań nie wymagają odmiany wstawianych słów",
            en="Templates of sentences need no declension of what they are filled with",
        ),
        why=Text(
            pl=(
                "Słowo wstawione w\u00a0mianowniku tam, gdzie zdanie wymaga innego przypadka, jest"
                " błędem, którego nikt nie napisał ręcznie. To konwencja tego projektu."
            ),
            en=(
                "A word put in the nominative where the sentence asks for another case is a mistake"
                " that nobody typed. This is a convention of this project."
            ),
        ),
        found={},
        mend=in_both(
            pl="Popraw zdanie, np. na „etykieta: wartość”.",
            en="Recast the sentence, say as “label: value”.",
        ),
    ),
    "TYP-024": RuleText(
        title=Text(
            pl="Daty mają jeden zapis, a\u00a0miesiąc stoi w\u00a0dopełniaczu",
            en="Dates have one form, with the month in the genitive",
        ),
        why=Text(
            pl=(
                "„1.10.2015” obok „01.10.2015” wygląda jak skopiowane z\u00a0dwóch źródeł. Po"
                " numerze dnia miesiąc się odmienia: „1\u00a0października”. Jeden zapis"
                " w\u00a0dokumencie jest konwencją tego projektu."
            ),
            en=(
                "“1.10.2015” beside “01.10.2015” looks copied from two sources. After the day the"
                " month is declined: “1 października”. One form in a document is a convention of"
                " this project."
            ),
        ),
        found={
            "mixed": Text(
                pl="Data „{now}” ma inny zapis niż większość dat dokumentu.",
                en="The date “{now}” is written otherwise than most dates of the document.",
            ),
            "month": Text(
                pl="Miesiąc w\u00a0„{now}” powinien stać w\u00a0dopełniaczu: „{better}”.",
                en="The month in “{now}” should stand in the genitive: “{better}”.",
            ),
        },
        mend=in_both(
            pl="Zapisz tę datę tak: „{better}”.",
            en="Write this date as “{better}”.",
        ),
    ),
    "TYP-026": RuleText(
        title=Text(
            pl="Wiersze i\u00a0nagłówki nie zostają same",
            en="Lines and headings are not left alone",
        ),
        why=Text(
            pl=(
                "Nagłówek na dole strony bez swojego tekstu, samotny wiersz na początku następnej"
                " i\u00a0jeden wyraz w\u00a0ostatnim wierszu tytułu przerywają czytanie. To zasada"
                " z\u00a0praktyki redaktorów, jej źródła nie sprawdzono."
            ),
            en=(
                "A heading at the foot of a page without its text, a single line at the top of the"
                " next one and one word on the last line of a title interrupt reading. This is the"
                " practice of editors; its source was not checked."
            ),
        ),
        found={
            "heading": Text(
                pl="Nagłówki w\u00a0stylu „{style}” mogą zostać na dole strony bez swojego tekstu.",
                en="Headings of the style “{style}” may be left at the foot of a page.",
            ),
            "caption": Text(
                pl="Podpisy w\u00a0stylu „{style}” mogą się oderwać od tabeli pod nimi.",
                en="Captions of the style “{style}” may be parted from the table below them.",
            ),
            "lines": Text(
                pl="W\u00a0stylu „{style}” na stronie może zostać jeden wiersz akapitu.",
                en="In the style “{style}” a single line of a paragraph may be left on a page.",
            ),
            "title": Text(
                pl="W\u00a0ostatnim wierszu tytułu stoi tylko „{now}”.",
                en="On the last line of the title stands only “{now}”.",
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "Skróć tytuł albo zwęż jego pole, tak aby wiersze były podobnej długości. Nie"
                    " łam wiersza ręcznie: po zmianie tekstu podział się rozjedzie."
                ),
                en=(
                    "Shorten the title or narrow its box so that the lines are about as long. Do"
                    " not break the line by hand: the next change of the text would spoil it."
                ),
            ),
            Kind.DOCX: Text(
                pl=(
                    "Narzędzia główne → Style, prawy przycisk na stylu → Modyfikuj → Format →"
                    " Akapit → Podziały wiersza i\u00a0strony: zaznacz „Kontrola bękartów"
                    " i\u00a0wdów”, a\u00a0dla nagłówków i\u00a0podpisów tabel „Razem"
                    " z\u00a0następnym”."
                ),
                en=(
                    "Home → Styles, right-click the style → Modify → Format → Paragraph → Line and"
                    " Page Breaks: tick “Widow/Orphan control”, and “Keep with next” for headings"
                    " and captions of tables."
                ),
            ),
        },
    ),
    "TYP-027": RuleText(
        title=Text(
            pl="Wyrazów nie dzieli się ręcznie ani według obcych zasad",
            en="Words are not broken by hand or by foreign patterns",
        ),
        why=Text(
            pl=(
                "Łącznik wstawiony w\u00a0środku wyrazu zostaje tam po każdej zmianie tekstu."
                " Podział według wzorców innego języka łamie polskie zasady,"
                " a\u00a0w\u00a0nagłówkach wyrazów się nie dzieli."
            ),
            en=(
                "A hyphen put inside a word stays there after every change of the text. Patterns of"
                " another language break the rules of Polish, and words of headings are not broken"
                " at all."
            ),
        ),
        found={
            "hand": Text(
                pl="Wyraz „{better}” podzielono ręcznie łącznikiem i\u00a0podziałem wiersza.",
                en="The word “{better}” was broken by hand, with a hyphen and a line break.",
            ),
            "language": Text(
                pl="Polski tekst jest dzielony według wzorców innego języka ({language}).",
                en="Polish text is hyphenated by the patterns of another language ({language}).",
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl="Usuń łącznik i\u00a0podział wiersza (Shift+Enter) ze środka wyrazu.",
                en="Delete the hyphen and the line break (Shift+Enter) inside the word.",
            ),
            Kind.DOCX: Text(
                pl=(
                    "Usuń łącznik i\u00a0podział wiersza (Shift+Enter) ze środka wyrazu. Dzielenie"
                    " w\u00a0całym dokumencie wyłączysz przez Układ → Dzielenie wyrazów → Brak,"
                    " a\u00a0język ustawisz przez Recenzja → Język → Ustaw język sprawdzania."
                ),
                en=(
                    "Delete the hyphen and the line break (Shift+Enter) inside the word. Switch"
                    " hyphenation off with Layout → Hyphenation → None; set the language with"
                    " Review → Language → Set Proofing Language."
                ),
            ),
        },
    ),
    "TYP-028": RuleText(
        title=Text(
            pl="Wykaz skrótów jest w\u00a0polskiej kolejności alfabetycznej",
            en="Lists of abbreviations are in Polish alphabetical order",
        ),
        why=Text(
            pl=(
                "Skrótu szuka się według alfabetu: ą po a, ł po l, ó po o, ż po ź. Zasadę podano"
                " z\u00a0pamięci, jej źródła nie sprawdzono."
            ),
            en=(
                "People look an abbreviation up by the alphabet: ą after a, ł after l, ó after o, ż"
                " after ź. The rule is told from memory; its source was not checked."
            ),
        ),
        found={
            "": Text(
                pl="„{now}” powinno stać przed „{before}”.",
                en="“{now}” should stand before “{before}”.",
            )
        },
        mend={
            Kind.PPTX: Text(
                pl="Przestaw skróty w\u00a0kolejności alfabetycznej.",
                en="Put the abbreviations in alphabetical order.",
            ),
            Kind.DOCX: Text(
                pl=(
                    "Zaznacz wykaz i\u00a0wybierz Narzędzia główne → Sortuj, rosnąco według tekstu;"
                    " język sortowania (Opcje) ustaw na polski."
                ),
                en=(
                    "Select the list and choose Home → Sort, ascending by text; set the sorting"
                    " language (Options) to Polish."
                ),
            ),
        },
    ),
}
