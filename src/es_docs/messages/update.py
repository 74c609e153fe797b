"""Findings of an update (U…): why a document is left as it is, and what was done to it.

The values `old`, `yours` and `new` are what was made the last time, what stands in the file and
what the data say; `key` is what `--prefer` and `--restore` take.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages import Message, Text

AREA_TITLE: Final = Text(pl="Aktualizacja dokumentów", en="Updating documents")
AREA_WHY: Final = Text(
    pl="Program zmienia tylko to, co zmieniło się w danych; praca ludzi zostaje.",
    en="The program changes only what the data changed; people's work stays.",
)

_NOTHING: Final = Text(pl="Nic nie trzeba robić.", en="Nothing needs to be done.")
_OWN_COPY: Final = Text(
    pl="Aby zacząć od nowa, użyj „es-docs build --fresh”: obecny plik zostanie jako kopia.",
    en="To start over use “es-docs build --fresh”: the present file stays as a copy.",
)

MESSAGES: Final[Mapping[str, Message]] = {
    # --- why a document is left as it is
    "U001": Message(
        what=Text(
            pl="Dokument „{file}” jest zaszyfrowany hasłem.",
            en="The document “{file}” is encrypted with a password.",
        ),
        hint=Text(
            pl="Otwórz go, usuń hasło (Plik → Informacje → Chroń) i zapisz, a potem uruchom program"
            " ponownie.",
            en="Open it, remove the password (File → Info → Protect), save it and run the program"
            " again.",
        ),
    ),
    "U002": Message(
        what=Text(
            pl="Dokument „{file}” ma dawny format pakietu Office (.ppt, .doc).",
            en="The document “{file}” has the old format of Office (.ppt, .doc).",
        ),
        allowed=Text(
            pl="Aktualizowane są pliki .pptx i .docx.", en=".pptx and .docx files are updated."
        ),
        hint=Text(
            pl="Otwórz go i zapisz jako .pptx albo .docx.",
            en="Open it and save it as .pptx or .docx.",
        ),
    ),
    "U003": Message(
        what=Text(
            pl="Dokument „{file}” ma format OpenDocument (.odp, .odt).",
            en="The document “{file}” has the format OpenDocument (.odp, .odt).",
        ),
        allowed=Text(
            pl="Aktualizowane są pliki .pptx i .docx.", en=".pptx and .docx files are updated."
        ),
        hint=Text(
            pl="Zapisz go w LibreOffice jako .pptx albo .docx i podaj ten plik.",
            en="Save it in LibreOffice as .pptx or .docx and give that file.",
        ),
    ),
    "U004": Message(
        what=Text(
            pl="Dokument „{file}” zawiera makra.",
            en="The document “{file}” contains macros.",
        ),
        allowed=Text(
            pl="Aktualizowane są pliki .pptx i .docx bez makr.",
            en=".pptx and .docx files without macros are updated.",
        ),
        hint=Text(
            pl="Zapisz go bez makr, jako .pptx albo .docx.",
            en="Save it without macros, as .pptx or .docx.",
        ),
    ),
    "U005": Message(
        what=Text(
            pl="Dokument „{file}” oznaczono jako ostateczny.",
            en="The document “{file}” is marked as final.",
        ),
        hint=Text(
            pl="Jeśli ma się jeszcze zmienić, otwórz go, wybierz „Edytuj mimo to” i zapisz.",
            en="If it shall change after all, open it, choose “Edit Anyway” and save it.",
        ),
    ),
    "U006": Message(
        what=Text(
            pl="Pliku „{file}” nie da się odczytać: jest uszkodzony.",
            en="The file “{file}” cannot be read: it is damaged.",
        ),
        allowed=Text(
            pl="Aktualizowane są pliki .pptx i .docx.", en=".pptx and .docx files are updated."
        ),
        hint=_OWN_COPY,
    ),
    "U007": Message(
        what=Text(
            pl="Dokument „{file}” powstał z danych innego projektu: „{theirs}”, a nie „{ours}”.",
            en="The document “{file}” was made from the data of another project: “{theirs}”, not"
            " “{ours}”.",
        ),
        hint=Text(
            pl="Podaj plik z treścią tego projektu (--content) albo inny folder wyjściowy"
            " (--output).",
            en="Give the content file of that project (--content) or another output folder"
            " (--output).",
        ),
    ),
    "U008": Message(
        what=Text(
            pl="Nie wiadomo, co program zapisał w dokumencie „{file}” ostatnim razem, więc nie"
            " wiadomo, które różnice są zmianą danych, a które pracą ludzi. Niczego nie zmieniono.",
            en="Nobody knows any more what the program wrote into “{file}” the last time, so nobody"
            " knows which differences are new data and which are people's work. Nothing was"
            " changed.",
        ),
        hint=Text(
            pl="Przejrzyj różnice i wybierz: „es-docs update {file} --adopt theirs” zostawia teksty"
            " z pliku, „--adopt data” wpisuje teksty z danych.",
            en="Look at the differences and choose: “es-docs update {file} --adopt theirs” keeps"
            " the texts of the file, “--adopt data” writes those of the data.",
        ),
    ),
    "U009": Message(
        what=Text(
            pl="Dokument „{file}” nie wygląda na zrobiony z tej treści: prawie żaden tekst się nie"
            " zgadza.",
            en="The document “{file}” does not look as if it was made from this content: hardly any"
            " text is the same.",
        ),
        hint=_OWN_COPY,
    ),
    "U010": Message(
        what=Text(
            pl="W prezentacji „{file}” nie da się śledzić zmian.",
            en="Changes cannot be tracked in the presentation “{file}”.",
        ),
        allowed=Text(
            pl="Opcja --tracked działa tylko dla dokumentów Word (.docx).",
            en="The option --tracked works for Word documents (.docx) only.",
        ),
        hint=Text(
            pl="Zaktualizuj prezentację bez --tracked; najpierw obejrzyj zmiany z opcją --check.",
            en="Update the presentation without --tracked; look at the changes first with --check.",
        ),
    ),
    "U011": Message(
        what=Text(
            pl="W dokumencie „{file}” nie ma miejsca o kluczu „{key}”, którego to dotyczy.",
            en="The document “{file}” has no place with the key “{key}” that this applies to.",
        ),
        allowed=Text(
            pl="Miejsca sporne i usunięte: {known}.", en="Disputed and deleted places: {known}."
        ),
        hint=Text(
            pl="Klucze wypisuje „es-docs update {file} --check”.",
            en="“es-docs update {file} --check” prints the keys.",
        ),
    ),
    "U012": Message(
        what=Text(
            pl="Po aktualizacji w dokumencie „{file}” brakowałoby tekstu: „{text}”. Plik pozostał"
            " bez zmian.",
            en="After the update the document “{file}” would lack the text: “{text}”. The file was"
            " left as it is.",
        ),
        hint=Text(
            pl="To błąd programu: wyślij dokument i plik z treścią opiekunowi programu."
            " Tymczasem użyj „es-docs build --fresh”.",
            en="It is a fault of the program: send the document and the content file to its"
            " maintainer. Meanwhile use “es-docs build --fresh”.",
        ),
    ),
    "U013": Message(
        what=Text(
            pl="Nie wiadomo, z której treści powstał dokument „{file}”.",
            en="It is not known which content the document “{file}” was made from.",
        ),
        allowed=Text(pl="Znane treści: {known}.", en="Known contents: {known}."),
        hint=Text(
            pl="Podaj plik z treścią: --content content/projekt.yaml.",
            en="Give the content file: --content content/projekt.yaml.",
        ),
    ),
    "U014": Message(
        what=Text(
            pl="W dokumencie „{file}” były jeszcze pytania bez odpowiedzi: {count}. Komentarze"
            " programu usunięto, teksty pozostały.",
            en="The document “{file}” still had questions without an answer: {count}. The comments"
            " of the program were removed, the texts stay.",
        ),
        hint=Text(
            pl="Sprawdź te miejsca, zanim opublikujesz dokument; poprzedni plik ma dopisek „.bak”.",
            en="See to these places before you publish the document; the file as it was ends with"
            " “.bak”.",
        ),
    ),
    "U015": Message(
        what=Text(
            pl="Nie można odczytać pliku „{file}”: {reason}.",
            en="The file “{file}” cannot be read: {reason}.",
        ),
        hint=Text(
            pl="Sprawdź nazwę, folder i prawo odczytu.",
            en="Check the name, the folder and the right to read it.",
        ),
    ),
    "U016": Message(
        what=Text(
            pl="Po aktualizacji Office uznałby dokument „{file}” za uszkodzony. Plik pozostał bez"
            " zmian.",
            en="After the update Office would take the document “{file}” for damaged. The file was"
            " left as it is.",
        ),
        hint=Text(
            pl="To błąd programu: wyślij dokument i plik z treścią opiekunowi programu."
            " Tymczasem użyj „es-docs build --fresh”.",
            en="It is a fault of the program: send the document and the content file to its"
            " maintainer. Meanwhile use “es-docs build --fresh”.",
        ),
    ),
    "U017": Message(
        what=Text(
            pl="Znaki projektu się zmieniły, ale w dokumencie „{file}” nie ma już paska znaków,"
            " który program mógłby rozpoznać. Znaków w nim nie zmieniono.",
            en="The signs of the project changed, but the document “{file}” no longer has a strip"
            " of signs that the program could recognise. Its signs were not changed.",
        ),
        hint=Text(
            pl="Wstaw znaki ręcznie albo zrób dokument od nowa: „es-docs build --fresh” (obecny"
            " plik zostanie jako kopia).",
            en="Put the signs in by hand or make the document anew: “es-docs build --fresh” (the"
            " present file stays as a copy).",
        ),
    ),
    "U018": Message(
        what=Text(
            pl="Dokument wzorcowy się zmienił; „{file}” zachowuje swój dotychczasowy wygląd.",
            en="The reference document changed; “{file}” keeps the look it has.",
        ),
        hint=Text(
            pl="Aby zrobić dokument od nowa w nowym wyglądzie: „es-docs build --fresh” (obecny plik"
            " zostanie jako kopia).",
            en="To make the document anew with the new look: “es-docs build --fresh” (the present"
            " file stays as a copy).",
        ),
    ),
    # --- what was done to it, and what has to be decided
    "U101": Message(
        what=Text(pl="zmieniono „{old}” na „{new}”", en="changed “{old}” to “{new}”"),
        hint=_NOTHING,
    ),
    "U102": Message(
        what=Text(pl="dodano: „{new}”", en="added: “{new}”"),
        hint=_NOTHING,
    ),
    "U103": Message(
        what=Text(
            pl="usunięto, bo nie ma tego w danych: „{old}”",
            en="removed, as the data no longer have it: “{old}”",
        ),
        hint=_NOTHING,
    ),
    "U104": Message(
        what=Text(
            pl="zostawiono Twój tekst „{yours}” (z danych: „{new}”)",
            en="kept your text “{yours}” (of the data: “{new}”)",
        ),
        hint=Text(
            pl='Aby wpisać tekst z danych: --prefer "data:{key}".',
            en='To write the text of the data: --prefer "data:{key}".',
        ),
    ),
    "U105": Message(
        what=Text(
            pl="zmieniły się dane i zmieniono ten tekst ręcznie: było „{old}”, w pliku jest"
            " „{yours}”, w danych „{new}”",
            en="the data changed and the text was changed by hand: it was “{old}”, the file has"
            " “{yours}”, the data have “{new}”",
        ),
        hint=Text(
            pl='Zostaje Twój tekst. Aby wpisać dane: --prefer "data:{key}"; aby zamknąć pytanie:'
            ' --prefer "mine:{key}".',
            en='Your text stays. To write the data: --prefer "data:{key}"; to close the question:'
            ' --prefer "mine:{key}".',
        ),
    ),
    "U106": Message(
        what=Text(
            pl="usunięto to ręcznie, a dane się zmieniły: było „{old}”, w danych jest „{new}”",
            en="this was deleted by hand, and the data changed: it was “{old}”, the data have"
            " “{new}”",
        ),
        hint=Text(
            pl='Pozostaje usunięte. Aby przywrócić: --restore "{key}".',
            en='It stays deleted. To put it back: --restore "{key}".',
        ),
    ),
    "U107": Message(
        what=Text(
            pl="nie ma tego już w danych, ale zostało, bo zmieniono to ręcznie: „{yours}”",
            en="the data no longer have it, but it was kept as it was changed by hand: “{yours}”",
        ),
        hint=Text(
            pl="Usuń to w dokumencie, jeśli jest zbędne.",
            en="Delete it in the document if it is not needed.",
        ),
    ),
    "U108": Message(
        what=Text(
            pl="dopisane wcześniej ręcznie jest teraz w danych: „{yours}”",
            en="what had been added by hand is in the data now: “{yours}”",
        ),
        hint=_NOTHING,
    ),
    "U109": Message(
        what=Text(
            pl="wpisano tekst z danych „{new}” zamiast Twojego „{yours}”",
            en="wrote the text of the data “{new}” instead of yours “{yours}”",
        ),
        hint=Text(
            pl="Twój tekst stoi w komentarzu obok.", en="Your text stands in the comment beside it."
        ),
    ),
    "U110": Message(
        what=Text(
            pl="różnica: w pliku „{yours}”, w danych „{new}”",
            en="a difference: the file has “{yours}”, the data have “{new}”",
        ),
        hint=Text(
            pl="Wybierz --adopt theirs albo --adopt data.",
            en="Choose --adopt theirs or --adopt data.",
        ),
    ),
    "U111": Message(
        what=Text(pl="przeniesiono w inne miejsce: „{old}”", en="moved to another place: “{old}”"),
        hint=_NOTHING,
    ),
    "U112": Message(
        what=Text(
            pl="pasek znaków: słowa „{old}” zastąpiono plikiem {new}",
            en="strip of signs: the words “{old}” gave way to the file {new}",
        ),
        hint=_NOTHING,
    ),
    "U113": Message(
        what=Text(
            pl="Twój znak zostaje: „{yours}” (w projekcie jest teraz „{new}”)",
            en="your sign stays: “{yours}” (the project has “{new}” now)",
        ),
        hint=Text(
            pl="Pełny pasek w nowej postaci daje „es-docs build --fresh” (obecny plik zostanie jako"
            " kopia).",
            en="“es-docs build --fresh” gives the whole strip as it is now (the present file stays"
            " as a copy).",
        ),
    ),
    "U114": Message(
        what=Text(
            pl="usunięty ręcznie znak nie wraca: było „{old}”, w projekcie jest teraz „{new}”",
            en="a sign that was deleted by hand does not come back: it was “{old}”, the project has"
            " “{new}” now",
        ),
        hint=Text(
            pl="Pełny pasek daje „es-docs build --fresh” (obecny plik zostanie jako kopia).",
            en="“es-docs build --fresh” gives the whole strip (the present file stays as a copy).",
        ),
    ),
    "U115": Message(
        what=Text(
            pl="to jest teraz na innym slajdzie, a tu zostało, bo zmieniono to ręcznie: „{yours}”",
            en="this is on another slide now; here it was kept as it was changed by hand:"
            " “{yours}”",
        ),
        hint=Text(
            pl="Przenieś swoją zmianę na tamten slajd i usuń to tutaj.",
            en="Take your change to that slide and delete it here.",
        ),
    ),
}

VARIANTS: Final[Mapping[tuple[str, str], Text]] = {
    ("U112", "newer"): Text(
        pl="pasek znaków: plik {old} zastąpiono nowym plikiem {new}",
        en="strip of signs: the file {old} gave way to the new file {new}",
    ),
    ("U112", "words"): Text(
        pl="pasek znaków: zamiast pliku {old} stoją słowa „{new}”",
        en="strip of signs: the words “{new}” stand in for the file {old}",
    ),
    ("U112", "reworded"): Text(
        pl="pasek znaków: słowa „{old}” zmieniono na „{new}”",
        en="strip of signs: the words “{old}” were changed to “{new}”",
    ),
    ("U112", "added"): Text(
        pl="pasek znaków: dodano znak „{new}”", en="strip of signs: added the sign “{new}”"
    ),
    ("U112", "removed"): Text(
        pl="pasek znaków: usunięto znak „{old}”, którego nie ma już w projekcie",
        en="strip of signs: removed the sign “{old}”, which the project no longer has",
    ),
    ("U113", "picture"): Text(
        pl="Twój obraz w miejscu znaku „{old}” zostaje (w projekcie jest teraz „{new}”)",
        en="your picture in place of the sign “{old}” stays (the project has “{new}” now)",
    ),
    ("U113", "unwanted"): Text(
        pl="Twój znak „{old}” zostaje, choć nie ma go już w projekcie",
        en="your sign “{old}” stays, though the project no longer has it",
    ),
    ("U106", "whole"): Text(
        pl="usunięto to ręcznie, a dane w tym miejscu się zmieniły: „{new}”",
        en="this was deleted by hand, and the data changed there: “{new}”",
    ),
    ("U005", "signed"): Text(
        pl="Dokument „{file}” podpisano cyfrowo; zmiana unieważniłaby podpis.",
        en="The document “{file}” is digitally signed; a change would break the signature.",
    ),
    ("U006", "foreign"): Text(
        pl="Plik „{file}” nie jest prezentacją PowerPoint ani dokumentem Word.",
        en="The file “{file}” is neither a PowerPoint presentation nor a Word document.",
    ),
    ("U006", "strict"): Text(
        pl="Plik „{file}” zapisano w odmianie Strict Open XML. Otwórz go i zapisz jako zwykłą"
        " prezentację programu PowerPoint (.pptx) albo zwykły dokument programu Word (.docx).",
        en="The file “{file}” was saved as Strict Open XML. Open it and save it as a usual"
        " PowerPoint presentation (.pptx) or Word document (.docx).",
    ),
    ("U006", "format"): Text(
        pl="Plik „{file}” ma w środku inny rodzaj dokumentu, niż mówi jego nazwa.",
        en="The file “{file}” holds another kind of document than its name says.",
    ),
}
"""Where a code has several wordings: why it is said."""
