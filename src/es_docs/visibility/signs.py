"""The signs of a strip: which ones the period asks for, and the official files people installed.

`assets/signs/manifest.yaml` names the file of each role with its origin and digest; a role
without a file is shown by its words alone. Files are judged by their content, never by their
ending, and only pictures that cannot reach outside themselves are let in (VIS-044 to VIS-046).
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import struct
import subprocess
import sys
import tempfile
import unicodedata
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias, cast

import yaml
from lxml import etree
from msgspec import Struct
from msgspec.structs import replace
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from es_docs.diagnostics import AssetError, Diagnostic, Location, error, info, reason_of, warning
from es_docs.markup import DeclarationError, Element, UnsafeXmlError, parse
from es_docs.messages.signs import EMBLEM_ALT
from es_docs.outside import TooMuchError, read_file
from es_docs.regex import regex
from es_docs.visibility.emblem import PICTURE_SHA256, RATIO, emblem_svg
from es_docs.visibility.rules import EARLY, MAX_SIGNS, RULES, SignRole, eu_words, mandatory_roles

MANIFEST: Final = "manifest.yaml"
EMBLEM_PICTURE: Final = "union-emblem.png"

MAX_BYTES: Final = 5 * 1024 * 1024
MAX_PIXELS: Final = 50_000_000
MIN_VISIBLE_HEIGHT: Final = 0.5
"""Of a file's height; an official file has at most its protective field around the sign."""
MIN_PNG_HEIGHT: Final = 300
"""Pixels; on a flag of 11 mm that is 690 dpi, well above the 300 of print (VIS-046)."""
RATIO_RANGE: Final = (0.2, 8.0)
"""Width over height of a sign; what lies outside is a page or a line, not a sign."""
FALLBACK_HEIGHT: Final = 600
"""Pixels of the PNG that programs without SVG show instead."""
MAX_SVG_ELEMENTS: Final = 100_000
"""After every reference is followed; more is a trap for renderers, not a sign."""
MAX_SVG_DEPTH: Final = 200
MAX_SECONDS: Final = 2.5
"""To draw a sign once; an official one takes a tenth of a second."""
MAX_MANIFEST: Final = 200_000
"""Bytes."""

ArtworkKind: TypeAlias = Literal["svg", "png", "emf"]

_ROLE_NAMES: Final[Mapping[str, SignRole]] = MappingProxyType(
    {
        **{role.value: role for role in SignRole},
        "wojewodztwo": SignRole.VOIVODESHIP,
        "województwo": SignRole.VOIVODESHIP,
        "beneficjent": SignRole.BENEFICIARY,
        "realizator": SignRole.BENEFICIARY,
        "ue": SignRole.EU,
    }
)
INSTALLABLE: Final = (SignRole.FE, SignRole.VOIVODESHIP, SignRole.RP, SignRole.BENEFICIARY)


class Artwork(Struct, frozen=True):
    """A picture as it is put into documents; `ratio` is width over height.

    `fallback` is the PNG beside an SVG, for slide masters and for programs without SVG.
    """

    kind: ArtworkKind
    data: bytes
    ratio: float
    fallback: bytes | None = None


class Sign(Struct, frozen=True):
    """One sign of the strip; without `artwork` its words stand in for it.

    The Union's sign always has artwork (the emblem alone) and words (the lines beside it).
    """

    role: SignRole
    words: tuple[str, ...]
    alt: str
    artwork: Artwork | None


class SignState(Struct, frozen=True):
    """What the manifest says of one sign; without a `file` its words stand in for it."""

    role: SignRole
    words: str
    file: str | None
    origin: str


