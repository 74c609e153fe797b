"""A restyled report: each thing that is broken has its own finding; sound ones have none."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from docx import Document
from docx.shared import Pt, RGBColor

from archives import changed
from es_docs.env import REPORT_REFERENCE, Environment
from es_docs.messages import explain
from es_docs.render.word.styles import Emphasis, Style, TableStyle
from es_docs.restyling import Judged, judge_reference

NAMES = [str(name) for kind in (Style, Emphasis, TableStyle) for name in kind]
Judge = Callable[[bytes], Judged]


@pytest.fixture(scope="module")
def reference(environment: Environment) -> bytes:
    return environment.read(REPORT_REFERENCE)


@pytest.fixture(scope="module")
def judge(environment: Environment) -> Judge:
    return lambda data: judge_reference(data, "wzor.docx", environment)


def told(judged: Judged) -> list[str]:
    lines: list[str] = []
    for one in (*judged.findings, *judged.trial):
        for lang in ("pl", "en"):
            said = explain(one, lang)
            assert said.what
            assert said.hint
        assert one.location is None or one.location.file == "wzor.docx"
        lines.append(f"{one.code} {one.values.get('name', '')}".strip())
    return lines


def restyled(data: bytes, style: str, edit: Callable[[str], str]) -> bytes:
    """The package with one style edited."""

    def swap(text: str) -> str:
        styles = re.findall(r"<w:style .*?</w:style>", text, flags=re.DOTALL)
        one = next(each for each in styles if f'<w:name w:val="{style}"/>' in each)
        return text.replace(one, edit(one))

    return changed(data, r"word/styles\.xml", swap)


def test_the_reference_of_the_program_has_no_finding(judge: Judge, reference: bytes) -> None:
    judged = judge(reference)
    assert told(judged) == []
    assert judged.parts == len(NAMES)
    assert judged.size > 3


def test_a_realistic_restyling_is_fine(judge: Judge, reference: bytes) -> None:
    document = Document(io.BytesIO(reference))
    heading = document.styles["heading 1"]
    heading.font.size, heading.font.color.rgb = Pt(22), RGBColor(0x7A, 0x1F, 0x3D)
    document.styles["Normal"].font.name = "Arial"
    saved = io.BytesIO()
    document.save(saved)
    assert told(judge(saved.getvalue())) == []


@pytest.mark.parametrize("name", NAMES)
def test_each_style_that_is_missing_is_told(judge: Judge, reference: bytes, name: str) -> None:
    spoiled = restyled(
        reference,
        name,
        lambda xml: xml.replace(f'w:name w:val="{name}"', 'w:name w:val="Zupełnie inny"'),
    )
    judged = judge(spoiled)
    assert told(judged) == [f"T051 {name}"]
    assert "Zupełnie inny" in explain(judged.findings[0], "pl").allowed


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Cel", "character"), ("Strong", "paragraph"), ("Tabela es_docs", "paragraph")],
)
def test_a_style_of_another_type_is_told(
    judge: Judge, reference: bytes, name: str, kind: str
) -> None:
    spoiled = restyled(
        reference, name, lambda xml: re.sub(r'w:type="\w+"', f'w:type="{kind}"', xml, count=1)
    )
    assert told(judge(spoiled)) == [f"T053 {name}"]


def test_styles_and_page_are_told_at_once(judge: Judge, reference: bytes) -> None:
    spoiled = restyled(reference, "Cel", lambda xml: xml.replace('"Cel"', '"Inny"'))
    spoiled = changed(
        spoiled, r"word/document\.xml", lambda text: text.replace('w:w="11906"', 'w:w="8000"')
    )
    assert told(judge(spoiled)) == ["T051 Cel", "T052"]


@pytest.mark.parametrize(
    ("name", "size"), [("Normal", 20), ("Tabela – tekst", 18), ("caption", 16)]
)
def test_small_letters_are_told(judge: Judge, reference: bytes, name: str, size: int) -> None:
    def smaller(xml: str) -> str:
        bare = re.sub(r'<w:sz(Cs)? w:val="\d+"/>', "", xml)
        sized = f'<w:sz w:val="{size}"/>'
        if "<w:rPr>" in bare:
            return bare.replace("<w:rPr>", f"<w:rPr>{sized}", 1)
        return bare.replace("</w:style>", f"<w:rPr>{sized}</w:rPr></w:style>")

    assert f"T054 {name}" in told(judge(restyled(reference, name, smaller)))


@pytest.mark.parametrize(
    "name", [Style.LIST_BULLET, Style.LIST_NUMBER, Style.LIST_OF_ACTION, Style.EFFECT_ITEM]
)
def test_a_list_without_marks_is_told(judge: Judge, reference: bytes, name: str) -> None:
    spoiled = restyled(
        reference, name, lambda xml: re.sub(r"<w:numPr>.*?</w:numPr>", "", xml, flags=re.DOTALL)
    )
    assert told(judge(spoiled)) == [f"T055 {name}"]


def test_an_unmeasured_face_is_told(judge: Judge, reference: bytes) -> None:
    odd = changed(
        reference, r"word/theme/theme1\.xml", lambda text: text.replace('"Calibri"', '"Papyrus"')
    )
    assert "T056" in told(judge(odd))


def test_other_paper_and_a_low_header_are_told(judge: Judge, reference: bytes) -> None:
    letter = changed(
        reference,
        r"word/document\.xml",
        lambda text: re.sub(r"<w:pgSz [^>]*/>", '<w:pgSz w:w="12240" w:h="15840"/>', text),
    )
    assert told(judge(letter)) == ["T057"]
    low = changed(
        reference,
        r"word/document\.xml",
        lambda text: re.sub(r'w:top="\d+"', 'w:top="900"', text),
    )
    assert "T058" in told(judge(low))


def test_faint_letters_show_in_the_trial(judge: Judge, reference: bytes) -> None:
    def pale(xml: str) -> str:
        bare = re.sub(r"<w:color [^>]*/>", "", xml)
        return bare.replace("</w:rPr>", '<w:color w:val="C9CED8"/></w:rPr>', 1)

    found = told(judge(restyled(reference, "heading 2", pale)))
    assert any(one.startswith("A11Y-030") for one in found)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"zwykly tekst"])
def test_what_is_no_document_is_told(judge: Judge, data: bytes) -> None:
    assert told(judge(data)) == ["T050"]
