"""The reference pages document the public names: all of them, and nothing else."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import genderplan

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src" / "genderplan"
PAGES = sorted((ROOT / "docs" / "reference").glob("*.md"))
DIRECTIVE = re.compile(
    r"^(?:\.\. |`{3,}\{|:{3,}\{)(?:auto|reference-)(\w+)(?:::|\})\s+([\w.]+)$"
    r"(?:\n +:pages: (.+)$)?",  # classes of a part that have pages of their own
    flags=re.MULTILINE,
)


def public_parts() -> list[str]:
    """The modules and packages directly below genderplan that are there for users."""
    found = {path.name.removesuffix(".py") for path in SRC.iterdir() if path.suffix in {".py", ""}}
    return sorted(name for name in found - {"data", "cli"} if not name.startswith("_"))


def documented() -> Iterator[tuple[str, str]]:
    """Module and name of everything that the reference pages document."""
    for page in PAGES:
        for kind, target, apart in DIRECTIVE.findall(page.read_text("utf-8")):
            if kind in {"module", "part"}:
                names = set(import_module(target).__all__) - set(apart.split())
                yield from ((target, name) for name in names)
            elif kind in {"class", "function", "exception", "data"}:
                module, _, name = target.rpartition(".")
                yield module, name


def exported() -> set[tuple[str, str]]:
    """Module and name of everything that a public part lists in ``__all__``."""
    parts = [f"genderplan.{name}" for name in public_parts()]
    return {(part, name) for part in parts for name in import_module(part).__all__}


def test_everything_exported_is_documented() -> None:
    """Each name in the ``__all__`` of a part stands in the reference."""
    assert set() == exported() - set(documented())


def test_everything_documented_is_exported() -> None:
    """Each name in the reference stands in the ``__all__`` of its module, which is public."""
    assert set() == set(documented()) - exported()


def test_nothing_is_documented_twice() -> None:
    """Each name stands in the reference once."""
    names = list(documented())

    assert sorted(set(names)) == sorted(names)


def test_public_names_of_the_package_are_documented() -> None:
    """Each name in ``genderplan.__all__`` is one that a documented part exports."""
    known = {id(getattr(import_module(module), name)) for module, name in documented()}

    assert [] == [
        name for name in vars(genderplan)["__all__"] if id(getattr(genderplan, name)) not in known
    ]


def test_every_page_stands_in_a_list_of_pages() -> None:
    """A page that no toctree names cannot be found; the built documentation refuses it."""
    pages = [path for path in ROOT.glob("docs/*/*.md") if path.parent.name != "locale"]
    lines = {
        path.parent / line
        for path in pages
        for line in path.read_text("utf-8").splitlines()
        if line and not line.startswith(("#", "*", "`"))
    }
    listed_all = {path.parent for path in pages if "\n:glob:\n" in path.read_text("utf-8")}

    assert [] == [
        str(path.relative_to(ROOT))
        for path in pages
        if path.stem != "index"
        and path.parent not in listed_all
        and path.with_suffix("") not in lines
    ]
