"""Reports to be updated: made by the product, edited as people do, updated by reader and writer."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cache
from pathlib import Path

from docx import Document
from docx.document import Document as DocxDocument
from msgspec import Struct

from es_docs import content
from es_docs.checks.package import check_opened
from es_docs.compose import compose
from es_docs.diagnostics import Diagnostic
from es_docs.env import REPORT_REFERENCE, find_environment
from es_docs.layout.measure import Metrics
from es_docs.markup import Element
from es_docs.merge.matching import align, match
from es_docs.merge.merging import NO_WISHES, Wishes, carried_out, merge
from es_docs.merge.steps import Plan
from es_docs.merge.tree import Kind, Node
from es_docs.merge.word.numbering import Count
from es_docs.merge.word.reading import read_report
from es_docs.merge.word.report import Report
from es_docs.merge.word.writing import carry_out
from es_docs.model import Action, Project
from es_docs.ooxml.draft import Draft
from es_docs.ooxml.opened import open_package
from es_docs.render.word import render_report, report_names
from es_docs.story import Audience, Story
from es_docs.visibility.signs import load_signs
from variants import (
    action,
    many_units,
    single_task,
    task,
    thirty_actions,
    with_actions,
    without_effects,
)

ROOT = Path(__file__).resolve().parents[3]
SEED = ROOT / "content" / "koordynacja-es.yaml"
MAIN = "word/document.xml"
WORD_14 = "http://schemas.microsoft.com/office/word/2010/wordml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


# --- made


class Made(Struct, frozen=True):
    """A report as the data make it, with the keys of its marks."""

    data: bytes
    names: Mapping[str, str]
    story: Story

    def tree(self, base: Node | None = None) -> tuple[Draft, Node]:
        draft = opened(self.data)
        return draft, align(base, read_report(draft, self.names))


@cache
def seed() -> Project:
    project = content.load(SEED).project
    assert project is not None
    return project


@cache
def _metrics() -> Metrics:
    return Metrics.load(find_environment(ROOT).metrics)


_MADE: dict[str, Made] = {}


def made(project: Project) -> Made:
    """The report of these data, made once."""
    key = project.model_dump_json()
    if key not in _MADE:
        _MADE[key] = _rendered(project)
    return _MADE[key]


def _rendered(project: Project) -> Made:
    environment = find_environment(ROOT)
    places = content.load(SEED).places
    story = compose(project, places.at, key=SEED.stem, folder=SEED.parent)
    signs, _ = load_signs(
        environment.signs, period=story.funding_period, fund=story.fund, agreement_date=None
    )
    told = story.told_to(Audience.REPORT)
    reference = environment.read(REPORT_REFERENCE)
    return Made(render_report(told, reference, signs, _metrics()), report_names(told), told)


@cache
def seed_report() -> Made:
    return made(seed())


# --- data that change


def _with(change: Callable[[list[Action]], object]) -> Callable[[Project], Project]:
    def changed(project: Project) -> Project:
        actions = list(project.actions)
        change(actions)
        return with_actions(project, actions)

    return changed


def _more_done(actions: list[Action]) -> None:
    first, *rest = actions[0].tasks
    done = first.model_copy(update={"realised": first.realised + 1})
    actions[0] = actions[0].model_copy(update={"tasks": (done, *rest)})


def _new_task(actions: list[Action]) -> None:
    first, *rest = actions[1].tasks
    tasks = (first, task("Nowe zadanie do wykonania", 7, 3), *rest)
    actions[1] = actions[1].model_copy(update={"tasks": tasks})


def _new_action(actions: list[Action]) -> None:
    tasks = [task("Konferencja", 3, 1), task("Druga rzecz", 5, 5)]
    new = action("Zupełnie nowe działanie o rozwoju", tasks, ["Efekt nowego działania"], "Nowe")
    actions.insert(2, new)


def _new_title_and_action(actions: list[Action]) -> None:
    title = "Doradztwo dla podmiotów ekonomii społecznej oraz gmin"
    actions[-1] = actions[-1].model_copy(update={"title": title})
    actions.append(action("Promocja w mediach", [task("Konferencja", 4, 3)], (), "Promocja"))


def _no_second(actions: list[Action]) -> None:
    del actions[1]


def _no_last(actions: list[Action]) -> None:
    del actions[-1]


def _others_first(actions: list[Action]) -> None:
    actions[0], actions[3] = actions[3], actions[0]


CHANGES: Mapping[str, Callable[[Project], Project]] = {
    "a number": _with(_more_done),
    "a new row": _with(_new_task),
    "a new action": _with(_new_action),
    "a new title beside a new action": _with(_new_title_and_action),
    "an action less": _with(_no_second),
    "the last action gone": _with(_no_last),
    "another order": _with(_others_first),
    "no effects": without_effects,
    "other actions": many_units,
    "one task": single_task,
    "thirty actions": thirty_actions,
}


# --- updated


class Updated(Struct, frozen=True):
    """A report after an update; `wanted` is the tree that the plan promised."""

    data: bytes
    plan: Plan
    wanted: Node


def updated(
    data: bytes,
    new: Project,
    *,
    base: Project | None = None,
    is_tracked: bool = False,
    wishes: Wishes = NO_WISHES,
) -> Updated:
    """The report after its data became `new`; `base` are the data it was made from."""
    before = made(base) if base is not None else seed_report()
    _, old = before.tree()
    ours_draft, ours = made(new).tree(old)
    draft = opened(data)
    theirs = match(old, ours, read_report(draft, {}))
    plan = merge(old, theirs, ours, wishes)
    carry_out(draft, plan.steps, ours_draft, is_tracked=is_tracked)
    draft.settle()
    return Updated(draft.save(), plan, carried_out(theirs, plan.steps))


def opened(data: bytes) -> Draft:
    package, findings = open_package(data, "report.docx")
    assert package is not None, findings
    return Draft(package)


def read(data: bytes) -> Node:
    return read_report(opened(data), {})


def edited(data: bytes, *changes: Callable[[DocxDocument], object]) -> bytes:
    """The report after a person changed it, saved by python-docx."""
    document = Document(io.BytesIO(data))
    for change in changes:
        change(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def edited_body(data: bytes, change: Callable[[Element], object]) -> bytes:
    """The report with its body changed as XML."""
    draft = opened(data)
    body = draft.edit(MAIN).find(f"{W}body")
    assert body is not None
    change(body)
    return draft.save()


def as_word_saves(data: bytes) -> bytes:
    """The report with what Word adds when it saves, as far as the standard and its notes tell.

    A Polish Word names built-in styles anew (ids only: „Nagwek1”), runs are split where spelling
    was checked (w:proofErr, §17.13.8.1) and get rsids (§17.15.1.72), paragraphs get ids
    ([MS-DOCX] 2.2.4), the cursor leaves the bookmark _GoBack, page breaks are noted (§17.3.3.13).
    """
    draft = opened(data)
    renamed = {
        "Heading1": "Nagwek1",
        "Heading2": "Nagwek2",
        "TOC1": "Spistreci1",
        "TOC2": "Spistreci2",
        "Caption": "Legenda",
        "ListBullet": "Listapunktowana",
        "Title": "Tytu",
    }
    for part in (MAIN, "word/styles.xml", "word/numbering.xml"):
        for element in draft.edit(part).iter():
            if element.tag == f"{W}name":
                continue
            for key, value in element.attrib.items():
                if str(key) in (f"{W}styleId", f"{W}val") and str(value) in renamed:
                    element.set(str(key), renamed[str(value)])
    body = draft.edit(MAIN).find(f"{W}body")
    assert body is not None
    for number, paragraph in enumerate(list(paragraphs(body)), 1):
        paragraph.set(f"{{{WORD_14}}}paraId", f"{number:08X}")
        paragraph.set(f"{W}rsidR", "00AB12CD")
        for run in list(paragraph.iter(f"{W}r")):
            _split_by_word(run)
    first = next(paragraphs(body))
    for name in ("bookmarkStart", "bookmarkEnd"):
        mark = first.makeelement(f"{W}{name}", {f"{W}id": "999"})
        if name == "bookmarkStart":
            mark.set(f"{W}name", "_GoBack")
        first.append(mark)
    return draft.save()


def _split_by_word(run: Element) -> None:
    texts = run.findall(f"{W}t")
    words = (texts[0].text or "").split(" ", 2) if len(texts) == 1 else []
    if len(words) < 3 or len(run.findall(f"{W}fldChar")):
        return
    whole = texts[0].text or ""
    at = len(words[0]) + 1
    twin = deepcopy(run)
    twin_text = twin.find(f"{W}t")
    assert twin_text is not None
    texts[0].text, twin_text.text = whole[:at], whole[at:]
    run.set(f"{W}rsidR", "00AB12CD")
    mark = run.makeelement(f"{W}proofErr", {f"{W}type": "spellStart"})
    run.addnext(mark)
    mark.addnext(twin)
    twin.insert(
        0 if twin.find(f"{W}rPr") is None else 1, twin.makeelement(f"{W}lastRenderedPageBreak", {})
    )


# --- what is seen


def faults(data: bytes, known: Sequence[Diagnostic] = ()) -> list[Diagnostic]:
    """What is wrong with the package, but for what was wrong with it before.

    Labels of charts are the business of `merge.charts`.
    """
    package, findings = open_package(data, "report.docx")
    assert package is not None
    before = {(one.code, str(dict(one.values))) for one in known}
    return [
        one
        for one in (*findings, *check_opened(package))
        if (one.code, str(dict(one.values))) not in before and "charts/" not in str(one.values)
    ]


def shown(data: bytes) -> list[str]:
    """Every paragraph as a person sees it: its style, its number, all its text, cached numbers
    too. Empty ones and what is inside drawings are left out."""
    report = Report(opened(data))
    count = Count(report.styles, report.numbering)
    lines: list[str] = []
    for paragraph in report.body.iter(f"{W}p"):
        number = count.number(paragraph)
        if any(one.tag == f"{W}txbxContent" for one in paragraph.iterancestors()):
            continue
        if next(paragraph.iter(f"{W}drawing", f"{W}pict"), None) is not None:
            continue
        text = "".join(one.text or "" for one in paragraph.iter(f"{W}t"))
        style = report.styles.name(report.styles.of_paragraph(paragraph))
        if text:
            lines.append(f"{style} [{number.label if number else ''}] {text}")
    return lines


def texts(data: bytes) -> list[str]:
    """`shown` without styles and numbers of lists."""
    return [re.sub(r"^.*?\] ", "", line, count=1) for line in shown(data)]


def said(node: Node, *, with_marks: bool = False) -> list[str]:
    """The tree line by line, without what LibreOffice drops (text alternatives of tables)."""
    return [
        f"{len(path)} {one.kind} {one.mark if with_marks else ''} {one.text}"
        for path, one in node.walk()
        if one.kind is not Kind.ALT
    ]


def node_of(tree: Node, mark: str, kind: Kind) -> Node:
    return next(one for _, one in tree.walk() if one.mark == mark and one.kind is kind)


def keyed(tree: Node, *path: str) -> Node:
    """The node that these keys lead to."""
    found = tree.find(path)
    assert found is not None, path
    return found


def sections(tree: Node) -> list[str]:
    """The headings, in their order."""
    return [one.children[0].words for one in tree.children if one.mark.startswith("_es_")]


def paragraphs(body: Element) -> Iterator[Element]:
    return body.iter(f"{W}p")


def paragraph_saying(body: Element, text: str) -> Element:
    """The first paragraph whose text holds these words, not one of the contents."""
    return next(
        one
        for one in paragraphs(body)
        if text in "".join(t.text or "" for t in one.iter(f"{W}t"))
        and one.find(f"{W}hyperlink") is None
    )
