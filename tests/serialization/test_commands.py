"""``template``, ``convert`` and ``schema`` on the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from genderplan import load, sample
from genderplan.cli import application
from genderplan.serialization import dump
from genderplan.serialization.files import FILE_KINDS
from genderplan.serialization.writing import TEMPLATES


def run(*arguments: object) -> Result:
    """The outcome of the command line with these arguments."""
    return CliRunner().invoke(application, [str(argument) for argument in arguments])


@pytest.mark.parametrize("what", TEMPLATES)
def test_a_template_is_written(tmp_path: Path, what: str) -> None:
    """An empty form is written, and its name is said in the language asked for."""
    path = tmp_path / "a.xlsx"
    done = run("template", path, "--for", what, "--lang", "en")

    assert (0, f"{path} was written\n") == (done.exit_code, done.stdout)
    assert path.stat().st_size > 0


@pytest.mark.parametrize("what", ["report", "plan"])
def test_a_template_may_be_a_word_document(tmp_path: Path, what: str) -> None:
    """A report and a plan come in the form of official papers; tables have no Word form."""
    pytest.importorskip("docx")
    done = run("template", tmp_path / "a.docx", "--for", what)

    assert 0 == done.exit_code
    assert (tmp_path / "a.docx").read_bytes().startswith(b"PK")
    assert 2 == run("template", tmp_path / "b.docx", "--for", "events").exit_code


def test_an_existing_file_is_kept(tmp_path: Path) -> None:
    """Without --force an existing file stays as it is."""
    path = tmp_path / "a.xlsx"
    path.write_text("mine", "utf-8")

    assert 2 == run("template", path).exit_code
    assert "mine" == path.read_text("utf-8")
    assert 0 == run("template", path, "--force").exit_code


@pytest.mark.parametrize("ending", ["json", "xlsx"])
def test_a_file_is_converted(tmp_path: Path, ending: str) -> None:
    """What is converted to another form and back is the same report."""
    dump(sample("mong-cai-2023"), tmp_path / "a.toml")
    assert 0 == run("convert", tmp_path / "a.toml", tmp_path / f"a.{ending}").exit_code
    assert 0 == run("convert", tmp_path / f"a.{ending}", tmp_path / "b.toml").exit_code

    assert sample("mong-cai-2023") == load(tmp_path / "b.toml")


def test_a_local_strategy_is_converted(tmp_path: Path) -> None:
    """A strategy that extends a packaged one is found without further ado."""
    text = 'kind = "strategy"\nid = "ours"\nextends = "nq28"\nfirst_year = 2021\nlast_year = 2030\n'
    (tmp_path / "a.toml").write_text(text, "utf-8")

    assert 0 == run("convert", tmp_path / "a.toml", tmp_path / "a.json").exit_code
    assert "nq28" == json.loads((tmp_path / "a.json").read_text("utf-8"))["extends"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("none.toml", "a.json"),
        ("bad.toml", "a.json"),
        ("good.toml", "a.csv"),
        ("good.toml", "a.doc"),
    ],
)
def test_what_cannot_be_converted(tmp_path: Path, source: str, target: str) -> None:
    """A mistake ends with status 2, a sentence, and nothing written."""
    dump(sample("mong-cai-2023"), tmp_path / "good.toml")
    (tmp_path / "bad.toml").write_text('kind = "report"\ntitel = "T"\n', "utf-8")
    done = run("convert", tmp_path / source, tmp_path / target)

    assert (2, "") == (done.exit_code, done.stdout)
    assert "GP9" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / target).exists()


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_a_schema_is_printed_or_written(tmp_path: Path, kind: str) -> None:
    """The schema comes on the screen, or as a file."""
    printed = run("schema", kind)
    written = run("schema", kind, "--output", tmp_path / "a.json")

    assert (0, 0) == (printed.exit_code, written.exit_code)
    assert json.loads(printed.stdout) == json.loads((tmp_path / "a.json").read_text("utf-8"))


def test_help_is_in_both_languages() -> None:
    """Each command says in Vietnamese and in English what it does."""
    for command, words in (
        ("template", ("Tạo biểu trống", "Write an empty form")),
        ("convert", ("Chuyển tệp", "Write a file in another form")),
        ("schema", ("lược đồ", "Print the JSON Schema")),
    ):
        shown = [run(command, "--lang", language, "--help").stdout for language in ("vi", "en")]
        assert all(word in text for word, text in zip(words, shown, strict=True))


@pytest.mark.parametrize(
    "table",
    [
        "Tên hoạt động,Số cuộc,Nam,Nữ\nTọa đàm,1,10,20\n",
        "Nội dung,Số nữ,Tổng số\nHĐND,2,11\n",
        "Tên sản phẩm,Số lượng\nTờ rơi,300\n",
    ],
)
@pytest.mark.parametrize("ending", ["json", "toml"])
def test_a_table_has_no_form_in_json(tmp_path: Path, table: str, ending: str) -> None:
    """What is refused is said in words of the file, without the name of a class."""
    (tmp_path / "a.csv").write_text(table, "utf-8")
    for language, words in (("vi", "tệp .xlsx hoặc .csv"), ("en", "ends in .xlsx or .csv")):
        done = run("convert", tmp_path / "a.csv", tmp_path / f"b.{ending}", "--lang", language)
        assert (2, True) == (done.exit_code, words in done.stderr)
        assert not any(name in done.stderr for name in ("EventRow", "Result", "ProductRow"))
