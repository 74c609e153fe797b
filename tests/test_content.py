"""From a content file to the checked project: findings, places, pictures, schema, catalogue."""

from __future__ import annotations

import ast
import inspect
import json
import re
import struct
import textwrap
import zlib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from PIL import Image
from pydantic import BaseModel
from pydantic_core import ErrorDetails

import test_model
import test_source
from content.books import TASK_HEADERS, book, seed_rows
from es_docs import content, model, source
from es_docs.content import Loaded, Places, load
from es_docs.content.explaining import as_entry, bare_type, item_type, model_findings
from es_docs.content.pictures import MAX_PICTURE_BYTES
from es_docs.content.places import plain
from es_docs.diagnostics import Diagnostic, Location, error, warning
from es_docs.messages import explain
from es_docs.messages.content import MESSAGES
from es_docs.model import Entry, Project

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "content" / "koordynacja-es.yaml"
SCHEMA = ROOT / "assets" / "schema" / "projekt.schema.json"
CODES = ROOT / "docs" / "codes.md"
CORPUS = Path(__file__).parent / "corpus" / "broken"


def small(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """A copy of the seed in a folder of its own, with some texts replaced."""
    text = SEED.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / "projekt.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def codes(loaded: Loaded) -> list[str]:
    return [finding.code for finding in loaded.findings]


# --- the seed ---------------------------------------------------------------------------------


def test_the_seed_is_read_without_a_finding() -> None:
    loaded = load(SEED)
    assert loaded.findings == ()
    assert loaded.project


def test_the_seed_states_the_facts_of_the_source() -> None:
    project = load(SEED).project
    assert project
    assert project.facts.period.start == date(2015, 10, 1)
    assert project.facts.period.end == date(2016, 12, 31)
    assert project.facts.value == model.Money(amount=Decimal(850_000), currency="PLN")
    tasks = [task for action in project.actions for task in action.tasks]
    assert [(task.realised, task.planned, task.unit) for task in tasks] == [
        (1, 3, "spotkanie"),
        (9, 11, "spotkanie"),
        (2, 2, "wizyta studyjna"),
        (4, 5, "spotkanie"),
        (21, 24, "spotkanie"),
        (8, 10, "spotkanie"),
        (5, 8, "spotkanie"),
        (29, 40, "spotkanie"),
    ]
    assert [len(action.effects) for action in project.actions] == [0, 1, 1, 1, 1, 1]


def test_the_seed_says_nothing_the_source_does_not() -> None:
    project = load(SEED).project
    assert project
    assert project.beneficiary.contact is None
    assert project.facts.as_of is None
    assert project.funding.agreement_date is None
    for action in project.actions:
        assert action.narrative is None
        assert action.pictures == ()
        assert not [task for task in action.tasks if task.reason]


def test_the_effects_follow_one_pattern() -> None:
    project = load(SEED).project
    assert project
    for effect in (effect for action in project.actions for effect in action.effects):
        assert effect[0].isupper() or effect[0].isdigit()
        assert not effect.endswith(".")


def test_the_seed_holds_no_typographic_slip_of_the_source() -> None:
    text = re.sub(r"(?m)^\s*#.*$", "", SEED.read_text(encoding="utf-8"))
    assert "\u00a0" not in text, "the program sets no-break spaces"
    assert not re.search(r"\d -|- \d{2}\.| – |dot\.|2 wizyt", text)


def test_every_abbreviation_of_the_seed_is_explained() -> None:
    project = load(SEED).project
    assert project
    body = project.model_dump_json(exclude={"abbreviations", "funding"})
    used = set(re.findall(r"\b[A-ZĄĆĘŁŃÓŚŹŻ]{2,5}\b", body)) - {"PLN"}
    assert used == set(project.abbreviations)


EXAMPLES_STAND_AFTER = (
    "  nazwa: Dolnośląski Ośrodek Polityki Społecznej\n",
    "  rodzaj: pozakonkursowy\n",
    "  fundusz: Europejski Fundusz Społeczny\n",
    "    skrót: Sieci OWES\n",
    "        jednostka: spotkanie\n",
    "zakończenie: Dziękuję za uwagę\n",
    "zakończenie: Dziękuję za uwagę\n",
)
"""Where a person puts the examples of the seed's last comment, one after the other."""


def test_the_examples_in_the_comments_work(tmp_path: Path) -> None:
    """They are read as they stand; only their invented dates are told, as they should be.

    So is the register of the workbook, which has its headers and no row.
    """
    comment = SEED.read_text(encoding="utf-8").rpartition("# ----")[2]
    _, *paragraphs = comment.split("\n#\n")
    changes: list[tuple[str, str]] = []
    for anchor, paragraph in zip(EXAMPLES_STAND_AFTER, paragraphs, strict=True):
        lines = [line.removeprefix("# ") for line in paragraph.strip().splitlines()[1:]]
        margin = " " * (len(anchor) - len(anchor.lstrip()))
        example = textwrap.indent(textwrap.dedent("\n".join(lines)), margin)
        changes.append((anchor, f"{anchor}{example}\n"))
    (tmp_path / "zdjęcia").mkdir()
    Image.new("RGB", (2, 2)).save(tmp_path / "zdjęcia" / "przyklad.jpg")
    headers = ["Data", "Działanie", "Zadanie", "Miejsce", "Uczestnicy"]
    sheets = {"Zadania": [TASK_HEADERS, *seed_rows()], "Rejestr": [headers]}
    book(tmp_path, sheets, "przyklad.xlsx")
    loaded = load(small(tmp_path, *changes))
    assert codes(loaded) == ["C071", "C073", "D043"]
    assert loaded.project
    assert loaded.project.beneficiary.contact
    assert loaded.project.actions[0].pictures
    assert loaded.project.actions[0].tasks[0].reason
    assert list(loaded.project.units) == ["turnus"]
    assert loaded.project.task_table
    assert loaded.project.register_table


# --- loading ----------------------------------------------------------------------------------


def test_a_project_and_an_error_exclude_each_other() -> None:
    places = Places("plik.yaml", None)
    with pytest.raises(ValueError, match="exactly when"):
        Loaded(None, places, ())
    with pytest.raises(ValueError, match="exactly when"):
        Loaded(load(SEED).project, places, (error("C001"),))
    assert Loaded(load(SEED).project, places, (warning("C071"),)).project


def test_findings_name_the_file_as_the_caller_does(tmp_path: Path) -> None:
    path = small(tmp_path, ("plan: 3", "plan: trzy"))
    assert str(load(path).findings[0].location).startswith(f"{path}:")
    assert str(load(path, shown_as="x.yaml").findings[0].location).startswith("x.yaml:")


def test_findings_come_in_the_order_of_the_file_whatever_found_them(tmp_path: Path) -> None:
    path = small(
        tmp_path,
        ("skróty:\n", "skróty:\n  ES: x\n"),
        ("jednostka: spotkanie", "jednostka: spotkania"),
        ("wartość: 850 000,00 PLN", "wartość: dużo"),
    )
    assert codes(load(path)) == ["C027", "C082", "C010"]


def test_a_missing_file_is_a_finding(tmp_path: Path) -> None:
    loaded = load(tmp_path / "brak.yaml")
    assert (loaded.project, codes(loaded)) == (None, ["C001"])


def test_loading_twice_gives_the_same(tmp_path: Path) -> None:
    path = small(tmp_path, ("plan: 3", "plan: trzy"), ("cel:", "cell:"))
    assert load(path).findings == load(path).findings


@pytest.mark.parametrize(
    ("written", "meant"),
    [("spotkań", "spotkanie"), ("Spotkanie", "spotkanie"), ("osób", "osoba"),
     ("wizyty studyjne", "wizyta studyjna"), ("uczestnicy", "uczestnik"), ("turnusy", "turnus")],
)  # fmt: skip
def test_a_unit_in_another_form_is_recognised(tmp_path: Path, written: str, meant: str) -> None:
    own = "zakończenie: x\njednostki:\n  turnus: {jeden: turnus, kilka: turnusy, wiele: turnusów}\n"
    path = small(
        tmp_path,
        ("jednostka: spotkanie", f"jednostka: {written}"),
        ("zakończenie: Dziękuję za uwagę\n", own),
    )
    (finding,) = load(path).findings
    assert (finding.code, finding.values["meant"]) == ("C082", meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Plan", "plan"), ("wykonano", "wykonanie"), ("jednostki", "jednostka"),
     ("przyczyny", "przyczyna")],
)  # fmt: skip
def test_a_misspelt_key_is_told_once_with_what_was_meant(
    tmp_path: Path, written: str, meant: str
) -> None:
    right = {"plan": "plan: 3", "wykonanie": "wykonanie: 1", "jednostka": "jednostka: spotkanie"}
    line = right.get(meant, "jednostka: spotkanie")
    changed = line.replace(meant, written) if meant in right else f"{line}\n        {written}: x"
    (finding,) = load(small(tmp_path, (line, changed))).findings
    assert (finding.code, finding.values["meant"]) == ("C047", meant)


