"""The page in a real browser: what a person sees, hears and can do with the keyboard."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

import pytest

from es_docs import build
from es_docs.office import find_office
from preview.running import as_program, changed, copied

selenium = pytest.importorskip("selenium")

import openpyxl  # noqa: E402 - after the question whether there is a browser to ask
from selenium import webdriver  # noqa: E402
from selenium.webdriver.chrome.options import Options  # noqa: E402
from selenium.webdriver.chrome.service import Service  # noqa: E402
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

CHROMIUM, DRIVER = (shutil.which(name) for name in ("chromium", "chromedriver"))
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
pytestmark = [
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="Chromium or its driver is not installed"),
    pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed"),
]
PATIENCE = 60.0
SLIDES, PAGES = 13, 7
_ARGUMENTS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
Scheme = Literal["light", "dark"]


class Page:
    """The page as a person uses it."""

    def __init__(self, driver: webdriver.Chrome) -> None:
        self.driver = driver

    def open(self, address: str) -> None:
        self.driver.get(address)
        self.wait_until(self.is_ready)

    def run(self, script: str, *values: object) -> Any:
        return self.driver.execute_script(script, *values)

    def wait_until(self, claim: Callable[[], bool], seconds: float = PATIENCE) -> None:
        end = time.monotonic() + seconds
        while not claim():
            told = (self.phase, self.text("#status"), self.texts("#findings .what"))
            assert time.monotonic() < end, told
            time.sleep(0.05)

    def text(self, selector: str) -> str:
        return self.run("return document.querySelector(arguments[0]).textContent", selector)

    def texts(self, selector: str) -> list[str]:
        script = "return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)"
        return self.run(script, selector)

    @property
    def phase(self) -> str:
        return self.run("return document.body.dataset.phase")

    def is_ready(self) -> bool:
        return self.phase == "ready"

    def marked(self) -> list[str]:
        return self.texts(".card.is-changed .label")

    def pictures(self) -> dict[str, str]:
        script = (
            "return Object.fromEntries([...document.querySelectorAll('.card')].map("
            "(e) => [e.querySelector('.label').textContent, e.querySelector('img').src]))"
        )
        return self.run(script)

    def press(self, key: str) -> None:
        self.driver.switch_to.active_element.send_keys(key)

    def focused(self) -> str:
        """The label of the card that has the focus, or the element's own words."""
        return self.run(
            "const e = document.activeElement;"
            "return (e.closest('.card')?.querySelector('.label') ?? e).textContent"
        )

    def is_in_view(self, label: str) -> bool:
        return self.run(
            "const e = [...document.querySelectorAll('.card')].find((e) =>"
            " e.querySelector('.label').textContent === arguments[0]);"
            "const box = e.querySelector('.picture').getBoundingClientRect();"
            "return box.top >= 0 && box.top < innerHeight / 2",
            label,
        )

    def prefer(self, scheme: Scheme, motion: str = "reduce") -> None:
        features = [
            {"name": "prefers-color-scheme", "value": scheme},
            {"name": "prefers-reduced-motion", "value": motion},
        ]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def resize(self, width: int, height: int) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


