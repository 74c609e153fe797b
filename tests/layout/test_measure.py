"""Measuring text as PowerPoint sets it, never too narrow."""

from __future__ import annotations

import json
import math
import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ImageFont

from es_docs.diagnostics import AssetError
from es_docs.layout.measure import (
    Font,
    Line,
    Metrics,
    ParagraphSpec,
    Piece,
    balance,
    break_lines,
    text_height,
    text_width,
    widest_word,
)
from es_docs.units import Emu

ROOT = Path(__file__).parents[2]
METRICS = Metrics.load(ROOT / "assets" / "metrics")
FONTS = Path("/usr/share/fonts/truetype")

PANGRAM = "Zażółć gęślą jaźń – Wiązów 2014–2020: 1 234,56 zł"
WIDE_ENOUGH = Emu.from_inches(1000)
BODY = Font("Arial", 18)


def units(text: str, family: str, *, bold: bool = False) -> float:
    """Width in 1/2048 em: at 512 pt a unit is a quarter of a point, so nothing is rounded."""
    return text_width(METRICS, text, Font(family, 512, bold)) / 3175


def drawn(text: str, column: str, font: Font = BODY) -> list[str]:
    """The lines of `text` in a column as wide as the text `column`."""
    width = text_width(METRICS, column, font)
    return [line.text for line in break_lines(METRICS, [Piece(text, font)], width)]


def height(*paragraphs: ParagraphSpec, width: Emu = WIDE_ENOUGH) -> float:
    return text_height(METRICS, paragraphs, width).points


# --- widths -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("family", "regular", "bold"),
    [
        ("Calibri", 42_070, 42_616),
        ("Arial", 47_247, 48_722),
        ("Times New Roman", 43_052, 44_083),
        ("Cambria", 41_273, 44_904),
        ("Tahoma", 46_866, 53_197),
    ],
)
def test_a_polish_text_is_as_wide_as_the_advances_of_its_face(
    family: str, regular: int, bold: int
) -> None:
    """Summed by FreeType from the fonts; Caladea has 1000 units an em, each is rounded up."""
    assert units(PANGRAM, family) == regular
    assert units(PANGRAM, family, bold=True) == bold


@pytest.mark.parametrize(
    ("family", "bold", "file"),
    [
        ("Calibri", False, "crosextra/Carlito-Regular.ttf"),
        ("Calibri", True, "crosextra/Carlito-Bold.ttf"),
        ("Arial", False, "liberation2/LiberationSans-Regular.ttf"),
        ("Arial", True, "liberation2/LiberationSans-Bold.ttf"),
        ("Times New Roman", False, "liberation2/LiberationSerif-Regular.ttf"),
        ("Times New Roman", True, "liberation2/LiberationSerif-Bold.ttf"),
    ],
)
def test_every_latin_character_agrees_with_the_installed_font(
    family: str, bold: bool, file: str
) -> None:
    if not (FONTS / file).exists():
        pytest.skip(f"{file} is not installed; the sums above hold the same advances")
    font = ImageFont.truetype(FONTS / file, 2048, layout_engine=ImageFont.Layout.BASIC)
    characters = [*map(chr, range(0x20, 0x7F)), *map(chr, range(0xA1, 0x180)), *"–—„”’…€"]
    characters.remove("\u00ad")
    for character in characters:
        assert units(character, family, bold=bold) == font.getlength(character), character


@given(
    text=st.text("aąbcćdeęźż ŁÓŻ0123456789.,–-„", max_size=40),
    half_points=st.integers(16, 88),
    family=st.sampled_from(["Calibri", "Arial", "Cambria", "Unknown Sans"]),
)
def test_a_text_is_measured_no_narrower_than_the_face_or_powerpoints_grid_make_it(
    text: str, half_points: int, family: str
) -> None:
    size = half_points / 2
    exact = [units(character, family) * size / 2048 for character in text]
    on_grid = [math.floor(advance * 8 + 0.5) / 8 for advance in exact]
    measured = text_width(METRICS, text, Font(family, size)).points
    assert measured >= max(sum(exact), sum(on_grid)) - 1e-6
    assert measured <= sum(exact) + len(text) / 16 + 0.2 * size  # the rest: widening pairs


def test_kerning_counts_only_where_it_widens() -> None:
    assert units("r”", "Calibri") > units("r", "Calibri") + units("”", "Calibri")
    assert units("AV", "Calibri") == units("A", "Calibri") + units("V", "Calibri")


