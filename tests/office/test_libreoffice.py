"""A weaker second witness: LibreOffice draws what was built, and every word is where it may be.

It is weaker than measuring because LibreOffice is not PowerPoint; it is worth having because it
shares no line of code with this project. The contents are a person's: YAML files, built as any.
"""

from __future__ import annotations

import random
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any
from xml.etree import ElementTree as ET

import docx
import pytest
import yaml
from msgspec import Struct
from msgspec.structs import replace

from es_docs.build import Built, build
from es_docs.story import Story
from es_docs.theme import DeckTheme
from es_docs.units import Emu
from es_docs.visibility.signs import load_signs
from extent import few

GENERATED = few(20)
REPORTS = 8
"""As many reports are looked at: LibreOffice takes its time over Word files."""
TOLERANCE = 1.0
"""Points a slide's word may stand out: the boxes are of whole font heights, not of ink."""
MARGIN = Emu.from_mm(25).points
MARGIN_TOLERANCE = Emu.from_mm(1).points
X = "{http://www.w3.org/1999/xhtml}"


def is_drawn_in(face: str, stands_for: str) -> bool:
    """Whether this machine draws `stands_for` with the face of the same metrics."""
    if shutil.which("fc-match") is None:
        return False
    answer = subprocess.run(
        ["fc-match", stands_for], capture_output=True, text=True, check=False
    ).stdout
    return face in answer


pytestmark = [
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed"),
    pytest.mark.skipif(
        not is_drawn_in("Carlito", "Calibri"),
        reason="fonts-crosextra-carlito is not installed: Calibri would be drawn wider",
    ),
]


# --- what is built ------------------------------------------------------------------------------

WORDS = [
    "a",
    "i",
    "o",
    "w",
    "z",
    "na",
    "do",
    "przy",
    "dla",
    "oraz",
    "bez",
    "ekonomii",
    "społecznej",
    "regionalnych",
    "podmiotów",
    "współpracy",
    "międzysektorowej",
    "Ośrodków",
    "Wsparcia",
    "WTZ",
    "ZAZ",
    "samorządów",
    "spotkań",
    "sieciujących",
    "Żółwino",
    "gęślą",
    "jaźń",
    "najwartościowszych",
    "doradczo-informacyjnych",
    "2014–2020",
    "„Zakup",
    "Prospołeczny”",
    "(CIS,",
    "KIS)",
    "niepełnosprawnościami",
    "konstantynopolitańczykowianeczka",
    "zażółć",
    "1250",
    "zatrudnienia",
    "rozwoju",
]
UNITS = ("spotkanie", "wizyta studyjna", "szkolenie", "osoba", "publikacja")


def words(chance: random.Random, least: int, most: int) -> str:
    """A text of about `least` to `most` characters; short ones are as likely as long ones."""
    wanted = round(least * (most / least) ** chance.random())
    text = chance.choice(WORDS).capitalize()
    while len(text) < wanted:
        text += f" {chance.choice(WORDS)}"
    return text


