"""The program of a warm process: warm up once, then fork for every job.

Started as `python -m course_utils.classroom.warm.server FD`, where FD is a socket to the grader.
Messages on it: first the setting (a file descriptor); then "job" with two descriptors (the job to
read, a pipe for its results), "interrupt" and "kill"; back come "ready", and "end" with the
processor time. Only the fork that does a job reads it, and that fork never holds the socket.
"""

import gc
import json
import os
import select
import signal
import socket
import struct
import sys
from dataclasses import dataclass
from pathlib import Path

from course_utils.classroom.warm import after, confine
from course_utils.classroom.warm.jobs import OWN_FOLDER, Limits
from course_utils.classroom.warm.plain import NotPlain, decode, encode
from course_utils.classroom.warm.shell import Shell
from course_utils.errors import CourseError
from course_utils.messages import _

_LOOK = 0.25  # seconds between two looks at the memory of a job


@dataclass(frozen=True)
class Setting:
    """How a warm process is to work.

    Attributes:
        folder: the one place where a job may write; empty between two jobs.
        confined: whether jobs are confined (a desk) or not (an examiner).
        alone: whether the process has a pid namespace of its own, where it may end all others.
        user: the user id that a job of root gets; 0 for no change.
        readable: the only places that a job may read, where Landlock has to see to that.
    """

    warm_up: list[str]
    folder: str
    limits: Limits
    confined: bool
    alone: bool
    user: int
    readable: list[str]
    processes: int


def main() -> None:
    control = socket.socket(fileno=int(sys.argv[1]))
    import matplotlib.pyplot  # noqa: F401  for notebooks; while the grader gets ready

    setting = _read_setting(control)
    shell = Shell(setting.limits.cell_output)  # it makes a profile, which needs chmod
    rules = _protect(setting)
    os.chdir(setting.folder)
    shell.warm_up(setting.warm_up)
    os.chdir("/")  # this process itself never looks for modules where a student writes
    after.clear(setting.folder)
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
    control.send(b"ready")
    while True:
        message, descriptors, _flags, _address = socket.recv_fds(control, 64, 2)
        if not message:
            if setting.folder != OWN_FOLDER:
                os.rmdir(setting.folder)
            return
        if message == b"job":
            _serve(control, *descriptors, shell, setting, rules)


def _read_setting(control) -> Setting:
    (descriptor,) = socket.recv_fds(control, 64, 1)[1]
    with open(descriptor, encoding="utf-8") as file:
        fields = json.load(file)
    return Setting(**{**fields, "limits": Limits(**fields["limits"])})


def _protect(setting: Setting) -> confine.Landlock | None:
    """Set what lasts as long as this process; return the rules that a job enters by itself."""
    confine.adopt_orphans()
    if not setting.confined:
        return None
    Path("/proc/self/oom_score_adj").write_text("1000")  # if memory runs out, this goes first
    confine.no_new_privileges()
    confine.hide()
    if confine.knows_machine():
        confine.deny_calls(changes=bool(setting.readable))
    if confine.landlock_version() < (1 if setting.readable else 4):
        return None  # nothing that it could add
    devices = ["/dev/null", "/dev/zero", "/dev/urandom", "/dev/random"]
    writable = [setting.folder, *devices] if setting.readable else []
    return confine.Landlock(setting.readable, writable)


def _serve(control, job, results, shell, setting, rules) -> None:
    child = os.fork()
    if not child:
        try:
            control.close()
            _work(job, results, shell, setting, rules)
        finally:
            os._exit(0)
    os.close(job)
    os.close(results)
    cpu = _wait(control, child, setting)
    if not (after.nobody_left(setting.alone) and after.clear(setting.folder)):
        raise SystemExit("something of a job stayed behind")
    control.send(b"end " + json.dumps(cpu).encode())


