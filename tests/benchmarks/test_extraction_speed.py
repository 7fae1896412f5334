"""How fast texts are read and audited.

Run with ``pytest tests/benchmarks/test_extraction_speed.py -m benchmark -s``. No time is asserted.
The text is made of the annotated specimens between sentences of plain prose, so that it has eight
to ten mentions a kilobyte, as official papers have; every copy has other figures, so that no cache
knows them. Times are of the processor, beside one pass of a plain pattern over the same text.
"""

import json
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from genderplan import gazetteer
from genderplan.auditing import audit
from genderplan.extraction import find_mentions

# ruff: noqa: T201 - a benchmark prints what it measured

pytestmark = pytest.mark.benchmark

CORPUS = Path(__file__).parents[1] / "corpus"
PROSE = (
    "Các cơ quan, đơn vị tiếp tục tuyên truyền, vận động để mọi người dân hiểu và cùng làm. "
    "Công tác phối hợp được duy trì thường xuyên, góp phần nâng cao nhận thức trong cộng đồng. "
    "Nội dung sinh hoạt gắn với đời sống hằng ngày, phù hợp với từng nhóm đối tượng và địa bàn. "
)


PROSE_AFTER = 0.25  # of the specimens are followed by prose
PLAIN = re.compile(r"[0-9]+(?:[.,/-][0-9]+)*|[^\W\d_]+")  # figures and words, in one pass


def varied(size: int, seed: int = 5) -> str:
    """A text of *size* bytes or a little more."""
    rng = random.Random(seed)  # noqa: S311 - texts, not secrets
    lines = [
        json.loads(line)["text"]
        for path in sorted(CORPUS.glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
    ]
    parts: list[str] = []
    made = 0
    while made < size:
        line = re.sub("[0-9]+", lambda match: figure(rng, match[0]), rng.choice(lines))
        part = f"{line} {PROSE if rng.random() < PROSE_AFTER else ''}\n"
        parts.append(part)
        made += len(part.encode())
    return "".join(parts)


def figure(rng: random.Random, digits: str) -> str:
    """Other digits of the same length; a year stays a year, and a date a date."""
    if len(digits) == 4:
        return str(rng.randint(2010, 2030))
    if len(digits) < 3:
        return str(rng.randint(1, 12)).zfill(len(digits))
    return str(rng.randint(1, 9)) + "".join(str(rng.randint(0, 9)) for _ in digits[1:])


def seconds(work: Callable[[], object]) -> float:
    """The processor time of the fastest of three runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def test_reading_speed() -> None:
    """Megabytes a second on 2 MB that were never read before, and how much longer 4 MB take."""
    vn = gazetteer()
    find_mentions(varied(100_000, 99), hierarchy=vn, on="2024-02-01")
    times: dict[int, list[float]] = {2: [], 4: []}
    mentions = 0
    for seed in range(3):
        for size, taken in times.items():
            text = varied(size * 1_000_000, seed)
            start = time.process_time()
            found = find_mentions(text, hierarchy=vn, on="2024-02-01")
            taken.append(time.process_time() - start)
            mentions = len(found)
    small, large = (min(taken) for taken in times.values())
    plain = seconds(lambda: PLAIN.findall(text))
    print(f"\n2 MB: {small:.2f} s, {2 / small:.2f} MB/s")
    print(f"4 MB with {mentions} mentions, {mentions / len(text.encode()) * 1000:.1f} a kB")
    print(f"{large:.2f} s, {large / small:.2f} times as long; {large / plain:.1f} plain passes")


def test_first_use() -> None:
    """What the first text costs in a new process, beside importing attrs and pendulum."""
    libraries = new_process("import attrs, pendulum")
    for verb in ("extract", "audit"):
        first = new_process(
            f"import genderplan as gp; gp.{verb}('xã A, ngày 5/3/2021: 15/42 người')"
        )
        print(f"\n{verb}: {first:.2f} s, {first / libraries:.1f} times attrs and pendulum")


def new_process(code: str) -> float:
    """The processor time of a new interpreter that runs *code*; the best of three."""
    times = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", code], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def test_audit_speed() -> None:
    """Milliseconds for a paper of 25 kB, after the gazetteer is there."""
    text = varied(25_000)
    unit = gazetteer().find("xã Hoằng Kim, huyện Hoằng Hóa", on="2024-02-23")
    audit("xã Hoằng Kim", on="2024-02-23", unit=unit)

    taken = seconds(lambda: audit(text, on="2024-02-23", unit=unit))

    print(f"\n{len(text.encode())} bytes audited in {taken * 1000:.1f} ms")
