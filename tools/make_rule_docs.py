"""Write `docs/rules.md`: every rule of finished documents, from the rule base and its words.

    python tools/make_rule_docs.py [FILE]

Run it after a change of `src/es_docs/rules/*.yaml` or `src/es_docs/messages/rules`: a test holds
the page to them.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from es_docs.diagnostics import Kind
from es_docs.messages.rules import RuleText, rule_text
from es_docs.rules import GROUPS, VERSION, Rule, Verification, load_rules

RULES = Path(__file__).resolve().parent.parent / "docs" / "rules.md"
COLUMNS = 100

PROGRAMS: Mapping[Kind, str] = {Kind.PPTX: "PowerPoint", Kind.DOCX: "Word", Kind.PDF: "PDF"}
HEADINGS: Mapping[str, str] = {
    "visibility": "Signs of the Union and of the programme (VIS)",
    "accessibility": "Accessibility (A11Y)",
    "typography": "Polish form (TYP)",
}
STANDING: Mapping[Verification, str] = {
    Verification.SOURCED: "a public text says so",
    Verification.INFERRED: "follows from public texts",
    Verification.MEMORY: "from memory, unverified",
    Verification.CONVENTION: "a convention of this project",
}

INTRODUCTION = """\
# The rules of finished documents

<!-- Made by tools/make_rule_docs.py; edit src/es_docs/rules and src/es_docs/messages/rules. -->

`es-docs verify` judges a finished presentation, report or PDF by {count} rules
([verify.md](verify.md)); this is the base of {version}. Each rule says what is asked, why, what a
breach looks like, how to mend it, how gravely it is told, who says so, and where it holds.

A rule is only as firm as its source. *A public text says so* and *follows from public texts* may be
errors. What is known *from memory, unverified* and what is *a convention of this project* is told
as a warning at most, whatever its severity would be with a text behind it. Where no program can
tell honestly, the rule says so and a person has to look.

| rules | all | PowerPoint | Word | PDF |
|---|--:|--:|--:|--:|
{table}

A number under a program says how many rules are checked there.
"""


def rule_docs() -> str:
    """The whole page."""
    rules = load_rules().values()
    groups = {group: [rule for rule in rules if rule.group == group] for group in GROUPS}
    table = "\n".join(_row(HEADINGS[group], members) for group, members in groups.items())
    parts = [INTRODUCTION.format(count=len(rules), version=VERSION, table=table)]
    for group, members in groups.items():
        parts.append(f"## {HEADINGS[group]}\n")
        parts += [_section(rule, rule_text(rule.id)) for rule in members]
    return "\n".join(parts)


def _row(heading: str, rules: list[Rule]) -> str:
    checked = [sum(kind in _checked(rule) for rule in rules) for kind in PROGRAMS]
    link = re.sub(r"[^\w\s-]", "", heading).lower().replace(" ", "-")
    return f"| [{heading}](#{link}) | {' | '.join(map(str, (len(rules), *checked)))} |"


def _checked(rule: Rule) -> list[Kind]:
    return [kind for kind in PROGRAMS if kind in rule.kinds and kind not in rule.unchecked]


def _section(rule: Rule, text: RuleText) -> str:
    lines = [f"### {rule.id} · {_plain(text.title.en)}", ""]
    lines += _wrapped(f"{_plain(rule.statement)} {_plain(text.why.en)}")
    lines.append("")
    for point in _points(rule, text):
        lines += _wrapped(point, first="- ")
    return "\n".join(lines) + "\n"


def _points(rule: Rule, text: RuleText) -> Iterator[str]:
    yield f"**A breach:** {_plain(rule.example)}"
    for kinds, words in _mends(rule, text):
        yield f"**To mend it in {_listed(PROGRAMS[kind] for kind in kinds)}:** {_plain(words)}"
    if _checked(rule):
        yield f"**Told as:** {_told_as(rule)}."
    for why, kinds in _reasons(rule):
        names = _listed(PROGRAMS[kind] for kind in kinds)
        yield f"**Not checked in {names}:** {_plain(why)}"
    yield f"**Standing:** {STANDING[rule.verification]}. Source: {_plain(rule.source).rstrip('.')}."
    kinds = _listed(PROGRAMS[kind] for kind in PROGRAMS if kind in rule.kinds)
    yield f"**Holds for** {_listed(rule.periods)}, in {kinds}."


def _mends(rule: Rule, text: RuleText) -> list[tuple[list[Kind], str]]:
    """The ways to mend a breach, those that are the same together."""
    ways: dict[str, list[Kind]] = {}
    for kind in _checked(rule):
        if kind in text.mend:
            words = re.sub(r"\{\w+\}", "…", text.mend[kind].en)
            ways.setdefault(words, []).append(kind)
    return [(kinds, words) for words, kinds in ways.items()]


def _reasons(rule: Rule) -> list[tuple[str, list[Kind]]]:
    reasons: dict[str, list[Kind]] = {}
    for kind in PROGRAMS:
        if kind in rule.unchecked:
            reasons.setdefault(rule.unchecked[kind], []).append(kind)
    return list(reasons.items())


def _told_as(rule: Rule) -> str:
    if rule.gravest is rule.severity:
        return rule.severity.value
    return f"{rule.gravest} at most, because of its standing; else it would be an {rule.severity}"


def _listed(words: Iterable[str]) -> str:
    """„A, B and C”."""
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _plain(text: str) -> str:
    """The text on one line, with what Markdown would take for markup escaped."""
    return re.sub(r"([\\`*_<>\[\]|])", r"\\\1", text.strip())


def _wrapped(text: str, first: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        COLUMNS,
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else RULES
    target.write_text(rule_docs(), encoding="utf-8")
