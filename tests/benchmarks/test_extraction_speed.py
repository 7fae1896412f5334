"""How fast texts are read and audited.

Run with ``pytest tests/benchmarks/test_extraction_speed.py -m benchmark -s``. No time is asserted.
The text is made of the annotated specimens between sentences of plain prose, with other figures in
every copy, so that no cache knows them; times are of the processor.
"""

import json
import random
import re
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
        part = f"{line} {PROSE * rng.randrange(1, 4)}\n"
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
    """Megabytes a second on 10 MB that were never read before, and how much longer 20 MB take."""
    vn = gazetteer()
    find_mentions("xã Hoằng Kim", hierarchy=vn, on="2024-02-01")
    times: dict[int, list[float]] = {10: [], 20: []}
    mentions = 0
    for seed in range(3):
        for size, taken in times.items():
            text = varied(size * 1_000_000, seed)
            start = time.process_time()
            found = find_mentions(text, hierarchy=vn, on="2024-02-01")
            taken.append(time.process_time() - start)
            mentions = len(found)
    small, large = (min(taken) for taken in times.values())
    print(f"\n10 MB: {small:.2f} s, {10 / small:.2f} MB/s")
    print(f"20 MB with {mentions} mentions: {large:.2f} s, {large / small:.2f} times as long")


def test_audit_speed() -> None:
    """Milliseconds for a paper of 25 kB, after the gazetteer is there."""
    text = varied(25_000)
    unit = gazetteer().find("xã Hoằng Kim, huyện Hoằng Hóa", on="2024-02-23")
    audit("xã Hoằng Kim", on="2024-02-23", unit=unit)

    taken = seconds(lambda: audit(text, on="2024-02-23", unit=unit))

    print(f"\n{len(text.encode())} bytes audited in {taken * 1000:.1f} ms")
