"""The documentation as a reader sees it: entries with text, names to link to, sound examples.

The environment variable GENDERPLAN_HTML names the folder that ``sphinx-build`` has filled; without
it the site itself is not read, only the reader of it is tested.
"""

import ast
import builtins
import os
import re
import subprocess
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from doctest import DocTestParser
from functools import cache
from html.parser import HTMLParser
from importlib import import_module
from inspect import getsource, isclass
from pathlib import Path
from types import ModuleType

import attrs
import pytest

import genderplan

SRC = Path(__file__).parents[2] / "src" / "genderplan"
SITE = Path(os.environ.get("GENDERPLAN_HTML", "no folder is named"))
UNTYPED = ("--disable-error-code", "import-untyped")  # other projects may lack types
built = pytest.mark.skipif(
    not SITE.is_dir(), reason="GENDERPLAN_HTML names no folder with the built pages"
)


class Page(HTMLParser):
    """A page of the built site: its entries with their text, and the examples in each.

    Code that the page includes from another project is checked there.

    Text inside an entry belongs to the innermost one; text outside of all belongs to "".
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: dict[str, str] = {}
        self.examples: dict[str, list[str]] = {}
        self._owners = [""]
        self._named: list[str] = []  # the signatures read since the last text
        self._divisions: list[bool] = []  # for each open <div>, whether it shows Python
        self._in_signature = self._in_example = False
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note which entry or example begins."""
        given = {name: value or "" for name, value in attributes}
        classes = given.get("class", "").split()
        if tag == "dt" and "sig" in classes:
            self._in_signature = True
            self._named.append(given.get("id", ""))
        elif tag == "dd":
            self._owners.append(self._named[0] if self._named else self._owners[-1])
            self.texts.update(dict.fromkeys(self._named, ""))
            self._named = []
        elif tag == "div":
            shown = {"highlight-python", "doctest"}.intersection(classes)
            self._divisions.append(bool(shown) and "included" not in classes)
        elif tag == "pre" and any(self._divisions):
            self._in_example = True
            self.examples.setdefault(self._owners[-1], []).append("")

    def handle_endtag(self, tag: str) -> None:
        """Note which entry or example ends."""
        if tag == "dt":
            self._in_signature = False
        elif tag == "dd":
            self._owners.pop()
        elif tag == "div":
            self._divisions.pop()
        elif tag == "pre":
            self._in_example = False
        elif tag == "p":
            self.handle_data("\n")

    def handle_data(self, data: str) -> None:
        """Give text to the example or the entry that it stands in."""
        owner = self._owners[-1]
        if self._in_example:
            self.examples[owner][-1] += data
        elif owner and not self._in_signature:
            self.texts[owner] += data

    def described(self) -> set[str]:
        """The entries that say something; the line of the base classes says nothing."""
        return {
            name
            for name, text in self.texts.items()
            if any(line.strip() and not line.startswith("Bases:") for line in text.splitlines())
        }


def public_modules() -> Iterator[ModuleType]:
    """The parts of genderplan that are there for users, except the command line."""
    for path in sorted(SRC.iterdir()):
        name = path.name.removesuffix(".py")
        if path.suffix in {".py", ""} and not name.startswith("_") and name not in {"cli", "data"}:
            yield import_module(f"genderplan.{name}")


def own_members(cls: type, documented: set[type]) -> Iterator[str]:
    """The fields and properties of a class; those of a base that has an entry stand there."""
    for base in cls.__mro__[:1] + tuple(set(cls.__mro__[1:]) - documented):
        if base.__module__.startswith("genderplan"):
            yield from (name for name, held in vars(base).items() if isinstance(held, property))
            fields = attrs.fields(base) if attrs.has(base) else ()
            yield from (field.name for field in fields if not field.inherited)


def expected_entries(modules: Iterable[ModuleType]) -> set[str]:
    """All public names, the fields and the properties, by the name of their entry."""
    exported = {
        f"{module.__name__}.{name}": getattr(module, name)
        for module in modules
        for name in module.__all__
    }
    classes = {name: value for name, value in exported.items() if isclass(value)}
    members = {
        f"{name}.{member}"
        for name, cls in classes.items()
        for member in own_members(cls, set(classes.values()))
        if not member.startswith("_")
    }
    return members.union(exported)


PLANTED = """
<dl class="py class">
<dt class="sig sig-object py" id="genderplan.planted.Plan"><span>class</span> Plan(unit)</dt>
<dd><p>Bases: <code>object</code></p><p>What a unit means to do.</p>
<div class="doctest highlight-default"><div class="highlight"><pre>&gt;&gt;&gt; Plan("06")
Plan("06")</pre></div></div>
<dl class="py property">
<dt class="sig sig-object py" id="genderplan.planted.Plan.empty">property empty: int</dt><dd></dd>
</dl>
<dl class="py property">
<dt class="sig sig-object py" id="genderplan.planted.Plan.told">property told: int</dt>
<dd><p>The <code>unit</code>.</p></dd>
</dl></dd></dl>
<dl class="py class">
<dt class="sig sig-object py" id="genderplan.planted.Base">class Base</dt>
<dd><p>Bases: <code>object</code></p></dd></dl>
"""