@contextmanager
def browsing(profile: Path) -> Iterator[Page]:
    options = Options()
    options.binary_location = CHROMIUM or ""
    for argument in (*_ARGUMENTS, f"--user-data-dir={profile}"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    driver.set_script_timeout(PATIENCE)
    page = Page(driver)
    page.resize(1366, 900)
    page.prefer("light")
    try:
        yield page
    finally:
        driver.quit()


@pytest.fixture(scope="module")
def content(seed_content: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    content = copied(seed_content, tmp_path_factory.mktemp("project") / "content")
    build.new_workbook(content)
    return content


@pytest.fixture(scope="module")
def address(content: Path) -> Iterator[str]:
    with as_program(content, content.parents[1] / "output") as address:
        yield address


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    with browsing(tmp_path_factory.mktemp("browser")) as page:
        yield page


@pytest.fixture
def page(browser: Page, address: str) -> Page:
    browser.resize(1366, 900)
    browser.prefer("light")
    browser.open(address)
    return browser


def set_realised(content: Path, action: int, value: int) -> None:
    """Another number in the workbook, as its person would type it: the action's first task."""
    file = content.with_suffix(".xlsx")
    workbook = openpyxl.load_workbook(file)
    sheet = workbook["Zadania"]
    heads = next(row for row in sheet.iter_rows() if row[0].value == "Działanie")
    column = next(cell.column for cell in heads if cell.value == "Wykonanie")
    row = next(row for row in sheet.iter_rows() if row[0].value == action)
    sheet.cell(row[0].row, column).value = value
    workbook.save(file)


# --- what is seen


def test_all_slides_and_pages_are_there_with_number_title_and_alternative(page: Page) -> None:
    labels = page.texts(".card .label")
    expected = [f"Slajd {n}" for n in range(1, SLIDES + 1)]
    assert labels == expected + [f"Strona {n}" for n in range(1, PAGES + 1)]
    assert page.texts("h1") == ["Podgląd dokumentów"]
    assert page.texts("#shelves h2") == ["Prezentacja", "Sprawozdanie"]
    assert page.texts(".card .title")[2] == "Zaplanowane działania"
    alternatives = page.run("return [...document.querySelectorAll('.card img')].map((e) => e.alt)")
    assert alternatives[2] == "Slajd 3: Zaplanowane działania. Jego tekst jest w dokumencie."
    page.run("for (const image of document.images) image.loading = 'eager'")
    page.wait_until(lambda: page.run("return [...document.images].every((e) => e.complete)"))
    sizes = page.run(
        "return [...document.querySelectorAll('.card img')].map((e) => e.naturalWidth)"
    )
    assert all(size > 800 for size in sizes), "every picture has arrived"


def test_the_status_is_told_politely(page: Page) -> None:
    assert "13 slajdów · 7 stron · 1 ostrzeżenie" in page.text("#status")
    assert page.run("return document.getElementById('status').getAttribute('role')") == "status"
    assert page.run("return document.documentElement.lang") == "pl"


def test_findings_of_no_slide_stand_on_top(page: Page) -> None:
    assert page.texts("#findings .mark") == ["ostrzeżenie S001"]
    assert page.texts(".card .finding") == []


def test_the_page_says_where_libreoffice_draws_otherwise(page: Page) -> None:
    assert "PowerPoint" in page.text("#differences")
    noted = page.run(
        "return [...document.querySelectorAll('.card')].filter("
        "(e) => !e.querySelector('.notes').hidden)"
        ".map((e) => e.querySelector('.label').textContent)"
    )
    assert "Slajd 7" in noted
    assert "Slajd 1" not in noted


# --- a saved change


def test_a_saved_change_of_the_content_appears_by_itself(page: Page, content: Path) -> None:
    before = page.pictures()
    page.run("scrollTo(0, 0)")
    changed(content, "efektywności", "skuteczności")
    page.wait_until(lambda: page.is_ready() and page.pictures() != before)
    assert page.marked()[0] == "Slajd 2"
    page.wait_until(lambda: page.is_in_view("Slajd 2"), 5)
    assert page.pictures()["Slajd 1"] == before["Slajd 1"]
    assert page.texts(".card.is-changed .badge")[0] == "zmieniono"
    assert any("cel" in line.casefold() for line in page.texts("#news li"))


def test_a_saved_change_of_the_workbook_appears_by_itself(page: Page, content: Path) -> None:
    before = page.pictures()
    set_realised(content, 6, 31)
    page.wait_until(lambda: page.is_ready() and page.pictures() != before)
    assert page.marked() == ["Slajd 4", "Slajd 5", "Slajd 11", "Strona 3", "Strona 6"]
    page.wait_until(lambda: page.is_in_view("Slajd 4"), 5)
    changes = " ".join(page.texts(".card.is-changed .changes li"))
    assert "„31 spotkań”" in changes
    assert "koordynacja-es.xlsx" in changes, "the cell is named"
    assert page.run(
        "return document.querySelector('#rail [aria-current] .number').textContent"
    ) in (
        "4",
        "3",
    )


def test_a_reader_who_does_not_want_to_be_moved_is_not(page: Page, content: Path) -> None:
    page.run("document.getElementById('jumping').checked = false; scrollTo(0, 0)")
    before = page.pictures()
    set_realised(content, 6, 30)
    page.wait_until(lambda: page.is_ready() and page.pictures() != before)
    assert page.run("return scrollY") == 0


def test_a_mistake_is_told_above_the_old_pictures(page: Page, content: Path) -> None:
    before = page.pictures()
    changed(content, "nazwa: Organizacja wizyt studyjnych", "nazwaa: Organizacja wizyt studyjnych")
    page.wait_until(lambda: page.phase == "failed")
    assert page.texts("#findings .mark")[0].startswith("błąd C0")
    assert page.text("#status").startswith("Nie zapisano o ")
    assert page.pictures() == before
    look = "return getComputedStyle(document.querySelector('.card img')).filter"
    assert page.run(look) == "grayscale(1)"
    changed(content, "nazwaa:", "nazwa:")
    page.wait_until(page.is_ready)
    assert page.run(look) == "none"


def test_a_finding_stands_beside_its_slide_and_page(page: Page, content: Path) -> None:
    before = page.pictures()
    title = "Reprezentowanie interesów sektora ES na poziomie regionalnym"
    changed(content, title, title.upper())
    page.wait_until(lambda: page.is_ready() and page.pictures() != before)
    beside = page.run(
        "return [...document.querySelectorAll('.card')].filter("
        "(e) => e.querySelector('.finding')).map((e) => e.querySelector('.label').textContent)"
    )
    changed(content, title.upper(), title)
    page.wait_until(lambda: page.is_ready() and page.pictures() == before)
    assert {"Slajd 8", "Strona 5"} <= set(beside)


# --- the keyboard


def test_letters_and_arrows_go_from_slide_to_slide(page: Page) -> None:
    page.run("document.querySelector('.card .picture').focus()")
    page.press("j")
    assert page.focused() == "Slajd 2"
    page.press(Keys.ARROW_RIGHT)
    assert page.focused() == "Slajd 3"
    page.press("k")
    page.press(Keys.ARROW_LEFT)
    assert page.focused() == "Slajd 1"
    page.press("k")
    assert page.focused() == f"Strona {PAGES}", "it goes round"
    assert page.is_in_view(f"Strona {PAGES}")


def test_c_goes_from_change_to_change(page: Page) -> None:
    marked = page.marked()
    assert len(marked) > 1
    page.run("document.querySelector('.card .picture').focus()")
    for label in (*marked, marked[0]):
        page.press("c")
        assert page.focused() == label


def test_enter_enlarges_and_escape_comes_back(page: Page) -> None:
    page.run("document.querySelector('.card .picture').focus()")
    page.press("j")
    page.press(Keys.ENTER)
    assert page.run("return document.getElementById('zoom').open")
    assert page.text("#zoom-title") == "Slajd 2 – Projekt w\u00a0skrócie"
    page.press("j")
    assert page.text("#zoom-title").startswith("Slajd 3 – ")
    page.press(Keys.ESCAPE)
    assert not page.run("return document.getElementById('zoom').open")
    assert page.focused() == "Slajd 3"


def test_the_help_lists_the_keys_and_can_turn_letters_off(page: Page) -> None:
    page.run("document.querySelector('.card .picture').focus()")
    page.press("?")
    assert page.run("return document.getElementById('help').open")
    page.driver.find_element(By.ID, "shortcuts").click()
    page.press(Keys.ESCAPE)
    assert page.focused() == "Slajd 1", "the focus is where it was"
    page.press("j")
    assert page.focused() == "Slajd 1"
    page.press(Keys.ARROW_RIGHT)
    assert page.focused() == "Slajd 2"


def test_tab_goes_from_the_skip_link_through_the_page_with_the_focus_seen(page: Page) -> None:
    page.press(Keys.TAB)
    assert page.focused() == "Przejdź do slajdów"
    page.press(Keys.ENTER)
    page.press(Keys.TAB)
    assert page.run("return document.activeElement.closest('main') !== null")
    for _ in range(4):
        page.press(Keys.TAB)
        style = page.run("return getComputedStyle(document.activeElement).outlineStyle")
        assert style == "solid"


def test_a_build_does_not_take_the_focus_away(page: Page, content: Path) -> None:
    page.run("document.querySelectorAll('.card .picture')[4].focus()")
    before = page.pictures()
    set_realised(content, 6, 32)
    page.wait_until(lambda: page.is_ready() and page.pictures() != before)
    assert page.focused() == "Slajd 5"


# --- for everybody


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1366, 400])
@pytest.mark.parametrize("opened", ["", "help", "zoom", "failed"])
def test_axe_finds_no_barrier(page: Page, scheme: Scheme, width: int, opened: str) -> None:
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci in tests/preview")
    page.prefer(scheme)
    page.resize(width, 900)
    page.run("for (const one of document.querySelectorAll('details')) one.open = true")
    if opened == "failed":
        page.run("document.body.dataset.phase = 'failed'; say(byId('lost'), words.lost)")
    elif opened == "zoom":
        page.run("document.querySelector('.card .picture').click()")
    elif opened:
        page.run("document.getElementById(arguments[0]).showModal()", opened)
    page.run(AXE.read_text(encoding="utf-8"))
    found = page.driver.execute_async_script(
        "const done = arguments[0];"
        "axe.run(document, {resultTypes: ['violations']}).then((r) => done(r.violations))"
    )
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("width", [320, 400, 1024, 1366, 1920])
def test_nothing_has_to_be_scrolled_sideways(page: Page, width: int) -> None:
    """WCAG 2.2, 1.4.10: 320 px are 1280 px enlarged four times."""
    page.resize(width, 256 if width == 320 else 900)
    assert page.run("return document.documentElement.scrollWidth <= innerWidth")


