"""Attacks on the process that grades: code that uses everything up, and code that ends it."""

from attack import FROM_THERE, HONEST, ZERO, Attack

STOPPED = r"too long|stopped|does not end"

USING_UP = [
    Attack(
        "fork bomb",
        """
        import os, time
        for count in range(400):
            if os.fork() == 0:
                time.sleep(60)
                os._exit(0)
        got("400 processes")
        """,
        ends=(HONEST, FROM_THERE),
        stock=False,
    ),
    Attack("30 GB at once", "held = bytearray(30 << 30)\ngot('30 GB')", stock=False),
    Attack(
        "memory in steps",
        """
        held = []
        for step in range(60):
            held.append(b"x" * 100_000_000)
        got("6 GB")
        """,
        ends=(HONEST, FROM_THERE),
        stock=False,
    ),
    Attack("endless loop", "while True:\n    pass", says=STOPPED),
    Attack("sleeps for an hour", "import time\ntime.sleep(3600)", says=STOPPED),
    Attack(
        "ignores the interrupt",
        """
        while True:
            try:
                while True:
                    pass
            except KeyboardInterrupt:
                pass
        """,
        ends=(FROM_THERE,),
        says=STOPPED,
    ),
    Attack(
        "turns signals off and stops itself",
        """
        import os, signal
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        os.kill(os.getpid(), signal.SIGSTOP)
        """,
        ends=(FROM_THERE,),
        says=STOPPED,
    ),
    Attack(
        "is stuck in a call that no interrupt ends",
        "import re\nre.match(r'(a|aa)+$', 'a' * 60 + 'b')",
        ends=(HONEST, FROM_THERE),
        says=STOPPED,
    ),
    Attack(
        "makes a cell of the course endless",
        """
        import itertools
        def case_file(*_):
            for _ in itertools.count():
                pass
        """,
        ends=(HONEST, ZERO, FROM_THERE),
        says=STOPPED,
    ),
    Attack(
        "endless output",
        "while True:\n    print('x' * 100_000)",
        ends=(HONEST, FROM_THERE),
        stock=False,
    ),
    Attack(
        "endless output past Python",
        "import os\nwhile True:\n    os.write(1, b'x' * 100_000)",
        ends=(HONEST, FROM_THERE),
        stock=False,
    ),
    Attack(
        "60 MB of HTML",
        "from IPython.display import HTML, display\ndisplay(HTML('x' * 60_000_000))",
    ),
    Attack(
        "many small outputs",
        """
        from IPython.display import display
        for number in range(50_000):
            display({"text/plain": "x", "text/html": "y"}, raw=True)
        """,
        stock=False,
    ),
    Attack(
        "2 GB file",
        """
        with open("big", "wb") as file:
            for step in range(100):
                file.write(b"x" * 20_000_000)
        got("2 GB")
        """,
        stock=False,
    ),
    Attack(
        "many files",
        """
        for number in range(100):
            with open(f"part-{number}", "wb") as file:
                file.write(b"x" * 20_000_000)
        got("2 GB")
        """,
        stock=False,
    ),
    Attack(
        "threads that never end",
        """
        import threading, time
        for _ in range(20):
            threading.Thread(target=time.sleep, args=(3600,)).start()
        """,
        ends=(HONEST, FROM_THERE),
    ),
]

ENDING = [
    Attack("os._exit", "import os\nos._exit(0)", ends=(FROM_THERE,), says="ended? .*Python|Python"),
    Attack("exit()", "exit()", ends=(HONEST, FROM_THERE)),
    Attack("sys.exit() in a thread of its own", "import sys\nsys.exit(3)", ends=(HONEST,)),
    Attack("crash", "import ctypes\nctypes.string_at(0)", ends=(FROM_THERE,)),
    Attack(
        "becomes another program",
        "import os\nos.execv('/bin/sleep', ['sleep', '1'])",
        ends=(FROM_THERE,),
    ),
    Attack(
        "kills its parent",
        "import os, signal\nif os.getppid() > 0:\n    os.kill(os.getppid(), signal.SIGKILL)",
        ends=(HONEST, FROM_THERE),
    ),
    Attack(
        "kills all it can",
        """
        import os, signal
        if sum(name.isdigit() for name in os.listdir("/proc")) > 12:
            got("other processes in sight")  # and they live on
        else:
            os.kill(-1, signal.SIGKILL)
        """,
        stock=False,
        ends=(HONEST, FROM_THERE),
    ),
    Attack("input()", "answer = input('Your answer? ')"),
    Attack(
        "endless recursion",  # its traceback takes IPython longer than a cell may take here
        "def again():\n    again()\nagain()",
        ends=(HONEST, FROM_THERE),
    ),
    Attack(
        "leaves a hook for the end",
        "import atexit, time\natexit.register(time.sleep, 3600)",
    ),
    Attack(
        "shell commands",
        "!sleep 1\n%%time\n%reset -f",
        ends=(HONEST, ZERO, FROM_THERE),
    ),
    Attack(
        "nothing left to show on",
        "import sys\nsys.stdout = sys.stderr = None",
        ends=(HONEST, FROM_THERE),
    ),
    Attack("another folder", "import os, shutil\nos.chdir('/')\nshutil.rmtree('@HARM@/no')"),
]

ROWS = USING_UP + ENDING
