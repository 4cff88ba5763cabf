"""Attacks on the computer that grades: what a student's code reads, reaches and leaves behind."""

from attack import FROM_THERE, HONEST, ZERO, Attack

LOOKING = [
    Attack(
        "reads the masters",
        """
        from pathlib import Path
        for place in {Path("@ROOT@"), *Path.cwd().parents}:
            for path in place.glob("solutions/*/*.ipynb"):
                got(path.read_text()[:20])
        """,
    ),
    Attack(
        "lists the course and reads its settings",
        """
        import os
        got(os.listdir("@ROOT@"), open("@ROOT@/nbgrader_config.py").read())
        """,
    ),
    Attack(
        "reads other submissions",
        """
        from pathlib import Path
        for place in {Path("@ROOT@"), *Path.cwd().parents}:
            for path in place.glob("submitted/*/*/*.ipynb"):
                got(path, path.read_text()[:20])
        """,
    ),
    Attack(
        "reads the hidden tests in its own folder",
        """
        import os
        for folder, _, names in [*os.walk("."), *os.walk("@ROOT@/autograded")]:
            for name in names:
                path = os.path.join(folder, name)
                if path.endswith(".ipynb") and "BEGIN HIDDEN" in open(path).read():
                    got(path)
        """,
    ),
    Attack(
        "writes the gradebook",
        """
        import sqlite3
        book = sqlite3.connect("file:@ROOT@/gradebook.db?mode=rw", uri=True, timeout=1)
        book.execute("update grade set extra_credit = 99")
        book.commit()
        got("the gradebook")
        """,
    ),
    Attack(
        "reads the instructor's environment",
        """
        import os, glob
        for path in glob.glob("/proc/[0-9]*/environ"):
            try:
                if b"TOKEN_OF_@NAP@" in open(path, "rb").read():
                    got(path)
            except OSError:
                pass
        if any("TOKEN_OF_" in name for name in os.environ):
            got("a token in its own environment")
        """,
    ),
    Attack(
        "reads the memory of its own process",
        """
        import ctypes, re
        told = re.compile(rb"not the Thurs[d]ay that foll[o]ws")
        for line in open("/proc/self/maps"):
            span, rights, *_, name = line.split(maxsplit=5) + [""]
            start, end = (int(place, 16) for place in span.split("-"))
            if rights == "rw-p" and not name.strip().startswith(("/", "[stack", "[v")):
                if told.search(ctypes.string_at(start, end - start)):
                    got("the text of a hidden test")
        """,
    ),
    Attack(
        "reads the memory of its parent",
        """
        import os
        parent = os.getppid()
        if parent:
            os.readlink(f"/proc/{parent}/cwd")
            open(f"/proc/{parent}/mem", "rb")
            got(parent)
        """,
    ),
    Attack(
        "traces its parent",
        """
        import ctypes, os
        if os.getppid() and ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0) == 0:
            ctypes.CDLL(None).ptrace(17, os.getppid(), 0, 0)
            got("a hold of its parent")
        """,
    ),
    Attack(
        "lists other processes",
        """
        from pathlib import Path
        seen = [p for p in Path("/proc").glob("[0-9]*/cmdline") if b"nbgrader" in p.read_bytes()]
        seen += [p for p in Path("/proc").glob("[0-9]*/cmdline") if b"grade" in p.read_bytes()]
        if seen:
            got(seen)
        """,
    ),
    Attack(
        "finds what others left",
        """
        import ctypes, os
        for path in ("/tmp", "/dev/shm", "/var/tmp", ".", ".."):
            if os.path.exists(f"{path}/left"):
                got(path)
        if ctypes.CDLL(None).shmget(0x1EF7, 0, 0) >= 0:
            got("shared memory")
        """,
        at="q11",
    ),
]

REACHING = [
    Attack(
        "connects to a port of this computer",
        """
        import socket
        socket.create_connection(("127.0.0.1", @PORT@), timeout=1).send(b"hello")
        got("a connection")
        """,
    ),
    Attack(
        "connects to an abstract socket",
        r"""
        import socket
        line = socket.socket(socket.AF_UNIX)
        line.connect("\0@SOCKET@")
        got("a connection")
        """,
    ),
    Attack(
        "finds a way outside",
        """
        import socket
        line = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        line.connect(("192.0.2.1", 9))  # sends nothing; fails where there is no route
        got("a route")
        """,
    ),
    Attack(
        "writes outside its folder",
        """
        open("@HARM@/written", "w").write("here")
        got("written")
        """,
    ),
    Attack(
        "writes into home and the course package",
        """
        import course_utils, os, sysconfig
        from pathlib import Path
        for place in (
            Path.home(), Path(course_utils.__file__).parent, sysconfig.get_path("purelib"), "/usr",
            "/etc", "/root", "/var/tmp",
        ):
            try:
                path = Path(place, "attack-@NAP@")
                path.write_text("here")
                path.unlink()
                if str(path).startswith(("/usr", "/etc")) or Path(place) != Path.home():
                    got(path)
            except OSError:
                pass
        """,
        stock=False,
    ),
    Attack(
        "leaves things for others",
        """
        import ctypes
        for path in ("/tmp", "/dev/shm", "/var/tmp", ".", ".."):
            try:
                open(f"{path}/left", "w").write("from me")
            except OSError:
                pass
        ctypes.CDLL(None).shmget(0x1EF7, 4096, 0o1666)
        """,
        stock=False,
        at="q1",
    ),
    Attack(
        "leaves a daemon",
        """
        import subprocess
        subprocess.Popen(["sleep", "@NAP@"], start_new_session=True)
        """,
    ),
    Attack(
        "forks twice away from its parent",
        """
        import os, time
        if os.fork() == 0:
            os.setsid()
            if os.fork() == 0:
                time.sleep(@NAP@)
            os._exit(0)
        """,
    ),
    Attack(
        "mounts, becomes root, makes namespaces",
        """
        import ctypes, os
        libc = ctypes.CDLL(None)
        if libc.mount(b"none", os.getcwd().encode(), b"tmpfs", 0, None) == 0:
            got("a mount")
        os.setuid(0)
        os.setgid(0)
        open("/etc/shadow").read()
        got("root's files")
        """,
        stock=False,
    ),
    Attack(
        "writes rubbish to every open file",
        """
        import os
        for number in range(3, 256):
            try:
                os.set_blocking(number, False)
                os.write(number, b'{"taken": {}, "ended": ""}\\n' * 100)
            except OSError:
                pass
        """,
        ends=(HONEST, ZERO, FROM_THERE),
    ),
    Attack(
        "closes every file",
        "import os\nos.closerange(0, 256)",
        ends=(HONEST, ZERO, FROM_THERE),
    ),
    Attack(
        "goes on twice after a fork",
        "import os\nos.fork()",
        ends=(HONEST, ZERO, FROM_THERE),
    ),
]

ROWS = LOOKING + REACHING
