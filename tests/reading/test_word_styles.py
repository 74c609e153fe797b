"""How text in Word looks in the end: which of the levels that speak of it is heard."""

from __future__ import annotations

import pytest

from reading.word_files import (
    THEME,
    cell,
    cell_runs,
    first_run,
    first_table,
    p,
    paragraphs,
    r,
    read,
    row,
    style,
    table,
)  # fmt: skip

_DEFAULTS = "<w:docDefaults><w:rPrDefault><w:rPr>{}</w:rPr></w:rPrDefault></w:docDefaults>"


def _size(half_points: int) -> str:
    return f"<w:rPr><w:sz w:val='{half_points}'/></w:rPr>"


# --- the levels


def test_each_level_covers_the_ones_below_it() -> None:
    """Defaults, default style, based-on style, paragraph style, character style, the run itself."""
    layers = [
        _DEFAULTS.format("<w:sz w:val='20'/>"),
        style("Normal", _size(22), default=True),
        style("Podstawa", f"<w:basedOn w:val='Normal'/>{_size(24)}"),
        style("Akapit", f"<w:basedOn w:val='Podstawa'/>{_size(26)}"),
        style("Znaki", _size(28), "character"),
    ]
    bodies = [
        p(), p(), p(style="Podstawa"), p(style="Akapit"),
        p(style="Akapit", run="<w:rStyle w:val='Znaki'/>"),
    ]  # fmt: skip
    for height in range(5):
        report = read(bodies[height], styles="".join(layers[: height + 1]))
        assert first_run(report).size_pt == 10 + height, height
    direct = p(style="Akapit", run="<w:rStyle w:val='Znaki'/><w:sz w:val='31'/>")
    assert first_run(read(direct, styles="".join(layers))).size_pt == 15.5


def test_what_nothing_is_said_of_is_ten_points_of_times_in_black_on_white() -> None:
    run = first_run(read(p()))
    assert (run.size_pt, run.typeface, run.colour, run.language) == (
        10, "Times New Roman", "000000", "",
    )  # fmt: skip


def test_a_style_that_is_not_there_is_the_default_one() -> None:
    report = read(p(style="Zgubiony"), styles=style("Normal", _size(30), default=True))
    assert (first_run(report).size_pt, paragraphs(report)[0].style) == (15, "Normal")


def test_styles_based_on_each_other_in_a_circle_do_no_harm() -> None:
    styles = style("A", "<w:basedOn w:val='B'/>") + style("B", f"<w:basedOn w:val='A'/>{_size(30)}")
    assert first_run(read(p(style="A"), styles=styles)).size_pt == 15


def test_a_paragraph_style_is_no_character_style() -> None:
    report = read(p(run="<w:rStyle w:val='A'/>"), styles=style("A", _size(30)))
    assert first_run(report).size_pt == 10


# --- toggles (ISO/IEC 29500-1 §17.7.3)


@pytest.mark.parametrize(
    ("defaults", "in_table", "paragraph", "character", "direct", "is_bold"),
    [
        ("", "", "", "", "", False),
        ("", "", "1", "", "", True),
        ("", "", "1", "1", "", False),
        ("", "1", "1", "", "", False),
        ("", "1", "", "1", "", False),
        ("", "1", "1", "1", "", True),
        ("", "1", "1", "0", "", False),
        ("1", "", "1", "1", "", True),
        ("1", "", "", "", "0", False),
        ("", "", "1", "1", "1", True),
        ("", "", "1", "", "0", False),
    ],
)
def test_an_even_number_of_levels_that_make_text_bold_make_it_plain(
    defaults: str, in_table: str, paragraph: str, character: str, direct: str, *, is_bold: bool
) -> None:
    def bold(value: str) -> str:
        return f"<w:rPr><w:b w:val='{value}'/></w:rPr>" if value else ""

    styles = (
        _DEFAULTS.format(bold(defaults).removeprefix("<w:rPr>").removesuffix("</w:rPr>"))
        + style("T", bold(in_table), "table")
        + style("A", bold(paragraph))
        + style("Z", bold(character), "character")
    )
    own = bold(direct).removeprefix("<w:rPr>").removesuffix("</w:rPr>")
    words = p(style="A", run=f"<w:rStyle w:val='Z'/>{own}")
    body = table(row(cell(words)), properties="<w:tblStyle w:val='T'/>")
    assert next(cell_runs(read(body, styles=styles))).bold is is_bold


