"""What was made the last time, kept with the document: the base of the next update.

One snapshot, JSON packed with zlib and written in base64, goes into three places: a custom XML
part with properties of its own, tied to the main part (ISO/IEC 29500-1 §15.2.5, §15.2.6); the
custom properties of the document (§15.2.12.2, §22.3) in pieces short enough for every program;
and a file beside the document. Of the first two the valid one with the highest generation
counts, the third only when both are gone. What is damaged, cut or made up is simply no snapshot:
reading never raises.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import uuid
import zlib
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from functools import cached_property
from types import MappingProxyType
from typing import Final, cast

from msgspec import Struct, field
from msgspec.structs import replace

from es_docs.diagnostics import Kind as Format
from es_docs.markup import Element, parse, serialise
from es_docs.merge.tree import Kind, Node, folded
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.package import NS
from es_docs.regex import regex
from es_docs.story import Story

SIDECAR_FOLDER: Final = ".es-docs"
"""Beside the documents; a file for each of them in it."""
GENERATIONS: Final = 5
"""As many are kept in the file beside the document."""

_VERSION: Final = 1
_NAMESPACE: Final = uuid.UUID("6f0d5a3e-5a5c-5e0b-9f5e-0a7c1d6f3b21")
"""What the fixed identifiers are made under (RFC 4122 §4.3)."""
_ITEM_NAMESPACE: Final = "urn:es-docs:snapshot"
_ITEM_TAG: Final = f"{{{_ITEM_NAMESPACE}}}snapshot"
MAX_UNPACKED: Final = 16 * 1024 * 1024
"""Bytes; the deck of 600 actions takes 11.2 MB."""
_MAX_PACKED: Final = 2 * 1024 * 1024
"""Characters; that deck takes 0.9 MB."""
MAX_NODES: Final = 600_000
"""Lists and mappings; that deck takes 337 000."""
MAX_QUOTES: Final = 3_000_000
"""Quotation marks, two for each text and key; that deck takes 1 790 000."""
_MAX_GENERATION: Final = 2**31
_MAX_DEPTH: Final = 40
"""Nodes below each other; a document has eight at most."""
_PIECE: Final = 240
"""Characters; a binary save may cut a property after 255 ([MS-OI29500] §3.5.5)."""
_PREFIX: Final = "es_docs."
_PIECE_NAME: Final = regex(r"es_docs\.s(\d{3,6})")
_KEPT: Final = ("record", "before", "signs", "reference", "restyled")
"""What a snapshot may lack; what it lacks is not written, so that older ones keep their sha."""
_ALIKE: Final = 0.6
"""From how much on two titles are one that was reworded."""

_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006"
_MAIN_PART: Final = f"{NS['r']}/officeDocument"
_ITEM: Final = f"{NS['r']}/customXml"
_ITEM_PROPERTIES: Final = f"{NS['r']}/customXmlProps"
_PROPERTIES: Final = f"{NS['r']}/custom-properties"
_ITEM_PROPERTIES_TYPE: Final = (
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
)
_PROPERTIES_TYPE: Final = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PROPERTY: Final = f"{{{_OFFICE}/custom-properties}}property"
_LPWSTR: Final = f"{{{_OFFICE}/docPropsVTypes}}lpwstr"
_FORMAT_ID: Final = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""FMTID_UserDefinedProperties ([MS-OLEPS] §2.25.2): what a property of a user's own has."""


class Identity(Struct, frozen=True):
    """Which document of which project. `key` is that of the story: its content file's name."""

    format: Format
    key: str
    title: str
    author: str

    @property
    def document_id(self) -> str:
        """The same for every build of this document from this content file."""
        return str(uuid.uuid5(_NAMESPACE, f"{self.format}/{self.key}"))

    def is_same_document(self, other: Identity) -> bool:
        """Whether both are the same document of one project, told by more than a file's name.

        A content file may be renamed, and a title or an author corrected; names such as
        `projekt.yaml` stand in many folders.
        """
        if self.format is not other.format:
            return False
        if folded(self.title) == folded(other.title):
            return True
        is_reworded = _likeness(self.title, other.title) >= _ALIKE
        has_same_author = folded(self.author) == folded(other.author)
        return self.key == other.key and (is_reworded or has_same_author)


