"""What was made the last time comes back from the document, or from beside it, or not at all."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from es_docs.build import Built
from es_docs.checks.package import check_package
from es_docs.diagnostics import Kind as Format
from es_docs.markup import parse, serialise
from es_docs.merge import snapshot
from es_docs.merge.snapshot import Asked, Identity, Memory, Snapshot
from es_docs.merge.tree import Kind, Node
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.opened import open_package
from es_docs.ooxml.package import NS
from es_docs.story import Story
from extent import few

NEEDS_OFFICE = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed"
)
ITEM, PROPERTIES = "customXml/item1.xml", "docProps/custom.xml"
OWN = (
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"'
    b' xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    b'<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Sygnatura">'
    b"<vt:lpwstr>DOPS.4-17</vt:lpwstr></property></Properties>"
)
TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"


def opened(data: bytes, name: str = "plik.pptx") -> Draft:
    package, findings = open_package(data, name)
    assert package is not None
    assert findings == ()
    return Draft(package)


@pytest.fixture(scope="module", params=["pptx", "docx"])
def made(request: pytest.FixtureRequest, built: Built) -> bytes:
    """A document nobody has touched, without a snapshot."""
    file = next(file for file in built.files if file.suffix == f".{request.param}")
    draft = opened(file.read_bytes())
    snapshot.strip(draft)
    return draft.save()


@pytest.fixture
def draft(made: bytes) -> Draft:
    return opened(made)


IDENTITY = Identity(Format.PPTX, "koordynacja-es", "Koordynacja ekonomii społecznej", "DOPS")


def said(key: str, text: str, mark: str = "") -> Node:
    return Node(key, Kind.PASSAGE, text, mark=mark)


def document(*texts: str) -> Node:
    passages = tuple(said(f"p{number}", text) for number, text in enumerate(texts))
    section = Node("overview", Kind.SECTION, children=passages, mark="es:slide:overview")
    return Node("", Kind.DOCUMENT, children=(section,))


BASE = document("Zrealizowano 9\u00a0spotkań z 11.", "„Zażółć”\vgęślą\tjaźń", "")
MEMORY = Memory(
    told={"overview/p0": "3f2a"},
    asked={"overview/p1": Asked("1 zł", "2 zł", "3\u00a0zł")},
    noted={"action-2": "Nie ma w danych.", "action-1": "Zastąpiono."},
)
FIRST = Snapshot(IDENTITY, 1, BASE, MEMORY)


def generations(count: int) -> Iterator[Snapshot]:
    return (
        Snapshot(IDENTITY, number, document(f"Wersja {number}", "Wspólne zdanie"))
        for number in range(1, count + 1)
    )


def beside(snapshots: Iterable[Snapshot]) -> bytes:
    data: bytes | None = None
    for one in snapshots:
        data = snapshot.sidecar_with(data, one)
    assert data is not None
    return data


def with_snapshot(made: bytes, one: Snapshot = FIRST) -> bytes:
    draft = opened(made)
    snapshot.write(draft, one)
    return draft.save()


def without(data: bytes, part: str) -> Draft:
    """The document after somebody or something took this part out."""
    draft = opened(data)
    for source in draft.sources_of(part):
        for one in draft.relationships(source):
            if one.target == part:
                draft.unrelate(source, one.rid)
    draft.drop(part)
    return draft


REMEMBERED = replace(FIRST, record='{"a":1}', before='{"a":"ą\u00a0„”"}')


class TestTheContent:
    """With what was made the content is kept that it was made from, and the one before."""

    def test_comes_back_from_all_places(self, made: bytes):
        data = with_snapshot(made, REMEMBERED)
        assert snapshot.read(opened(data)) == REMEMBERED
        assert snapshot.read(without(data, ITEM)) == REMEMBERED
        assert snapshot.read(without(data, PROPERTIES)) == REMEMBERED
        assert snapshot._sidecar(beside([REMEMBERED])) == (REMEMBERED,)

    def test_is_unknown_where_an_older_version_wrote(self):
        payload = json.loads(snapshot._payload(FIRST))
        assert not payload.keys() & {"record", "before"}
        read = snapshot._unpacked(FIRST.packed, FIRST.sha)
        assert read == FIRST
        assert (read.record, read.before) == (None, None)

    @pytest.mark.parametrize("name", ["record", "before"])
    def test_that_is_no_text_is_no_snapshot(self, name: str):
        payload = json.dumps({**json.loads(snapshot._payload(FIRST)), name: 1}).encode()
        packed = base64.b64encode(zlib.compress(payload)).decode()
        assert snapshot._unpacked(packed, hashlib.sha256(payload).hexdigest()) is None

    def test_goes_with_the_seal(self, made: bytes):
        draft = opened(with_snapshot(made, REMEMBERED))
        snapshot.strip(draft)
        assert draft.save() == made

    def test_that_is_another_makes_the_one_until_now_that_before(self):
        first = FIRST.remembering("a")
        assert (first.record, first.before) == ("a", None)
        second = first.remembering("b")
        assert (second.record, second.before) == ("b", "a")
        assert second.remembering("b") == second.remembering(None) == second
        assert (second.remembering("a").record, second.remembering("a").before) == ("a", "b")

    def test_may_be_newer_beside_the_document(self):
        newer = REMEMBERED.remembering("c")
        sidecar = beside([REMEMBERED, newer])
        assert snapshot._sidecar(sidecar) == (newer,)
        assert snapshot.latest(REMEMBERED, sidecar) == newer
        assert snapshot.newest(sidecar, IDENTITY) == newer

    def test_beside_the_document_is_of_no_use_for_another_generation(self):
        later = replace(REMEMBERED, generation=2, base=document("inne"))
        sidecar = beside([REMEMBERED, later.remembering("c")])
        assert snapshot.latest(REMEMBERED, sidecar) == REMEMBERED
        assert snapshot.latest(replace(later, generation=3), sidecar).record == later.record
        assert snapshot.latest(FIRST, None) == FIRST
        assert snapshot.newest(sidecar, replace(IDENTITY, title="X", author="Y")) is None


class TestInTheDocument:
    def test_what_was_written_is_read(self, made: bytes):
        assert snapshot.read(opened(with_snapshot(made))) == FIRST

    def test_a_document_without_one_has_none(self, draft: Draft):
        assert snapshot.read(draft) is None

    def test_either_place_alone_is_enough(self, made: bytes):
        data = with_snapshot(made)
        assert snapshot.read(without(data, ITEM)) == FIRST
        assert snapshot.read(without(data, PROPERTIES)) == FIRST
        draft = without(data, ITEM)
        draft.put(PROPERTIES, OWN)
        assert snapshot.read(draft) is None

    def test_the_higher_generation_counts_wherever_it_stands(self, made: bytes):
        old, new = map(with_snapshot, (made, made), generations(2))
        for part in (ITEM, PROPERTIES):
            mixed = opened(new)
            mixed.put(part, opened(old).data(part))
            found = snapshot.read(mixed)
            assert found is not None
            assert found.generation == 2

    def test_the_same_snapshot_gives_the_same_bytes_and_replaces_the_last_one(self, made: bytes):
        first, second = generations(2)
        once = with_snapshot(made, second)
        assert with_snapshot(made, second) == once
        assert with_snapshot(with_snapshot(made, first), second) == once
        assert with_snapshot(with_snapshot(made, FIRST), second) == once

    def test_the_package_stays_sound(self, made: bytes):
        assert check_package(with_snapshot(made), "plik") == ()

    def test_every_value_stays_below_what_a_binary_save_cuts(self, made: bytes):
        texts = "".join(f"{number:x}" for number in range(5_000))
        draft = opened(with_snapshot(made, replace(FIRST, base=document(texts))))
        values = [one[0].text or "" for one in draft.root(PROPERTIES)]
        assert max(map(len, values)) == 240
        found = snapshot.read(without(draft.save(), ITEM))
        assert found is not None
        assert found.base == document(texts)

    def test_the_item_has_properties_and_is_tied_to_the_main_part(self, made: bytes):
        draft = opened(with_snapshot(made))
        (main,) = draft.related("", f"{NS['r']}/officeDocument")
        assert draft.related(main, f"{NS['r']}/customXml") == (ITEM,)
        assert draft.related(ITEM, f"{NS['r']}/customXmlProps") == ("customXml/itemProps1.xml",)

    def test_an_item_that_was_torn_loose_is_tied_again(self, made: bytes):
        """As LibreOffice leaves it: related from the package, sometimes without properties."""
        draft = without(with_snapshot(made), "customXml/itemProps1.xml")
        (main,) = draft.related("", f"{NS['r']}/officeDocument")
        (one,) = [one for one in draft.relationships(main) if one.target == ITEM]
        draft.unrelate(main, one.rid)
        draft.relate("", one.kind, ITEM)
        draft = opened(draft.save())
        assert snapshot.read(draft) == FIRST
        snapshot.write(draft, FIRST)
        assert draft.sources_of(ITEM) == (main,)
        assert draft.sources_of("customXml/itemProps1.xml") == (ITEM,)

    def test_is_whole_only_when_both_places_hold_it_as_written(self, made: bytes):
        draft = opened(with_snapshot(made))
        assert snapshot.is_whole(draft, FIRST)
        assert not snapshot.is_whole(draft, replace(FIRST, generation=2))
        for part in (ITEM, PROPERTIES, "customXml/itemProps1.xml"):
            assert not snapshot.is_whole(without(with_snapshot(made), part), FIRST)
        (main,) = draft.sources_of(ITEM)
        (one,) = [one for one in draft.relationships(main) if one.target == ITEM]
        draft.unrelate(main, one.rid)
        draft.relate("", one.kind, ITEM)
        assert not snapshot.is_whole(draft, FIRST)

    def test_other_custom_xml_stays(self, draft: Draft):
        (main,) = draft.related("", f"{NS['r']}/officeDocument")
        other = draft.add(ITEM, b"<umowa/>", "application/xml")
        draft.relate(main, f"{NS['r']}/customXml", other)
        snapshot.write(draft, FIRST)
        assert draft.data(other) == b"<umowa/>"
        assert set(draft.related(main, f"{NS['r']}/customXml")) == {other, "customXml/item2.xml"}
        snapshot.strip(draft)
        assert draft.related(main, f"{NS['r']}/customXml") == (other,)


class TestOwnProperties:
    @pytest.fixture
    def signed(self, draft: Draft) -> Draft:
        """A document whose owner gave it a property of their own."""
        draft.put(PROPERTIES, OWN, TYPE)
        draft.relate("", f"{NS['r']}/custom-properties", PROPERTIES)
        return opened(draft.save())

    def test_stay_with_the_snapshot_and_after_it(self, signed: Draft):
        snapshot.write(signed, FIRST)
        root = signed.root(PROPERTIES)
        ids = [int(one.get("pid", "")) for one in root]
        assert root[0].get("name") == "Sygnatura"
        assert ids == list(range(2, 2 + len(root)))
        assert check_package(signed.save(), "plik") == ()
        snapshot.strip(signed)
        assert signed.data(PROPERTIES) == serialise(parse(OWN))

    def test_the_order_of_the_pieces_makes_no_difference(self, made: bytes):
        base = document(*(f"Zdanie {number * number}" for number in range(400)))
        whole = replace(FIRST, base=base)
        draft = without(with_snapshot(made, whole), ITEM)
        root = draft.edit(PROPERTIES)
        root[:] = list(root)[::-1]
        assert snapshot.read(draft) == whole

    def test_added_later_stay_too(self, made: bytes):
        draft = opened(with_snapshot(made))
        root = draft.edit(PROPERTIES)
        own = parse(OWN)[0]
        own.set("pid", "900")
        root.append(own)
        snapshot.write(draft, FIRST)
        names = [one.get("name", "") for one in draft.root(PROPERTIES)]
        assert names[0] == "Sygnatura"
        assert len(set(names)) == len(names)
        ids = [one.get("pid", "") for one in draft.root(PROPERTIES)]
        assert len(set(ids)) == len(ids)

    def test_a_properties_part_that_is_no_xml_is_made_anew(self, signed: Draft):
        signed.put(PROPERTIES, b"<Properties")
        package, _ = open_package(signed.save(), "plik")
        assert package is not None
        broken = Draft(package)
        snapshot.write(broken, FIRST)
        assert snapshot.read(without(broken.save(), ITEM)) == FIRST


class TestSealing:
    def test_leaves_the_document_as_it_was(self, made: bytes):
        draft = opened(with_snapshot(made))
        snapshot.strip(draft)
        assert draft.save() == made

    def test_leaves_nothing_of_what_was_made(self, made: bytes):
        draft = opened(with_snapshot(made))
        snapshot.strip(draft)
        assert snapshot.read(draft) is None
        assert not [name for name in draft if b"es_docs." in draft.data(name)]
        assert not [name for name in draft if name.startswith("customXml/")]


# --- damage


def sha_and_payload(one: Snapshot) -> tuple[str, str]:
    record = json.loads(beside([one]))["generations"][0]
    return record["sha"], record["snapshot"]


def item_with(made: bytes, *, text: str, sha: str) -> Draft:
    """A document whose only snapshot is this text."""
    draft = without(with_snapshot(made), PROPERTIES)
    root = draft.edit(ITEM)
    root.text = text
    root.set("sha", sha)
    return draft


class TestDamage:
    def test_a_missing_changed_or_swapped_piece_makes_it_none(self, made: bytes):
        base = document(*(f"Zdanie {number * number}" for number in range(400)))
        whole = with_snapshot(made, replace(FIRST, base=base))
        count = len(opened(whole).root(PROPERTIES)) - 3
        assert count > 3
        for damage in ("missing", "cut", "swapped"):
            draft = without(whole, ITEM)
            pieces = draft.edit(PROPERTIES).findall(".//{*}property")[3:]
            one, other = pieces[0][0], pieces[1][0]
            if damage == "missing":
                draft.edit(PROPERTIES).remove(pieces[1])
            elif damage == "cut":
                other.text = (other.text or "")[:200]
            else:
                one.text, other.text = other.text, one.text
            assert snapshot.read(draft) is None

    def test_a_wrong_fingerprint_makes_it_none(self, made: bytes):
        sha, text = sha_and_payload(FIRST)
        assert snapshot.read(item_with(made, text=text, sha=sha)) == FIRST
        assert snapshot.read(item_with(made, text=text, sha=sha[::-1])) is None

    def test_white_space_somebody_put_in_does_no_harm(self, made: bytes):
        sha, text = sha_and_payload(FIRST)
        broken = re.sub(r"(.{76})", r"\1\n  ", text)
        assert snapshot.read(item_with(made, text=broken, sha=sha)) == FIRST

    @pytest.mark.parametrize("length", [33, 64], ids="{} MB".format)
    def test_a_bomb_is_not_unpacked(self, made: bytes, length: int):
        """A whole snapshot with so many spaces behind it; its fingerprint is right."""
        payload = snapshot._payload(FIRST).ljust(length * 1024 * 1024)
        text = base64.b64encode(zlib.compress(payload)).decode()
        for part in (payload, payload[: snapshot.MAX_UNPACKED]):
            sha = hashlib.sha256(part).hexdigest()
            assert snapshot.read(item_with(made, text=text, sha=sha)) is None

    def test_spaces_within_reason_are_no_bomb(self, made: bytes):
        payload = snapshot._payload(FIRST).ljust(1024 * 1024)
        text = base64.b64encode(zlib.compress(payload)).decode()
        sha = hashlib.sha256(payload).hexdigest()
        assert snapshot.read(item_with(made, text=text, sha=sha)) == FIRST

    @pytest.mark.parametrize(
        "value",
        [
            *([], {}, None, 7, "x", {"version": 2}, {"version": 1}),
            "[" * 100_000,
            *({"gen": value} for value in (0, -1, True, "1", 1.0, 2**31)),
            *({"base": value} for value in (None, [], ["slide"], ["document", 1], [["document"]])),
            {"base": ["document", "", "", "", "", [], 1]},
            {"format": "xlsx"},
            {"title": None},
            {"told": {"a": 1}},
            {"told": []},
            {"asked": {"a": ["1", "2"]}},
            {"asked": {"a": ["1", "2", 3]}},
            {"noted": ["a"]},
            {"noted": {"a": None}},
        ],
        ids=lambda value: str(value)[:40],
    )
    def test_sound_packing_of_something_else_is_none(self, made: bytes, value: object):
        good = json.loads(snapshot._payload(FIRST))
        is_change = isinstance(value, dict) and "version" not in value and value
        record = {**good, **value} if is_change else value  # type: ignore[dict-item]
        is_text = isinstance(value, str) and value.startswith("[")
        payload = str(value).encode() if is_text else json.dumps(record).encode()
        text = base64.b64encode(zlib.compress(payload)).decode()
        sha = hashlib.sha256(payload).hexdigest()
        assert snapshot.read(item_with(made, text=text, sha=sha)) is None

    def test_too_deep_a_tree_is_none_and_a_deep_one_is_read(self, made: bytes):
        def nested(depth: int) -> Node:
            node = said("p", "Koniec")
            for _ in range(depth):
                node = Node("s", Kind.SECTION, children=(node,))
            return node

        for depth, is_read in ((20, True), (60, False)):
            one = replace(FIRST, base=nested(depth))
            found = snapshot.read(opened(with_snapshot(made, one)))
            assert (found == one) is is_read

    @given(data=st.data())
    @settings(max_examples=few(200), deadline=None)
    def test_whatever_stands_beside_never_raises(self, data: st.DataObject):
        whole = beside(generations(2))
        start = data.draw(st.integers(0, len(whole)))
        stop = data.draw(st.integers(start, len(whole)))
        damaged = whole[:start] + data.draw(st.binary(max_size=20)) + whole[stop:]
        for one in snapshot._sidecar(damaged):
            assert one in set_of(generations(2))
        snapshot.recall(damaged, IDENTITY, document("Wspólne zdanie"))
        assert snapshot._sidecar(snapshot.sidecar_with(damaged, FIRST))[-1] == FIRST

    @given(st.binary(max_size=300), st.text(max_size=80))
    @settings(max_examples=few(200), deadline=None)
    def test_any_text_for_a_snapshot_never_raises(self, payload: bytes, sha: str):
        packed = base64.b64encode(zlib.compress(payload)).decode()
        assert snapshot._unpacked(packed, sha) is None
        assert snapshot._unpacked(packed, hashlib.sha256(payload).hexdigest()) is None
        assert snapshot._unpacked(sha, sha) is None


def set_of(snapshots: Iterable[Snapshot]) -> list[Snapshot]:
    return list(snapshots)


# --- any tree


TEXTS = st.text(max_size=12)
LEAVES = st.builds(
    Node, TEXTS, st.sampled_from(Kind), TEXTS, mark=TEXTS, copy_of=TEXTS, handle=st.builds(object)
)
TREES = st.recursive(
    LEAVES,
    lambda below: st.builds(
        Node, TEXTS, st.sampled_from(Kind), TEXTS, st.lists(below, max_size=4).map(tuple), TEXTS
    ),
    max_leaves=15,
)
SNAPSHOTS = st.builds(
    Snapshot,
    st.builds(Identity, st.sampled_from(Format), TEXTS, TEXTS, TEXTS),
    st.integers(1, 2**31 - 1),
    TREES,
    st.builds(
        Memory,
        st.dictionaries(TEXTS, TEXTS, max_size=3),
        st.dictionaries(TEXTS, st.builds(Asked, TEXTS, TEXTS, TEXTS), max_size=3),
        st.dictionaries(TEXTS, TEXTS, max_size=3),
    ),
)


@given(SNAPSHOTS)
@settings(max_examples=few(400), deadline=None)
def test_any_snapshot_comes_back_as_it_was(one: Snapshot) -> None:
    assert snapshot._unpacked(one.packed, one.sha) == one
    assert snapshot._sidecar(snapshot.sidecar_with(None, one)) == (one,)


@given(SNAPSHOTS, SNAPSHOTS)
@settings(max_examples=few(200), deadline=None)
def test_only_equal_snapshots_have_the_same_fingerprint(one: Snapshot, other: Snapshot) -> None:
    assert (one.sha == other.sha) == (one == other)


def test_the_order_in_which_things_were_remembered_makes_no_difference() -> None:
    pairs = [(f"p{number}", "1") for number in range(5)]
    one, other = (replace(FIRST, memory=Memory(dict(ps))) for ps in (pairs, pairs[::-1]))
    assert one.sha == other.sha


# --- beside the document


class TestBeside:
    def test_the_last_five_generations_are_kept(self):
        kept = snapshot._sidecar(beside(generations(7)))
        assert [one.generation for one in kept] == [3, 4, 5, 6, 7]

    def test_the_same_generation_twice_is_kept_once(self):
        once = beside(generations(2))
        assert snapshot.sidecar_with(once, list(generations(2))[1]) == once

    def test_the_newest_counts(self):
        found = snapshot.recall(beside(generations(3)), IDENTITY, document("Wspólne zdanie"))
        assert found is not None
        assert found.generation == 3

    def test_of_an_older_copy_its_own_generation_counts(self):
        present = document("Wersja 2", "Wspólne zdanie", "Dopisane ręcznie")
        found = snapshot.recall(beside(generations(3)), IDENTITY, present)
        assert found is not None
        assert found.generation == 2

    def test_what_shares_nothing_with_the_document_does_not_count(self):
        assert snapshot.recall(beside(generations(3)), IDENTITY, document("Obce")) is None

    @pytest.mark.parametrize(
        "other",
        [
            replace(IDENTITY, format=Format.DOCX),
            replace(IDENTITY, title="Budowa hali sportowej w Oławie", author="Gmina Oława"),
        ],
        ids=["format", "project"],
    )
    def test_another_documents_does_not_count(self, other: Identity):
        assert snapshot.recall(beside(generations(3)), other, document("Wersja 3")) is None

    def test_nothing_beside_is_nothing(self):
        assert snapshot.recall(None, IDENTITY, document("Wersja 3")) is None

    def test_its_name_is_fixed_and_differs_by_format_and_content_file(self):
        names = {
            snapshot.sidecar_name(one)
            for one in (
                IDENTITY,
                replace(IDENTITY, title="Inny"),
                replace(IDENTITY, format=Format.DOCX),
                replace(IDENTITY, key="inny"),
            )
        }
        assert len(names) == 3
        assert ".es-docs/1cf902d0-2cc8-500a-a96a-488cd5e3f0f4.json" in names


class TestIdentity:
    def test_comes_from_the_story(self, story: Story):
        one = snapshot.identity_of(story, Format.DOCX)
        assert (one.format, one.key) == (Format.DOCX, "koordynacja-es")
        assert one.title == story.title

    @pytest.mark.parametrize(
        ("change", "is_same"),
        [
            ({}, True),
            ({"key": "kopia"}, True),
            ({"title": "Koordynacja ekonomii społecznej w regionie"}, True),
            ({"title": "KOORDYNACJA ekonomii\u00a0społecznej", "author": "ROPS"}, True),
            ({"title": "Coś zupełnie innego"}, True),
            ({"title": "Coś zupełnie innego", "author": "Gmina Oława"}, False),
            ({"key": "kopia", "title": "Koordynacja ekonomii społecznej w regionie"}, False),
            ({"format": Format.DOCX}, False),
        ],
        ids=str,
    )
    def test_of_a_project_that_was_renamed_or_reworded_stays_the_same(
        self, change: Mapping[str, str], is_same: bool
    ):
        assert IDENTITY.is_same_document(replace(IDENTITY, **change)) is is_same  # type: ignore[arg-type]


# --- LibreOffice


def converted(file: Path, to: str, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    profile = (file.parents[1] / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += ["--convert-to", to, "--outdir", str(folder), str(file)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{file.stem}.{to}"


@pytest.fixture(scope="module", params=[("pptx", "odp"), ("docx", "odt")], ids=lambda p: p[0])
def saved(
    request: pytest.FixtureRequest, built: Built, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, bytes]:
    """A document with a snapshot after saves of LibreOffice, by what they went through."""
    suffix, foreign = request.param
    folder = tmp_path_factory.mktemp("libreoffice")
    source = next(file for file in built.files if file.suffix == f".{suffix}")
    start = folder / "start" / f"plik.{suffix}"
    start.parent.mkdir()
    start.write_bytes(with_snapshot(source.read_bytes()))
    once = converted(start, suffix, folder / "once")
    thrice = converted(converted(once, suffix, folder / "twice"), suffix, folder / "thrice")
    detour = converted(converted(start, foreign, folder / "foreign"), suffix, folder / "detour")
    return {
        "once": once.read_bytes(),
        "thrice": thrice.read_bytes(),
        "detour": detour.read_bytes(),
    }


@NEEDS_OFFICE
class TestLibreOffice:
    @pytest.mark.parametrize("route", ["once", "thrice", "detour"])
    def test_keeps_the_snapshot(self, saved: Mapping[str, bytes], route: str):
        assert snapshot.read(opened(saved[route])) == FIRST

    @pytest.mark.parametrize("route", ["once", "thrice", "detour"])
    def test_a_new_snapshot_stands_in_both_places_again(
        self, saved: Mapping[str, bytes], route: str
    ):
        draft = opened(saved[route])
        second = replace(FIRST, generation=2)
        snapshot.write(draft, second)
        data = draft.save()
        assert snapshot.read(without(data, ITEM)) == second
        assert snapshot.read(without(data, PROPERTIES)) == second
        (main,) = draft.related("", f"{NS['r']}/officeDocument")
        assert draft.sources_of(ITEM) == (main,)
        before = {finding.code for finding in check_package(saved[route], "plik")}
        assert {finding.code for finding in check_package(data, "plik")} <= before

    def test_a_detour_takes_only_the_custom_xml(self, saved: Mapping[str, bytes]):
        """What the second place is for."""
        draft = opened(saved["detour"])
        assert snapshot._items(draft) == ()
        assert PROPERTIES in draft
