"""A regular expression that is compiled late is found out by nothing but its speed."""

from __future__ import annotations

import re

import pytest

from es_docs.regex import regex


def test_it_answers_like_a_compiled_one():
    late, compiled = regex(r"(?P<a>\w)\d", re.IGNORECASE), re.compile(r"(?P<a>\w)\d", re.IGNORECASE)
    for name in ("pattern", "flags", "groups", "groupindex"):
        assert getattr(late, name) == getattr(compiled, name)
    assert late.sub("-", "a1 B2") == compiled.sub("-", "a1 B2")
    assert regex(rb"\d").findall(b"a1b2") == [b"1", b"2"]


def test_a_method_is_looked_up_once(monkeypatch: pytest.MonkeyPatch):
    late = regex(r"\d")
    assert late.search("a1")
    monkeypatch.setattr(re, "compile", None)
    assert late.search("b2")


def test_a_wrong_one_is_told_when_it_is_used():
    with pytest.raises(re.error):
        regex("(").search("")
