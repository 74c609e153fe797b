"""The verdict as one page a controller can keep: everything in the file, nothing fetched."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from typing import Final

from es_docs import __version__
from es_docs.checks.run import Outcome, Status
from es_docs.diagnostics import Area, Diagnostic, Kind, Location
from es_docs.language import counted
from es_docs.messages import Lang, Text, agreement, package
from es_docs.messages import cli as cli_words
from es_docs.messages import page as words
from es_docs.messages.rules import rule_text
from es_docs.rules import VERSION as RULES_VERSION
from es_docs.verdict import GRAVITY, Verdict, by_place
from es_docs.verdict.pictures import Pictures
from es_docs.verdict.words import name_file, name_place, summary, tell

_SOURCES: Final = 3
"""As many lines of the content are named for a fact."""
_STATUS: Final[Mapping[Status, Text]] = {
    Status.PASSED: words.PASSED,
    Status.FAILED: words.FAILED,
    Status.NOT_APPLICABLE: words.NOT_APPLICABLE,
    Status.MANUAL: words.MANUAL,
}
_STYLE: Final = """
:root{--ink:#1a2238;--grey:#55607a;--blue:#003399;--light:#eef2fa;--mid:#c4d0ea;--red:#a3122a;
--amber:#7a4b00;--green:#1c6237}
*{box-sizing:border-box}
body{font:1rem/1.5 Calibri,Carlito,Arial,sans-serif;color:var(--ink);margin:0 auto;max-width:72rem;
padding:1.5rem}
h1{color:var(--blue);font-size:1.9rem;line-height:1.2;margin:0 0 .4rem}
h2{color:var(--blue);font-size:1.4rem;border-top:3px solid var(--blue);padding-top:.6rem;
margin:2.2rem 0 .6rem;overflow-wrap:anywhere}
h3{font-size:1.1rem;margin:1.4rem 0 .4rem}
p{margin:.3rem 0}.quiet{color:var(--grey)}
table{border-collapse:collapse;width:100%;margin:.6rem 0}
caption{text-align:left;font-weight:bold;padding:.4rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid var(--mid)}
thead th{background:var(--blue);color:#fff}
article{border-left:5px solid var(--mid);background:var(--light);padding:.5rem .9rem;margin:.6rem 0}
article.error{border-color:var(--red)}article.warning{border-color:#b87400}
.mark{font-weight:bold}.error .mark,.failed{color:var(--red)}.warning .mark{color:var(--amber)}
.passed{color:var(--green)}
.place{display:grid;grid-template-columns:minmax(0,1fr);gap:1rem}
.place.seen{grid-template-columns:17rem minmax(0,1fr)}
.pages{display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:1rem}
img{width:100%;border:1px solid var(--mid)}
code{font-family:Consolas,"Liberation Mono",monospace;font-size:.9em}
summary{cursor:pointer;font-weight:bold;padding:.3rem 0}
a{color:var(--blue)}td{overflow-wrap:break-word}tr{break-inside:avoid}
.passed,.failed,.not-applicable,.manual{white-space:nowrap}
@media(max-width:46rem){.place.seen{grid-template-columns:1fr}}
@media print{body{max-width:none;padding:0}details{display:block}article{break-inside:avoid}}
"""


def as_html(verdicts: Sequence[Verdict], lang: Lang, pictures: Mapping[str, Pictures]) -> str:
    """The whole page; `pictures` of the files by their names, as far as there are any."""
    body = "".join(
        (
            f"<h1>{_say(words.TITLE, lang)}</h1>",
            f"<p class='quiet'>{_say(words.MADE_BY, lang, version=__version__)}</p>",
            f"<p class='quiet'>{_say(words.RULES_OF, lang, version=RULES_VERSION)}</p>",
            _overview(verdicts, lang),
            *(
                _file(verdict, at, lang, pictures.get(verdict.file, {}))
                for at, verdict in enumerate(verdicts, start=1)
            ),
        )
    )
    return (
        f"<!DOCTYPE html>\n<html lang='{lang}'><head><meta charset='utf-8'>"
        "<meta name='viewport' content='width=device-width,initial-scale=1'>"
        f"<title>{_say(words.TITLE, lang)}</title><style>{_STYLE}</style></head>"
        f"<body><main>{body}</main></body></html>\n"
    )


def _say(text: Text, lang: Lang, **values: object) -> str:
    return escape(text.fill(lang, {name: str(value) for name, value in values.items()}))


def _overview(verdicts: Sequence[Verdict], lang: Lang) -> str:
    heads = (words.FILE, words.ERRORS, words.WARNINGS, words.NOTES, words.ACCEPTED, words.DIGEST)
    rows = (
        (
            f"<th scope='row'><a href='#f{at}'>{escape(name_file(verdict, lang))}</a></th>",
            *(f"<td>{verdict.count(severity)}</td>" for severity in GRAVITY),
            f"<td>{len(verdict.accepted)}</td>",
            f"<td><code>{verdict.digest[:16]}</code></td>",
        )
        for at, verdict in enumerate(verdicts, start=1)
    )
    return _table(words.OVERVIEW, heads, rows, lang)


def _table(
    caption: Text, heads: Iterable[Text], rows: Iterable[Iterable[str]], lang: Lang
) -> str:  # fmt: skip
    head = "".join(f"<th scope='col'>{_say(text, lang)}</th>" for text in heads)
    body = "".join(f"<tr>{''.join(row)}</tr>" for row in rows)
    return (
        f"<table><caption>{_say(caption, lang)}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _file(verdict: Verdict, at: int, lang: Lang, pictures: Pictures) -> str:
    counts = " ".join(summary(verdict, lang).values())
    parts = [f"<h2 id='f{at}'>{escape(name_file(verdict, lang))}</h2><p>{escape(counts)}</p>"]
    if not verdict.findings:
        parts.append(f"<p class='passed'>{_say(words.NOTHING, lang)}</p>")
    parts += _places(verdict, lang, pictures)
    parts += _accepted(verdict, lang)
    parts.append(_gallery(verdict, lang, pictures))
    if verdict.outcomes:
        parts.append(_rules(verdict, lang))
    if verdict.traces:
        parts.append(_traces(verdict, lang))
    return f"<section>{''.join(parts)}</section>"


def _places(verdict: Verdict, lang: Lang, pictures: Pictures) -> Iterator[str]:
    for place, findings in by_place(verdict.findings):
        is_shown = place is not None and place.area in (Area.SLIDE, Area.NOTES, Area.PAGE)
        number = place.number if place is not None and is_shown else None
        name = name_place(place, lang)
        picture = ""
        if number is not None and number in pictures:
            picture = f"<div>{_image(pictures[number], name)}</div>"
        told = "".join(_finding(finding, lang) for finding in findings)
        kind = "place seen" if picture else "place"
        yield f"<h3>{escape(name)}</h3><div class='{kind}'>{picture}<div>{told}</div></div>"


def _image(picture: bytes, alt: str) -> str:
    data = base64.b64encode(picture).decode()
    return f"<img alt='{escape(alt, quote=True)}' src='data:image/png;base64,{data}'>"


def _gallery(verdict: Verdict, lang: Lang, pictures: Pictures) -> str:
    """All pages of a report, whose findings are told by heading and not by page."""
    if verdict.kind is not Kind.DOCX or not pictures:
        return ""
    images = (
        f"<div>{_image(picture, _say(words.PAGE, lang, number=number))}</div>"
        for number, picture in pictures.items()
    )
    title = _say(words.PAGES, lang)
    return (
        f"<details><summary>{title}</summary><div class='pages'>{''.join(images)}</div></details>"
    )


def _finding(finding: Diagnostic, lang: Lang, note: str = "") -> str:
    told = tell(finding, lang)
    severity = cli_words.SEVERITIES[finding.severity].fill(lang, {})
    head = f"{severity} {told.code}" + (f" – {told.title}" if told.title else "")
    lines = [f"<p><span class='mark'>{escape(head)}</span></p><p>{escape(told.what)}</p>"]
    labelled = (
        (words.OBJECT, told.object),
        (words.CONTENT, told.content),
        (words.WHY, told.why),
        (words.MEND, told.mend),
    )
    lines += (f"<p>{_say(label, lang)} {escape(text)}</p>" for label, text in labelled if text)
    number = _say(words.NUMBER, lang, number=told.number)
    lines.append(f"<p class='quiet'>{number}{escape(note)}</p>")
    return f"<article class='{finding.severity}'>{''.join(lines)}</article>"


def _accepted(verdict: Verdict, lang: Lang) -> Iterator[str]:
    if verdict.accepted:
        yield f"<h3>{_say(words.ACCEPTED, lang)}</h3>"
    for one in verdict.accepted:
        yield _finding(one.finding, lang, f" – {one.by.author}: {one.by.reason}")


def _rules(verdict: Verdict, lang: Lang) -> str:
    """The file itself and its agreement first, then every rule of the base."""
    heads = (words.RULE, words.DUTY, words.STATE, words.SOURCE)
    own = (
        _area_row(verdict, "P", package.AREA_TITLE, lang, is_asked=verdict.kind is not Kind.PDF),
        _area_row(verdict, "A", agreement.AREA_TITLE, lang, is_asked=verdict.is_compared),
    )
    rows = (*own, *(_rule_row(outcome, lang) for outcome in verdict.outcomes))
    return _table(words.RULES, heads, rows, lang)


def _area_row(
    verdict: Verdict, area: str, title: Text, lang: Lang, *, is_asked: bool
) -> Iterator[str]:
    codes = (finding.code for finding in verdict.findings)
    count = sum(code.startswith(area) and "-" not in code for code in codes)
    status = Status.FAILED if count else Status.PASSED if is_asked else Status.NOT_APPLICABLE
    yield f"<th scope='row'>{area}</th><td>{_say(title, lang)}</td>"
    yield _state(status, count, lang)
    yield "<td></td>"


def _state(status: Status, count: int, lang: Lang) -> str:
    state = _say(_STATUS[status], lang) + (f" ({count})" if count else "")
    return f"<td class='{status.replace(' ', '-')}'>{state}</td>"


def _rule_row(outcome: Outcome, lang: Lang) -> Iterator[str]:
    rule = outcome.rule
    yield f"<th scope='row'>{rule.id}</th>"
    yield f"<td>{escape(rule_text(rule.id).title.fill(lang, {}))}</td>"
    yield _state(outcome.status, outcome.count, lang)
    yield f"<td>{escape(rule.source)} ({_say(words.VERIFICATION[rule.verification], lang)})</td>"


def _traces(verdict: Verdict, lang: Lang) -> str:
    heads = (words.PLACE, words.FACT, words.CONTENT_LINES)
    rows = (
        (
            f"<td>{escape(name_place(trace.place, lang))}</td>",
            f"<td>{escape(trace.text)}</td>",
            f"<td>{_sources(trace.sources, lang)}</td>",
        )
        for trace in verdict.traces
    )
    return _table(words.TRACES, heads, rows, lang)


def _sources(sources: Sequence[Location], lang: Lang) -> str:
    """The first lines, and how many more: what all tasks add up to has thousands of them."""
    told = ", ".join(f"<code>{escape(str(one))}</code>" for one in sources[:_SOURCES])
    more = len(sources) - _SOURCES
    return f"{told} {escape(counted(more, words.MORE_LINES, lang))}" if more > 0 else told