class _Entry(BaseModel):
    """One role of the manifest; what is empty is not known or not there."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    words: tuple[str, ...] = ()
    alt: str = ""
    file: str = ""
    origin: str = ""
    sha256: str = ""


_Manifest: TypeAlias = Mapping[SignRole, _Entry]
_MANIFEST: Final = TypeAdapter(dict[SignRole, _Entry])


# --- reading the folder


def load_signs(
    folder: Path, *, period: str, fund: str, agreement_date: date | None
) -> tuple[tuple[Sign, ...], tuple[Diagnostic, ...]]:
    """The signs of the strip from left to right, with what is to be said about them.

    `period` is a key of `rules.RULES`; `fund` is the fund's name in full. Findings: S001 names the
    signs shown by words alone, S002 an optional sign there is no room for, S003 an abbreviated
    fund, S004 and S005 a file that is missing or not the one that was checked. Raises AssetError:
    S006 when the emblem's picture is not the generated one, S007 when the manifest is unreadable.
    """
    rules = RULES[period]
    manifest = _read_manifest(folder / MANIFEST)
    mandatory = mandatory_roles(rules, agreement_date)
    wanted = [role for role in rules.optional if (entry := manifest.get(role)) and entry.file]
    shown = {*mandatory, *wanted[: MAX_SIGNS - len(mandatory)]}
    findings = [warning("S002", role=role.value) for role in wanted if role not in shown]
    if rules.names_fund and fund.isupper():
        findings.append(error("S003", fund=fund))
    signs: list[Sign] = []
    for role in rules.order:
        if role not in shown:
            continue
        if role is SignRole.EU:
            signs.append(_union_sign(folder, eu_words(rules, fund)))
            continue
        entry = manifest.get(role, _Entry())
        sign, faults = _sign(folder, role, entry, entry.words or rules.words.get(role, ()))
        signs.append(sign)
        findings.extend(faults)
    return tuple(signs), (*findings, *_stand_ins(signs))


def _stand_ins(signs: Sequence[Sign]) -> Iterator[Diagnostic]:
    missing = [sign for sign in signs if sign.artwork is None]
    if missing:
        names = "; ".join(f"{' '.join(sign.words)} ({sign.role})" for sign in missing)
        yield warning("S001", signs=names, role=missing[0].role)


def _union_sign(folder: Path, words: tuple[str, ...]) -> Sign:
    try:
        picture = (folder / EMBLEM_PICTURE).read_bytes()
    except OSError:
        raise AssetError(error("S006", file=EMBLEM_PICTURE)) from None
    if _digest(picture) != PICTURE_SHA256:
        raise AssetError(error("S006", file=EMBLEM_PICTURE))
    artwork = Artwork("svg", emblem_svg().encode(), RATIO, picture)
    return Sign(SignRole.EU, words, EMBLEM_ALT.format(words=" ".join(words)), artwork)


def _sign(
    folder: Path, role: SignRole, entry: _Entry, words: tuple[str, ...]
) -> tuple[Sign, tuple[Diagnostic, ...]]:
    if not words:
        raise AssetError(error("S007", Location(MANIFEST), detail=f"{role}: words"))
    sign = Sign(role, words, entry.alt or " ".join(words), None)
    if not entry.file:
        return sign, ()
    try:
        artwork = _installed_artwork(folder, role, entry)
    except AssetError as fault:
        return sign, fault.findings
    return replace(sign, artwork=artwork), ()


def _installed_artwork(folder: Path, role: SignRole, entry: _Entry) -> Artwork:
    """The artwork of an entry, judged again: hands may have changed the file and the manifest."""
    try:
        data = _bytes_in(folder, entry.file)
        if _digest(data) != entry.sha256:
            raise AssetError(error("S005", file=entry.file, role=role))
        artwork = read_artwork(data, entry.file)
        if artwork.kind != "svg":
            return artwork
        fallback = _bytes_in(folder, f"{role}.png")
    except OSError:
        raise AssetError(error("S004", file=entry.file, role=role)) from None
    picture = read_artwork(fallback, f"{role}.png")
    if picture.kind != "png" or abs(picture.ratio / artwork.ratio - 1) > 0.01:
        raise AssetError(error("S005", file=f"{role}.png", role=role))
    return replace(artwork, fallback=fallback)


def _bytes_in(folder: Path, name: str) -> bytes:
    """What a file of the folder holds. Raises OSError for none, or a link that leads outside."""
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise FileNotFoundError(name)
    try:
        return read_file(path, MAX_BYTES)
    except TooMuchError:
        raise AssetError(error("S011", file=name, megabytes=MAX_BYTES // 1024**2)) from None


def _read_manifest(path: Path) -> _Manifest:
    try:
        data = read_file(path, MAX_MANIFEST)
    except (OSError, ValueError) as fault:
        raise AssetError(error("S007", Location(path.name), detail=type(fault).__name__)) from None
    return _manifest(data, path.name)


@lru_cache(maxsize=8)
def _manifest(data: bytes, file: str) -> _Manifest:
    """What the bytes of a manifest say; a build asks twice, and many projects have the same."""
    at = Location(file)
    try:
        manifest = _MANIFEST.validate_python(yaml.safe_load(data.decode("utf-8-sig")))
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark
        place = Location(file, mark.line + 1, mark.column + 1) if mark else at
        raise AssetError(error("S007", place, detail=fault.problem or "")) from None
    except ValidationError as fault:
        detail = ".".join(str(step) for step in fault.errors()[0]["loc"])
        raise AssetError(error("S007", at, detail=detail)) from None
    except (ValueError, RecursionError, yaml.YAMLError) as fault:
        raise AssetError(error("S007", at, detail=type(fault).__name__)) from None
    for role, entry in manifest.items():
        if entry.file != Path(entry.file).name or role is SignRole.EU:
            raise AssetError(error("S007", at, detail=f"{role}.file"))
    return MappingProxyType(manifest)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def artwork_digests(folder: Path) -> frozenset[str]:
    """The digests of the sign files that are installed and still are what was checked.

    Those of the PNG beside an SVG are among them (VIS-045). Raises AssetError S007.
    """
    digests: set[str] = set()
    for role, entry in _read_manifest(folder / MANIFEST).items():
        if entry.file:
            try:
                artwork = _installed_artwork(folder, role, entry)
            except AssetError:
                continue
            digests |= {_digest(data) for data in (artwork.data, artwork.fallback) if data}
    return frozenset(digests)


def list_signs(folder: Path) -> tuple[SignState, ...]:
    """What the manifest knows of each sign that can be installed. Raises AssetError S007."""
    manifest = _read_manifest(folder / MANIFEST)
    entries = [(role, manifest.get(role, _Entry())) for role in INSTALLABLE]
    usual = RULES[EARLY].words
    return tuple(
        SignState(
            role=role,
            words=" ".join(entry.words or usual.get(role, ())),
            file=entry.file or None,
            origin=entry.origin,
        )
        for role, entry in entries
    )


# --- installing a file


def add_sign(folder: Path, role: str, file: Path, origin: str) -> tuple[Diagnostic, ...]:
    """Check `file`, make it the sign of `role` and return what is still to be said about it.

    `role` may be the Polish name; `origin` says in a person's words where the file came from. The
    file becomes `<role>.<kind>` (an SVG gets a PNG beside it), its digest goes into the manifest,
    and the files it replaces stay as `<name>.<digest>.old` (S024 names them; S015: a low PNG).
    Raises AssetError, and changes nothing, when the role or the file is refused: S007 to S023.
    """
    known = _installable(role)
    artwork = read_artwork(_read_file(file), file.name)
    if artwork.kind == "svg":
        artwork = _with_fallback(artwork, file.name)
    values = {
        "file": f"{known}.{artwork.kind}",
        "origin": origin,
        "sha256": _digest(artwork.data),
    }
    _read_manifest(folder / MANIFEST)
    try:
        text = (folder / MANIFEST).read_bytes().decode("utf-8-sig")
        updated = _with_values(text, known, values)
        kept = _install(folder, known, _files_of(known, artwork), updated)
    except OSError as fault:
        raise AssetError(error("S023", folder=folder, reason=reason_of(fault))) from None
    notes = [info("S024", role=known, files=", ".join(kept))] if kept else []
    return (*_doubts(artwork, file.name), *notes)


def _installable(role: str) -> SignRole:
    known = _ROLE_NAMES.get(unicodedata.normalize("NFC", role.strip()).casefold())
    if known is None:
        raise AssetError(error("S008", role=role, allowed=", ".join(INSTALLABLE)))
    if known is SignRole.EU:
        raise AssetError(error("S009"))
    return known


def _read_file(file: Path) -> bytes:
    try:
        return read_file(file, MAX_BYTES)
    except TooMuchError:
        raise AssetError(error("S011", file=file, megabytes=MAX_BYTES // 1024**2)) from None
    except OSError as fault:
        raise AssetError(error("S010", file=file, reason=reason_of(fault))) from None


def _doubts(artwork: Artwork, file: str) -> tuple[Diagnostic, ...]:
    doubts: list[Diagnostic] = []
    if artwork.kind == "png" and (height := _png_size(artwork.data)[1]) < MIN_PNG_HEIGHT:
        doubts.append(warning("S015", file=file, height=height, minimum=MIN_PNG_HEIGHT))
    drawn = artwork.data if artwork.kind == "png" else artwork.fallback
    if drawn and (share := _visible_height(drawn)) < MIN_VISIBLE_HEIGHT:
        doubts.append(warning("S026", file=file, share=round(share * 100)))
    return tuple(doubts)


def _visible_height(png: bytes) -> float:
    """The share of a picture's height that its drawing takes on white."""
    from PIL import Image, ImageChops

    with Image.open(io.BytesIO(png), formats=("PNG",)) as image:
        picture = image.convert("RGBA")
    page = Image.new("RGBA", picture.size, "white")
    seen = Image.alpha_composite(page, picture)
    box = ImageChops.difference(seen.convert("RGB"), page.convert("RGB")).getbbox()
    return (box[3] - box[1]) / picture.height if box else 1.0