def test_no_break_characters_are_as_wide_as_those_they_stand_for() -> None:
    assert units("\u00a0", "Calibri") == units(" ", "Calibri")
    assert units("\u2011", "Arial") == units("-", "Arial")


@pytest.mark.parametrize("invisible", ["\u00ad", "\u200b", "\u200d", "\u2060", "\u0301", "\ufe0f"])
def test_joiners_marks_and_soft_hyphens_take_no_room(invisible: str) -> None:
    assert units(f"a{invisible}b", "Calibri") == units("ab", "Calibri")


@pytest.mark.parametrize(("character", "em"), [("漢", 1.0), ("ﷺ", 1.0), ("👍", 1.37), ("✅", 1.37)])
def test_a_character_no_face_has_takes_at_least_what_it_can_take(character: str, em: float) -> None:
    assert units(character, "Calibri") >= em * 2048


def test_a_character_a_face_lacks_is_measured_in_the_widest() -> None:
    assert units("Ω", "Cambria") == units("Ω", "Comic Sans MS") < 2048


def test_a_tab_goes_to_the_next_inch() -> None:
    assert text_width(METRICS, "\t", BODY).inches == 1
    assert text_width(METRICS, "ab\t", BODY).inches == 1
    assert text_width(METRICS, "\t\t", BODY).inches == 2


def test_families_are_known_by_the_names_people_have_them_under() -> None:
    known = ["Calibri", "calibri", "Arial", "Times New Roman", "Cambria", "Tahoma", "Carlito"]
    assert all(map(METRICS.known, known))
    assert not METRICS.known("Comic Sans MS")


def test_the_documentation_lists_the_families() -> None:
    page = (ROOT / "docs" / "measuring.md").read_text(encoding="utf-8")
    for path in (ROOT / "assets" / "metrics").glob("*.json"):
        for family in json.loads(path.read_bytes())["families"]:
            assert family in page, family


@pytest.mark.parametrize("bold", [False, True])
def test_an_unknown_family_is_measured_wider_than_every_known_one(bold: bool) -> None:
    for family in ("Calibri", "Arial", "Times New Roman", "Cambria", "Tahoma"):
        for character in PANGRAM:
            unknown = units(character, "Comic Sans MS", bold=bold)
            assert unknown >= units(character, family, bold=bold), (family, character)


def test_metrics_without_the_widest_face_are_refused(tmp_path: Path) -> None:
    with pytest.raises(AssetError) as refusal:
        Metrics.load(tmp_path)
    assert refusal.value.findings[0].code == "F090"


@pytest.mark.parametrize("content", ["{", "[]", '{"families": ["A"]}'])
def test_an_unreadable_metrics_file_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "widest.json").write_text(content, encoding="utf-8")
    with pytest.raises(AssetError) as refusal:
        Metrics.load(tmp_path)
    assert refusal.value.findings[0].values["file"].endswith("widest.json")


