"""Files of Office as what they are: archives, taken apart and put together again."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO


def unpacked(data: bytes) -> dict[str, bytes]:
    """The files in an archive by their names, without the folders it names."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {one.filename: archive.read(one) for one in archive.infolist() if not one.is_dir()}


def packed(
    parts: Mapping[str, bytes] | Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED
) -> bytes:
    members = parts.items() if isinstance(parts, Mapping) else parts
    target = BytesIO()
    with zipfile.ZipFile(target, "w", method, compresslevel=1) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return target.getvalue()


def changed(data: bytes, pattern: str, edit: Callable[[str], str]) -> bytes:
    """The archive with the text of all parts of such a name edited; one of them has to change."""
    parts = unpacked(data)
    texts = {name: parts[name].decode() for name in parts if re.fullmatch(pattern, name)}
    edited = {name: edit(text) for name, text in texts.items()}
    assert edited != texts, pattern
    return packed({**parts, **{name: text.encode() for name, text in edited.items()}})
