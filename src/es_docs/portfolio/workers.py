"""Worker processes on this computer: each has one project at a time, and may die over it.

Every worker is a pool of its own (`ProcessPoolExecutor` with one process): a pool breaks as a whole
when one of its processes dies, and then nobody knows whose project it was. Processes are spawned,
not forked, on every system, so that a worker is the same everywhere.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Final, TypeAlias

from msgspec import Struct, field

from es_docs.diagnostics import Location, error
from es_docs.portfolio.work import Done, Job, failed, make_one
from es_docs.process import settle_in

Work: TypeAlias = Callable[[Job], Done]
Crew: TypeAlias = Callable[[Sequence[Job], Event], Generator[Done]]
"""Does jobs and tells of each as it is done, in any order.

Once the event is set no further job is begun; jobs nothing was told of are not done. Closing the
iterator before its end ends the workers at once.
"""

TICK: Final = 0.5
"""Seconds after which the event is looked at again; Windows wakes nobody who waits without end."""


class Workers(Struct, frozen=True):
    """A crew of so many processes. A project whose worker dies is tried once more, alone."""

    count: int
    work: Work = make_one

    def __call__(self, jobs: Sequence[Job], stop: Event) -> Generator[Done]:
        lanes = [_Lane(self.work) for _ in range(min(self.count, len(jobs)))]
        try:
            lost: list[Job] = []
            yield from _work_off(jobs, lanes, stop, lost)
            for job in sorted(lost, key=lambda job: job.number):
                twice: list[Job] = []
                yield from _work_off([job], lanes[:1], stop, twice)
                for one in twice:
                    yield failed(one, error("B001", Location(str(one.content))))
        except BaseException:  # also when nobody wants the rest any more
            for lane in lanes:
                lane.kill()
            raise
        finally:
            for lane in lanes:
                lane.close()


def _work_off(
    jobs: Sequence[Job], lanes: Sequence[_Lane], stop: Event, lost: list[Job]
) -> Generator[Done]:
    """Jobs in their order, each to the next lane that is free; `lost` gets those that died."""
    waiting, busy = deque(jobs), 0
    free = deque(lanes)
    finished: SimpleQueue[tuple[_Lane, Job, Future[Done]]] = SimpleQueue()
    while True:
        while free and waiting and not stop.is_set():
            lane, job = free.popleft(), waiting.popleft()
            lane.begin(job, finished)
            busy += 1
        if not busy:
            return
        with suppress(Empty):
            lane, job, future = finished.get(timeout=TICK)
            busy -= 1
            free.append(lane)
            try:
                done = future.result()
            except BrokenProcessPool:
                lost.append(job)
            else:
                yield done


class _Lane(Struct):
    """One process, started when there is work and anew after it has died."""

    work: Work
    _pool: ProcessPoolExecutor | None = None
    _process: Future[int] | None = field(default=None)

    def begin(self, job: Job, finished: SimpleQueue[tuple[_Lane, Job, Future[Done]]]) -> None:
        future = self._submit(job)
        future.add_done_callback(lambda future: finished.put((self, job, future)))

    def _submit(self, job: Job) -> Future[Done]:
        if self._pool is not None:
            with suppress(BrokenProcessPool):  # it died over the job before, or while it had none
                return self._pool.submit(self.work, job)
            self.close()
        spawn = multiprocessing.get_context("spawn")
        self._pool = ProcessPoolExecutor(1, mp_context=spawn, initializer=_settle_in)
        self._process = self._pool.submit(os.getpid)
        return self._pool.submit(self.work, job)

    def kill(self) -> None:
        """End the process in the middle of its work; files are only ever replaced whole."""
        process = self._process
        if process and process.done() and not (process.cancelled() or process.exception()):
            with suppress(OSError):
                os.kill(process.result(), signal.SIGTERM)

    def close(self) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None


def _settle_in() -> None:
    """What a worker does first: Ctrl+C is the parent's affair, and without it there is no work."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    settle_in()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that was killed tells nobody, and its workers would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