# --- where lines break --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "column", "lines"),
    [
        # Spaces: the line ends before them, and they hang over the edge.
        ("Gmina Wiązów", "Gmina Wiązów", ["Gmina Wiązów"]),
        ("Gmina Wiązów", "Gmina Wiązó", ["Gmina", "Wiązów"]),
        ("Gmina   Wiązów", "Gmina", ["Gmina", "Wiązó", "w"]),
        ("Gmina Wiązów   ", "Gmina Wiązów", ["Gmina Wiązów"]),
        ("  Gmina", "  Gmina", ["  Gmina"]),
        ("12\u2009000 zł", "12 zł", ["12", "000", "zł"]),
        # What holds a line together.
        ("do 5\u00a0zł", "do 5 ", ["do", "5\u00a0zł"]),
        ("do 5\u202f000", "do 5 00", ["do", "5\u202f000"]),
        ("a bez\u2011miar", "bez-miar", ["a", "bez\u2011miar"]),
        ("a i\u2060–b", "i–b", ["a", "i\u2060–b"]),
        ("一漢\u2060字", "漢字", ["一", "漢\u2060字"]),
        # Hyphens and dashes: after them, between letters only.
        ("biało-czerwona", "biało-czerwon", ["biało-", "czerwona"]),
        ("styczeń–marzec", "styczeń–m", ["styczeń–", "marzec"]),
        ("ale 12-osobowa", "12-osobowa", ["ale", "12-osobowa"]),
        ("i covid-19", "covid-19", ["i", "covid-19"]),
        ("od 2014–2020", "2014–2020", ["od", "2014–2020"]),
        ("to -tak", "to -ta", ["to", "-tak"]),
        ("lub i/lub", "lub i/l", ["lub", "i/lub"]),
        # A soft hyphen needs room for the hyphen it shows.
        ("nad\u00adzwyczaj", "nadzwycza", ["nad\u00ad", "zwyczaj"]),
        ("aa nad\u00adto", "aa nad", ["aa", "nad\u00adto"]),
        ("nad\u200bzwyczaj", "zwyczaj", ["nad\u200b", "zwyczaj"]),
        # Line breaks inside a paragraph.
        ("Efekt:\vwięcej", "Efekt: więcej", ["Efekt:", "więcej"]),
        ("a\n\nb\n", "a b", ["a", "", "b", ""]),
        ("", "a", [""]),
        ("   ", "a", [""]),
        # Words wider than the line: after dashes and slashes first, then anywhere.
        ("o Wrocławiu", "Wroc", ["o", "Wroc", "ławiu"]),
        ("gov.pl/efs", "gov.pl/e", ["gov.pl/", "efs"]),
        ("0000-0000", "0000-0", ["0000-", "0000"]),
        ("XY", "i", ["X", "Y"]),
        ("XY\u00ad", "i", ["X", "Y\u00ad"]),
        # Other scripts, and what readers see as one character.
        ("漢字仮名", "漢字", ["漢字", "仮名"]),
        ("tak漢字", "tak漢", ["tak漢", "字"]),
        ("漢字。", "漢字", ["漢", "字。"]),
        ("字「漢", "字「", ["字", "「漢"]),
        ("aa takie漢", "aa takie", ["aa takie", "漢"]),
        ("z\u0307z\u0307", "z", ["z\u0307", "z\u0307"]),
        ("👩\u200d👧", "👩", ["👩\u200d👧"]),
        ("👍🏽", "👍", ["👍🏽"]),
        ("🇵🇱🇪🇺", "🇵🇱🇪", ["🇵🇱", "🇪🇺"]),
        ("각\u11a8각", "각", ["각\u11a8", "각"]),
    ],
)
def test_lines_break_where_they_may(text: str, column: str, lines: list[str]) -> None:
    assert drawn(text, column) == lines


def test_a_paragraph_breaks_the_same_whatever_runs_it_is_cut_into() -> None:
    text = "Zrealizowano 77 ze 101 spotkań, w tym biało-czerwone."
    cut = [Piece(text[a:b], BODY) for a, b in pairwise((0, 3, 14, 41, 44, len(text)))]
    for column in range(1, 60, 3):
        width = Emu.from_mm(column)
        assert break_lines(METRICS, cut, width) == break_lines(METRICS, [Piece(text, BODY)], width)


def test_a_bold_run_widens_the_word_it_is_in() -> None:
    plain, strong = Font("Calibri", 18), Font("Calibri", 18, bold=True)
    width = text_width(METRICS, "dofinansowanie", plain)
    pieces = [Piece("dofinan", plain), Piece("sowanie", strong)]
    assert len(break_lines(METRICS, [Piece("dofinansowanie", plain)], width)) == 1
    assert len(break_lines(METRICS, pieces, width)) == 2


def test_a_line_is_as_high_as_its_largest_font() -> None:
    small, large = Font("Calibri", 10), Font("Calibri", 30)
    pieces = [Piece("a ", small), Piece("B\v", large), Piece("c\v", small), Piece("", large)]
    pitches = [line.height.points for line in break_lines(METRICS, pieces, WIDE_ENOUGH)]
    assert pitches == [36, 12, 36]


def test_spaces_that_hang_still_raise_the_line() -> None:
    small, large = Font("Calibri", 10), Font("Calibri", 30)
    pieces = [Piece("aa", small), Piece(" ", large), Piece("bb", small)]
    lines = break_lines(METRICS, pieces, Emu.from_points(12))
    assert [(line.text, line.height.points) for line in lines] == [("aa", 36), ("bb", 12)]


def test_a_line_that_shows_a_soft_hyphen_is_wider_by_a_hyphen() -> None:
    lines = break_lines(METRICS, [Piece("nad\u00adzwyczaj", BODY)], Emu.from_points(60))
    assert lines[0] == Line("nad\u00ad", text_width(METRICS, "nad-", BODY), Emu.from_points(21.6))


