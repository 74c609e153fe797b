"""What a designer's restyled reference document lacks, and what will look wrong with it.

First all that can be told from the file itself, at once; then, when nothing is missing, the proof:
documents are made with it from a sample, in memory, and looked at as `verify` looks at files.
"""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Final

from msgspec import Struct

from es_docs.diagnostics import AssetError, Diagnostic, Kind, Location, error, has_errors, reason_of
from es_docs.env import Environment
from es_docs.layout.measure import Metrics
from es_docs.outside import TooMuchError, read_file

MAX_BYTES: Final = 64 * 1024 * 1024


class Judged(Struct, frozen=True):
    """What there is to say about a reference document.

    `parts` and `fields` count its layouts and placeholders, or its styles (and 0); `size` is what
    the sample came to: slides, or estimated pages; 0 when the sample was not made.
    """

    kind: Kind
    findings: tuple[Diagnostic, ...]
    trial: tuple[Diagnostic, ...] = ()
    parts: int = 0
    fields: int = 0
    size: int = 0

    @property
    def is_usable(self) -> bool:
        return not has_errors((*self.findings, *self.trial))


def judge_reference(data: bytes, file: str, environment: Environment) -> Judged:
    """Judge a .pptx or .docx by its ending and content; `environment` lends signs and metrics.

    Raises AssetError when signs or metrics cannot be read; what is wrong with the reference itself
    is a finding.
    """
    metrics = Metrics.load(environment.metrics)
    if PurePath(file).suffix.casefold() == ".docx":
        from es_docs.restyling.report import judge_report

        return judge_report(data, file, environment, metrics)
    from es_docs.restyling.deck import judge_deck

    return judge_deck(data, file, environment, metrics)


def read_reference(path: Path) -> bytes:
    """The bytes of a reference document. Raises AssetError T024 or T025 for what can be none."""
    file = str(path)
    limits = {"file": file, "megabytes": MAX_BYTES // 1024**2}
    if path.suffix.casefold() not in (".pptx", ".docx"):
        raise AssetError(error("T024", Location(file), file=file))
    try:
        return read_file(path, MAX_BYTES)
    except TooMuchError:
        reason = f"{path.stat().st_size // 1024**2} MB"
        raise AssetError(error("T025", Location(file), reason=reason, **limits)) from None
    except OSError as why:
        reason = reason_of(why)
        raise AssetError(error("T025", Location(file), reason=reason, **limits)) from why
