"""The grader's end of a warm process."""

import itertools
import json
import os
import select
import socket
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import PurePosixPath

import psutil

from course_utils.classroom.warm import results
from course_utils.classroom.warm.isolation import LANDLOCK, Isolation, environment
from course_utils.classroom.warm.jobs import (
    DIED,
    TOO_LONG,
    TOO_MUCH,
    Done,
    Job,
    Limits,
    Take,
)
from course_utils.errors import CourseError
from course_utils.messages import _

GRACE = 2.0  # seconds from the interrupt of a step to the end of its process
WARM_UP = 120  # seconds that a warm process may take to get ready
LIMITS = Limits()
_numbers = itertools.count()


class WarmProcess:
    """A warm process; use it in a `with`, and from one thread at a time.

    It starts at once; `prepare` it before the first job.
    """

    def __init__(self, isolation: Isolation, limits: Limits = LIMITS):
        self._isolation, self._limits = isolation, limits
        self._warm_up, self._process, self._ready, self._told = [], None, False, False
        self._start()

    def __enter__(self) -> "WarmProcess":
        return self

    def __exit__(self, *exception) -> None:
        self.close()

    def prepare(self, warm_up: Sequence[str]) -> None:
        """Let it run cells once beforehand, for the modules and caches that they load.

        Jobs see what these cells hold, so they must hold no secret.
        """
        self._warm_up = list(warm_up)
        self._tell_setting()

    def run(self, job: Job) -> Done:
        """Do a job and wait for it.

        Raises:
            CourseError: the warm process cannot be started.
        """
        theirs = _file({**asdict(job), "files": _files(job)})
        reading, writing = os.pipe()
        with open(reading, "rb", buffering=0) as pipe:
            try:
                self._send([theirs, writing])
            finally:
                os.close(theirs)
                os.close(writing)
            running = _Running(job, self._limits, self._control, pipe)
            alive = running.follow()
        if not alive:
            self.close()
        return running.done()

    def _send(self, descriptors: list[int]) -> None:
        self._wait_until_ready()
        try:
            socket.send_fds(self._control, [b"job"], descriptors)
        except ConnectionError:  # it died while it had nothing to do
            self.close()
            self._wait_until_ready()
            socket.send_fds(self._control, [b"job"], descriptors)

    def hang_up(self) -> None:
        """Tell the process to end, without waiting for it."""
        if self._process:
            self._control.close()

    def close(self) -> None:
        """End the process and everything it started."""
        if not self._process:
            return
        self.hang_up()
        process, self._process, self._ready, self._told = self._process, None, False, False
        try:
            process.wait(timeout=3)
        except subprocess.TimeoutExpired:
            _kill(process)
        self._errors.close()
        if not self._isolation.own_folder:
            # Python's own rmtree gives up on folders in folders in folders, and on shut ones.
            for command in (["chmod", "-R", "u+rwX"], ["rm", "-rf"]):
                subprocess.run([*command, self._folder], capture_output=True, check=False)

    def _start(self) -> None:
        isolation = self._isolation
        self._folder = isolation.own_folder or tempfile.mkdtemp(prefix="course-")
        self._user = 0
        if isolation.confined and not os.geteuid():
            self._user = 61_000 + (os.getpid() * 16 + next(_numbers)) % 180
        if not isolation.own_folder and self._user:
            os.chown(self._folder, self._user, self._user)
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115
        module = "course_utils.classroom.warm.server"
        program = [sys.executable, "-P", "-m", module, str(theirs.fileno())]
        self._process = subprocess.Popen(
            isolation.command(program, self._limits.folder_size),
            env=environment(isolation, self._folder),
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=self._errors,
            pass_fds=[theirs.fileno()],
        )
        theirs.close()

    def _tell_setting(self) -> None:
        isolation, self._told = self._isolation, True
        setting = _file(
            dict(
                warm_up=self._warm_up,
                folder=self._folder,
                limits=asdict(self._limits),
                confined=isolation.confined,
                alone=isolation.alone,
                user=self._user,
                readable=isolation.readable(),
                processes=1 if isolation.level == LANDLOCK else self._limits.processes,
            )
        )
        with suppress(ConnectionError):  # if it is gone already, `_wait_until_ready` says why
            socket.send_fds(self._control, [b"setting"], [setting])
        os.close(setting)

    def _wait_until_ready(self) -> None:
        if self._ready:
            return
        if not self._process:
            self._start()
        if not self._told:
            self._tell_setting()
        self._control.settimeout(WARM_UP)
        try:
            self._ready = self._control.recv(64) == b"ready"
        except (TimeoutError, ConnectionError):
            self._ready = False
        if not self._ready:
            self._errors.seek(0)
            last = self._errors.read().decode(errors="replace").strip().splitlines()[-1:]
            self.close()
            raise CourseError(
                _("The process for student code did not start ({reason}).").format(
                    reason="".join(last) or _("no reason given")
                )
            )
        self._control.settimeout(None)


