"""Texts of the rules of the words that name who pays: beside the emblem and in the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.diagnostics import Kind
from es_docs.messages import Text
from es_docs.messages.rules import RuleText

_BARE: Final = Text(
    pl="Obok flagi Unii nie ma żadnych słów.", en="There are no words beside the Union's flag."
)
_WRITE: Final = Text(
    pl="Kliknij słowa przy fladze i napisz je w całości.",
    en="Click the words beside the flag and write them in full.",
)
_IN_FULL: Final[Mapping[Kind, Text]] = {Kind.PPTX: _WRITE, Kind.DOCX: _WRITE}
_SIZE: Final = Text(
    pl="Zaznacz słowa przy fladze i zmień rozmiar w „Narzędzia główne → Czcionka”.",
    en="Select the words beside the flag and change their size in “Home → Font”.",
)
_FACE: Final = Text(
    pl="Zaznacz słowa przy fladze i wybierz Calibri, Arial lub Ubuntu w „Narzędzia główne → "
    "Czcionka”.",
    en="Select the words beside the flag and choose Calibri, Arial or Ubuntu in “Home → Font”.",
)
_LOOKS: Final = Text(
    pl="Zaznacz słowa przy fladze i użyj „Narzędzia główne → Wyczyść całe formatowanie”, potem "
    "ustaw krój i rozmiar.",
    en="Select the words beside the flag, use “Home → Clear All Formatting”, then set face and "
    "size.",
)
_COLOUR: Final = Text(
    pl="Zaznacz słowa przy fladze i wybierz „Narzędzia główne → Kolor czcionki → Więcej kolorów”: "
    "#003399, czarny albo biały, zależnie od tła.",
    en="Select the words beside the flag and choose “Home → Font Color → More Colors”: #003399, "
    "black or white, depending on the ground.",
)
_APART: Final = Text(
    pl="Kliknij zestawienie dwa razy, aby zaznaczyć słowa, i odsuń je od flagi o 1/4 jej "
    "wysokości.",
    en="Click the strip twice to select the words and move them away from the flag by 1/4 of its "
    "height.",
)

RULES: Final[Mapping[str, RuleText]] = {
    "VIS-032": RuleText(
        title=Text(
            pl="Słowa „Unia Europejska” w całości (2014–2020)",
            en="The words “Unia Europejska” in full (2014–2020)",
        ),
        why=Text(
            pl="Nazwę „Unia Europejska” zawsze zapisuje się przy fladze w całości; skrót „UE” jest "
            "niedozwolony (rozporządzenie 821/2014, art. 4 ust. 4).",
            en="The name “Unia Europejska” is always spelt out beside the flag; “UE” is not "
            "allowed (Regulation 821/2014, Art. 4(4)).",
        ),
        found={
            "bare": _BARE,
            "missing": Text(
                pl="Przy fladze nie ma słów „Unia Europejska”, jest: „{text}”.",
                en="The words beside the flag are not “Unia Europejska” but “{text}”.",
            ),
            "short": Text(
                pl="Przy fladze jest skrót „UE”: „{text}”.",
                en="The abbreviation “UE” stands beside the flag: “{text}”.",
            ),
        },
        mend=_IN_FULL,
    ),
    "VIS-033": RuleText(
        title=Text(
            pl="Pełna nazwa funduszu przy fladze (2014–2020)",
            en="The full name of the fund beside the flag (2014–2020)",
        ),
        why=Text(
            pl="Pod słowami „Unia Europejska” stoi pełna nazwa funduszu, np. „Europejski Fundusz "
            "Społeczny”; przy kilku funduszach „Europejskie Fundusze Strukturalne i "
            "Inwestycyjne”. Skrót EFS nie wystarcza.",
            en="Below the words “Unia Europejska” stands the full name of the fund, such as "
            "“Europejski Fundusz Społeczny”; of several funds “Europejskie Fundusze Strukturalne "
            "i Inwestycyjne”. The abbreviation EFS is not enough.",
        ),
        found={
            "": Text(
                pl="Przy fladze nie ma nazwy „{fund}”, jest: „{text}”.",
                en="The words beside the flag do not name “{fund}”: “{text}”.",
            )
        },
        mend=_IN_FULL,
    ),
    "VIS-034": RuleText(
        title=Text(
            pl="„Dofinansowane przez Unię Europejską” (2021–2027)",
            en="“Dofinansowane przez Unię Europejską” (2021–2027)",
        ),
        why=Text(
            pl="W latach 2021–2027 znak Unii ma zawsze pełne słowa „Dofinansowane przez Unię "
            "Europejską” i nie wymienia funduszu.",
            en="In 2021–2027 the Union's sign always has the full words “Dofinansowane przez Unię "
            "Europejską” and names no fund.",
        ),
        found={
            "bare": _BARE,
            "missing": Text(
                pl="Przy fladze nie ma pełnych słów „Dofinansowane przez Unię Europejską”, jest: "
                "„{text}”.",
                en="The words beside the flag are not “Dofinansowane przez Unię Europejską” but "
                "“{text}”.",
            ),
            "fund": Text(
                pl="Przy fladze wymieniono fundusz: „{text}”.",
                en="The words beside the flag name a fund: “{text}”.",
            ),
        },
        mend=_IN_FULL,
    ),
    "VIS-035": RuleText(
        title=Text(pl="Słowa z właściwego okresu", en="Words of the right period"),
        why=Text(
            pl="Do 2020 r. przy fladze pisano „Unia Europejska” i nazwę funduszu, od 2021 r. "
            "„Dofinansowane przez Unię Europejską”. Liczy się okres programu, a nie rok wydania.",
            en="Up to 2020 the words beside the flag were “Unia Europejska” and the fund, from "
            "2021 on “Dofinansowane przez Unię Europejską”. What counts is the period of the "
            "programme, not the year of publication.",
        ),
        found={
            "early": Text(
                pl="Przy fladze są słowa z lat 2021–2027, a program jest z lat 2014–2020: "
                "„{text}”.",
                en="The words beside the flag are those of 2021–2027, the programme is of "
                "2014–2020: “{text}”.",
            ),
            "late": Text(
                pl="Przy fladze są słowa z lat 2014–2020, a program jest z lat 2021–2027: "
                "„{text}”.",
                en="The words beside the flag are those of 2014–2020, the programme is of "
                "2021–2027: “{text}”.",
            ),
        },
        mend={
            Kind.PPTX: Text(
                pl="Weź zestawienie znaków ze strony swojego programu i okresu, także we wzorcu "
                "slajdów.",
                en="Take the strip from the site of your programme and period, in the slide master "
                "too.",
            ),
            Kind.DOCX: Text(
                pl="Weź zestawienie znaków ze strony swojego programu i okresu, także w nagłówku.",
                en="Take the strip from the site of your programme and period, in the header too.",
            ),
        },
    ),
    "VIS-036": RuleText(
        title=Text(pl="Dozwolony krój słów przy fladze", en="An allowed face beside the flag"),
        why=Text(
            pl="Przy fladze wolno użyć tylko krojów Arial, Auto, Calibri, Garamond, Trebuchet, "
            "Tahoma, Verdana i Ubuntu (rozporządzenie 821/2014, art. 4 ust. 4).",
            en="Only Arial, Auto, Calibri, Garamond, Trebuchet, Tahoma, Verdana and Ubuntu may be "
            "used beside the flag (Regulation 821/2014, Art. 4(4)).",
        ),
        found={
            "": Text(
                pl="Słowa przy fladze są złożone krojem „{face}”.",
                en="The words beside the flag are set in “{face}”.",
            )
        },
        mend={Kind.PPTX: _FACE, Kind.DOCX: _FACE},
    ),
    "VIS-037": RuleText(
        title=Text(pl="Słowa przy fladze bez ozdób", en="Plain words beside the flag"),
        why=Text(
            pl="Przy fladze nie wolno stosować kursywy, podkreśleń ani efektów tekstu "
            "(rozporządzenie 821/2014, art. 4 ust. 4).",
            en="No italics, underlining or text effects are allowed beside the flag (Regulation "
            "821/2014, Art. 4(4)).",
        ),
        found={
            "italic": Text(
                pl="Słowa przy fladze są pisane kursywą.",
                en="The words beside the flag are in italics.",
            ),
            "underlined": Text(
                pl="Słowa przy fladze są podkreślone.",
                en="The words beside the flag are underlined.",
            ),
            "effect": Text(
                pl="Słowa przy fladze mają efekt (cień, poświatę, kontur, przekreślenie albo "
                "wersaliki).",
                en="The words beside the flag have an effect (shadow, glow, outline, strike or "
                "all capitals).",
            ),
        },
        mend={Kind.PPTX: _LOOKS, Kind.DOCX: _LOOKS},
    ),
    "VIS-038": RuleText(
        title=Text(pl="Kolor słów przy fladze", en="The colour of the words beside the flag"),
        why=Text(
            pl="Słowa przy fladze są w kolorze Reflex Blue (#003399), czarne albo białe, zależnie "
            "od tła (rozporządzenie 821/2014, art. 4 ust. 4).",
            en="The words beside the flag are Reflex Blue (#003399), black or white, depending on "
            "the ground (Regulation 821/2014, Art. 4(4)).",
        ),
        found={
            "colour": Text(
                pl="Słowa przy fladze mają niedozwolony kolor #{colour}.",
                en="The words beside the flag have the colour #{colour}, which is not allowed.",
            ),
            "ground": Text(
                pl="Słów przy fladze (#{colour}) nie widać dobrze na tle #{ground}.",
                en="The words beside the flag (#{colour}) are hard to see on the ground #{ground}.",
            ),
        },
        mend={Kind.PPTX: _COLOUR, Kind.DOCX: _COLOUR},
    ),
    "VIS-039": RuleText(
        title=Text(pl="Słowa obok flagi, nie na niej", en="Words beside the flag, not on it"),
        why=Text(
            pl="Słowa nie mogą w żaden sposób zakłócać emblematu: nie leżą na nim ani go nie "
            "dotykają (rozporządzenie 821/2014, art. 4 ust. 4).",
            en="The words must not interfere with the emblem in any way: they neither lie on it "
            "nor touch it (Regulation 821/2014, Art. 4(4)).",
        ),
        found={
            "": Text(
                pl="Pole ze słowami nachodzi na flagę Unii albo jej dotyka.",
                en="The box with the words overlaps the Union's flag or touches it.",
            )
        },
        mend={Kind.PPTX: _APART, Kind.DOCX: _APART},
    ),
    "VIS-040": RuleText(
        title=Text(pl="Słowa w proporcji do flagi", en="Words in proportion to the flag"),
        why=Text(
            pl="Wielkość słów ma być proporcjonalna do emblematu. Rozporządzenie nie podaje liczb; "
            "zakres od 18 do 36% wysokości flagi to zwyczaj przyjęty w tym programie.",
            en="The size of the words has to be in proportion to the emblem. The regulation gives "
            "no figures; 18 to 36% of the flag's height is a convention of this program.",
        ),
        found={
            "small": Text(
                pl="Słowa przy fladze mają {size} pkt; powinny mieć od {low} do {high} pkt.",
                en="The words beside the flag have {size} pt; they ought to have {low} to {high}.",
            ),
            "large": Text(
                pl="Słowa przy fladze mają {size} pkt; powinny mieć od {low} do {high} pkt.",
                en="The words beside the flag have {size} pt; they ought to have {low} to {high}.",
            ),
            "block": Text(
                pl="Wiersze słów ({size} pkt) są razem wyższe niż flaga; rozmiar może mieć od "
                "{low} do {high} pkt.",
                en="The lines of words ({size} pt) are higher than the flag; the size may be "
                "{low} to {high}.",
            ),
        },
        mend={Kind.PPTX: _SIZE, Kind.DOCX: _SIZE},
    ),
    "VIS-048": RuleText(
        title=Text(pl="Zdanie o współfinansowaniu", en="A sentence about the co-financing"),
        why=Text(
            pl="Dokument dla odbiorców lub uczestników powinien mówić słowami, że projekt wsparła "
            "Unia, z jakiego funduszu i programu; same znaki nie wystarczą. Treść tego obowiązku "
            "znamy z pamięci, nie z tekstu przepisu.",
            en="A document for the public or participants should say in words that the Union "
            "supported the project, from which fund and programme; signs are not enough. This duty "
            "is known from memory, not from its text.",
        ),
        found={
            "": Text(
                pl="W treści nie ma zdania o współfinansowaniu, w którym wymieniono by: {missing}.",
                en="The text has no sentence about the co-financing that names: {missing}.",
            )
        },
        mend={
            Kind.PPTX: Text(
                pl="Na pierwszym slajdzie dopisz np.: „Projekt współfinansowany przez Unię "
                "Europejską ze środków Europejskiego Funduszu Społecznego w ramach…” i nazwę "
                "programu.",
                en="Add to the first slide, for example: “Projekt współfinansowany przez Unię "
                "Europejską ze środków Europejskiego Funduszu Społecznego w ramach …” and the "
                "programme.",
            ),
            Kind.DOCX: Text(
                pl="Na pierwszej stronie, w treści, a nie w nagłówku, dopisz np.: „Projekt "
                "współfinansowany przez Unię Europejską ze środków Europejskiego Funduszu "
                "Społecznego w ramach…” i nazwę programu.",
                en="Add to the first page, in the body and not in the header, for example: "
                "“Projekt współfinansowany przez Unię Europejską ze środków Europejskiego Funduszu "
                "Społecznego w ramach …” and the programme.",
            ),
        },
    ),
    "VIS-051": RuleText(
        title=Text(pl="Dane projektu na początku", en="The facts of the project at the beginning"),
        why=Text(
            pl="Odbiorca ma od razu wiedzieć, o jaki projekt chodzi: kto go prowadzi, z jakiego "
            "programu, funduszu i działania, kiedy i za ile. To zwyczaj przyjęty w tym programie.",
            en="People have to know at once which project this is: who runs it, from which "
            "programme, fund and measure, when and for how much. This is a convention of this "
            "program.",
        ),
        found={
            "": Text(
                pl="Na początku dokumentu nie podano: {missing}.",
                en="The beginning of the document does not tell: {missing}.",
            )
        },
        mend={
            Kind.PPTX: Text(
                pl="Dopisz te dane na jednym z trzech pierwszych slajdów.",
                en="Add these facts to one of the first three slides.",
            ),
            Kind.DOCX: Text(
                pl="Dopisz te dane na stronie tytułowej albo w pierwszym rozdziale.",
                en="Add these facts to the title page or to the first chapter.",
            ),
        },
    ),
}