def _files_of(role: SignRole, artwork: Artwork) -> Mapping[str, bytes]:
    files = {f"{role}.{artwork.kind}": artwork.data}
    if artwork.fallback:
        files[f"{role}.png"] = artwork.fallback
    return files


def _install(folder: Path, role: SignRole, files: Mapping[str, bytes], manifest: str) -> list[str]:
    """Write the files, then the manifest that makes them count; the names of what was kept."""
    kept: list[str] = []
    present = [folder / f"{role}.{kind}" for kind in ("svg", "png", "emf")]
    for path in (path for path in present if path.is_file()):
        data = path.read_bytes()
        if data != files.get(path.name):
            old = folder / f"{path.name}.{_digest(data)[:8]}.old"
            _replace(old, data)
            kept.append(old.name)
    for name, data in files.items():
        _replace(folder / name, data)
    _replace(folder / MANIFEST, manifest.encode())
    for path in present:
        if path.name not in files:
            path.unlink(missing_ok=True)
    return kept


def _replace(path: Path, data: bytes) -> None:
    """Put `data` at `path` in one step: readers see the old file or the new one."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _with_values(text: str, role: SignRole, values: Mapping[str, str]) -> str:
    """The manifest with the values of one role set and every other character as it was.

    Raises AssetError S007 when the file is laid out in a way that cannot be kept.
    """
    quoted = {key: json.dumps(value, ensure_ascii=False) for key, value in values.items()}
    entry = _child(yaml.compose(text, Loader=yaml.SafeLoader), role)
    if entry is None:
        block = "".join(f"  {key}: {value}\n" for key, value in quoted.items())
        updated = f"{text.rstrip()}\n\n{role}:\n{block}"
    else:
        updated = _edited(text, entry, quoted)
    expected = _MANIFEST.validate_python(yaml.safe_load(text))
    expected[role] = expected.get(role, _Entry()).model_copy(update=dict(values))
    try:
        is_kept = _MANIFEST.validate_python(yaml.safe_load(updated)) == expected
    except (yaml.YAMLError, ValidationError):
        is_kept = False
    if not is_kept:
        raise AssetError(error("S007", Location(MANIFEST), detail=role))
    return updated


def _edited(text: str, entry: yaml.Node, quoted: Mapping[str, str]) -> str:
    """Values that stand are replaced in place, new ones go before the first, last places first."""
    edits: list[tuple[int, int, str]] = []
    for key, value in quoted.items():
        node = _child(entry, key)
        if node is None:
            start = entry.start_mark
            edits.append((start.index, start.index, f"{key}: {value}\n{' ' * start.column}"))
        else:
            start, end = node.start_mark.index, node.end_mark.index
            edits.append((start, end, value if end > start else f" {value}"))
    for start, end, value in sorted(edits, reverse=True):
        text = text[:start] + value + text[end:]
    return text


def _child(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


# --- judging a file


def read_artwork(data: bytes, file: str) -> Artwork:
    """The picture in `data`, recognised by its content; `file` names it in findings.

    Raises AssetError: S011 too many bytes, S012 no known kind of picture, S013 and S014 a broken
    or too large PNG, S016 a ratio no sign has, S017 to S019 an SVG that is broken, unsafe or
    written with fonts, S020 a broken EMF, S021 a picture that shows nothing.
    """
    if len(data) > MAX_BYTES:
        raise AssetError(error("S011", file=file, megabytes=MAX_BYTES // 1024**2))
    if data.startswith(_PNG_SIGNATURE):
        artwork = Artwork("png", data, _png_ratio(data, file))
    elif data[40:44] == b" EMF":
        artwork = Artwork("emf", data, _emf_ratio(data, file))
    elif _looks_like_xml(data):
        artwork = _svg_artwork(data, file)
    else:
        raise AssetError(error("S012", file=file))
    low, high = RATIO_RANGE
    if not low <= artwork.ratio <= high:
        raise AssetError(error("S016", file=file, ratio=f"{artwork.ratio:.2f}".replace(".", ",")))
    return artwork


_PNG_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"


def _png_size(data: bytes) -> tuple[int, int]:
    """Width and height of IHDR, always the first chunk (PNG specification §5.6 and §11.2.1)."""
    width, height = struct.unpack_from(">II", data.ljust(24, b"\0"), 16)
    return width, height


def _png_ratio(data: bytes, file: str) -> float:
    width, height = _png_size(data)
    if not width or not height:
        raise AssetError(error("S013", file=file))
    if width * height > MAX_PIXELS:
        raise AssetError(error("S014", file=file, megapixels=MAX_PIXELS // 1_000_000))
    _refuse_blank(data, file)
    return width / height


def _refuse_blank(data: bytes, file: str) -> None:
    """Open the whole picture (a cut file fails here) and look for anything in it."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
            image.verify()
        with Image.open(io.BytesIO(data), formats=("PNG",)) as image:
            ranges = cast("tuple[tuple[int, int], ...]", image.convert("RGBA").getextrema())
    except (OSError, SyntaxError, ValueError, EOFError, MemoryError, struct.error, zlib.error):
        raise AssetError(error("S013", file=file)) from None
    if ranges[-1] == (0, 0) or all(low == high for low, high in ranges):
        raise AssetError(error("S021", file=file))