def test_long_values_are_not_repeated_whole(tmp_path: Path) -> None:
    (finding,) = load(small(tmp_path, ("plan: 3", "plan: " + "x" * 5000))).findings
    assert len(explain(finding, "pl").what) < 200


def test_fractions_need_their_form_only_when_the_unit_is_ours_to_describe(tmp_path: Path) -> None:
    built_in = small(tmp_path, ("plan: 3", "plan: 3,5"))
    assert codes(load(built_in)) == []
    whole = small(tmp_path, ("plan: 3", "plan: 3,0"), ("wykonanie: 1", "wykonanie: 1"))
    assert codes(load(whole)) == []


# --- places -----------------------------------------------------------------------------------


def test_places_are_where_a_reader_would_point() -> None:
    at = load(SEED, shown_as="x").places.at
    lines = SEED.read_text(encoding="utf-8").splitlines()

    def pointed(place: Location) -> str:
        assert place.line
        assert place.column
        line = lines[place.line - 1]
        return line[place.column - 1 : place.column - 1 + place.length]

    assert pointed(at("działania", 0, "zadania", 0, "plan")) == "3"
    assert pointed(at("działania", 1, "zadania", 1, "nazwa")) == "Organizacja wizyt studyjnych"
    assert pointed(at("działania")) == "działania"
    assert pointed(at("działania", 2)) == "tytuł"
    assert pointed(at("finansowanie", "oś priorytetowa")) == "oś priorytetowa"
    assert pointed(at("skróty", "ES")) == "ekonomia społeczna"


