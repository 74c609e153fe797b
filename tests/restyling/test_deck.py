"""A restyled presentation: each thing that is broken has its own finding; sound ones have none."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Emu as Length
from pptx.util import Pt

from archives import changed
from es_docs.build import build, check_theme
from es_docs.diagnostics import Severity
from es_docs.env import DECK_REFERENCE, REPORT_REFERENCE, Environment
from es_docs.layout.measure import Metrics
from es_docs.layout.slides import lay_out
from es_docs.messages import explain
from es_docs.restyling import Judged, judge_reference
from es_docs.restyling.sample import sample_project, sample_story
from es_docs.theme import REQUIRED, DeckTheme
from es_docs.verify import verify

LAYOUTS = r"ppt/slideLayouts/slideLayout\d+\.xml"
MASTER = r"ppt/slideMasters/slideMaster1\.xml"
THEME = r"ppt/theme/theme1\.xml"
FILE = "wzor.pptx"

Judge = Callable[[bytes], Judged]


@pytest.fixture(scope="module")
def reference(environment: Environment) -> bytes:
    return environment.read(DECK_REFERENCE)


@pytest.fixture(scope="module")
def judge(environment: Environment) -> Judge:
    return lambda data: judge_reference(data, FILE, environment)


def in_layout(data: bytes, layout: str, edit: Callable[[str], str]) -> bytes:
    """The package with the layout of that name edited."""
    return changed(
        data, LAYOUTS, lambda text: edit(text) if f'<p:cSld name="{layout}"' in text else text
    )


def told(judged: Judged) -> list[str]:
    """The codes with what they name, each said in both languages."""
    lines: list[str] = []
    for one in (*judged.findings, *judged.trial):
        for lang in ("pl", "en"):
            said = explain(one, lang)
            assert said.what
            assert said.hint
        names = (one.values.get("layout", ""), one.values.get("name", ""))
        lines.append(line(one.code, *names))
    return lines


def line(code: str, layout: str = "", name: str = "") -> str:
    return " ".join(filter(None, (code, *dict.fromkeys((layout, name)))))


def shape(text: str, name: str) -> str:
    """The `p:sp` of that name in a layout."""
    found = re.search(
        rf'<p:sp>(?:(?!</p:sp>).)*?name="{re.escape(name)}".*?</p:sp>', text, flags=re.DOTALL
    )
    assert found, name
    whole = found.group()
    return whole[whole.rindex("<p:sp>") :]


def with_shape(data: bytes, layout: str, name: str, edit: Callable[[str], str]) -> bytes:
    def swap(text: str) -> str:
        old = shape(text, name)
        assert edit(old) != old
        return text.replace(old, edit(old))

    return in_layout(data, layout, swap)


SLOTS = [(layout, slot) for layout, slots in REQUIRED.items() for slot in slots]


# --- sound


def test_the_reference_of_the_program_has_no_finding(judge: Judge, reference: bytes) -> None:
    judged = judge(reference)
    assert told(judged) == []
    assert judged.is_usable
    assert judged.parts == len(REQUIRED)
    assert judged.fields == 92
    assert judged.size > 8


def test_the_sample_uses_nearly_every_layout(
    environment: Environment, theme: DeckTheme, metrics: Metrics
) -> None:
    """„Cel projektu” and „Działanie” are for content that does not fit beside other things."""
    deck = lay_out(sample_story(sample_project(), environment), theme, metrics)
    used = {slide.layout for slide in deck.slides}
    assert set(REQUIRED) - used <= {"Cel projektu", "Działanie"}


def test_a_realistic_restyling_is_fine_and_builds(
    tmp_path: Path, environment: Environment, reference: bytes, seed_content: Path
) -> None:
    """Other theme colours and fonts, other places and fills, as a designer leaves them."""
    dyed = changed(
        reference,
        THEME,
        lambda text: (
            text.replace("003399", "7A1F3D")
            .replace("C4D0EA", "E3C9D2")
            .replace("FFCC00", "2E8B57")
            .replace('typeface="Calibri"', 'typeface="Arial"')
        ),
    )
    presentation = Presentation(io.BytesIO(dyed))
    for layout in presentation.slide_layouts:
        for placeholder in layout.placeholders:
            if placeholder.name == "Nadtytuł":
                placeholder.left, placeholder.width = Length(640080), Length(10972800)
            if placeholder.name == "Efekt":
                placeholder.fill.solid()
                placeholder.fill.fore_color.rgb = RGBColor(0xF7, 0xF0, 0xE0)
    assets = tmp_path / "assets"
    (assets / "signs").mkdir(parents=True)
    for source in (environment.signs, environment.metrics):
        (assets / source.name).mkdir(exist_ok=True)
        for file in source.iterdir():
            (assets / source.name / file.name).write_bytes(file.read_bytes())
    presentation.save(str(assets / DECK_REFERENCE))
    (assets / REPORT_REFERENCE).write_bytes(environment.read(REPORT_REFERENCE))
    judged = check_theme(assets / DECK_REFERENCE)
    assert [one for one in told(judged) if not one.startswith("T013")] == []
    content = tmp_path / "projekt.yaml"
    content.write_bytes(seed_content.read_bytes())
    built = build(content, tmp_path / "output")
    (verdict,) = verify([built.files[0]])
    graver = [one for one in verdict.findings if one.severity is Severity.ERROR]
    assert graver == []


def master_background(data: bytes, fill: str) -> bytes:
    """The reference with that fill as the background of its master."""
    background = f"<p:bg><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"
    return changed(
        data,
        "ppt/slideMasters/slideMaster1.xml",
        lambda text: re.sub(r"<p:cSld>(<p:bg>.*?</p:bg>)?", f"<p:cSld>{background}", text, count=1),
    )


@pytest.mark.parametrize(
    "fill",
    [
        (
            '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs><a:gs pos="100000">'
            '<a:srgbClr val="20305A"/></a:gs></a:gsLst><a:lin ang="5400000"/></a:gradFill>'
        ),
        (
            '<a:pattFill prst="dkUpDiag"><a:fgClr><a:srgbClr val="20305A"/></a:fgClr><a:bgClr>'
            '<a:srgbClr val="102040"/></a:bgClr></a:pattFill>'
        ),
    ],
)
def test_signs_on_a_background_of_many_colours_are_told(
    judge: Judge, reference: bytes, fill: str
) -> None:
    judged = judge(master_background(reference, fill))
    assert "VIS-028" in [one.code for one in judged.trial]


@pytest.mark.parametrize("kind", ["dt", "ftr", "body"])
def test_a_placeholder_of_the_designers_own_changes_nothing(
    judge: Judge, reference: bytes, kind: str
) -> None:
    """A date or a footer below the signs is not where the body of slides ends."""
    own = (
        f'<p:sp><p:nvSpPr><p:cNvPr id="900" name="Stopka"/><p:cNvSpPr/><p:nvPr><p:ph type="{kind}"'
        ' idx="210"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="4000000" y="6600000"/><a:ext'
        ' cx="2743200" cy="200000"/></a:xfrm></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p/>'
        "</p:txBody></p:sp>"
    )
    for layout in REQUIRED:
        reference = in_layout(
            reference, layout, lambda text: text.replace("</p:spTree>", own + "</p:spTree>")
        )
    judged = judge(reference)
    assert [*judged.findings, *judged.trial] == []


# --- names


@pytest.mark.parametrize("name", REQUIRED)
def test_each_layout_that_is_renamed_is_told(judge: Judge, reference: bytes, name: str) -> None:
    spoiled = in_layout(
        reference, name, lambda text: text.replace(f'cSld name="{name}"', 'cSld name="Inny"')
    )
    judged = judge(spoiled)
    assert told(judged) == [f"T002 {name}"]
    assert "Inny" in explain(judged.findings[0], "pl").allowed
    assert not judged.is_usable


@pytest.mark.parametrize(("layout", "name"), SLOTS)
def test_each_placeholder_that_is_renamed_is_told(
    judge: Judge, reference: bytes, layout: str, name: str
) -> None:
    spoiled = with_shape(
        reference, layout, name, lambda xml: xml.replace(f'name="{name}"', 'name="Pole 7"', 1)
    )
    judged = judge(spoiled)
    assert line("T003", layout, name) in told(judged)
    extra = set(told(judged)) - {line("T003", layout, name)}
    assert all(one.startswith("T020") for one in extra), "a card's number has lost its pair"


@pytest.mark.parametrize(("layout", "name"), SLOTS)
def test_each_placeholder_that_is_deleted_is_told(
    judge: Judge, reference: bytes, layout: str, name: str
) -> None:
    spoiled = with_shape(reference, layout, name, lambda _xml: "")
    assert line("T003", layout, name) in told(judge(spoiled))


def test_everything_missing_is_told_at_once(judge: Judge, reference: bytes) -> None:
    spoiled = in_layout(
        reference, "Wyniki", lambda text: text.replace('cSld name="Wyniki"', 'cSld name="X"')
    )
    spoiled = with_shape(spoiled, "Efekty", "Efekt 1", lambda _xml: "")
    spoiled = changed(spoiled, MASTER, lambda text: text.replace("es_docs:strip", "Ramka"))
    codes = [one.split(" ")[0] for one in told(judge(spoiled))]
    assert {"T002", "T003", "T004", "T020"} <= set(codes)


def test_a_shape_with_the_name_of_a_placeholder_is_told(judge: Judge, reference: bytes) -> None:
    spoiled = with_shape(
        reference,
        "Działanie z efektem",
        "Efekt",
        lambda xml: re.sub(r"<p:ph [^>]*/>", "", xml),
    )
    assert told(judge(spoiled)) == ["T007 Działanie z efektem Efekt"]


@pytest.mark.parametrize(
    ("layout", "name", "kind"),
    [
        ("Wyniki", "Tytuł", "body"),
        ("Wyniki", "Sumy", "pic"),
        ("Wyniki", "Wykres", "body"),
        ("Zestawienie", "Tabela", "chart"),
        ("Zdjęcie", "Zdjęcie", "body"),
        ("Projekt w skrócie", "Fakt 2", "tbl"),
    ],
)
def test_a_placeholder_of_another_type_is_told(
    judge: Judge, reference: bytes, layout: str, name: str, kind: str
) -> None:
    spoiled = with_shape(
        reference,
        layout,
        name,
        lambda xml: re.sub(r'<p:ph type="\w+"', f'<p:ph type="{kind}"', xml),
    )
    assert line("T008", layout, name) in told(judge(spoiled))


def test_a_placeholder_for_any_content_will_do(judge: Judge, reference: bytes) -> None:
    plain = with_shape(
        reference, "Zestawienie", "Tabela", lambda xml: xml.replace(' type="tbl"', "")
    )
    assert told(judge(plain)) == []


def test_doubled_names_are_told(judge: Judge, reference: bytes) -> None:
    def double(text: str) -> str:
        one = shape(text, "Nadtytuł")
        return text.replace(one, one + one.replace('idx="10"', 'idx="99"'))

    assert "T009 Wyniki Nadtytuł" in told(judge(in_layout(reference, "Wyniki", double)))
    twice = in_layout(
        reference,
        "Cel projektu",
        lambda text: text.replace('cSld name="Cel projektu"', 'cSld name="Wyniki"'),
    )
    assert {"T002 Cel projektu", "T009 Wyniki"} <= set(told(judge(twice)))


def test_a_layout_that_many_relationships_lead_to_is_one(judge: Judge, reference: bytes) -> None:
    def related_again(text: str) -> str:
        layout = re.search(r'<Relationship [^>]*/slideLayout"[^>]*>', text)
        assert layout
        more = (re.sub(r' Id="\w+"', f' Id="rId{number}"', layout[0]) for number in (901, 902))
        return text.replace("</Relationships>", f"{''.join(more)}</Relationships>")

    rels = r"ppt/slideMasters/_rels/slideMaster1\.xml\.rels"
    judged = judge(changed(reference, rels, related_again))
    assert told(judged) == []
    assert judged.parts == len(REQUIRED)


def test_a_size_beyond_all_numbers_is_told(judge: Judge, reference: bytes) -> None:
    def enlarge(text: str) -> str:
        return re.sub(r' sz="\d+"', f' sz="{"9" * 400}"', text)

    assert told(judge(in_layout(reference, "Wyniki", enlarge))) == ["T001"]


def test_two_placeholders_of_one_number_are_told(judge: Judge, reference: bytes) -> None:
    spoiled = with_shape(
        reference, "Wyniki", "Sumy", lambda xml: xml.replace('idx="50"', 'idx="12"')
    )
    assert "T010 Wyniki" in told(judge(spoiled))


def test_a_card_without_its_number_is_told(judge: Judge, reference: bytes) -> None:
    spoiled = with_shape(reference, "Działania", "Numer 8", lambda _xml: "")
    assert told(judge(spoiled)) == ["T020 Działania Karta 8"]


# --- rooms


def moved(left: int, top: int, width: int, height: int) -> Callable[[str], str]:
    place = f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/>'
    return lambda xml: re.sub(r"<a:off [^>]*/><a:ext [^>]*/>", place, xml, count=1)


def test_a_placeholder_beyond_the_slide_is_told(judge: Judge, reference: bytes) -> None:
    spoiled = with_shape(
        reference, "Wyniki", "Wykres", moved(9_000_000, 1_737_360, 4_000_000, 10**6)
    )
    assert "T011 Wyniki Wykres" in told(judge(spoiled))


def test_a_placeholder_on_the_signs_is_told(judge: Judge, reference: bytes) -> None:
    spoiled = with_shape(
        reference, "Cel projektu", "Cel", moved(548_640, 1_737_360, 6_172_200, 4_800_000)
    )
    assert "T012 Cel projektu Cel" in told(judge(spoiled))


def test_overlapping_placeholders_are_told(judge: Judge, reference: bytes) -> None:
    spoiled = with_shape(
        reference, "Projekt w skrócie", "Cel", moved(548_640, 1_737_360, 8_000_000, 3_000_000)
    )
    assert "T013 Projekt w skrócie" in told(judge(spoiled))


def test_a_placeholder_lower_than_its_letters_is_told(judge: Judge, reference: bytes) -> None:
    spoiled = with_shape(
        reference, "Okładka", "Podtytuł", moved(548_640, 3_584_448, 9_692_640, 180_000)
    )
    assert "T021 Okładka Podtytuł" in told(judge(spoiled))


def test_a_low_or_narrow_frame_for_the_signs_is_told(judge: Judge, reference: bytes) -> None:
    low = changed(reference, MASTER, lambda text: text.replace('cy="457200"', 'cy="288000"'))
    assert "T016" in told(judge(low))
    narrow = with_shape(
        reference, "Okładka", "es_docs:strip", moved(548_640, 6_103_620, 2_000_000, 457_200)
    )
    assert "T016 Okładka" in told(judge(narrow))


def test_another_size_of_slides_is_told(judge: Judge, reference: bytes) -> None:
    spoiled = changed(
        reference, r"ppt/presentation\.xml", lambda text: text.replace("12192000", "9144000")
    )
    assert "T017" in told(judge(spoiled))


def test_slides_left_in_the_reference_are_told(judge: Judge, reference: bytes) -> None:
    presentation = Presentation(io.BytesIO(reference))
    presentation.slides.add_slide(presentation.slide_layouts[1])
    saved = io.BytesIO()
    presentation.save(saved)
    assert told(judge(saved.getvalue())) == ["T023"]


# --- letters and colours


def test_small_letters_are_told(judge: Judge, reference: bytes) -> None:
    spoiled = with_shape(
        reference, "Cel projektu", "Cel", lambda xml: xml.replace('sz="1800"', 'sz="1400"')
    )
    assert "T014 Cel projektu Cel" in told(judge(spoiled))


def test_missing_levels_are_told(judge: Judge, reference: bytes) -> None:
    spoiled = with_shape(
        reference,
        "Projekt w skrócie",
        "Fakt 1",
        lambda xml: re.sub(r"<a:lvl2pPr.*</a:lvl3pPr>", "", xml, flags=re.DOTALL),
    )
    assert "T015 Projekt w skrócie Fakt 1" in told(judge(spoiled))


def test_faint_letters_are_told(judge: Judge, reference: bytes) -> None:
    pale = changed(reference, THEME, lambda text: text.replace("55607A", "B0B6C3"))
    found = told(judge(pale))
    assert "T018 Wyniki Nadtytuł" in found
    assert "T018 Wyniki Źródło" in found


def test_faint_headers_of_tables_and_bars_are_told(judge: Judge, reference: bytes) -> None:
    pale = changed(reference, THEME, lambda text: text.replace("003399", "9FB6E8"))
    found = told(judge(pale))
    assert "T019" in found
    assert "T018 Zestawienie Tabela" in found
    assert "T018 Okładka Tytuł" in found, "white on a pale field"


def test_an_unmeasured_face_is_told(judge: Judge, reference: bytes) -> None:
    odd = changed(reference, THEME, lambda text: text.replace('"Calibri"', '"Papyrus"'))
    found = told(judge(odd))
    assert "F004" in found
    assert judge(odd).is_usable


def test_what_does_not_fit_shows_in_the_trial(judge: Judge, reference: bytes) -> None:
    """Room for a line of letters, but not for a usual statement of the funds."""
    tight = with_shape(
        reference,
        "Projekt w skrócie",
        "Cel",
        moved(548_640, 1_737_360, 1_500_000, 900_000),
    )
    tight = with_shape(tight, "Cel projektu", "Cel", moved(548_640, 1_737_360, 1_500_000, 900_000))
    judged = judge(tight)
    assert any(one.code == "F001" for one in judged.trial)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"zwykly tekst"])
def test_what_is_no_presentation_is_told(judge: Judge, data: bytes) -> None:
    assert told(judge(data)) == ["T001"]


def test_a_template_is_told(judge: Judge, reference: bytes) -> None:
    template = changed(
        reference,
        r"\[Content_Types\]\.xml",
        lambda text: text.replace("presentation.main+xml", "template.main+xml"),
    )
    assert told(judge(template)) == ["T001"]


def test_sizes_of_letters_can_be_changed_in_office(judge: Judge, reference: bytes) -> None:
    presentation = Presentation(io.BytesIO(reference))
    title = next(
        one
        for one in presentation.slide_master.placeholders
        if one.placeholder_format.type is not None and one.name == "Tytuł"
    )
    title.text_frame.paragraphs[0].font.size = Pt(30)
    saved = io.BytesIO()
    presentation.save(saved)
    assert told(judge(saved.getvalue())) == []
