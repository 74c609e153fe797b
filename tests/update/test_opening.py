"""Documents that must not be changed are left alone, and their owner is told why."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from es_docs.build import Built
from es_docs.diagnostics import Diagnostic, Kind, OutputError
from es_docs.messages import explain
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.opened import open_package
from es_docs.ooxml.package import NS
from es_docs.update.opening import open_document
from es_docs.verify import verify

PROPERTIES = "docProps/custom.xml"
MARKED = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    ' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="_MarkAsFinal">'
    "<vt:bool>{value}</vt:bool></property></Properties>"
)
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
SIGNATURES = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature"


def refused(data: bytes, file: str = "plik.pptx") -> tuple[Diagnostic, ...]:
    with pytest.raises(OutputError) as caught:
        open_document(data, file)
    for finding in caught.value.findings:
        assert file in explain(finding, "pl").what or finding.code.startswith("P")
    return caught.value.findings


def code_of(data: bytes) -> tuple[str, str]:
    finding, *_ = refused(data)
    return finding.code, finding.variant


@pytest.fixture(scope="module", params=["pptx", "docx"])
def made(request: pytest.FixtureRequest, built: Built) -> bytes:
    return next(file for file in built.files if file.suffix == f".{request.param}").read_bytes()


def changed(data: bytes, change: Callable[[Draft, str], None]) -> bytes:
    """The document after a change to its package; the change is told the main part."""
    package, _ = open_package(data, "plik")
    assert package is not None
    draft = Draft(package)
    (main,) = draft.related("", f"{NS['r']}/officeDocument")
    change(draft, main)
    return draft.save()


def mark_final(data: bytes, value: str) -> bytes:
    def mark(draft: Draft, _main: str) -> None:
        draft.put(PROPERTIES, MARKED.format(value=value).encode())
        draft.relate("", f"{NS['r']}/custom-properties", PROPERTIES)

    return changed(data, mark)


class TestWhatIsUpdated:
    def test_a_presentation_and_a_report(self, built: Built):
        formats = [open_document(file.read_bytes(), "plik").format for file in built.files]
        assert formats == [Kind.PPTX, Kind.DOCX]

    def test_one_that_was_marked_as_final_once(self, made: bytes):
        assert open_document(mark_final(made, "false"), "plik").draft


class TestWhatIsLeftAlone:
    def test_an_encrypted_document(self):
        assert code_of(COMPOUND + "EncryptedPackage".encode("utf-16-le")) == ("U001", "")

    def test_the_old_formats(self):
        assert code_of(COMPOUND) == ("U002", "")

    @pytest.mark.parametrize("kind", ["presentation", "text"])
    def test_open_document(self, kind: str):
        target = BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
            archive.writestr("content.xml", "<content/>")
        assert code_of(target.getvalue()) == ("U003", "")

    def test_macros(self, made: bytes):
        def add_macros(draft: Draft, main: str) -> None:
            kind = draft.content_type(main).replace("main+xml", "macroEnabled.main+xml")
            draft.put(main, draft.data(main), kind)

        assert code_of(changed(made, add_macros)) == ("U004", "")

    @pytest.mark.parametrize("value", ["true", "1", " True "])
    def test_what_is_marked_as_final(self, made: bytes, value: str):
        assert code_of(mark_final(made, value)) == ("U005", "")

    def test_what_is_signed(self, made: bytes):
        def sign(draft: Draft, _main: str) -> None:
            draft.put("_xmlsignatures/origin.sigs", b"", f"{SIGNATURES}-origin")
            draft.relate("", f"{SIGNATURES}/origin", "_xmlsignatures/origin.sigs")

        assert code_of(changed(made, sign)) == ("U005", "signed")

    @pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"PK\x03\x04half"])
    def test_what_is_no_package(self, data: bytes):
        told = refused(data)
        assert [finding.code for finding in told][:2] == ["U006", "P001"]

    def test_a_part_that_is_no_xml(self, made: bytes):
        def damage(draft: Draft, main: str) -> None:
            draft.put(main, draft.data(main)[:-20])

        assert [one.code for one in refused(changed(made, damage))] == ["U006", "P009"]

    def test_another_kind_of_package(self, made: bytes):
        def exchange(draft: Draft, main: str) -> None:
            draft.put(main, b"<workbook/>")

        assert code_of(changed(made, exchange)) == ("U006", "foreign")

    def test_the_strict_form(self, made: bytes, tmp_path: Path):
        assert code_of(strict(made)) == ("U006", "strict")
        file = tmp_path / "plik.pptx"
        file.write_bytes(strict(made))
        (verdict,) = verify((file,))
        told = [(one.code, one.variant) for one in verdict.findings]
        assert told == [("V005", "strict")]


def strict(data: bytes) -> bytes:
    """The package as „Strict Open XML”: under the names of ISO/IEC 29500-1."""
    usual, purl = b"http://schemas.openxmlformats.org", b"http://purl.oclc.org/ooxml"
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            told = old.read(name)
            for kind in (b"officeDocument", b"presentationml", b"wordprocessingml", b"drawingml"):
                told = told.replace(b"%s/%s/2006" % (usual, kind), b"%s/%s" % (purl, kind))
            new.writestr(name, told)
    return target.getvalue()


def test_reading_leaves_the_bytes_as_they_are(made: bytes, tmp_path: Path) -> None:
    assert open_document(made, str(tmp_path)).draft.save() == made