def _emf_ratio(data: bytes, file: str) -> float:
    """Width over height of the frame, or of the bounds when there is no frame.

    [MS-EMF] 2.2.9 (header), 2.3.4.2; every record is walked up to EMR_EOF (2.3.4.1).
    """
    fault = AssetError(error("S020", file=file))
    if len(data) < 88 or struct.unpack_from("<I", data)[0] != 1:
        raise fault
    place, kind = 0, 0
    while place + 8 <= len(data) and kind != 14:
        kind, size = struct.unpack_from("<II", data, place)
        if size < 8 or size % 4 or place + size > len(data):
            raise fault
        place += size
    if kind != 14 or struct.unpack_from("<I", data, 48)[0] != place:
        raise fault
    for offset in (24, 8):
        left, top, right, bottom = struct.unpack_from("<iiii", data, offset)
        if right > left and bottom > top:
            return (right - left) / (bottom - top)
    raise fault


def _looks_like_xml(data: bytes) -> bool:
    start = data[:64].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe \t\r\n")
    return start.startswith(b"<")


_SVG: Final = "{http://www.w3.org/2000/svg}"
_ACTIVE_ELEMENTS: Final = frozenset(
    {
        "script", "handler", "listener", "foreignObject", "iframe", "object", "embed", "audio",
        "video", "image", "feImage", "filter", "set", "animate", "animateColor", "animateMotion",
        "animateTransform", "discard",
    }
)  # fmt: skip
"""What runs, moves, blurs, or brings in another file."""
_TEXT_ELEMENTS: Final = frozenset({"text", "tref", "altGlyph"})
_OUTSIDE_URL: Final = regex(r"""url\(\s*['"]?(?!\s*['"]?\s*#)""", re.IGNORECASE)
_LOCAL_URL: Final = regex(r"""url\(\s*['"]?\s*#([^'")\s]+)""", re.IGNORECASE)


