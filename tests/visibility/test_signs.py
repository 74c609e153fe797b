"""Official files get into the strip only when they are safe pictures of a sign; nothing is lost."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import struct
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from es_docs.diagnostics import AssetError, Diagnostic, Severity
from es_docs.messages import explain
from es_docs.messages.signs import MESSAGES
from es_docs.visibility.rules import RULES, SignRole, eu_words, mandatory_roles
from es_docs.visibility.signs import Sign, add_sign, list_signs, load_signs, read_artwork
from visibility.sign_files import DRAWING, blank_png, emf, png, svg

ROOT = Path(__file__).resolve().parents[2]
FUND = "Europejski Fundusz Społeczny"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the folder as it is delivered: no official file is installed."""
    return Path(shutil.copytree(ROOT / "assets" / "signs", tmp_path / "signs"))


def add(folder: Path, role: str, data: bytes, name: str = "znak.bin") -> tuple[Diagnostic, ...]:
    file = folder.parent / name
    file.write_bytes(data)
    return told(folder, role, file)


def told(folder: Path, role: str, file: Path) -> tuple[Diagnostic, ...]:
    """What a person is told, whether the file was let in or refused."""
    try:
        return add_sign(folder, role, file, "list z urzędu z 3.03.2016")
    except AssetError as refusal:
        return refusal.findings


def load(folder: Path, **changes: object) -> tuple[tuple[Sign, ...], tuple[Diagnostic, ...]]:
    asked = {"period": "2014–2020", "fund": FUND, "agreement_date": None, **changes}
    return load_signs(folder, **asked)  # pyright: ignore[reportArgumentType]


def roles(signs: tuple[Sign, ...]) -> list[str]:
    return [sign.role.value for sign in signs]


def codes(findings: tuple[Diagnostic, ...]) -> list[str]:
    return [finding.code for finding in findings]


# --- which signs


def test_the_set_of_a_regional_programme_before_2018(folder: Path):
    signs, _ = load(folder)
    assert [(sign.role, sign.words) for sign in signs] == [
        (SignRole.FE, ("Fundusze Europejskie", "Program Regionalny")),
        (SignRole.VOIVODESHIP, ("Dolny Śląsk",)),
        (SignRole.EU, ("Unia Europejska", "Europejski Fundusz Społeczny")),
    ]


def test_one_warning_names_every_stand_in_and_the_command(folder: Path):
    _, findings = load(folder)
    assert codes(findings) == ["S001"]
    message = explain(findings[0], "pl")
    assert "Program Regionalny (fe); Dolny Śląsk (voivodeship)" in message.what
    assert "es-docs signs add fe PLIK" in message.hint
    assert findings[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("period", "day", "expected"),
    [
        ("2014–2020", date(2017, 12, 31), ["fe", "voivodeship", "eu"]),
        ("2014–2020", date(2018, 1, 1), ["fe", "rp", "voivodeship", "eu"]),
        ("2021–2027", None, ["fe", "rp", "eu", "voivodeship"]),
    ],
)
def test_the_colours_of_the_republic_by_the_date_of_the_agreement(
    folder: Path, period: str, day: date | None, expected: list[str]
):
    signs, _ = load(folder, period=period, agreement_date=day)
    assert roles(signs) == expected
    assert [role.value for role in mandatory_roles(RULES[period], day)] == expected


def test_the_later_period_says_who_paid_and_names_no_fund():
    assert eu_words(RULES["2021–2027"], FUND) == ("Dofinansowane przez", "Unię Europejską")


def test_an_abbreviated_fund_is_an_error(folder: Path):
    _, findings = load(folder, fund="EFS")
    assert "S003" in codes(findings)


def test_the_region_is_only_in_the_manifest(folder: Path):
    manifest = folder / "manifest.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("Dolny Śląsk", "Śląskie"), "utf-8")
    signs, _ = load(folder)
    assert signs[1].words == ("Śląskie",)


def test_the_beneficiary_shows_only_with_a_file_and_between_the_outer_signs(folder: Path):
    assert add(folder, "realizator", png()) == ()
    signs, _ = load(folder)
    assert roles(signs) == ["fe", "voivodeship", "beneficiary", "eu"]


def test_a_fifth_sign_is_left_out_and_told(folder: Path):
    add(folder, "beneficiary", png())
    signs, findings = load(folder, agreement_date=date(2018, 1, 1))
    assert roles(signs) == ["fe", "rp", "voivodeship", "eu"]
    assert "S002" in codes(findings)


