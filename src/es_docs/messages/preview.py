"""Words about the preview (L…), and those its page shows."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from es_docs.messages import Counted, Message, Text

MESSAGES: Final[Mapping[str, Message]] = MappingProxyType(
    {
        "L001": Message(
            what=Text(
                pl=(
                    "Nie ma programu LibreOffice, więc widać rysunki własne: sama treść, bez tego,"
                    " co zmieniono ręcznie w\u00a0plikach."
                ),
                en=(
                    "LibreOffice is not installed, so our own drawings are shown: the content"
                    " alone, without what people changed in the files."
                ),
            ),
            hint=Text(
                pl=(
                    "Aby zobaczyć same dokumenty, zainstaluj LibreOffice (bezpłatny,"
                    " https://pl.libreoffice.org) i\u00a0uruchom podgląd jeszcze raz."
                ),
                en=(
                    "To see the documents themselves, install LibreOffice (free,"
                    " https://www.libreoffice.org) and start the preview again."
                ),
            ),
        ),
        "L002": Message(
            what=Text(
                pl=(
                    "LibreOffice nie narysował dokumentów ({detail}), więc widać rysunki własne:"
                    " samą treść, bez tego, co zmieniono ręcznie w\u00a0plikach."
                ),
                en=(
                    "LibreOffice did not draw the documents ({detail}), so our own drawings are"
                    " shown: the content alone, without what people changed in the files."
                ),
            ),
            hint=Text(
                pl=(
                    "Przy następnym zapisie podgląd spróbuje znowu. Jeśli to się powtarza, otwórz"
                    " dokument w\u00a0LibreOffice i\u00a0zobacz, co tam się dzieje."
                ),
                en=(
                    "The next save tries again. If it keeps happening, open the document in"
                    " LibreOffice and see what happens there."
                ),
            ),
        ),
        "L003": Message(
            what=Text(
                pl="Nie można otworzyć strony podglądu na tym komputerze: {reason}.",
                en="The page of the preview cannot be opened on this computer: {reason}.",
            ),
            hint=Text(
                pl=(
                    "Zamknij inne programy i\u00a0spróbuj jeszcze raz; dokumenty zrobi też"
                    " polecenie es-docs build."
                ),
                en="Close other programs and try again; es-docs build makes the documents too.",
            ),
        ),
        "L004": Message(
            what=Text(
                pl="Zawiódł sam program ({fault}); widać obrazy sprzed tego zapisu.",
                en="The program itself failed ({fault}); the pictures are those from before.",
            ),
            hint=Text(
                pl=(
                    "To nie jest Twój błąd: wyślij ten wiersz i\u00a0plik z\u00a0treścią opiekunowi"
                    " programu."
                ),
                en="It is not your mistake: send this line and the content to the maintainer.",
            ),
        ),
    }
)
"""The documents on a local page that follows every saved change."""

# --- what is told of each build ---------------------------------------------------------------

STARTING: Final = Text(pl="Buduję dokumenty…", en="Building the documents…")
BUILDING: Final = Text(pl="Buduję…", en="Building…")
DRAWING: Final = Text(
    pl="Zapisano o {time}, rysuję {count}…", en="Saved at {time}, drawing {count}…"
)
READY: Final = Text(pl="Zapisano o {time}", en="Saved at {time}")
UNCHANGED: Final = Text(pl="Bez zmian o {time}", en="Unchanged at {time}")
FAILED: Final = Text(
    pl="Nie zapisano o {time}: widać poprzednie obrazy",
    en="Not saved at {time}: the pictures are those from before",
)
DECK: Final = Text(pl="Prezentacja", en="Presentation")
REPORT: Final = Text(pl="Sprawozdanie", en="Report")
SLIDE: Final = Text(pl="Slajd {number}", en="Slide {number}")
HIDDEN_SLIDE: Final = Text(pl="Slajd {number} (ukryty)", en="Slide {number} (hidden)")
PAGE_NUMBER: Final = Text(pl="Strona {number}", en="Page {number}")
GOES_ON: Final = Text(pl="{title} (dalszy ciąg)", en="{title} (continued)")
SLIDE_ALT: Final = Text(
    pl="Slajd {number}: {title}. Jego tekst jest w dokumencie.",
    en="Slide {number}: {title}. Its text is in the document.",
)
PAGE_ALT: Final = Text(
    pl="Strona {number}: {title}. Jej tekst jest w dokumencie.",
    en="Page {number}: {title}. Its text is in the document.",
)
UNTITLED: Final = Text(pl="bez tytułu", en="untitled")
CARDS: Final = Counted(
    one=Text(pl="{count} obraz", en="{count} picture"),
    few=Text(pl="{count} obrazy", en="{count} pictures"),
    many=Text(pl="{count} obrazów", en="{count} pictures"),
)
LINE: Final = Text(pl="wiersz {line}", en="line {line}")
OFFICE_DRAWING: Final = Text(pl="obrazy z\u00a0LibreOffice", en="pictures by LibreOffice")
OWN_DRAWING: Final = Text(
    pl="rysunki własne: treść bez ręcznych zmian",
    en="own drawings: the content without people's changes",
)
OWN_TEXT: Final = Text(
    pl="tekst bez podziału na strony i bez ręcznych zmian",
    en="the text without pages and without people's changes",
)

# --- what LibreOffice draws otherwise ---------------------------------------------------------

LINE_PITCH: Final = Text(
    pl=(
        "PowerPoint stawia wiersze co 1,2 wysokości pisma, LibreOffice bliżej (Calibri: co 1,0)."
        " Tekst w\u00a0kilku wierszach zajmie więc w\u00a0PowerPoincie więcej miejsca niż na"
        " obrazie; program liczy to miejsce tak jak PowerPoint."
    ),
    en=(
        "PowerPoint sets lines 1.2 times the font size apart, LibreOffice closer (Calibri: 1.0)."
        " Text of several lines takes more room in PowerPoint than in the picture; the program"
        " reckons that room as PowerPoint does."
    ),
)
BREAKS_AFTER_SLASH: Final = Text(
    pl=(
        "LibreOffice łamie wiersz po ukośniku („i/lub”), PowerPoint i\u00a0Word nie: tu wiersz może"
        " się kończyć inaczej."
    ),
    en=(
        "LibreOffice breaks a line after a slash (“and/or”), PowerPoint and Word do not: a line may"
        " end elsewhere."
    ),
)
TABLE_ROWS: Final = Text(
    pl=(
        "W\u00a0PowerPoincie tekst w\u00a0komórkach stoi luźniej: wiersz tabeli z\u00a0długim"
        " tekstem może być wyższy niż na tym obrazie."
    ),
    en=(
        "PowerPoint sets text in cells more loosely: a row with long text may be higher than in"
        " this picture."
    ),
)
BAR_WIDTHS: Final = Text(
    pl=(
        "Słupki planu i\u00a0wykonania LibreOffice rysuje tak samo grube, w\u00a0innej kolejności"
        " w\u00a0legendzie; w\u00a0PowerPoincie słupek wykonania jest cieńszy i\u00a0leży na słupku"
        " planu."
    ),
    en=(
        "LibreOffice draws the bars of plan and realisation equally thick and lists them in another"
        " order; in PowerPoint the bar of the realisation is thinner and lies on that of the plan."
    ),
)
PAGE_BREAKS: Final = Text(
    pl=(
        "Word dzieli sprawozdanie na strony po swojemu: koniec strony może wypaść gdzie indziej niż"
        " tutaj."
    ),
    en="Word breaks the report into pages its own way: a page may end elsewhere than here.",
)
SAME_WIDTHS: Final = Text(
    pl=(
        "Zamiast pisma {wanted} narysowano {drawn}: litery wyglądają nieco inaczej, ale są tak samo"
        " szerokie."
    ),
    en="{drawn} was drawn for {wanted}: letters look a little different but are as wide.",
)
OTHER_WIDTHS: Final = Text(
    pl=(
        "Na tym komputerze nie ma pisma {wanted}; narysowano {drawn}, które ma inne szerokości."
        " Wiersze łamią się tu inaczej niż w\u00a0Office."
    ),
    en=(
        "This computer lacks the font {wanted}; {drawn}, which has other widths, was drawn. Lines"
        " break differently from Office."
    ),
)

# --- the page itself --------------------------------------------------------------------------

PAGE: Final[Mapping[str, Text]] = {
    "title": Text(pl="Podgląd dokumentów", en="Preview of the documents"),
    "skip": Text(pl="Przejdź do slajdów", en="Go to the slides"),
    "rail": Text(pl="Slajdy i strony", en="Slides and pages"),
    "findings": Text(pl="Uwagi", en="Findings"),
    "news": Text(pl="Co się zmieniło w danych", en="What changed in the data"),
    "changes": Text(pl="Zmiany", en="Changes"),
    "changed": Text(pl="zmieniono", en="changed"),
    "pending": Text(pl="rysuję…", en="drawing…"),
    "differences": Text(
        pl="Czym obrazy różnią się od PowerPointa i Worda",
        en="Where the pictures differ from PowerPoint and Word",
    ),
    "differs": Text(pl="W Office może wyglądać inaczej", en="May look different in Office"),
    "first": Text(
        pl="Pierwsze obrazy pojawią się za kilka sekund.",
        en="The first pictures will be here in a few seconds.",
    ),
    "zoom": Text(pl="Powiększ", en="Enlarge"),
    "close": Text(pl="Zamknij", en="Close"),
    "previous": Text(pl="Poprzedni", en="Previous"),
    "next": Text(pl="Następny", en="Next"),
    "help": Text(pl="Skróty klawiszowe", en="Keyboard shortcuts"),
    "help_button": Text(pl="Skróty", en="Shortcuts"),
    "key_next": Text(pl="następny slajd lub strona", en="next slide or page"),
    "key_previous": Text(pl="poprzedni slajd lub strona", en="previous slide or page"),
    "key_change": Text(pl="następna zmiana", en="next change"),
    "key_zoom": Text(pl="powiększ slajd lub stronę", en="enlarge the slide or page"),
    "key_close": Text(pl="zamknij powiększenie lub to okno", en="close the enlarged view or this"),
    "key_help": Text(pl="to okno", en="this window"),
    "shortcuts": Text(
        pl="Skróty jednoliterowe (j, k, c, ?) są włączone",
        en="Single-letter shortcuts (j, k, c, ?) are on",
    ),
    "jumping": Text(
        pl="Po zapisie przewijaj do pierwszej zmiany", en="After a save, scroll to the first change"
    ),
    "lost": Text(
        pl=(
            "Brak połączenia z\u00a0programem. Jeśli podgląd zakończono, uruchom go ponownie:"
            " es-docs preview."
        ),
        en=(
            "No connection to the program. If the preview was ended, start it again:"
            " es-docs preview."
        ),
    ),
    "loading": Text(pl="Łączę się z programem…", en="Connecting to the program…"),
    "report_text": Text(pl="Tekst sprawozdania", en="Text of the report"),
    "enter": Text(pl="Enter", en="Enter"),
    "escape": Text(pl="Esc", en="Esc"),
}
"""By the name the page asks for."""
