"""The officer's workbook, made for the content at hand: its tasks, its numbers, its units.

A person fills in white cells; names and headers are locked, without a password. The tasks are an
Excel table on a protected sheet, which cannot grow there: it is made with spare rows that are open.
What comes out is the same for the same project (`es_docs.ooxml.package.canonical`).
"""

from __future__ import annotations

from es_docs.layout.measure import Metrics
from es_docs.messages import workbook as words
from es_docs.model import Project
from es_docs.workbook.book import Book
from es_docs.workbook.help import write_help
from es_docs.workbook.look import Look, read_look
from es_docs.workbook.register import write_register
from es_docs.workbook.tasks import write_tasks
from es_docs.workbook.units import write_units

__all__ = ("Look", "make_workbook", "read_look")


def make_workbook(
    project: Project,
    look: Look,
    metrics: Metrics,
    *,
    content: str,
    with_register: bool = False,
) -> bytes:
    """An .xlsx with a row for each task; `content` is the name of the content file, for its help.

    `metrics` say how high the rows have to be. Raises OutputError D104 when a text of the project
    is longer than a cell can hold.
    """
    book = Book(
        look,
        metrics,
        title=project.facts.title,
        author=project.beneficiary.name,
        subject=words.SUBJECT,
    )
    tasks = write_tasks(book, project, with_register=with_register)
    if with_register:
        write_register(book, project, tasks)
    write_units(book, project)
    write_help(book, project, content, with_register=with_register)
    return book.bytes()