def test_bold_of_a_base_style_is_no_level_of_its_own() -> None:
    bold = "<w:rPr><w:b/></w:rPr>"
    styles = style("A", bold) + style("B", f"<w:basedOn w:val='A'/>{bold}")
    assert first_run(read(p(style="B"), styles=styles)).bold


# --- faces


@pytest.mark.parametrize(
    ("fonts", "face"),
    [
        ("w:ascii='Arial' w:hAnsi='Verdana'", "Arial"),
        ("w:hAnsi='Verdana'", "Verdana"),
        ("w:asciiTheme='minorHAnsi' w:ascii='Arial'", "Calibri"),
        ("w:asciiTheme='majorHAnsi'", "Cambria"),
        ("w:asciiTheme='majorBidi' w:ascii='Arial'", "Arial"),
        ("w:cs='Arial'", "Times New Roman"),
    ],
)
def test_the_face_of_latin_text(fonts: str, face: str) -> None:
    report = read(p(run=f"<w:rFonts {fonts}/>"), theme=THEME)
    assert first_run(report).typeface == face


def test_a_face_named_directly_covers_one_of_the_theme_in_a_style() -> None:
    styles = style("A", "<w:rPr><w:rFonts w:asciiTheme='minorHAnsi'/></w:rPr>")
    report = read(p(style="A", run="<w:rFonts w:ascii='Arial'/>"), styles=styles, theme=THEME)
    assert first_run(report).typeface == "Arial"


# --- colours


def _near(colour: str | None, other: str) -> bool:
    assert colour is not None
    return all(abs(int(colour[i : i + 2], 16) - int(other[i : i + 2], 16)) <= 1 for i in (0, 2, 4))


@pytest.mark.parametrize(
    ("colour", "expected"),
    [
        ("w:val='1a2B3c'", "1A2B3C"),
        ("w:val='auto'", "000000"),
        ("w:val='000001' w:themeColor='accent1'", "4F81BD"),
        ("w:val='95B3D7' w:themeColor='accent1' w:themeTint='99'", "95B3D7"),
        ("w:val='365F91' w:themeColor='accent1' w:themeShade='BF'", "365F91"),
        ("w:val='548DD4' w:themeColor='text2' w:themeTint='99'", "548DD4"),
        ("w:val='FFFFFF' w:themeColor='background1'", "FFFFFF"),
        ("w:val='00FF00' w:themeColor='unknown'", "00FF00"),
    ],
)
def test_colours_of_text(colour: str, expected: str) -> None:
    """The stored values beside a tint or shade are those Word itself worked out."""
    report = read(p(run=f"<w:color {colour}/>"), theme=THEME)
    assert _near(first_run(report).colour, expected)


def test_names_of_theme_colours_go_through_the_map_of_the_settings() -> None:
    mapping = "<w:clrSchemeMapping w:t1='light1' w:bg1='dark1'/>"
    run = "<w:color w:val='FFFFFF' w:themeColor='text1'/>"
    assert first_run(read(p(run=run), theme=THEME, settings=mapping)).colour == "FFFFFF"


@pytest.mark.parametrize(
    ("ground", "ink"),
    [("FFFFFF", "000000"), ("003399", "FFFFFF"), ("3E3E3E", "FFFFFF"), ("404040", "000000"),
     ("FFFF00", "000000"), ("800000", "FFFFFF"), ("FF0000", "000000")],
)  # fmt: skip
def test_automatic_text_is_white_on_dark_grounds(ground: str, ink: str) -> None:
    shade = f"<w:shd w:val='clear' w:color='auto' w:fill='{ground}'/>"
    report = read(p(properties=shade))
    assert (first_run(report).colour, paragraphs(report)[0].ground) == (ink, ground)


def test_a_gradient_in_the_letters_is_an_effect_and_no_colour() -> None:
    fill = "<w:color w:val='FF0000'/><w14:textFill><w14:gradFill/></w14:textFill>"
    run = first_run(read(p(run=fill)))
    assert (run.colour, run.has_effect) == (None, True)


