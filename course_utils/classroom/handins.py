"""Open what a learning platform hands over: loose notebooks, zip files, zip files in zip files.

Nothing is ever unpacked to disk; a notebook is read into memory, up to a limit.
"""

import io
import stat
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from course_utils.messages import _

MEGABYTE = 1024 * 1024
MAX_NOTEBOOK = 20 * MEGABYTE
MAX_ARCHIVE = 200 * MEGABYTE  # of one zip file inside another
MAX_TOTAL = 1024 * MEGABYTE  # read out of one file that lies in the folder
MAX_DEPTH = 2  # zip files in a zip file
NOISE = {"__MACOSX", ".ipynb_checkpoints"}
ARCHIVES = {".rar", ".7z", ".tar", ".gz", ".tgz"}


@dataclass(frozen=True)
class HandIn:
    """A notebook as it was handed in; `path` shows the zip files and folders it came through."""

    path: PurePosixPath
    content: bytes
    time: datetime


@dataclass(frozen=True)
class Refused:
    """A file that was left where it is, and why, in one half sentence."""

    path: PurePosixPath
    reason: str


class _Unreadable(Exception):
    """Why an entry is refused."""


def hand_ins(folder: Path) -> Iterator[HandIn | Refused]:
    """Yield every notebook under `folder`, in order of the paths, and what was refused."""
    for path in sorted(folder.rglob("*")):
        name = PurePosixPath(path.relative_to(folder).as_posix())
        if NOISE & set(name.parts):
            continue
        kind = path.suffix.lower()
        if path.is_symlink():
            yield Refused(name, _("it is a link, not a file"))
        elif not path.is_file():
            continue
        elif kind == ".zip":
            yield from _from_zip(path, name, _Budget(MAX_TOTAL))
        elif kind == ".ipynb" and path.stat().st_size > MAX_NOTEBOOK:
            yield Refused(name, _too_large(MAX_NOTEBOOK))
        elif kind == ".ipynb":
            time = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            yield HandIn(name, path.read_bytes(), time)
        elif kind in ARCHIVES:
            yield Refused(name, _("only zip files can be opened; ask for a zip file"))


@dataclass
class _Budget:
    """How many bytes may still be read out of one file."""

    left: int

    def spend(self, size: int) -> None:
        self.left -= size
        if self.left < 0:
            raise _Unreadable(_too_large(MAX_TOTAL))


def _from_zip(file, name: PurePosixPath, budget: _Budget, depth: int = 1):
    try:
        with zipfile.ZipFile(file) as archive:
            for entry in archive.infolist():
                yield from _from_entry(archive, entry, name, budget, depth)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        yield Refused(name, _("the zip file is damaged; ask for it again"))


def _from_entry(archive, entry, parent: PurePosixPath, budget: _Budget, depth: int):
    inner = PurePosixPath(_name(entry))
    kind = inner.suffix.lower()
    if entry.is_dir() or NOISE & set(inner.parts) or kind not in (".ipynb", ".zip"):
        return
    shown = parent / str(inner).lstrip("/")
    try:
        _check(entry, inner)
        content = _read(archive, entry, MAX_NOTEBOOK if kind == ".ipynb" else MAX_ARCHIVE, budget)
    except _Unreadable as problem:
        yield Refused(shown, str(problem))
    else:
        if kind == ".ipynb":
            yield HandIn(shown, content, _time(entry))
        elif depth < MAX_DEPTH:
            yield from _from_zip(io.BytesIO(content), shown, budget, depth + 1)
        else:
            yield Refused(shown, _("it is packed in too many zip files"))


def _name(entry: zipfile.ZipInfo) -> str:
    """Return an entry's name; Windows in Chinese writes it in GBK, which zip does not tell."""
    if entry.flag_bits & 0x800:
        return entry.filename.replace("\\", "/")
    raw = entry.orig_filename.encode("cp437")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding).replace("\\", "/")
        except UnicodeDecodeError:
            continue
    return entry.filename


def _check(entry: zipfile.ZipInfo, inner: PurePosixPath) -> None:
    first = inner.parts[0]
    if inner.is_absolute() or ".." in inner.parts or first.endswith(":"):
        raise _Unreadable(_("its name points outside the zip file"))
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise _Unreadable(_("it is a link, not a file"))
    if entry.flag_bits & 0x1:
        raise _Unreadable(_("it is locked with a password"))


def _read(archive, entry, limit: int, budget: _Budget) -> bytes:
    """Read an entry; its header may lie about the size, so the reading itself is limited."""
    try:
        with archive.open(entry) as file:
            content = file.read(limit + 1)
    except Exception as error:  # zipfile, zlib, lzma and bz2 each have errors of their own
        raise _Unreadable(_("it is damaged; ask for it again")) from error
    if len(content) > limit:
        raise _Unreadable(_too_large(limit))
    budget.spend(len(content))
    return content


def _time(entry: zipfile.ZipInfo) -> datetime:
    """Return an entry's time; a zip file holds local time, here taken as this computer's."""
    try:
        return datetime(*entry.date_time).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _too_large(limit: int) -> str:
    return _("it is larger than {size} MB").format(size=limit // MEGABYTE)
