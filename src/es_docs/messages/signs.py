"""Findings about the sign strip and the files of the signs (S…), and the strip's own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages import Message, Text

STRIP_ALT: Final = "Znaki: {signs}."
"""The text alternative of the strip, whatever language the program speaks (A11Y-006)."""
EMBLEM_ALT: Final = "{words} z flagą Unii"

_ASK_FOR_FILE: Final = Text(
    pl="Poproś instytucję programu o plik w krzywych (SVG lub EMF) albo PNG.",
    en="Ask the programme's institution for a file in outlines (SVG or EMF) or for a PNG.",
)
_INSTALL_AGAIN: Final = Text(
    pl="Wgraj plik jeszcze raz: es-docs signs add {role} PLIK",
    en="Install the file again: es-docs signs add {role} FILE",
)

MESSAGES: Final[Mapping[str, Message]] = {
    "S001": Message(
        what=Text(
            pl="Zamiast urzędowych znaków stoją same słowa: {signs}.",
            en="Words alone stand in for official signs: {signs}.",
        ),
        allowed=Text(
            pl="Dokument do oddania musi mieć znaki z plików instytucji programu.",
            en="A document that is handed in needs the signs from the institution's files.",
        ),
        hint=Text(
            pl="Wgraj każdy z nich: es-docs signs add {role} PLIK",
            en="Install each of them: es-docs signs add {role} FILE",
        ),
    ),
    "S002": Message(
        what=Text(
            pl="Znak „{role}” nie zmieścił się w zestawieniu i został pominięty.",
            en="There is no room in the strip for the sign “{role}”; it was left out.",
        ),
        allowed=Text(
            pl="W jednej linii stoją najwyżej 4 znaki, a obowiązkowe mają pierwszeństwo.",
            en="At most 4 signs stand in one line, and the mandatory ones come first.",
        ),
        hint=Text(
            pl="Nic nie trzeba robić; znak można pokazać w innym miejscu, mniejszy niż flaga Unii.",
            en="Nothing has to be done; it may stand elsewhere, smaller than the Union's flag.",
        ),
    ),
    "S003": Message(
        what=Text(
            pl="Nazwa funduszu przy fladze jest skrótem: „{fund}”.",
            en="The name of the fund beside the flag is abbreviated: “{fund}”.",
        ),
        allowed=Text(
            pl="Obok flagi stoi pełna nazwa, np. Europejski Fundusz Społeczny.",
            en="The full name stands beside the flag, such as Europejski Fundusz Społeczny.",
        ),
        hint=Text(
            pl="W treści wpisz pełną nazwę w polu „fundusz”.",
            en="Write the full name in the field “fundusz” of the content.",
        ),
    ),
    "S004": Message(
        what=Text(
            pl="Nie można odczytać pliku znaku „{file}” (lub PNG obok niego).",
            en="The sign file “{file}” (or the PNG beside it) cannot be read.",
        ),
        hint=_INSTALL_AGAIN,
    ),
    "S005": Message(
        what=Text(
            pl="Plik znaku „{file}” jest inny niż ten, który sprawdzono przy wgrywaniu.",
            en="The sign file “{file}” is not the one that was checked when it was installed.",
        ),
        allowed=Text(
            pl="Znaków nie wolno zmieniać, dlatego liczy się plik o zapisanym odcisku.",
            en="Signs must not be altered, so only the file with the recorded digest counts.",
        ),
        hint=_INSTALL_AGAIN,
    ),
    "S006": Message(
        what=Text(
            pl="Obraz flagi Unii „{file}” zniknął albo został zmieniony.",
            en="The picture of the Union's flag “{file}” is gone or was changed.",
        ),
        allowed=Text(
            pl="Flagę rysuje program według rozporządzenia 821/2014, nie człowiek.",
            en="The flag is drawn by the program after Regulation 821/2014, not by hand.",
        ),
        hint=Text(
            pl="Przywróć plik z kopii programu.",
            en="Restore the file from a copy of the program.",
        ),
    ),
    "S007": Message(
        what=Text(
            pl="Nie można odczytać albo uzupełnić spisu znaków: {detail}.",
            en="The manifest of the signs cannot be read or completed: {detail}.",
        ),
        allowed=Text(
            pl="Role: fe, voivodeship, rp, beneficiary; pola: words, alt, file, origin, sha256.",
            en="Roles: fe, voivodeship, rp, beneficiary; fields: words, alt, file, origin, sha256.",
        ),
        hint=Text(
            pl="Popraw plik manifest.yaml albo przywróć go z kopii.",
            en="Correct manifest.yaml or restore it from a copy.",
        ),
    ),
    "S008": Message(
        what=Text(pl="Nie ma znaku o nazwie „{role}”.", en="There is no sign called “{role}”."),
        allowed=Text(
            pl="Są: {allowed} (także: województwo, realizator).",
            en="There are: {allowed} (also: województwo, realizator).",
        ),
        hint=Text(
            pl="Podaj jedną z tych nazw: es-docs signs add fe PLIK",
            en="Give one of these names: es-docs signs add fe FILE",
        ),
    ),
    "S009": Message(
        what=Text(
            pl="Flagi Unii nie wgrywa się z pliku.",
            en="The Union's flag is not installed from a file.",
        ),
        allowed=Text(
            pl="Program rysuje ją dokładnie według załącznika II rozporządzenia 821/2014.",
            en="The program draws it exactly after Annex II of Regulation 821/2014.",
        ),
        hint=Text(
            pl="Nic nie trzeba robić: flaga jest w każdym zestawieniu.",
            en="Nothing has to be done: the flag is in every strip.",
        ),
    ),
    "S010": Message(
        what=Text(
            pl="Nie można odczytać pliku „{file}”: {reason}.",
            en="The file “{file}” cannot be read: {reason}.",
        ),
        hint=Text(
            pl="Sprawdź nazwę pliku i folder, w którym leży.",
            en="Check the name of the file and the folder it is in.",
        ),
    ),
    "S011": Message(
        what=Text(pl="Plik „{file}” jest za duży.", en="The file “{file}” is too large."),
        allowed=Text(
            pl="Znak ma najwyżej {megabytes} MB.", en="A sign has at most {megabytes} MB."
        ),
        hint=_ASK_FOR_FILE,
    ),
    "S012": Message(
        what=Text(
            pl="Plik „{file}” nie jest obrazem SVG, PNG ani EMF.",
            en="The file “{file}” is no SVG, PNG or EMF picture.",
        ),
        allowed=Text(
            pl="Liczy się zawartość, nie końcówka nazwy: SVG, PNG albo EMF.",
            en="What counts is the content, not the ending of the name: SVG, PNG or EMF.",
        ),
        hint=_ASK_FOR_FILE,
    ),
    "S013": Message(
        what=Text(
            pl="Obraz PNG „{file}” jest uszkodzony lub ucięty.",
            en="The PNG picture “{file}” is damaged or cut short.",
        ),
        hint=Text(
            pl="Pobierz plik jeszcze raz od instytucji programu.",
            en="Get the file again from the programme's institution.",
        ),
    ),
    "S014": Message(
        what=Text(
            pl="Obraz „{file}” ma za wiele pikseli.", en="The picture “{file}” has too many pixels."
        ),
        allowed=Text(
            pl="Znak ma najwyżej {megapixels} milionów pikseli.",
            en="A sign has at most {megapixels} million pixels.",
        ),
        hint=_ASK_FOR_FILE,
    ),
    "S015": Message(
        what=Text(
            pl=(
                "Obraz „{file}” jest niski (wysokość w pikselach: {height}) i w druku może być"
                " nieostry."
            ),
            en="The picture “{file}” is only {height} pixels high and may print blurred.",
        ),
        allowed=Text(
            pl="Zalecamy co najmniej {minimum} pikseli albo plik w krzywych.",
            en="At least {minimum} pixels or a file in outlines are recommended.",
        ),
        hint=_ASK_FOR_FILE,
    ),
    "S016": Message(
        what=Text(
            pl="Obraz „{file}” nie ma kształtu znaku (szerokość do wysokości: {ratio}).",
            en="The picture “{file}” has not the shape of a sign (width to height: {ratio}).",
        ),
        allowed=Text(
            pl="Stosunek szerokości do wysokości leży między 0,2 a 8.",
            en="The ratio of width to height is between 0.2 and 8.",
        ),
        hint=Text(
            pl="Poproś o plik z samym znakiem, bez pustej strony i bez innych znaków.",
            en="Ask for a file with the sign alone, without an empty page or other signs.",
        ),
    ),
    "S017": Message(
        what=Text(
            pl="Rysunku SVG „{file}” nie można odczytać albo nie podaje swoich wymiarów.",
            en="The SVG drawing “{file}” cannot be read or does not tell its size.",
        ),
        hint=_ASK_FOR_FILE,
    ),
    "S018": Message(
        what=Text(
            pl="Rysunek SVG „{file}” zawiera coś, co nie jest samym rysunkiem: {part}.",
            en="The SVG drawing “{file}” holds something that is not just drawing: {part}.",
        ),
        allowed=Text(
            pl="Kształty, kolory i przejścia barw; bez skryptów, odsyłaczy, wklejonych zdjęć i "
            "filtrów.",
            en="Shapes, colours and gradients; no scripts, links, embedded photographs or filters.",
        ),
        hint=Text(
            pl="Zapisz rysunek jako zwykły SVG albo poproś o plik EMF lub PNG.",
            en="Save the drawing as plain SVG, or ask for an EMF or PNG file.",
        ),
    ),
    "S019": Message(
        what=Text(
            pl="Rysunek SVG „{file}” ma napisy zależne od czcionek komputera.",
            en="The SVG drawing “{file}” has words that depend on the computer's fonts.",
        ),
        allowed=Text(
            pl="Napisy znaku muszą być zamienione na krzywe.",
            en="The words of a sign must be turned into outlines.",
        ),
        hint=_ASK_FOR_FILE,
    ),
    "S020": Message(
        what=Text(
            pl="Rysunek EMF „{file}” jest uszkodzony.", en="The EMF drawing “{file}” is damaged."
        ),
        hint=Text(
            pl="Pobierz plik jeszcze raz od instytucji programu.",
            en="Get the file again from the programme's institution.",
        ),
    ),
    "S021": Message(
        what=Text(
            pl="Na obrazie „{file}” nic nie widać.", en="The picture “{file}” shows nothing."
        ),
        hint=_ASK_FOR_FILE,
    ),
    "S022": Message(
        what=Text(
            pl="Znaki nie mieszczą się obok siebie w pasie {width} × {height} mm.",
            en="The signs do not fit side by side in a band of {width} × {height} mm.",
        ),
        allowed=Text(
            pl="Flaga ma co najmniej 10 mm, a odstępy co najmniej jedną trzecią jej wysokości.",
            en="The flag has at least 10 mm, the gaps at least a third of its height.",
        ),
        hint=Text(
            pl="Skróć słowa znaków w spisie albo wgraj plik znaku o mniejszej szerokości.",
            en="Shorten the words of the signs in the manifest, or install a narrower sign file.",
        ),
    ),
    "S023": Message(
        what=Text(
            pl="Nie można zapisać znaku w folderze „{folder}”: {reason}.",
            en="The sign cannot be written into the folder “{folder}”: {reason}.",
        ),
        hint=Text(
            pl="Sprawdź, czy folder istnieje i czy wolno w nim zapisywać.",
            en="Check that the folder exists and that you may write into it.",
        ),
    ),
    "S024": Message(
        what=Text(
            pl="Poprzedni znak „{role}” został zachowany: {files}.",
            en="The former sign “{role}” was kept: {files}.",
        ),
        hint=Text(
            pl="Jeśli nie jest już potrzebny, plik .old można usunąć.",
            en="When it is no longer needed, the .old file may be deleted.",
        ),
    ),
    "S025": Message(
        what=Text(
            pl="Narysowanie „{file}” zajęłoby za dużo czasu albo pamięci.",
            en="To draw “{file}” would take too much time or memory.",
        ),
        allowed=Text(
            pl="Znak rysuje się w ułamku sekundy.", en="A sign is drawn in a fraction of a second."
        ),
        hint=_ASK_FOR_FILE,
    ),
    "S026": Message(
        what=Text(
            pl="Znak zajmuje tylko {share}% wysokości obrazu „{file}”; obok innych będzie za mały.",
            en="The sign takes only {share}% of the height of “{file}”; it will look too small.",
        ),
        allowed=Text(
            pl="Wszystkie znaki w zestawieniu mają tę samą wysokość, liczoną z pustym brzegiem.",
            en="All signs of a strip have the same height, an empty margin included.",
        ),
        hint=Text(
            pl="Poproś o plik z samym znakiem albo odetnij pusty brzeg.",
            en="Ask for a file with the sign alone, or cut the empty margin off.",
        ),
    ),
}