def test_a_plain_fill_of_the_letters_is_their_colour() -> None:
    inside = "<w14:solidFill><w14:schemeClr w14:val='accent2'/></w14:solidFill>"
    run = first_run(read(p(run=f"<w14:textFill>{inside}</w14:textFill>"), theme=THEME))
    assert (run.colour, run.has_effect) == ("C0504D", False)


# --- marks of the letters


@pytest.mark.parametrize(
    ("properties", "claims"),
    [
        ("<w:i/>", {"italic"}),
        ("<w:u w:val='single'/>", {"underlined"}),
        ("<w:u w:val='none'/>", set()),
        ("<w:strike/>", {"struck"}),
        ("<w:dstrike/>", {"struck"}),
        ("<w:caps/>", {"all_caps"}),
        ("<w:smallCaps/>", set()),
        ("<w:vanish/>", {"is_hidden"}),
        ("<w:shadow/>", {"has_effect"}),
        ("<w:outline/>", {"has_effect"}),
        ("<w:emboss/>", {"has_effect"}),
        ("<w:imprint/>", {"has_effect"}),
        ("<w14:glow w14:rad='63500'/>", {"has_effect"}),
        ("<w14:reflection/>", {"has_effect"}),
        ("<w14:textOutline><w14:solidFill/></w14:textOutline>", {"has_effect"}),
        ("<w14:textOutline><w14:noFill/></w14:textOutline>", set()),
        ("<w:b w:val='false'/><w:i w:val='off'/><w:caps w:val='0'/>", set()),
    ],
)
def test_marks_of_letters(properties: str, claims: set[str]) -> None:
    run = first_run(read(p(run=properties)))
    names = (
        "bold", "italic", "underlined", "struck", "all_caps", "has_effect", "is_hidden",
    )  # fmt: skip
    assert {name for name in names if getattr(run, name)} == claims


def test_language_comes_from_the_defaults_until_a_run_has_its_own() -> None:
    styles = _DEFAULTS.format("<w:lang w:val='pl-PL'/>")
    english = r("house", "<w:lang w:val='en-GB'/>")
    report = read(f"<w:p>{r('dom')}{english}</w:p>", styles=styles)
    assert [run.language for run in paragraphs(report)[0].runs] == ["pl-PL", "en-GB"]
    assert report.properties.language == "pl-PL"


def test_runs_that_look_the_same_are_one() -> None:
    mark = "<w:proofErr w:type='spellStart'/>"
    body = f"<w:p>{r('Sprawo')}{mark}{r('zdanie')}{r('!', '<w:b/>')}</w:p>"
    assert [run.text for run in paragraphs(read(body))[0].runs] == ["Sprawozdanie", "!"]


# --- grounds


@pytest.mark.parametrize(
    ("shade", "ground"),
    [
        ("w:val='clear' w:fill='EEF2FA'", "EEF2FA"),
        ("w:val='clear' w:fill='auto'", "FFFFFF"),
        ("w:val='solid' w:color='003399' w:fill='auto'", "003399"),
        ("w:val='pct50' w:color='000000' w:fill='FFFFFF'", "808080"),
        ("w:val='pct25' w:color='auto' w:fill='auto'", "BFBFBF"),
        ("w:val='clear' w:themeFill='accent1' w:fill='000000'", "4F81BD"),
        ("w:val='diagStripe' w:color='000000' w:fill='FFFFFF'", None),
        ("w:val='nil'", "FFFFFF"),
    ],
)
def test_shading_is_the_ground_of_a_paragraph(shade: str, ground: str | None) -> None:
    report = read(p(properties=f"<w:shd {shade}/>"), theme=THEME)
    assert paragraphs(report)[0].ground == ground


def test_a_highlight_behind_all_of_the_text_is_its_ground() -> None:
    paragraph = paragraphs(read(p(run="<w:highlight w:val='darkBlue'/>")))[0]
    assert (paragraph.ground, paragraph.runs[0].colour) == ("000080", "FFFFFF")


def test_a_highlight_behind_some_words_is_told_by_their_run() -> None:
    marked = r("b", "<w:highlight w:val='yellow'/>")
    paragraph = paragraphs(read(f"<w:p>{r('a ')}{marked}</w:p>"))[0]
    assert paragraph.ground == "FFFFFF"
    assert [run.highlight for run in paragraph.runs] == ["", "FFFF00"]


