"""Broken and hostile files: a documented error each, memory bounded, nothing written."""

import io
import json
import os
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from genderplan import sample
from genderplan._messages import LANGUAGES
from genderplan.errors import FileError
from genderplan.serialization import dumps, load, write_table
from genderplan.serialization.plain_files import MAX_BYTES

SEEDS = ("toml", "json", "csv", "xlsx")
ROUNDS = 25  # of each kind of file; the slow test makes 10,000 in all
MEGABYTE = 1024**2

Mutation = Callable[[bytes, Random], bytes]


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A good file of each kind."""
    folder = tmp_path_factory.mktemp("seeds")
    report = sample("mong-cai-2023")
    write_table(report, folder / "a.xlsx")
    write_table(report.observations(), folder / "a.csv")
    return {
        "toml": dumps(report, format="toml").encode(),
        "json": dumps(sample("bac-kan-2019"), format="json").encode(),
        "csv": (folder / "a.csv").read_bytes(),
        "xlsx": (folder / "a.xlsx").read_bytes(),
    }


def cut(content: bytes, random: Random) -> bytes:
    """The beginning."""
    return content[: random.randrange(len(content) + 1)]


def flip(content: bytes, random: Random) -> bytes:
    """A few bytes changed."""
    changed = bytearray(content)
    for _ in range(random.randint(1, 8)):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def double(content: bytes, random: Random) -> bytes:
    """A piece that stands twice."""
    start, end = sorted(random.choices(range(len(content) + 1), k=2))
    return content[:end] + content[start:]


def leave_out(content: bytes, random: Random) -> bytes:
    """A piece left out."""
    start, end = sorted(random.choices(range(len(content) + 1), k=2))
    return content[:start] + content[end:]


TRICKS = (
    b"[" * 5000,
    b"{" * 5000,
    b'{"a":' * 5000,
    b"a." * 5000,
    b"9" * 5000,
    b"-1",
    b"1e999999999",
    b"0x" + b"f" * 5000,
    b"nan",
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\"=cmd|'/C calc'!A0\"",
    b"'=1+1",
    b'"../../../../etc/passwd"',
    b"\\u0000",
    b"\\ud800",
    "\u202e".encode(),
    "e\u0301".encode() * 50,
    "a\u0323\u0301".encode() * 50,
    b"<!DOCTYPE a [<!ENTITY b 'c'>]>",
    b"16/15",
    b"null",
    b"[]",
    b"\r\n",
    b'"""',
    b",,,,;;;;\t\t\t",
)


def plant(content: bytes, random: Random) -> bytes:
    """Something nasty in the place of a piece, or between two."""
    trick = random.choice(TRICKS)
    start = random.randrange(len(content) + 1)
    return content[:start] + trick + content[start + random.choice((0, 0, 1, len(trick))) :]


def other_encoding(content: bytes, random: Random) -> bytes:
    """The same text in another encoding."""
    text = content.decode("utf-8", errors="replace")
    return text.encode(random.choice(("utf-16", "utf-32", "cp1258", "utf-7")), errors="replace")


MUTATIONS: tuple[Mutation, ...] = (cut, flip, double, leave_out, plant, plant, other_encoding)


def mutated(content: bytes, random: Random) -> bytes:
    """The content after one to three mutations."""
    for _ in range(random.randint(1, 3)):
        content = random.choice(MUTATIONS)(content, random)
    return content


def mutated_workbook(content: bytes, random: Random) -> bytes:
    """A workbook that is still an archive, with a mutated part or a part of another name."""
    if random.random() < 0.3:  # these are no archive any more
        return mutated(content, random)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        names = old.namelist()
        chosen = random.choice(names)
        for name in names:
            part = old.read(name)
            if name == chosen:
                others = (name, name, name, f"../../{name}", "/etc/passwd", name.upper())
                new.writestr(random.choice(others), mutated(part, random))
            else:
                new.writestr(name, part)
    return stream.getvalue()


def well_told(path: Path) -> bool:
    """Whether a file is either read, or refused with errors that can be told in both languages."""
    try:
        load(path)
    except FileError as error:
        issues = list(error.issues)
        texts = [error.text(language) for language in LANGUAGES]
        texts += [issue.text(language) for issue in issues for language in LANGUAGES]
        assert issues
        assert "Traceback" not in "".join(texts)
        assert max(map(len, texts)) < 5000
    return True


def attacks(seeds: dict[str, bytes], rounds: int) -> Iterator[tuple[str, bytes]]:
    """Mutated files, the same ones in each run."""
    for number in range(rounds):
        for kind in SEEDS:
            random = Random(f"{kind}-{number}")  # noqa: S311 - the same files in each run
            change = mutated_workbook if kind == "xlsx" else mutated
            yield kind, change(seeds[kind], random)


