"""The same work on a Dask cluster: the scheduler hands the jobs to workers on other computers.

Only names travel: the workers read and write the same folders under the same absolute paths, and
write documents whole, as always. Dask itself gives a job whose worker died to another one, as often
as the scheduler's `allowed-failures` says; nothing is there twice then (`Job.before`).
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Generator, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from es_docs.diagnostics import Diagnostic, EsDocsError, Location, error
from es_docs.portfolio import fingerprint
from es_docs.portfolio.packing import with_files
from es_docs.portfolio.work import Done, Job, failed, make_one
from es_docs.portfolio.workers import TICK, Work
from es_docs.regex import regex
from es_docs.write.litter import host

ADDRESS: Final = regex(r"(tcp|tls)://[^\s/:]+:\d{1,5}|(tcp|tls)://\[[0-9A-Fa-f:]+\]:\d{1,5}")
"""Addresses of schedulers we connect to."""
_PATIENCE: Final = 10.0
"""Seconds in which the scheduler has to answer, and in which a first worker has to be there."""
_LONELY: Final = 30.0
"""Seconds without a scheduler or a worker after which no more is expected."""
_SEEN_WITHIN: Final = 10.0
"""Seconds until this computer sees what another one wrote to a shared folder; NFS keeps what it
knows of a folder for some seconds."""


class Cluster(Struct, frozen=True):
    """A crew of all workers of a cluster. Raises EsDocsError B003 or B004 before the first job."""

    address: str
    work: Work = make_one
    patience: float = _PATIENCE
    lonely: float = _LONELY

    def __call__(self, jobs: Sequence[Job], stop: Event) -> Generator[Done]:
        client = self._connected()
        here = f"{Path.cwd()}{os.sep}"
        patience = _SEEN_WITHIN
        try:
            for job, done in self._work_off(client, jobs, stop):
                is_sound = done.is_failed or _is_seen(job, done, patience)
                if not is_sound:
                    patience = 0.0  # where one is not seen, others will not be either
                yield _as_named(done if is_sound else _unseen(job, done), here)
        finally:
            client.close(timeout=2)

    def _connected(self) -> Any:
        try:
            dask: Any = import_module("distributed")  # an extra, and without annotations
        except ImportError as missing:
            raise EsDocsError(error("B003")) from missing
        for name in ("distributed", "tornado"):  # what they log, findings tell
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        client: Any = None
        try:
            client = dask.Client(self.address, timeout=self.patience, set_as_default=False)
            client.wait_for_workers(1, timeout=self.patience)
        except (OSError, TimeoutError, ValueError) as refusal:
            if client is not None:
                client.close(timeout=2)
            raise EsDocsError(self._lost()) from refusal
        return client

    def _work_off(
        self, client: Any, jobs: Sequence[Job], stop: Event
    ) -> Generator[tuple[Job, Done]]:
        shift = _Shift(client, self.work)
        shift.begin([_sent(job) for job in jobs])
        watch = _Watch(client, self.lonely)
        while shift.waiting and not stop.is_set():
            ended = shift.next_ended()
            if ended is not None:
                job, future = ended
                done = self._result(job, future)
                if shift.is_held_by_the_dead(job, done):
                    shift.begin([replace(job, takes_over=True)])
                else:
                    yield job, done
            elif watch.is_given_up():
                break
        left = shift.leave()
        for job in () if stop.is_set() else left:
            yield job, failed(job, self._lost(job))

    def _result(self, job: Job, future: Any) -> Done:
        fault = future.exception() if future.status == "error" else None
        if future.status == "finished":
            return future.result()
        if fault is None:
            return failed(job, self._lost(job))
        at = Location(str(job.content))
        if isinstance(fault, import_module("distributed").KilledWorker):
            return failed(job, error("B001", at))
        name = f"{type(fault).__name__}: {fault}".splitlines()[0]
        return failed(job, error("B006", at, fault=name))

    def _lost(self, job: Job | None = None) -> Diagnostic:
        at = Location(str(job.content)) if job else None
        return error("B004", at, address=self.address)


class _Shift:
    """The jobs a cluster has, and the processes that have them."""

    def __init__(self, client: Any, work: Work) -> None:
        self.waiting: dict[str, Job] = {}
        self._client = client
        self._work = work
        self._futures: dict[str, Any] = {}
        self._ended: SimpleQueue[Any] = SimpleQueue()
        self._processes = self._running()

    def begin(self, jobs: Sequence[Job]) -> None:
        futures = self._client.map(self._work, jobs, pure=False, retries=0)
        for job, future in zip(jobs, futures, strict=True):
            self.waiting[future.key], self._futures[future.key] = job, future
            future.add_done_callback(self._ended.put)

    def next_ended(self) -> tuple[Job, Any] | None:
        """None when none ended in a little while."""
        try:
            future = self._ended.get(timeout=TICK)
        except Empty:
            return None
        del self._futures[future.key]  # the cluster may forget it
        return self.waiting.pop(future.key), future

    def leave(self) -> tuple[Job, ...]:
        """Ask for no more; the jobs that were not done."""
        if self._futures and self._client.status == "running":
            self._client.cancel(list(self._futures.values()))
        return tuple(self.waiting.values())

    def is_held_by_the_dead(self, job: Job, done: Done) -> bool:
        """Whether a process of ours that is gone seems to be at work on the documents still.

        Of one on another computer the next can only see that it began (W016).
        """
        holders = {
            (one["values"]["host"], int(one["values"]["pid"]))
            for one in done.findings
            if one["code"] == "W016"
        }
        if job.takes_over or not holders:
            return False
        running = self._running()
        is_ours_and_gone = holders <= self._processes - running
        self._processes |= running
        return is_ours_and_gone

    def _running(self) -> set[tuple[str, int]]:
        with suppress(OSError, TimeoutError):
            return set(self._client.run(process_name, on_error="ignore").values())
        return set()


def process_name() -> tuple[str, int]:
    """How W016 names this process."""
    return host(), os.getpid()


class _Watch:
    """Asks whether there is anybody left who could do the work."""

    def __init__(self, client: Any, lonely: float) -> None:
        self._client = client
        self._lonely = lonely
        self._last_seen = time.monotonic()

    def is_given_up(self) -> bool:
        if self._has_workers():
            self._last_seen = time.monotonic()
        return time.monotonic() - self._last_seen > self._lonely

    def _has_workers(self) -> bool:
        if self._client.status != "running":
            return False
        with suppress(OSError, TimeoutError):
            return bool(self._client.ncores())
        return False


def _sent(job: Job) -> Job:
    return replace(
        job,
        content=job.content.absolute(),
        output=job.output.absolute(),
        program=fingerprint.of_program(),
    )


def _is_seen(job: Job, done: Done, patience: float) -> bool:
    """Whether this computer sees the documents as the worker wrote them."""
    files = [job.output / name for name in done.documents]
    deadline = time.monotonic() + patience
    while fingerprint.of_documents(files) != done.documents:
        if time.monotonic() >= deadline:
            return False
        time.sleep(TICK)
    return True


def _unseen(job: Job, done: Done) -> Done:
    unseen = failed(job, error("B008", Location(str(job.content))))
    return replace(unseen, seconds=done.seconds)


def _as_named(done: Done, here: str) -> Done:
    """Findings name files as the person did, relative to the folder the command was given in."""

    def shown(text: str) -> str:
        return text.removeprefix(here)

    packed = [
        tuple(with_files(one, shown) for one in some) for some in (done.findings, done.questions)
    ]
    return replace(done, findings=packed[0], questions=packed[1])