def test_the_page_may_have_a_colour_that_shows_only_when_it_is_switched_on() -> None:
    body = f"<w:background w:color='101010'/>{p()}"
    shown = read(body, settings="<w:displayBackgroundShape/>")
    hidden = read(body)
    assert (paragraphs(shown)[0].ground, first_run(shown).colour) == ("101010", "FFFFFF")
    assert (paragraphs(hidden)[0].ground, hidden.settings.background) == ("FFFFFF", "FFFFFF")


# --- tables


def _painted(kind: str, colour: str) -> str:
    shade = f"<w:tcPr><w:shd w:val='clear' w:fill='{colour}'/></w:tcPr>"
    return f"<w:tblStylePr w:type='{kind}'>{shade}</w:tblStylePr>"


_STYLED = style(
    "T",
    "".join(
        _painted(kind, f"{number:02d}" * 3)
        for number, kind in enumerate(
            ("wholeTable", "band1Horz", "band2Horz", "band1Vert", "band2Vert", "firstCol",
             "lastCol", "firstRow", "lastRow", "nwCell", "seCell"), 10,
        )
    ),
    "table",
)  # fmt: skip


def _grounds(look: str, size: int = 4) -> list[str]:
    lines = [row(*(cell(p()) for _ in range(size))) for _ in range(size)]
    properties = f"<w:tblStyle w:val='T'/><w:tblLook {look}/>"
    data = first_table(read(table(*lines, properties=properties), styles=_STYLED)).table
    assert data is not None
    return [
        " ".join((one.paragraphs[0].ground or "")[:2] for one in line.cells) for line in data.rows
    ]


def test_formats_of_a_table_style_lie_over_one_another_as_office_has_them() -> None:
    """Rows, columns, first and last column, first and last row, corners ([MS-OI29500] §2.1.252)."""
    everything = "w:firstRow='1' w:lastRow='1' w:firstColumn='1' w:lastColumn='1'"
    assert _grounds(everything) == [
        "19 17 17 17",
        "15 13 14 16",
        "15 13 14 16",
        "18 18 18 20",
    ]


def test_bands_begin_after_the_header_row() -> None:
    assert _grounds("w:firstRow='1' w:noVBand='1'") == [
        "17 17 17 17",
        "11 11 11 11",
        "12 12 12 12",
        "11 11 11 11",
    ]


def test_old_tables_say_their_look_in_one_number() -> None:
    assert _grounds("w:val='06A0'") == [
        "19 17 17 17",
        "15 10 10 10",
        "15 10 10 10",
        "15 10 10 10",
    ]


def test_an_attribute_of_the_look_goes_before_the_number() -> None:
    assert _grounds("w:val='0620' w:firstRow='0'")[0] == "10 10 10 10"


def test_a_cell_covers_its_style_and_may_be_without_a_ground() -> None:
    own = "<w:shd w:val='clear' w:color='auto' w:fill='123456'/>"
    none = "<w:shd w:val='clear' w:color='auto' w:fill='auto'/>"
    body = table(
        row(cell(p(), own), cell(p(), none), cell(p())),
        properties="<w:tblStyle w:val='T'/><w:tblLook w:firstRow='1'/>",
    )
    data = first_table(read(body, styles=_STYLED)).table
    assert data is not None
    grounds = [one.paragraphs[0].ground for one in data.rows[0].cells]
    assert grounds == ["123456", "FFFFFF", "171717"]


def test_a_table_in_a_cell_stands_on_the_ground_of_that_cell() -> None:
    own = "<w:shd w:val='clear' w:fill='123456'/>"
    body = table(row(cell(table(row(cell(p("w środku")))) + p(), own)))
    inner = list(read(body).tables())[1]
    assert inner.table is not None
    assert inner.table.rows[0].cells[0].paragraphs[0].ground == "123456"


