"""Tables of values beside a content file: a workbook made for it, numbers taken over from it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from es_docs import content
from es_docs.build.making import Findings
from es_docs.build.standing import read_if_there
from es_docs.diagnostics import ContentError, OutputError, error, info
from es_docs.env import DECK_REFERENCE, find_environment
from es_docs.model import Project

if TYPE_CHECKING:
    from es_docs.content.connecting import Use
    from es_docs.content.pulling import Pulled
    from es_docs.write import Known, Work


class NewWorkbook(Struct, frozen=True):
    """A workbook that was made for a content file.

    `keys` are those the content was given to use it, none when it uses tables already; `backup`
    holds the content as it was before, None when it was not touched.
    """

    file: Path
    tasks: int
    keys: tuple[str, ...]
    backup: Path | None
    findings: Findings


class PulledNumbers(Struct, frozen=True):
    """What tables say otherwise than a content file; `place` is where it was written, if it was."""

    content: Path
    pulled: Pulled
    place: Path | None
    backup: Path | None
    findings: Findings


def new_workbook(
    path: Path, target: Path | None = None, *, with_register: bool = False
) -> NewWorkbook:
    """Make a workbook for the tasks of a content file, and let the content use it.

    It goes beside the content under its name, or where `target` says. It is read back and joined
    with the content before anything is written. Raises ContentError, AssetError or OutputError;
    nothing is written then.
    """
    from es_docs.write import at_work

    file = target or path.with_suffix(".xlsx")
    inside = _place_for_workbook(file, path)
    with at_work(file, path) as work:
        there = _place_known(file, inside, work)
        return _new_workbook(path, file, inside, there, work, with_register=with_register)


def _new_workbook(
    path: Path, file: Path, inside: str, there: Known, work: Work, *, with_register: bool
) -> NewWorkbook:
    from es_docs.content.connecting import check_workbook, connect
    from es_docs.layout.measure import Metrics
    from es_docs.messages import workbook as words
    from es_docs.workbook import make_workbook, read_look
    from es_docs.write import told_beside, write_all

    old = path.read_bytes() if path.is_file() else b""
    loaded = content.load(path)
    if loaded.project is None or loaded.places.root is None:
        raise ContentError(*loaded.findings)
    environment = find_environment(path.parent)
    look = read_look(environment.read(DECK_REFERENCE), DECK_REFERENCE)
    metrics = Metrics.load(environment.metrics)
    project = loaded.project
    data = make_workbook(project, look, metrics, content=path.name, with_register=with_register)
    check_workbook(loaded.places.root, str(path), data, str(file), words.TASKS_SHEET)
    uses, about_uses = _uses(project, path, file, inside, with_register=with_register)
    connected = {path: connect(old, str(path), uses)} if uses else {}
    known = work.backed_up(path, old)
    written = write_all({file: data, **connected}, {file: there, path: known}, work=work)
    return NewWorkbook(
        file,
        sum(len(action.tasks) for action in project.actions),
        tuple(use.key for use in uses),
        known.backup if uses else None,
        (*loaded.findings, *about_uses, *told_beside(written)),
    )


def pull(path: Path, table: Path | None = None, *, writes: bool = False) -> PulledNumbers:
    """What the tables of a content file, or `table`, say otherwise than the file itself.

    With `writes` the file gets these values, and nothing else in it changes. Raises ContentError
    or OutputError; the file is then as before.
    """
    from es_docs.content.pulling import pull as pulled_into
    from es_docs.write import at_work, told_beside, write_all

    with at_work(*(path,) if writes else ()) as work:
        pulled = pulled_into(path, table)
        if not writes or pulled.new == pulled.old:
            return PulledNumbers(path, pulled, None, None, pulled.findings)
        known = work.backed_up(path, pulled.old)
        written = write_all({path: pulled.new}, {path: known}, work=work)
    findings = (*pulled.findings, *told_beside(written))
    return PulledNumbers(path, pulled, written[path], known.backup, findings)


def _place_for_workbook(file: Path, path: Path) -> str:
    """The name by which the content can use a workbook there.

    Raises OutputError D101 or D102 when nothing may be written there, or the content could not.
    """
    folder = path.parent
    place = Path(os.path.normpath(file.absolute()))
    if file.suffix.lower() != ".xlsx":
        raise OutputError(error("D102", file=file))
    is_inside = place.is_relative_to(os.path.normpath(folder.absolute()))
    if not is_inside or not place.resolve().is_relative_to(folder.resolve()):
        raise OutputError(error("D101", file=file, folder=folder))
    return place.relative_to(os.path.normpath(folder.absolute())).as_posix()


def _place_known(file: Path, inside: str, work: Work) -> Known:
    """Nothing, or what a run left there that was killed before the content used it.

    Raises OutputError D100 when anything else stands there.
    """
    from es_docs.write import Known

    if work.has_left(file):
        return Known(read_if_there(file))
    if os.path.lexists(file):
        raise OutputError(error("D100", file=file, name=inside))
    return Known(None)


def _uses(
    project: Project, path: Path, file: Path, inside: str, *, with_register: bool
) -> tuple[tuple[Use, ...], Findings]:
    """The keys the content lacks for the sheets of the workbook, and what it uses instead."""
    from es_docs.content.connecting import Use
    from es_docs.messages import workbook as words

    tasks = Use("dane", inside, words.TASKS_SHEET, words.TASKS_REMARK)
    register = Use("rejestr", inside, words.REGISTER_SHEET, words.REGISTER_REMARK)
    wanted = [(project.task_table, tasks)]
    wanted += [(project.register_table, register)] if with_register else []
    told = tuple(
        info("D106", content=path, used=table.file, file=file, key=use.key)
        for table, use in wanted
        if table is not None
    )
    return tuple(use for table, use in wanted if table is None), told