def test_a_place_that_does_not_exist_is_its_nearest_parent() -> None:
    at = load(SEED).places.at
    assert at("projekt", "stan na") == at("projekt")
    assert at("działania", 0, "zadania", 7, "plan") == at("działania", 0, "zadania")
    assert at("projekt", "cel", "x", 3) == at("projekt", "cel")
    assert at("nic") == at()


def test_places_of_an_unreadable_file_are_the_file() -> None:
    assert str(Places("x.yaml", None).at("projekt", "cel")) == "x.yaml"


# --- pictures ---------------------------------------------------------------------------------


def with_picture(tmp_path: Path, file: str) -> Path:
    picture = f"    zdjęcia:\n      - plik: {file}\n        opis: Forum\n"
    return small(tmp_path, ("    skrót: Sieci OWES\n", f"    skrót: Sieci OWES\n{picture}"))


@pytest.mark.parametrize("name", ["foto.png", "foto.jpg", "FOTO.JPEG", "zdjęcia/foto 1.png"])
def test_a_picture_beside_the_content_is_fine(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True)
    Image.new("RGB", (4, 3)).save(path)
    assert codes(load(with_picture(tmp_path, name))) == []


def test_a_similar_name_is_suggested_c092(tmp_path: Path) -> None:
    (tmp_path / "zdjęcia").mkdir()
    Image.new("RGB", (4, 3)).save(tmp_path / "zdjęcia" / "Forum.JPG", "JPEG")
    (finding,) = load(with_picture(tmp_path, "zdjęcia/forum.jpg")).findings
    assert (finding.code, finding.values["meant"]) == ("C092", "zdjęcia/Forum.JPG")


