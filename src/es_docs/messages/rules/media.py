"""Texts of the accessibility rules of protection, motion, media and backgrounds (A11Y-060…)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.diagnostics import Kind
from es_docs.messages import Text
from es_docs.messages.rules import RuleText

RULES: Final[Mapping[str, RuleText]] = {
    "A11Y-060": RuleText(
        title=Text(
            pl="Ochrona nie zamyka dokumentu przed technologiami asystującymi",
            en="No protection keeps assistive technology out",
        ),
        why=Text(
            pl=(
                "Hasło i ograniczenie edycji nie pozwalają czytnikom ekranu i innym programom"
                " asystującym korzystać z dokumentu; takiego pliku nie da się też poprawić."
            ),
            en=(
                "A password or restricted editing keeps screen readers and other assistive programs"
                " from the document; nor can such a file be mended."
            ),
        ),
        found={
            "": Text(
                pl="Dokument jest chroniony hasłem albo ma ograniczoną edycję.",
                en="The document is protected by a password, or its editing is restricted.",
            )
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "Plik → Zapisz jako → Narzędzia → Opcje ogólne: usuń hasło ochrony przed"
                    " zmianami i zapisz plik."
                ),
                en=(
                    "File → Save As → Tools → General Options: delete the password to modify and"
                    " save the file."
                ),
            ),
            Kind.DOCX: Text(
                pl="Recenzja → Ogranicz edytowanie → Zatrzymaj ochronę, potem zapisz plik.",
                en="Review → Restrict Editing → Stop Protection, then save the file.",
            ),
        },
    ),
    "A11Y-061": RuleText(
        title=Text(
            pl="Nic nie miga i nic nie dzieje się samo",
            en="Nothing flashes, and nothing happens by itself",
        ),
        why=Text(
            pl=(
                "Kto czyta wolniej, nie zdąży przed zmianą slajdu; ruch bez końca odciąga uwagę,"
                " a miganie może wywołać atak padaczki."
            ),
            en=(
                "Slow readers cannot keep up with slides that change by themselves; endless"
                " movement distracts, and flashing can bring on a seizure."
            ),
        ),
        found={
            "advance": Text(
                pl="Slajd zmienia się sam po {seconds} s.",
                en="The slide goes on by itself after {seconds} s.",
            ),
            "endless": Text(
                pl="Na slajdzie jest animacja bez końca.",
                en="The slide has an animation that never ends.",
            ),
            "animated": Text(
                pl="„{object}” to ruchomy obraz (animowany GIF), którego nie można zatrzymać.",
                en="“{object}” is a moving picture (an animated GIF) that cannot be stopped.",
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "Przejścia → Chronometraż: odznacz pole „Po”. Animacje → Okienko animacji →"
                    " Chronometraż → Powtórz: (brak). Ruchomy obraz zamień na nieruchomy."
                ),
                en=(
                    "Transitions → Timing: clear “After”. Animations → Animation Pane → Timing →"
                    " Repeat: (none). Replace a moving picture by a still one."
                ),
            )
        },
    ),
    "A11Y-062": RuleText(
        title=Text(
            pl="Film i nagranie mają napisy albo transkrypcję",
            en="Film and sound have captions or a transcript",
        ),
        why=Text(
            pl="Bez napisów osoby głuche i słabosłyszące nie poznają treści nagrania.",
            en="Without captions deaf people and people hard of hearing miss what is said.",
        ),
        found={
            "": Text(
                pl="Nagranie „{object}” nie ma napisów ani transkrypcji.",
                en="The recording “{object}” has neither captions nor a transcript.",
            )
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "Zaznacz nagranie i wybierz Odtwarzanie → Wstaw podpisy (plik .vtt) albo dodaj"
                    " do notatek slajdu akapit „Transkrypcja: …”."
                ),
                en=(
                    "Select the recording and choose Playback → Insert Captions (a .vtt file), or"
                    " add a paragraph “Transkrypcja: …” to the notes of the slide."
                ),
            )
        },
    ),
    "A11Y-063": RuleText(
        title=Text(pl="Pola do wypełnienia mają tytuły", en="Fields to fill in have titles"),
        why=Text(
            pl="Bez tytułu czytnik ekranu nie powie, co wpisać w polu.",
            en="Without a title a screen reader cannot say what belongs into the field.",
        ),
        found={
            "control": Text(
                pl="Formant zawartości nie ma tytułu: „{text}”.",
                en="The content control has no title: “{text}”.",
            ),
            "field": Text(
                pl="Pole formularza „{name}” nie ma tekstu pomocy.",
                en="The form field “{name}” has no help text.",
            ),
        },
        mend={
            Kind.DOCX: Text(
                pl=(
                    "Zaznacz pole i wybierz Deweloper → Właściwości → Tytuł (pole formularza:"
                    " Dodaj tekst Pomocy). Kartę „Deweloper” włączysz przez Plik → Opcje →"
                    " Dostosowywanie Wstążki."
                ),
                en=(
                    "Select the field and choose Developer → Properties → Title (a form field: Add"
                    " Help Text). Turn the Developer tab on with File → Options → Customize Ribbon."
                ),
            )
        },
    ),
    "A11Y-064": RuleText(
        title=Text(pl="Za tekstem nie ma obrazu", en="No picture lies behind the text"),
        why=Text(
            pl=(
                "Obraz albo znak wodny pod tekstem odbiera literom kontrast. Reguła z dawnego"
                " sprawdzania ułatwień dostępu pakietu Office, podana z pamięci."
            ),
            en=(
                "A picture or watermark under the text takes contrast from the letters. A rule of"
                " the former accessibility checker of Office, known from memory."
            ),
        ),
        found={
            "background": Text(
                pl="Tłem, na którym stoi tekst, jest obraz.",
                en="The background that text stands on is a picture.",
            ),
            "picture": Text(
                pl="Tekst stoi na dużym obrazie „{object}”.",
                en="Text stands on the large picture “{object}”.",
            ),
            "watermark": Text(
                pl="Pod tekstem jest znak wodny.", en="There is a watermark under the text."
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "Projektowanie → Formatuj tło → Wypełnienie pełne (tło wzorca: Widok → Wzorzec"
                    " slajdów). Obraz pod tekstem przesuń obok albo daj tekstowi jednolite tło."
                ),
                en=(
                    "Design → Format Background → Solid fill (of a master: View → Slide Master)."
                    " Move a picture under text aside, or give the text a solid ground."
                ),
            ),
            Kind.DOCX: Text(
                pl=(
                    "Projektowanie → Znak wodny → Usuń znak wodny; Projektowanie → Kolor strony →"
                    " Brak koloru."
                ),
                en="Design → Watermark → Remove Watermark; Design → Page Color → No Color.",
            ),
        },
    ),
    "A11Y-065": RuleText(
        title=Text(
            pl="Slajd z wykresem albo obrazem ma notatki",
            en="A slide with a chart or picture has notes",
        ),
        why=Text(
            pl=(
                "Kto dostaje samą prezentację, z notatek dowie się, co mówi prelegent o obrazie."
                " Dobra praktyka, konwencja tego projektu."
            ),
            en=(
                "Those who only get the file learn from the notes what the speaker says of the"
                " picture. Good practice, a convention of this project."
            ),
        ),
        found={
            "": Text(
                pl="Slajd pokazuje wykres albo obraz, a jego notatki są puste.",
                en="The slide shows a chart or a picture, and its notes are empty.",
            )
        },
        mend={
            Kind.PPTX: Text(
                pl="Kliknij „Notatki” pod slajdem i napisz dwa, trzy zdania o tym, co on pokazuje.",
                en="Click “Notes” below the slide and write two or three sentences about it.",
            )
        },
    ),
}
