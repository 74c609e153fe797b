"""The faces of the program that meet files from outside, each with what it is fed.

Feeding gives the findings; an `EsDocsError` carries them too. Anything else that is raised is a
bug, and so is a refusal that blames the program itself.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import zlib
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from msgspec import Struct

import seeds
from es_docs.diagnostics import Diagnostic, EsDocsError
from recipes import BYTES, PACKAGES, RECORDS, TEXTS, Kitchen

Findings = Iterable[Diagnostic]
Feed = Callable[[bytes], Findings]


class Face(Struct, frozen=True):
    """A face; `open` prepares a folder and gives back how it is fed, and its seeds.

    `share` is its part of a run's inputs.
    """

    name: str
    kitchen: Kitchen
    share: float
    open: Callable[[Path], tuple[Feed, Mapping[str, bytes]]]


class OwnFaultError(Exception):
    """The program says that it is to blame itself."""


def _sound(findings: Findings) -> Findings:
    """What was made of a content that holds together must say what the content says."""
    for finding in findings:
        if finding.code in ("A009", "U012", "U016") or finding.code.startswith("P"):
            raise OwnFaultError(str(finding))
    return findings


# --- the content


def _open_content(folder: Path) -> tuple[Feed, Mapping[str, bytes]]:
    from es_docs import content
    from es_docs.compose import compose
    from es_docs.content.pulling import pull
    from es_docs.news import changes, decode, encode
    from es_docs.source import written

    path = seeds.project_in(folder)
    before = content.load(path).project

    def feed(data: bytes) -> Findings:
        path.write_bytes(data)
        list(written(data))
        loaded = content.load(path, shown_as="projekt.yaml")
        found = [*loaded.findings]
        if loaded.project is None:
            return found
        again = decode(encode(loaded.project))
        if again is None or encode(again) != encode(loaded.project):
            raise AssertionError("the record of a project is not read back")
        found += [one.finding(None) for one in changes(before, loaded.project)]
        at, project = loaded.places.at, loaded.project
        compose(project, at, key="projekt", folder=path.parent, register=loaded.register)
        if project.task_table or project.register_table:
            found += pull(path).findings
        return found

    texts = {"tiny": seeds.TINY, "tables": seeds.WITH_TABLES}
    whole = (seeds.ROOT / "content" / "koordynacja-es.yaml").read_bytes()
    return feed, {**{name: text.encode() for name, text in texts.items()}, "whole": whole}


def _open_building(folder: Path) -> tuple[Feed, Mapping[str, bytes]]:
    from es_docs.build import build, drawn

    path, output = seeds.project_in(folder), folder / "made"

    def feed(data: bytes) -> Findings:
        path.write_bytes(data)
        shutil.rmtree(output, ignore_errors=True)
        try:
            built = build(path, output)
        except EsDocsError as refusal:
            return _sound(refusal.findings)
        drawn(path)
        return _sound(built.findings)

    texts = {"tiny": seeds.TINY, "later": seeds.LATER, "tables": seeds.WITH_TABLES}
    return feed, {name: text.encode() for name, text in texts.items()}


# --- tables of values


def _read_tables(data: bytes, file: str) -> Findings:
    """The input is read once, as a build reads it, with a selection its bytes choose.

    The limit of seconds is for one reading: all the selections together would be judged four times
    as strictly. Over a run each of them meets a fourth of the inputs, and an input always the same.
    """
    from es_docs.content.tables import columns
    from es_docs.tabular import Selection, read_records

    asked = (("dane", Selection()), ("rejestr", Selection(sheet="Rejestr")),
             ("dane", Selection(table="Zadania")), ("dane", Selection(area="Obszar")))  # fmt: skip
    key, selection = asked[zlib.crc32(data) % len(asked)]
    return read_records(data, file, selection, columns(key))[1]


def _open_workbook(_: Path) -> tuple[Feed, Mapping[str, bytes]]:
    return lambda data: _read_tables(data, "dane.xlsx"), {"workbook": seeds.workbook()}


def _open_csv(_: Path) -> tuple[Feed, Mapping[str, bytes]]:
    texts = {"tasks": seeds.TASKS_CSV, "register": seeds.REGISTER_CSV}
    polish = seeds.TASKS_CSV.encode("cp1250")
    known = {name: text.encode() for name, text in texts.items()}
    return lambda data: _read_tables(data, "dane.csv"), {**known, "cp1250": polish}


# --- signs and pictures


def _open_svg(_: Path) -> tuple[Feed, Mapping[str, bytes]]:
    from es_docs.visibility import signs

    def feed(data: bytes) -> Findings:
        artwork = signs.read_artwork(data, "znak.svg")
        if artwork.kind == "svg" and zlib.crc32(data) % 20 == 0:  # a process each
            signs._with_fallback(artwork, "znak.svg")
        return ()

    return feed, {"svg": seeds.SVG.encode()}


def _open_manifest(folder: Path) -> tuple[Feed, Mapping[str, bytes]]:
    from es_docs.visibility import signs

    home = folder / "signs"
    shutil.copytree(seeds.ROOT / "assets" / "signs", home, dirs_exist_ok=True)
    (home / "fe.png").write_bytes(seeds.png())

    def feed(data: bytes) -> Findings:
        (home / signs.MANIFEST).write_bytes(data)
        signs.list_signs(home)
        signs.artwork_digests(home)
        _, found = signs.load_signs(home, period="2014–2020", fund="Fundusz", agreement_date=None)
        return (*found, *signs.add_sign(home, "fe", home / "fe.png", "urząd"))

    return feed, {"manifest": seeds.MANIFEST.encode()}


def _open_pictures(folder: Path) -> tuple[Feed, Mapping[str, bytes]]:
    from es_docs import content
    from es_docs.drawing.pictures import picture_of_file
    from es_docs.ooxml.pictures import plain_picture
    from es_docs.visibility.signs import read_artwork

    path = seeds.project_in(folder, seeds.WITH_TABLES)
    jpeg = seeds.project_in(folder / "jpeg", seeds.WITH_TABLES.replace("zdjęcie.png", "z.jpg"))

    def feed(data: bytes) -> Findings:
        found: list[Diagnostic] = []
        for content_file, name in ((path, "zdjęcie.png"), (jpeg, "z.jpg")):
            picture = content_file.parent / name
            picture.write_bytes(data)
            loaded = content.load(content_file)
            found += loaded.findings
            if loaded.project is not None:
                plain_picture(picture)
                picture_of_file(picture)
        read_artwork(data, "znak.png")
        return found

    return feed, seeds.pictures()


# --- documents


def _packages(folder: Path) -> Mapping[str, bytes]:
    made = seeds.made(folder)
    return {
        "deck": made["pptx"],
        "report": made["docx"],
        "foreign deck": seeds.foreign_deck(),
        "foreign report": seeds.foreign_report(),
    }


def _open_verify(folder: Path) -> tuple[Feed, Mapping[str, bytes]]:
    from es_docs.verdict import machine
    from es_docs.verdict.html import as_html
    from es_docs.verdict.text import verdict_lines
    from es_docs.verify import find_basis, judge_by

    known = _packages(folder)
    told = find_basis(folder / "content" / "projekt.yaml", (), release=True)
    alone = find_basis(None, (folder / "content" / "x.pptx",), release=False)

    def feed(data: bytes) -> Findings:
        basis = told if zlib.crc32(data) % 4 else alone
        verdict = judge_by(basis, data, "plik.pptx")
        machine.as_json([verdict], "pl")
        machine.as_sarif([verdict], "en")
        as_html([verdict], "pl", {})
        list(verdict_lines(verdict, "en"))
        return verdict.findings

    return feed, known


def _open_update(folder: Path) -> tuple[Feed, Mapping[str, bytes]]:
    """A document people worked on gets new data, is sealed, and is asked what it was made from."""
    from es_docs.update import Request, past_of, seal, update

    old = seeds.made(folder)
    new = {format_: _made_later(folder, format_) for format_ in ("pptx", "docx")}
    requests = (Request(), Request(side="data"), Request(adoption="theirs"), Request(adoption="data"),
                Request(is_tracked=True))  # fmt: skip

    def feed(data: bytes) -> Findings:
        number = zlib.crc32(data)
        found = list(_refusals(lambda: seal(data, "plik").findings))
        _refusals(lambda: (past_of(data, "plik", None), ())[1])
        format_ = "docx" if b"word/document.xml" in data else "pptx"
        request = requests[number % len(requests)]
        sidecar = new[format_].sidecar if number % 2 else None
        updated = update(data, "plik", new[format_].made, sidecar, request)
        found += updated.findings
        if updated.data is not None and number % 3 == 0:
            found += update(updated.data, "plik", new[format_].made, sidecar, Request()).findings
        return found

    return feed, {"deck": old["pptx"], "report": old["docx"]}


def _refusals(act: Callable[[], Findings]) -> Findings:
    try:
        return tuple(act())
    except EsDocsError as refusal:
        return refusal.findings


class _Later(Struct, frozen=True):
    made: Any
    sidecar: bytes | None


def _made_later(folder: Path, format_: Any) -> _Later:
    """What the later data make, and what stands in the file beside the older document."""
    from es_docs.build.making import make, signs_of, tell
    from es_docs.build.standing import sidecar_beside
    from es_docs.diagnostics import Kind
    from es_docs.layout.measure import Metrics
    from es_docs.update import Made

    home = folder / "later"
    told = tell(seeds.project_in(home, seeds.LATER))
    signs, _ = signs_of(told.environment, told.project)
    metrics = Metrics.load(told.environment.metrics)
    made = make(told, signs, metrics, frozenset({format_}))[format_]
    beside = folder / "output" / sidecar_beside(told.story, format_)
    source = Made(told.story, Kind(format_), made.package, made.names, told.record)
    return _Later(source, beside.read_bytes())


def _open_snapshot(folder: Path) -> tuple[Feed, Mapping[str, bytes]]:
    """What a document and the file beside it remember, made up by somebody who knows the seal."""
    from es_docs.merge import snapshot
    from es_docs.news import changes, decode
    from es_docs.update import Request, identity_in, past_of, update
    from es_docs.update.opening import open_document

    old = seeds.made(folder)
    new = {format_: _made_later(folder, format_) for format_ in ("pptx", "docx")}
    now = decode(new["pptx"].made.record)
    payloads = {
        format_: snapshot._payload(snapshot.read(open_document(data, "").draft))
        for format_, data in old.items()
    }

    def feed(data: bytes) -> Findings:
        sha = hashlib.sha256(data).hexdigest()
        packed = base64.b64encode(zlib.compress(data, 1)).decode()
        entry = {"gen": 1, "sha": sha, "snapshot": packed}
        sidecar = json.dumps({"version": 1, "generations": [entry]}).encode()
        format_ = "docx" if b'"docx"' in data else "pptx"
        draft = open_document(old[format_], "plik").draft
        snapshot.strip(draft)
        if zlib.crc32(data) % 2:
            snapshot._write_item(draft, "doc", 1, sha, packed)
            snapshot._write_properties(draft, "doc", 1, sha, packed)
        document = draft.save()
        identity = identity_in(document, "plik")
        past = past_of(document, "plik", sidecar, identity)
        for record in (past.record, past.before):
            project = decode(record) if record is not None else None
            if project is not None and now is not None:
                list(changes(project, now))
        request = Request(side="data") if zlib.crc32(data) % 3 else Request(adoption="theirs")
        return update(document, "plik", new[format_].made, sidecar, request).findings

    return feed, payloads


def _open_sidecar(folder: Path) -> tuple[Feed, Mapping[str, bytes]]:
    """The file beside a document, and the record of a project in it."""
    from es_docs.merge import snapshot
    from es_docs.news import changes, decode
    from es_docs.update.opening import open_document

    old = seeds.made(folder)
    known = {format_: snapshot.read(open_document(data, "").draft) for format_, data in old.items()}
    now = decode(known["pptx"].record)
    record = known["pptx"].record.encode()
    beside = snapshot.sidecar_with(None, known["pptx"])

    def feed(data: bytes) -> Findings:
        project = decode(data.decode("utf-8", "replace"))
        found = [one.finding(None) for one in changes(project, now)] if project else []
        if b"generations" in data:
            snapshot.recall(data, known["pptx"].identity, known["pptx"].base)
            snapshot.newest(data, known["pptx"].identity)
            snapshot.sidecar_with(data, known["docx"])
        return found

    return feed, {"sidecar": beside, "record": record}


def _open_theme(_: Path) -> tuple[Feed, Mapping[str, bytes]]:
    """Reference documents: judged, and tried out in a build."""
    from es_docs.env import find_environment
    from es_docs.restyling import judge_reference

    environment = find_environment(seeds.ROOT)

    def feed(data: bytes) -> Findings:
        name = "r.docx" if b"word/document.xml" in data else "r.pptx"
        judged = judge_reference(data, name, environment)
        return (*judged.findings, *judged.trial)

    names = {"deck": "reference.pptx", "report": "reference.docx"}
    return feed, {key: environment.read(name) for key, name in names.items()}


def _feed_pdf(folder: Path) -> Feed:
    from es_docs.verify import find_basis, judge_by

    seeds.project_in(folder)
    told = find_basis(folder / "content" / "projekt.yaml", (), release=False)
    return lambda data: judge_by(told, data, "plik.pdf").findings


def _open_pdf(folder: Path) -> tuple[Feed, Mapping[str, bytes]]:
    return _feed_pdf(folder), {"plain": seeds.pdf()}


def _open_packed_pdf(folder: Path) -> tuple[Feed, Mapping[str, bytes]]:
    return _feed_pdf(folder), {"packed": seeds.packed_pdf()}


def _open_accepted(folder: Path) -> tuple[Feed, Mapping[str, bytes]]:
    from es_docs.verdict.baseline import read_baseline

    path = folder / "przyjete.yaml"

    def feed(data: bytes) -> Findings:
        path.write_bytes(data)
        read_baseline(path)
        return ()

    return feed, {"accepted": seeds.ACCEPTED.encode()}


FACES: Final = {
    face.name: face
    for face in (
        Face("content", TEXTS, 0.30, _open_content),
        Face("building", TEXTS, 0.02, _open_building),
        Face("workbook", PACKAGES, 0.10, _open_workbook),
        Face("csv", TEXTS, 0.14, _open_csv),
        Face("svg", TEXTS, 0.08, _open_svg),
        Face("manifest", TEXTS, 0.03, _open_manifest),
        Face("pictures", BYTES, 0.05, _open_pictures),
        Face("verify", PACKAGES, 0.05, _open_verify),
        Face("update", PACKAGES, 0.03, _open_update),
        Face("snapshot", RECORDS, 0.02, _open_snapshot),
        Face("sidecar", RECORDS, 0.05, _open_sidecar),
        Face("theme", PACKAGES, 0.02, _open_theme),
        Face("pdf", TEXTS, 0.05, _open_pdf),
        Face("packed pdf", BYTES, 0.02, _open_packed_pdf),
        Face("accepted", TEXTS, 0.04, _open_accepted),
    )
}
"""By name; `share` sums up to one."""