def identity_of(story: Story, format_: Format) -> Identity:
    return Identity(format_, story.key, story.title, story.author)


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, folded(one).casefold(), folded(other).casefold()).ratio()


class Asked(Struct, frozen=True):
    """An open conflict as it was told: what was made, what stood in the file, what data said."""

    base: str
    yours: str
    data: str


_NOTHING_TOLD: Final[Mapping[str, str]] = MappingProxyType({})
_NOTHING_ASKED: Final[Mapping[str, Asked]] = MappingProxyType({})


class Memory(Struct, frozen=True):
    """What a person has been told already, by the path of the place.

    `told` has the digests of own texts that were named once, `asked` the conflicts that are
    asked again only when the data change again, `noted` the comments that stay until somebody
    deletes them.
    """

    told: Mapping[str, str] = field(default_factory=lambda: _NOTHING_TOLD)
    asked: Mapping[str, Asked] = field(default_factory=lambda: _NOTHING_ASKED)
    noted: Mapping[str, str] = field(default_factory=lambda: _NOTHING_TOLD)


class Snapshot(Struct, frozen=True, dict=True):
    """What was made the last time. `generation` counts the times from 1; `base` has no handles.

    `record` is the content it was made from, `before` the last one that said something else, both
    as `es_docs.news` writes them; None where nobody knows, as in documents of older versions.
    `signs` are those it shows (`es_docs.merge.signs`), `reference` is the digest of the reference
    document it took its look from, `restyled` that of the one of which a person has been told
    since; None as above.
    """

    identity: Identity
    generation: int
    base: Node
    memory: Memory = field(default_factory=Memory)
    record: str | None = None
    before: str | None = None
    signs: str | None = None
    reference: str | None = None
    restyled: str | None = None

    @cached_property
    def sha(self) -> str:
        """The fingerprint that tells a whole snapshot from a damaged one."""
        return hashlib.sha256(self._payload).hexdigest()

    @cached_property
    def packed(self) -> str:
        """As documents and the files beside them keep it."""
        return base64.b64encode(zlib.compress(self._payload, 9)).decode("ascii")

    @cached_property
    def _payload(self) -> bytes:
        return _payload(self)

    def is_made_alike(self, other: Snapshot) -> bool:
        """Whether both were made the same time, whatever content they remember."""
        return (self.identity.format, self.generation, self.base) == (
            other.identity.format,
            other.generation,
            other.base,
        )

    def remembering(self, record: str | None) -> Snapshot:
        """With this as the content it was made from, and the one until now as that before."""
        if record is None or record == self.record:
            return self
        return replace(self, record=record, before=self.record or self.before)

    def beside(self, reference: str | None) -> Snapshot:
        """With what a person knows of the reference of now once they are told.

        A document of which nobody knows what it was made with is taken to have its look from this.
        """
        if reference is None or self.reference is None:
            return replace(self, reference=reference or self.reference)
        return replace(self, restyled=None if reference == self.reference else reference)


# --- in the document


def read(draft: Draft) -> Snapshot | None:
    """The snapshot a document carries: the valid one of the highest generation, else None."""
    found = [one for one in (*_from_items(draft), _from_properties(draft)) if one is not None]
    return max(found, key=lambda one: one.generation, default=None)


def is_whole(draft: Draft, snapshot: Snapshot) -> bool:
    """Whether both places of the document hold this snapshot, tied as they are written."""
    main = draft.related("", _MAIN_PART)[:1]
    items = _items(draft)
    is_tied = all(
        draft.sources_of(name) == main and draft.related(name, _ITEM_PROPERTIES) for name in items
    )
    return is_tied and [*_from_items(draft), _from_properties(draft)] == [snapshot, snapshot]


def write(draft: Draft, snapshot: Snapshot) -> None:
    """Put the snapshot into both places of the document, in place of every earlier one.

    LibreOffice ties the custom XML part to the package and may drop its properties; here it is
    tied to the main part again, with new ones.
    """
    strip(draft)
    packed, sha = snapshot.packed, snapshot.sha
    _write_item(draft, snapshot.identity.document_id, snapshot.generation, sha, packed)
    _write_properties(draft, snapshot.identity.document_id, snapshot.generation, sha, packed)