def some_task(chance: random.Random, label: str) -> Mapping[str, object]:
    planned = chance.choice([chance.randint(1, 60), chance.randint(1, 20_000)])
    return {
        "nazwa": f"{words(chance, 8, 220)} {label}",
        "plan": str(planned),
        "wykonanie": str(chance.randint(0, planned * 5 // 4)),
        "jednostka": chance.choice(UNITS),
    }


def some_action(chance: random.Random, number: int) -> Mapping[str, object]:
    tasks = [some_task(chance, f"{number}.{n}") for n in range(1, chance.randint(1, 8) + 1)]
    effects = [f"{words(chance, 15, 160)} {n}" for n in range(chance.randint(0, 5))]
    short = {"skrót": f"{words(chance, 6, 40)} {number}"} if chance.random() < 0.7 else {}
    return {
        "tytuł": f"{words(chance, 15, 200)} {number}",
        **short,
        "zadania": tasks,
        **({"efekty": effects} if effects else {}),
    }


def some_content(seed_content: Path, number: int) -> str:
    """The seed's content with other actions and texts; the same for the same number."""
    chance = random.Random(number)  # noqa: S311 - chosen to be repeatable
    content: dict[str, Any] = yaml.load(
        seed_content.read_text(encoding="utf-8"),
        yaml.BaseLoader,  # noqa: S506 - builds text, lists and mappings alone
    )
    content["projekt"]["tytuł"] = words(chance, 10, 160)
    content["projekt"]["cel"] = words(chance, 30, 500)
    content["działania"] = [some_action(chance, n) for n in range(1, chance.randint(1, 12) + 1)]
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False)


@pytest.fixture(scope="module")
def contents(seed_content: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("contents")
    files = [folder / f"proba-{number:02}.yaml" for number in range(GENERATED)]
    for number, file in enumerate(files):
        file.write_text(some_content(seed_content, number), encoding="utf-8")
    return [seed_content, *files]


# --- what LibreOffice makes of it ---------------------------------------------------------------


class Word(Struct, frozen=True, dict=True):
    """A word and its box in points from the page's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


class Page(Struct, frozen=True, dict=True):
    """`lines` from top to bottom; `width` and `height` in points."""

    width: float
    height: float
    lines: tuple[tuple[Word, ...], ...]

    @property
    def words(self) -> Iterator[Word]:
        return (word for line in self.lines for word in line)


def to_pdf(files: Sequence[Path], folder: Path) -> list[Path]:
    """All files in one call, with a profile of its own, so that no running office is disturbed."""
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=80)
    return [folder / f"{file.stem}.pdf" for file in files]


def read_pages(pdf: Path) -> list[Page]:
    command = ["pdftotext", "-bbox-layout", str(pdf), "-"]
    text = subprocess.run(command, check=True, capture_output=True, timeout=20).stdout
    root = ET.fromstring(text)  # noqa: S314 - what pdftotext wrote of our own file
    return [read_page(page) for page in root.iter(f"{X}page")]


def read_page(page: ET.Element) -> Page:
    lines = [tuple(map(read_word, line.iter(f"{X}word"))) for line in page.iter(f"{X}line")]
    lines.sort(key=lambda line: line[0].top)
    return Page(float(page.get("width", "0")), float(page.get("height", "0")), tuple(lines))


def read_word(word: ET.Element) -> Word:
    left, top, right, bottom = (float(word.get(a, "")) for a in ("xMin", "yMin", "xMax", "yMax"))
    return Word(word.text or "", left, top, right, bottom)


# --- slides -------------------------------------------------------------------------------------


def faults_of_slide(page: Page, number: int, strip_top: float, strip: Counter[str]) -> list[str]:
    """Words outside the slide, words on words, and anything in the strip but its own words."""
    found = [
        f"slide {number}: {word} leaves the slide"
        for word in page.words
        if word.left < -TOLERANCE
        or word.top < -TOLERANCE
        or word.right > page.width + TOLERANCE
        or word.bottom > page.height + TOLERANCE
    ]
    low = [word for word in page.words if word.bottom > strip_top + TOLERANCE]
    own = Counter(word.text for word in low)
    if own - strip not in (Counter(), Counter([str(number)])):
        found.append(f"slide {number}: {sorted((own - strip).elements())} reach into the strip")
    if strip - own:
        found.append(f"slide {number}: the strip lacks {sorted((strip - own).elements())}")
    return [*found, *(f"slide {number}: {a} on {b}" for a, b in clashes(page))]


def core(word: Word) -> Word:
    """The middle of a word's box: boxes of neighbouring lines touch, their middles may not."""
    sixth, third = min(2.0, (word.right - word.left) / 6), (word.bottom - word.top) / 3
    return Word(
        word.text, word.left + sixth, word.top + third, word.right - sixth, word.bottom - third
    )


def clashes(page: Page) -> Iterator[tuple[str, str]]:
    cores = [core(word) for word in page.words]
    for place, one in enumerate(cores):
        for other in cores[place + 1 :]:
            beside = one.right <= other.left or other.right <= one.left
            if not (beside or one.bottom <= other.top or other.bottom <= one.top):
                yield one.text, other.text


@pytest.fixture(scope="module")
def strip_words(story: Story, environment: Any) -> Counter[str]:
    signs, _ = load_signs(
        environment.signs, period=story.funding_period, fund=story.fund, agreement_date=None
    )
    return Counter(" ".join(line for sign in signs for line in sign.words).split())


@pytest.fixture(scope="module")
def decks(contents: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[Built]:
    folder = tmp_path_factory.mktemp("decks")
    return [build(content, folder, frozenset({"pptx"})) for content in contents]


def test_every_word_of_a_deck_stands_on_its_slide_and_above_the_strip(
    decks: list[Built], theme: DeckTheme, strip_words: Counter[str], tmp_path: Path
) -> None:
    told = {finding.code for built in decks for finding in built.findings}
    assert not told & {"F001", "F002"}, "the texts were chosen to fit: all slides are looked at"
    faults: list[str] = []
    pdfs = to_pdf([built.files[0] for built in decks], tmp_path)
    for built, pdf in zip(decks, pdfs, strict=True):
        pages = read_pages(pdf)
        assert len(pages) == built.slides, pdf.name
        for number, page in enumerate(pages, start=1):
            assert (page.width, page.height) == pytest.approx(
                (theme.size.width.points, theme.size.height.points), abs=0.1
            )
            found = faults_of_slide(page, number, theme.strip.top.points, strip_words)
            faults += [f"{pdf.stem}, {fault}" for fault in found]
    assert faults == []


# --- pages --------------------------------------------------------------------------------------


def plain(text: str) -> str:
    """Letters and digits alone: spaces and no-break spaces come back differently."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFC", text))


def headings_of(report: Path) -> frozenset[str]:
    return frozenset(
        plain(paragraph.text)
        for paragraph in docx.Document(str(report)).paragraphs
        if (paragraph.style.name or "").startswith("Heading")  # type: ignore[union-attr]
    )


def faults_of_page(page: Page, number: int, headings: frozenset[str]) -> list[str]:
    """Words in the margins, and a heading that the text it heads has left alone."""
    low, high = MARGIN - MARGIN_TOLERANCE, page.width - MARGIN + MARGIN_TOLERANCE
    found = [
        f"page {number}: {word.text} stands in the margin"
        for word in page.words
        if word.left < low or word.right > high
    ]
    body = [line for line in page.lines if MARGIN < line[0].top < page.height - MARGIN]
    last = body[-1] if body else ()
    if is_heading(last, page, headings):
        found.append(f"page {number}: ends with {' '.join(word.text for word in last)}")
    return found


def is_heading(line: Sequence[Word], page: Page, headings: frozenset[str]) -> bool:
    """The last line of a heading is the end of its text, and higher than what it stands over;
    the height tells it from the same words in the contents."""
    text = plain("".join(word.text for word in line))
    is_end = len(text) > 3 and any(heading.endswith(text) for heading in headings)
    usual = median(word.bottom - word.top for each in page.lines for word in each)
    return is_end and line[0].bottom - line[0].top > 1.15 * usual


@pytest.fixture(scope="module")
def reports(contents: list[Path], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("reports")
    chosen = contents[:REPORTS]
    return [build(content, folder, frozenset({"docx"})).files[0] for content in chosen]


def test_every_word_of_a_report_stands_between_the_margins_and_no_heading_alone(
    reports: list[Path], tmp_path: Path
) -> None:
    faults: list[str] = []
    for report, pdf in zip(reports, to_pdf(reports, tmp_path), strict=True):
        headings = headings_of(report)
        assert headings
        for number, page in enumerate(read_pages(pdf), start=1):
            assert (page.width, page.height) == pytest.approx((595.3, 841.9), abs=0.2), "A4"
            found = faults_of_page(page, number, headings)
            faults += [f"{pdf.stem}, {fault}" for fault in found]
    assert faults == []


# --- the witness itself -------------------------------------------------------------------------


def test_the_witness_sees_what_is_wrong_on_a_slide() -> None:
    strip = Counter(["Unia"])
    title, unia, three = (
        Word("Tytuł", 40, 30, 120, 60),
        Word("Unia", 40, 480, 90, 495),
        Word("3", 900, 480, 910, 495),
    )

    def faults(*lines: Word) -> str:
        page = Page(960, 540, tuple((word,) for word in lines))
        return " ".join(faults_of_slide(page, 3, 470, strip))

    assert faults(title, unia, three) == ""
    assert "leaves the slide" in faults(replace(title, right=962), unia)
    assert "lacks ['Unia']" in faults(title)
    assert "['Tytuł'] reach" in faults(replace(title, top=445, bottom=475), unia)
    assert "['Unia'] reach" in faults(unia, replace(unia, left=200, right=250))
    assert "['4'] reach" in faults(unia, replace(three, text="4"))
    assert "Tytuł on x" in faults(title, Word("x", 60, 35, 80, 62), unia)
    assert faults(title, Word("x", 40, 56, 120, 86), unia) == "", "lines may touch"


def test_the_witness_sees_what_is_wrong_on_a_page() -> None:
    heading = tuple(Word(text, 80, 700, 200, 717) for text in ("Wykaz", "skrótów"))
    text = tuple(Word(text, 80, 720, 200, 733) for text in ("To", "jest", "zwykły", "akapit"))
    footer = (Word("Strona", 480, 800, 520, 812),)

    def faults(*lines: tuple[Word, ...]) -> list[str]:
        return faults_of_page(Page(595.3, 841.9, lines), 2, frozenset({"Wykazskrótów"}))

    assert faults(heading, text, footer) == []
    assert faults(text, tuple(replace(w, top=740, bottom=757) for w in heading), footer)
    assert faults((replace(text[0], left=60),), footer) == ["page 2: To stands in the margin"]