def test_the_style_of_a_table_gives_its_text_a_look_below_that_of_the_paragraph() -> None:
    look = "<w:pPr><w:jc w:val='center'/></w:pPr><w:rPr><w:sz w:val='30'/><w:i/></w:rPr>"
    styles = style("T", look, "table") + style("A", _size(24))
    body = table(row(cell(p()), cell(p(style="A"))), properties="<w:tblStyle w:val='T'/>")
    report = read(body, styles=styles)
    assert [(run.size_pt, run.italic) for run in cell_runs(report)] == [(15, True), (12, True)]
    assert {one.align for one in report.paragraphs()} == {"center"}


# --- paragraphs


@pytest.mark.parametrize(
    ("spacing", "told"),
    [
        ("", (1.0, None, False)),
        ("<w:spacing w:line='360'/>", (1.5, None, False)),
        ("<w:spacing w:line='276' w:lineRule='auto'/>", (1.15, None, False)),
        ("<w:spacing w:line='240' w:lineRule='exact'/>", (None, 12, True)),
        ("<w:spacing w:line='300' w:lineRule='atLeast'/>", (None, 15, False)),
    ],
)
def test_line_spacing(spacing: str, told: tuple[float | None, float | None, bool]) -> None:
    one = paragraphs(read(p(properties=spacing)))[0]
    assert (one.line_spacing, one.line_spacing_pt, one.is_exact) == told


@pytest.mark.parametrize(
    ("spacing", "points", "lines"),
    [
        ("w:before='140'", 7, 0),
        ("w:before='140' w:beforeLines='50'", 0, 0.5),
        ("w:before='140' w:beforeAutospacing='1'", 14, 0),
        ("w:before='6pt'", 6, 0),
    ],
)
def test_space_before(spacing: str, points: float, lines: float) -> None:
    one = paragraphs(read(p(properties=f"<w:spacing {spacing}/>")))[0]
    assert (one.space_before_pt, one.space_before_lines) == (points, lines)


def test_attributes_of_spacing_are_inherited_one_by_one() -> None:
    styles = style("A", "<w:pPr><w:spacing w:before='100' w:after='200' w:line='360'/></w:pPr>")
    one = paragraphs(read(p(style="A", properties="<w:spacing w:before='0'/>"), styles=styles))[0]
    assert (one.space_before_pt, one.space_after_pt, one.line_spacing) == (0, 10, 1.5)


def test_paragraphs_of_one_style_may_stand_without_space_between_them() -> None:
    spacing = "<w:pPr><w:spacing w:before='100' w:after='200'/><w:contextualSpacing/></w:pPr>"
    body = p() + p(style="L") + p(style="L") + p()
    found = paragraphs(read(body, styles=style("L", spacing)))[1:3]
    assert [(one.space_before_pt, one.space_after_pt) for one in found] == [(5, 0), (0, 10)]


@pytest.mark.parametrize(
    ("value", "align"),
    [("left", "left"), ("start", "left"), ("center", "center"), ("right", "right"),
     ("end", "right"), ("both", "justify"), ("distribute", "justify"), ("odd", "left")],
)  # fmt: skip
def test_alignment(value: str, align: str) -> None:
    assert paragraphs(read(p(properties=f"<w:jc w:val='{value}'/>")))[0].align == align


def test_widows_are_controlled_unless_a_style_says_otherwise() -> None:
    styles = style("A", "<w:pPr><w:widowControl w:val='0'/><w:keepNext/></w:pPr>")
    plain, loose = paragraphs(read(p() + p(style="A"), styles=styles))
    assert (plain.has_widow_control, plain.keeps_with_next) == (True, False)
    assert (loose.has_widow_control, loose.keeps_with_next) == (False, True)


def test_an_empty_paragraph_has_the_size_of_its_mark() -> None:
    mark = "<w:rPr><w:sz w:val='40'/></w:rPr>"
    one = paragraphs(read(f"<w:p><w:pPr>{mark}</w:pPr></w:p>"))[0]
    assert (one.runs, one.end_size_pt) == ((), 20)


# --- numbering


def _level(at: int, kind: str, left: int, tied: str = "") -> str:
    name = f"<w:pStyle w:val='{tied}'/>" if tied else ""
    return (
        f"<w:lvl w:ilvl='{at}'><w:numFmt w:val='{kind}'/>{name}"
        f"<w:pPr><w:ind w:left='{left}' w:hanging='100'/></w:pPr></w:lvl>"
    )


