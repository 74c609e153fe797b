"""The officer's workbook: what stands in it, what may be typed, how it looks, and that it keeps."""

from __future__ import annotations

import re
import string
import subprocess
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import chain
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from es_docs.content.naming import folded
from es_docs.content.tables import columns
from es_docs.diagnostics import OutputError, has_errors
from es_docs.env import DECK_REFERENCE, Environment
from es_docs.language import BUILT_IN_UNITS, typeset
from es_docs.layout.measure import Metrics
from es_docs.messages import workbook as words
from es_docs.model import Project, Task, UnitForms
from es_docs.office import find_office
from es_docs.ooxml.package import canonical
from es_docs.tabular import CellKind, Records, Selection, read_records
from es_docs.workbook import Look, make_workbook, read_look
from es_docs.workbook.book import MAX_TEXT
from es_docs.workbook.tasks import SPARE_ROWS
from extent import few
from variants import LONG, with_actions

HEADERS = ["Działanie", "Tytuł działania", "Zadanie", "Plan", "Wykonanie", "Jednostka", "Przyczyna"]
HEADER_ROW = 4


@pytest.fixture(scope="module")
def look(environment: Environment) -> Look:
    return read_look(environment.read(DECK_REFERENCE), DECK_REFERENCE)


@pytest.fixture(scope="module")
def made(project: Project, look: Look, metrics: Metrics) -> bytes:
    return make_workbook(project, look, metrics, content="koordynacja-es.yaml")


@pytest.fixture(scope="module")
def with_register(project: Project, look: Look, metrics: Metrics) -> bytes:
    return make_workbook(project, look, metrics, content="projekt.yaml", with_register=True)


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(BytesIO(data))


def sheet(data: bytes, name: str = words.TASKS_SHEET) -> Worksheet:
    return opened(data)[name]


def rows(data: bytes, key: str = "dane") -> Records:
    name = words.TASKS_SHEET if key == "dane" else words.REGISTER_SHEET
    records, findings = read_records(data, "w.xlsx", Selection(sheet=name), columns(key))
    assert records is not None, findings
    assert not has_errors(findings), findings
    return records