def strip(draft: Draft) -> None:
    """Take every snapshot out of the document; what others keep in those places stays."""
    for name in _items(draft):
        for properties in draft.related(name, _ITEM_PROPERTIES):
            draft.drop(properties)
        _drop(draft, name)
    for name in draft.related("", _PROPERTIES):
        if any(map(_is_ours, _properties(draft, name))):
            root = draft.edit(name)
            for one in filter(_is_ours, root.findall(_PROPERTY)):
                root.remove(one)
            if not len(root):
                _drop(draft, name)


def _drop(draft: Draft, name: str) -> None:
    """The part goes with every relationship that leads to it."""
    for source in draft.sources_of(name):
        for one in draft.relationships(source):
            if one.target == name and not one.is_external:
                draft.unrelate(source, one.rid)
    draft.drop(name)


# --- the custom XML part


def _items(draft: Draft) -> tuple[str, ...]:
    """Our parts, wherever they are tied to."""
    roots = ((name, draft.find(name)) for name in draft)
    return tuple(name for name, root in roots if root is not None and root.tag == _ITEM_TAG)


def _from_items(draft: Draft) -> Iterator[Snapshot | None]:
    for name in _items(draft):
        root = draft.root(name)
        yield _unpacked(root.text or "", root.get("sha", ""))


def _write_item(draft: Draft, document_id: str, generation: int, sha: str, packed: str) -> None:
    root = parse(f'<es:snapshot xmlns:es="{_ITEM_NAMESPACE}"/>'.encode())
    for name, value in (("doc", document_id), ("gen", str(generation)), ("sha", sha)):
        root.set(name, value)
    root.text = packed
    item = draft.add("customXml/item1.xml", serialise(root), "application/xml")
    model = item.replace("/item", "/itemProps")
    properties = draft.add(model, _item_properties(document_id), _ITEM_PROPERTIES_TYPE)
    draft.relate(item, _ITEM_PROPERTIES, properties)
    for main in draft.related("", _MAIN_PART)[:1]:
        draft.relate(main, _ITEM, item)


def _item_properties(document_id: str) -> bytes:
    """`ds:datastoreItem` (§22.5.2.1); the identifier is fixed, so it is the same every time."""
    item_id = str(uuid.uuid5(_NAMESPACE, f"item/{document_id}")).upper()
    text = (
        f'<ds:datastoreItem ds:itemID="{{{item_id}}}" xmlns:ds="{_OFFICE}/customXml">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{_ITEM_NAMESPACE}"/></ds:schemaRefs>'
        "</ds:datastoreItem>"
    )
    return serialise(parse(text.encode()))


# --- the custom properties of the document


def _from_properties(draft: Draft) -> Snapshot | None:
    values = {
        one.get("name", ""): "".join(map(str, one.itertext())).strip()
        for part in draft.related("", _PROPERTIES)
        for one in filter(_is_ours, _properties(draft, part))
    }
    pieces = {
        int(found[1]): value
        for name, value in values.items()
        if (found := _PIECE_NAME.fullmatch(name))
    }
    packed = "".join(pieces[number] for number in sorted(pieces))
    return _unpacked(packed, values.get(f"{_PREFIX}sha", ""))


def _properties(draft: Draft, name: str) -> list[Element]:
    root = draft.find(name)
    return [] if root is None else root.findall(_PROPERTY)


def _is_ours(one: Element) -> bool:
    return one.get("name", "").startswith(_PREFIX)


def _write_properties(
    draft: Draft, document_id: str, generation: int, sha: str, packed: str
) -> None:
    root = _properties_of(draft)
    pieces = (packed[start : start + _PIECE] for start in range(0, len(packed), _PIECE))
    values = {
        "doc": document_id,
        "gen": str(generation),
        "sha": sha,
        **{f"s{number:03}": piece for number, piece in enumerate(pieces)},
    }
    first = _free_property_id(root)
    for number, (name, value) in enumerate(values.items(), start=first):
        attributes = {"fmtid": _FORMAT_ID, "pid": str(number), "name": f"{_PREFIX}{name}"}
        one = root.makeelement(_PROPERTY, attributes)
        text = one.makeelement(_LPWSTR, {})
        text.text = value
        one.append(text)
        root.append(one)


