"""How long the whole process takes, cold, as a ratio to the smallest script with the libraries.

    python bench/build.py [RUNS]

The commands run in turn, A B C A B C …, so that a change of the machine's speed meets all of
them. The figure to quote is the median of the ratios of neighbouring runs.
"""

from __future__ import annotations

import sys
import tempfile

from program import BASELINE, ES_DOCS, SEED, in_turn, tell_ratio, tell_times

OURS, SCRIPT, FLOOR = "es-docs build", "smallest script", "imports alone"


def main(runs: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            OURS: [*ES_DOCS, "build", str(SEED), "--output", folder],
            SCRIPT: [*BASELINE, str(SEED), folder],
            FLOOR: [sys.executable, "-c", "import pptx, docx, pydantic, yaml, click"],
        }
        times = in_turn(commands, runs)
    tell_times(times)
    for other in (SCRIPT, FLOOR):
        tell_ratio(times, OURS, other)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7)
