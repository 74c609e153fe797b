"""Many projects at once: each built by itself in a worker, what is unchanged left untouched.

`listing` finds the projects, `desk` knows which are unchanged (`fingerprint`, `record`), `work` is
what a worker does with one, `workers` are processes of this computer and `cluster` those of a Dask
cluster, `outcome` is what came of it and `summary` writes that down.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from threading import Event

from es_docs.portfolio.desk import Desk
from es_docs.portfolio.listing import Listed, list_projects
from es_docs.portfolio.outcome import Outcome, Portfolio, State
from es_docs.portfolio.work import Job, Options
from es_docs.portfolio.workers import Crew, Workers

__all__ = (
    "Listed", "Options", "Outcome", "Portfolio", "State", "Workers", "build_all", "list_projects",
)  # fmt: skip


def build_all(
    projects: Sequence[Listed],
    output: Path,
    options: Options,
    crew: Crew,
    *,
    stop: Event,
    begin: Callable[[int], None] = lambda _count: None,
    tell: Callable[[Outcome], None] = lambda _outcome: None,
) -> Portfolio:
    """Build the projects in the folder `output`; none keeps another from being built.

    `begin` is told how many have to be built, `tell` of each that is done. Once `stop` is set no
    further project is begun. With `options.fresh` nothing counts as unchanged. Raises EsDocsError
    only when no project could be begun.
    """
    desk = Desk(output, options)
    done: dict[int, Outcome] = {}
    jobs: list[Job] = []
    for number, project in enumerate(projects):
        known = desk.known(project)
        if known is None:
            jobs.append(desk.job(number, project))
        else:
            done[number] = known
    begin(len(jobs))
    # what was done until an interruption is told like everything else
    with suppress(KeyboardInterrupt), closing(_done(projects, jobs, desk, crew, stop)) as doing:
        for number, outcome in doing:
            done[number] = outcome
            tell(outcome)
    desk.save()
    outcomes = tuple(
        done.get(number) or Outcome(project, State.WAITING)
        for number, project in enumerate(projects)
    )
    return Portfolio(outcomes, desk.findings)


def _done(
    projects: Sequence[Listed], jobs: Sequence[Job], desk: Desk, crew: Crew, stop: Event
) -> Generator[tuple[int, Outcome]]:
    by_number = {job.number: job for job in jobs}
    if not jobs:
        return
    with closing(crew(jobs, stop)) as doing:
        for done in doing:
            project = projects[done.number]
            yield done.number, desk.enter(project, by_number[done.number], done)