def test_a_picture_that_is_too_large_is_not_opened_c094(tmp_path: Path) -> None:
    with (tmp_path / "foto.png").open("wb") as stream:
        stream.truncate(MAX_PICTURE_BYTES + 1)
    assert codes(load(with_picture(tmp_path, "foto.png"))) == ["C094"]


@pytest.mark.parametrize("kind", ["JPEG", "GIF", "BMP"])
def test_a_renamed_picture_is_told_c095(tmp_path: Path, kind: str) -> None:
    Image.new("RGB", (4, 3)).save(tmp_path / "foto.png", kind)
    assert codes(load(with_picture(tmp_path, "foto.png"))) == ["C095"]


@pytest.mark.parametrize("name", ["foto.png", "foto.jpg"])
def test_a_cut_off_picture_is_told_c096(tmp_path: Path, name: str) -> None:
    Image.new("RGB", (40, 30)).save(tmp_path / name)
    whole = (tmp_path / name).read_bytes()
    (tmp_path / name).write_bytes(whole[:20])
    assert codes(load(with_picture(tmp_path, name))) == ["C096"]


def test_a_picture_that_would_fill_the_memory_is_told_c098(tmp_path: Path) -> None:
    def chunk(body: bytes) -> bytes:
        return struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">4sIIBBBBB", b"IHDR", 50_000, 50_000, 8, 2, 0, 0, 0)
    data = b"\x89PNG\r\n\x1a\n" + chunk(head) + chunk(b"IDAT") + chunk(b"IEND")
    (tmp_path / "foto.png").write_bytes(data)
    assert codes(load(with_picture(tmp_path, "foto.png"))) == ["C098"]


def test_a_link_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    outside, inside = tmp_path / "poza", tmp_path / "treść"
    outside.mkdir()
    inside.mkdir()
    Image.new("RGB", (4, 3)).save(outside / "foto.png")
    (inside / "foto.png").symlink_to(outside / "foto.png")
    (inside / "album").symlink_to(outside)
    assert codes(load(with_picture(inside, "foto.png"))) == ["C090"]
    assert codes(load(with_picture(inside, "album/foto.png"))) == ["C090"]


@pytest.mark.parametrize("name", ["a\\0.png", "x" * 3000 + ".png"])
def test_a_name_no_system_accepts_is_a_finding(tmp_path: Path, name: str) -> None:
    assert len(codes(load(with_picture(tmp_path, name)))) == 1


# --- what the model can refuse ----------------------------------------------------------------

ERROR_TYPES: Mapping[str, set[str]] = {
    "date": {
        "date_type", "date_parsing", "date_from_datetime_parsing", "date_from_datetime_inexact",
    },
    "decimal": {"decimal_type", "decimal_parsing", "finite_number"},
    "default": set(),
    "definitions": set(),
    "dict": {"dict_type"},
    "function-after": set(),
    "function-before": set(),
    "model": {"model_type"},
    "model-field": set(),
    "model-fields": {
        "missing", "extra_forbidden", "invalid_key", "model_type", "model_attributes_type",
    },
    "nullable": set(),
    "str": {"string_type", "string_sub_type", "string_unicode"},
    "tuple": {"tuple_type", "iteration_error"},
}  # fmt: skip
"""The errors each node of a core schema can raise (pydantic_core.core_schema, and its reference
of error types); functions raise the codes of the model and nothing else (test_model)."""
CONSTRAINTS: Mapping[str, str] = {"min_length": "too_short"}
"""The errors of a node's constraints; other constraints are not in use."""
UNUSED_CONSTRAINTS = (
    "max_length", "pattern", "gt", "ge", "lt", "le", "multiple_of", "max_digits", "decimal_places",
    "fail_fast", "unique", "strict",
)  # fmt: skip


