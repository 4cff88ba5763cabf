"""How a desk is shut off from the rest of the machine: the choice, and the command that does it."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import course_utils
from course_utils.classroom.warm.jobs import OWN_FOLDER
from course_utils.errors import CourseError
from course_utils.messages import _

BUBBLEWRAP = "bubblewrap"
NAMESPACES = "namespaces and Landlock"
LANDLOCK = "Landlock"
_PLACES = ("/usr", "/bin", "/lib", "/lib32", "/lib64", "/sbin")
_SETTINGS = ("/etc/localtime", "/etc/fonts", "/etc/ld.so.cache", "/etc/alternatives")
_KEPT = ("LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "TZ")


@dataclass(frozen=True)
class Isolation:
    """A way to isolate a desk; as text it is the name for the report."""

    level: str

    def __str__(self) -> str:
        return {
            BUBBLEWRAP: _("isolated with bubblewrap"),
            NAMESPACES: _("isolated with namespaces and Landlock (bubblewrap is not installed)"),
            LANDLOCK: _("isolated with Landlock and seccomp only; no cell can start a program"),
        }.get(self.level, _("not isolated"))

    @property
    def confined(self) -> bool:
        return bool(self.level)

    @property
    def alone(self) -> bool:
        """Whether the desk has a pid namespace of its own."""
        return self.level in (BUBBLEWRAP, NAMESPACES)

    @property
    def own_folder(self) -> str | None:
        """The folder of jobs where the isolation makes it; None where the grader does."""
        return OWN_FOLDER if self.level == BUBBLEWRAP else None

    def readable(self) -> list[str]:
        """Return the places that Landlock leaves readable."""
        if self.level not in (NAMESPACES, LANDLOCK):
            return []
        own = ["/proc"] if self.level == NAMESPACES else []
        return [*_PLACES, *_SETTINGS, *own, *_python()]

    def command(self, program: list[str], folder_size: int) -> list[str]:
        """Return the command that starts `program` isolated."""
        if self.level == BUBBLEWRAP:
            return [*_bubblewrap(folder_size), *program]
        if self.level == NAMESPACES:
            return [*_unshare(), *program]
        return program


NONE = Isolation("")


def best_isolation(allow_none: bool = False) -> Isolation:
    """Return the strongest isolation that works here.

    Raises:
        CourseError: there is none, and `allow_none` is false; or this is not Linux.
    """
    if not sys.platform.startswith("linux"):
        raise CourseError(
            _(
                "Grading runs student code in processes that only Linux can isolate. Run "
                "`course grade` on Linux (on Windows: in WSL), or use plain `nbgrader autograde`."
            )
        )
    for level in (BUBBLEWRAP, NAMESPACES, LANDLOCK):
        if works(level):
            return Isolation(level)
    if allow_none:
        return NONE
    raise CourseError(
        _(
            "Nothing on this machine can isolate student code. Install bubblewrap "
            "(`apt install bubblewrap`) and do not grade as root, or give --no-isolation to run "
            "student code with all your rights."
        )
    )


@cache
def works(level: str) -> bool:
    """Try whether this machine has that level of isolation."""
    from course_utils.classroom.warm import confine  # it needs Linux

    # Without a pid namespace it takes version 6 (Linux 6.12) to keep signals in.
    wanted = {BUBBLEWRAP: 0, NAMESPACES: 1, LANDLOCK: 6}[level]
    if confine.landlock_version() < wanted or (wanted and not confine.knows_machine()):
        return False
    if level != BUBBLEWRAP and not os.geteuid() and not all(map(_is_open_to_all, _python())):
        return False  # what root starts runs as another user
    if level == LANDLOCK:
        return True
    command = Isolation(level).command(["true"], folder_size=1 << 20)
    if not shutil.which(command[0]):
        return False
    return not subprocess.run(command, capture_output=True, check=False).returncode


def environment(isolation: Isolation, folder: str) -> dict[str, str]:
    """Return the whole environment of a warm process."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {
        "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "HOME": folder,
        "TMPDIR": folder,
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": folder,
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        **kept,
    }


def _is_open_to_all(folder: str) -> bool:
    return all(os.stat(above).st_mode & 1 for above in (folder, *Path(folder).parents))


def _python() -> list[str]:
    """Return the folders of this Python and of the course package."""
    package = str(Path(course_utils.__file__).resolve().parent)
    return list(dict.fromkeys([sys.base_prefix, sys.prefix, package]))


def _bubblewrap(folder_size: int) -> list[str]:
    words = ["bwrap", "--unshare-ipc", "--unshare-pid", "--unshare-net", "--unshare-uts"]
    words += ["--unshare-cgroup-try", "--new-session", "--hostname", "desk"]
    if os.geteuid():
        words += ["--unshare-user"]
    else:
        # The warm parent starts a job as another user, ends it, and clears up after it.
        words += ["--cap-drop", "ALL"]
        for capability in ("SETUID", "SETGID", "KILL", "DAC_OVERRIDE"):
            words += ["--cap-add", f"CAP_{capability}"]
    for place in _PLACES:
        if os.path.islink(place):
            words += ["--symlink", os.readlink(place), place]
        elif os.path.isdir(place):
            words += ["--ro-bind", place, place]
    for place in _SETTINGS:
        words += ["--ro-bind-try", place, place]
    words += ["--proc", "/proc", "--dev", "/dev"]
    words += ["--size", str(folder_size), "--perms", "0777", "--tmpfs", OWN_FOLDER]
    for place in _python():
        if not place.startswith("/usr/"):
            # A job runs as another user, who must be able to walk down to the folder.
            for above in list(Path(place).parents)[-2::-1]:
                words += ["--perms", "0755", "--dir", str(above)]
            words += ["--ro-bind", place, place]
    return [*words, "--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/", "--"]


def _unshare() -> list[str]:
    words = ["unshare", "--net", "--ipc", "--uts", "--pid", "--fork", "--kill-child"]
    if os.geteuid():
        words += ["--user", "--map-current-user"]
    return [*words, "--mount-proc", "--"]
