"""Run a command and measure it together with everything that it starts."""

import ctypes
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

SET_CHILD_SUBREAPER = 36  # <linux/prctl.h>: orphans become ours, so that their CPU is counted
LOOK = 0.5  # seconds between two looks at the memory


@dataclass(frozen=True)
class Measured:
    """What a command took: seconds of wall time, seconds of CPU, peak memory in bytes.

    CPU is that of all descendants. Memory is the highest sum of the anonymous pages of all
    descendants, a page that processes share counted once. `left` are the command lines of the
    processes that were still alive a second after the command; they have been ended.
    """

    seconds: float
    cpu: float
    memory: int
    returncode: int
    left: list[str]
    output: str


def measure(
    command: Sequence[str], folder: Path, environment: dict[str, str], patience: float | None = None
) -> Measured:
    """Run `command` in `folder`; end it after `patience` seconds, if a patience is given."""
    with tempfile.TemporaryDirectory() as scratch:
        result = Path(scratch, "result.json")
        run = subprocess.run(
            [sys.executable, __file__, str(result), str(patience or ""), *command],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        return Measured(**json.loads(result.read_text()), output=run.stdout)


def _watch(stop: threading.Event, peak: list[int]) -> None:
    while not stop.wait(LOOK):
        peak[0] = max(peak[0], sum(map(_memory, psutil.Process().children(recursive=True))))


def _memory(process: psutil.Process) -> int:
    with suppress(OSError):
        lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss_Anon:"))
    with suppress(psutil.Error):  # a process that may not be looked into
        memory = process.memory_info()
        return memory.rss - memory.shared
    return 0


def _reap() -> list[str]:
    """Wait for all descendants; end those that the command left behind and return their names."""
    _gone, alive = psutil.wait_procs(psutil.Process().children(recursive=True), timeout=1)
    left = []
    for process in alive:
        with suppress(psutil.Error):
            left.append(" ".join(process.cmdline()) or process.name())
            process.kill()
    with suppress(ChildProcessError):
        while True:
            os.wait()
    return left


def _run(command: Sequence[str], patience: float | None) -> int:
    process = subprocess.Popen(command)
    try:
        return process.wait(patience)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def main(result: str, patience: str, *command: str) -> None:
    ctypes.CDLL(None).prctl(SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    stop, peak = threading.Event(), [0]
    watcher = threading.Thread(target=_watch, args=(stop, peak))
    watcher.start()
    start = time.perf_counter()
    returncode = _run(command, float(patience) if patience else None)
    seconds = time.perf_counter() - start
    stop.set()
    watcher.join()
    left = _reap()
    used = os.times()
    facts = {
        "seconds": seconds,
        "cpu": used.children_user + used.children_system,
        "memory": peak[0],
        "returncode": returncode,
        "left": left,
    }
    Path(result).write_text(json.dumps(facts))


if __name__ == "__main__":
    main(*sys.argv[1:])
