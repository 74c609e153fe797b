"""A project comes back from its record as it was."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from es_docs import content
from es_docs.model import Project, Table
from es_docs.news import changes, decode, encode
from news.projects import projects


@given(projects())
def test_what_was_written_is_read(project: Project) -> None:
    record = encode(project)
    assert decode(record) == project
    assert encode(project.model_copy(deep=True)) == record


def test_where_numbers_are_kept_is_no_fact_of_the_project(project: Project) -> None:
    table = Table.model_validate({"plik": "a.xlsx", "arkusz": "A"})
    moved = project.model_copy(update={"task_table": table, "register_table": table})
    assert encode(moved) == encode(project)
    assert changes(project, moved) == ()


def test_the_project_of_the_repository_takes_little_room(project: Project) -> None:
    record = encode(project)
    assert decode(record) == project
    assert len(record.encode()) < 5_000
    assert json.loads(record)["projekt"]["wartość"] == "850000.00 PLN"


@pytest.mark.parametrize("broken", ["", "[]", "{}", "null", '{"projekt": 1}', "[" * 100_000])
def test_what_is_no_project_is_none(broken: str) -> None:
    assert decode(broken) is None


def test_a_record_of_another_version_is_none(project: Project) -> None:
    record = json.loads(encode(project))
    assert decode(json.dumps({**record, "nowy klucz": "x"})) is None


def test_every_fact_of_a_project_is_compared(project: Project) -> None:
    """Whatever key of a full project is taken out or changed, something is told."""
    full = filled(project)
    record = json.loads(encode(full))
    for path, value in leaves(record):
        new = altered(record, path, other(value))
        read = decode(json.dumps(new))
        assert read is not None, path
        assert changes(full, read), path


def filled(project: Project) -> Project:
    """A project that uses every key of the model."""
    record = json.loads(encode(project))
    record["realizator"] |= {
        "skrót": "DOPS",
        "kontakt": {
            "osoba": "Jan Nowak",
            "e-mail": "a@example.org",
            "telefon": "71 000 00 00",
            "adres": "ul. Prosta 1",
            "strona": "https://example.org",
        },
    }
    record["projekt"]["stan na"] = "2016-12-31"
    record["finansowanie"]["data umowy"] = "2015-09-01"
    action = record["działania"][0]
    action["opis"] = "Przebieg działania"
    action["efekty"] = ["Efekt działania"]
    action["zdjęcia"] = [{"plik": "a.jpg", "opis": "Widok sali", "podpis": "Sala"}]
    action["zadania"][0]["przyczyna"] = "Brak chętnych"
    record["jednostki"] = {
        "turnus": {"jeden": "turnus", "kilka": "turnusy", "wiele": "turnusów", "ułamek": "turnusu"}
    }
    made = decode(json.dumps(record))
    assert made is not None
    keys = set(json.loads(content.schema())["properties"])
    assert keys - {"dane", "rejestr"} == set(json.loads(encode(made)))
    return made


def leaves(record: object, path: tuple[object, ...] = ()) -> list[tuple[tuple[object, ...], str]]:
    if isinstance(record, str):
        return [(path, record)]
    entries = record.items() if isinstance(record, dict) else enumerate(record)  # type: ignore[arg-type]
    return [leaf for key, value in entries for leaf in leaves(value, (*path, key))]


def altered(record: object, path: tuple[object, ...], value: str) -> object:
    if not path:
        return value
    key, *rest = path
    if isinstance(record, dict):
        return {**record, key: altered(record[key], tuple(rest), value)}
    assert isinstance(record, list)
    return [altered(one, tuple(rest), value) if at == key else one for at, one in enumerate(record)]


def other(value: str) -> str:
    """Another value of the same kind."""
    kinds = {
        "850000.00 PLN": "900000 PLN",
        "2014–2020": "2021–2027",
        "2015-10-01": "2015-11-01",
        "2016-12-31": "2016-11-30",
        "2015-09-01": "2015-08-01",
    }
    if value in kinds:
        return kinds[value]
    return str(int(value) + 1) if value.isdigit() else f"{value} inaczej"
