"""Reading a content file: its texts, their places, and what is refused before any meaning."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from es_docs import source
from es_docs.source import (
    MAX_BYTES,
    MAX_DEPTH,
    MAX_NODES,
    MappingNode,
    Node,
    Scalar,
    SequenceNode,
    parse,
    read,
)


def tree(text: str) -> Node:
    found = parse(text.encode(), "plik.yaml")
    assert not found.findings
    assert found.root
    return found.root


def value(text: str) -> Scalar:
    root = tree(f"klucz: {text}")
    assert isinstance(root, MappingNode)
    node = root.entries["klucz"].value
    assert isinstance(node, Scalar)
    return node


def codes(data: bytes) -> list[str]:
    return [finding.code for finding in parse(data, "plik.yaml").findings]


# --- texts ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    ["no", "yes", "~", "null", "true", "1.10", "007", "0x10", "1_000", "2015-10-01", "12:30:45"],
)
def test_a_scalar_is_the_text_that_stands_in_the_file(written: str) -> None:
    assert value(written).text == written


def test_an_empty_plain_value_is_nothing_and_an_empty_quoted_one_is_a_text() -> None:
    assert value("").is_empty
    assert not value('""').is_empty


def test_polish_quotes_are_text() -> None:
    assert value("„Zakup Prospołeczny”").text == "„Zakup Prospołeczny”"


def test_keys_are_compared_without_regard_to_how_their_letters_and_spaces_are_stored() -> None:
    decomposed = "os\u0301\u00a0priorytetowa: x\n"
    root = tree(decomposed)
    assert isinstance(root, MappingNode)
    assert list(root.entries) == ["oś priorytetowa"]


def test_tabs_and_unusual_line_ends_inside_a_line_are_spaces() -> None:
    assert value("a\tb\u2028c\x85d").text == "a b c d"


_TEXT = st.text(
    st.characters(categories=("L", "N", "P", "S"), exclude_characters="\ufeff") | st.just(" "),
    max_size=40,
)


@given(st.dictionaries(st.from_regex("[a-ząćęłńóśźż]{1,9}", fullmatch=True), _TEXT, min_size=1))
def test_what_was_written_as_yaml_is_read_back_letter_for_letter(texts: dict[str, str]) -> None:
    data = yaml.safe_dump(texts, allow_unicode=True, width=10_000, default_style="'")
    root = tree(data)
    assert isinstance(root, MappingNode)
    read_back = {key: entry.value for key, entry in root.entries.items()}
    assert {key: node.text for key, node in read_back.items() if isinstance(node, Scalar)} == texts


# --- places -----------------------------------------------------------------------------------


def test_places_count_lines_and_columns_from_one_in_characters() -> None:
    root = tree("pierwszy: 1\n😀ł: drugi wiersz  # uwaga\n")
    assert isinstance(root, MappingNode)
    entry = root.entries["😀ł"]
    assert (entry.key.location.line, entry.key.location.column) == (2, 1)
    node = entry.value
    assert (node.location.line, node.location.column, node.location.length) == (2, 5, 12)
    assert node.location.source_line == "😀ł: drugi wiersz  # uwaga"
    assert str(node.location) == "plik.yaml:2:5"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_counts_as_one(end: str) -> None:
    root = tree(f"a: 1{end}b: 2{end}")
    assert isinstance(root, MappingNode)
    assert root.entries["b"].value.location.line == 2


def test_a_byte_order_mark_moves_nothing() -> None:
    found = parse(b"\xef\xbb\xbfa: 1\n", "plik.yaml")
    assert isinstance(found.root, MappingNode)
    assert found.root.entries["a"].key.location.column == 1


def test_a_value_that_is_missing_is_where_its_key_or_dash_stands() -> None:
    root = tree("klucz:\nlista:\n  -\n")
    assert isinstance(root, MappingNode)
    assert str(root.entries["klucz"].value.location) == "plik.yaml:1:1"
    items = root.entries["lista"].value
    assert isinstance(items, SequenceNode)
    assert str(items.items[0].location) == "plik.yaml:3:3"


def test_a_text_of_several_lines_is_underlined_to_the_end_of_its_first() -> None:
    node = value("pierwszy\n  drugi\n")
    assert node.text == "pierwszy drugi"
    assert node.location.length == len("pierwszy")


# --- files that are not content ---------------------------------------------------------------


def test_a_missing_file_is_told_c001(tmp_path: Path) -> None:
    found = read(tmp_path / "brak.yaml", shown_as="brak.yaml")
    assert [(finding.code, str(finding.location)) for finding in found.findings] == [
        ("C001", "brak.yaml")
    ]


def test_a_folder_is_told_c002(tmp_path: Path) -> None:
    assert [finding.code for finding in read(tmp_path).findings] == ["C002"]


def test_a_path_no_system_knows_is_told_c002() -> None:
    assert [finding.code for finding in read(Path("a\0b")).findings] in (["C001"], ["C002"])


def test_a_huge_file_is_told_c003_and_not_read_to_its_end(tmp_path: Path) -> None:
    huge = tmp_path / "huge.yaml"
    with huge.open("wb") as stream:
        stream.truncate(10**11)
    assert [finding.code for finding in read(huge).findings] == ["C003"]


def test_two_megabytes_are_still_read() -> None:
    data = b"a: '" + b"x" * (MAX_BYTES - 5) + b"'"
    assert codes(data) == []
    assert codes(data + b" ") == ["C003"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_utf_16_is_told_c004(encoding: str) -> None:
    (finding,) = parse("tytuł: Sieć\n".encode(encoding), "plik.yaml").findings
    assert (finding.code, finding.values["encoding"]) == ("C004", "UTF-16")


def test_windows_1250_is_told_c004_at_its_first_polish_letter() -> None:
    (finding,) = parse("a: 1\r\ntytuł: Sieć\r\n".encode("cp1250"), "plik.yaml").findings
    assert (finding.code, finding.values["encoding"]) == ("C004", "Windows-1250")
    assert str(finding.location) == "plik.yaml:2:5"
    assert finding.location
    assert finding.location.source_line == "tytuł: Sieć"


@pytest.mark.parametrize("head", [b"PK\x03\x04", b"%PDF-1.7", b"\xd0\xcf\x11\xe0", b"{\\rtf1"])
def test_a_document_of_an_office_program_is_told_c009(head: bytes) -> None:
    assert codes(head + b"\0\xff more") == ["C009"]


def test_depth_is_bounded_c006() -> None:
    assert codes(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH) == []
    assert codes(b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1)) == ["C006"]
    assert codes(b"[" * (MAX_BYTES - 1)) == ["C006"]


def test_the_number_of_nodes_is_bounded_c007() -> None:
    assert codes(b"- x\n" * (MAX_NODES - 1)) == []
    assert codes(b"- x\n" * MAX_NODES) == ["C007"]


def test_notation_nobody_can_name_is_told_c050() -> None:
    assert codes(b"...\n") == ["C050"]


@pytest.mark.parametrize("text", [b"", b"\n\n", b"# uwaga\n", b"---\n", b"\xef\xbb\xbf"])
def test_nothing_is_told_c008(text: bytes) -> None:
    assert codes(text) == ["C008"]


# --- hostile and clumsy files -----------------------------------------------------------------


def test_tabs_in_empty_lines_and_comments_harm_nobody() -> None:
    assert codes(b"a: 1\n\t\n\t# uwaga\nb:\t2\n") == []


def test_an_alias_does_not_multiply_anything() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{name}: &{name} [*{before}, *{before}]\n"
        for before, name in zip("abcde", "bcdef", strict=True)
    )
    found = parse(bomb.encode(), "plik.yaml")
    assert {finding.code for finding in found.findings} == {"C011"}


def test_the_first_of_two_equal_keys_counts() -> None:
    found = parse(b"a: 1\na: 2\n", "plik.yaml")
    assert isinstance(found.root, MappingNode)
    first = found.root.entries["a"].value
    assert isinstance(first, Scalar)
    assert first.text == "1"


def test_a_quote_and_a_backslash_may_be_escaped() -> None:
    assert value(r'"\"Sieć\" \\ region"').text == r'"Sieć" \ region'


@given(st.binary(max_size=200))
def test_no_bytes_make_reading_fail(data: bytes) -> None:
    found = parse(data, "plik.yaml")
    assert found.root is not None or found.findings


_PIECES = st.sampled_from(
    [
        *"abł 1\n\n-:?#&*!%@`|>,[]{}'\"\\~<„”\t\x85\u2028",
        ": ",
        "- ",
        "\n  ",
        "---\n",
        "...\n",
        "<<: ",
    ]
)


def test_a_bracket_open_at_the_end_is_told_where_it_opens() -> None:
    for text in ("a: 1\nb: [\n  ", "a: 1\nb: [x,\n"):
        (finding,) = parse(text.encode(), "plik.yaml").findings
        assert (finding.code, str(finding.location)) == ("C058", "plik.yaml:2:4")
        assert finding.values["sign"] == "["


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_every_finding_points_into_the_file(text: str) -> None:
    for loader in (source._LOADER, yaml.SafeLoader):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(source, "_LOADER", loader)
            found = parse(text.encode(), "plik.yaml")
        assert found.root is not None or found.findings
        for finding in found.findings:
            place = finding.location
            assert place
            if place.line is not None:
                assert place.column
                assert place.source_line is not None
                assert place.line <= text.replace("\r", "").count("\n") + 1
                assert place.column <= len(place.source_line) + 1
