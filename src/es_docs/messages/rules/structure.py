"""Texts of the accessibility rules of structure, alternatives and contrast (A11Y-001 to A11Y-035).

Those of pictures, charts and colours, and those of tables, stand in modules of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.diagnostics import Kind
from es_docs.messages import Text
from es_docs.messages.rules import RuleText, alternatives, tables

_TITLE_MEND: Final = Text(
    pl=(
        "Otwórz Plik → Informacje i\u00a0wpisz tytuł w\u00a0polu „Tytuł” we właściwościach. Podaj"
        " pełny tytuł projektu albo dokumentu, a\u00a0nie nazwę pliku."
    ),
    en=(
        "Open File → Info and type the title into the field Title among the properties. Give the"
        " full title of the project or document, not the name of the file."
    ),
)

_STRUCTURE: Final[Mapping[str, RuleText]] = {
    "A11Y-001": RuleText(
        title=Text(
            pl="Plik ma tytuł we właściwościach",
            en="The file has a title among its properties",
        ),
        why=Text(
            pl=(
                "Czytnik ekranu odczytuje ten tytuł jako pierwszy, a\u00a0przeglądarka plików PDF"
                " pokazuje go na pasku okna. Nazwa pliku albo szablonu niczego nie wyjaśnia (WCAG"
                " 2.4.2)."
            ),
            en=(
                "A screen reader speaks this title first, and a PDF viewer shows it in the bar of"
                " its window. The name of a file or template explains nothing (WCAG 2.4.2)."
            ),
        ),
        found={
            "missing": Text(
                pl="Plik nie ma tytułu we właściwościach.",
                en="The file has no title among its properties.",
            ),
            "file": Text(
                pl="Tytuł we właściwościach wygląda jak nazwa pliku: „{text}”.",
                en="The title among the properties looks like a file name: “{text}”.",
            ),
            "program": Text(
                pl="Tytuł we właściwościach nadał program albo szablon: „{text}”.",
                en="The title among the properties comes from the program or template: “{text}”.",
            ),
        },
        mend={Kind.PPTX: _TITLE_MEND, Kind.DOCX: _TITLE_MEND},
    ),
    "A11Y-002": RuleText(
        title=Text(pl="Językiem domyślnym jest polski", en="The default language is Polish"),
        why=Text(
            pl=(
                "Według języka dokumentu czytnik ekranu wybiera głos. Polski tekst czytany"
                " angielskim głosem jest niezrozumiały (WCAG 3.1.1)."
            ),
            en=(
                "A screen reader chooses its voice by the language of the document. Polish read by"
                " an English voice cannot be understood (WCAG 3.1.1)."
            ),
        ),
        found={
            "other": Text(
                pl="Językiem domyślnym dokumentu nie jest polski ({language}).",
                en="The default language of the document is not Polish ({language}).",
            ),
            "new": Text(
                pl=(
                    "Tekst jest oznaczony jako polski, ale językiem domyślnym dokumentu jest inny"
                    " ({language}): nowy tekst będzie oznaczony błędnie."
                ),
                en=(
                    "The text is marked as Polish, but the default language of the document is"
                    " another one ({language}): new text will be marked wrongly."
                ),
            ),
            "none": Text(
                pl="Dokument nie ma ustawionego języka.",
                en="The document has no language set.",
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "Zaznacz tekst na slajdach (w\u00a0widoku konspektu Ctrl+A), wybierz Recenzja"
                    " → Język → Ustaw język sprawdzania → polski i\u00a0kliknij „Domyślny”."
                ),
                en=(
                    "Select the text of the slides (Ctrl+A in the outline view), choose Review →"
                    " Language → Set Proofing Language → Polish and click Default."
                ),
            ),
            Kind.DOCX: Text(
                pl=(
                    "Naciśnij Ctrl+A, wybierz Recenzja → Język → Ustaw język sprawdzania → polski"
                    " i\u00a0kliknij „Ustaw jako domyślne”."
                ),
                en=(
                    "Press Ctrl+A, choose Review → Language → Set Proofing Language → Polish and"
                    " click Set As Default."
                ),
            ),
        },
    ),
    "A11Y-003": RuleText(
        title=Text(
            pl="Każdy fragment tekstu ma oznaczony swój język",
            en="Every passage is marked with its language",
        ),
        why=Text(
            pl=(
                "Czytnik ekranu zmienia głos tam, gdzie zmienia się język. Bez oznaczenia obce"
                " zdanie brzmi jak polskie i\u00a0na odwrót (WCAG 3.1.2). Nazwy własne nie wymagają"
                " oznaczenia."
            ),
            en=(
                "A screen reader changes its voice where the language changes. Unmarked, a foreign"
                " sentence sounds like Polish, or the reverse (WCAG 3.1.2). Names need no mark."
            ),
        ),
        found={
            "polish": Text(
                pl="Polski tekst jest oznaczony jako obcy ({language}): „{text}”.",
                en="Polish text is marked as foreign ({language}): “{text}”.",
            ),
            "en": Text(
                pl="Angielski tekst jest oznaczony jako polski: „{text}”.",
                en="English text is marked as Polish: “{text}”.",
            ),
            "de": Text(
                pl="Niemiecki tekst jest oznaczony jako polski: „{text}”.",
                en="German text is marked as Polish: “{text}”.",
            ),
        },
        mend={
            kind: Text(
                pl=(
                    "Zaznacz ten tekst, wybierz Recenzja → Język → Ustaw język sprawdzania"
                    " i\u00a0wskaż język, w\u00a0którym jest napisany."
                ),
                en=(
                    "Select this text, choose Review → Language → Set Proofing Language and pick"
                    " the language it is written in."
                ),
            )
            for kind in (Kind.PPTX, Kind.DOCX)
        },
    ),
    "A11Y-010": RuleText(
        title=Text(pl="Każdy slajd ma tytuł", en="Every slide has a title"),
        why=Text(
            pl=(
                "Po tytułach osoba niewidoma porusza się po prezentacji i\u00a0wie, na którym jest"
                " slajdzie. W\u00a0programie Office jest to reguła „Brak tytułu slajdu” funkcji"
                " Sprawdź ułatwienia dostępu."
            ),
            en=(
                "By their titles a blind person moves through the slides and knows which one is"
                " shown. In Office this is the rule “Missing slide title” of the Accessibility"
                " Checker."
            ),
        ),
        found={
            "none": Text(
                pl="Slajd nie ma tytułu w\u00a0symbolu zastępczym tytułu.",
                en="The slide has no title in a title placeholder.",
            ),
            "empty": Text(
                pl="Symbol zastępczy tytułu slajdu jest pusty.",
                en="The title placeholder of the slide is empty.",
            ),
            "unseen": Text(
                pl="Tytuł jest ukryty albo leży poza slajdem: „{text}”.",
                en="The title is hidden or lies off the slide: “{text}”.",
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "Wybierz Narzędzia główne → Układ i\u00a0wskaż układ z\u00a0tytułem,"
                    " a\u00a0potem wpisz tytuł w\u00a0jego polu. Tytuł wpisany w\u00a0zwykłe pole"
                    " tekstowe się nie liczy."
                ),
                en=(
                    "Choose Home → Layout, pick a layout with a title and type the title into its"
                    " placeholder. A title in a plain text box does not count."
                ),
            )
        },
    ),
    "A11Y-011": RuleText(
        title=Text(pl="Tytuły slajdów się nie powtarzają", en="Titles of slides are unique"),
        why=Text(
            pl=(
                "Na liście slajdów dwóch takich samych tytułów nie da się odróżnić."
                " W\u00a0programie Office jest to reguła „Zduplikowany tytuł slajdu”."
            ),
            en=(
                "In a list of slides two equal titles cannot be told apart. In Office this is the"
                " rule “Duplicate slide title”."
            ),
        ),
        found={
            "": Text(
                pl="Ten sam tytuł „{text}” mają slajdy: {slides}.",
                en="The same title “{text}” stands on the slides {slides}.",
            )
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "Zmień tytuły tak, żeby każdy mówił, co jest na jego slajdzie. Kolejne części"
                    " tej samej treści ponumeruj: „Wyniki (1 z\u00a02)”, „Wyniki (2 z\u00a02)”."
                ),
                en=(
                    "Change the titles so that each says what is on its slide. Number the parts of"
                    " one matter: “Wyniki (1 z 2)”, “Wyniki (2 z 2)”."
                ),
            )
        },
    ),
    "A11Y-012": RuleText(
        title=Text(
            pl="Kolejność czytania slajdu jest logiczna",
            en="A slide is read in a sensible order",
        ),
        why=Text(
            pl=(
                "Czytnik ekranu odczytuje obiekty w\u00a0kolejności ich warstw, a\u00a0nie według"
                " miejsca na slajdzie (WCAG 1.3.2). W\u00a0programie Office jest to reguła „Sprawdź"
                " kolejność czytania”."
            ),
            en=(
                "A screen reader speaks the objects by their layers, not by their places on the"
                " slide (WCAG 1.3.2). In Office this is the rule “Check reading order”."
            ),
        ),
        found={
            "title": Text(
                pl="Obiekt „{early}” jest odczytywany przed tytułem slajdu.",
                en="“{early}” is read before the title of the slide.",
            ),
            "last": Text(
                pl=(
                    "Obiekt „{early}” (stopka, numer slajdu albo pasek znaków) jest odczytywany"
                    " przed treścią: obiekt „{late}” jest dalej w\u00a0kolejności."
                ),
                en=(
                    "“{early}” (a footer, slide number or strip of signs) is read before content:"
                    " “{late}” comes later in the order."
                ),
            ),
            "upwards": Text(
                pl=(
                    "Obiekt „{early}” jest odczytywany przed obiektem „{late}”, choć leży pod nim."
                ),
                en="“{early}” is read before “{late}” although it stands below it.",
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "Otwórz Recenzja → Sprawdź ułatwienia dostępu → Okienko kolejności czytania"
                    " i\u00a0przeciągnij obiekty: najpierw tytuł, potem treść z\u00a0góry na dół,"
                    " na końcu pasek znaków i\u00a0stopka."
                ),
                en=(
                    "Open Review → Check Accessibility → Reading Order Pane and drag the objects:"
                    " the title first, then the content from top to bottom, strip and footer last."
                ),
            )
        },
    ),
    "A11Y-013": RuleText(
        title=Text(
            pl="Treść slajdu jest w\u00a0symbolach zastępczych",
            en="The text of a slide sits in placeholders",
        ),
        why=Text(
            pl=(
                "Zwykłych pól tekstowych nie ma w\u00a0widoku konspektu i\u00a0giną przy eksporcie"
                " do innych formatów. Próg dziewięciu dziesiątych tekstu jest przyjęty w\u00a0tym"
                " narzędziu."
            ),
            en=(
                "Plain text boxes are missing from the outline view and from exports to other"
                " formats. The limit of nine tenths of the text is a convention of this tool."
            ),
        ),
        found={
            "": Text(
                pl="W\u00a0zwykłych polach tekstowych jest {share}% tekstu slajdu: „{text}”.",
                en="{share}% of the text of the slide is in plain text boxes: “{text}”.",
            )
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "Wybierz Narzędzia główne → Układ, wskaż układ z\u00a0polami na tę treść"
                    " i\u00a0przenieś do nich tekst. Gdy brakuje pola, dodaj je w\u00a0Widok →"
                    " Wzorzec slajdów → Wstaw symbol zastępczy."
                ),
                en=(
                    "Choose Home → Layout, pick a layout with room for this content and move the"
                    " text into its placeholders. Add a missing one in View → Slide Master → Insert"
                    " Placeholder."
                ),
            )
        },
    ),
    "A11Y-014": RuleText(
        title=Text(
            pl="Sekcje prezentacji mają znaczące nazwy",
            en="The sections of a deck have meaningful names",
        ),
        why=Text(
            pl=(
                "Nazwy sekcji są spisem treści prezentacji. Domyślne nic nie mówią, powtórzone się"
                " mylą. W\u00a0programie Office są to reguły o\u00a0domyślnej i\u00a0zduplikowanej"
                " nazwie sekcji."
            ),
            en=(
                "The names of the sections are the contents of a deck. Default ones say nothing,"
                " repeated ones confuse. Office has rules for default and duplicate section names."
            ),
        ),
        found={
            "default": Text(
                pl="Sekcja ma nazwę domyślną: „{text}”.",
                en="A section has a default name: “{text}”.",
            ),
            "empty": Text(pl="Sekcja nie ma nazwy.", en="A section has no name."),
            "same": Text(
                pl="Kilka sekcji ma tę samą nazwę: „{text}”.",
                en="Several sections have the same name: “{text}”.",
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "W\u00a0okienku miniatur kliknij nazwę sekcji prawym przyciskiem, wybierz"
                    " „Zmień nazwę sekcji” i\u00a0nazwij temat jej slajdów."
                ),
                en=(
                    "Right-click the name of the section among the thumbnails, choose Rename"
                    " Section and name what its slides are about."
                ),
            )
        },
    ),
    "A11Y-015": RuleText(
        title=Text(
            pl="Nagłówki mają style i\u00a0kolejne poziomy",
            en="Headings have styles and follow level by level",
        ),
        why=Text(
            pl=(
                "Z\u00a0nagłówków powstają okienko nawigacji, spis treści i\u00a0zakładki pliku"
                " PDF. Pominięty poziom wygląda jak brakujący rozdział (WCAG 1.3.1, 2.4.6)."
                " W\u00a0programie Office brak nagłówków zgłasza funkcja Sprawdź ułatwienia"
                " dostępu."
            ),
            en=(
                "The navigation pane, the table of contents and the bookmarks of a PDF are made"
                " from headings. A skipped level looks like a missing chapter (WCAG 1.3.1, 2.4.6)."
                " The Accessibility Checker of Office tells of missing headings."
            ),
        ),
        found={
            "none": Text(
                pl="Długi dokument nie ma ani jednego nagłówka.",
                en="The document is long and has no heading at all.",
            ),
            "first": Text(
                pl="Pierwszy nagłówek jest poziomu {level}, a\u00a0nie 1: „{text}”.",
                en="The first heading is of level {level}, not 1: “{text}”.",
            ),
            "skip": Text(
                pl="Po nagłówku poziomu {before} następuje od razu poziom {level}: „{text}”.",
                en="A heading of level {before} is followed at once by level {level}: “{text}”.",
            ),
            "empty": Text(
                pl="Nagłówek poziomu {level} jest pusty.",
                en="A heading of level {level} is empty.",
            ),
        },
        mend={
            Kind.DOCX: Text(
                pl=(
                    "Ustaw kursor w\u00a0akapicie i\u00a0w\u00a0Narzędzia główne → Style wybierz"
                    " Nagłówek 1, Nagłówek 2… bez przeskakiwania poziomów. Pustemu nagłówkowi nadaj"
                    " styl Normalny albo go usuń."
                ),
                en=(
                    "Put the cursor into the paragraph and choose Heading 1, Heading 2 … among"
                    " Home → Styles without skipping a level. Give an empty heading the style"
                    " Normal or delete it."
                ),
            )
        },
    ),
    "A11Y-016": RuleText(
        title=Text(
            pl="Nagłówki nie są tylko pogrubionym tekstem",
            en="Headings are more than bold text",
        ),
        why=Text(
            pl=(
                "Tekst, który tylko wygląda jak nagłówek, nie trafia do nawigacji ani do spisu"
                " treści i\u00a0osoba niewidoma go nie znajdzie (WCAG 1.3.1)."
            ),
            en=(
                "Text that only looks like a heading is neither in the navigation nor in the table"
                " of contents, so a blind person cannot find it (WCAG 1.3.1)."
            ),
        ),
        found={
            "paragraph": Text(
                pl="Akapit wygląda jak nagłówek, ale nim nie jest: „{text}”.",
                en="A paragraph looks like a heading but is none: “{text}”.",
            ),
            "line": Text(
                pl="Pogrubiony pierwszy wiersz pola udaje nagłówek: „{text}”.",
                en="The bold first line of a placeholder acts as a heading: “{text}”.",
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "Jeśli to temat całego slajdu, przenieś go do tytułu. W\u00a0przeciwnym razie"
                    " użyj układu z\u00a0osobnym polem na śródtytuł albo poziomu tekstu, który"
                    " układ sam pogrubia."
                ),
                en=(
                    "If it is what the slide is about, move it into the title. Otherwise use a"
                    " layout with a placeholder for subtitles, or a text level that the layout"
                    " itself sets in bold."
                ),
            ),
            Kind.DOCX: Text(
                pl=(
                    "Ustaw kursor w\u00a0tym akapicie i\u00a0w\u00a0Narzędzia główne → Style"
                    " wybierz nagłówek odpowiedniego poziomu. Wygląd zmień raz, w\u00a0stylu."
                ),
                en=(
                    "Put the cursor into this paragraph and choose a heading of the right level"
                    " among Home → Styles. Change its looks once, in the style."
                ),
            ),
        },
    ),
    "A11Y-017": RuleText(
        title=Text(
            pl="Długi dokument ma spis treści",
            en="A long document has a table of contents",
        ),
        why=Text(
            pl=(
                "W\u00a0długim tekście spis treści pozwala od razu przejść do właściwego miejsca."
                " Próg pięciu stron jest przyjęty w\u00a0tym narzędziu."
            ),
            en=(
                "In a long text the table of contents leads straight to the right place. The limit"
                " of five pages is a convention of this tool."
            ),
        ),
        found={
            "": Text(
                pl="Dokument ma około {pages} stron i\u00a0nie ma spisu treści.",
                en="The document has about {pages} pages and no table of contents.",
            )
        },
        mend={
            Kind.DOCX: Text(
                pl=(
                    "Wybierz Odwołania → Spis treści i\u00a0wskaż jedną z\u00a0tabel"
                    " automatycznych."
                ),
                en="Choose References → Table of Contents and pick one of the automatic tables.",
            )
        },
    ),
}

RULES: Final[Mapping[str, RuleText]] = {**_STRUCTURE, **alternatives.RULES, **tables.RULES}