def _wait(control, child: int, setting: Setting) -> float:
    """Wait for the end of a job; return the seconds of processor time that it took."""
    with open(os.pidfd_open(child)) as handle:
        ready = select.poll()
        for descriptor in (handle, control):
            ready.register(descriptor, select.POLLIN)
        while True:
            events = [descriptor for descriptor, _event in ready.poll(_LOOK * 1000)]
            if handle.fileno() in events:
                break
            if control.fileno() in events:
                message = control.recv(64)
                os.kill(child, signal.SIGINT if message == b"interrupt" else signal.SIGKILL)
            elif setting.confined and after.memory(child) > setting.limits.memory:
                os.kill(child, signal.SIGKILL)
    usage = os.wait4(child, 0)[2]
    return usage.ru_utime + usage.ru_stime


def _work(descriptor: int, results: int, shell: Shell, setting: Setting, rules) -> None:
    """Do a job; this runs in the fork."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with open(descriptor, encoding="utf-8") as file:
        job = json.load(file)
    if setting.confined:
        if setting.user:
            confine.become(setting.user)
        if rules:
            rules.enter()
        confine.limit(setting.limits, job["seconds"], setting.processes)
    os.chdir(setting.folder)
    _look_for_modules_here()
    for name, content in job["files"].items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("latin-1"))
    shell.catch_descriptors(setting.folder)
    if numpy := sys.modules.get("numpy"):
        numpy.random.seed()
    _run(job, results, shell, setting.limits)


def _look_for_modules_here() -> None:
    """Let a notebook import what lies beside it, after Python's own modules, as in a kernel."""
    packages = [n for n, path in enumerate(sys.path) if path.endswith("-packages")]
    sys.path.insert(min(packages, default=0), "")


def _run(job: dict, results: int, shell: Shell, limits: Limits) -> None:
    left = limits.output
    for step in job["steps"]:
        if "answers" in step:
            found = shell.variables(step["answers"])
            result = json.dumps({name: encode(v, limits.answer) for name, v in found.items()})
        else:
            outputs, count = _run_cell(shell, step["source"], job["given"].get(step["name"]))
            outputs = ",".join(_trim(outputs, min(left, limits.cell_output)))
            left = max(0, left - len(outputs))
            result = f"[[{outputs}],{json.dumps(count)}]"
        _send(results, result.encode())
        if shell.ended:
            return


def _run_cell(shell: Shell, source: str, given: dict | None):
    if given is None:
        return shell.run(source)
    values = {name: decode(value) for name, value in given.items()}
    for name, value in values.items():
        if isinstance(value, NotPlain):
            return [_error(CourseError.__name__, _say_unusable(name, value.kind))], None
    return shell.run_given(source, values)


def _say_unusable(name: str, kind: str) -> str:
    if not kind:
        return _(
            "{name}: there is no such answer; the cell that gives it failed or is gone."
        ).format(name=name)
    return _(
        "{name}: the answer is not a plain value ({kind}); "
        "write text, a number, a date, a list or a small table."
    ).format(name=name, kind=kind)


def _trim(outputs: list[dict], size: int) -> list[str]:
    """Write the outputs as JSON; where they are longer than `size`, say so, but keep the error."""
    kept, full = [], False
    for output in outputs:
        text = json.dumps(output)
        if not full and len(text) <= size:
            kept.append(text)
            size -= len(text)
        elif output["output_type"] == "error" and output is outputs[-1]:
            kept.append(json.dumps(_error(output["ename"][:100], output["evalue"][:1000])))
        elif not full:
            full = True
            begun = output.get("text", "")[: size * len(output.get("text", "")) // len(text)]
            note = _("The cell's output was too long; the rest is left out.")
            stream = {"output_type": "stream", "name": "stdout", "text": f"{begun}\n{note}\n"}
            kept.append(json.dumps({**stream, "name": output.get("name", "stdout")}))
    return kept


def _error(name: str, sentence: str) -> dict:
    return {
        "output_type": "error",
        "ename": name,
        "evalue": sentence,
        "traceback": [sentence],
    }


def _send(results: int, content: bytes) -> None:
    content = memoryview(struct.pack("!I", len(content)) + content)
    while content:
        content = content[os.write(results, content) :]


if __name__ == "__main__":
    main()
