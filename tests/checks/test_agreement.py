"""What a file does not say any more is found, with the place in the content it came from."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from es_docs.checks.agreement.built import check_agreement
from es_docs.story import Audience, Story


def changed(data: bytes, part: str, edit: Callable[[str], str]) -> bytes:
    """The package with one part edited; the edit must change it."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w") as written,
    ):
        for name in source.namelist():
            text = source.read(name)
            if re.fullmatch(part, name):
                edited = edit(text.decode()).encode()
                assert edited != text, f"{name} was not changed"
                text = edited
            written.writestr(name, text)
    return target.getvalue()


def codes(data: bytes, story: Story, audience: Audience) -> list[str]:
    return [finding.code for finding in check_agreement(data, story, audience, "plik")]


def test_both_files_say_what_the_story_says(
    deck_file: Path, report_file: Path, story: Story
) -> None:
    assert codes(deck_file.read_bytes(), story, Audience.DECK) == []
    assert codes(report_file.read_bytes(), story, Audience.REPORT) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        (r"ppt/slides/slide2\.xml", "850", "851", "A001"),
        (r"ppt/slides/slide7\.xml", "11\u00a0spotkań", "12\u00a0spotkań", "A002"),
        (r"ppt/charts/chart\d*1\.xml", "<c:v>29</c:v>", "<c:v>28</c:v>", "A003"),
        (r"ppt/charts/chart\d*1\.xml", "<c:v>29</c:v>", "<c:v>28</c:v>", "A004"),
    ],
)
def test_a_changed_number_in_the_deck_is_found(
    deck_file: Path, story: Story, part: str, old: str, new: str, code: str
) -> None:
    data = deck_file.read_bytes()
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert any(re.fullmatch(part, name) for name in names)
    found = codes(changed(data, part, lambda text: text.replace(old, new)), story, Audience.DECK)
    assert code in found


def test_a_changed_number_in_the_report_is_found(report_file: Path, story: Story) -> None:
    data = changed(
        report_file.read_bytes(),
        r"word/document\.xml",
        lambda text: text.replace("24\u00a0spotkania", "25\u00a0spotkań"),
    )
    findings = check_agreement(data, story, Audience.REPORT, "plik")
    assert {finding.code for finding in findings} == {"A002"}
    assert all(finding.location and finding.location.line for finding in findings)