def core_nodes(
    node: dict[str, Any], definitions: dict[str, Any], open_refs: tuple[str, ...] = ()
) -> Iterator[dict[str, Any]]:
    """Every node below a core schema, references followed; a circle fails."""
    if node["type"] == "definition-ref":
        name = node["schema_ref"]
        assert name not in open_refs, "a recursive model can raise recursion_loop"
        yield from core_nodes(definitions[name], definitions, (*open_refs, name))
        return
    yield node
    if node["type"] == "definitions":
        definitions = {one["ref"]: one for one in node["definitions"]}
    below = [node.get(key) for key in ("schema", "keys_schema", "values_schema")]
    below += node.get("items_schema", [])
    below += node["fields"].values() if node["type"] == "model-fields" else []
    for part in below:
        if part:
            yield from core_nodes(part, definitions, open_refs)


def model_nodes() -> Iterator[dict[str, Any]]:
    schema: Any = Project.__pydantic_core_schema__
    return core_nodes(schema, {})


def raisable() -> set[str]:
    found: set[str] = set()
    for node in model_nodes():
        assert node["type"] in ERROR_TYPES, f"say which errors a {node['type']} node can raise"
        assert not [name for name in UNUSED_CONSTRAINTS if node.get(name) is not None], node
        found |= ERROR_TYPES[node["type"]]
        found |= {kind for name, kind in CONSTRAINTS.items() if node.get(name) is not None}
    return found


def test_the_walk_reaches_the_whole_model() -> None:
    fields = [node for node in model_nodes() if node["type"] == "model"]
    assert {node["cls"] for node in fields} == set(Entry.__subclasses__())


@pytest.mark.parametrize("kind", sorted(raisable()))
def test_every_error_of_the_model_has_words_in_both_languages(kind: str) -> None:
    problem: ErrorDetails = {
        "type": kind, "loc": ("projekt", "cel"), "msg": "", "input": [] if "short" in kind else 7,
    }  # fmt: skip
    for finding in model_findings([problem], load(SEED).places):
        assert finding.code in MESSAGES
        for language in ("pl", "en"):
            told = explain(finding, language)
            assert told.what
            assert told.hint


def test_an_unknown_error_of_the_model_would_be_noticed() -> None:
    problem: ErrorDetails = {"type": "url_parsing", "loc": ("projekt",), "msg": "", "input": 7}
    (finding,) = model_findings([problem], load(SEED).places)
    with pytest.raises(KeyError):
        explain(finding, "pl")


# --- the catalogue ----------------------------------------------------------------------------

HELD_ELSEWHERE = {
    "C001": test_source.test_a_missing_file_is_told_c001,
    "C002": test_source.test_a_folder_is_told_c002,
    "C003": test_source.test_a_huge_file_is_told_c003_and_not_read_to_its_end,
    "C004": test_source.test_windows_1250_is_told_c004_at_its_first_polish_letter,
    "C007": test_source.test_the_number_of_nodes_is_bounded_c007,
    "C009": test_source.test_a_document_of_an_office_program_is_told_c009,
    "C031": test_model.test_characters_that_no_xml_can_hold_are_c031,
    "C050": test_source.test_notation_nobody_can_name_is_told_c050,
    "C092": test_a_similar_name_is_suggested_c092,
    "C094": test_a_picture_that_is_too_large_is_not_opened_c094,
    "C095": test_a_renamed_picture_is_told_c095,
    "C096": test_a_cut_off_picture_is_told_c096,
    "C098": test_a_picture_that_would_fill_the_memory_is_told_c098,
}
"""Codes that need a file no small text can be, and the test that holds each of them."""


def corpus_findings() -> list[Diagnostic]:
    return [finding for path in sorted(CORPUS.glob("*.yaml")) for finding in load(path).findings]


def raised_codes() -> set[str]:
    """Every text of the code that looks like one of our codes."""
    parts = sorted(Path(content.__file__).parent.glob("*.py"))
    texts = [*map(inspect.getsource, (source, model)), *(path.read_text("utf-8") for path in parts)]
    return {
        node.value
        for text in texts
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"C\d{3}", node.value)
    }


