"""Texts of the rules of the pictures of signs (VIS-010, VIS-044 to VIS-046)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.diagnostics import Kind
from es_docs.messages import Text
from es_docs.messages.rules import RuleText

_SMALLER_PPTX: Final = Text(
    pl=(
        "Zaznacz ten znak i\u00a0zmniejsz go, ciągnąc za narożnik, albo wpisz wysokość flagi Unii"
        " w\u00a0„Format obrazu → Rozmiar → Wysokość kształtu”."
    ),
    en=(
        "Select this sign and shrink it by a corner, or type the height of the Union's flag into"
        " “Picture Format → Size → Shape Height”."
    ),
)
_SMALLER_DOCX: Final = Text(
    pl=(
        "Zaznacz ten znak (w\u00a0zestawieniu kliknij go dwa razy) i\u00a0zmniejsz go, ciągnąc za"
        " narożnik, albo wpisz wysokość flagi Unii w\u00a0„Format obrazu → Rozmiar → Wysokość"
        " kształtu”."
    ),
    en=(
        "Select this sign (in a strip click it twice) and shrink it by a corner, or type the height"
        " of the Union's flag into “Picture Format → Size → Shape Height”."
    ),
)
_RESET: Final = Text(
    pl=(
        "Zaznacz obraz i\u00a0wybierz „Format obrazu → Resetuj obraz → Resetuj obraz"
        " i\u00a0rozmiar”; obrót i\u00a0odbicie cofnij w\u00a0„Rozmieść → Obróć”. Wielkość zmieniaj"
        " tylko za narożnik."
    ),
    en=(
        "Select the picture and choose “Picture Format → Reset Picture → Reset Picture & Size”;"
        " undo rotation and flips under “Arrange → Rotate”. Resize it by a corner only."
    ),
)
_OFFICIAL: Final = Text(
    pl=(
        "Weź plik znaku ze strony instytucji programu, wgraj go poleceniem „es-docs signs add”,"
        " a\u00a0potem uruchom „es-docs build”: znak wejdzie do gotowych dokumentów, Twoje poprawki"
        " zostaną. Możesz też wstawić go ręcznie: „Wstawianie → Obrazy → To urządzenie”."
    ),
    en=(
        "Take the file of the sign from the site of the programme's institution, install it with"
        " “es-docs signs add” and then run “es-docs build”: the sign gets into the documents there"
        " are, your edits stay. You can also insert it by hand: “Insert → Pictures → This Device”."
    ),
)
_FINER: Final = Text(
    pl=(
        "Zastąp obraz plikiem SVG albo EMF lub większym PNG: kliknij prawym przyciskiem myszy"
        " i\u00a0wybierz „Zmień obraz → Z\u00a0pliku”. Wyłącz kompresję: „Plik → Opcje →"
        " Zaawansowane → Nie kompresuj obrazów w\u00a0pliku”."
    ),
    en=(
        "Replace the picture by an SVG or EMF file or a larger PNG: right-click it and choose"
        " “Change Picture → From a File”. Switch compression off: “File → Options → Advanced → Do"
        " not compress images in file”."
    ),
)


def in_both(mend: Text) -> Mapping[Kind, Text]:
    """The same advice in PowerPoint and in Word."""
    return {Kind.PPTX: mend, Kind.DOCX: mend}


RULES: Final[Mapping[str, RuleText]] = {
    "VIS-010": RuleText(
        title=Text(
            pl="Żaden znak nie jest większy od flagi Unii",
            en="No sign is larger than the Union's flag",
        ),
        why=Text(
            pl=(
                "Obok innych znaków flaga ma być co najmniej tak duża, mierząc wysokość lub"
                " szerokość, jak największy z\u00a0nich (rozporządzenie 821/2014,"
                " art.\u00a04\u00a0ust.\u00a05). Liczy się sama flaga, bez słów obok niej."
            ),
            en=(
                "Beside other signs the flag must be at least as large, measured in height or"
                " width, as the largest of them (Regulation 821/2014, Art. 4(5)). The flag alone"
                " counts, without the words beside it."
            ),
        ),
        found={
            "": Text(
                pl="Znak „{object}” jest wyższy od flagi Unii: ma {percent}% jej wysokości.",
                en="The sign “{object}” is higher than the Union's flag: {percent}% of its height.",
            ),
        },
        mend={Kind.PPTX: _SMALLER_PPTX, Kind.DOCX: _SMALLER_DOCX},
    ),
    "VIS-044": RuleText(
        title=Text(
            pl="Znaki z\u00a0plików bez przeróbek", en="Signs from files are shown unchanged"
        ),
        why=Text(
            pl=(
                "Urzędowych znaków nie wolno rozciągać, przycinać, obracać, odbijać ani"
                " przebarwiać: znak zmieniony przestaje być znakiem, a\u00a0część z\u00a0nich jest"
                " chroniona jako znak towarowy (Księga Tożsamości Wizualnej marki Fundusze"
                " Europejskie)."
            ),
            en=(
                "Official signs must not be stretched, cropped, rotated, flipped or recoloured: a"
                " changed sign is no sign any more, and some are registered trade marks (Visual"
                " Identity Manual of European Funds)."
            ),
        ),
        found={
            "stretched": Text(
                pl=(
                    "Znak „{object}” jest zniekształcony: jego szerokość to {percent}% właściwej"
                    " przy tej wysokości."
                ),
                en=(
                    "The sign “{object}” is distorted: its width is {percent}% of what it should be"
                    " at this height."
                ),
            ),
            "cropped": Text(
                pl="Część znaku „{object}” jest obcięta.",
                en="A part of the sign “{object}” is cut off.",
            ),
            "rotated": Text(
                pl="Znak „{object}” jest obrócony.", en="The sign “{object}” is rotated."
            ),
            "mirrored": Text(
                pl="Znak „{object}” jest odbity w\u00a0poziomie albo w\u00a0pionie.",
                en="The sign “{object}” is flipped horizontally or vertically.",
            ),
            "recoloured": Text(
                pl="Znak „{object}” ma zmienione barwy, jasność albo przezroczystość.",
                en="The colours, brightness or transparency of the sign “{object}” are changed.",
            ),
        },
        mend=in_both(_RESET),
    ),
    "VIS-045": RuleText(
        title=Text(pl="Znaki z\u00a0urzędowych plików", en="Signs from official files"),
        why=Text(
            pl=(
                "Znak Funduszy Europejskich, barwy RP i\u00a0znak województwa bierze się"
                " z\u00a0plików instytucji programu; nie wolno ich rysować ani składać"
                " z\u00a0tekstu. Dokument z\u00a0samymi słowami w\u00a0miejscu znaku jest tylko"
                " wersją roboczą."
            ),
            en=(
                "The sign of European Funds, the colours of the Republic and the sign of the region"
                " come from the files of the programme's institution; they are never drawn or set"
                " as text. A document with mere words in place of a sign is a draft."
            ),
        ),
        found={
            "stand-in": Text(
                pl=(
                    "Zamiast urzędowego znaku stoją same słowa „{words}” (liczba takich miejsc:"
                    " {count})."
                ),
                en=(
                    "Mere words “{words}” stand in place of an official sign (number of such"
                    " places: {count})."
                ),
            ),
            "unknown": Text(
                pl=(
                    "Plik znaku „{object}” nie jest żadnym z\u00a0wgranych plików urzędowych"
                    " (liczba takich miejsc: {count})."
                ),
                en=(
                    "The file of the sign “{object}” is none of the official files that are"
                    " installed (number of such places: {count})."
                ),
            ),
        },
        mend=in_both(_OFFICIAL),
    ),
    "VIS-046": RuleText(
        title=Text(pl="Znaki są ostre", en="Signs are sharp"),
        why=Text(
            pl=(
                "Znak z\u00a0niewielu pikseli jest rozmyty na dużym ekranie i\u00a0w\u00a0druku."
                " Żaden przepis nie podaje liczby; przyjęto tu 150\u00a0pikseli na cal na slajdach"
                " i\u00a0300 na stronach, a\u00a0najlepszy jest plik wektorowy."
            ),
            en=(
                "A sign of few pixels is blurred on a large screen and in print. No text gives a"
                " figure; 150 pixels per inch on slides and 300 on pages are a convention adopted"
                " here, and a vector file is best."
            ),
        ),
        found={
            "": Text(
                pl=(
                    "Obraz znaku „{object}” ma za mało pikseli na cal ({dpi}),"
                    " a\u00a0potrzeba co najmniej {least}."
                ),
                en=(
                    "The picture of the sign “{object}” has {dpi} pixels per inch; at least {least}"
                    " are needed."
                ),
            ),
        },
        mend=in_both(_FINER),
    ),
}
