"""Pictures of what the program makes, drawn by LibreOffice: the README's and the variants'.

    python tools/contact_sheet.py [OUTPUT_FOLDER]

Writes documents.png (the seed's deck and report) and variants.png (a row of slides for the seed
and for each project of tests/variants.py). Needs soffice, pdftoppm and Carlito; the signs and
texts are those of the checkout.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from es_docs import content
from es_docs.compose import compose
from es_docs.env import DECK_REFERENCE, REPORT_REFERENCE, find_environment
from es_docs.layout.deck import Deck
from es_docs.layout.measure import Metrics
from es_docs.layout.slides import lay_out
from es_docs.model import Project
from es_docs.render.powerpoint import render_deck
from es_docs.render.word import render_report
from es_docs.story import Audience, Story
from es_docs.theme import read_deck_theme
from es_docs.visibility.signs import Sign, load_signs

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "content" / "koordynacja-es.yaml"
FACE = "/usr/share/fonts/truetype/crosextra/Carlito-Regular.ttf"
GROUND, HAIRLINE, INK = "#eef0f3", "#cdd2da", "#3a4250"
SLIDES_IN_A_ROW = 6
LEFT_OUT_OF_THE_SEED = ("Zestawienie", "Działanie z sumą", "Zakończenie")
CONTINUED = re.compile(r"\((\d+)/\1\)$")
"""The last of several slides: „Wyniki (3/3)”."""

NAMES = {
    "seed": "The seed project",
    "without_effects": "No effects: totals take their place",
    "thirty_actions": "30 actions with 7 tasks each",
    "english_titles": "One action, English titles",
    "long_names": "Names of 400 characters",
    "single_task": "A single task",
    "many_units": "Five units, fractions, over-fulfilled plans",
}


def load_variants() -> Mapping[str, Callable[[Project], Project]]:
    """The projects the tests build, imported from where the tests keep them."""
    sys.path.insert(0, str(ROOT / "tests"))
    from variants import VARIANTS

    return VARIANTS


# --- from projects to pages ---------------------------------------------------------------------


class Press:
    """Makes documents of a project with the checkout's own assets."""

    def __init__(self) -> None:
        self._environment = find_environment(ROOT)
        self._metrics = Metrics.load(self._environment.metrics)
        self._deck_reference = self._environment.read(DECK_REFERENCE)
        self._theme = read_deck_theme(self._deck_reference, DECK_REFERENCE)

    def deck(self, project: Project) -> tuple[bytes, Deck]:
        story = self._story(project)
        deck = lay_out(story, self._theme, self._metrics)
        signs = self._signs(story)
        return render_deck(deck, story, self._theme, self._deck_reference, signs), deck

    def report(self, project: Project) -> bytes:
        story = self._story(project)
        reference = self._environment.read(REPORT_REFERENCE)
        told = story.told_to(Audience.REPORT)
        return render_report(told, reference, self._signs(story), self._metrics)

    def _story(self, project: Project) -> Story:
        return compose(project, lambda *_path: None, key=SEED.stem, folder=SEED.parent)

    def _signs(self, story: Story) -> tuple[Sign, ...]:
        folder = self._environment.signs
        period, fund = story.funding_period, story.fund
        return load_signs(folder, period=period, fund=fund, agreement_date=None)[0]


