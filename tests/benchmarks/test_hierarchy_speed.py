"""How long the hierarchy takes, beside the other packages that hold the same units.

Run with ``pytest tests/benchmarks -m benchmark -s``. No time is asserted. The cold measurements
start a new interpreter each: what importing needs and what answering needs are told apart, because
the first is the price of attrs and the standard library and the second that of the data. The
other packages are measured where they are installed; set GENDERPLAN_PEER_PYTHON to an interpreter
(3.12 or later) that has vietnam-provinces.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from genderplan import gazetteer

# ruff: noqa: T201 - a benchmark prints what it measured

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc"),
]

SRC = Path(__file__).parents[2] / "src"
ROUNDS = 7
COLD = """
import json, time
def peak():
    lines = open("/proc/self/status").read().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
begun, small = time.perf_counter(), peak()
{imports}
ready, imported = time.perf_counter(), peak()
{work}
done, full = time.perf_counter(), peak()
print(json.dumps([ready - begun, done - ready, imported - small, full - imported]))
"""
OURS = (
    "from genderplan.catalogs.administrative_units import gazetteer",
    "vn = gazetteer(); assert vn.successors(vn.at('2025-06-30')['15889'])",
)
PROVINCES = ("", "from vietnam_provinces import Ward; assert Ward.search_from_legacy(code=15889)")
ADMIN_UNITS = (
    "",
    "from vietnamadminunits import parse_address as p; assert p('Hoằng Kim, Thanh Hóa').province",
)


def cold(python: str, code: tuple[str, str]) -> list[float]:
    """Median seconds and KiB of importing and of answering, each in a new process."""
    script = COLD.format(imports=code[0], work=code[1])
    environment = {**os.environ, "PYTHONPATH": str(SRC), "PYTHONWARNINGS": "ignore"}
    runs = []
    for _ in range(ROUNDS):
        made = subprocess.run(
            [python, "-c", script], env=environment, capture_output=True, check=True
        )
        runs.append(json.loads(made.stdout))
    return [statistics.median(column) for column in zip(*runs, strict=True)]


def told(name: str, measured: list[float]) -> None:
    """Print one line of cold measurements."""
    import_time, work_time, import_memory, work_memory = measured
    print(
        f"\n{name:28} import {import_time * 1e3:6.1f} ms {import_memory / 1024:5.1f} MiB"
        f"   answer {work_time * 1e3:6.1f} ms {work_memory / 1024:5.1f} MiB",
        end="",
    )


def test_cold_start_with_successions() -> None:
    """A new process: the hierarchy with one unit's successors, beside the others' one answer."""
    told("genderplan", cold(sys.executable, OURS))
    peer = os.environ.get("GENDERPLAN_PEER_PYTHON")
    if peer:
        told("genderplan, their Python", cold(peer, OURS))
        told("vietnam-provinces", cold(peer, PROVINCES))
    if find_spec("vietnamadminunits"):
        told("vietnamadminunits", cold(sys.executable, ADMIN_UNITS))
    print()


def timed(find: Callable[[str], object], texts: list[str]) -> float:
    """Seconds for all *texts*, the best of three."""
    runs = []
    for _ in range(3):
        begun = time.perf_counter()
        for text in texts:
            find(text)
        runs.append(time.perf_counter() - begun)
    return min(runs)


@pytest.mark.filterwarnings("ignore")
def test_ten_thousand_finds() -> None:
    """The paths of 10,000 communes, found by each package that finds old addresses."""
    tree = gazetteer().at("2024-02-01")
    texts = [unit.full_path(tree.date) for unit in tree.units("commune")[:10_000]]
    tree.find(texts[0])
    print(f"\n10,000 finds: genderplan {timed(tree.find, texts):.2f} s", end="")
    if find_spec("vietnamadminunits"):
        parse_address = import_module("vietnamadminunits").parse_address

        seconds = timed(lambda text: parse_address(text, mode="LEGACY"), texts)
        print(f", vietnamadminunits {seconds:.2f} s", end="")
    print()


def test_first_find_and_first_failure() -> None:
    """The index of names is made by the first find, that of misspellings by the first failure."""
    script = (
        "from genderplan.catalogs.administrative_units import gazetteer; vn = gazetteer()",
        "vn.find('Hoằng Kim', on='2024-02-01')",
    )
    told("first find", cold(sys.executable, script))
    script = (
        f"{script[0]}; {script[1]}",
        "assert vn.search('xã Hoằng Kimm', on='2024-02-01')",
    )
    told("first misspelling", cold(sys.executable, script))
    print()
