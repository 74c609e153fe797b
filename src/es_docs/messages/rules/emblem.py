"""Texts of the rules of the Union's emblem (VIS-020 to VIS-031, VIS-043).

Those of the pictures of all signs stand in `sign_pictures`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.diagnostics import Kind
from es_docs.messages import Text
from es_docs.messages.rules import RuleText, sign_pictures
from es_docs.messages.rules.sign_pictures import in_both

_REPLACE: Final = Text(
    pl=(
        "Usuń tę flagę i\u00a0wstaw urzędowy plik z\u00a0flagą Unii: „Wstawianie → Obrazy → To"
        " urządzenie”, a\u00a0jeśli to obraz, kliknij go prawym przyciskiem myszy i\u00a0wybierz"
        " „Zmień obraz → Z\u00a0pliku”. Flagi nie rysuj samodzielnie."
    ),
    en=(
        "Delete this flag and insert an official file of the Union's flag: “Insert → Pictures →"
        " This Device”; if it is a picture, right-click it and choose “Change Picture → From a"
        " File”. Do not draw the flag yourself."
    ),
)
_RESET_PPTX: Final = Text(
    pl=(
        "Zaznacz obraz i\u00a0wybierz „Format obrazu → Resetuj obraz → Resetuj obraz"
        " i\u00a0rozmiar”, a\u00a0potem zmień wielkość, ciągnąc tylko za narożnik."
    ),
    en=(
        "Select the picture, choose “Picture Format → Reset Picture → Reset Picture & Size”, and"
        " then resize it by a corner only."
    ),
)
_RESET_DOCX: Final = Text(
    pl=(
        "Zaznacz obraz (w\u00a0zestawieniu kliknij go dwa razy) i\u00a0wybierz „Format obrazu →"
        " Resetuj obraz → Resetuj obraz i\u00a0rozmiar”, a\u00a0potem zmień wielkość, ciągnąc tylko"
        " za narożnik."
    ),
    en=(
        "Select the picture (in a strip click it twice), choose “Picture Format → Reset Picture →"
        " Reset Picture & Size”, and then resize it by a corner only."
    ),
)
_UPRIGHT: Final = Text(
    pl=(
        "Zaznacz flagę i\u00a0w\u00a0okienku „Format obrazu → Rozmiar” (dla kształtów „Format"
        " kształtu → Rozmiar”) wpisz obrót 0°; odbicie cofnij w\u00a0„Rozmieść → Obróć”. Jeśli"
        " przekrzywione są same gwiazdy, zastąp flagę urzędowym plikiem."
    ),
    en=(
        "Select the flag and type a rotation of 0° under “Picture Format → Size” (“Shape Format →"
        " Size” for shapes); undo a flip under “Arrange → Rotate”. If the stars alone are tilted,"
        " replace the flag by an official file."
    ),
)
_PLAIN: Final = Text(
    pl=(
        "Zaznacz flagę i\u00a0usuń ozdoby: „Format obrazu → Efekty obrazu” oraz „Obramowanie obrazu"
        " → Bez konturu” (dla kształtów „Format kształtu → Efekty kształtu” i\u00a0„Kontury"
        " kształtu”); przezroczystość ustaw na 0%. Jeśli ozdoba jest w\u00a0samym pliku, zastąp go"
        " urzędowym."
    ),
    en=(
        "Select the flag and take the decoration away: “Picture Format → Picture Effects” and"
        " “Picture Border → No Outline” (“Shape Format → Shape Effects” and “Shape Outline” for"
        " shapes); set the transparency to 0%. If the file itself is decorated, replace it by an"
        " official one."
    ),
)
_IN_COLOUR: Final = Text(
    pl=(
        "Przywróć kolory: „Format obrazu → Kolor → Bez zmiany koloru”. Jeśli jednobarwny jest sam"
        " plik, zastąp go pełnokolorowym: „Zmień obraz → Z\u00a0pliku”."
    ),
    en=(
        "Bring the colours back: “Picture Format → Color → No Recolor”. If the file itself has one"
        " colour, replace it by the full-colour one: “Change Picture → From a File”."
    ),
)


_GEOMETRY: Final[Mapping[str, RuleText]] = {
    "VIS-020": RuleText(
        title=Text(
            pl="Flaga Unii ma proporcje 3\u00a0:\u00a02", en="The Union's flag is three by two"
        ),
        why=Text(
            pl=(
                "Wzór flagi jest ustalony: szerokość to półtorej wysokości (rozporządzenie"
                " 821/2014, załącznik II). Rozciągniętej flagi instytucja kontrolująca nie uzna za"
                " znak Unii."
            ),
            en=(
                "The pattern of the flag is fixed: it is one and a half times as wide as high"
                " (Regulation 821/2014, Annex II). A stretched flag is not accepted as the sign of"
                " the Union."
            ),
        ),
        found={
            "": Text(
                pl="Szerokość flagi Unii to {percent}% jej wysokości, a\u00a0ma być 150%.",
                en="The Union's flag is {percent}% as wide as high; it has to be 150%.",
            ),
            "picture": Text(
                pl=(
                    "Flaga Unii w\u00a0pliku obrazu ma złe proporcje: szerokość to {percent}%"
                    " wysokości, a\u00a0ma być 150% (liczba miejsc z\u00a0tym obrazem: {count})."
                ),
                en=(
                    "The Union's flag in the picture file has wrong proportions: it is {percent}%"
                    " as wide as high instead of 150% (places with this picture: {count})."
                ),
            ),
            "stretched": Text(
                pl=(
                    "Obraz z\u00a0flagą Unii jest rozciągnięty: szerokość flagi to {percent}% jej"
                    " wysokości, a\u00a0ma być 150%."
                ),
                en=(
                    "The picture of the Union's flag is stretched: it is {percent}% as wide as high"
                    " instead of 150%."
                ),
            ),
        },
        mend={Kind.PPTX: _RESET_PPTX, Kind.DOCX: _RESET_DOCX},
    ),
    "VIS-021": RuleText(
        title=Text(pl="Na fladze jest dwanaście gwiazd", en="The flag has twelve stars"),
        why=Text(
            pl=(
                "Gwiazd jest zawsze dwanaście i\u00a0każda ma pięć ramion; ich liczba nie zależy od"
                " liczby państw (rozporządzenie 821/2014, załącznik II)."
            ),
            en=(
                "There are always twelve five-pointed stars; their number does not depend on that"
                " of the member states (Regulation 821/2014, Annex II)."
            ),
        ),
        found={
            "": Text(
                pl=(
                    "Na fladze Unii widać tyle gwiazd: {stars}, a\u00a0ma być 12 (liczba miejsc"
                    " z\u00a0tą flagą: {count})."
                ),
                en=(
                    "The number of stars seen on the Union's flag is {stars} instead of 12 (places"
                    " with this flag: {count})."
                ),
            ),
            "points": Text(
                pl=(
                    "Nie wszystkie gwiazdy na fladze Unii mają pięć ramion; liczba innych"
                    " kształtów: {stars} (liczba miejsc z\u00a0tą flagą: {count})."
                ),
                en=(
                    "Not all stars on the Union's flag have five points; the number of other shapes"
                    " is {stars} (places with this flag: {count})."
                ),
            ),
            "none": Text(
                pl=(
                    "W\u00a0miejscu flagi Unii („{object}”) nie widać niebieskiego pola"
                    " z\u00a0gwiazdami."
                ),
                en="No field with stars is seen where the Union's flag should be (“{object}”).",
            ),
        },
        mend=in_both(_REPLACE),
    ),
    "VIS-022": RuleText(
        title=Text(pl="Gwiazdy stoją jak godziny na zegarze", en="Stars stand as on a clock"),
        why=Text(
            pl=(
                "Środki gwiazd leżą na okręgu o\u00a0promieniu 1/3\u00a0wysokości flagi,"
                " w\u00a0miejscach godzin na tarczy zegara (rozporządzenie 821/2014, załącznik II)."
                " Inny układ zdradza, że flagę ktoś narysował samodzielnie."
            ),
            en=(
                "The centres of the stars lie on a circle of 1/3 of the flag's height, where the"
                " hours are on a clock (Regulation 821/2014, Annex II). Another arrangement shows"
                " that somebody drew the flag on their own."
            ),
        ),
        found={
            "": Text(
                pl=(
                    "Gwiazdy na fladze Unii nie stoją na swoich miejscach: odchylenie wynosi do"
                    " {percent}% wysokości flagi (liczba miejsc z\u00a0tą flagą: {count})."
                ),
                en=(
                    "The stars on the Union's flag are out of place by up to {percent}% of its"
                    " height (places with this flag: {count})."
                ),
            ),
        },
        mend=in_both(_REPLACE),
    ),
    "VIS-023": RuleText(
        title=Text(pl="Gwiazdy mają właściwą wielkość", en="Stars have the right size"),
        why=Text(
            pl=(
                "Ramiona gwiazdy sięgają okręgu o\u00a0promieniu 1/18\u00a0wysokości flagi"
                " (rozporządzenie 821/2014, załącznik II)."
            ),
            en=(
                "The points of a star reach a circle of 1/18 of the flag's height (Regulation"
                " 821/2014, Annex II)."
            ),
        ),
        found={
            "": Text(
                pl=(
                    "Wielkość gwiazd na fladze Unii to {percent}% właściwej (liczba miejsc"
                    " z\u00a0tą flagą: {count})."
                ),
                en=(
                    "A star on the Union's flag has {percent}% of the right size (places with this"
                    " flag: {count})."
                ),
            ),
        },
        mend=in_both(_REPLACE),
    ),
    "VIS-024": RuleText(
        title=Text(pl="Flaga i\u00a0gwiazdy stoją prosto", en="The flag and its stars are upright"),
        why=Text(
            pl=(
                "Każda gwiazda stoi na dwóch ramionach, a\u00a0jedno kieruje pionowo w\u00a0górę;"
                " gwiazdy nie obracają się razem z\u00a0okręgiem, a\u00a0flagi nie wolno obracać"
                " ani odbijać (rozporządzenie 821/2014, załącznik II)."
            ),
            en=(
                "Every star stands on two points with one straight up; stars do not turn with the"
                " circle, and the flag is never rotated or flipped (Regulation 821/2014, Annex II)."
            ),
        ),
        found={
            "": Text(
                pl=(
                    "Gwiazdy na fladze Unii są przekrzywione; ich liczba: {stars} (liczba miejsc"
                    " z\u00a0tą flagą: {count})."
                ),
                en=(
                    "Stars on the Union's flag are tilted; their number is {stars} (places with"
                    " this flag: {count})."
                ),
            ),
            "rotated": Text(
                pl="Flaga Unii jest obrócona o\u00a0{degrees}°.",
                en="The Union's flag is rotated by {degrees}°.",
            ),
            "mirrored": Text(
                pl="Flaga Unii jest odbita w\u00a0poziomie albo w\u00a0pionie.",
                en="The Union's flag is flipped horizontally or vertically.",
            ),
        },
        mend=in_both(_UPRIGHT),
    ),
    "VIS-025": RuleText(
        title=Text(pl="Gwiazdy są foremne", en="Stars are regular"),
        why=Text(
            pl=(
                "Gwiazda flagi powstaje z\u00a0połączenia co drugiego wierzchołka pięciokąta"
                " foremnego. Wynika to z\u00a0rysunku w\u00a0załączniku II do rozporządzenia"
                " 821/2014; przepis nie podaje grubości ramion wprost."
            ),
            en=(
                "A star of the flag joins every second corner of a regular pentagon. This follows"
                " from the figure in Annex II of Regulation 821/2014; the text does not give the"
                " breadth of the arms."
            ),
        ),
        found={
            "thick": Text(
                pl=(
                    "Ramiona gwiazd na fladze Unii są za grube (liczba miejsc z\u00a0tą flagą:"
                    " {count})."
                ),
                en=(
                    "The arms of the stars on the Union's flag are too thick (places with this"
                    " flag: {count})."
                ),
            ),
            "thin": Text(
                pl=(
                    "Ramiona gwiazd na fladze Unii są za cienkie (liczba miejsc z\u00a0tą flagą:"
                    " {count})."
                ),
                en=(
                    "The arms of the stars on the Union's flag are too thin (places with this flag:"
                    " {count})."
                ),
            ),
        },
        mend=in_both(_REPLACE),
    ),
}

_COLOURS: Final[Mapping[str, RuleText]] = {
    "VIS-026": RuleText(
        title=Text(
            pl="Barwy flagi: #003399 i\u00a0#FFCC00", en="Flag colours: #003399 and #FFCC00"
        ),
        why=Text(
            pl=(
                "Pole ma barwę Pantone Reflex Blue, na ekranie #003399, a\u00a0gwiazdy Pantone"
                " Yellow, na ekranie #FFCC00 (rozporządzenie 821/2014, załącznik II). Zbliżony"
                " odcień w\u00a0pliku obrazu pochodzi zwykle z\u00a0przygotowania do druku."
            ),
            en=(
                "The field is Pantone Reflex Blue, #003399 on screens, and the stars are Pantone"
                " Yellow, #FFCC00 on screens (Regulation 821/2014, Annex II). A shade close by in a"
                " picture file usually comes from a version for print."
            ),
        ),
        found={
            "field": Text(
                pl=(
                    "Pole flagi Unii ma barwę {colour} zamiast #003399 (liczba miejsc z\u00a0tą"
                    " flagą: {count})."
                ),
                en=(
                    "The field of the Union's flag is {colour} instead of #003399 (places with this"
                    " flag: {count})."
                ),
            ),
            "stars": Text(
                pl=(
                    "Gwiazdy na fladze Unii mają barwę {colour} zamiast #FFCC00 (liczba miejsc"
                    " z\u00a0tą flagą: {count})."
                ),
                en=(
                    "The stars on the Union's flag are {colour} instead of #FFCC00 (places with"
                    " this flag: {count})."
                ),
            ),
            "theme": Text(
                pl=(
                    "Barwa flagi Unii pochodzi z\u00a0motywu i\u00a0zmieni się razem z\u00a0nim"
                    " (teraz {colour}; liczba miejsc z\u00a0tą flagą: {count})."
                ),
                en=(
                    "A colour of the Union's flag comes from the theme and changes with it (now"
                    " {colour}; places with this flag: {count})."
                ),
            ),
        },
        mend=in_both(
            Text(
                pl=(
                    "Flagę wstawioną jako obraz zastąp urzędowym plikiem: „Zmień obraz →"
                    " Z\u00a0pliku”. W\u00a0kształtach wybierz „Wypełnienie kształtu → Więcej"
                    " kolorów wypełnienia → Niestandardowe” i\u00a0wpisz szesnastkowo 003399 dla"
                    " pola, FFCC00 dla gwiazd."
                ),
                en=(
                    "Replace a flag that is a picture by the official file: “Change Picture → From"
                    " a File”. For shapes choose “Shape Fill → More Fill Colors → Custom” and type"
                    " the hex values 003399 for the field and FFCC00 for the stars."
                ),
            )
        ),
    ),
    "VIS-027": RuleText(
        title=Text(
            pl="Flaga bez efektów i\u00a0obramowań", en="A flag without effects or outlines"
        ),
        why=Text(
            pl=(
                "Znaku Unii nie wolno zmieniać ani ozdabiać: jedyną dozwoloną ramką jest biały"
                " pasek na kolorowym tle (rozporządzenie 821/2014, załącznik II)."
            ),
            en=(
                "The sign of the Union must not be changed or decorated: the only frame allowed is"
                " the white border on a coloured ground (Regulation 821/2014, Annex II)."
            ),
        ),
        found={
            "effect": Text(
                pl="Flaga Unii ma cień, poświatę, odbicie albo inny efekt.",
                en="The Union's flag has a shadow, a glow, a reflection or another effect.",
            ),
            "outline": Text(
                pl="Flaga Unii albo jej gwiazdy mają kontur.",
                en="The Union's flag or its stars have an outline.",
            ),
            "gradient": Text(
                pl="Flaga Unii jest wypełniona gradientem, deseniem albo obrazem.",
                en="The Union's flag is filled with a gradient, a pattern or a picture.",
            ),
            "transparency": Text(
                pl="Flaga Unii jest częściowo przezroczysta.",
                en="The Union's flag is partly transparent.",
            ),
        },
        mend=in_both(_PLAIN),
    ),
    "VIS-028": RuleText(
        title=Text(pl="Flaga na białym tle", en="The flag on white"),
        why=Text(
            pl=(
                "Flaga powinna stać na białym tle; na kolorowym otacza ją biały pasek szerokości"
                " 1/25\u00a0jej wysokości (rozporządzenie 821/2014, załącznik II). Inaczej zlewa"
                " się z\u00a0tłem."
            ),
            en=(
                "The flag should stand on white; on a coloured ground a white border of 1/25 of its"
                " height surrounds it (Regulation 821/2014, Annex II). Otherwise it melts into the"
                " ground."
            ),
        ),
        found={
            "": Text(
                pl="Flaga Unii stoi na tle {colour} bez białego paska dookoła.",
                en="The Union's flag stands on {colour} without a white border around it.",
            ),
            "picture": Text(
                pl="Flaga Unii leży na zdjęciu albo gradiencie bez białego paska dookoła.",
                en="The Union's flag lies on a picture or gradient without a white border.",
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl=(
                    "Wstaw pod znaki biały prostokąt bez konturu („Wstawianie → Kształty”, potem"
                    " „Rozmieść → Przesuń na spód”) albo użyj pliku flagi z\u00a0białym paskiem."
                ),
                en=(
                    "Put a white rectangle without an outline below the signs (“Insert → Shapes”,"
                    " then “Arrange → Send to Back”), or use a file of the flag with a white"
                    " border."
                ),
            ),
            Kind.DOCX: Text(
                pl=(
                    "Usuń kolor strony („Projektowanie → Kolor strony → Bez koloru”) albo"
                    " cieniowanie akapitu lub komórki („Narzędzia główne → Cieniowanie → Bez"
                    " koloru”), ewentualnie użyj pliku flagi z\u00a0białym paskiem."
                ),
                en=(
                    "Remove the page colour (“Design → Page Color → No Color”) or the shading of"
                    " the paragraph or cell (“Home → Shading → No Color”), or use a file of the"
                    " flag with a white border."
                ),
            ),
        },
    ),
    "VIS-029": RuleText(
        title=Text(pl="Flaga w\u00a0kolorach", en="The flag in colour"),
        why=Text(
            pl=(
                "W\u00a0dokumentach elektronicznych znaki są pełnokolorowe; wariant jednobarwny"
                " jest dozwolony tylko w\u00a0uzasadnionych przypadkach, takich jak druk"
                " czarno-biały (rozporządzenie 821/2014, art.\u00a04\u00a0ust.\u00a01)."
            ),
            en=(
                "In electronic documents the signs are in full colour; a variant of one colour is"
                " allowed in justified cases only, such as black-and-white print (Regulation"
                " 821/2014, Art. 4(1))."
            ),
        ),
        found={
            "": Text(
                pl="Flaga Unii jest jednobarwna.",
                en="The Union's flag is shown in one colour.",
            ),
        },
        mend=in_both(_IN_COLOUR),
    ),
    "VIS-030": RuleText(
        title=Text(pl="Dozwolone warianty jednobarwne", en="The allowed one-colour variants"),
        why=Text(
            pl=(
                "Flaga jednobarwna ma tylko dwie postaci: czarny kontur i\u00a0czarne gwiazdy na"
                " bieli albo białe gwiazdy na polu Reflex Blue (#003399). Szara flaga nie jest"
                " żadną z\u00a0nich (rozporządzenie 821/2014, załącznik II)."
            ),
            en=(
                "A flag of one colour has two forms only: black outline and black stars on white,"
                " or white stars on Reflex Blue (#003399). A grey flag is neither (Regulation"
                " 821/2014, Annex II)."
            ),
        ),
        found={
            "": Text(
                pl=(
                    "Jednobarwna flaga Unii nie jest żadnym z\u00a0dozwolonych wariantów: pole"
                    " {field}, gwiazdy {stars} (liczba miejsc z\u00a0tą flagą: {count})."
                ),
                en=(
                    "The Union's flag of one colour is none of the allowed variants: field {field},"
                    " stars {stars} (places with this flag: {count})."
                ),
            ),
        },
        mend=in_both(_IN_COLOUR),
    ),
    "VIS-031": RuleText(
        title=Text(
            pl="Barwy RP tylko w\u00a0zestawie kolorowym",
            en="The colours of the Republic in colour sets only",
        ),
        why=Text(
            pl=(
                "Barwy Rzeczypospolitej Polskiej występują tylko w\u00a0pełnym kolorze, dlatego"
                " w\u00a0zestawieniu jednobarwnym nie ma ich wcale."
            ),
            en=(
                "The colours of the Republic of Poland exist in full colour only, so a strip of one"
                " colour does not hold them at all."
            ),
        ),
        found={
            "": Text(
                pl="Flaga Unii jest jednobarwna, a\u00a0w\u00a0tym samym zestawieniu są barwy RP.",
                en=(
                    "The Union's flag has one colour, and the same strip holds the colours of the"
                    " Republic."
                ),
            ),
        },
        mend=in_both(_IN_COLOUR),
    ),
    "VIS-043": RuleText(
        title=Text(pl="Flaga ma co najmniej 10\u00a0mm", en="The flag is at least 10 mm high"),
        why=Text(
            pl=(
                "Znak ma być dobrze widoczny. Rozporządzenie nie podaje liczby; 10\u00a0mm na"
                " stronie A4 i\u00a0na slajdzie szerokości 33,9\u00a0cm to przyjęta tu zasada,"
                " zgodna z\u00a0księgami znaków."
            ),
            en=(
                "The sign has to be clearly visible. The regulation gives no figure; 10 mm on an A4"
                " page and on a slide 33.9 cm wide is a convention adopted here, in line with the"
                " sign manuals."
            ),
        ),
        found={
            "": Text(
                pl=(
                    "Flaga Unii ma {height}\u00a0mm wysokości, a\u00a0potrzeba co najmniej"
                    " {least}\u00a0mm."
                ),
                en="The Union's flag is {height} mm high; at least {least} mm are needed.",
            ),
        },
        mend=in_both(
            Text(
                pl=(
                    "Zaznacz całe zestawienie znaków i\u00a0powiększ je, ciągnąc za narożnik, tak"
                    " aby wszystkie znaki urosły jednakowo."
                ),
                en=(
                    "Select the whole strip and enlarge it by a corner, so that all its signs grow"
                    " alike."
                ),
            )
        ),
    ),
}

RULES: Final[Mapping[str, RuleText]] = {**_GEOMETRY, **_COLOURS, **sign_pictures.RULES}