def documented() -> dict[str, str]:
    """Code to severity, from the table rows of the reference."""
    rows = re.findall(r"(?m)^\| (C\d{3}) \| (\w+) \|", CODES.read_text(encoding="utf-8"))
    assert len(rows) == len(dict(rows)), "a code is documented twice"
    return dict(rows)


def test_every_code_that_is_raised_has_a_message_and_no_message_is_idle() -> None:
    assert raised_codes() == set(MESSAGES)


def test_every_code_is_documented_and_every_documented_code_exists() -> None:
    assert set(documented()) == set(MESSAGES)


def test_every_code_is_met_by_a_broken_file_or_a_test_of_its_own() -> None:
    met = {finding.code for finding in corpus_findings()}
    assert met | set(HELD_ELSEWHERE) == set(MESSAGES)
    for code, test in HELD_ELSEWHERE.items():
        assert code in inspect.getsource(test), f"{test.__name__} does not speak of {code}"


def test_the_reference_tells_the_severity_that_is_raised() -> None:
    severities = documented()
    for finding in corpus_findings():
        assert severities[finding.code] == finding.severity.value, finding.code


@pytest.mark.parametrize("code", sorted(MESSAGES))
def test_both_languages_say_the_same_values(code: str) -> None:
    message = MESSAGES[code]
    for text in filter(None, (message.what, message.allowed, message.hint)):
        names = [{name for _, name, _, _ in Formatter().parse(one)} for one in (text.pl, text.en)]
        assert names[0] == names[1]


def keys_of_the_models(entry: type[Entry], home: str = "") -> Iterator[tuple[str, bool]]:
    for field in entry.model_fields.values():
        place = f"{home} → `{field.alias}`" if home else f"`{field.alias}`"
        yield place, field.is_required()
        kind = bare_type(field.annotation)
        below = as_entry(kind) or as_entry(item_type(kind))
        if below and below is not model.Money:
            yield from keys_of_the_models(below, place)


def test_the_guide_lists_every_key_in_the_order_of_the_models() -> None:
    guide = (ROOT / "docs" / "content.md").read_text(encoding="utf-8")
    rows = re.findall(r"(?m)^\| (`.+?`) \| (\*?) ?\|", guide)
    assert [(key, star == "*") for key, star in rows] == list(keys_of_the_models(Project))


# --- the schema for editors -------------------------------------------------------------------


def test_the_committed_schema_is_the_one_of_the_models() -> None:
    assert SCHEMA.read_text(encoding="utf-8") == content.schema()


