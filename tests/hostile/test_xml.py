"""The one parser: what it refuses before a byte is parsed."""

from __future__ import annotations

import pytest
from lxml import etree

from es_docs.markup import DeclarationError, UnsafeXmlError, parse
from hostile.makers import default_attributes, laughs

DECLARATION = '<?xml version="1.0" encoding="{}"?><a/>'


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("made", [laughs(), default_attributes()])
def test_declarations_are_refused_in_every_encoding(made: bytes, codec: str) -> None:
    with pytest.raises(DeclarationError):
        parse(made.decode().encode(codec))


@pytest.mark.parametrize("name", ["utf-8", "UTF-8", "us-ascii", "ISO-8859-2", "windows-1250"])
def test_encodings_that_programs_write_are_read(name: str) -> None:
    assert parse(DECLARATION.format(name).encode()).tag == "a"


@pytest.mark.parametrize("name", ["UTF-7", "IBM037", "HZ", "ISO-2022-JP", "x", ""])
def test_encodings_in_which_markup_hides_are_refused(name: str) -> None:
    with pytest.raises(UnsafeXmlError):
        parse(DECLARATION.format(name).encode())


def test_so_is_one_that_hides_behind_spaces() -> None:
    with pytest.raises(UnsafeXmlError):
        parse(DECLARATION.replace(" encoding", " " * 5000 + "encoding").format("UTF-7").encode())


@pytest.mark.parametrize("codec", ["utf-32", "utf-32-le", "utf-32-be", "cp037"])
def test_so_are_those_told_by_their_bytes(codec: str) -> None:
    with pytest.raises(UnsafeXmlError):
        parse(DECLARATION.format("UTF-8").encode(codec))


def test_a_tree_that_would_take_all_memory_is_not_grown() -> None:
    with pytest.raises(UnsafeXmlError):
        parse(b"<a>" + b"<b c=''/>" * 2_000_000 + b"</a>")


def test_a_document_type_that_declares_nothing_is_read_and_not_fetched() -> None:
    root = parse(b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://127.0.0.1:9/x"><svg/>')
    assert root.getroottree().docinfo.doctype


def test_what_is_no_xml_is_told_as_ever() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        parse(b"zwykly tekst")
