"""What the kernel of Linux refuses a process for good: files, the network, dangerous calls.

No package on PyPI does this for Python without a compiler, so the three system calls of Landlock
and the seccomp filter are made by hand. Both last until the process ends, its children have them
too, and neither needs root. `man 7 landlock`, `man 2 seccomp`.
"""

import ctypes
import errno
import os
import platform
import resource
import struct
from collections.abc import Iterable
from pathlib import Path

from course_utils.classroom.warm.jobs import Limits

_libc = ctypes.CDLL(None, use_errno=True)
_PR_SET_DUMPABLE, _PR_SET_SECCOMP, _PR_SET_CHILD_SUBREAPER, _PR_SET_NO_NEW_PRIVS = 4, 22, 36, 38

# Landlock: rights by the version (ABI) that brought them.
_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}  # so many lowest bits
_READ, _ALL_OF_A_FILE = 0b1101, 0b1100_0000_0000_0111  # execute, read a file, read a folder
_NO_TCP, _NO_STRANGERS = 0b11, 0b11  # bind and connect; abstract sockets and signals

# Calls that a notebook has no use for: machine -> (AUDIT_ARCH, clone, the numbers of the others).
_DENIED = (
    "socket io_uring_setup ptrace process_vm_readv process_vm_writev unshare setns mount umount2 "
    "pivot_root bpf perf_event_open userfaultfd memfd_create open_by_handle_at add_key request_key "
    "keyctl shmget semget msgget mq_open"
)
_MACHINES = {
    "x86_64": (
        0xC000003E,
        56,
        "41 425 101 310 311 272 308 165 166 155 321 298 323 319 304 248 249 250 29 64 68 240",
    ),
    "aarch64": (
        0xC00000B7,
        220,
        "198 425 117 270 271 97 268 40 39 41 280 241 282 279 265 217 218 219 194 190 186 180",
    ),
}
# Owner, rights, times and attributes of files, which Landlock leaves alone: chmod fchmod fchmodat
# chown fchown lchown fchownat utime utimes futimesat utimensat setxattr lsetxattr fsetxattr
# removexattr lremovexattr fremovexattr, and fchmodat2 setxattrat removexattrat file_setattr.
_CHANGES = {
    "x86_64": "90 91 268 92 93 94 260 132 235 261 280 188 189 190 197 198 199 452 463 466 469",
    "aarch64": "52 53 55 54 88 5 6 7 14 15 16 452 463 466 469",
}
_CLONE3, _NEW_NAMESPACES, _X32 = 435, 0x7E020000, 0x40000000


def landlock_version() -> int:
    """Return the version of Landlock that the kernel offers; 0 if none."""
    return max(0, _libc.syscall(_CREATE_RULESET, None, 0, 1))


def knows_machine() -> bool:
    """Say whether `deny_calls` knows this machine's numbers."""
    return platform.machine() in _MACHINES


class Landlock:
    """Rules for the processes that `enter` them: what they may read, and where they may write.

    They make no TCP connection (version 4 and later), and reach no process outside by a signal or
    an abstract socket (version 6). With no folders named, files are left alone.
    """

    def __init__(self, readable: Iterable[str] = (), writable: Iterable[str] = ()):
        version = landlock_version()
        readable, writable = list(readable), list(writable)
        bits = max(count for since, count in _FILE_RIGHTS.items() if since <= max(version, 1))
        every = (1 << bits) - 1 if readable or writable else 0
        rights = struct.pack(
            "QQQ", every, _NO_TCP if version >= 4 else 0, _NO_STRANGERS if version >= 6 else 0
        )
        self._rules = _libc.syscall(_CREATE_RULESET, rights, len(rights), 0)
        if self._rules < 0:
            raise OSError(ctypes.get_errno(), "landlock_create_ruleset")
        for paths, allowed in ((readable, _READ), (writable, every)):
            for path in filter(os.path.exists, paths):
                self._allow(path, allowed & every)

    def _allow(self, path: str, rights: int) -> None:
        if not Path(path).is_dir():
            rights &= _ALL_OF_A_FILE
        folder = os.open(path, os.O_PATH | os.O_CLOEXEC)
        rule = struct.pack("=Qi", rights, folder)
        _check(_libc.syscall(_ADD_RULE, self._rules, 1, rule, 0), f"landlock_add_rule {path}")
        os.close(folder)

    def enter(self) -> None:
        _check(_libc.syscall(_RESTRICT_SELF, self._rules, 0), "landlock_restrict_self")


def deny_calls(*, changes: bool) -> None:
    """Refuse the system calls of `_DENIED`, new namespaces, and those of another machine's kind.

    With `changes`, refuse those of `_CHANGES` too.

    Sockets are refused altogether; a pair of connected ones (socketpair) is not a socket to
    anywhere. A call refused gives EPERM, clone3 ENOSYS so that the C library falls back to clone.
    """
    architecture, clone, numbers = _MACHINES[platform.machine()]
    load, equal, at_least, some_bits, answer = 0x20, 0x15, 0x35, 0x45, 0x06
    allow, refuse, unknown = 0x7FFF0000, 0x50000 | errno.EPERM, 0x50000 | errno.ENOSYS
    # Each line: code, lines to skip if true, if false, number. `load` takes a field of the call.
    lines = [
        (load, 0, 0, 4),
        (equal, 1, 0, architecture),
        (answer, 0, 0, refuse),
        (load, 0, 0, 0),
        (at_least, 0, 1, _X32),
        (answer, 0, 0, refuse),
        (equal, 0, 1, _CLONE3),
        (answer, 0, 0, unknown),
    ]
    if changes:
        numbers = f"{numbers} {_CHANGES[platform.machine()]}"
    for number in map(int, numbers.split()):
        lines += [(equal, 0, 1, number), (answer, 0, 0, refuse)]
    lines += [
        (equal, 0, 3, clone),
        (load, 0, 0, 16),
        (some_bits, 0, 1, _NEW_NAMESPACES),
        (answer, 0, 0, refuse),
        (answer, 0, 0, allow),
    ]
    program = b"".join(struct.pack("HBBI", *line) for line in lines)
    held = ctypes.create_string_buffer(program, len(program))
    filter_ = struct.pack("HP", len(lines), ctypes.addressof(held))
    _check(_libc.prctl(_PR_SET_SECCOMP, 2, filter_, 0, 0), "seccomp")


def no_new_privileges() -> None:
    """From now on no program gives this process rights that it does not have."""
    _check(_libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0), "no_new_privs")


def hide() -> None:
    """Keep other processes of this user from looking into this one's memory and descriptors."""
    _check(_libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0), "dumpable")


def adopt_orphans() -> None:
    """Become the parent of every descendant that loses its own."""
    _check(_libc.prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0), "subreaper")


def limit(limits: Limits, seconds: float, processes: int) -> None:
    """Bound what this process and its children may use."""
    for what, most in (
        (resource.RLIMIT_AS, limits.memory),
        (resource.RLIMIT_FSIZE, limits.file_size),
        (resource.RLIMIT_NOFILE, limits.open_files),
        (resource.RLIMIT_NPROC, processes),
        (resource.RLIMIT_CPU, int(seconds) + 5),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (most, most))


def become(user: int) -> None:
    """Turn root into a user who owns nothing; with that every capability is gone."""
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)


def _check(result: int, what: str) -> None:
    if result < 0:
        raise OSError(ctypes.get_errno(), what)
