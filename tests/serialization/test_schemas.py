"""The JSON Schemas: valid themselves, true of our own files, and no stricter than ``load``."""

import copy
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from genderplan.errors import FileError, InvalidValueError
from genderplan.serialization import file_schema
from genderplan.serialization.files import FILE_KINDS, structure

ROOT = Path(__file__).parents[2]
DATA = ROOT / "src" / "genderplan" / "data"
PUBLISHED = ROOT / "docs" / "reference" / "schemas"
FILES = sorted(
    path
    for folder in ("samples", "strategies", "templates")
    for path in DATA.glob(f"{folder}/*.toml")
)
VALIDATORS = {kind: Draft202012Validator(file_schema(kind)) for kind in FILE_KINDS}
GOOD = json.loads(
    json.dumps(
        tomllib.loads((DATA / "samples" / "mong-cai-2023.toml").read_text("utf-8")), default=str
    )
)


def plain(path: Path) -> dict[str, Any]:
    """What a TOML file holds, days as texts."""
    held: dict[str, Any] = json.loads(
        json.dumps(tomllib.loads(path.read_text("utf-8")), default=str)
    )
    return held


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of everything inside plain data."""
    inside = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for step, each in inside:
        yield (*path, step)
        yield from places(each, (*path, step))


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_a_schema_is_valid(kind: str) -> None:
    """Each schema keeps to the rules of JSON Schema, draft 2020-12."""
    Draft202012Validator.check_schema(file_schema(kind))


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_the_published_schemas_are_those_of_the_code(kind: str) -> None:
    """The files in the documentation are what ``python -m genderplan schema`` prints."""
    published = (PUBLISHED / f"{kind}.schema.json").read_text("utf-8")

    assert published == json.dumps(file_schema(kind), ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_our_own_files_are_valid(path: Path) -> None:
    """Every packaged sample, strategy, results file and template keeps to its schema."""
    held = plain(path)

    assert [] == [error.message for error in VALIDATORS[held["kind"]].iter_errors(held)]


BROKEN = [
    ("title",),
    ("unit",),
    ("period",),
    ("results", 0, "name"),
    ("results", 0, "value"),
    ("activities", 0, "kind"),
    ("activities", 0, "tallies", 0, "item"),
]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: ".".join(map(str, path)))
@pytest.mark.parametrize("change", ["missing", "wrong", "misspelt"])
def test_a_broken_file_is_invalid(path: tuple[str | int, ...], change: str) -> None:
    """A missing key, a value of the wrong kind and an unknown key are told by the schema."""
    held = copy.deepcopy(GOOD)
    inner: Any = held
    for step in path[:-1]:
        inner = inner[step]
    if change == "missing":
        del inner[path[-1]]
    elif change == "wrong":
        inner[path[-1]] = True
    else:
        inner[f"{path[-1]}_"] = inner[path[-1]]

    assert not VALIDATORS["report"].is_valid(held)


@given(
    st.sampled_from(sorted(places(GOOD), key=str)),
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=9)
    | st.lists(st.text(), max_size=2)
    | st.dictionaries(st.text(max_size=5), st.integers(), max_size=2),
)
def test_what_the_schema_refuses_is_refused(path: tuple[str | int, ...], value: object) -> None:
    """A file that its schema refuses is no file that ``load`` takes."""
    held = copy.deepcopy(GOOD)
    inner: Any = held
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    if held.get("kind") == "report" and not VALIDATORS["report"].is_valid(held):
        with pytest.raises(FileError):
            structure(held, "a.json")


def test_there_is_no_schema_of_other_things() -> None:
    """Another word is answered with the kinds that there are."""
    with pytest.raises(InvalidValueError, match="plan, report, observations"):
        file_schema("table")
