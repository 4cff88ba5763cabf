"""What a student's cell tries against a desk, and what it gets; the next student never notices."""

import os
import socket
import textwrap
import time
from pathlib import Path

import psutil
import pytest
from desks import errors, text

from course_utils.classroom.warm import DIED, TOO_LONG, TOO_MUCH, isolation

ROOT = Path(__file__).parents[3]


def tried(what: str) -> str:
    """Return a cell that prints how each line of `what` went."""
    lines = [line for line in textwrap.dedent(what).strip().splitlines()]
    return (
        "import ctypes, os, pathlib, shutil, signal, socket, subprocess, sys\n"
        f"for line in {lines!r}:\n"
        "    try:\n"
        "        print('GOT', line, eval(line))\n"
        "    except BaseException as error:\n"
        "        print('no', type(error).__name__, error)\n"
    )


def test_reads_no_file_of_the_course(desk, tmp_path):
    secret = tmp_path / "gradebook.db"
    secret.write_text("secret")
    done = desk.cell(
        tried(f"""
        open({str(secret)!r}).read()
        open({str(ROOT / "solutions/01_pct/01_pct.ipynb")!r}).read()
        open({str(ROOT / "pyproject.toml")!r}).read()
        os.listdir({str(ROOT / "solutions")!r})
        os.listdir(os.path.expanduser("~{"root" if os.geteuid() == 0 else ""}"))[0]
        open("/etc/passwd").read()
        open("/etc/shadow").read()
        """)
    )
    assert "GOT" not in text(done)


def test_writes_nowhere_but_in_its_folder(desk):
    package = ROOT / "course_utils"
    done = desk.cell(
        tried(f"""
        open({str(package / "new.py")!r}, "w")
        open({str(package / "errors.py")!r}, "a")
        open({str(Path(isolation.__file__).parent / "new.py")!r}, "w")
        open("/usr/new", "w")
        open("/new", "w")
        open("/dev/shm/new", "w")
        open("/dev/new", "w")
        open("/var/tmp/" + "new", "w")
        os.chmod({str(package / "errors.py")!r}, 0o777)
        os.utime({str(package / "errors.py")!r})
        os.setxattr({str(package / "errors.py")!r}, "user.x", b"x")
        """)
    )
    assert "GOT" not in text(done)
    assert text(desk.cell("open('mine', 'w').write('x')")) == "1"


def test_sees_no_environment(desk, monkeypatch):
    parents = "open(f'/proc/{os.getppid()}/environ').read()"
    done = desk.cell(f"import os\nprint(dict(os.environ), flush=True)\n{parents}")
    assert "COURSE" not in text(done)
    assert "PYTEST" not in text(done)
    assert errors(done) in (["PermissionError"], ["FileNotFoundError"])


def test_reaches_no_network(desk, tmp_path):
    address = str(tmp_path / "socket")
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as local:
        local.bind(address)
        local.listen()
        port = server.getsockname()[1]
        done = desk.cell(
            tried(f"""
            socket.create_connection(("127.0.0.1", {port}), 1)
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", {port}))
            socket.socket(socket.AF_UNIX).connect({address!r})
            socket.socket(socket.AF_UNIX).bind(chr(0) + "mine")
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(("192.0.2.1", 53))
            socket.socket(socket.AF_INET, socket.SOCK_RAW)
            """)
        )
    assert text(done).count("no PermissionError") == 6


def test_makes_no_new_namespace_and_no_message_for_the_next(desk):
    libc = "ctypes.CDLL(None, use_errno=True)"
    done = desk.cell(
        tried(f"""
        {libc}.unshare(0x10000000) == 0 or 1 / 0
        {libc}.shmget(1234, 4096, 0o1777) >= 0 or 1 / 0
        {libc}.msgget(1234, 0o1777) >= 0 or 1 / 0
        {libc}.syscall(425, 8, bytes(120)) >= 0 or 1 / 0
        {libc}.mount(b"x", os.getcwd().encode(), b"tmpfs", 0, None) == 0 or 1 / 0
        os.memfd_create("x")
        os.setuid(0)
        """)
    )
    assert "GOT" not in text(done)


