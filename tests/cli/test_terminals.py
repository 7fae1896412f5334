"""The command line as a process: consoles of every kind, pipes, files, a full disk, no reader.

Each command runs in an environment with nothing but what a test gives it.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import genderplan
from genderplan import dump, sample
from genderplan.__main__ import plain_letters

pty = pytest.importorskip("pty")

FULL = Path("/dev/full")
CLEAN = {
    "PATH": os.environ["PATH"],
    "LANG": "C.UTF-8",
    "PYTHONPATH": str(Path(genderplan.__file__).parents[1]),
}
GENDERPLAN = [sys.executable, "-m", "genderplan"]
REPORT = ("report", "mong-cai-2023")
CODE_PAGES = [
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "cp1258"},
    {"PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "C"},
    {"LC_ALL": "C", "PYTHONIOENCODING": "cp1258"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
]


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The outcome of a command whose output goes into pipes."""
    line = [*GENDERPLAN, *arguments]
    return subprocess.run(line, env={**CLEAN, **environment}, capture_output=True, check=False)


def on_console(*arguments: str, **environment: str) -> tuple[int, bytes]:
    """Exit status and all output of a command on a console of 200 columns."""
    ours, its = pty.openpty()
    given = {**CLEAN, "TERM": "dumb", "COLUMNS": "200", **environment}
    with subprocess.Popen([*GENDERPLAN, *arguments], env=given, stdout=its, stderr=its) as running:
        os.close(its)
        shown = b""
        while True:
            try:
                read = os.read(ours, 4096)
            except OSError:  # Linux says so that the other end is closed
                break
            if not read:
                break
            shown += read
    os.close(ours)
    return running.returncode, shown


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a text in which much is wrong, and a folder with a report."""
    folder = tmp_path_factory.mktemp("nhiều")
    days = [f"Họp ngày 30/02/{year}.\n" for year in range(1000, 2000)]
    (folder / "text.txt").write_text("".join(days), "utf-8")
    (folder / "reports").mkdir()
    dump(sample("mong-cai-2023"), folder / "reports" / "city.toml")
    return folder


COMMANDS = [
    "--help",
    "--version",
    "report mong-cai-2023",
    "report mong-cai-2023 --format json",
    "report mong-cai-2023 --format markdown",
    "report hoang-kim-plan-2024 --lang en",
    "progress nq28 --on 2025-12-31",
    "units Long --limit 30",
    "schema strategy",
    "check text.txt",
    "check text.txt --format json",
    "consolidate reports --to nation",
]


@pytest.mark.parametrize("line", COMMANDS)
def test_a_reader_that_has_gone_ends_a_command_quietly(many: Path, line: str) -> None:
    """``| head`` ends every command by SIGPIPE, and nothing is said."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*GENDERPLAN, *line.split()],
        env=CLEAN,
        cwd=many,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)

    assert (-signal.SIGPIPE, b"") == (done.returncode, done.stderr)


@pytest.mark.slow
@pytest.mark.parametrize("unbuffered", [{}, {"PYTHONUNBUFFERED": "1"}])
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_shell_sees_what_it_sees_of_other_commands(
    many: Path, form: str, unbuffered: dict[str, str]
) -> None:
    """More output than a pipe holds, into ``head -1``: one line, no word, status 141."""
    line = f"{' '.join(GENDERPLAN)} check text.txt --format {form} | head -1; echo $PIPESTATUS"
    done = subprocess.run(
        ["bash", "-c", line],  # noqa: S607 - whichever bash there is
        env={**CLEAN, **unbuffered},
        cwd=many,
        capture_output=True,
        check=False,
    )
    first, status = done.stdout.decode().splitlines()

    assert (b"", "141") == (done.stderr, status)
    assert first.startswith({"text": "text.txt:1:", "json": "["}[form])


@pytest.mark.slow
@pytest.mark.parametrize("unbuffered", [{}, {"PYTHONUNBUFFERED": "1"}])
def test_without_the_signal_the_end_is_as_quiet(unbuffered: dict[str, str]) -> None:
    """Where SIGPIPE does not end a process, as on Windows, nothing is said either."""
    block = "import signal; signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGPIPE]); "
    run = "from genderplan.__main__ import main; main()"
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [sys.executable, "-c", block + run, *REPORT, "--format", "json"],
        env={**CLEAN, **unbuffered},
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)

    assert b"" == done.stderr
    assert done.returncode != 0


@pytest.fixture(scope="module")
def usual() -> dict[str, bytes]:
    """What commands write into a pipe on a system of today."""
    return {line: command(*line.split()).stdout for line in WRITTEN}


WRITTEN = [
    "--help",
    "report mong-cai-2023",
    "report mong-cai-2023 --format json",
    "report mong-cai-2023 --format markdown",
]


@pytest.mark.parametrize(
    ("line", "page"),
    [
        *((WRITTEN[0], page) for page in CODE_PAGES),
        *((line, CODE_PAGES[1]) for line in WRITTEN[1:]),
    ],
)
def test_a_pipe_gets_vietnamese_whatever_the_code_page(
    usual: dict[str, bytes], line: str, page: dict[str, str]
) -> None:
    """The bytes in a pipe are the UTF-8 of any other system."""
    done = command(*line.split(), **page)

    assert (0, b"", usual[line]) == (done.returncode, done.stderr, done.stdout)
    assert "bình đẳng giới" in done.stdout.decode().lower()


