"""Run cells as ipykernel does, without a kernel around them.

The shell, the formatting and the tracebacks are ipykernel's own; only the last step differs: what
it would send to a notebook is kept here, as nbformat writes it.
"""

import builtins
import os
import signal
import sys
import tempfile
from functools import cache
from io import TextIOBase
from types import SimpleNamespace

from ipykernel.compiler import XCachingCompiler, get_file_name
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.error import StdinNotImplementedError
from jupyter_client.session import Session
from traitlets.config import Config

from course_utils.messages import _

FLOOD = 64  # a cell that writes this many times more than is kept is stopped


class OutputTooLong(Exception):
    """A cell writes and writes."""


class Outputs:
    """The outputs of the running cell; what goes beyond `limit` characters is left out."""

    def __init__(self, limit: int):
        self.limit = limit
        self.begin()

    def begin(self) -> None:
        self.kept, self._size, self._clear, self._shown = [], 0, False, {}

    def write(self, name: str, text: str) -> None:
        """Add what was written to stdout or stderr; OutputTooLong if there is no end to it."""
        before, self._size = self._size, self._size + len(text)
        if self._size > FLOOD * self.limit:
            raise OutputTooLong(_("The cell wrote too much and was stopped."))
        if text := text[: max(0, self.limit - before)]:
            self._clear_if_due()
            last = self.kept[-1] if self.kept else {}
            if last.get("output_type") == "stream" and last["name"] == name:
                last["pieces"].append(text)
            else:
                self._add({"output_type": "stream", "name": name, "pieces": [text]})

    def message(self, kind: str, content: dict) -> None:
        """Add what ipykernel would send to a notebook."""
        if kind == "clear_output":
            self._clear = True
            if not content["wait"]:
                self._clear_if_due()
        elif kind == "update_display_data":
            for output in self._shown.get(content["transient"].get("display_id"), []):
                output.update(data=content["data"], metadata=content["metadata"])
        elif kind in ("execute_result", "display_data", "error"):
            self._clear_if_due()
            content = dict(content)
            shown_as = content.pop("transient", {}).get("display_id")
            output = {"output_type": kind, **content}
            self._add(output)
            self._shown.setdefault(shown_as, []).append(output)

    def end(self) -> list[dict]:
        """Return the outputs of the cell as nbformat has them."""
        for output in self.kept:
            if "pieces" in output:
                output["text"] = "".join(output.pop("pieces"))
        return self.kept

    def _add(self, output) -> None:
        self.kept.append(output)

    def _clear_if_due(self) -> None:
        if self._clear:
            self.kept.clear()
            self._clear = False


class _Wire(Session):
    """Keeps the messages that a kernel's session would send."""

    def __init__(self, outputs: Outputs):
        super().__init__(key=b"")
        self._outputs = outputs

    def msg(self, msg_type, content=None, *args, **kwargs):
        return {"msg_type": msg_type, "content": content or {}}

    def send(self, stream, msg_or_type, content=None, *args, **kwargs):
        if isinstance(msg_or_type, str):
            msg_or_type = self.msg(msg_or_type, content)
        self._outputs.message(msg_or_type["msg_type"], msg_or_type["content"])


class _Stream(TextIOBase):
    encoding, errors = "UTF-8", "replace"

    def __init__(self, name: str, descriptor: int, outputs: Outputs):
        self.name, self._descriptor, self._outputs = f"<{name}>", descriptor, outputs
        self._name = name

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        self._outputs.write(self._name, text)
        return len(text)

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor


class _Compiler(XCachingCompiler):
    """Remembers the names of cells: a cell of the course is the same in every notebook."""

    _name = staticmethod(cache(get_file_name))

    def get_code_name(self, raw_code, code, number):
        return self._name(raw_code)


class Shell:
    """One IPython for all cells of a process."""

    def __init__(self, cell_output: int):
        self.outputs = Outputs(cell_output)
        config = Config()
        config.HistoryManager.enabled = False
        self._shell = ZMQInteractiveShell.instance(
            config=config, compiler_class=_Compiler, kernel=SimpleNamespace(eventloop=None)
        )
        for sender in (self._shell.displayhook, self._shell.display_pub):
            sender.session = _Wire(self.outputs)
        # What IPython reads off the text of a cell is worked out once, in the warm-up.
        for part, name in (
            (self._shell.input_transformer_manager, "transform_cell"),
            (self._shell.displayhook, "semicolon_at_end_of_expression"),
        ):
            setattr(part, name, cache(getattr(part, name)))
        builtins.input = _no_input

    @property
    def ended(self) -> bool:
        """Whether a cell called exit()."""
        return bool(self._shell.exit_now)

    def warm_up(self, sources: list[str]) -> None:
        """Run cells for what they load, and forget what they made."""
        sys.stdout, sys.stderr = (
            _Stream(*stream, self.outputs) for stream in (("stdout", 1), ("stderr", 2))
        )
        for source in sources:
            self.outputs.begin()
            self._shell.run_cell(source, store_history=True)
        self._shell.reset(new_session=True)
        self.outputs.begin()

    def catch_descriptors(self, folder: str) -> None:
        """Keep what is written to the file descriptors of stdout and stderr by other programs."""
        self._files = {}
        for name, descriptor in (("stdout", 1), ("stderr", 2)):
            self._files[name] = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115
            os.dup2(self._files[name].fileno(), descriptor)

    def run(self, source: str) -> tuple[list[dict], int | None]:
        """Run a cell; return its outputs and its execution count (None for an empty cell)."""
        if not source.strip():
            return [], None
        self.outputs.begin()
        try:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            self._shell.run_cell(source, store_history=True)
        except KeyboardInterrupt:
            pass  # it came between two of IPython's own steps; whoever interrupts says so
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        self._read_descriptors()
        return self.outputs.end(), self._shell.execution_count - 1

    def run_given(self, source: str, values: dict[str, object]):
        """Run a cell in a copy of the namespace with these variables set."""
        names = self._shell.user_ns
        kept = dict(names)
        names.update(values)
        try:
            return self.run(source)
        finally:
            names.clear()
            names.update(kept)

    def variables(self, names: list[str]) -> dict[str, object]:
        """Return those of the variables that exist."""
        return {name: self._shell.user_ns[name] for name in names if name in self._shell.user_ns}

    def _read_descriptors(self) -> None:
        for name, file in self._files.items():
            getattr(sys, f"__{name}__").flush()
            if size := os.fstat(file.fileno()).st_size:
                content = os.pread(file.fileno(), min(size, self.outputs.limit), 0)
                self.outputs.write(name, content.decode("utf-8", "replace"))
                os.ftruncate(file.fileno(), 0)
                os.lseek(file.fileno(), 0, os.SEEK_SET)


def _no_input(prompt: str = "") -> str:
    raise StdinNotImplementedError(
        "raw_input was called, but this frontend does not support input requests."
    )