def test_looks_not_into_its_parent(desk):
    done = desk.cell(
        tried("""
        ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0) == 0 or 1 / 0
        open(f"/proc/{os.getppid()}/mem", "rb")
        open(f"/proc/{os.getppid()}/maps").read(1)[0]
        os.listdir(f"/proc/{os.getppid()}/fd")
        os.pidfd_open(os.getppid()) and ctypes.CDLL(None).syscall(438, 3, 3, 0) >= 0 or 1 / 0
        """)
    )
    assert "GOT" not in text(done)


@pytest.mark.parametrize("whom", ["os.getppid()", "-1", "1"])
def test_ends_nobody_else(desk, whom):
    source = (
        f"import os, signal\ntry:\n    os.kill({whom}, 9)\nexcept OSError:\n    print('refused')"
    )
    here = psutil.Process().children()
    done = desk.cell(source)
    assert done.ended in ("", DIED)
    assert all(process.is_running() for process in here)


def test_fork_bomb(desk):
    start = time.monotonic()
    done = desk.cell("import os\nwhile True:\n    try: os.fork()\n    except OSError: pass", 1)
    # Where no process can be started, what is left is an endless loop, which an interrupt ends.
    assert done.ended in (TOO_LONG, DIED) or errors(done)[-1] == "CellTimeoutError"
    assert time.monotonic() - start < 20


def test_leaves_no_daemon(desk):
    done = desk.cell(
        "import os, subprocess\n"
        "if not os.fork():\n"
        "    os.setsid()\n"
        "    if not os.fork():\n"
        "        os.execvp('sleep', ['sleep', '98765'])\n"
        "    os._exit(0)\n"
        "subprocess.Popen(['sleep', '98765'], start_new_session=True)"
    )
    assert done.ended == ""
    left = [p.pid for p in psutil.process_iter(["cmdline"]) if "98765" in (p.info["cmdline"] or [])]
    assert left == []


def test_memory_is_bounded(desk):
    at_once = desk.cell("x = bytearray(30 << 30)")
    assert errors(at_once) == ["MemoryError"]
    in_steps = desk.cell("x = []\nwhile True:\n    x.append(b'1' * (50 << 20))")
    assert errors(in_steps) == ["MemoryError"]


def test_memory_of_many_processes_is_bounded(desk):
    if desk.level == isolation.LANDLOCK:
        pytest.skip("there a cell cannot start a process")
    source = "import os, time\nfor _ in range(4): os.fork()\nx = b'1' * (300 << 20)\ntime.sleep(30)"
    start = time.monotonic()
    done = desk.cell(source, 20)
    assert done.ended == DIED
    assert time.monotonic() - start < 15


def test_disk_is_bounded(desk):
    done = desk.cell("open('big', 'wb').write(bytes(17 << 20))")
    assert errors(done) == ["OSError"]
    if desk.level == isolation.BUBBLEWRAP:
        done = desk.cell("for n in range(9):\n    open(str(n), 'wb').write(bytes(9 << 20))")
        assert errors(done) == ["OSError"]


def test_many_and_deep_and_shut_folders_are_cleared(desk):
    desk.cell(
        "import os\n"
        "os.mkdir('shut')\n"
        "for n in range(5500): open(f'shut/{n}', 'w').close()\n"
        "try: os.chmod('shut', 0)\n"
        "except PermissionError: pass\n"
        "for n in range(1100):\n"
        "    os.mkdir('d')\n"
        "    os.chdir('d')"
    )


def test_clearing_follows_no_link(desk, tmp_path):
    (tmp_path / "kept").write_text("x")
    desk.cell(f"import os\nos.symlink({str(tmp_path)!r}, 'link')\nos.symlink('/', 'root')")
    assert (tmp_path / "kept").exists()


def test_endless_loop(desk):
    done = desk.cell("print('before')\nwhile True: pass", 0.5)
    assert errors(done) == ["KeyboardInterrupt", "CellTimeoutError"]
    assert text(done).startswith("before")
    assert done.ended == ""