def test_the_seed_names_the_schema_it_is_checked_by() -> None:
    first = SEED.read_text(encoding="utf-8").splitlines()[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(.+)", first)
    assert named
    assert (SEED.parent / named[1]).resolve() == SCHEMA


Part = Mapping[str, Any]
KEYWORDS = {
    "$defs", "$ref", "$schema", "additionalProperties", "allOf", "anyOf", "description", "else",
    "enum", "examples", "if", "items", "minItems", "minLength", "pattern", "properties", "required",
    "title", "type",
}  # fmt: skip
NAMES: Mapping[type, str] = {dict: "object", list: "array", str: "string", type(None): "null"}


def complaints(schema: Part, value: object, root: Part) -> Iterator[str]:
    """The part of JSON Schema that our schema uses, and a complaint about any other."""
    yield from (f"keyword {name} is not understood" for name in schema.keys() - KEYWORDS)
    if "$ref" in schema:
        yield from complaints(root["$defs"][schema["$ref"].rpartition("/")[2]], value, root)
    if "anyOf" in schema:
        outcomes = [list(complaints(one, value, root)) for one in schema["anyOf"]]
        yield from outcomes[0] if all(outcomes) else ()
    for one in schema.get("allOf", []):
        yield from complaints(one, value, root)
    if "if" in schema and list(complaints(schema["if"], value, root)):
        yield from complaints(schema["else"], value, root)
    kinds = schema.get("type", [])
    if kinds and NAMES[type(value)] not in ([kinds] if isinstance(kinds, str) else kinds):
        yield f"{value!r} is not {kinds}"
    elif isinstance(value, str):
        yield from about_text(schema, value)
    elif isinstance(value, list):
        items = schema.get("items", {})
        yield from (text for item in value for text in complaints(items, item, root))
        yield from ["too few items"] * (len(value) < schema.get("minItems", 0))
    elif isinstance(value, dict):
        yield from about_object(schema, value, root)


def about_text(schema: Part, value: str) -> Iterator[str]:
    if not re.search(schema.get("pattern", ""), value) or len(value) < schema.get("minLength", 0):
        yield f"{value!r} does not fit"
    if value not in schema.get("enum", [value]):
        yield f"{value!r} is not listed"


def about_object(schema: Part, value: Mapping[str, object], root: Part) -> Iterator[str]:
    properties, rest = schema.get("properties", {}), schema.get("additionalProperties", {})
    yield from (f"{key} is missing" for key in schema.get("required", []) if key not in value)
    for key, part in value.items():
        if key not in properties and rest is False:
            yield f"{key} is unknown"
        else:
            yield from complaints(properties.get(key, rest), part, root)


def complaints_about(path: Path) -> list[str]:
    root = source.read(path).root
    assert root
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return list(complaints(schema, plain(root), schema))


def test_an_editor_has_nothing_against_the_seed() -> None:
    assert complaints_about(SEED) == []


@pytest.mark.parametrize(
    "name",
    ["klucz-nieznany", "brak-klucza", "liczba-słownie", "data-słownie", "kwota-bez-waluty",
     "waluta-nieznana", "okres-programowania", "tekst-zamiast-listy", "pusta-lista",
     "lista-zamiast-tekstu", "pusta-wartość"],
)  # fmt: skip
def test_an_editor_underlines_what_loading_refuses(name: str) -> None:
    assert complaints_about(CORPUS / f"{name}.yaml")


def test_an_editor_shows_what_each_key_means_in_polish() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for owner in (schema, *schema["$defs"].values()):
        assert "description" not in owner
        assert owner["properties"]
        for key, part in owner["properties"].items():
            assert part["description"], key
            assert part["description"][0].isupper()


def test_the_keys_of_the_schema_are_those_of_the_models() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))

    def shape(entry: type[BaseModel]) -> tuple[list[str], list[str]]:
        fields = entry.model_fields.values()
        required = [field.alias for field in fields if field.is_required()]
        return [str(field.alias) for field in fields], [str(alias) for alias in required]

    for entry in Entry.__subclasses__():
        if entry is model.Money:
            continue
        part = schema if entry is Project else schema["$defs"][entry.__name__]
        keys, required = shape(entry)
        supplied = SUPPLIED.get(entry, set())
        assert list(part["properties"]) == keys
        assert part.get("required", []) == [key for key in required if key not in supplied]


SUPPLIED = {model.Task: {"plan", "wykonanie", "jednostka"}, model.Action: {"zadania"}}
"""Keys that a workbook may supply in the place of the content file."""


@pytest.mark.parametrize(
    ("tables", "lacking"),
    [("", ["plan", "wykonanie", "jednostka", "zadania"]), ("dane", []),
     ("rejestr", ["plan", "jednostka", "zadania"])],
)  # fmt: skip
def test_an_editor_asks_for_numbers_unless_a_table_supplies_them(
    tmp_path: Path, tables: str, lacking: list[str]
) -> None:
    changes = [("zakończenie:", f"{tables}:\n  plik: x.xlsx\nzakończenie:")] if tables else []
    for key in ("plan", "wykonanie", "jednostka"):
        text = SEED.read_text(encoding="utf-8")
        line = re.search(rf"(?m)^ +{key}: .+\n", text)
        assert line
        told = complaints_about(small(tmp_path, (line[0], ""), *changes))
        assert told == [f"{key} is missing"] * (key in lacking)
    listed = re.search(r"(?m)^    zadania:\n(      .+\n)+", SEED.read_text(encoding="utf-8"))
    assert listed
    told = complaints_about(small(tmp_path, (listed[0], ""), *changes))
    assert told == ["zadania is missing"] * ("zadania" in lacking)