def test_the_first_line_and_the_others_have_indents_of_their_own() -> None:
    width = text_width(METRICS, "aa aa", BODY)
    indent = text_width(METRICS, "aa", BODY)
    pieces = [Piece("aa aa aa aa", BODY)]

    def lines(*, first: int = 0, others: int = 0) -> list[str]:
        indents = {"first_indent": Emu(first), "hanging": Emu(others)}
        return [line.text for line in break_lines(METRICS, pieces, width, **indents)]

    assert lines() == ["aa aa", "aa aa"]
    assert lines(first=indent) == ["aa", "aa aa", "aa"]
    assert lines(others=indent) == ["aa aa", "aa", "aa"]


def test_a_tab_past_the_edge_starts_a_new_line() -> None:
    lines = break_lines(METRICS, [Piece("abc\tdef", BODY)], Emu.from_inches(0.9))
    assert [line.text for line in lines] == ["abc", "\t", "def"]
    lines = break_lines(METRICS, [Piece("abc\tdef", BODY)], Emu.from_inches(2))
    assert [line.text for line in lines] == ["abc\tdef"]
    assert lines[0].width == Emu.from_inches(1) + text_width(METRICS, "def", BODY)


def test_tabs_are_measured_from_the_edge_of_the_box() -> None:
    indent = Emu.from_inches(0.4)
    (line,) = break_lines(METRICS, [Piece("\ta", BODY)], WIDE_ENOUGH, first_indent=indent)
    assert line.width == Emu.from_inches(0.6) + text_width(METRICS, "a", BODY)


def test_a_paragraph_without_a_piece_has_no_font_and_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one piece"):
        break_lines(METRICS, [], WIDE_ENOUGH)


# --- whatever the text ------------------------------------------------------------------------

texts = st.lists(
    st.one_of(
        st.sampled_from(
            [" ", "  ", "\v", "-", "–", "/", "\u00a0", "\u00ad", "\u200b", "\u2060", "漢", "。"],
        ),
        st.sampled_from(
            ["z\u0307", "👩\u200d👧", "🇵🇱", "각", "12", "i", ",", "”"],
        ),
        st.text("aąbcćdeęłóśźżMWŻ", min_size=1, max_size=9),
    ),
    max_size=30,
).map("".join)
columns = st.integers(1, 300).map(Emu.from_mm)
LATIN = "0123456789aąbcćdeęiłoóśzźżMWŻ"
HANGING = re.compile(r"[ \v]")


@given(texts, columns)
def test_nothing_is_lost_but_spaces_at_line_ends(text: str, column: Emu) -> None:
    lines = break_lines(METRICS, [Piece(text, BODY)], column)
    assert HANGING.sub("", "".join(line.text for line in lines)) == HANGING.sub("", text)
    position = 0
    for line in lines:
        assert not line.text.endswith(" ")
        position = text.index(line.text, position) + len(line.text)


@given(texts, columns)
def test_no_line_is_wider_than_its_column_but_for_a_single_character(
    text: str, column: Emu
) -> None:
    for line in break_lines(METRICS, [Piece(text, BODY)], column):
        visible = line.text + "-" * line.text.endswith("\u00ad")
        assert text_width(METRICS, visible, BODY) <= line.width
        is_single = len(re.sub("[\u00ad\u200b\u2060\u200d\u0307👧🇱]", "", line.text)) <= 1
        assert line.width <= column or is_single, line


def torn_at(text: str, lines: tuple[Line, ...]) -> list[str]:
    """The two characters around each line end that has no space and no line break."""
    around: list[str] = []
    end = 0
    for line in lines:
        start = text.index(line.text, end)
        if line.text and start == end > 0:
            around.append(text[start - 1 : start + 1])
        end = start + len(line.text)
    return around


@given(texts, columns)
def test_where_every_word_has_room_no_word_is_torn(text: str, column: Emu) -> None:
    pieces = [Piece(text, BODY)]
    lines = break_lines(METRICS, pieces, max(column, widest_word(METRICS, pieces)))
    for before, after in torn_at(text, lines):
        assert not {before, after} & {"\u00a0", "\u2060", "\u200d"}, (before, after)
        assert not (before in LATIN + "/," and after in LATIN), (before, after)
        assert before + after not in {"z\u0307", "🇵🇱"}
        assert after not in {"\u00ad", "\u200b", "\u0307"}
        assert after != "。" or before in {"\u00ad", "\u200b"}


@given(texts, columns, st.integers(0, 100))
def test_a_wider_column_never_takes_more_lines(text: str, column: Emu, more: int) -> None:
    pieces = [Piece(text, BODY)]
    wider = Emu(column + Emu.from_mm(more))
    assert len(break_lines(METRICS, pieces, wider)) <= len(break_lines(METRICS, pieces, column))


