"""Work on many submissions at once, each in a process of its own.

A process is forked after nbgrader was imported, so it starts in milliseconds, and whatever a
submission does to it (a crash, an endless loop) ends with it.
"""

import os
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing import connection, get_context
from typing import Any

import psutil

DIED = "died"
TOO_LONG = "too long"
_TICK = 0.2  # seconds between two looks at the clock


@dataclass
class _Running:
    job: Any
    process: Any
    answer: connection.Connection
    deadline: float


def each_alone(
    work: Callable[[Any], Any], jobs: Iterable[Any], seconds: float
) -> Iterator[tuple[Any, Any] | list[Any]]:
    """Call `work(job)` for every job, as many at once as there are cores.

    Yields `(job, result)` as each one ends, and between them, a few times a second, the list of
    the jobs that are running. The result is DIED where the process ended without one, and TOO_LONG
    where it was stopped after `seconds`.
    """
    waiting, running = list(jobs)[::-1], []
    try:
        while waiting or running:
            while waiting and len(running) < cores():
                running.append(_start(work, waiting.pop(), seconds))
            ready = connection.wait([one.answer for one in running], timeout=_TICK)
            for one in list(running):
                if one.answer in ready:
                    result = _receive(one)
                elif time.monotonic() > one.deadline:
                    result = TOO_LONG
                else:
                    continue
                _end(one)
                running.remove(one)
                yield one.job, result
            yield [one.job for one in running]
    finally:
        for one in running:
            _end(one)


def cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _start(work, job, seconds) -> _Running:
    context = get_context("fork" if hasattr(os, "fork") else "spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_answer, args=(work, job, theirs))
    with warnings.catch_warnings():
        # Python warns of a fork where numpy keeps idle threads; they hold no lock of ours.
        warnings.simplefilter("ignore", DeprecationWarning)
        process.start()
    theirs.close()
    return _Running(job, process, ours, time.monotonic() + seconds)


def _answer(work, job, answer) -> None:
    answer.send(work(job))
    answer.close()


def _receive(one: _Running) -> Any:
    try:
        return one.answer.recv()
    except EOFError:
        return DIED


def _end(one: _Running) -> None:
    """End a process and the kernels it started."""
    try:
        family = psutil.Process(one.process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        family = []
    one.process.kill()
    for process in family:
        try:
            process.kill()
        except psutil.NoSuchProcess:
            continue
    one.process.join()
    one.answer.close()
