"""The page of a part: what it does, functions, the classes used most, further classes, values.

``.. reference-part:: genderplan.plans`` documents every name in the part's ``__all__`` once; those
that ``genderplan`` itself exports come first. A class with much to say has a page of its own:
``:pages: Hierarchy Tree`` leaves these out here and links to them.
"""

import ast
from collections.abc import Iterable, Iterator
from importlib import import_module
from inspect import isclass, isfunction, unwrap
from pathlib import Path
from types import ModuleType
from typing import ClassVar, Final

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

import genderplan

APART: Final = {"en": "On pages of their own", "vi": "Có trang riêng"}


def homes(part: ModuleType) -> dict[str, str]:
    """The module that each name of a part is imported from, by its stub where it has one."""
    own = Path(str(part.__file__))
    stub = own.with_suffix(".pyi")
    tree = ast.parse((stub if stub.is_file() else own).read_text("utf-8"))
    return {
        alias.asname or alias.name: str(node.module)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def data_entry(part: ModuleType, name: str) -> Iterator[str]:
    """A value, with the text that stands below it in the module that defines it."""
    home = homes(part).get(name, part.__name__)
    found = ModuleAnalyzer.for_module(home)
    found.analyze()
    yield f".. py:data:: {name}"
    yield f"   :module: {part.__name__}"
    yield ""
    yield from (f"   {line}" for line in found.attr_docs.get(("", name), []))
    yield ""


def entry(part: ModuleType, name: str) -> Iterator[str]:
    """The directive that documents one name."""
    value = getattr(part, name)
    if isclass(value):
        kind = "exception" if issubclass(value, BaseException) else "class"
    elif isfunction(unwrap(value)):  # a cached function, too
        kind = "function"
    else:
        yield from data_entry(part, name)
        return
    yield f".. auto{kind}:: {part.__name__}.{name}"
    yield "   :show-inheritance:" if kind == "exception" else ""
    yield ""


def sections(part: ModuleType, left: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """The headings of the page with their names, each list as it is sorted in ``__all__``."""
    names = [name for name in part.__all__ if name not in set(left)]
    top = set(vars(genderplan)["__all__"])
    classes = [name for name in names if isclass(getattr(part, name))]
    functions = [name for name in names if isfunction(unwrap(getattr(part, name)))]
    yield "Functions", sorted(functions, key=lambda name: name not in top)
    yield "Classes", [name for name in classes if name in top]
    yield "Further classes", [name for name in classes if name not in top]
    yield "Values", [name for name in names if name not in {*classes, *functions}]


class ReferencePart(SphinxDirective):
    """Document a part of genderplan."""

    required_arguments = 1
    option_spec: ClassVar = {"pages": directives.unchanged}

    def parsed(self, lines: Iterable[str]) -> list[nodes.Node]:
        """The nodes of lines in reStructuredText."""
        held = nodes.container()
        self.state.nested_parse(StringList(list(lines), self.arguments[0]), 0, held)
        return held.children

    def run(self) -> list[nodes.Node]:
        """Build the opening and the sections."""
        part = import_module(self.arguments[0])
        left = self.options.get("pages", "").split()
        found = self.parsed([f".. automodule:: {part.__name__}", "   :no-members:"])
        if left:
            links = ", ".join(f":class:`{part.__name__}.{name}`" for name in left)
            found += self.parsed([f"{APART[self.config.language]}: {links}."])
        for heading, names in sections(part, left):
            if names:
                section = nodes.section(ids=[nodes.make_id(f"{part.__name__}-{heading}")])
                section += nodes.title("", heading)
                section += self.parsed(line for name in names for line in entry(part, name))
                found.append(section)
        return found


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.add_directive("reference-part", ReferencePart)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