def test_a_planted_property_without_text_is_found() -> None:
    """An entry that only repeats the signature or the base class is none."""

    @attrs.frozen
    class Plan:
        unit: str
        empty = property(str)
        told = property(str)

    Plan.__module__ = "genderplan.planted"
    planted = ModuleType("genderplan.planted")
    vars(planted).update(Plan=Plan, Base=object, __all__=["Plan", "Base"])

    missing = expected_entries([planted]) - Page(PLANTED).described()

    assert {f"genderplan.planted.{name}" for name in ("Base", "Plan.unit", "Plan.empty")} == missing


def test_an_example_is_read_with_the_entry_it_stands_in() -> None:
    """The code that a reader sees is given back whole, under the name of its entry."""
    assert {"genderplan.planted.Plan": ['>>> Plan("06")\nPlan("06")']} == Page(PLANTED).examples


@cache
def site() -> Mapping[str, Page]:
    """The English pages of the built site, by their names."""
    paths = sorted(path for path in SITE.rglob("*.html") if SITE / "vi" not in path.parents)
    return {str(path.relative_to(SITE)): Page(path.read_text("utf-8")) for path in paths}


@built
def test_every_public_class_property_and_field_has_an_entry_with_text() -> None:
    """The reference describes each of them."""
    described = {name for page in site().values() for name in page.described()}

    assert set() == expected_entries(public_modules()) - described


@built
def test_other_projects_can_link_to_every_top_level_name() -> None:
    """``objects.inv`` has each name of genderplan and the members of its classes."""
    packed = (SITE / "objects.inv").read_bytes().split(b"\n", 4)[4]  # four lines of heading
    names = {line.split(" ")[0] for line in zlib.decompress(packed).decode().splitlines()}

    assert set() == {f"genderplan.{name}" for name in vars(genderplan)["__all__"]} - names
    assert "genderplan.Ratio.percent" in names


def statements(example: str) -> str:
    """The code of an example without what it prints.

    Statements that are shown to fail are left out: a wrong type may be what they show.
    """
    if ">>>" not in example:
        return example
    steps = DocTestParser().get_examples(example)
    return "".join(step.source for step in steps if not step.want.startswith("Traceback"))


def imports(code: str, owner: str) -> Iterator[str]:
    """Imports of the names that a docstring's example takes from the module it stands in."""
    used = {node.id for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)}
    part, name = owner.split(".")[1:3]
    home = import_module(getattr(import_module(f"genderplan.{part}"), name).__module__)
    for statement in ast.parse(getsource(home)).body:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            statement.names = [
                each for each in statement.names if (each.asname or each.name) in used
            ]
            used -= {each.asname or each.name for each in statement.names}
            if statement.names:
                yield ast.unparse(statement)
    for taken in sorted((used & set(vars(home))) - set(vars(builtins))):
        yield f"from {home.__name__} import {taken}"


def write_examples(folder: Path) -> None:
    """Write every example of the site as a module: one a page, and one an entry."""
    for page, parsed in site().items():
        for owner, examples in parsed.examples.items():
            code = "\n".join(map(statements, examples))
            name = owner or page.removesuffix(".html")
            lines = [f"# {name}", *(imports(code, owner) if owner else ()), code]
            file = re.sub("[^a-z0-9]", "_", name, flags=re.IGNORECASE)
            (folder / f"{file}.py").write_text("\n".join(lines), "utf-8")


def refused(folder: Path, *command: str) -> set[str]:
    """The pages and entries whose examples a type checker refuses."""
    done = subprocess.run(
        [sys.executable, "-m", *command, "."],
        cwd=folder,
        env={**os.environ, "MYPYPATH": str(SRC.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    files = re.findall(r"(\w+\.py):\d+.*\berror\b", done.stdout)
    assert (done.returncode == 0) == (not files), done.stdout + done.stderr
    return {(folder / file).read_text("utf-8").partition("\n")[0][2:] for file in files}


@built
def test_every_example_passes_both_type_checkers(tmp_path: Path) -> None:
    """Both mypy --strict and pyright accept the examples of every page and docstring."""
    write_examples(tmp_path)
    mypy = refused(tmp_path, "mypy", "--strict", "--allow-redefinition", *UNTYPED)
    pyright = refused(tmp_path, "pyright", "--pythonpath", sys.executable)

    assert set() == mypy | pyright
