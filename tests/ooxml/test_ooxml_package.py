"""The canonical package, the properties of a document, the marks on a drawing."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from pptx import Presentation

from es_docs.markup import serialise
from es_docs.ooxml.package import (
    AppProperties,
    app_properties_xml,
    canonical,
    core_properties_xml,
    plain_xml,
)

names = st.text("abcżó_/.", min_size=1, max_size=12).filter(lambda name: not name.endswith("/"))


def packed(members: dict[str, bytes], when: tuple[int, int, int, int, int, int]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            entry = zipfile.ZipInfo(name, when)
            entry.external_attr = when[5] << 16
            archive.writestr(entry, data)
    return target.getvalue()


@settings(max_examples=30, deadline=None)
@given(st.dictionaries(names, st.binary(max_size=200), max_size=8), st.randoms())
def test_equal_parts_give_equal_bytes(members: dict[str, bytes], random: object) -> None:
    shuffled = list(members.items())
    random.shuffle(shuffled)
    first = canonical(packed(members, (1999, 1, 1, 1, 1, 1)))
    assert canonical(packed(dict(shuffled), (2026, 2, 3, 4, 5, 6))) == first
    assert canonical(first) == first
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == members


def test_the_parts_a_reader_needs_first_come_first() -> None:
    members = ("a.xml", "_rels/.rels", "A/b.xml", "[Content_Types].xml", "folder/")
    package = canonical(packed(dict.fromkeys(members, b"<x/>"), (2020, 1, 1, 0, 0, 0)))
    with zipfile.ZipFile(BytesIO(package)) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "_rels/.rels", "A/b.xml", "a.xml"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {0}
        assert {entry.external_attr for entry in archive.infolist()} == {0x20}
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_DEFLATED}


@pytest.mark.parametrize("make", [Presentation, Document])
def test_no_time_is_left_in_a_document(make: type) -> None:
    target = BytesIO()
    make().save(target)
    with zipfile.ZipFile(BytesIO(canonical(target.getvalue()))) as archive:
        assert b"dcterms:" not in archive.read("docProps/core.xml").replace(b"xmlns:dcterms", b"")


@pytest.mark.parametrize("data", [b"no archive", b""])
def test_a_package_inside_keeps_its_bytes(data: bytes) -> None:
    package = canonical(packed({"ppt/embeddings/Sheet1.xlsx": data}, (2020, 1, 1, 0, 0, 0)))
    with zipfile.ZipFile(BytesIO(package)) as archive:
        assert archive.read("ppt/embeddings/Sheet1.xlsx") == data


def test_what_is_no_package_is_refused() -> None:
    with pytest.raises(zipfile.BadZipFile):
        canonical(b"no package")


@given(values=st.lists(st.text("aż&<>\"'\t\n\r \u00a0\u2028😀"), max_size=3))
def test_lists_of_elements_are_spelled_as_lxml_spells_them(values: list[str]) -> None:
    root = etree.Element("{urn:list}List", nsmap={None: "urn:list"})
    for value in values:
        etree.SubElement(root, "{urn:list}Entry", {"First": value, "Second": "2"})
    entries = [("Entry", {"First": value, "Second": "2"}) for value in values]
    assert plain_xml("List", "urn:list", entries) == serialise(root)


def test_core_properties_tell_the_title_the_author_and_the_language() -> None:
    core = core_properties_xml(
        title="Sprawozdanie „A & B”", author="Ośrodek", language="pl-PL", keywords="EFS"
    )
    root = etree.fromstring(core)
    assert {etree.QName(child).localname: child.text for child in root} == {
        "title": "Sprawozdanie „A & B”",
        "creator": "Ośrodek",
        "keywords": "EFS",
        "lastModifiedBy": "Ośrodek",
        "language": "pl-PL",
    }


def test_core_properties_are_read_by_word() -> None:
    target = BytesIO()
    Document().save(target)
    with zipfile.ZipFile(target) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members["docProps/core.xml"] = core_properties_xml(title="T", author="A", language="pl-PL")
    read = Document(BytesIO(packed(members, (1980, 1, 1, 0, 0, 0)))).core_properties
    assert (read.title, read.author, read.language) == ("T", "A", "pl-PL")
    assert read.created is None


def test_app_properties_leave_out_what_is_not_known() -> None:
    root = etree.fromstring(app_properties_xml(AppProperties("es_docs", slides=0)))
    assert {etree.QName(child).localname: child.text for child in root} == {
        "Slides": "0",
        "Application": "es_docs",
    }
