"""The map of the package, made from its folders: ``{package-map}`` lists each floor with its parts.

The floors are those that ``tests/house/test_floors.py`` holds the imports to, so that the page is
never behind the code.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "genderplan"


def floors() -> tuple[set[str], ...]:
    """The parts of each floor, the lowest first."""
    tree = ast.parse((ROOT / "tests" / "house" / "test_floors.py").read_text("utf-8"))
    for statement in tree.body:
        if isinstance(statement, ast.Assign) and ast.unparse(statement.targets[0]) == "FLOORS":
            found: tuple[set[str], ...] = ast.literal_eval(statement.value)
            return found
    raise LookupError("tests/house/test_floors.py names no FLOORS")


def opening(path: Path) -> str:
    """The first line of a module's docstring."""
    text = ast.get_docstring(ast.parse(path.read_text("utf-8"))) or ""
    return re.sub(r":\w+:|`", "", text.partition("\n")[0])  # :mod:`json` and ``json`` are json


def part_line(name: str) -> Iterator[nodes.Node]:
    """A part's name, what it is, and its modules."""
    folder, file = PACKAGE / name, PACKAGE / f"{name}.py"
    yield nodes.strong("", name)
    if file.is_file():
        yield nodes.Text(f": {opening(file)}")
    elif (folder / "__init__.py").is_file():
        modules = sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")
        yield nodes.Text(f": {opening(folder / '__init__.py')} ")
        yield nodes.emphasis("", ", ".join(modules))
    else:
        yield nodes.Text(": tables and texts, no code")


class PackageMap(SphinxDirective):
    """A numbered list of the floors."""

    def run(self) -> list[nodes.Node]:
        """Build the list."""
        listed = nodes.enumerated_list("", enumtype="arabic", start=0)
        for floor in floors():
            parts = nodes.bullet_list()
            for name in sorted(floor - {"__version__"}):
                parts += nodes.list_item("", nodes.paragraph("", "", *part_line(name)))
            listed += nodes.list_item("", parts)
        return [listed]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.add_directive("package-map", PackageMap)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