def parts(data: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def task(name: str, planned: str = "3", realised: str = "1", **more: str) -> Task:
    told = {"nazwa": name, "plan": planned, "wykonanie": realised, "jednostka": "spotkanie"}
    return Task.model_validate(told | more)


def with_tasks(project: Project, *tasks: Task) -> Project:
    return with_actions(project, [project.actions[0].model_copy(update={"tasks": tasks})])


# --- what stands in it ------------------------------------------------------------------------


class TestTasks:
    def test_has_the_columns_in_their_order(self, made: bytes) -> None:
        assert [cell.value for cell in sheet(made)[HEADER_ROW]] == HEADERS

    def test_has_a_row_for_each_task_with_the_numbers_of_now(
        self, made: bytes, project: Project
    ) -> None:
        told = [
            (number, action.short_title, task.name, task.planned, task.realised, task.unit)
            for number, action in enumerate(project.actions, start=1)
            for task in action.tasks
        ]
        values = sheet(made).iter_rows(min_row=HEADER_ROW + 1, values_only=True)
        assert [row[:6] for row in values if row[2]] == told

    def test_tells_the_title_and_keeps_a_place_for_the_day(
        self, project: Project, look: Look, metrics: Metrics
    ) -> None:
        day = date(2016, 6, 30)
        dated = project.model_copy(
            update={"facts": project.facts.model_copy(update={"as_of": day})}
        )
        data = make_workbook(dated, look, metrics, content="p.yaml")
        assert sheet(data)["A1"].value == project.facts.title
        assert sheet(data)["B2"].number_format == "d.mm.yyyy"
        [(label, cell)] = rows(data).notes.items()
        assert (label, cell.kind, cell.text) == ("stan na", CellKind.DAY, "2016-06-30")

    def test_an_unknown_day_is_an_empty_cell_and_nothing_else_is_taken_for_it(
        self, made: bytes
    ) -> None:
        assert sheet(made)["B2"].value is None
        assert all(cell.kind is CellKind.EMPTY for cell in rows(made).notes.values())

    def test_the_table_covers_the_tasks_and_the_spare_rows(
        self, made: bytes, project: Project
    ) -> None:
        count = sum(len(action.tasks) for action in project.actions)
        [table] = sheet(made).tables.values()
        assert table.name == "Zadania"
        assert table.ref == f"A{HEADER_ROW}:G{HEADER_ROW + count + SPARE_ROWS}"
        assert table.headerRowCount == 1
        assert [column.name for column in table.tableColumns] == HEADERS

    def test_a_row_typed_into_the_spare_ones_is_read(self, made: bytes) -> None:
        book = opened(made)
        first = next(
            row for row in book["Zadania"].iter_rows(min_row=HEADER_ROW + 1) if row[2].value is None
        )
        for cell, value in zip(first, (6, None, "Nowe zadanie", 4, 2.5, "spotkanie"), strict=False):
            assert not cell.protection.locked
            cell.value = value
        target = BytesIO()
        book.save(target)
        last = rows(target.getvalue()).rows[-1]
        assert {key: cell.text for key, cell in last.cells.items()} == {
            "działanie": "6", "zadanie": "Nowe zadanie", "plan": "4", "wykonanie": "2,5",
            "jednostka": "spotkanie", "przyczyna": "",
        }  # fmt: skip


class TestText:
    @pytest.mark.parametrize(
        "name", ["=1+1", "+48 71", "-1", "@SUM(A1)", "=HYPERLINK(\"http://example.org\")", "2016",
                 "1.10", "http://example.org", "_x0041_", "<b>&amp;\"'", "{=A1}"],
    )  # fmt: skip
    def test_stays_text(self, project: Project, look: Look, metrics: Metrics, name: str) -> None:
        one = with_tasks(project, task(name, przyczyna=name))
        data = make_workbook(one, look, metrics, content="p.yaml")
        row = sheet(data)[HEADER_ROW + 1]
        assert [(cell.value, cell.data_type) for cell in (row[2], row[6])] == [(name, "s")] * 2
        assert "<f>" not in parts(data)["xl/worksheets/sheet1.xml"]
        assert not any("hyperlink" in text for text in parts(data).values())

    @pytest.mark.parametrize("begin", ["=", "+", "-", "@"])
    def test_that_looks_like_a_formula_is_marked_as_text_for_when_it_is_edited(
        self, project: Project, look: Look, metrics: Metrics, begin: str
    ) -> None:
        data = make_workbook(
            with_tasks(project, task("A", przyczyna=f"{begin}1")), look, metrics, content="p.yaml"
        )
        row = sheet(data)[HEADER_ROW + 1]
        assert row[6].quotePrefix
        assert not row[2].quotePrefix

    def test_longer_than_a_cell_is_told_and_no_workbook_made(
        self, project: Project, look: Look, metrics: Metrics
    ) -> None:
        long = with_tasks(project, task("a" * (MAX_TEXT + 1)))
        with pytest.raises(OutputError) as refusal:
            make_workbook(long, look, metrics, content="p.yaml")
        assert [one.code for one in refusal.value.findings] == ["D104"]


# --- what may be typed ------------------------------------------------------------------------


def rules(data: bytes, name: str, column: str) -> DataValidation:
    [rule] = [
        one
        for one in sheet(data, name).data_validations.dataValidation
        if str(one.sqref).startswith(f"{column}{HEADER_ROW + 1}:")
    ]
    return rule


class TestFields:
    def test_only_what_is_to_be_filled_in_is_open(self, made: bytes, project: Project) -> None:
        tasks = sheet(made)
        assert tasks.protection.sheet
        assert tasks.protection.password is None
        count = sum(len(action.tasks) for action in project.actions)
        filled = tasks.iter_rows(max_row=HEADER_ROW + count)
        open_ = {
            cell.coordinate for cell in chain.from_iterable(filled) if not cell.protection.locked
        }
        body = range(HEADER_ROW + 1, HEADER_ROW + count + 1)
        assert open_ == {"B2", *(f"{column}{row}" for column in "DEFG" for row in body)}

    @pytest.mark.parametrize(
        ("column", "kind", "least"), [("D", "decimal", "1"), ("E", "decimal", "0")]
    )
    def test_numbers_have_a_least_and_a_most(
        self, made: bytes, column: str, kind: str, least: str
    ) -> None:
        rule = rules(made, "Zadania", column)
        assert (rule.type, rule.formula1, rule.formula2) == (kind, least, "1000000000")
        assert rule.errorStyle in (None, "stop")
        assert rule.showErrorMessage
        assert rule.prompt
        assert rule.error

    def test_units_come_from_a_list_with_the_projects_own_first(
        self, project: Project, look: Look, metrics: Metrics
    ) -> None:
        own = {"turnus": UnitForms(jeden="turnus", kilka="turnusy", wiele="turnusów")}
        data = make_workbook(
            project.model_copy(update={"units": own}), look, metrics, content="p.yaml"
        )
        rule = rules(data, "Zadania", "F")
        assert rule.type == "list"
        place = re.fullmatch(r"Jednostki!\$A\$(\d+):\$A\$(\d+)", rule.formula1)
        assert place
        first, last = int(place[1]), int(place[2])
        units = [sheet(data, "Jednostki").cell(row, 1).value for row in range(first, last + 1)]
        assert units[0] == "turnus"
        assert set(units[1:]) == set(BUILT_IN_UNITS)
        assert rule.errorStyle == "warning"

    def test_more_than_planned_stands_out(self, made: bytes) -> None:
        conditions = sheet(made).conditional_formatting
        formulas = [
            rule.formula[0]
            for one in conditions
            for rule in one.rules
            if rule.dxf.fill and rule.dxf.fill.bgColor.rgb == "FFFFCC00"
        ]
        assert formulas
        assert all("$E5>$D5" in formula for formula in formulas)

    def test_prompts_are_as_short_as_excel_needs_them(self, with_register: bytes) -> None:
        for name in ("Zadania", "Rejestr"):
            for rule in sheet(with_register, name).data_validations.dataValidation:
                assert 0 < len(rule.promptTitle) <= 32
                assert 0 < len(rule.prompt) <= 255
                assert len(rule.errorTitle or "") <= 32
                assert len(rule.error or "") <= 255


class TestRegister:
    def test_is_there_only_when_asked_for(self, made: bytes, with_register: bytes) -> None:
        assert opened(made).sheetnames == ["Zadania", "Jednostki", "Pomoc"]
        assert opened(with_register).sheetnames == ["Zadania", "Rejestr", "Jednostki", "Pomoc"]

    def test_has_its_columns_and_rules(self, with_register: bytes, project: Project) -> None:
        register = sheet(with_register, "Rejestr")
        headers = [cell.value for cell in register[HEADER_ROW][:5]]
        assert headers == ["Data", "Działanie", "Zadanie", "Miejsce", "Uczestnicy"]
        days = rules(with_register, "Rejestr", "A")
        start, end = project.facts.period.start, project.facts.period.end
        epoch = date(1899, 12, 30)
        assert (days.type, days.formula1, days.formula2) == (
            "date",
            str((start - epoch).days),
            str((end - epoch).days),
        )
        names = rules(with_register, "Rejestr", "C")
        count = sum(len(action.tasks) for action in project.actions)
        assert names.formula1 == f"Zadania!$C$5:$C${HEADER_ROW + count + SPARE_ROWS}"

    def test_rows_are_open_and_the_header_is_not(self, with_register: bytes) -> None:
        register = sheet(with_register, "Rejestr")
        assert register.protection.sheet
        assert not register.protection.deleteRows  # False: allowed while protected
        assert not register.protection.insertRows
        assert not register.protection.sort
        assert all(cell.protection.locked for cell in register[HEADER_ROW][:5])
        assert not any(register.column_dimensions[one].protection.locked for one in "ABCDE")

    def test_what_is_typed_is_read(self, with_register: bytes, project: Project) -> None:
        book = opened(with_register)
        name = project.actions[0].tasks[0].name
        for column, value in enumerate((date(2016, 3, 9), 1, name, "Wrocław", 12), start=1):
            book["Rejestr"].cell(HEADER_ROW + 1, column).value = value
        target = BytesIO()
        book.save(target)
        [row] = rows(target.getvalue(), "rejestr").rows
        assert [cell.text for cell in row.cells.values()] == [
            "2016-03-09", "1", name, "Wrocław", "12",
        ]  # fmt: skip


# --- how it looks -----------------------------------------------------------------------------


class TestLook:
    def test_takes_its_colours_from_the_reference_presentation(self, look: Look) -> None:
        assert look == Look()

    def test_a_restyled_presentation_restyles_it(
        self, environment: Environment, project: Project, metrics: Metrics
    ) -> None:
        reference = environment.read(DECK_REFERENCE)
        restyled = canonical(
            reference,
            replace={
                name: text.replace("003399", "7A1F3D").encode()
                for name, text in theme_parts(reference).items()
            },
        )
        data = make_workbook(project, read_look(restyled, "r"), metrics, content="p.yaml")
        assert sheet(data)["A4"].fill.fgColor.rgb == "FF7A1F3D"

    def test_a_broken_presentation_changes_nothing(self) -> None:
        assert read_look(b"PK", "r") == Look()

    def test_the_header_stays_in_sight_and_is_printed_on_every_page(
        self, with_register: bytes
    ) -> None:
        for name in ("Zadania", "Rejestr", "Jednostki"):
            one = sheet(with_register, name)
            assert one.freeze_panes == f"A{HEADER_ROW + 1}"
            assert one.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"
            assert (one.page_setup.fitToWidth, one.page_setup.fitToHeight) == (None, 0)
            assert one.sheet_properties.pageSetUpPr.fitToPage
            assert one.page_setup.paperSize == 9
        assert sheet(with_register).page_setup.orientation == "landscape"

    def test_no_cells_are_merged_and_nothing_is_hidden(self, with_register: bytes) -> None:
        for one in opened(with_register):
            assert not one.merged_cells.ranges
            assert one.sheet_state == "visible"
            assert not any(row.hidden for row in one.row_dimensions.values())
            assert not any(column.hidden for column in one.column_dimensions.values())

    def test_rows_are_as_high_as_their_text_and_go_on_growing(
        self, project: Project, look: Look, metrics: Metrics
    ) -> None:
        data = make_workbook(
            with_tasks(project, task(LONG), task("Krótko")), look, metrics, content="p.yaml"
        )
        heights = [sheet(data).row_dimensions[row].height for row in (5, 6)]
        assert heights[0] > 6 * 15
        assert 18 <= heights[1] <= 24
        xml = parts(data)["xl/worksheets/sheet1.xml"]
        body = re.findall(r'<row r="(\d+)"([^>]*)>', xml)
        assert {int(row) for row, rest in body if "customHeight" in rest} == {1, 2, 3, 4}

    @pytest.mark.parametrize("value", ["1250", "1,5", "12500", "12500,5"])
    def test_whole_numbers_have_no_dangling_comma(
        self, project: Project, look: Look, metrics: Metrics, value: str
    ) -> None:
        data = make_workbook(
            with_tasks(project, task("A", value, value)), look, metrics, content="p.yaml"
        )
        for cell in sheet(data)[HEADER_ROW + 1][3:5]:
            assert cell.number_format == "[>=10000]#,##0;General"

    def test_a_title_wider_than_the_table_is_cut(
        self, project: Project, look: Look, metrics: Metrics
    ) -> None:
        facts = project.facts.model_copy(update={"title": "Bardzo długi tytuł projektu " * 20})
        data = make_workbook(
            project.model_copy(update={"facts": facts}), look, metrics, content="p.yaml"
        )
        assert sheet(data)["A1"].value.endswith("…")

    def test_says_its_language_and_no_time(self, made: bytes, project: Project) -> None:
        core = parts(made)["docProps/core.xml"]
        assert "<dc:language>pl-PL</dc:language>" in core
        assert project.facts.title in core
        assert "dcterms" not in core
        assert "es_docs" in parts(made)["docProps/app.xml"]


def theme_parts(reference: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(reference)) as archive:
        names = [name for name in archive.namelist() if name.startswith("ppt/theme/theme")]
        return {name: archive.read(name).decode() for name in names}


# --- the help sheet and all other words -------------------------------------------------------


def texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for one in value for text in texts(one)]
    return [text for pair in getattr(value, "items", list)() for text in texts(pair)]