@pytest.mark.parametrize("harm", ["remove", "change"])
def test_the_emblem_is_never_taken_from_another_picture(folder: Path, harm: str):
    picture = folder / "union-emblem.png"
    picture.unlink() if harm == "remove" else picture.write_bytes(png(1200, 800))
    with pytest.raises(AssetError) as caught:
        load(folder)
    assert codes(caught.value.findings) == ["S006"]


@pytest.mark.parametrize(
    "text",
    ["fe: [", "fe:\n  plik: x\n", "- fe\n", "herb:\n  file: x\n", "fe:\n  file: ../fe.svg\n",
     "eu:\n  file: flaga.png\n", "\x00"],
)  # fmt: skip
def test_an_unreadable_manifest_is_told_and_not_a_traceback(folder: Path, text: str):
    (folder / "manifest.yaml").write_text(text, "utf-8")
    with pytest.raises(AssetError) as caught:
        load(folder)
    assert codes(caught.value.findings) == ["S007"]
    assert codes(add(folder, "fe", png())) == ["S007"]


def test_the_list_tells_what_shows_each_sign(folder: Path):
    add(folder, "fe", svg())
    listed = {sign.role: sign for sign in list_signs(folder)}
    assert list(listed) == ["fe", "voivodeship", "rp", "beneficiary"]
    assert listed[SignRole.FE].file == "fe.svg"
    assert listed[SignRole.FE].origin == "list z urzędu z 3.03.2016"
    assert (listed[SignRole.VOIVODESHIP].words, listed[SignRole.VOIVODESHIP].file) == (
        "Dolny Śląsk", None,
    )  # fmt: skip


# --- installing


@pytest.mark.parametrize(
    ("data", "kind", "ratio"),
    [(png(), "png", 1.75), (emf(), "emf", 2.0), (svg(), "svg", 3.0)],
)
def test_a_good_file_is_installed_whatever_its_name_says(
    folder: Path, data: bytes, kind: str, ratio: float
):
    assert add(folder, "fe", data, "znak.jpg") == ()
    signs, findings = load(folder)
    artwork = signs[0].artwork
    assert artwork is not None
    assert (artwork.kind, artwork.ratio, artwork.data) == (kind, pytest.approx(ratio), data)
    assert "Fundusze Europejskie" not in findings[0].values["signs"]


def test_an_svg_gets_a_png_of_600_pixels(folder: Path):
    add(folder, "fe", svg())
    with Image.open(folder / "fe.png") as image:
        assert image.size == (1800, 600)
        assert image.convert("RGBA").getpixel((600, 200)) == (0x00, 0x88, 0x44, 255)


def test_a_document_type_is_dropped_since_packages_must_not_carry_one(folder: Path):
    doctype = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    assert add(folder, "fe", doctype + svg()) == ()
    assert b"DOCTYPE" not in (folder / "fe.svg").read_bytes()
    assert load(folder)[0][0].artwork is not None


def test_the_manifest_keeps_its_comments_and_tells_where_the_file_came_from(folder: Path):
    before = (folder / "manifest.yaml").read_text("utf-8")
    add(folder, "województwo", png())
    after = (folder / "manifest.yaml").read_text("utf-8")
    entry = yaml.safe_load(after)["voivodeship"]
    assert entry["origin"] == "list z urzędu z 3.03.2016"
    assert entry["sha256"] == hashlib.sha256(png()).hexdigest()
    changed = [
        (old, new)
        for old, new in zip(before.splitlines(), after.splitlines(), strict=True)
        if old != new
    ]
    assert [old.split(":")[0].strip() for old, _ in changed] == ["file", "origin", "sha256"]


@pytest.mark.parametrize("text", ["fe:\n  alt: ''  # opis\n", "fe: {}\n", "rp:\n  alt: x\n"])
def test_a_shorter_manifest_is_completed_or_left_as_it_was(folder: Path, text: str):
    manifest = folder / "manifest.yaml"
    manifest.write_text(text, "utf-8")
    findings = add(folder, "fe", png())
    if findings:
        assert codes(findings) == ["S007"]
        assert manifest.read_text("utf-8") == text
        assert not (folder / "fe.png").exists()
    else:
        assert yaml.safe_load(manifest.read_text("utf-8"))["fe"]["file"] == "fe.png"
        assert all(line in manifest.read_text("utf-8") for line in text.splitlines())


def test_a_replaced_sign_is_kept(folder: Path):
    add(folder, "fe", svg())
    findings = add(folder, "fe", png())
    assert codes(findings) == ["S024"]
    kept = {path.name: path.read_bytes() for path in folder.glob("*.old")}
    digest = hashlib.sha256(svg()).hexdigest()[:8]
    assert kept[f"fe.svg.{digest}.old"] == svg()
    assert not (folder / "fe.svg").exists()
    assert (folder / "fe.png").read_bytes() == png()


