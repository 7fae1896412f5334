"""Every mistake in a file is told at once, each with its path."""

import json
from pathlib import Path

import pytest

from genderplan.errors import FileError
from genderplan.issues import Issue
from genderplan.serialization import load
from genderplan.serialization.files import structure
from genderplan.serialization.plain_files import MAX_DEPTH

REPORT = {"kind": "report", "title": "Báo cáo", "unit": "xã A", "period": "năm 2023"}


def told(plain: object) -> dict[str, str]:
    """Path and code of everything that is wrong with plain data."""
    with pytest.raises(FileError) as caught:
        structure(plain, "report.toml")
    return {issue.path: issue.code for issue in caught.value.issues}


def told_of_file(path: Path, content: bytes) -> list[Issue]:
    """Everything that is wrong with a file of this content."""
    path.write_bytes(content)
    with pytest.raises(FileError) as caught:
        load(path)
    return list(caught.value.issues)


def test_an_unknown_key_hides_no_refused_value() -> None:
    """A table with a misspelt key and a part above its whole gives both errors."""
    result = {"name": "Ban Thường vụ", "value": "16/15", "statd": "18,2%"}

    assert {"results[0].value": "GP906", "results[0].statd": "GP904"} == told(
        {**REPORT, "results": [result]}
    )


def test_a_wrong_optional_value_hides_no_refused_value() -> None:
    """What the model says of the good keys is told beside a bad one."""
    result = {"name": "Ban Thường vụ", "value": "16/15", "stated": True, "counts_as": "people"}

    assert {
        "results[0].value": "GP906",
        "results[0].stated": "GP906",
        "results[0].counts_as": "GP906",
    } == told({**REPORT, "results": [result]})


def test_all_errors_of_all_levels() -> None:
    """Errors at the top, in lists, in tables in lists and in their tables come together."""
    activity = {
        "kind": "trainning",
        "name": 7,
        "participants": {"women": -1, "girls": 3},
        "tallies": [{"item": "club", "count": 3, "per": "decade"}],
    }

    assert {
        "period": "GP906",
        "titel": "GP904",
        "limits": "GP906",
        "activities[0].kind": "GP906",
        "activities[0].name": "GP906",
        "activities[0].participants.women": "GP906",
        "activities[0].participants.girls": "GP904",
        "activities[0].tallies[0].per": "GP906",
    } == told(
        {**REPORT, "period": "2023-99", "titel": "", "limits": "một", "activities": [activity]}
    )


def test_a_text_is_no_list() -> None:
    """A text in the place of a list is not taken for its letters."""
    activity = {"kind": "talk", "name": "Tọa đàm", "places": "xã A"}

    assert {"activities[0].places": "GP906"} == told({**REPORT, "activities": [activity]})


def test_a_choice_is_told_with_all_choices() -> None:
    """A word that is none of the choices is answered with the choices."""
    row = {"name": "Phát thanh", "per": "tuần"}
    with pytest.raises(FileError, match=r'"tuần" was found; expected: one of .*"week"'):
        structure({**REPORT, "broadcasts": [row]}, "report.toml")


def test_what_a_file_holds_cannot_steer_the_terminal() -> None:
    """Control characters of a file are not shown as they are, in no error."""
    nasty = "\x1b[2J\u202e"
    with pytest.raises(FileError) as caught:
        structure({**REPORT, nasty: 1, "broadcasts": [{"name": "x", "per": nasty}]}, "a.json")

    assert 2 == len(caught.value.issues)
    assert "\x1b" not in "".join(map(str, caught.value.issues))


def test_many_errors_are_counted_and_not_all_listed() -> None:
    """Of one list at most 50 wrong entries are told, so a file of errors stays readable."""
    assert 50 == len(told({**REPORT, "limits": [0] * 100_000}))