WORDS = [text for name, value in vars(words).items() if name.isupper() for text in texts(value)]


class TestWords:
    @pytest.mark.parametrize("text", WORDS)
    def test_are_polish_as_it_is_printed(self, text: str) -> None:
        plain = re.sub(r"\{\w+\}", "Wyraz", " ".join(text.split())).replace("&P", "1")
        plain = plain.replace("&N", "2")
        assert typeset(plain).replace("\u00a0", " ") == plain.replace("\u00a0", " ")

    def test_are_all_used(self) -> None:
        folder = Path(words.__file__).parents[1]
        sources = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
        names = [name for name, value in vars(words).items() if name.isupper() and texts(value)]
        assert [name for name in names if f"words.{name}" not in sources] == []

    def test_the_help_names_the_content_and_the_commands(self, made: bytes) -> None:
        told = "\n".join(str(row[0].value) for row in sheet(made, "Pomoc").iter_rows())
        for part in ("koordynacja-es.yaml", "es-docs build", "es-docs data pull", "Zadania!E7"):
            assert part in told
        assert "{" not in told
        assert "Rejestr" not in told

    def test_the_help_tells_of_the_register_when_there_is_one(self, with_register: bytes) -> None:
        column = [row[0].value for row in sheet(with_register, "Pomoc").iter_rows()]
        assert "Rejestr" in column
        assert all(len(row) == 1 for row in sheet(with_register, "Pomoc").iter_rows())