def test_the_same_file_twice_changes_nothing(folder: Path):
    add(folder, "fe", svg())
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert add(folder, "fe", svg()) == ()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_file_changed_after_its_check_does_not_count(folder: Path):
    add(folder, "fe", png())
    (folder / "fe.png").write_bytes(png(800, 400))
    signs, findings = load(folder)
    assert signs[0].artwork is None
    assert codes(findings)[0] == "S005"
    (folder / "fe.png").unlink()
    assert codes(load(folder)[1])[0] == "S004"


def test_the_png_beside_an_svg_must_be_of_its_shape(folder: Path):
    add(folder, "fe", svg())
    (folder / "fe.png").write_bytes(png(600, 600))
    assert codes(load(folder)[1])[0] == "S005"


@pytest.mark.parametrize(("role", "code"), [("logo", "S008"), ("eu", "S009"), ("UE", "S009")])
def test_only_known_signs_are_installed_and_never_the_flag(folder: Path, role: str, code: str):
    assert codes(add(folder, role, png())) == [code]


def test_a_missing_file_or_folder_is_told(folder: Path):
    assert codes(told(folder, "fe", folder / "nie ma.svg")) == ["S010"]
    assert codes(told(folder / "nie ma", "fe", ROOT / "assets/signs/union-emblem.png")) == ["S007"]


def test_a_folder_that_cannot_be_written_is_told(folder: Path):
    (folder / "fe.png").mkdir()
    assert codes(add(folder, "fe", png())) == ["S023"]
    assert load(folder)[0][0].artwork is None


@pytest.mark.parametrize("share", [0.4, 0.6])
def test_a_sign_lost_on_an_empty_page_is_told(folder: Path, share: float) -> None:
    """All signs are as high as the flag, their margins included."""
    from PIL import Image

    page = Image.new("RGBA", (1000, 500), (255, 255, 255, 0))
    page.paste((0, 51, 153, 255), (300, 50, 700, 50 + round(500 * share)))
    written = io.BytesIO()
    page.save(written, "PNG")
    drawn = f'<rect x="300" y="50" width="400" height="{500 * share}" fill="#003399"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 500">{drawn}</svg>'
    for data in (written.getvalue(), svg.encode()):
        told = [code for code in codes(add(folder, "fe", data)) if code != "S024"]
        assert told == (["S026"] if share < 0.5 else [])


def test_the_shape_of_a_picture_is_told_with_a_comma(folder: Path) -> None:
    (finding,) = add(folder, "fe", png(3000, 300))
    assert "(szerokość do wysokości: 10,00)" in explain(finding, "pl").what


def test_a_low_png_is_let_in_with_a_warning(folder: Path):
    findings = add(folder, "fe", png(300, 200))
    assert codes(findings) == ["S015"]
    assert (folder / "fe.png").exists()


# --- what is refused

BOMB = "".join(f'<g id="b{n + 1}">' + f'<use href="#b{n}"/>' * 10 + "</g>" for n in range(9))
UNSAFE_DRAWINGS = {
    "script": "<script>alert(1)</script>",
    "event handler": '<rect width="9" height="9" onload="alert(1)"/>',
    "link to a picture": '<use href="http://example.org/a.svg#x"/>',
    "xlink": '<use xmlns:x="http://www.w3.org/1999/xlink" x:href="file:///etc/passwd"/>',
    "embedded picture": '<image href="data:image/png;base64,AAAA"/>',
    "foreign object": "<foreignObject/>",
    "style sheet from outside": "<style>@import 'http://example.org/a.css';</style>",
    "fill from outside": "<rect fill=\"url('http://example.org/a.svg#g')\"/>",
    "hidden name in css": r'<rect style="fill:u\72l(http://example.org)"/>',
    "animation": '<set attributeName="href" to="http://example.org"/>',
    "base": '<g xml:base="http://example.org"/>',
    "references without end": '<g id="a"><use href="#a"/></g>',
    "billions of copies": f'<g id="b0"><path d="M0 0"/></g>{BOMB}<use href="#b9"/>',
    "depth": "<g>" * 220 + "</g>" * 220,
}


@pytest.mark.parametrize("drawing", UNSAFE_DRAWINGS.values(), ids=UNSAFE_DRAWINGS)
def test_an_svg_that_is_more_than_a_drawing_is_refused(folder: Path, drawing: str):
    assert codes(add(folder, "fe", svg(DRAWING + drawing))) == ["S018"]


