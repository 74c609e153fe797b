"""The smallest honest script that makes the same tables with python-pptx and python-docx alone.

No design, no signs, no charts, no checks: the libraries' default templates and a loop. It reads
the same content file and writes a .pptx and a .docx with the same task tables.

    python bench/baseline.py CONTENT OUTPUT_FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

import yaml
from docx import Document
from pptx import Presentation
from pptx.util import Inches

HEADER = ("Zadanie", "Plan", "Wykonanie", "% planu")


def rows(action: dict[str, list[dict[str, int]]]) -> list[tuple[str, ...]]:
    return [
        HEADER,
        *(
            (
                str(task["nazwa"]),
                f"{task['plan']} {task['jednostka']}",
                f"{task['wykonanie']} {task['jednostka']}",
                f"{100 * task['wykonanie'] / task['plan']:.0f}%",
            )
            for task in action["zadania"]
        ),
    ]


def main(content: Path, output: Path) -> None:
    actions = yaml.safe_load(content.read_text(encoding="utf-8"))["działania"]
    deck, report = Presentation(), Document()
    for action in actions:
        lines = rows(action)
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = action["tytuł"]
        place = Inches(0.5), Inches(2), Inches(9), Inches(3)
        drawn = slide.shapes.add_table(len(lines), len(HEADER), *place).table
        report.add_heading(action["tytuł"], level=2)
        typed = report.add_table(len(lines), len(HEADER))
        for y, line in enumerate(lines):
            for x, text in enumerate(line):
                drawn.cell(y, x).text = text
                typed.cell(y, x).text = text
        for effect in action.get("efekty", ()):
            report.add_paragraph(effect)
    output.mkdir(parents=True, exist_ok=True)
    deck.save(output / "baseline.pptx")
    report.save(output / "baseline.docx")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