def to_pages(files: Sequence[Path], folder: Path, width: int) -> dict[str, list[Image.Image]]:
    """Pictures of all pages of each file, `width` pixels wide, by the file's stem."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
    pages: dict[str, list[Image.Image]] = {}
    for file in files:
        scale = ["-scale-to-x", str(width), "-scale-to-y", "-1"]
        target = folder / file.stem
        pdf = folder / f"{file.stem}.pdf"
        subprocess.run(["pdftoppm", "-png", *scale, str(pdf), str(target)], check=True)
        drawn = sorted(folder.glob(f"{file.stem}-*.png"))
        pages[file.stem] = [Image.open(path).convert("RGB") for path in drawn]
    return pages


def chosen(deck: Deck, seed: Deck) -> list[int]:
    """Slides that show what is peculiar to a project: those the seed's deck does not have, first
    one of each layout, then the end of what runs over several slides, then the others."""
    is_seed = deck is seed
    usual = [] if is_seed else [slide.shapes for slide in seed.slides]
    own = [n for n, slide in enumerate(deck.slides) if slide.shapes not in usual]
    if is_seed:
        own = [n for n in own if deck.slides[n].layout not in LEFT_OUT_OF_THE_SEED]
    layouts = [deck.slides[number].layout for number in own]
    firsts = [number for place, number in enumerate(own) if layouts.index(layouts[place]) == place]
    ends = [number for number in own if CONTINUED.search(deck.slides[number].title)]
    ranked = list(dict.fromkeys([*firsts, *ends, *own]))
    return sorted(ranked[:SLIDES_IN_A_ROW])


# --- pictures -----------------------------------------------------------------------------------


def put(sheet: Image.Image, page: Image.Image, place: tuple[int, int], *, shadow: bool) -> None:
    """The page with a hairline around it, and a soft shadow below it if wanted."""
    x, y = place
    if shadow:
        reach = 14
        size = page.width + 2 * reach, page.height + 2 * reach
        blurred = Image.new("L", size, 0)
        ImageDraw.Draw(blurred).rectangle(
            (reach, reach, size[0] - reach - 1, size[1] - reach - 1), fill=60
        )
        blurred = blurred.filter(ImageFilter.GaussianBlur(6))
        sheet.paste(Image.new("RGB", size, "#202a3c"), (x - reach, y - reach + 4), blurred)
    frame = (x - 1, y - 1, x + page.width, y + page.height)
    ImageDraw.Draw(sheet).rectangle(frame, outline=HAIRLINE)
    sheet.paste(page, place)


def save(sheet: Image.Image, path: Path) -> None:
    """In 256 colours, which keeps the file small; k-means keeps the few strong ones as they are."""
    palette = sheet.quantize(256, kmeans=4, dither=Image.Dither.NONE)
    palette.save(path, optimize=True)
    print(f"{path}: {sheet.width} × {sheet.height} px, {path.stat().st_size // 1024} KB")


def documents_sheet(
    slides: Sequence[Image.Image], pages: Sequence[Image.Image], width: int = 1600
) -> Image.Image:
    """Six slides in two rows above three pages of the report."""
    margin, gap = 56, 32
    slide_width = (width - 2 * margin - 2 * gap) // 3
    small = [fitted(slide, slide_width) for slide in slides]
    sheets = [fitted(page, slide_width) for page in pages]
    top = margin + 2 * (small[0].height + gap) + gap // 2
    sheet = Image.new("RGB", (width, top + sheets[0].height + margin), GROUND)
    for number, slide in enumerate(small):
        row, column = divmod(number, 3)
        place = (margin + column * (slide_width + gap), margin + row * (slide.height + gap))
        put(sheet, slide, place, shadow=True)
    for column, page in enumerate(sheets):
        put(sheet, page, (margin + column * (slide_width + gap), top), shadow=True)
    return sheet


def variants_sheet(rows: Mapping[str, Sequence[Image.Image]], width: int = 1800) -> Image.Image:
    """A labelled row of slides for each project."""
    margin, gap, label = 36, 14, 34
    slide_width = (width - 2 * margin - (SLIDES_IN_A_ROW - 1) * gap) // SLIDES_IN_A_ROW
    small = {name: [fitted(slide, slide_width) for slide in row] for name, row in rows.items()}
    step = label + next(iter(small.values()))[0].height + 22
    sheet = Image.new("RGB", (width, 2 * margin + step * len(small) - 22), GROUND)
    font = ImageFont.truetype(FACE, 22)
    for number, (name, row) in enumerate(small.items()):
        y = margin + number * step
        ImageDraw.Draw(sheet).text((margin, y), name, fill=INK, font=font)
        for column, slide in enumerate(row):
            place = (margin + column * (slide_width + gap), y + label)
            put(sheet, slide, place, shadow=False)
    return sheet


def fitted(page: Image.Image, width: int) -> Image.Image:
    height = round(page.height * width / page.width)
    return page.resize((width, height), Image.Resampling.LANCZOS)


# --- the two pictures ---------------------------------------------------------------------------


def first_with(deck: Deck, layout: str) -> int:
    return next(n for n, slide in enumerate(deck.slides) if slide.layout == layout)


README_SLIDES = (
    "Okładka",
    "Projekt w skrócie",
    "Wyniki",
    "Zestawienie",
    "Działanie z efektem",
    "Efekty",
)
README_PAGES = (0, 2, 4)
"""The cover, the summary, actions."""


def main(output: Path) -> None:
    project = content.load(SEED).project
    if project is None:
        raise SystemExit(f"{SEED} is not in order")
    press = Press()
    projects = {"seed": project}
    projects |= {name: varied(project) for name, varied in load_variants().items()}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        decks: dict[str, Deck] = {}
        for key, one in projects.items():
            data, decks[key] = press.deck(one)
            (folder / f"{key}.pptx").write_bytes(data)
        (folder / "report.docx").write_bytes(press.report(project))
        files = [folder / f"{key}.pptx" for key in projects]
        pages = to_pages([*files, folder / "report.docx"], folder, 960)
    output.mkdir(parents=True, exist_ok=True)
    slides = [pages["seed"][first_with(decks["seed"], layout)] for layout in README_SLIDES]
    report = [pages["report"][number] for number in README_PAGES]
    save(documents_sheet(slides, report), output / "documents.png")
    rows = {
        f"{NAMES.get(key, key)} · {len(deck.slides)} slides": [
            pages[key][n] for n in chosen(deck, decks["seed"])
        ]
        for key, deck in decks.items()
    }
    save(variants_sheet(rows), output / "variants.png")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