# --- that it keeps ----------------------------------------------------------------------------


def test_the_same_project_gives_the_same_bytes(
    project: Project, look: Look, metrics: Metrics, made: bytes
) -> None:
    assert make_workbook(project, look, metrics, content="koordynacja-es.yaml") == made
    assert canonical(made) == made


ODD = "„”\"'«»\u00a0–—-=+@&<>;,.#_/()[]{}ąĄłŁżŻśćńóęźé0123456789"
NAMES = (
    st.text(alphabet=string.ascii_letters + ODD + " ", min_size=1, max_size=400)
    .map(lambda text: " ".join(part for part in re.split(r"[ \t]+", text) if part))
    .filter(lambda text: bool(text.strip("\u00a0 ")) and len(folded(text)) > 8)
    .map(lambda text: text.strip("\u00a0 "))
)
NUMBERS = st.decimals(1, 10**6, places=2) | st.integers(1, 10**9).map(Decimal)
OWN = {
    "turnus": UnitForms(jeden="turnus", kilka="turnusy", wiele="turnusów", ułamek="turnusu"),
    "paczka „A”": UnitForms(jeden="paczka", kilka="paczki", wiele="paczek", ułamek="paczki"),
}
TASKS = st.builds(
    lambda name, planned, realised, unit, reason: Task.model_construct(
        name=name, planned=planned, realised=realised, unit=unit, reason=reason
    ),
    NAMES,
    NUMBERS,
    NUMBERS | st.just(Decimal(0)),
    st.sampled_from([*BUILT_IN_UNITS, *OWN]),
    st.none() | NAMES,
)


