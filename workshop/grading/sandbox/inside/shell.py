"""IPython's shell without a kernel: no history, no colours, the practice seed replaced by the job's."""

from __future__ import annotations

import ast
import builtins
import io
from collections.abc import Callable

from IPython.core.displayhook import DisplayHook
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

SEED = "DATA_SEED"
OUTPUT = 20_000  # characters of one cell


class Capped(io.TextIOBase):
    """Keeps the first characters that are written to it."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._room = OUTPUT

    def writable(self) -> bool:
        """Return True."""
        return True

    def write(self, text: str) -> int:
        """Take a text, and keep what there is room for."""
        if self._room > 0:
            kept = text[: self._room]
            self._room -= len(kept)
            self._parts.append(kept)
        return len(text)

    def getvalue(self) -> str:
        """Return what was kept."""
        return "".join(self._parts)


class _Seed(ast.NodeTransformer):
    """Gives `DATA_SEED = 20180101` at the top of a cell the job's seed."""

    def __init__(self, seed: int) -> None:
        self._seed = seed

    def visit_Module(self, node: ast.Module) -> ast.Module:
        for line in node.body:
            targets = line.targets if isinstance(line, ast.Assign) else [getattr(line, "target", None)]
            named = any(isinstance(target, ast.Name) and target.id == SEED for target in targets)
            if named and isinstance(line, ast.Assign | ast.AnnAssign) and isinstance(line.value, ast.Constant):
                line.value = ast.copy_location(ast.Constant(self._seed), line.value)
        return node


class _Names(ast.NodeTransformer):
    """Notes which names a cell mentions: one that is only used may still be changed in place."""

    def __init__(self, tell: Callable[[set[str]], None]) -> None:
        self._tell = tell

    def visit_Module(self, node: ast.Module) -> ast.Module:
        names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
        names |= {part.name for part in ast.walk(node) if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)}
        self._tell(names | {part.asname or part.name for part in ast.walk(node) if isinstance(part, ast.alias)})
        return node


class _Display(DisplayHook):
    """Prints a cell's value: no prompt, and nothing after a semicolon."""

    def quiet(self) -> bool:
        """Return whether the cell ends in a semicolon."""
        return self.shell.source.rstrip().endswith(";")

    def write_output_prompt(self) -> None:
        """Print no ``Out[1]:``."""

    def write_format_data(self, format_dict: dict, md_dict: dict | None = None) -> None:
        """Print the text."""
        print(format_dict.get("text/plain", ""))


def _nothing_typed(prompt: object = "") -> str:
    """Show the question and answer with an empty line: there is no keyboard here."""
    print(prompt)
    return ""


class _Shell(InteractiveShell):
    displayhook_class = _Display
    source = ""  # of the cell that runs

    def enable_gui(self, gui: str | None = None) -> None:
        """Do nothing: no window opens here, and ``%pylab`` is no reason to stop."""


def make_shell(seed: int, tell: Callable[[set[str]], None]) -> InteractiveShell:
    """Return the shell, with `DATA_SEED` in its names.

    Parameters
    ----------
    seed
        Of the data that the cells are to work on.
    tell
        Is told the names that each cell mentions, before it runs.
    """
    shell = _Shell.instance(config=Config({"HistoryManager": {"enabled": False}}), colors="nocolor")
    shell.user_ns[SEED] = seed
    shell.ast_transformers += [_Seed(seed), _Names(tell)]
    shell.showtraceback = shell.showsyntaxerror = lambda *_args, **_options: None  # the error's own line is sent
    shell.system = shell.system_piped
    builtins.input = _nothing_typed
    shell.register_magic_function(lambda line: None, "line", "matplotlib")  # figures are drawn at the end of a cell
    return shell