@pytest.mark.parametrize(
    "before",
    [b'<!DOCTYPE svg [<!ENTITY a "b">]>', b'<?xml-stylesheet href="http://example.org/a.css"?>',
     b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'],
)  # fmt: skip
def test_entities_and_instructions_are_refused(folder: Path, before: bytes):
    assert codes(add(folder, "fe", before + svg())) == ["S018"]


def test_gradients_and_references_inside_the_drawing_are_welcome(folder: Path):
    drawing = (
        '<defs><linearGradient id="g"><stop stop-color="#084"/></linearGradient>'
        '<path id="p" d="M0 0h50v50z"/></defs><use href="#p" fill="url(#g)"/>'
        '<use href="#p" x="80" style="fill: url(\'#g\')"/>'
    )
    assert add(folder, "fe", svg(drawing)) == ()


REFUSED = {
    "text": (b"to nie jest obraz", "S012"),
    "empty file": (b"", "S012"),
    "jpeg": (b"\xff\xd8\xff\xe0" + bytes(100), "S012"),
    "web page": (b"<html xmlns='http://www.w3.org/1999/xhtml'/>", "S012"),
    "too many bytes": (png() + bytes(5 * 1024 * 1024), "S011"),
    "cut png": (png()[:-60], "S013"),
    "changed png": (png()[:60] + b"\x00\x01" + png()[62:], "S013"),
    "png with a wrong checksum": (png()[:-14] + b"\x00\x00" + png()[-12:], "S013"),
    "png head alone": (png()[:20], "S013"),
    "bomb": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 60_000, 60_000), "S014"),
    "empty png": (blank_png(), "S021"),
    "line": (png(3000, 300), "S016"),
    "broken svg": (svg()[:-3], "S017"),
    "svg without size": (b'<svg xmlns="http://www.w3.org/2000/svg"><rect/></svg>', "S017"),
    "svg with fonts": (svg("<text>Fundusze</text>"), "S019"),
    "svg that shows nothing": (svg("<g/>"), "S021"),
    "cut emf": (emf()[:-8], "S020"),
    "emf of another length": (emf()[:48] + bytes(4) + emf()[52:], "S020"),
    "emf header alone": (emf()[:60], "S020"),
    "emf without frame": (emf()[:8] + bytes(32) + emf()[40:], "S020"),
    "emf record of no size": (emf()[:112] + bytes(4) + emf()[116:], "S020"),
}


@pytest.mark.parametrize(("data", "code"), REFUSED.values(), ids=REFUSED)
def test_a_refused_file_changes_nothing(folder: Path, data: bytes, code: str):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    findings = add(folder, "fe", data)
    assert codes(findings) == [code]
    assert findings[0].severity is Severity.ERROR
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


@given(
    kind=st.sampled_from([png(40, 30), emf(), svg()]),
    place=st.integers(min_value=0, max_value=10_000),
    change=st.binary(min_size=0, max_size=12),
)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_damage_to_a_file_ever_ends_in_a_traceback(kind: bytes, place: int, change: bytes):
    place %= len(kind)
    damaged = kind[:place] + change + kind[place + len(change) :]
    try:
        artwork = read_artwork(damaged, "znak")
    except AssetError as fault:
        assert all(explain(finding, "pl").hint for finding in fault.findings)  # noqa: PT017
    else:
        assert 0.2 <= artwork.ratio <= 8


@pytest.mark.parametrize(
    ("attributes", "ratio"),
    [('viewBox="0,0,50,20"', 2.5), ('width="40mm" height="2cm"', 2.0),
     ('width="72pt" height="1in"', 1.0), ('width="100%" height="100%" viewBox="0 0 30 20"', 1.5)],
)  # fmt: skip
def test_an_svg_tells_its_shape_by_size_or_view_box(attributes: str, ratio: float):
    data = f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}><rect/></svg>'.encode()
    assert read_artwork(data, "znak").ratio == pytest.approx(ratio)


# --- what people read


def test_every_code_that_is_used_has_messages_and_a_place_in_the_guide():
    sources = (ROOT / "src" / "es_docs" / "visibility").glob("*.py")
    used = {code for path in sources for code in re.findall(r'"(S\d{3})"', path.read_text("utf-8"))}
    guide = re.findall(
        r"^## (S\d{3})\b", (ROOT / "docs" / "codes-signs.md").read_text("utf-8"), re.MULTILINE
    )
    assert used == set(MESSAGES)
    assert guide == sorted(MESSAGES)


def test_every_message_can_be_told_with_the_values_it_is_given():
    names = ("signs role fund file detail reason allowed megabytes megapixels height minimum ratio "
             "part width folder files share")  # fmt: skip
    values = dict.fromkeys(names.split(), "x")
    for code in MESSAGES:
        for lang in ("pl", "en"):
            message = explain(Diagnostic(code, Severity.ERROR, None, values), lang)
            assert all(text[-1] in ".xEK" for text in (message.what, message.hint))