def has_own_names(tasks: Sequence[Task]) -> bool:
    return len({folded(one.name) for one in tasks}) == len(tasks)


@settings(max_examples=few(40), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    actions=st.lists(
        st.lists(TASKS, min_size=1, max_size=4).filter(has_own_names), min_size=1, max_size=4
    )
)
def test_any_project_comes_back_exactly(
    project: Project, look: Look, metrics: Metrics, actions: list[list[Task]]
) -> None:
    told = [
        project.actions[0].model_copy(update={"tasks": tuple(tasks), "short_title": f"D{number}"})
        for number, tasks in enumerate(actions)
    ]
    one = with_actions(project, told).model_copy(update={"units": OWN})
    records = rows(make_workbook(one, look, metrics, content="p.yaml"))
    back = [
        (
            row.cells["działanie"].text,
            row.cells["zadanie"].text,
            Decimal(row.cells["plan"].text.replace(",", ".")),
            Decimal(row.cells["wykonanie"].text.replace(",", ".")),
            row.cells["jednostka"].text,
            row.cells["przyczyna"].text or None,
        )
        for row in records.rows
    ]
    assert back == [
        (str(number), one.name, one.planned, one.realised, one.unit, one.reason)
        for number, tasks in enumerate(actions, start=1)
        for one in tasks
    ]


def has_calc() -> bool:
    office = find_office()
    return office is not None and any(office.resolve().parent.glob("libsclo*"))


@pytest.mark.skipif(not has_calc(), reason="LibreOffice Calc is not installed")
def test_what_libreoffice_saves_says_the_same(
    project: Project, look: Look, metrics: Metrics, tmp_path: Path
) -> None:
    odd = with_tasks(
        project,
        task("=1+1", "12500", "12600,5", przyczyna="@tak: „a” & 'b' <c>"),
        task(LONG, "1,5", "0"),
        task("2016", "1250", "0,25", jednostka="wizyta studyjna"),
        task("Z twardą\u00a0spacją – i półpauzą", "1000000000", "999999999"),
    )
    made = make_workbook(odd, look, metrics, content="p.yaml", with_register=True)
    source = tmp_path / "w.xlsx"
    source.write_bytes(made)
    subprocess.run(
        [
            *(str(find_office()), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"),
            *("--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "saved")),
            str(source),
        ],
        check=True,
        capture_output=True,
    )
    saved = (tmp_path / "saved" / "w.xlsx").read_bytes()

    def said(data: bytes) -> list[dict[str, tuple[str, str]]]:
        return [
            {key: (cell.kind, cell.text) for key, cell in row.cells.items()}
            for row in rows(data).rows
        ]

    assert said(saved) == said(made)
    assert sheet(saved).protection.sheet
