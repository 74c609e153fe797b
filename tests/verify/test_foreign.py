"""Files of other people and programs: judged without a crash, each finding looked at by hand.

`TOLD` holds what was found right, debatable or false in docs/foreign-files.md: the codes of each
file with their number, slide by slide, heading by heading. A change here is a change of that page.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest

from es_docs.diagnostics import Area, Diagnostic, Kind
from es_docs.messages import explain
from es_docs.office import find_office
from es_docs.verify import judge
from verify.foreign import FOREIGN, foreign
from verify.good import good
from verify.mutation import substituted

PAGE = Path(__file__).resolve().parents[2] / "docs" / "foreign-files.md"
CHECKED_WITH = MappingProxyType({"pandoc": "2.17", "LibreOffice": "7.4"})
"""The versions whose files were looked at; those of others only have to be judged."""
_MAKERS = MappingProxyType(
    {
        **dict.fromkeys(("pandoc.pptx", "pandoc.docx"), "pandoc"),
        **dict.fromkeys(
            (
                "impress.pptx", "impress-odp.pptx", "writer.docx", "writer-odt.docx", "html.docx",
                "untagged.pdf", "impress.odp",
            ),
            "LibreOffice",
        ),
    }
)  # fmt: skip
_SAVED_BY_IMPRESS: Mapping[str, str] = MappingProxyType(
    {
        "": "P061/many V011",
        "1": "A11Y-004/group VIS-047/twice",
        "4": "A11Y-004/chart",
        "5": "A11Y-020/none A11Y-023/slide",
        "6": "A11Y-004/chart A11Y-020/none A11Y-023/slide",
        "7": "A11Y-004/chart A11Y-020/none A11Y-023/slide",
        "8": "A11Y-004/chart A11Y-020/none A11Y-023/slide A11Y-033/values-slide",
        "9": "A11Y-004/chart A11Y-020/none A11Y-023/slide",
        "10": "A11Y-004/chart A11Y-020/none A11Y-023/slide",
        "11": "A11Y-004/chart A11Y-020/none A11Y-023/slide",
        "13": "A11Y-004/group VIS-047/twice",
    }
)
TOLD: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "python-pptx.pptx": {
            "": "A11Y-001/missing A11Y-002/other VIS-048 VIS-051",
            "1": "TYP-001 VIS-001/none",
            "2": "TYP-001 TYP-002/noun",
            "3": "A11Y-023/slide",
            "4": "A11Y-004/chart A11Y-032/series A11Y-033/values-slide A11Y-065 TYP-001",
            "5": "A11Y-004/chart A11Y-032/slices A11Y-033/slide A11Y-065",
            "6": "A11Y-005/file A11Y-013 A11Y-065 TYP-001 TYP-002/noun",
        },
        "own-strip.pptx": {
            "": "A11Y-002/other VIS-051",
            "1": "A11Y-005/file A11Y-005/file A11Y-005/file",
            "2": "TYP-001 TYP-001 VIS-049",
        },
        "python-docx.docx": {
            "": "A11Y-001/missing A11Y-002/other TYP-001 V011 VIS-048 VIS-050/header VIS-051",
            "Cele projektu": "A11Y-050/serif A11Y-051 A11Y-051 TYP-001 TYP-002/noun",
            "Wydatki": "A11Y-020/none A11Y-023/report",
            "Zdjęcia": "A11Y-004/picture A11Y-030/many A11Y-051",
            "header": "A11Y-004/picture A11Y-004/picture A11Y-004/picture VIS-032/bare",
        },
        "pandoc.pptx": {
            "": "A11Y-002/other V011 VIS-048 VIS-051",
            "1": "A11Y-042/breaks VIS-001/none",
            "2": "TYP-002/noun",
            "4": "A11Y-005/file A11Y-065",
            "5": "A11Y-043/vague",
            "6": "TYP-003/loose",
        },
        "pandoc.docx": {
            "": "A11Y-050/serif V011 VIS-001/none VIS-048 VIS-051",
            "Cele projektu": "TYP-002/noun TYP-003/loose",
            "Wydatki": "A11Y-055/italic",
            "Spotkania": "A11Y-055/italic",
            "Kontakt": "A11Y-030/one A11Y-043/vague",
        },
        "impress.pptx": _SAVED_BY_IMPRESS,
        "writer.docx": {
            "": "A11Y-004/group V011",
            "Podsumowanie realizacji": "A11Y-004/chart",
            "header": "A11Y-004/group",
        },
        "impress-odp.pptx": _SAVED_BY_IMPRESS,
        "writer-odt.docx": {
            "": "A11Y-004/group P011 P061 V011",
            "Podsumowanie realizacji": "A11Y-004/chart",
            "header": "A11Y-004/group",
        },
        "word-like.docx": {
            "": "VIS-001/none VIS-048 VIS-051",
            "Sprawozdanie końcowe z projektu": (
                "A11Y-040/object A11Y-050/serif A11Y-051 A11Y-063/control TYP-001 TYP-001 "
                "TYP-002/noun TYP-003/loose"
            ),
            "Wyniki": "A11Y-020/none A11Y-022/merged A11Y-023/report A11Y-030/one TYP-002/noun",
        },
        "dark.pptx": {
            "": "A11Y-001/missing A11Y-002/other VIS-048 VIS-051",
            "1": "VIS-001/none",
            "2": "A11Y-030/many A11Y-030/one TYP-002/noun",
            "3": "A11Y-005/file A11Y-010/none A11Y-064/picture A11Y-065",
        },
        "crowded.pptx": {
            "": "A11Y-001/missing A11Y-002/other A11Y-014/default VIS-048 VIS-051",
            "1": "TYP-003/loose VIS-001/none",
            "2": "A11Y-041/bullet A11Y-051 A11Y-058/covered A11Y-058/spills" + 2 * " TYP-001",
            "4": "A11Y-061/advance",
        },
        "html.docx": {
            "": "A11Y-002/other P015 V011 VIS-001/none VIS-048 VIS-051",
            "Sprawozdanie z projektu": (
                "A11Y-050/serif TYP-001 TYP-001 TYP-002/noun TYP-026/lines"
            ),
            "Działania": (
                "A11Y-004/picture A11Y-015/skip A11Y-023/report A11Y-043/address TYP-002 "
                "TYP-010/groups"
            ),
        },
        "untagged.pdf": {"": "A11Y-001/former A11Y-070/untagged", "1": "VIS-001/unknown"},
        "workbook.pptx": {"": "V005"},
        "impress.odp": {"": "V006"},
        "empty.docx": {"": "V005/empty"},
        "cut-off.pptx": {"": "P001/damaged"},
    }
)


@cache
def _version(maker: str) -> str:
    """The version of a program that is installed, "" when it is not."""
    path = shutil.which("pandoc") if maker == "pandoc" else find_office()
    if path is None:
        return ""
    said = subprocess.run([str(path), "--version"], capture_output=True, text=True, check=True)
    found = re.search(r"\d+\.\d+", said.stdout)
    return found[0] if found else ""


@cache
def _findings(name: str) -> tuple[Diagnostic, ...]:
    data = foreign(name)
    if data is None:
        pytest.skip(f"{_MAKERS[name]} is not installed")
    return judge(data, name).findings


def _spot(finding: Diagnostic) -> str:
    """The slide or page, the heading or the header a finding stands at."""
    place = finding.place
    if place is None or place.area is Area.DOCUMENT:
        return ""
    if place.number is not None:
        return str(place.number)
    return place.name if place.area is Area.BODY else place.area


def _code(finding: Diagnostic) -> str:
    return "/".join(filter(None, (finding.code, finding.variant.replace(" ", "-"))))


@pytest.mark.parametrize("name", FOREIGN)
def test_a_foreign_file_is_judged_and_every_finding_can_be_told(name: str) -> None:
    for finding in _findings(name):
        for lang in ("pl", "en"):
            assert explain(finding, lang).what


@pytest.mark.parametrize("name", FOREIGN)
def test_the_findings_are_those_looked_at_by_hand(name: str) -> None:
    findings = _findings(name)
    maker = _MAKERS.get(name)
    if maker is not None and _version(maker) != CHECKED_WITH[maker]:
        pytest.skip(f"looked at with {maker} {CHECKED_WITH[maker]}, not {_version(maker)}")
    told = Counter((_spot(finding), _code(finding)) for finding in findings)
    expected = Counter((spot, code) for spot, row in TOLD[name].items() for code in row.split())
    assert told == expected


def test_the_page_counts_the_findings() -> None:
    """docs/foreign-files.md: file, findings, right, false, debatable."""
    rows = re.findall(
        r"^\| `([^`]+)` \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|",
        PAGE.read_text("utf-8"),
        re.MULTILINE,
    )
    counted = {name: len(" ".join(TOLD[name].values()).split()) for name in FOREIGN}
    assert {name: int(findings) for name, findings, *_ in rows} == counted
    for name, findings, *classes in rows:
        assert sum(map(int, classes)) == int(findings), name


def test_a_strip_of_the_master_that_shows_below_that_of_the_slide_is_told() -> None:
    """As LibreOffice saves a slide that hides the drawings of its master."""
    shown = substituted("ppt/slideLayouts/slideLayout1.xml", ' showMasterSp="0"', "")
    findings = judge(shown(good("2014", Kind.PPTX)), "nasza.pptx").findings
    assert [(_spot(one), _code(one)) for one in findings] == [("1", "VIS-047/twice")]