def _svg_artwork(data: bytes, file: str) -> Artwork:
    try:
        root = parse(data)
    except DeclarationError:
        raise AssetError(error("S018", file=file, part="<!ENTITY>")) from None
    except (etree.XMLSyntaxError, UnsafeXmlError):
        raise AssetError(error("S017", file=file)) from None
    if root.tag != f"{_SVG}svg":
        raise AssetError(error("S012", file=file))
    for part in _unsafe_parts(root):
        raise AssetError(error("S018", file=file, part=part))
    if any(_local(element) in _TEXT_ELEMENTS for element in root.iter("*")):
        raise AssetError(error("S019", file=file))
    ratio = _svg_ratio(root)
    if ratio is None:
        raise AssetError(error("S017", file=file))
    if _document_of(root).doctype:  # a part of a package carries no DTD (OPC §8.3.2)
        data = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return Artwork("svg", data, ratio)


def _unsafe_parts(root: Element) -> Iterator[str]:
    """What an SVG that is only a drawing never holds, named for the person who made it."""
    dtd = _document_of(root).internalDTD
    if dtd is not None and any(True for _ in dtd.iterentities()):
        yield "<!ENTITY>"
    prolog = root.itersiblings(etree.PI, preceding=True)  # <?xml-stylesheet?> counts only there
    yield from (str(node)[:40] for node in prolog)
    yield from (str(node)[:40] for node in root.iter(etree.Entity))
    for element in root.iter("*"):
        name = _local(element)
        if name in _ACTIVE_ELEMENTS:
            yield f"<{name}>"
        if name == "style" and _reaches_out(element.text or ""):
            yield "<style>"
        for local, value in _attributes(element):
            is_reference = local in {"href", "base", "src"}
            if (
                local.lower().startswith("on")
                or (is_reference and not value.strip().startswith("#"))
                or _reaches_out(value)
            ):
                yield f"{local}=…"
    if not _is_bounded(root):
        yield "<use>"