@pytest.mark.parametrize("page", CODE_PAGES[1::4], ids=str)
def test_a_mistake_is_said_in_vietnamese_in_a_pipe(page: dict[str, str]) -> None:
    """Standard error is UTF-8 in a pipe, too."""
    done = command("progress", "nq28", "--on", "nay", **page)

    assert (2, b"") == (done.returncode, done.stdout)
    assert "giá trị của --on không hợp lệ: ngày 'nay' không hợp lệ" in done.stderr.decode()


def test_the_missing_extra_is_said_in_vietnamese_in_a_pipe() -> None:
    """The sentence that comes without click is UTF-8 as well."""
    run = "import sys; sys.modules['click'] = None; import genderplan.__main__ as m; m.main()"
    given = {**CLEAN, "PYTHONIOENCODING": "cp1258"}
    done = subprocess.run([sys.executable, "-c", run], env=given, capture_output=True, check=False)

    assert (2, b"") == (done.returncode, done.stdout)
    assert "chưa cài đặt click" in done.stderr.decode()


def test_a_file_gets_vietnamese_whatever_the_code_page(tmp_path: Path) -> None:
    """``> report.txt`` and ``--output report.txt`` write UTF-8."""
    named, redirected = tmp_path / "a.md", tmp_path / "b.md"
    line = [*GENDERPLAN, *REPORT, "--format", "markdown"]
    page = {**CLEAN, "PYTHONIOENCODING": "cp1258"}
    with redirected.open("wb") as file:
        subprocess.run(line, env=page, stdout=file, check=True)
    subprocess.run([*line, "--output", str(named)], env=page, check=True)

    assert named.read_bytes() == redirected.read_bytes()
    assert "Kết quả công tác bình đẳng giới" in named.read_text("utf-8")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp1258", "cp437", "latin-1"])
def test_a_console_without_vietnamese_letters(encoding: str) -> None:
    """All words come without their marks, also those whose letters the code page has."""
    status, shown = on_console("--help", PYTHONIOENCODING=encoding)

    assert 0 == status
    assert "Ke hoach, chi tieu va bao cao binh dang gioi" in shown.decode("ascii")


@pytest.mark.parametrize(
    "arguments",
    [REPORT, (*REPORT, "--format", "markdown"), ("progress", "nq28", "--on", "2025-12-31")],
)
def test_figures_on_a_console_without_vietnamese_letters(arguments: tuple[str, ...]) -> None:
    """The figures stay as they are, and nothing becomes a question mark."""
    status, shown = on_console(*arguments, PYTHONIOENCODING="cp1258")
    words = shown.decode("ascii")

    assert 0 == status
    assert "18,2%" in words or "25,5%" in words
    assert "?" not in words.replace(" ? theo", "").replace(" ?", "").replace("?\r\n", "")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_console_with_vietnamese_letters(encoding: str) -> None:
    """A console that can show Vietnamese gets it, in its own encoding."""
    status, shown = on_console(*REPORT, PYTHONIOENCODING=encoding)

    assert 0 == status
    assert "thành phố Móng Cái, tỉnh Quảng Ninh" in shown.decode(encoding)


def test_an_error_on_a_console_without_vietnamese_letters() -> None:
    """What is wrong can still be read."""
    status, shown = on_console("progress", "nq28", "--on", "nay", PYTHONIOENCODING="cp1258")

    assert 2 == status
    assert b"gia tri cua --on khong hop le: ngay 'nay' khong hop le" in shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kế hoạch số 31/KH–UBND", "Ke hoach so 31/KH-UBND"),
        ("ĐẶNG THỊ Ỷ", "DANG THI Y"),
        ("ke\u0302\u0301 hoa\u0323ch", "ke hoach"),  # letters and marks apart
        ("● đạt … × 2", "* dat ... x 2"),
        ("性別", "??"),
    ],
)
def test_letters_without_marks(text: str, expected: str) -> None:
    """Letters lose their marks, signs become those of ASCII, the unknown is a question mark."""
    assert expected == plain_letters(text)


@pytest.mark.slow
@pytest.mark.parametrize("columns", ["0", "1", "40", "60"])
def test_a_narrow_terminal_keeps_every_figure(columns: str) -> None:
    """No column is cut to an ellipsis, whatever the terminal says of its width."""
    shown = command(*REPORT, COLUMNS=columns).stdout.decode()

    assert "…" not in shown
    assert all(figure in shown for figure in ("02/11", "18,2%", "52/203", "ít nhất 138", "62"))


@pytest.mark.slow
@pytest.mark.skipif(not FULL.exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("unbuffered", [{}, {"PYTHONUNBUFFERED": "1"}])
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_full_disk_is_said_in_a_sentence(form: str, unbuffered: dict[str, str]) -> None:
    """Exit status 2 and no traceback."""
    line = [*GENDERPLAN, *REPORT, "--format", form]
    with FULL.open("w") as full:
        done = subprocess.run(
            line, env={**CLEAN, **unbuffered}, stdout=full, stderr=subprocess.PIPE, check=False
        )

    assert 2 == done.returncode
    assert "ổ đĩa đã đầy" in done.stderr.decode()
    assert b"Traceback" not in done.stderr