@dataclass
class _Running:
    """A job on its way: what came so far."""

    job: Job
    limits: Limits
    control: socket.socket
    pipe: object
    ended: str = ""
    cpu: float = 0.0
    _buffer: bytearray = field(default_factory=bytearray)
    _frames: list[bytes] = field(default_factory=list)
    _late: set[int] = field(default_factory=set)
    _received: int = 0

    def follow(self) -> bool:
        """Take what comes until the job has ended; say whether the warm process goes on."""
        ready = select.poll()
        for source in (self.pipe, self.control):
            ready.register(source, select.POLLIN)
        end = time.monotonic() + self.job.seconds
        step_end, told = min(end, time.monotonic() + self.job.cell_seconds), ""
        while True:
            wait = None if told == "kill" else max(0, step_end - time.monotonic()) * 1000
            events = [descriptor for descriptor, _event in ready.poll(wait)]
            if self.pipe.fileno() in events:
                before = len(self._frames)
                more = self._receive()
                if not more:
                    ready.unregister(self.pipe)
                if self.ended == TOO_MUCH and told != "kill":
                    told = self._tell("kill")
                if len(self._frames) > before and told != "kill":
                    step_end, told = min(end, time.monotonic() + self.job.cell_seconds), ""
            elif self.control.fileno() in events:
                return self._end()
            elif told or time.monotonic() >= end:
                told, self.ended = self._tell("kill"), TOO_LONG
                self._late.add(len(self._frames))
            else:
                told, step_end = self._tell("interrupt"), time.monotonic() + GRACE
                self._late.add(len(self._frames))

    def _tell(self, what: str) -> str:
        try:
            self.control.send(what.encode())
        except ConnectionError:
            return "kill"
        return what

    def _receive(self) -> bool:
        content = self.pipe.read(1 << 18)
        self._received += len(content)
        if self._received > self.limits.output * 2:
            self.ended = TOO_MUCH
            return bool(content)
        self._buffer += content
        while len(self._buffer) >= 4:
            (size,) = struct.unpack("!I", self._buffer[:4])
            if len(self._buffer) < 4 + size:
                break
            if len(self._frames) < len(self.job.steps):
                self._frames.append(bytes(self._buffer[4 : 4 + size]))
            del self._buffer[: 4 + size]
        return bool(content)

    def _end(self) -> bool:
        try:
            message = self.control.recv(64)
        except ConnectionError:
            message = b""
        if message:
            self.cpu = json.loads(message.removeprefix(b"end "))
        if len(self._frames) < len(self.job.steps) and not self.ended:
            self.ended = DIED
        return bool(message)

    def done(self) -> Done:
        """Return what came, after a look at whether it is what it should be."""
        outputs, counts, taken = {}, {}, {}
        ended, at = self.ended, ""
        for number, step in enumerate(self.job.steps):
            if number == len(self._frames):
                at = step.name
                if number in self._late and not isinstance(step, Take):
                    outputs[step.name] = [results.timed_out()]
                break
            try:
                if isinstance(step, Take):
                    taken[step.name] = results.answers(self._frames[number], step, self.limits)
                else:
                    found, count = results.outputs(self._frames[number])
                    outputs[step.name] = found
                    if number in self._late:
                        found.append(results.timed_out())
                    if count is not None:
                        counts[step.name] = count
            except ValueError:
                ended, at = ended or DIED, step.name
                break
        return Done(outputs, counts, taken, ended, at, self.cpu)


def _files(job: Job) -> dict[str, str]:
    for name in job.files:
        path = PurePosixPath(name)
        if path.is_absolute() or ".." in path.parts or not path.parts:
            raise CourseError(_("{name} is no name for a file of a submission.").format(name=name))
    return {name: content.decode("latin-1") for name, content in job.files.items()}


def _file(content: object) -> int:
    """Return a file descriptor from which another process reads `content` as JSON."""
    descriptor = os.memfd_create("job")
    with open(descriptor, "wb", closefd=False) as file:
        file.write(json.dumps(content).encode())
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor


def _kill(process: subprocess.Popen) -> None:
    family = psutil.Process(process.pid).children(recursive=True)
    for one in family:
        with suppress(psutil.NoSuchProcess):
            one.kill()
    process.kill()
    process.wait()