def attack(folder: Path, seeds: dict[str, bytes], rounds: int) -> None:
    """Load each of the mutated files; the folder holds nothing else afterwards."""
    for kind, content in attacks(seeds, rounds):
        path = folder / f"a.{kind}"
        path.write_bytes(content)
        assert well_told(path)
        assert [path] == list(folder.iterdir())
        path.unlink()


def test_mutated_files(tmp_path: Path, seeds: dict[str, bytes]) -> None:
    """Files changed at random are read or refused, whatever the change."""
    attack(tmp_path, seeds, ROUNDS)


@pytest.mark.slow
def test_ten_thousand_mutated_files(tmp_path: Path, seeds: dict[str, bytes]) -> None:
    """The same for 10,000 files."""
    attack(tmp_path, seeds, 10_000 // len(SEEDS))


def peak(path: Path) -> int:
    """The most memory that Python held while a file was refused."""
    tracemalloc.start()
    try:
        with pytest.raises(FileError):
            load(path)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path, seeds: dict[str, bytes]) -> None:
    """A small archive that unpacks to 300 MB is refused before it fills the memory."""
    path = tmp_path / "a.xlsx"
    path.write_bytes(seeds["xlsx"])
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as bomb,
        bomb.open("xl/bomb.xml", "w") as part,
    ):
        for _ in range(300):
            part.write(bytes(MEGABYTE))

    assert path.stat().st_size < MEGABYTE
    assert peak(path) < 64 * MEGABYTE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_xml_entities_are_refused(tmp_path: Path, seeds: dict[str, bytes], encoding: str) -> None:
    """A part with a document type is refused in any encoding, before it is parsed."""
    laughs = "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><a>&c;</a>"
    path = tmp_path / "a.xlsx"
    with (
        zipfile.ZipFile(io.BytesIO(seeds["xlsx"])) as old,
        zipfile.ZipFile(path, "w") as new,
    ):
        for name in old.namelist():
            is_text = name == "xl/worksheets/sheet1.xml"
            new.writestr(name, laughs.encode(encoding) if is_text else old.read(name))
    with pytest.raises(FileError, match="XML entities"):
        load(path)


def test_very_many_rows_are_refused(tmp_path: Path) -> None:
    """A sheet whose cells stand a million rows apart is refused and not filled up."""
    path = tmp_path / "a.csv"
    path.write_text("a\n" * 400_000, "utf-8")

    assert peak(path) < 128 * MEGABYTE


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        ("a.json", b"[1],"),
        ("a.json", b"{},"),
        ("a.json", b'"a",'),
        ("a.toml", b"a = 1\n"),
    ],
)
def test_a_file_of_very_many_values_is_refused(tmp_path: Path, name: str, piece: bytes) -> None:
    """30 MB of tiny values are refused before each of them becomes an object."""
    path = tmp_path / name
    values = piece * (30 * MEGABYTE // len(piece))
    path.write_bytes(b"[" + values + b"1]" if name.endswith("json") else values)

    assert peak(path) < 4 * MAX_BYTES


def test_a_report_of_very_many_errors_is_bounded(tmp_path: Path) -> None:
    """A list of a million wrong values gives a few errors, not a million."""
    path = tmp_path / "a.json"
    body: dict[str, object] = {"kind": "report", "title": "T", "unit": "U", "period": "2023"}
    body["limits"] = [0] * 1_000_000
    path.write_text(json.dumps(body), "utf-8")
    with pytest.raises(FileError) as caught:
        load(path)

    assert 50 == len(caught.value.issues)


@pytest.mark.parametrize("kind", SEEDS)
def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, kind: str) -> None:
    """A file of more than 32 MB is refused after its first 32 MB."""
    path = tmp_path / f"a.{kind}"
    with path.open("wb") as file:
        file.truncate(8 * MAX_BYTES)
    with pytest.raises(FileError, match="larger than 32 MB"):
        load(path)


def test_a_key_of_many_quoted_parts_is_refused_before_parsing(tmp_path: Path) -> None:
    """Parts with escaped quotes are counted like others, before any work is done on them."""
    path = tmp_path / "a.toml"
    path.write_text("".join('"a\\"b".' for _ in range(20_000)) + "x = 1", "utf-8")
    with pytest.raises(FileError, match="nested too deeply"):
        load(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
@pytest.mark.parametrize("ending", ["toml", "json", "xlsx", "csv"])
def test_a_pipe_is_refused(tmp_path: Path, ending: str) -> None:
    """A named pipe, which may never end, is told and not waited for."""
    os.mkfifo(tmp_path / f"a.{ending}")
    with pytest.raises(FileError, match="a pipe or a device"):
        load(tmp_path / f"a.{ending}")
