"""What a module may be called and import, and what a test must say."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "genderplan"
MODULES = sorted(SRC.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc"}


@cache
def parsed(path: Path) -> ast.Module:
    """The syntax tree of a file, which no test changes."""
    return ast.parse(path.read_text("utf-8"))


def trees(paths: list[Path]) -> Iterator[tuple[Path, ast.Module]]:
    """Each file with its syntax tree."""
    for path in paths:
        yield path, parsed(path)


def importers_of(name: str) -> set[str]:
    """The modules that import *name* or something inside it, at any depth."""
    found = set()
    for path, tree in trees(MODULES):
        for node in ast.walk(tree):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            if any(f"{full}.".startswith(f"{name}.") for full in names):
                found.add(path.relative_to(SRC).as_posix())
    return found


def test_packaged_data_are_reached_in_one_place() -> None:
    """Only _package.py imports importlib.resources."""
    assert {"_package.py"} == importers_of("importlib.resources")


def test_pendulum_stays_in_periods() -> None:
    """No part but periods imports pendulum."""
    parts = {place.partition("/")[0].removesuffix(".py") for place in importers_of("pendulum")}

    assert parts <= {"periods"}


def test_no_module_has_a_vague_name() -> None:
    """A module is named after what it holds."""
    assert set() == {path.stem for path in MODULES} & VAGUE


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SRC)))
def test_a_module_lists_its_public_names(path: Path) -> None:
    """``__all__``, where a module has one, is a plain list that names nothing twice.

    Type checkers read only a plain list; that it is sorted is ruff's business (RUF022).
    """
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            assert isinstance(node.value, ast.List)
            assert all(isinstance(name, ast.Constant) for name in node.value.elts)
            assert len(node.value.elts) == len({ast.unparse(name) for name in node.value.elts})


def test_every_module_says_what_it_is() -> None:
    """Each module opens with a docstring."""
    assert [] == [path.name for path, tree in trees(MODULES) if not ast.get_docstring(tree)]


def test_every_test_states_a_fact() -> None:
    """Each test function has a docstring."""
    silent = [
        f"{path.relative_to(ROOT)}::{node.name}"
        for path, tree in trees(TESTS)
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
        if not ast.get_docstring(node)
    ]

    assert [] == silent


def test_the_version_stands_in_one_place() -> None:
    """The version is written in genderplan/__init__.py; pyproject.toml reads it from there."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    stated = re.compile(r"""\b(?:__version__|version|release)\s*(?::[^=]+)?=\s*["']\d""")
    places = [*MODULES, ROOT / "docs" / "conf.py", ROOT / "pyproject.toml"]
    found = {path.name for path in places if stated.search(path.read_text("utf-8"))}

    assert {"__init__.py"} == found
    assert ["version"] == project["project"]["dynamic"]
    assert "src/genderplan/__init__.py" == project["tool"]["hatch"]["version"]["path"]


def test_examples_need_no_options_of_pytest() -> None:
    """An example of a docstring passes under plain ``doctest.testmod``: it brings its options.

    Every example is run, as pytest runs it without options.
    """
    pytest_settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["pytest"]

    assert "doctest_optionflags" not in pytest_settings
    assert {"--doctest-modules", "--doctest-glob=README.md"} <= set(pytest_settings["addopts"])