def _reaches_out(css: str) -> bool:
    """CSS that names another file, or hides what it names behind escapes."""
    return "\\" in css or "@import" in css.lower() or bool(_OUTSIDE_URL.search(css))


def _local(element: Element) -> str:
    return etree.QName(element).localname


def _attributes(element: Element) -> Iterator[tuple[str, str]]:
    """Local names and values."""
    for name, value in element.attrib.items():
        yield etree.QName(name).localname, str(value)


def _document_of(root: Element) -> Any:
    """`etree.DocInfo`; the stubs know only a part of it."""
    return root.getroottree().docinfo


def _is_bounded(root: Element) -> bool:
    """Whether the drawing stays small after every local reference is followed, and none loops."""
    targets = {key: element for element in root.iter("*") if (key := element.get("id"))}
    known: dict[str, int] = {}

    def weight(element: Element, depth: int) -> int:
        if depth > MAX_SVG_DEPTH:
            return MAX_SVG_ELEMENTS + 1
        total = 1 + sum(weight(child, depth + 1) for child in element.iterchildren("*"))
        for key in _local_references(element):
            if key not in known and key in targets:
                known[key] = MAX_SVG_ELEMENTS + 1  # what refers to itself is without end
                known[key] = weight(targets[key], depth + 1)
            total += known.get(key, 0)
        return min(total, MAX_SVG_ELEMENTS + 1)

    return weight(root, 0) <= MAX_SVG_ELEMENTS


def _local_references(element: Element) -> Iterator[str]:
    for local, value in _attributes(element):
        if local == "href":
            yield value.strip().removeprefix("#")
        yield from _LOCAL_URL.findall(value)


_LENGTH: Final = regex(r"\s*(\d*\.?\d+(?:e[+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|q)?\s*", re.IGNORECASE)
_PIXELS: Final = MappingProxyType(
    {
        "": 1, "px": 1, "pt": 96 / 72, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96,
        "q": 24 / 25.4,
    }
)  # fmt: skip
"""CSS Values and Units 3 §6.2."""


def _svg_ratio(root: Element) -> float | None:
    """Width over height of the picture: its own size, or else that of its viewBox (SVG 1.1 §7)."""
    size = [_pixels(root.get(name, "")) for name in ("width", "height")]
    if not all(size):
        numbers = re.split(r"[\s,]+", root.get("viewBox", "").strip())
        size = [_pixels(number) for number in numbers[2:4]] if len(numbers) == 4 else []
    if len(size) != 2 or not size[0] or not size[1]:
        return None
    return size[0] / size[1]


def _pixels(length: str) -> float:
    parts = _LENGTH.fullmatch(length)
    return float(parts[1]) * _PIXELS[(parts[2] or "").lower()] if parts else 0.0


def _with_fallback(artwork: Artwork, file: str) -> Artwork:
    """The SVG with the PNG that stands in for it, drawn without any fonts of the system."""
    drawing = etree.tostring(parse(artwork.data), encoding="unicode")
    picture = _drawn(drawing, max(1, round(FALLBACK_HEIGHT * artwork.ratio)), file)
    _refuse_blank(picture, file)
    return replace(artwork, fallback=picture)


def _drawn(drawing: str, width: int, file: str) -> bytes:
    """Drawn by a process of its own (`pen`). Raises AssetError S017, or S025 when it never ends."""
    command = [sys.executable, str(Path(__file__).with_name("pen.py")), str(width)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the drawing goes in as data
            [*command, str(FALLBACK_HEIGHT)],
            input=drawing.encode(),
            capture_output=True,
            timeout=MAX_SECONDS,
            check=False,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )
    except subprocess.TimeoutExpired:
        raise AssetError(error("S025", file=file)) from None
    except OSError as fault:
        raise AssetError(error("S010", file=file, reason=reason_of(fault))) from None
    if done.returncode:
        raise AssetError(error("S025", file=file))
    if not done.stdout:
        raise AssetError(error("S017", file=file))
    return done.stdout
