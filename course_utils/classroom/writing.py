"""Files that are either whole or not there."""

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, content: bytes, scratch: Path | None = None) -> None:
    """Write `content` to `path` in one step: beside it (or in `scratch`) first, then renamed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = scratch or path.parent
    handle, name = tempfile.mkstemp(dir=scratch, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
