"""Every code is explained in both languages and stands in the reference."""

from __future__ import annotations

import errno
import os
import re
import string
from pathlib import Path

import pytest

from es_docs.diagnostics import error, reason_of
from es_docs.language import typeset
from es_docs.messages import AREAS, Message, Text, catalogue, document, explain

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTED = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("docs/codes*.md"))
ALL = [(area, code) for letter, area in AREAS.items() for code in catalogue(area)]


def wordings(message: Message) -> list[Text]:
    return [text for text in (message.what, message.hint, message.allowed) if text]


@pytest.mark.parametrize(("area", "code"), ALL)
def test_a_code_belongs_to_its_area_and_stands_in_the_reference(area: str, code: str) -> None:
    assert AREAS[code[0]] == area
    assert re.search(rf"\b{code}\b", DOCUMENTED)


@pytest.mark.parametrize(("area", "code"), ALL)
def test_both_languages_tell_the_same_values(area: str, code: str) -> None:
    for text in wordings(catalogue(area)[code]):
        polish, english = (
            {name for _, name, _, _ in string.Formatter().parse(wording) if name}
            for wording in (text.pl, text.en)
        )
        assert text.pl
        assert text.en
        assert polish == english


def test_every_documented_code_exists() -> None:
    known = {code for _, code in ALL}
    assert set(re.findall(r"\b[ABCDFKLNOPSTUVW]\d{3}\b", DOCUMENTED)) - known == set()


WORDS = {
    name: value
    for name, value in vars(document).items()
    if name.isupper() and isinstance(value, str)
}


@pytest.mark.parametrize("name", WORDS)
def test_the_words_of_the_documents_are_set_for_print(name: str) -> None:
    plain = re.sub(r"\{\w+\}", "Wyraz", WORDS[name])
    assert typeset(plain).strip() == plain.strip()


def test_every_word_of_the_documents_is_used() -> None:
    sources = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (ROOT / "src").rglob("*.py")
        if path.name != "document.py"
    )
    assert [name for name in WORDS if f"words.{name}" not in sources] == []


class TestRefusalsOfTheSystem:
    @pytest.mark.parametrize(
        ("number", "pl", "en"),
        [
            (errno.ENOENT, "nie ma takiego pliku ani folderu", "there is no such file or folder"),
            (errno.EISDIR, "to nie jest zwykły plik", "it is no regular file"),
        ],
    )
    def test_are_told_in_the_language_of_the_program(self, number: int, pl: str, en: str) -> None:
        reason = reason_of(OSError(number, os.strerror(number)))
        for code in (
            "B007",
            "D111",
            "K003",
            "L003",
            "O004",
            "S010",
            "S023",
            "T025",
            "U015",
            "V001",
        ):
            values = dict.fromkeys(("file", "folder", "megabytes", "path"), "x")
            finding = error(code, None, reason=reason, **values)
            assert pl in explain(finding, "pl").what
            assert en in explain(finding, "en").what

    def test_rare_ones_stay_in_the_words_of_the_system(self) -> None:
        reason = reason_of(OSError(errno.EDOM, "x"))
        assert os.strerror(errno.EDOM) in explain(error("V001", None, reason=reason), "pl").what

    def test_other_reasons_are_told_as_they_are(self) -> None:
        assert (
            "70 MB"
            in explain(error("T025", None, file="x", megabytes=64, reason="70 MB"), "pl").what
        )
