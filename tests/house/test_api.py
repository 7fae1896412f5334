"""The public names of genderplan, and what importing them costs."""

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import genderplan

HERE = Path(__file__).parent
STUB = HERE.parents[1] / "src" / "genderplan" / "__init__.pyi"
STUBS = sorted(STUB.parent.rglob("*.pyi"))
PUBLIC: list[str] = vars(genderplan)["__all__"]  # the stub of the package lists it nowhere
HEAVY = {
    *("babel", "cattrs", "cattr"),
    *("click", "narwhals", "openpyxl", "defusedxml", "docx", "jinja2", "matplotlib"),
    *("numpy", "pandas", "polars", "pyarrow"),
}


def typing_imports(stub: Path = STUB) -> Iterator[tuple[str, str]]:
    """Module and name of each import in a stub, which type checkers read, without the parts."""
    for statement in ast.parse(stub.read_text("utf-8")).body:
        if isinstance(statement, ast.ImportFrom) and statement.module != "genderplan":
            for alias in statement.names:
                yield str(statement.module), alias.asname or alias.name


def loaded_by(code: str) -> set[str]:
    """The top-level modules that a new interpreter holds after running *code*."""
    script = f"{code}\nimport json, sys\nprint(json.dumps(list(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
    return {name.partition(".")[0] for name in json.loads(done.stdout.splitlines()[-1])}


def test_the_public_names_are_those_agreed() -> None:
    """``genderplan.__all__`` holds the names in public_names.txt, which are sorted."""
    agreed = (HERE / "public_names.txt").read_text("utf-8").split()

    assert sorted(agreed) == agreed
    assert agreed == sorted(PUBLIC)


def test_there_are_not_more_names_than_a_reader_can_survey() -> None:
    """At most 90 names at the top and 220 in all parts; experts import from modules."""
    names = {path.name.removesuffix(".py") for path in STUB.parent.iterdir()}
    parts = {name for name in names if not name.startswith("_")} - {"cli", "data", "py.typed"}
    exported = [import_module(f"genderplan.{part}").__all__ for part in sorted(parts)]

    assert len(PUBLIC) <= 90
    assert sum(map(len, exported)) <= 220


def test_dir_shows_the_public_names() -> None:
    """``dir(genderplan)`` lists every public name before anything is loaded."""
    assert set(PUBLIC) <= set(dir(genderplan))


def test_a_public_name_loads_what_the_type_checker_sees() -> None:
    """Each name loaded on demand is the very object that the typing imports name."""
    different = [
        f"{module}.{name}"
        for module, name in typing_imports()
        if getattr(genderplan, name) is not getattr(import_module(module), name)
    ]

    assert [] == different


def test_the_type_checker_sees_every_public_name() -> None:
    """The typing imports name all of ``__all__`` and nothing else."""
    assert sorted(PUBLIC) == sorted(name for _, name in typing_imports())


@pytest.mark.parametrize("stub", STUBS, ids=lambda path: path.parent.name)
def test_a_part_has_the_names_of_its_stub(stub: Path) -> None:
    """What is loaded on demand is what the stub names, however its imports are written."""
    part = ".".join(("genderplan", *stub.parent.relative_to(STUB.parent).parts))

    assert vars(import_module(part))["__all__"] == sorted(name for _, name in typing_imports(stub))


def test_every_part_is_there_at_once() -> None:
    """``genderplan.targets`` needs no import of its own, at run time and for type checkers."""
    names = {path.name.removesuffix(".py") for path in STUB.parent.iterdir()}
    parts = {name for name in names if not name.startswith("_")} - {"cli", "data", "py.typed"}
    statements = ast.parse(STUB.read_text("utf-8")).body
    named = {
        alias.name
        for each in statements
        if isinstance(each, ast.ImportFrom) and each.module == "genderplan"
        for alias in each.names
    }

    assert parts == named
    for part in parts:
        assert f"genderplan.{part}" == getattr(genderplan, part).__name__
    assert loaded_by("import genderplan; genderplan.targets.Source") >= {"genderplan"}


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that genderplan does not have is refused as any module refuses it."""
    assert not hasattr(genderplan, "no_such_name")


def test_no_public_name_is_also_a_module() -> None:
    """No public function hides behind a module of the same name, or the other way round."""
    modules = {path.name.removesuffix(".py") for path in STUB.parent.iterdir()}

    assert set() == set(PUBLIC) & modules


def test_importing_genderplan_is_light() -> None:
    """``import genderplan`` loads neither Babel nor cattrs nor any optional package."""
    assert set() == HEAVY & loaded_by("import genderplan")


def test_the_public_names_are_light() -> None:
    """Touching every public name loads neither Babel nor cattrs nor any optional package."""
    code = "import genderplan\nfor name in genderplan.__all__: getattr(genderplan, name)"

    assert set() == HEAVY & loaded_by(code)