def test_very_many_errors_end_with_their_number() -> None:
    """A file tells at most 100 errors and how many more there are."""
    unknown = {f"key{number}": 1 for number in range(300)}
    with pytest.raises(FileError) as caught:
        structure(
            {**REPORT, **unknown, "limits": [0] * 60, "causes": [0] * 60, "statements": [0] * 60},
            "report.toml",
        )

    assert 101 == len(caught.value.issues)
    assert "GP912" == getattr(caught.value.issues[-1], "code", "")


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.toml", "x = nan", "GP902"),
        ("a.toml", "x = -inf", "GP902"),
        ("a.toml", "x = 1e999999999", "GP902"),
        ("a.toml", "x = 0x" + "f" * 5000, "GP902"),
        ("a.toml", "x = " + "9" * 5000, "GP902"),
        ("a.toml", ".".join("a" * 10_000) + " = 1", "GP902"),
        ("a.toml", "x = " + "[" * 5000 + "]" * 5000, "GP902"),
        ("a.toml", "x = 1\nx = 2", "GP902"),
        ("a.toml", "\x00", "GP902"),
        ("a.json", "[" * 100_000, "GP902"),
        ("a.json", "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1), "GP902"),
        ("a.json", '{"a": 1, "a": 2}', "GP902"),
        ("a.json", '{"a": NaN}', "GP902"),
        ("a.json", '{"a": 1e400}', "GP902"),
        ("a.json", '{"a": ' + "9" * 40 + "}", "GP902"),
        ("a.json", '{"a": "\\ud800"}', "GP902"),
        ("a.json", "", "GP902"),
        ("a.json", "[]", "GP906"),
        ("a.json", '"text"', "GP906"),
        ("a.json", "{}", "GP903"),
        ("a.json", '{"kind": ["report"]}', "GP903"),
        ("a.yaml", "kind: report", "GP901"),
    ],
)
def test_what_is_no_file_of_ours(tmp_path: Path, name: str, text: str, code: str) -> None:
    """Text that is no data, or data without measure, is refused in a sentence."""
    issues = told_of_file(tmp_path / name, text.encode())

    assert [code] == [issue.code for issue in issues]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "cp1258"])
def test_another_encoding_is_refused(tmp_path: Path, encoding: str) -> None:
    """A file that is not UTF-8 is refused, and the message says what to do."""
    content = 'title = "Báo cáo"'.encode(encoding, errors="replace")
    (issue,) = told_of_file(tmp_path / "a.toml", content)

    assert ("GP901", True) == (issue.code, "UTF-8" in issue.message)


def test_the_mark_of_utf8_is_read_over(tmp_path: Path) -> None:
    """A byte order mark at the beginning, as some editors write it, does no harm."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps(REPORT), "utf-8-sig")

    assert "xã A" == load(path).unit


def test_decomposed_text_is_composed(tmp_path: Path) -> None:
    """Text typed in decomposed form (NFD) is kept in composed form (NFC)."""
    path = tmp_path / "a.json"
    path.write_text(json.dumps({**REPORT, "title": "Ba\u0301o ca\u0301o"}), "utf-8")

    assert "Báo cáo" == load(path).title


def test_a_folder_a_null_and_an_endless_name_are_refused() -> None:
    """What cannot be the name of a file is refused like a file that is not there."""
    for name in ("/", "a\0b.toml", "x" * 5000 + ".toml"):
        with pytest.raises(FileError):
            load(name if name != "/" else "/.toml/..")


@pytest.mark.parametrize(
    ("ending", "value", "shown"),
    [
        ("toml", "1.5", "1.5"),
        ("toml", "1e3", "1000"),
        ("toml", "2025-01-01", "2025-01-01"),
        ("toml", "08:30:00", "08:30:00"),
        ("toml", "2025-01-01T08:30:00Z", "2025-01-01T08:30:00Z"),
        ("toml", "true", "true"),
        ("toml", "{ a = 1.5, b = [true] }", '{"a": 1.5, "b": [true]}'),
        ("toml", '[1.5, "x"]', '[1.5, "x"]'),
        ("toml", "-7", "-7"),
        ("json", "18.20", "18.20"),
        ("json", "false", "false"),
        ("json", '{"a": {"b": {"c": 1}}}', '{"a": {"b": {"c": 1}}}'),
        ("json", "[null, 1.5]", "[null, 1.5]"),
    ],
)
@pytest.mark.parametrize("key", ["unit_code", "plan", "period"])
def test_wrong_values_are_shown_as_the_file_has_them(
    tmp_path: Path, key: str, ending: str, value: str, shown: str
) -> None:
    """A number, a day, a truth value or a table in the signs of the file, in both languages."""
    head = {"kind": '"report"', "title": '"B"', "unit": '"xã A"', key: value}
    pairs = [f"{name} = {each}" for name, each in head.items()]
    text = "\n".join(pairs)
    if ending == "json":
        entries = [f'"{name}": {each}' for name, each in head.items()]
        text = f"{{{', '.join(entries)}}}"
    (tmp_path / f"a.{ending}").write_text(text, "utf-8")
    with pytest.raises(FileError) as caught:
        load(tmp_path / f"a.{ending}")
    (told,) = (each for each in caught.value.issues if each.path == key)

    assert shown in told.text("en")
    assert shown in told.text("vi")