def _properties_of(draft: Draft) -> Element:
    """The custom properties to add to; made when the document has none that can be read."""
    for name in draft.related("", _PROPERTIES):
        if draft.find(name) is not None:
            return draft.edit(name)
        _drop(draft, name)
    empty = f'<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"/>'
    name = "docProps/custom.xml"
    if name in draft:
        _drop(draft, name)
    draft.put(name, serialise(parse(empty.encode())), _PROPERTIES_TYPE)
    draft.relate("", _PROPERTIES, name)
    return draft.edit(name)


def _free_property_id(root: Element) -> int:
    """The ids 0 and 1 are taken by the format itself ([MS-OLEPS] §2.18)."""
    ids = (one.get("pid", "") for one in root.findall(_PROPERTY))
    return max((int(one) for one in ids if one.isascii() and one.isdigit()), default=1) + 1


# --- the file beside the document


def sidecar_name(identity: Identity) -> str:
    """The file beside the document, relative to its folder, with forward slashes."""
    return f"{SIDECAR_FOLDER}/{identity.document_id}.json"


def sidecar_with(old: bytes | None, snapshot: Snapshot) -> bytes:
    """What the file beside the document holds from now on: the last generations, newest last.

    One that differs from the snapshot in what it remembers alone gives way to it.
    """
    kept = [
        one
        for one in _sidecar(old)
        if one.sha != snapshot.sha
        and not (one.is_made_alike(snapshot) and one.memory == snapshot.memory)
    ]
    entries = [
        {"gen": one.generation, "sha": one.sha, "snapshot": one.packed}
        for one in (*kept, snapshot)[-GENERATIONS:]
    ]
    record = {"version": _VERSION, "generations": entries}
    return f"{json.dumps(record, indent=1)}\n".encode()


def recall(sidecar: bytes | None, identity: Identity, present: Node) -> Snapshot | None:
    """What the file beside a document remembers of it, for one that lost its own snapshots.

    Somebody may have sent back an older copy, so the generation counts that shares most texts
    with what stands in the file now; of equal ones the newest. None when none is of this
    document, or none shares a text with it.
    """
    texts = _texts(present)
    best: tuple[int, Snapshot] | None = None
    for one in _sidecar(sidecar):
        shared = len(texts & _texts(one.base))
        is_ours = one.identity.is_same_document(identity)
        if is_ours and shared and (best is None or shared >= best[0]):
            best = shared, one
    return best[1] if best else None


def latest(known: Snapshot, sidecar: bytes | None) -> Snapshot:
    """A document's own snapshot, or that of the file beside it where only this was written since.

    A change of the content that no document shows leaves the documents as they are.
    """
    beside = next(_newest_first(sidecar), None)
    return beside if beside and beside.record and beside.is_made_alike(known) else known


def is_remembered(sidecar: bytes | None, known: Snapshot) -> bool:
    """Whether the file beside a document tells of this time it was made.

    It does not when a run was killed after it had written the document.
    """
    return any(
        one.sha == known.sha or (one.is_made_alike(known) and one.memory == known.memory)
        for one in _newest_first(sidecar)
    )


def newest(sidecar: bytes | None, identity: Identity) -> Snapshot | None:
    """The last time this document was made, as the file beside it knows."""
    found = _newest_first(sidecar)
    return next((one for one in found if one.identity.is_same_document(identity)), None)


def _texts(tree: Node) -> frozenset[str]:
    said = (folded(node.text) for _, node in tree.walk() if node.kind is Kind.PASSAGE)
    return frozenset(filter(None, said))


def _sidecar(data: bytes | None) -> tuple[Snapshot, ...]:
    """The valid snapshots of the file, in the order they were made."""
    return tuple(_newest_first(data))[::-1]


def _newest_first(data: bytes | None) -> Iterator[Snapshot]:
    """The valid snapshots of the file; each is unpacked when it is asked for."""
    if data is None or len(data) > GENERATIONS * _MAX_PACKED:
        return
    try:
        record = _mapping(cast("object", json.loads(data)))
        entries = [_mapping(one) for one in _list(record.get("generations"))]
        packed = [(_string(one.get("snapshot")), _string(one.get("sha"))) for one in entries]
    except (ValueError, RecursionError):
        return
    found = (_unpacked(*one) for one in reversed(packed))
    yield from (one for one in found if one is not None)


