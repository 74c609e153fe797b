"""How the texts of a content file stand in its bytes."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from es_docs.source import MappingNode, Node, Scalar, SequenceNode, Written, parse, written

FILE = """\
zwykły: tekst   # uwaga
'w cudzysłowie': "żółć" # „tak”
kotwica: &ten  9
powtórzenie: *ten
nawiasy: {a: 1, b: [2, 'trzy']}
wiersze: >-
  jeden
  dwa

lista: &wszystkie
  - pod
  - kreską
cała: *wszystkie
"""


def pieces(data: bytes) -> list[str]:
    return [data[one.start : one.end].decode() for one in written(data)]


def spot(text: str) -> Written:
    data = FILE.encode()
    return next(one for one in written(data) if data[one.start : one.end].decode() == text)


def scalars(node: Node) -> list[Scalar]:
    match node:
        case Scalar():
            return [node]
        case SequenceNode():
            return [one for item in node.items for one in scalars(item)]
        case MappingNode():
            return [one for e in node.entries.values() for one in [e.key, *scalars(e.value)]]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_text_with_its_quotes_and_without_its_anchor(mark: str, end: str) -> None:
    block = ">-\n  jeden\n  dwa\n\n".replace("\n", end)
    assert pieces((mark + FILE.replace("\n", end)).encode()) == [
        "zwykły", "tekst", "'w cudzysłowie'", '"żółć"', "kotwica", "9", "powtórzenie", "*ten",
        "nawiasy", "a", "1", "b", "2", "'trzy'", "wiersze", block, "lista", "pod", "kreską",
        "cała", "*wszystkie",
    ]  # fmt: skip


def test_says_with_what_a_text_begins_and_whether_it_is_in_brackets() -> None:
    assert [spot(text).sign for text in ("tekst", '"żółć"', "'trzy'", "*ten")] == [
        "",
        '"',
        "'",
        "*",
    ]
    assert spot("2").is_in_flow
    assert not spot("9").is_in_flow
    assert spot(">-\n  jeden\n  dwa\n\n").sign == ">"


def test_an_alias_knows_what_it_repeats() -> None:
    data = FILE.encode()
    texts = pieces(data)
    assert texts[spot("*ten").means or 0] == "9"
    assert spot("*ten").holds == range(0)
    assert [texts[at] for at in spot("*wszystkie").holds] == ["pod", "kreską"]
    assert spot("*wszystkie").means is None


def test_a_text_is_found_by_the_place_of_its_value() -> None:
    source = parse(FILE.encode(), "f")
    assert source.root
    places = {(one.location.line, one.location.column) for one in scalars(source.root)}
    assert places == {(one.line, one.column) for one in written(FILE.encode())}


@pytest.mark.parametrize("data", [b"", b"a: [", b"\xff\xfe", b"PK\x03\x04", b"a: *b\n"])
def test_never_raises(data: bytes) -> None:
    written(data)


@example(b"&0 ")
@given(st.binary(max_size=60) | st.text("abż:- \n\r'\"{}[]&*!|>#,1", max_size=60).map(str.encode))
def test_any_bytes_give_spans_inside_them(data: bytes) -> None:
    for one in written(data):
        assert 0 <= one.start <= one.end <= len(data)
        data[one.start : one.end].decode()
