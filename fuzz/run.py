"""`python fuzz/run.py [--inputs N | --seconds N] [FACE…]`: fuzz the faces of the program.

One process at a time, watched: an input that hangs it or kills it is kept as one that raises. Bad
inputs go to `fuzz/found/`, each with its recipe and traceback. Ends with 1 when there are any.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from msgspec import Struct, field

HERE: Final = Path(__file__).resolve().parent
CORPUS: Final = HERE.parent / "tests" / "corpus" / "fuzz"
PATIENCE: Final = 40.0
"""Seconds one input may take before the process is ended; 5 is the limit it is judged by."""

sys.path.insert(0, str(HERE))


class Total(Struct):
    """What came of one face, over all its processes."""

    face: str
    inputs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    megabytes: float = 0.0
    kinds: dict[str, int] = field(default_factory=dict[str, int])

    def add(self, tally: dict[str, object]) -> None:
        self.inputs += int(str(tally["inputs"]))
        self.seconds += float(str(tally["seconds"]))
        self.slowest = max(self.slowest, float(str(tally["slowest"])))
        self.megabytes = max(self.megabytes, float(str(tally["megabytes"])))
        kinds = tally["kinds"]
        assert isinstance(kinds, dict)
        for kind, count in kinds.items():
            self.kinds[kind] = self.kinds.get(kind, 0) + count

    def line(self) -> str:
        bad = sum(self.kinds.values())
        pace = self.inputs / self.seconds if self.seconds else 0
        return (
            f"{self.face:12}{self.inputs:9}{self.seconds:9.0f}{pace:8.1f}{bad:8}"
            f"{len(self.kinds):7}{self.slowest:9.2f}{self.megabytes:9.0f}"
        )


HEAD: Final = f"{'face':12}{'inputs':>9}{'s':>9}{'per s':>8}{'bad':>8}{'kinds':>7}{'slowest s':>9}{'peak MB':>9}"


def main() -> int:
    from faces import FACES

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("faces", nargs="*", metavar="FACE", help=f"of {', '.join(FACES)}; all")
    limit = parser.add_mutually_exclusive_group()
    limit.add_argument("--inputs", type=int, default=10_000, help="of all faces together")
    limit.add_argument("--seconds", type=float, help="for all faces together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--found", type=Path, default=HERE / "found")
    asked = parser.parse_args()
    chosen = [FACES[name] for name in asked.faces or FACES]
    whole = sum(face.share for face in chosen)
    totals: list[Total] = []
    print(HEAD, flush=True)
    for face in chosen:
        part = face.share / whole
        inputs = 10**9 if asked.seconds else max(1, round(asked.inputs * part))
        seconds = asked.seconds * part if asked.seconds else 1e9
        totals.append(fuzzed(face.name, inputs, seconds, asked.seed, asked.found))
        print(totals[-1].line(), flush=True)
        for kind, count in totals[-1].kinds.items():
            print(f"    {count} × {kind}", flush=True)
    return tell(totals)


def tell(totals: list[Total]) -> int:
    whole = Total("all")
    for total in totals:
        whole.add({name: getattr(total, name) for name in ("inputs", "seconds", "slowest")} | {
            "megabytes": total.megabytes,
            "kinds": {f"{total.face}: {kind}": count for kind, count in total.kinds.items()},
        })  # fmt: skip
    print(whole.line())
    return 1 if whole.kinds else 0


def fuzzed(face: str, inputs: int, seconds: float, seed: int, found: Path) -> Total:
    total, end = Total(face), time.monotonic() + seconds
    while total.inputs < inputs and time.monotonic() < end:
        with tempfile.TemporaryDirectory(prefix="es-docs-fuzz-") as folder:
            home, left = Path(folder), inputs - total.inputs
            kind = _watched(face, home, left, seed, found, end)
            seed += 1
            tally = home / "tally"
            if not tally.exists():
                raise SystemExit((home / "log").read_text(encoding="utf-8", errors="replace"))
            total.add(json.loads(tally.read_text(encoding="utf-8")))
            if kind:
                total.kinds[kind] = total.kinds.get(kind, 0) + 1
                _keep(found / face, kind, (home / "now").read_bytes(), home)
    return total


def _watched(face: str, home: Path, left: int, seed: int, found: Path, end: float) -> str:
    """Run one process to its end; why it was not of its own will, or ""."""
    command = [sys.executable, str(HERE / "worker.py"), face, str(home), str(found.resolve()),
               str(CORPUS), str(left), str(seed)]  # fmt: skip
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            while process.poll() is None:
                time.sleep(0.2)
                if time.monotonic() > end:
                    return ""
                now = home / "now"
                if now.exists() and now.stat().st_size and _age(now) > PATIENCE:
                    return "hangs"
        finally:
            if process.poll() is None:
                process.kill()
            process.wait()
    return "" if process.returncode == 0 else f"dies ({process.returncode})"


def _age(file: Path) -> float:
    return time.time() - file.stat().st_mtime


def _keep(folder: Path, kind: str, recipe: bytes, home: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    name = f"{kind.replace(' ', '-')}-{abs(hash(recipe)) % 10**6}"
    (folder / f"{name}.json").write_bytes(recipe)
    (folder / f"{name}.txt").write_bytes((home / "log").read_bytes()[-5_000:])


if __name__ == "__main__":
    sys.exit(main())
