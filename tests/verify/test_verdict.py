"""The verdict in its forms, and the findings a person answers for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace

from es_docs.checks.agreement.trace import Trace
from es_docs.checks.run import Outcome, Status
from es_docs.diagnostics import (
    Area,
    ContentError,
    Diagnostic,
    Kind,
    Location,
    Place,
    Severity,
    error,
)
from es_docs.rules import load_rules
from es_docs.verdict import Verdict, by_place, fingerprint, gravest, in_order
from es_docs.verdict.baseline import apply_baseline, read_baseline
from es_docs.verdict.html import as_html
from es_docs.verdict.machine import as_json, as_sarif
from es_docs.verdict.text import verdict_lines

DECK = "prezentacja.pptx"


def finding(
    number: int | None, code: str = "A012", severity: Severity = Severity.WARNING, **more: object
) -> Diagnostic:
    area = Area.SLIDE if number else Area.DOCUMENT
    place = Place(DECK, Kind.PPTX, area, number, f"Tytuł {number}" if number else "", "Tekst 1")
    return Diagnostic(code, severity, None, {"numbers": "12"}, replace(place, **more))


def verdict(*findings: Diagnostic, **more: object) -> Verdict:
    return Verdict(DECK, "ab" * 32, Kind.PPTX, "2014–2020", in_order(findings), **more)


def traced(number: int, *lines: int) -> Trace:
    place = Place(DECK, Kind.PPTX, Area.SLIDE, number)
    return Trace(place, "77", tuple(Location("p.yaml", line, 5) for line in lines))


def plain(one: Verdict, lang: str = "pl") -> str:
    return "\n".join(" " * line.indent + line.text for line in verdict_lines(one, lang))


class TestOrder:
    def test_findings_go_as_a_person_goes_the_gravest_of_a_slide_first(self) -> None:
        told = in_order(
            [
                finding(4),
                finding(2, severity=Severity.INFO),
                finding(2, severity=Severity.ERROR),
                finding(None),
                error("V001", Location(DECK), reason="x"),
            ]
        )
        assert [(f.place.number if f.place else "file", f.severity) for f in told] == [
            ("file", "error"), (None, "warning"), (2, "error"), (2, "info"), (4, "warning"),
        ]  # fmt: skip

    def test_notes_stand_with_their_slide(self) -> None:
        told = in_order([finding(2, area=Area.NOTES), finding(2)])
        assert [len(group) for _, group in by_place(told)] == [2]

    def test_the_gravest_of_all_files_counts(self) -> None:
        assert gravest([verdict(finding(1)), verdict()]) is Severity.WARNING
        assert gravest([verdict(), verdict(finding(1, severity=Severity.ERROR))]) is Severity.ERROR
        assert gravest([verdict()]) is None

    def test_what_lies_under_one_heading_stands_together_in_the_order_of_the_report(self) -> None:
        def under(heading: str, code: str) -> Diagnostic:
            place = Place("r.docx", Kind.DOCX, Area.BODY, None, heading)
            return Diagnostic(code, Severity.WARNING, None, {"numbers": "1"}, place)

        told = in_order(
            [under("Efekty", "A010"), under("", "A011"), under("Cel", "A012"), under("", "A014")],
            ["", "Cel", "Cel", "Efekty"],
        )
        groups = [(place.name if place else "", len(some)) for place, some in by_place(told)]
        assert groups == [("", 2), ("Cel", 1), ("Efekty", 1)]
        assert in_order(told) == told


class TestFingerprint:
    def test_stays_when_the_slide_moves(self) -> None:
        assert fingerprint(finding(2, name="Wyniki")) == fingerprint(finding(7, name="Wyniki"))

    def test_figures_of_a_rule_may_change_those_of_a_fact_may_not(self) -> None:
        def with_value(code: str, value: str) -> Diagnostic:
            return replace(finding(2, code), values={"numbers": value})

        rule, fact = "A11Y-030", "A012"
        assert fingerprint(with_value(rule, "1,3")) == fingerprint(with_value(rule, "1,4"))
        assert fingerprint(with_value(rule, "mały")) != fingerprint(with_value(rule, "duży"))
        assert fingerprint(with_value(fact, "314")) != fingerprint(with_value(fact, "315"))

    @pytest.mark.parametrize(
        "changed", [{"object": "Tekst 2"}, {"text": "inny"}, {"name": "Efekty"}]
    )
    def test_changes_with_what_is_wrong(self, changed: dict[str, str]) -> None:
        assert fingerprint(finding(2)) != fingerprint(finding(2, **changed))


class TestText:
    def test_groups_by_slide_and_tells_reason_and_remedy_once(self) -> None:
        told = plain(verdict(finding(2), finding(4)))
        assert told.index("Slajd 2 „Tytuł 2”") < told.index("Slajd 4 „Tytuł 4”")
        assert told.count("Liczby, których nie ma w\u00a0treści: 12.") == 2
        assert told.count("Jak poprawić:") == 1

    def test_a_clean_file_is_said_to_be_clean(self) -> None:
        rule = next(iter(load_rules().values()))
        outcomes = (Outcome(rule, Status.PASSED), Outcome(rule, Status.MANUAL))
        told = plain(verdict(outcomes=outcomes))
        assert "Bez uwag." in told
        assert "Reguły dotrzymane: 1 z 1; nie dotyczy: 0; do obejrzenia: 1." in told

    def test_every_fact_counts_once_however_many_lines_it_is_summed_from(self) -> None:
        told = plain(verdict(traces=(traced(2, *range(1, 101)), traced(3, 7))))
        assert "Fakty odnalezione w treści: 2." in told

    def test_a_compared_line_of_the_content_is_named(self) -> None:
        compared = replace(finding(2), location=Location("projekt.yaml", 12, 3))
        assert "Treść: projekt.yaml:12:3" in plain(verdict(compared))

    def test_speaks_english(self) -> None:
        assert "Slide 2 “Tytuł 2”" in plain(verdict(finding(2)), "en")


class TestJson:
    def test_holds_files_findings_rules_and_traces(self) -> None:
        rule = next(iter(load_rules().values()))
        told = verdict(
            finding(2), outcomes=(Outcome(rule, Status.FAILED, 1),), traces=(traced(2, 9),)
        )
        (file,) = json.loads(as_json([told], "pl"))["files"]
        assert file["findings"][0]["rule"] == "A012"
        assert file["findings"][0]["place"]["number"] == 2
        assert file["findings"][0]["number"] == fingerprint(finding(2))
        assert file["rules"] == [{"rule": rule.id, "status": "failed", "findings": 1}]
        (trace,) = file["traces"]
        assert (trace["text"], trace["place"]["number"]) == ("77", 2)
        assert file["sources"][trace["sources"]] == [{"file": "p.yaml", "line": 9, "column": 5}]

    def test_lines_that_many_facts_are_summed_from_are_told_once(self) -> None:
        total, again = traced(2, 9, 10), traced(3, 9, 10)
        told = verdict(traces=(total, replace(again, sources=total.sources), traced(4, 9)))
        (file,) = json.loads(as_json([told], "pl"))["files"]
        assert [[one["line"] for one in lines] for lines in file["sources"]] == [[9, 10], [9]]
        assert [one["sources"] for one in file["traces"]] == [0, 0, 1]


class TestSarif:
    """SARIF 2.1.0, the properties §3.13, §3.14, §3.27 and §3.28 require."""

    def test_results_name_their_rule_level_message_and_place(self) -> None:
        told = verdict(finding(2), finding(3, severity=Severity.ERROR))
        log = json.loads(as_sarif([told], "en"))
        assert log["version"] == "2.1.0"
        (run,) = log["runs"]
        rules = run["tool"]["driver"]["rules"]
        assert [result["level"] for result in run["results"]] == ["warning", "error"]
        for result in run["results"]:
            assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "A012"
            assert result["message"]["text"]
            (location,) = result["locations"]
            assert location["physicalLocation"]["artifactLocation"]["uri"] == DECK
            assert location["logicalLocations"][0]["fullyQualifiedName"].startswith("Slide")

    def test_a_path_becomes_an_address(self, tmp_path: Path) -> None:
        far = replace(verdict(finding(2)), file=str(tmp_path / "zażółć gęś.pptx"))
        (artifact,) = json.loads(as_sarif([far], "pl"))["runs"][0]["artifacts"]
        assert artifact["location"]["uri"].startswith("file:///")
        assert " " not in artifact["location"]["uri"]

    def test_a_compared_line_is_a_related_location(self) -> None:
        compared = replace(finding(2), location=Location("p.yaml", 12, 3))
        (result,) = json.loads(as_sarif([verdict(compared)], "pl"))["runs"][0]["results"]
        region = result["relatedLocations"][0]["physicalLocation"]["region"]
        assert region == {"startLine": 12, "startColumn": 3}


class TestBaseline:
    def write(self, folder: Path, *entries: dict[str, str]) -> Path:
        path = folder / "przyjęte.yaml"
        lines = [
            "- " + "\n  ".join(f"{key}: {value}" for key, value in entry.items())
            for entry in entries
        ]
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    def entry(self, one: Diagnostic) -> dict[str, str]:
        return {"numer": fingerprint(one), "powód": "slajd gościa", "autor": "Jan Kowalski"}

    def test_an_accepted_finding_no_longer_counts_but_is_still_told(self, tmp_path: Path) -> None:
        path = self.write(tmp_path, self.entry(finding(2)))
        (told,) = apply_baseline([verdict(finding(2), finding(3))], read_baseline(path), path)
        assert [one.place.number for one in told.findings if one.place] == [3]
        assert [one.by.author for one in told.accepted] == ["Jan Kowalski"]
        assert "przyjęto, Jan Kowalski: slajd gościa" in plain(told)
        results = json.loads(as_sarif([told], "pl"))["runs"][0]["results"]
        assert [bool(result.get("suppressions")) for result in results] == [False, True]

    def test_what_no_longer_occurs_is_told(self, tmp_path: Path) -> None:
        path = self.write(tmp_path, self.entry(finding(2)))
        (told,) = apply_baseline([verdict(finding(3))], read_baseline(path), path)
        assert [one.code for one in told.findings] == ["V008", "A012"]

    @pytest.mark.parametrize("missing", ["numer", "powód", "autor"])
    def test_nothing_is_accepted_without_number_reason_and_name(
        self, tmp_path: Path, missing: str
    ) -> None:
        entry = {**self.entry(finding(2)), missing: ""}
        with pytest.raises(ContentError) as refusal:
            read_baseline(self.write(tmp_path, entry))
        assert [one.code for one in refusal.value.findings] == ["V007"]
        assert missing in refusal.value.findings[0].values["detail"]

    @pytest.mark.parametrize("text", ["numer: 1", "- [", "- tekst", "- inny: klucz"])
    def test_a_list_that_cannot_be_read_is_refused(self, tmp_path: Path, text: str) -> None:
        path = tmp_path / "lista.yaml"
        path.write_text(text, encoding="utf-8")
        with pytest.raises(ContentError):
            read_baseline(path)

    def test_an_empty_list_accepts_nothing(self, tmp_path: Path) -> None:
        path = tmp_path / "lista.yaml"
        path.write_text("# nic\n", encoding="utf-8")
        assert read_baseline(path) == ()


class TestHtml:
    def test_is_one_well_formed_file_that_fetches_nothing(self) -> None:
        rule = next(iter(load_rules().values()))
        told = verdict(finding(2), outcomes=(Outcome(rule, Status.FAILED, 1),))
        page = as_html([told], "pl", {DECK: {1: b"PNG1", 2: b"PNG2"}})
        tree = html.document_fromstring(page)
        addresses = [
            value
            for one in tree.iter()
            for name, value in one.attrib.items()
            if name in ("src", "href")
        ]
        pictures = [one for one in addresses if not one.startswith("#")]
        assert [one.partition(",")[0] for one in pictures] == ["data:image/png;base64"]
        assert "http" not in page
        assert tree.get("lang") == "pl"
        assert [one.get("alt") for one in tree.iter("img")] == ["Slajd 2 „Tytuł 2”"]

    def test_what_a_file_says_cannot_become_markup(self) -> None:
        page = as_html([verdict(finding(2, name="<script>alert(1)</script>"))], "pl", {})
        assert "<script" not in page
        assert "&lt;script&gt;" in page

    @pytest.mark.parametrize(
        ("lang", "count", "more"),
        [
            ("pl", 1, ""),
            ("pl", 3, ""),
            ("pl", 4, " i 1 inne miejsce w\u00a0treści"),
            ("pl", 5, " i 2 inne miejsca w\u00a0treści"),
            ("pl", 8, " i 5 innych miejsc w\u00a0treści"),
            ("pl", 12_000, " i 11\u00a0997 innych miejsc w\u00a0treści"),
            ("en", 12_000, " and 11,997 other places"),
        ],
    )
    def test_the_first_lines_of_a_fact_are_named_the_others_counted(
        self, lang: str, count: int, more: str
    ) -> None:
        page = as_html([verdict(traces=(traced(2, *range(1, count + 1)),))], lang, {})
        (cell,) = (one for one in re.findall(r"<td>(.*?)</td>", page) if "p.yaml" in one)
        named = ", ".join(f"<code>p.yaml:{line}:5</code>" for line in range(1, min(count, 3) + 1))
        assert cell == named + more

    def test_headings_and_tables_are_those_of_a_document(self) -> None:
        page = as_html([verdict(finding(2))], "en", {})
        assert re.findall(r"<(h\d)[ >]", page) == ["h1", "h2", "h3"]
        assert "<caption>Summary</caption>" in page
        assert "<th scope='row'>" in page
