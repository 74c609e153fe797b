"""Texts of the rules of the sign strip: where it stands, its signs, their order and their room.

Those of the words that name who pays stand in `sign_words`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.diagnostics import Kind
from es_docs.messages import Text
from es_docs.messages.rules import RuleText, sign_words

_ORDER_PPTX: Final = Text(
    pl="Kliknij zestawienie dwa razy, aby zaznaczyć pojedynczy znak, i przesuń go na właściwe "
    "miejsce. Odstępy wyrówna „Narzędzia główne → Rozmieść → Wyrównaj → Rozłóż w poziomie”.",
    en="Click the strip twice to select a single sign and move it to its place. “Home → Arrange → "
    "Align → Distribute Horizontally” evens the gaps.",
)
_ORDER_DOCX: Final = Text(
    pl="Kliknij zestawienie dwa razy, aby zaznaczyć pojedynczy znak, i przesuń go na właściwe "
    "miejsce. Odstępy wyrówna „Układ → Wyrównaj → Rozłóż w poziomie”.",
    en="Click the strip twice to select a single sign and move it to its place. “Layout → Align → "
    "Distribute Horizontally” evens the gaps.",
)
_ORDER: Final[Mapping[Kind, Text]] = {Kind.PPTX: _ORDER_PPTX, Kind.DOCX: _ORDER_DOCX}
_INSERT: Final = Text(
    pl="Wstaw brakujący znak z pliku instytucji programu: „Wstawianie → Obrazy → To urządzenie”.",
    en="Insert the missing sign from the file of the programme's institution: “Insert → Pictures "
    "→ This Device”.",
)
_REMOVE: Final = Text(
    pl="Kliknij zestawienie dwa razy, aby zaznaczyć ten znak, i naciśnij Delete.",
    en="Click the strip twice to select this sign, and press Delete.",
)
_MISSING: Final = Text(
    pl="W zestawieniu znaków brakuje: {signs}.", en="The sign strip lacks: {signs}."
)
_TWICE: Final = Text(
    pl="W zestawieniu znaków powtarza się: {signs}.",
    en="A sign stands in the strip more than once: {signs}.",
)
_FIRST: Final = Text(
    pl="Zestawienie nie zaczyna się od znaku „Fundusze Europejskie”; kolejność: {order}.",
    en="The strip does not begin with the sign “Fundusze Europejskie”; its order: {order}.",
)
_LAST: Final = Text(
    pl="Zestawienie nie kończy się znakiem „Unia Europejska”; kolejność: {order}.",
    en="The strip does not end with the sign “Unia Europejska”; its order: {order}.",
)
_SEQUENCE: Final = Text(
    pl="Znaki stoją w złej kolejności: {order}.", en="The signs stand in the wrong order: {order}."
)
_NARROW_GAP: Final = Text(
    pl="Odstęp przed znakiem „{object}” ma {gap} mm, a potrzeba co najmniej {least} mm.",
    en="The gap before the sign “{object}” is {gap} mm; at least {least} mm are needed.",
)
_INTRUDER: Final = Text(
    pl="W polu ochronnym zestawienia znaków ({least} mm z każdej strony) stoi „{object}”.",
    en="“{object}” stands in the clear space of the sign strip ({least} mm on each side).",
)
_TEXT_BESIDE: Final = Text(
    pl="W wierszu ze znakami stoi tekst „{text}”, a wokół potrzeba {least} mm pustego miejsca.",
    en="The text “{text}” stands in the line of the signs, which need {least} mm of empty room.",
)
_ROOM: Final[Mapping[Kind, Text]] = {
    Kind.PPTX: Text(
        pl="Odsuń element od zestawienia albo rozsuń znaki („Narzędzia główne → Rozmieść → "
        "Wyrównaj → Rozłóż w poziomie”).",
        en="Move the object away from the strip, or the signs apart (“Home → Arrange → Align → "
        "Distribute Horizontally”).",
    ),
    Kind.DOCX: Text(
        pl="Zwiększ odstęp po akapicie ze znakami („Układ → Odstępy → Po”) albo rozsuń znaki "
        "(„Układ → Wyrównaj → Rozłóż w poziomie”).",
        en="Increase the spacing after the paragraph with the signs (“Layout → Spacing → After”), "
        "or move the signs apart (“Layout → Align → Distribute Horizontally”).",
    ),
}

_STRIPS: Final[Mapping[str, RuleText]] = {
    "VIS-001": RuleText(
        title=Text(
            pl="Zestawienie znaków na początku dokumentu",
            en="A sign strip at the beginning of the document",
        ),
        why=Text(
            pl="Każdy materiał projektu musi pokazywać, że zapłaciła za niego Unia: znakiem Unii "
            "i znakiem programu, w widocznym miejscu. Wystarczy pierwszy slajd lub pierwsza "
            "strona, ale tam odbiorca musi je zobaczyć.",
            en="Everything a project publishes has to show that the Union paid for it: with the "
            "Union's sign and the programme's, where people see them. The first slide or page is "
            "enough, but there they have to be.",
        ),
        found={
            "none": Text(
                pl="W dokumencie nie ma zestawienia znaków.",
                en="The document has no sign strip.",
            ),
            "elsewhere": Text(
                pl="Zestawienie znaków jest dalej, ale nie na początku dokumentu.",
                en="There is a sign strip further on, but none at the beginning of the document.",
            ),
            "picture": Text(
                pl="Nie widać, czy obraz „{object}” jest zestawieniem znaków: nie ma opisu.",
                en="Nothing tells whether the picture “{object}” is the sign strip: it has no "
                "description.",
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl="Na pierwszym slajdzie wstaw zestawienie znaków z pliku instytucji programu "
                "(„Wstawianie → Obrazy”). Jeśli już tam jest jako obraz, wymień znaki w jego "
                "opisie: prawy przycisk myszy → „Wyświetl tekst alternatywny”.",
                en="Insert the strip from the file of the programme's institution on the first "
                "slide (“Insert → Pictures”). If it is there as a picture, name its signs in the "
                "description: right-click → “View Alt Text”.",
            ),
            Kind.DOCX: Text(
                pl="Na pierwszej stronie wstaw zestawienie znaków z pliku instytucji programu "
                "(„Wstawianie → Obrazy”). Jeśli już tam jest jako obraz, wymień znaki w jego "
                "opisie: prawy przycisk myszy → „Wyświetl tekst alternatywny”.",
                en="Insert the strip from the file of the programme's institution on the first "
                "page (“Insert → Pictures”). If it is there as a picture, name its signs in the "
                "description: right-click → “View Alt Text”.",
            ),
        },
    ),
    "VIS-002": RuleText(
        title=Text(
            pl="Trzy obowiązkowe znaki (2014–2020)", en="The three mandatory signs (2014–2020)"
        ),
        why=Text(
            pl="Zestawienie programu regionalnego współfinansowanego z EFS ma trzy znaki, każdy "
            "raz: „Fundusze Europejskie – Program Regionalny”, znak województwa („Dolny Śląsk”) "
            "i znak Unii Europejskiej z nazwą funduszu.",
            en="The strip of a regional programme with ESF money has three signs, once each: "
            "“Fundusze Europejskie – Program Regionalny”, the voivodeship's sign (“Dolny Śląsk”) "
            "and the sign of the European Union with the name of the fund.",
        ),
        found={
            "missing": _MISSING,
            "twice": _TWICE,
            "programme": Text(
                pl="Znak programu nie ma słów „Program Regionalny”: „{text}”.",
                en="The programme's sign lacks the words “Program Regionalny”: “{text}”.",
            ),
        },
        mend={Kind.PPTX: _INSERT, Kind.DOCX: _INSERT},
    ),
    "VIS-003": RuleText(
        title=Text(
            pl="Cztery obowiązkowe znaki (2021–2027)", en="The four mandatory signs (2021–2027)"
        ),
        why=Text(
            pl="Zestawienie programu regionalnego ma cztery znaki: Fundusze Europejskie, barwy "
            "Rzeczypospolitej Polskiej, znak Unii i, za linią, znak województwa. Bez któregoś "
            "z nich wydatek na materiał może zostać zakwestionowany.",
            en="The strip of a regional programme has four signs: Fundusze Europejskie, the "
            "colours of the Republic of Poland, the Union's sign and, behind a line, the "
            "voivodeship's. Without one of them the cost of the material may be questioned.",
        ),
        found={"missing": _MISSING, "twice": _TWICE},
        mend={Kind.PPTX: _INSERT, Kind.DOCX: _INSERT},
    ),
    "VIS-004": RuleText(
        title=Text(
            pl="Fundusze Europejskie pierwsze, Unia ostatnia (2014–2020)",
            en="Fundusze Europejskie first, the Union last (2014–2020)",
        ),
        why=Text(
            pl="W układzie poziomym znak „Fundusze Europejskie” stoi zawsze z lewej, znak Unii "
            "zawsze z prawej, a pozostałe między nimi.",
            en="In a horizontal strip the sign “Fundusze Europejskie” is always on the left, the "
            "Union's always on the right and all others between them.",
        ),
        found={"first": _FIRST, "last": _LAST},
        mend=_ORDER,
    ),
    "VIS-005": RuleText(
        title=Text(pl="Kolejność znaków (2021–2027)", en="The order of the signs (2021–2027)"),
        why=Text(
            pl="Od lewej stoją: Fundusze Europejskie, Rzeczpospolita Polska, Unia Europejska, "
            "a dopiero za linią znak województwa lub jeden znak dodatkowy.",
            en="From the left stand: Fundusze Europejskie, Rzeczpospolita Polska, Unia Europejska "
            "and, only behind a line, the voivodeship's sign or one more.",
        ),
        found={"sequence": _SEQUENCE},
        mend=_ORDER,
    ),
    "VIS-006": RuleText(
        title=Text(pl="Kolejność znaków w pionie", en="The order of signs in a column"),
        why=Text(
            pl="Gdy znaki stoją jeden pod drugim, „Fundusze Europejskie” jest na górze, a znak "
            "Unii na dole zestawu podstawowego. W latach 2021–2027 pod nim idzie jeszcze pozioma "
            "linia i znak województwa.",
            en="When signs stand one below the other, “Fundusze Europejskie” is at the top and the "
            "Union's sign at the bottom of the basic set. In 2021–2027 a horizontal line and the "
            "voivodeship's sign follow below.",
        ),
        found={
            "first": Text(
                pl="Na górze nie stoi znak „Fundusze Europejskie”; kolejność: {order}.",
                en="The sign “Fundusze Europejskie” is not at the top; the order is: {order}.",
            ),
            "last": Text(
                pl="Na dole nie stoi znak „Unia Europejska”; kolejność: {order}.",
                en="The sign “Unia Europejska” is not at the bottom; the order is: {order}.",
            ),
            "sequence": _SEQUENCE,
        },
        mend={
            Kind.PPTX: Text(
                pl="Ułóż znaki od góry we właściwej kolejności; odstępy wyrówna „Rozmieść → "
                "Wyrównaj → Rozłóż w pionie”. Jeśli jest miejsce, lepszy jest układ poziomy.",
                en="Put the signs in order from the top; “Arrange → Align → Distribute Vertically” "
                "evens the gaps. Where there is room, a horizontal strip is better.",
            ),
            Kind.DOCX: Text(
                pl="Ułóż znaki od góry we właściwej kolejności; odstępy wyrówna „Układ → Wyrównaj "
                "→ Rozłóż w pionie”. Jeśli jest miejsce, lepszy jest układ poziomy.",
                en="Put the signs in order from the top; “Layout → Align → Distribute Vertically” "
                "evens the gaps. Where there is room, a horizontal strip is better.",
            ),
        },
    ),
    "VIS-007": RuleText(
        title=Text(pl="Najwyżej cztery znaki w linii", en="At most four signs in a line"),
        why=Text(
            pl="W jednej linii mogą stać najwyżej cztery znaki razem z obowiązkowymi; większy "
            "tłum odbiera znakowi Unii widoczność.",
            en="At most four signs may stand in one line, mandatory ones included; in a crowd the "
            "Union's sign is not seen.",
        ),
        found={
            "": Text(pl="W jednej linii stoi {count} znaków.", en="{count} signs stand in a line.")
        },
        mend={
            Kind.PPTX: Text(
                pl="Przenieś znaki dodatkowe do osobnej linii, mniejsze niż flaga Unii, albo je "
                "usuń.",
                en="Move the extra signs to a line of their own, smaller than the Union's flag, or "
                "delete them.",
            ),
            Kind.DOCX: Text(
                pl="Przenieś znaki dodatkowe do osobnego akapitu, mniejsze niż flaga Unii, albo je "
                "usuń.",
                en="Move the extra signs to a paragraph of their own, smaller than the Union's "
                "flag, or delete them.",
            ),
        },
    ),
    "VIS-008": RuleText(
        title=Text(
            pl="Bez barw RP przy umowach sprzed 2018 r.",
            en="No colours of the Republic with agreements from before 2018",
        ),
        why=Text(
            pl="Obowiązek stosowania barw Rzeczypospolitej Polskiej dotyczy umów podpisanych od "
            "1 stycznia 2018 r. Przy wcześniejszej umowie wolno ich użyć tylko wtedy, gdy mówi "
            "o tym umowa albo aneks.",
            en="The duty to show the colours of the Republic of Poland binds agreements signed "
            "from 1 January 2018 on. With an earlier one they may only be used when the agreement "
            "or an annex says so.",
        ),
        found={
            "": Text(
                pl="W zestawieniu są barwy RP, choć umowę podpisano przed 2018 r.",
                en="The strip shows the colours of the Republic, though the agreement was signed "
                "before 2018.",
            )
        },
        mend={Kind.PPTX: _REMOVE, Kind.DOCX: _REMOVE},
    ),
    "VIS-009": RuleText(
        title=Text(
            pl="Barwy RP przy umowach od 2018 r.",
            en="The colours of the Republic with agreements from 2018",
        ),
        why=Text(
            pl="Przy umowach podpisanych od 1 stycznia 2018 r. zestawienie zawiera barwy "
            "Rzeczypospolitej Polskiej: jako drugi znak od lewej, zawsze w pełnym kolorze.",
            en="With agreements signed from 1 January 2018 on the strip shows the colours of the "
            "Republic of Poland: as the second sign from the left, always in full colour.",
        ),
        found={
            "missing": Text(
                pl="W zestawieniu brakuje barw RP, a umowę podpisano w 2018 r. lub później.",
                en="The strip lacks the colours of the Republic; the agreement was signed in 2018 "
                "or later.",
            ),
            "place": Text(
                pl="Barwy RP nie są drugim znakiem od lewej.",
                en="The colours of the Republic are not the second sign from the left.",
            ),
        },
        mend=_ORDER,
    ),
    "VIS-011": RuleText(
        title=Text(
            pl="Znaki tej samej wysokości (2014–2020)", en="Signs of the same height (2014–2020)"
        ),
        why=Text(
            pl="Zasady programu regionalnego każą pokazać obowiązkowe znaki w tej samej wielkości, "
            "czyli tak wysokie jak flaga Unii.",
            en="The rules of the regional programme ask for mandatory signs of the same size, that "
            "is as high as the Union's flag.",
        ),
        found={
            "": Text(
                pl="Znak „{object}” ma {height} mm wysokości, a flaga Unii {flag} mm.",
                en="The sign “{object}” is {height} mm high, the Union's flag {flag} mm.",
            )
        },
        mend={
            Kind.PPTX: Text(
                pl="Zaznacz znak i wpisz tę samą wysokość w „Formatowanie obrazu → Rozmiar → "
                "Wysokość”, z zablokowanymi proporcjami.",
                en="Select the sign and enter the same height in “Picture Format → Size → Height”, "
                "with the aspect ratio locked.",
            ),
            Kind.DOCX: Text(
                pl="Zaznacz znak i wpisz tę samą wysokość w „Formatowanie obrazu → Rozmiar → "
                "Wysokość”, z zablokowanymi proporcjami.",
                en="Select the sign and enter the same height in “Picture Format → Size → Height”, "
                "with the aspect ratio locked.",
            ),
        },
    ),
    "VIS-012": RuleText(
        title=Text(pl="Żadnych obcych znaków w zestawieniu", en="No foreign signs in the strip"),
        why=Text(
            pl="W zestawieniu mogą stać znaki obowiązkowe i najwyżej jeden dodatkowy: "
            "beneficjenta, partnera, projektu albo instytucji. Znaki wykonawców są zakazane.",
            en="The strip may hold the mandatory signs and at most one more: the beneficiary's, a "
            "partner's, the project's or an institution's. Signs of contractors are forbidden.",
        ),
        found={
            "": Text(
                pl="W zestawieniu stoi znak, o którym nie wiadomo, czyj jest: „{object}”.",
                en="Nothing tells whose sign this one in the strip is: “{object}”.",
            )
        },
        mend={
            Kind.PPTX: Text(
                pl="Usuń znak wykonawcy. Znak beneficjenta lub partnera nazwij „mark:beneficiary”: "
                "„Narzędzia główne → Rozmieść → Okienko zaznaczenia”, dwa kliknięcia w nazwę.",
                en="Delete a contractor's sign. Name that of a beneficiary or partner "
                "“mark:beneficiary”: “Home → Arrange → Selection Pane”, two clicks on the name.",
            ),
            Kind.DOCX: Text(
                pl="Usuń znak wykonawcy. Znak beneficjenta lub partnera nazwij „mark:beneficiary”: "
                "„Układ → Okienko zaznaczenia”, dwa kliknięcia w nazwę.",
                en="Delete a contractor's sign. Name that of a beneficiary or partner "
                "“mark:beneficiary”: “Layout → Selection Pane”, two clicks on the name.",
            ),
        },
    ),
    "VIS-013": RuleText(
        title=Text(
            pl="Znak dodatkowy między skrajnymi (2014–2020)",
            en="An extra sign between the outer ones (2014–2020)",
        ),
        why=Text(
            pl="Skoro „Fundusze Europejskie” stoją z lewej, a Unia z prawej, znak beneficjenta ma "
            "miejsce między nimi albo w osobnej linii. Wynika to z reguł kolejności; wprost nikt "
            "tego nie zapisał.",
            en="As “Fundusze Europejskie” is on the left and the Union on the right, the "
            "beneficiary's sign belongs between them or in a line of its own. This follows from "
            "the rules of order; no text says it outright.",
        ),
        found={
            "": Text(
                pl="Znak beneficjenta stoi na skraju zestawienia.",
                en="The beneficiary's sign stands at the end of the strip.",
            )
        },
        mend=_ORDER,
    ),
    "VIS-014": RuleText(
        title=Text(
            pl="Linia przed znakiem województwa (2021–2027)",
            en="The line before the voivodeship's sign (2021–2027)",
        ),
        why=Text(
            pl="Znak województwa lub znak dodatkowy oddziela od zestawu podstawowego czarna linia "
            "wysokości flagi, gruba na 1/30 tej wysokości i odsunięta o jej wysokość od obu "
            "sąsiadów (w pionie: szeroka jak flaga, odsunięta o 2/3 jej wysokości).",
            en="A black line parts the voivodeship's or an extra sign from the basic set: as high "
            "as the flag, 1/30 of that thick, and a flag's height away from both neighbours (in a "
            "column: as wide as the flag, 2/3 of its height away).",
        ),
        found={
            "missing": Text(
                pl="Przed znakiem za znakiem Unii nie ma czarnej linii.",
                en="There is no black line between the Union's sign and the next one.",
            ),
            "colour": Text(pl="Linia nie jest czarna.", en="The line is not black."),
            "length": Text(
                pl="Linia nie jest tak długa jak flaga Unii.",
                en="The line is not as long as the Union's flag.",
            ),
            "thickness": Text(
                pl="Linia ma złą grubość: powinna mieć 1/30 wysokości flagi.",
                en="The line is of the wrong thickness: it ought to be 1/30 of the flag's height.",
            ),
            "gap": Text(
                pl="Linia stoi za blisko albo za daleko sąsiednich znaków.",
                en="The line is too near to its neighbours or too far from them.",
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl="Wstaw prostą linię („Wstawianie → Kształty”) w kolorze czarnym i ustaw jej "
                "długość i grubość w „Formatowanie kształtu”.",
                en="Insert a straight line (“Insert → Shapes”) in black and set its length and "
                "thickness in “Format Shape”.",
            ),
            Kind.DOCX: Text(
                pl="Wstaw prostą linię („Wstawianie → Kształty”) w kolorze czarnym i ustaw jej "
                "długość i grubość w „Formatowanie kształtu”.",
                en="Insert a straight line (“Insert → Shapes”) in black and set its length and "
                "thickness in “Format Shape”.",
            ),
        },
    ),
    "VIS-041": RuleText(
        title=Text(pl="Odstępy i pole ochronne (2021–2027)", en="Gaps and clear space (2021–2027)"),
        why=Text(
            pl="Księga Tożsamości Wizualnej mierzy zestawienie modułem X, równym 1/3 wysokości "
            "flagi: co najmniej X między znakami i wokół zestawienia, 3/4 X między flagą "
            "a słowami. W tym polu nie stoi nic innego.",
            en="The brand book measures the strip in modules X of 1/3 of the flag's height: at "
            "least X between signs and around the strip, 3/4 X between the flag and its words. "
            "Nothing else stands in that space.",
        ),
        found={
            "gap": _NARROW_GAP,
            "intruder": _INTRUDER,
            "text": _TEXT_BESIDE,
            "words": Text(
                pl="Słowa stoją {gap} mm od flagi Unii, a potrzeba {least} mm.",
                en="The words stand {gap} mm from the Union's flag; {least} mm are needed.",
            ),
        },
        mend=_ROOM,
    ),
    "VIS-042": RuleText(
        title=Text(pl="Odstępy i pole ochronne (2014–2020)", en="Gaps and clear space (2014–2020)"),
        why=Text(
            pl="Znaki potrzebują miejsca, żeby je było widać. Księga 2014–2020 określa pole "
            "ochronne, ale jej liczb nie znamy; 1/3 wysokości flagi to przyjęta tu umowna miara, "
            "wzięta z księgi na lata 2021–2027.",
            en="Signs need room to be seen. The book of 2014–2020 lays down a clear space, but its "
            "figures are not known here; 1/3 of the flag's height is a convention of this project, "
            "taken from the book of 2021–2027.",
        ),
        found={"gap": _NARROW_GAP, "intruder": _INTRUDER, "text": _TEXT_BESIDE},
        mend=_ROOM,
    ),
    "VIS-047": RuleText(
        title=Text(pl="Znaki widoczne w całości", en="Signs that are seen whole"),
        why=Text(
            pl="Znak Unii ma być zawsze dobrze widoczny. Zestawienie ukryte, wychodzące poza "
            "krawędź albo przykryte innym elementem nie spełnia obowiązku.",
            en="The Union's sign has to be clearly visible at all times. A strip that is hidden, "
            "runs over the edge or lies under something else does not meet the duty.",
        ),
        found={
            "hidden": Text(pl="Zestawienie znaków jest ukryte.", en="The sign strip is hidden."),
            "outside": Text(
                pl="Zestawienie znaków wychodzi poza krawędź.",
                en="The sign strip runs over the edge.",
            ),
            "covered": Text(
                pl="Element „{object}” przykrywa zestawienie znaków.",
                en="“{object}” lies over the sign strip.",
            ),
            "twice": Text(
                pl="Spod zestawienia znaków na slajdzie wystaje drugie: z układu albo wzorca.",
                en="Below the sign strip of the slide another shows: that of the layout or master.",
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl="Odsłoń zestawienie w „Narzędzia główne → Rozmieść → Okienko zaznaczenia” "
                "(ikona oka), przesuń je w głąb slajdu albo odsuń element, który je przykrywa. "
                "Drugie zestawienie ukryj: „Projekt → Formatuj tło → Ukryj grafikę w tle”.",
                en="Show the strip in “Home → Arrange → Selection Pane” (the eye), move it inside "
                "the slide, or move away what covers it. Hide a second strip by “Design → Format "
                "Background → Hide background graphics”.",
            ),
            Kind.DOCX: Text(
                pl="Zaznacz zestawienie i wyłącz „Narzędzia główne → Czcionka → Ukryty” albo "
                "zmniejsz je tak, by mieściło się między marginesami.",
                en="Select the strip and turn off “Home → Font → Hidden”, or make it smaller so "
                "that it fits between the margins.",
            ),
        },
    ),
    "VIS-049": RuleText(
        title=Text(pl="Znaki także na ostatnim slajdzie", en="Signs on the last slide too"),
        why=Text(
            pl="Ostatni slajd widać najdłużej, a odbiorca powinien wyjść z wiedzą, kto zapłacił. "
            "To zwyczaj przyjęty w tym programie, nie przepis.",
            en="The last slide is seen longest, and people should leave knowing who paid. This is "
            "a convention of this program, not a law.",
        ),
        found={
            "": Text(
                pl="Na ostatnim slajdzie nie ma zestawienia znaków.",
                en="The last slide has no sign strip.",
            )
        },
        mend={
            Kind.PPTX: Text(
                pl="Skopiuj zestawienie z pierwszego slajdu (Ctrl+C) i wklej je na ostatnim "
                "(Ctrl+V).",
                en="Copy the strip from the first slide (Ctrl+C) and paste it on the last one "
                "(Ctrl+V).",
            )
        },
    ),
    "VIS-050": RuleText(
        title=Text(
            pl="Znaki w treści, a nie tylko w tle", en="Signs in the content, not just behind it"
        ),
        why=Text(
            pl="Tego, co stoi tylko we wzorcu slajdów albo w nagłówku strony, czytniki ekranu nie "
            "czytają, więc osoba niewidoma nie dowie się o wsparciu Unii. To zwyczaj przyjęty "
            "w tym programie.",
            en="Screen readers do not read what stands only in the slide master or in a page "
            "header, so a blind person is not told of the Union's support. This is a convention of "
            "this program.",
        ),
        found={
            "layout": Text(
                pl="Na pierwszym slajdzie widać tylko znaki z układu „{shown}”; slajd nie ma "
                "własnych.",
                en="The first slide shows only the signs of the layout “{shown}”; it has none of "
                "its own.",
            ),
            "master": Text(
                pl="Na pierwszym slajdzie widać tylko znaki z wzorca „{shown}”; slajd nie ma "
                "własnych.",
                en="The first slide shows only the signs of the master “{shown}”; it has none of "
                "its own.",
            ),
            "header": Text(
                pl="Na pierwszej stronie znaki są tylko w nagłówku, a nie w treści.",
                en="On the first page the signs are only in the header, not in the body.",
            ),
            "footer": Text(
                pl="Na pierwszej stronie znaki są tylko w stopce, a nie w treści.",
                en="On the first page the signs are only in the footer, not in the body.",
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl="Skopiuj zestawienie z wzorca („Widok → Wzorzec slajdów”), wklej je na pierwszy "
                "slajd i wymień znaki w jego tekście alternatywnym.",
                en="Copy the strip from the master (“View → Slide Master”), paste it on the first "
                "slide and name its signs in its alt text.",
            ),
            Kind.DOCX: Text(
                pl="Skopiuj zestawienie z nagłówka, wklej je w pierwszym akapicie treści i wymień "
                "znaki w jego tekście alternatywnym.",
                en="Copy the strip from the header, paste it into the first paragraph of the body "
                "and name its signs in its alt text.",
            ),
        },
    ),
    "VIS-052": RuleText(
        title=Text(
            pl="Urzędowy szablon prezentacji (2021–2027)",
            en="The official presentation template (2021–2027)",
        ),
        why=Text(
            pl="Księga Tożsamości Wizualnej każe robić prezentacje na szablonie Funduszy "
            "Europejskich. Szablon nie ma publicznego odcisku, więc porównuje go człowiek.",
            en="The brand book asks for presentations on the template of Fundusze Europejskie. "
            "There is no public fingerprint of it, so a person has to compare.",
        ),
        found={},
        mend={
            Kind.PPTX: Text(
                pl="Pobierz szablon ze strony Funduszy Europejskich i zastosuj go: „Projektowanie "
                "→ Motywy → Przeglądaj w poszukiwaniu motywów”.",
                en="Get the template from the site of Fundusze Europejskie and apply it: “Design → "
                "Themes → Browse for Themes”.",
            )
        },
    ),
}
RULES: Final[Mapping[str, RuleText]] = {**_STRIPS, **sign_words.RULES}
