"""The command line on terminals of every kind: no letters, no room, no disk, no reader."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

FULL = Path("/dev/full")


def command(*arguments: str, **terminal: str) -> subprocess.CompletedProcess[bytes]:
    """The outcome of ``python -m genderplan`` in a process of its own."""
    environment = {**os.environ, "PYTHONUTF8": "0", **terminal}
    line = [sys.executable, "-m", "genderplan", *arguments]
    return subprocess.run(line, env=environment, capture_output=True, check=False)


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "mong-cai-2023"),
        ("report", "mong-cai-2023", "--format", "markdown"),
        ("progress", "nq28", "--on", "2025-12-31"),
    ],
)
def test_a_terminal_without_vietnamese_letters(arguments: tuple[str, ...]) -> None:
    """The words come without their marks, the figures as they are."""
    done = command(*arguments, PYTHONIOENCODING="ascii")
    shown = done.stdout.decode("ascii")

    assert (0, b"") == (done.returncode, done.stderr)
    assert "18,2%" in shown or "25,5%" in shown
    assert "?" not in shown.replace(" ? theo", "").replace(" ?", "").replace("?\n", "")


def test_an_error_on_a_terminal_without_vietnamese_letters() -> None:
    """What is wrong can still be read."""
    done = command("progress", "nq28", "--on", "nay", PYTHONIOENCODING="ascii")

    assert (2, b"date la 'nay', khong phai ngay") == (done.returncode, done.stderr[:30])


@pytest.mark.parametrize("columns", ["0", "1", "40", "60"])
def test_a_narrow_terminal_keeps_every_figure(columns: str) -> None:
    """No column is cut to an ellipsis, whatever the terminal says of its width."""
    done = command("report", "mong-cai-2023", COLUMNS=columns, PYTHONIOENCODING="utf-8")
    shown = done.stdout.decode()

    assert "…" not in shown
    assert all(figure in shown for figure in ("02/11", "18,2%", "52/203", "ít nhất 138", "62"))


@pytest.mark.skipif(not FULL.exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_full_disk_is_said_in_a_sentence(form: str) -> None:
    """Exit status 2 and no traceback."""
    line = [sys.executable, "-m", "genderplan", "report", "mong-cai-2023", "--format", form]
    with FULL.open("w") as full:
        done = subprocess.run(line, stdout=full, stderr=subprocess.PIPE, check=False)

    assert 2 == done.returncode
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("form", ["text", "json", "markdown"])
def test_a_reader_that_has_gone_is_no_error_to_talk_about(form: str) -> None:
    """``| head`` ends the command quietly."""
    reader, writer = os.pipe()
    os.close(reader)
    line = [sys.executable, "-m", "genderplan", "report", "mong-cai-2023", "--format", form]
    done = subprocess.run(line, stdout=writer, stderr=subprocess.PIPE, check=False)
    os.close(writer)

    assert b"" == done.stderr