_NUMBERING = (
    "<w:abstractNum w:abstractNumId='0'>"
    + _level(0, "bullet", 200) + _level(1, "decimal", 400) + _level(2, "none", 600)
    + "</w:abstractNum><w:abstractNum w:abstractNumId='1'>"
    + _level(0, "decimal", 800) + _level(1, "decimal", 1000, tied="N2")
    + "</w:abstractNum><w:abstractNum w:abstractNumId='2'><w:numStyleLink w:val='S'/>"
    "</w:abstractNum><w:abstractNum w:abstractNumId='3'><w:styleLink w:val='S'/>"
    + _level(0, "bullet", 1200)
    + "</w:abstractNum>"
    + "".join(f"<w:num w:numId='{n + 1}'><w:abstractNumId w:val='{n}'/></w:num>" for n in range(3))
    + "<w:num w:numId='9'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'>"
    + _level(0, "upperRoman", 1400)
    + "</w:lvlOverride></w:num>"
)  # fmt: skip


def _numbered(number: int | str = "", level: int | str = "") -> str:
    parts = (("ilvl", level), ("numId", number))
    inside = "".join(f"<w:{name} w:val='{value}'/>" for name, value in parts if value != "")
    return f"<w:numPr>{inside}</w:numPr>"


@pytest.mark.parametrize(
    ("properties", "bullet", "level", "margin"),
    [
        ("", "none", 1, 0),
        (_numbered(1, 0), "bullet", 1, 10),
        (_numbered(1, 1), "number", 2, 20),
        (_numbered(1, 2), "none", 1, 30),
        (_numbered(1), "bullet", 1, 10),
        (_numbered(0, 0), "none", 1, 0),
        (_numbered(7, 0), "none", 1, 0),
        (_numbered(3, 0), "bullet", 1, 60),
        (_numbered(9, 0), "number", 1, 70),
        (_numbered(9, 1), "number", 2, 20),
        (_numbered(1, 0) + "<w:ind w:left='50'/>", "bullet", 1, 2.5),
    ],
)
def test_bullets_and_numbers(properties: str, bullet: str, level: int, margin: float) -> None:
    one = paragraphs(read(p(properties=properties), numbering=_NUMBERING))[0]
    assert (one.bullet, one.level, one.margin.points) == (bullet, level, margin)


_LISTS = (
    style("N1", f"<w:pPr>{_numbered(2)}</w:pPr>")
    + style("N2", f"<w:basedOn w:val='N1'/><w:pPr>{_numbered(2)}</w:pPr>")
    + style("Wciety", f"<w:pPr>{_numbered(2)}<w:ind w:left='300'/></w:pPr>")
    + style("Drugi", f"<w:basedOn w:val='N1'/><w:pPr>{_numbered(level=1)}</w:pPr>")
    + style("Bez", f"<w:basedOn w:val='N1'/><w:pPr>{_numbered(0)}</w:pPr>")
)


@pytest.mark.parametrize(
    ("name", "properties", "bullet", "level", "margin"),
    [
        ("N1", "", "number", 1, 40),
        ("N2", "", "number", 2, 50),
        ("Wciety", "", "number", 1, 15),
        ("Wciety", _numbered(1, 0), "bullet", 1, 10),
        ("Drugi", "", "number", 2, 50),
        ("Bez", "", "none", 1, 0),
        ("N1", _numbered(0), "none", 1, 0),
    ],
)
def test_styles_have_numbering_and_indents_of_their_own_go_before_its(
    name: str, properties: str, bullet: str, level: int, margin: float
) -> None:
    report = read(p(style=name, properties=properties), styles=_LISTS, numbering=_NUMBERING)
    one = paragraphs(report)[0]
    assert (one.bullet, one.level, one.margin.points) == (bullet, level, margin)


def test_the_first_line_hangs_or_goes_in() -> None:
    hanging = p(properties="<w:ind w:start='400' w:hanging='200' w:firstLine='100'/>")
    inward = p(properties="<w:ind w:firstLine='200'/>")
    found = paragraphs(read(hanging + inward))
    assert [(one.margin.points, one.indent.points) for one in found] == [(20, -10), (0, 10)]
