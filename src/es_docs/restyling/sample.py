"""A project made up to try a reference on: every layout is used, with texts of usual length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from es_docs.compose import compose
from es_docs.diagnostics import Diagnostic, Severity
from es_docs.env import Environment
from es_docs.model import Project
from es_docs.story import Picture, SectionKind, Story
from es_docs.visibility.signs import EMBLEM_PICTURE, Sign, load_signs

_NO_LOOKS: Final = frozenset({"VIS-045", "VIS-046"})
"""Words in the place of official signs, and how fine a picture of one is: the sample's own."""


def _task(name: str, planned: int, realised: int, unit: str = "spotkanie") -> dict[str, str]:
    return {"nazwa": name, "plan": str(planned), "wykonanie": str(realised), "jednostka": unit}


_ACTIONS: Final = (
    {
        "tytuł": "Tworzenie sieci współpracy ośrodków wsparcia w regionie",
        "skrót": "Sieci ośrodków",
        "zadania": [_task("Organizacja spotkań sieciujących ośrodki wsparcia", 3, 2)],
    },
    {
        "tytuł": "Rozwijanie współpracy podmiotów o charakterze reintegracyjnym w powiatach",
        "skrót": "Współpraca podmiotów",
        "zadania": [
            _task("Organizacja spotkań podmiotów z instytucjami w powiatach", 11, 9),
            _task("Organizacja wizyt studyjnych", 2, 2, "wizyta studyjna"),
        ],
        "efekty": ["Założenie stowarzyszenia „Forum Powiatów”"],
    },
    {
        "tytuł": "Reprezentowanie interesów sektora na poziomie regionalnym",
        "skrót": "Reprezentowanie sektora",
        "zadania": [
            _task("Organizacja prac komitetu", 5, 4),
            _task("Organizacja prac grup do spraw promocji, edukacji i zatrudnienia", 24, 21),
        ],
        "efekty": [
            "Wydanie publikacji skierowanej do sektora biznesu",
            "Powstanie regionalnego programu rozwoju w województwie",
        ],
    },
    {
        "tytuł": "Doradztwo dla podmiotów i samorządów",
        "skrót": "Doradztwo",
        "zadania": [_task("Doradztwo w zakresie klauzul społecznych", 40, 29)],
        "efekty": ["Zastosowanie klauzul społecznych w gminie"],
    },
)
_GOAL: Final = (
    "Podniesienie jakości i efektywności działania podmiotów w obszarze pomocy i integracji "
    "w województwie"
)
_PROJECT: Final = {
    "realizator": {
        "nazwa": "Ośrodek Przykładowy w Mieście",
        "kontakt": {"telefon": "71 000 00 00", "strona": "www.example.org"},
    },
    "projekt": {
        "tytuł": "Koordynacja współpracy w województwie przykładowym",
        "rodzaj": "pozakonkursowy",
        "cel": _GOAL,
        "okres": {"od": "1.10.2015", "do": "31.12.2016"},
        "wartość": "850 000,00 PLN",
        "stan na": "31.12.2016",
    },
    "finansowanie": {
        "program": {
            "nazwa": "Regionalny Program Operacyjny Województwa Dolnośląskiego 2014–2020",
            "skrót": "RPO WD 2014–2020",
            "okres": "2014–2020",
        },
        "oś priorytetowa": {"numer": "9", "nazwa": "Włączenie społeczne"},
        "działanie": {"numer": "9.4", "nazwa": "Wspieranie gospodarki społecznej"},
        "fundusz": "Europejski Fundusz Społeczny",
        "informacja": (
            "Projekt współfinansowany przez Unię Europejską ze środków Europejskiego Funduszu "
            "Społecznego w ramach Regionalnego Programu Operacyjnego Województwa Dolnośląskiego "
            "2014–2020"
        ),
    },
    "działania": _ACTIONS,
    "zakończenie": "Dziękuję za uwagę",
}


def sample_project() -> Project:
    return Project.model_validate(_PROJECT)


def sample_story(project: Project, environment: Environment) -> Story:
    """The story of the sample, with a picture, if the project's folder of signs has one."""
    story = compose(project, lambda *_path: None, key="proba", folder=Path())
    file = environment.signs / EMBLEM_PICTURE
    if not file.is_file():
        return story
    picture = Picture("zdjęcie", file, "Flaga Unii Europejskiej", "Flaga na budynku ośrodka")
    last = max(at for at, one in enumerate(story.sections) if one.kind is SectionKind.ACTION)
    sections = list(story.sections)
    sections[last] = replace(sections[last], blocks=(*sections[last].blocks, picture))
    return replace(story, sections=tuple(sections))


def sample_signs(project: Project, environment: Environment) -> Sequence[Sign]:
    """The signs of the folder of signs that the sample shows. Raises AssetError."""
    funding = project.funding
    signs, _ = load_signs(
        environment.signs,
        period=funding.programme.period,
        fund=funding.fund,
        agreement_date=funding.agreement_date,
    )
    return signs


def about_looks(findings: tuple[Diagnostic, ...]) -> Iterator[Diagnostic]:
    """What the looks are to blame for, each kind of finding once."""
    seen: set[tuple[str, str]] = set()
    for one in findings:
        key = one.code, one.variant
        if one.code not in _NO_LOOKS and one.severity is not Severity.INFO and key not in seen:
            seen.add(key)
            yield one