def test_motion_stops_for_those_who_do_not_want_it(page: Page) -> None:
    page.run("document.body.dataset.phase = 'building'")
    script = "return getComputedStyle(document.getElementById('status'), '::before').animationName"
    assert page.run("return matchMedia('(prefers-reduced-motion: reduce)').matches")
    page.prefer("light", "no-preference")
    assert page.run(script) == "turn"
    page.prefer("light")
    assert page.run("return getComputedStyle(document.body).animationName") == "none"
    assert page.run(script) == "none"


# --- what leaves the machine, and what is left of the machine


def test_no_request_leaves_the_page_s_own_address(browser: Page, address: str) -> None:
    """Of all tests above, which one browser has done."""
    browser.open(address)
    prefix = f"{urlsplit(address).scheme}://{urlsplit(address).netloc}/"
    messages = [json.loads(entry["message"])["message"] for entry in _log(browser, "performance")]
    asked = [
        message["params"]["request"]["url"]
        for message in messages
        if message["method"] == "Network.requestWillBeSent"
    ]
    assert len(asked) > 5
    # What Chromium shows before the first page comes from inside its program.
    inner = ("data:", "chrome://", "chrome-untrusted://", "chrome-extension://")
    foreign = [url for url in asked if not url.startswith((prefix, *inner))]
    assert foreign == []
    told = [entry for entry in _log(browser, "browser") if "favicon" not in entry["message"]]
    assert told == [], "no fault of the script, nothing the policy had to stop"


def _log(page: Page, kind: str) -> list[dict[str, Any]]:
    return page.driver.get_log(kind)


def test_the_page_says_when_the_program_has_ended(
    seed_content: Path, tmp_path: Path, browser: Page
) -> None:
    content = copied(seed_content, tmp_path / "content")
    with as_program(content, tmp_path / "output", "en") as address:
        browser.open(address)
        assert browser.run("return document.documentElement.lang") == "en"
        assert browser.text("h1") == "Preview of the documents"
        assert browser.texts(".card .label")[0] == "Slide 1"
        assert "1 warning" in browser.text("#status")
        assert browser.text("#lost") == ""
    browser.wait_until(lambda: browser.text("#lost").startswith("No connection"), 20)
    assert len(browser.texts(".card")) == SLIDES + PAGES, "what was shown stays"