# --- packing


def _unpacked(packed: str, sha: str) -> Snapshot | None:
    """The snapshot, when it is whole and its fingerprint is this one."""
    if not packed or len(packed) > _MAX_PACKED:
        return None
    try:
        data = base64.b64decode("".join(packed.split()), validate=True)
        payload = _inflated(data)
        if hashlib.sha256(payload).hexdigest() != sha:
            return None
        if payload.count(b"[") + payload.count(b"{") > MAX_NODES:
            return None
        if payload.count(b'"') > MAX_QUOTES:
            return None
        return _snapshot(cast("object", json.loads(payload)))
    except (binascii.Error, zlib.error, ValueError, RecursionError):
        return None


def _inflated(data: bytes) -> bytes:
    """Raises ValueError when it is cut, or unpacks to more than any document needs."""
    inflater = zlib.decompressobj()
    payload = inflater.decompress(data, MAX_UNPACKED)
    if not inflater.eof:
        raise ValueError("cut or too long")
    return payload


def _payload(snapshot: Snapshot) -> bytes:
    """The snapshot as JSON, equal for equal ones; what the fingerprint is of."""
    identity, memory = snapshot.identity, snapshot.memory
    record = {
        "version": _VERSION,
        "format": str(identity.format),
        "key": identity.key,
        "title": identity.title,
        "author": identity.author,
        "gen": snapshot.generation,
        "base": _written(snapshot.base),
        "told": dict(memory.told),
        "asked": {
            path: [one.base, one.yours, one.data] for path, one in memory.asked.items()
        },
        "noted": dict(memory.noted),
    }  # fmt: skip
    kept = {name: getattr(snapshot, name) for name in _KEPT}
    record |= {name: text for name, text in kept.items() if text is not None}
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode("utf-8", "surrogatepass")


def _written(node: Node) -> list[object]:
    """`[kind, key, text, mark, copy_of, children]`, without the empty ones at the end."""
    record: list[object] = [node.kind, node.key, node.text, node.mark, node.copy_of]
    if node.children:
        record.append([_written(child) for child in node.children])
    while not record[-1]:
        record.pop()
    return record


def _snapshot(value: object) -> Snapshot:
    """Raises ValueError when the value is none of ours."""
    record = _mapping(value)
    if record.get("version") != _VERSION:
        raise ValueError("another version")
    generation = record.get("gen")
    if type(generation) is not int or not 0 < generation < _MAX_GENERATION:
        raise ValueError("no generation")
    key, title, author = (_string(record.get(name)) for name in ("key", "title", "author"))
    told, noted = (
        {path: _string(one) for path, one in _mapping(record.get(name)).items()}
        for name in ("told", "noted")
    )
    asked = {path: _asked(one) for path, one in _mapping(record.get("asked")).items()}
    return Snapshot(
        Identity(Format(_string(record.get("format"))), key, title, author),
        generation,
        _node(record.get("base"), _MAX_DEPTH),
        Memory(told, asked, noted),
        **{name: _optional(record.get(name)) for name in _KEPT},
    )


def _asked(value: object) -> Asked:
    base, yours, data = map(_string, _list(value))
    return Asked(base, yours, data)


def _node(value: object, depth: int) -> Node:
    if not depth:
        raise ValueError("too deep")
    kind, *rest = _list(value)
    *texts, children = (*rest, *("", "", "", "", ())[len(rest) :])
    key, text, mark, copy_of = map(_string, texts)
    below = tuple(_node(child, depth - 1) for child in _iterated(children))
    return Node(key, Kind(_string(kind)), text, below, mark, copy_of)


def _iterated(children: object) -> Iterable[object]:
    return () if children == () else _list(children)


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("no text")
    return value


def _optional(value: object) -> str | None:
    return None if value is None else _string(value)


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError("no list")
    return cast("list[object]", value)


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ValueError("no record")
    return cast("dict[str, object]", value)