@pytest.mark.parametrize(
    "deaf",
    [
        "import time\nwhile True:\n    try: time.sleep(60)\n    except BaseException: pass",
        "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass",
    ],
)
def test_deaf_loop(desk, deaf):
    done = desk.cell(deaf, 0.5)
    assert (done.ended, done.at) == (TOO_LONG, "cell")
    assert errors(done) == ["CellTimeoutError"]


def test_endless_output(desk):
    done = desk.cell("while True: print('x' * 100_000)")
    assert errors(done) == ["OutputTooLong"]
    assert done.ended == ""
    done = desk.cell("while True:\n    try: print('x' * 100_000)\n    except Exception: pass", 0.5)
    assert errors(done)[-1:] == ["CellTimeoutError"]
    done = desk.cell("import os\nwhile True: os.write(1, b'x' * 100_000)")
    assert errors(done) == ["OSError"]
    assert len(text(done)) < 2 << 20


def test_large_display(desk):
    done = desk.cell("from IPython.display import HTML\nprint('before')\nHTML('x' * (60 << 20))")
    assert text(done).startswith("before\n")
    assert len(str(done.outputs)) < 1000


@pytest.mark.parametrize("last", ["import os; os._exit(0)", "import os; os.kill(os.getpid(), 9)"])
def test_ended_python(desk, last):
    done = desk.cell(last)
    assert (done.ended, done.at, done.outputs) == (DIED, "cell", {})


def test_input_is_refused(desk):
    assert errors(desk.cell("input('name? ')")) == ["StdinNotImplementedError"]


FIND_PIPE = """
import json, os, stat, struct
pipes = [n for n in range(3, 256) if os.path.exists(f'/dev/fd/{n}')] or list(range(3, 256))
def send(data):
    for n in pipes:
        try:
            if stat.S_ISFIFO(os.fstat(n).st_mode): os.write(n, data)
        except OSError: pass
def frame(content): return struct.pack('!I', len(content)) + content
"""


@pytest.mark.parametrize(
    "forged",
    [
        "b'garbage'",
        "struct.pack('!I', 1 << 31)",
        "frame(b'[' * 100_000)",
        "frame(b'[[], NaN]')",
        "frame(b'[[{}], 1]')",
        'frame(b\'[[{"output_type": "stream", "name": 1, "text": 2}], 1]\')',
        "frame(b'9' * 10_000)",
        "frame(bytes([255, 254]))",
    ],
)
def test_forged_frames_hurt_the_forger_alone(desk, forged):
    done = desk.cell(f"{FIND_PIPE}\nsend({forged})\nos._exit(0)")
    assert done.ended == DIED
    assert done.outputs == {}


def test_flood_of_frames_is_stopped(desk):
    here = psutil.Process().memory_info().rss
    flood = "send(struct.pack('!I', 1 << 31))\nwhile True: send(bytes(65536))"
    done = desk.cell(f"{FIND_PIPE}\n{flood}")
    assert done.ended == TOO_MUCH
    assert psutil.Process().memory_info().rss - here < 100 << 20


def test_holds_no_socket_of_the_grader(desk):
    done = desk.cell(
        "import os, stat\n"
        "found = []\n"
        "for n in range(256):\n"
        "    try: found.append(stat.S_ISSOCK(os.fstat(n).st_mode))\n"
        "    except OSError: pass\n"
        "any(found)"
    )
    assert text(done) == "False"


def test_has_no_rights(desk):
    done = desk.cell("print(open('/proc/self/status').read())")
    if desk.level == isolation.LANDLOCK:
        assert errors(done) == ["PermissionError"]
        return
    status = dict(line.split(":\t", 1) for line in text(done).splitlines() if ":\t" in line)
    for kind in ("CapEff", "CapPrm", "CapAmb"):
        assert int(status[kind], 16) == 0
    assert (status["NoNewPrivs"], status["Seccomp"]) == ("1", "2")
    assert status["Uid"].split()[0] != "0"
