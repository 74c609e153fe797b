"""What changed between two versions of a project (N001 to N079), and why that cannot be told.

The values `old` and `new` are what stood and what stands in the content, `number` is that of an
action and `name` a task, an effect or a picture; all of them are Polish, as the content is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from es_docs.messages import Message, Text

AREA_TITLE: Final = Text(pl="Zmiany w treści", en="Changes of the content")

_CHECK: Final = Text(
    pl="Jeśli to pomyłka, popraw to miejsce w treści.",
    en="If it is a mistake, correct this place of the content.",
)

LABELS: Final[Mapping[str, Text]] = {
    "beneficiary": Text(pl="Realizator", en="Beneficiary"),
    "short-name": Text(pl="Skrót nazwy realizatora", en="Short name of the beneficiary"),
    "person": Text(pl="Osoba do kontaktu", en="Contact person"),
    "email": Text(pl="Adres e-mail", en="E-mail address"),
    "phone": Text(pl="Telefon", en="Telephone"),
    "address": Text(pl="Adres pocztowy", en="Postal address"),
    "website": Text(pl="Strona internetowa", en="Website"),
    "project": Text(pl="Tytuł projektu", en="Title of the project"),
    "project-kind": Text(pl="Rodzaj projektu", en="Kind of the project"),
    "goal": Text(pl="Cel projektu", en="Goal of the project"),
    "period": Text(pl="Okres realizacji", en="Period"),
    "value": Text(pl="Wartość projektu", en="Value of the project"),
    "as-of": Text(pl="Stan na", en="As of"),
    "programme": Text(pl="Program", en="Programme"),
    "programme-short": Text(pl="Skrót nazwy programu", en="Short name of the programme"),
    "funding-period": Text(pl="Okres programowania", en="Programming period"),
    "axis": Text(pl="Oś priorytetowa", en="Priority axis"),
    "measure": Text(pl="Działanie programu", en="Measure of the programme"),
    "fund": Text(pl="Fundusz", en="Fund"),
    "statement": Text(pl="Informacja o współfinansowaniu", en="Funding statement"),
    "agreement": Text(pl="Data umowy o dofinansowanie", en="Day of the funding agreement"),
    "closing": Text(pl="Zakończenie prezentacji", en="Closing words of the presentation"),
    "title": Text(pl="tytuł", en="title"),
    "short-title": Text(pl="krótki tytuł", en="short title"),
    "narrative": Text(pl="opis", en="narrative"),
    "action": Text(pl="działanie", en="action"),
    "task": Text(pl="zadanie", en="task"),
    "home": Text(pl="przeniesienie z innego działania", en="moved from another action"),
    "name": Text(pl="nazwa zadania", en="name of the task"),
    "planned": Text(pl="plan", en="planned"),
    "realised": Text(pl="wykonanie", en="realised"),
    "unit": Text(pl="jednostka", en="unit"),
    "reason": Text(pl="przyczyna odchylenia", en="reason"),
    "effect": Text(pl="efekt", en="effect"),
    "picture": Text(pl="zdjęcie", en="picture"),
    "file": Text(pl="plik zdjęcia", en="file of the picture"),
    "alt": Text(pl="opis zdjęcia", en="description of the picture"),
    "caption": Text(pl="podpis zdjęcia", en="caption of the picture"),
    "noun": Text(pl="Jednostka", en="Unit"),
    "abbreviation": Text(pl="Skrót", en="Abbreviation"),
}
"""What a change is about, by topic; those of actions, tasks and pictures stand behind a comma."""
BARE: Final = frozenset(
    {"person", "email", "phone", "website", "period", "value", "as-of", "funding-period", "axis",
     "measure", "agreement", "planned", "realised", "noun"}
)  # fmt: skip
"""Topics whose values stand without quotes: numbers, days, names."""


def _told(pl: str, en: str) -> Message:
    return Message(what=Text(pl=pl, en=en), hint=_CHECK)


def _of_task(pl: str, en: str) -> Text:
    return Text(
        pl=f"Działanie {{number}}, „{{name}}”: {pl}", en=f"Action {{number}}, “{{name}}”: {en}"
    )


def _of_facts() -> Mapping[tuple[str, str], Text]:
    """N001 to N003 for each fact of the project, by its label."""
    return {
        (code, topic): _with_label(text, label, is_bare=topic in BARE)
        for code, text in (
            ("N001", Text(pl="{label}: „{old}” → „{new}”", en="{label}: “{old}” → “{new}”")),
            ("N002", Text(pl="{label}: dopisano „{new}”", en="{label}: “{new}” was added")),
            (
                "N003",
                Text(pl="{label}: usunięto (było „{old}”)", en="{label}: removed (it was “{old}”)"),
            ),
        )
        for topic, label in LABELS.items()
        if label.pl[0].isupper() and topic not in ("noun", "abbreviation")
    }


def _with_label(text: Text, label: Text, *, is_bare: bool) -> Text:
    pl, en = text.pl.replace("{label}", label.pl), text.en.replace("{label}", label.en)
    if is_bare:
        pl, en = pl.translate(_NO_QUOTES), en.translate(_NO_QUOTES)
    return Text(pl=pl, en=en)


_NO_QUOTES: Final = str.maketrans("", "", "„”“")

MESSAGES: Final[Mapping[str, Message]] = {
    # --- the project
    "N001": _told("Zmieniono „{old}” na „{new}”", "“{old}” was changed to “{new}”"),
    "N002": _told("Dopisano „{new}”", "“{new}” was added"),
    "N003": _told("Usunięto „{old}”", "“{old}” was removed"),
    # --- actions
    "N010": _told("Nowe działanie {number}: „{name}”", "New action {number}: “{name}”"),
    "N011": _told("Usunięto działanie {number}: „{name}”", "Action {number} was removed: “{name}”"),
    "N012": _told(
        "Działanie „{name}” zmieniło miejsce: było {old}., jest {new}.",
        "The action “{name}” has moved: it was number {old}, it is number {new}",
    ),
    "N013": _told(
        "Działanie {number}: tytuł „{old}” → „{new}”", "Action {number}: title “{old}” → “{new}”"
    ),
    "N014": _told(
        "Działanie {number}: krótki tytuł „{old}” → „{new}”",
        "Action {number}: short title “{old}” → “{new}”",
    ),
    "N015": _told(
        "Działanie {number}: opis „{old}” → „{new}”",
        "Action {number}: narrative “{old}” → “{new}”",
    ),
    # --- tasks
    "N020": _told(
        "Działanie {number}: nowe zadanie „{name}” ({new})",
        "Action {number}: new task “{name}” ({new})",
    ),
    "N021": _told(
        "Działanie {number}: usunięto zadanie „{name}” ({old})",
        "Action {number}: the task “{name}” was removed ({old})",
    ),
    "N022": _told(
        "Działanie {number}: zadanie „{name}” zmieniło miejsce: było {old}., jest {new}.",
        "Action {number}: the task “{name}” has moved: it was number {old}, it is number {new}",
    ),
    "N023": _told(
        "Zadanie „{name}” przeniesiono z działania {old} do działania {new}",
        "The task “{name}” has moved from action {old} to action {new}",
    ),
    "N024": _told(
        "Działanie {number}: nazwa zadania „{old}” → „{new}”",
        "Action {number}: name of a task “{old}” → “{new}”",
    ),
    "N025": Message(_of_task("plan {old} → {new}", "planned {old} → {new}"), _CHECK),
    "N026": Message(_of_task("wykonanie {old} → {new}", "realised {old} → {new}"), _CHECK),
    "N027": Message(_of_task("jednostka „{old}” → „{new}”", "unit “{old}” → “{new}”"), _CHECK),
    "N028": Message(_of_task("przyczyna „{old}” → „{new}”", "reason “{old}” → “{new}”"), _CHECK),
    # --- effects
    "N030": _told(
        "Działanie {number}: nowy efekt „{new}”", "Action {number}: new effect “{new}”"
    ),
    "N031": _told(
        "Działanie {number}: usunięto efekt „{old}”",
        "Action {number}: the effect “{old}” was removed",
    ),
    "N032": _told(
        "Działanie {number}: efekt „{old}” → „{new}”", "Action {number}: effect “{old}” → “{new}”"
    ),
    "N033": _told(
        "Działanie {number}: efekt „{name}” zmienił miejsce: był {old}., jest {new}.",
        "Action {number}: the effect “{name}” has moved: it was number {old}, it is number {new}",
    ),
    # --- pictures
    "N040": _told(
        "Działanie {number}: nowe zdjęcie {new} („{name}”)",
        "Action {number}: new picture {new} (“{name}”)",
    ),
    "N041": _told(
        "Działanie {number}: usunięto zdjęcie {old} („{name}”)",
        "Action {number}: the picture {old} was removed (“{name}”)",
    ),
    "N042": _told(
        "Działanie {number}: zdjęcie „{name}” zmieniło miejsce: było {old}., jest {new}.",
        "Action {number}: the picture “{name}” has moved: it was number {old}, it is number {new}",
    ),
    "N043": _told(
        "Działanie {number}: plik zdjęcia {old} → {new}",
        "Action {number}: file of a picture {old} → {new}",
    ),
    "N044": _told(
        "Działanie {number}: opis zdjęcia „{old}” → „{new}”",
        "Action {number}: description of a picture “{old}” → “{new}”",
    ),
    "N045": _told(
        "Działanie {number}: podpis zdjęcia „{old}” → „{new}”",
        "Action {number}: caption of a picture “{old}” → “{new}”",
    ),
    # --- words
    "N050": _told("Nowa jednostka „{name}”: {new}", "New unit “{name}”: {new}"),
    "N051": _told("Usunięto jednostkę „{name}” ({old})", "The unit “{name}” was removed ({old})"),
    "N052": _told("Jednostka „{name}”: {old} → {new}", "Unit “{name}”: {old} → {new}"),
    "N055": _told("Nowy skrót {name}: „{new}”", "New abbreviation {name}: “{new}”"),
    "N056": _told(
        "Usunięto skrót {name} („{old}”)", "The abbreviation {name} was removed (“{old}”)"
    ),
    "N057": _told("Skrót {name}: „{old}” → „{new}”", "Abbreviation {name}: “{old}” → “{new}”"),
    # --- what cannot be told
    "N080": Message(
        what=Text(
            pl="Dokument „{file}” nie pamięta, z jakiej treści powstał.",
            en="The document “{file}” does not remember what content it was made from.",
        ),
        allowed=Text(
            pl="Pamiętają to dokumenty utworzone tą wersją programu; „es-docs seal” usuwa tę"
            " pamięć, a dokumentów z innych źródeł program nie zna.",
            en="Documents made by this version of the program do; “es-docs seal” takes this memory"
            " out, and documents from elsewhere never had it.",
        ),
        hint=Text(
            pl="Porównaj dwa pliki z treścią (es-docs diff STARY NOWY). Brakujący zapis uzupełni"
            " „es-docs build”.",
            en="Compare two content files (es-docs diff OLD NEW). “es-docs build” puts the memory"
            " back into a document.",
        ),
    ),
    "N081": Message(
        what=Text(
            pl="Zapisu treści w dokumencie „{file}” ta wersja programu nie umie odczytać.",
            en="This version of the program cannot read the content kept in the document “{file}”.",
        ),
        hint=Text(
            pl="Uruchom „es-docs build”: zapis powstanie na nowo.",
            en="Run “es-docs build”: it is written anew.",
        ),
    ),
    "N082": Message(
        what=Text(
            pl="To dwa różne projekty: „{old}” i „{new}”.",
            en="These are two different projects: “{old}” and “{new}”.",
        ),
        hint=Text(
            pl="Podaj dwie wersje jednego projektu.",
            en="Give two versions of one project.",
        ),
    ),
    "N083": Message(
        what=Text(
            pl="Prezentacja i sprawozdanie powstały z różnych wersji treści. Porównano z tą, którą"
            " pamięta „{file}”.",
            en="The presentation and the report were made from different versions of the content."
            " What “{file}” remembers was compared.",
        ),
        hint=Text(
            pl="Utwórz oba dokumenty razem: es-docs build.",
            en="Make both documents together: es-docs build.",
        ),
    ),
    "N084": Message(
        what=Text(
            pl="W folderze „{folder}” nie ma dokumentów z tego pliku, więc nie ma z czym porównać.",
            en="The folder “{folder}” has no documents of this file, so there is nothing to compare"
            " it with.",
        ),
        hint=Text(
            pl="Utwórz je (es-docs build) albo podaj folder, w którym są (--output).",
            en="Make them (es-docs build), or give the folder where they are (--output).",
        ),
    ),
    "N085": Message(
        what=Text(
            pl="Pliku „{file}” nie da się porównać.", en="The file “{file}” cannot be compared."
        ),
        allowed=Text(
            pl="Porównywane są pliki z treścią (.yaml, .yml) i dokumenty .pptx i .docx.",
            en="Content files (.yaml, .yml) and .pptx and .docx documents are compared.",
        ),
        hint=Text(
            pl="Podaj jeden z takich plików.", en="Give one of those files."
        ),
    ),
}  # fmt: skip

VARIANTS: Final[Mapping[tuple[str, str], Text]] = {
    **_of_facts(),
    ("N014", "added"): Text(
        pl="Działanie {number}: dopisano krótki tytuł „{new}”",
        en="Action {number}: the short title “{new}” was added",
    ),
    ("N014", "removed"): Text(
        pl="Działanie {number}: usunięto krótki tytuł „{old}”",
        en="Action {number}: the short title “{old}” was removed",
    ),
    ("N015", "added"): Text(
        pl="Działanie {number}: dopisano opis „{new}”",
        en="Action {number}: the narrative “{new}” was added",
    ),
    ("N015", "removed"): Text(
        pl="Działanie {number}: usunięto opis „{old}”",
        en="Action {number}: the narrative “{old}” was removed",
    ),
    ("N025", "share"): _of_task(
        "plan {old} → {new} ({old_share} → {new_share})",
        "planned {old} → {new} ({old_share} → {new_share})",
    ),
    ("N026", "share"): _of_task(
        "wykonanie {old} → {new} ({old_share} → {new_share})",
        "realised {old} → {new} ({old_share} → {new_share})",
    ),
    ("N028", "added"): _of_task("dopisano przyczynę „{new}”", "the reason “{new}” was added"),
    ("N028", "removed"): _of_task(
        "usunięto przyczynę „{old}”", "the reason “{old}” was removed"
    ),
    ("N045", "added"): Text(
        pl="Działanie {number}: zdjęcie „{name}” ma podpis „{new}”",
        en="Action {number}: the picture “{name}” has the caption “{new}”",
    ),
    ("N045", "removed"): Text(
        pl="Działanie {number}: zdjęcie „{name}” nie ma już podpisu „{old}”",
        en="Action {number}: the picture “{name}” has no caption “{old}” any more",
    ),
}  # fmt: skip
"""Other wordings of a code, by its variant."""
