"""What the benchmarks share: one command line, one way to measure memory, one way to print a table of ratios."""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple


class Taken(NamedTuple):
    """What one way took: seconds, peak memory in MB if it is known, and a remark."""

    seconds: float
    memory: float | None = None
    remark: str = ""


def command_line(doc: str, **options: tuple[object, str]) -> argparse.Namespace:
    """Return the options of a benchmark; ``--help`` shows its docstring.

    Parameters
    ----------
    doc
        The script's docstring.
    **options
        By name: the default and one line of help. A number may be written 1e6; a list takes several.
    """
    parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, (default, words) in options.items():
        first = default[0] if isinstance(default, list) else default
        kind = (lambda text: int(float(text))) if type(first) is int else type(first)
        how = {"action": "store_true"} if isinstance(default, bool) else {"type": kind, "default": default}
        if isinstance(default, list):
            how["nargs"] = "+"
        parser.add_argument(f"--{name.replace('_', '-')}", help=f"{words} (default: {default})", **how)
    return parser.parse_args()


def print_ratios(title: str, ways: Mapping[str, Taken], beside: str | None = None) -> None:
    """Print a line for each way: seconds, how many times those of the way `beside` (or of the quickest), memory."""
    measure = ways[beside].seconds if beside else min(way.seconds for way in ways.values())
    print(f"\n{title}\n  {'':34} {'seconds':>9} {'x ' + (beside or 'the best'):>16} {'MB':>8}", flush=True)
    for name, (seconds, memory, remark) in ways.items():
        shown = "" if memory is None else f"{memory:,.0f}"
        print(f"  {name:34} {seconds:9.3f} {seconds / measure:16.2f} {shown:>8}  {remark}".rstrip(), flush=True)


def memory(what: str) -> float:
    """Return in MB what this process holds (``VmRSS``), or the most that it held (``VmHWM``). Linux."""
    return int(re.search(rf"{what}:\s+(\d+)", Path("/proc/self/status").read_text())[1]) / 1024


def forget_the_peak() -> float:
    """Let the peak of memory begin anew, and return in MB what is held now. Linux."""
    Path("/proc/self/clear_refs").write_text("5")
    return memory("VmRSS")