@given(texts, st.text("aą -–zł", max_size=12), columns)
def test_more_text_never_takes_less_height(text: str, more: str, column: Emu) -> None:
    def high(content: str) -> Emu:
        return text_height(METRICS, [ParagraphSpec([Piece(content, BODY)])], column)

    assert high(text) <= high(text + more)


# --- heights ----------------------------------------------------------------------------------


def test_a_line_is_a_fifth_higher_than_its_font() -> None:
    one = ParagraphSpec([Piece("Efekty", Font("Calibri", 20))])
    two = ParagraphSpec([Piece("Efekty\vdziałania", Font("Arial", 20))])
    assert (height(one), height(two)) == (24, 48)
    assert height() == 0


def test_an_empty_paragraph_is_a_line_of_its_font() -> None:
    assert height(ParagraphSpec([Piece("", Font("Calibri", 20))])) == 24


def test_line_spacing_multiplies_every_line() -> None:
    pieces = [Piece("a\vb", Font("Calibri", 20))]
    assert height(ParagraphSpec(pieces, line_spacing=0.9)) == pytest.approx(43.2)
    assert height(ParagraphSpec(pieces, line_spacing=1.5)) == pytest.approx(72)


def test_space_before_the_first_paragraph_is_left_out() -> None:
    pieces = [Piece("a", Font("Calibri", 20))]
    spaced = ParagraphSpec(pieces, space_before_pt=10, space_after_pt=3)
    assert height(spaced) == 24 + 3
    assert height(spaced, spaced) == 24 + 3 + 10 + 24 + 3


def test_percentage_space_is_a_share_of_the_line_not_of_the_font() -> None:
    pieces = [Piece("a", Font("Calibri", 20))]
    spaced = ParagraphSpec(pieces, space_before_lines=0.5, space_after_lines=0.25)
    assert height(spaced, spaced) == 24 + 6 + 12 + 24 + 6


def test_a_margin_narrows_every_line_and_a_bullet_hangs_in_it() -> None:
    width = text_width(METRICS, "aa aa", BODY)
    margin = text_width(METRICS, "aa", BODY)
    pieces = [Piece("aa aa aa aa", BODY)]

    def lines(**indents: Emu) -> float:
        return height(ParagraphSpec(pieces, **indents), width=width) / 21.6

    assert lines() == pytest.approx(2)
    assert lines(margin=margin) == pytest.approx(4)
    assert lines(margin=margin, indent=Emu(-margin)) == pytest.approx(4)
    assert lines(indent=margin) == pytest.approx(3)


# --- columns that fit a text ------------------------------------------------------------------


def test_the_widest_word_is_the_narrowest_column_that_tears_nothing() -> None:
    pieces = [Piece("Działanie: wyposażenie pracowni 77\u00a0/\u00a0101", BODY)]
    width = widest_word(METRICS, pieces)
    assert width == text_width(METRICS, "wyposażenie", BODY)
    assert "wyposażenie" in [line.text for line in break_lines(METRICS, pieces, width)]
    narrower = break_lines(METRICS, pieces, Emu(width - 1))
    assert "wyposażenie" not in [line.text for line in narrower]


def test_a_paragraph_of_spaces_has_no_widest_word() -> None:
    assert widest_word(METRICS, [Piece("  \v\t", BODY)]) == 0


def test_a_balanced_title_has_lines_of_nearly_one_length() -> None:
    title = [Piece("Podniesienie kompetencji uczniów szkół w gminie Wiązów", BODY)]
    column = Emu.from_points(400)
    before = break_lines(METRICS, title, column)
    after = break_lines(METRICS, title, balance(METRICS, title, column))
    assert [line.text for line in before] == [
        "Podniesienie kompetencji uczniów szkół w gminie",
        "Wiązów",
    ]
    assert [line.text for line in after] == [
        "Podniesienie kompetencji",
        "uczniów szkół w gminie Wiązów",
    ]


@given(texts, columns)
def test_balancing_keeps_the_number_of_lines_and_the_words_whole(text: str, column: Emu) -> None:
    pieces = [Piece(text, BODY)]
    balanced = balance(METRICS, pieces, column)
    assert min(column, widest_word(METRICS, pieces)) <= balanced <= column
    count = len(break_lines(METRICS, pieces, column))
    assert len(break_lines(METRICS, pieces, balanced)) == count
