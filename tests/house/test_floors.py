"""Imports point down the floors of the house, never up or sideways, and never in a circle."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src" / "genderplan"
FLOORS = (
    {"__version__", "_package", "_text"},
    {"_encodings", "_messages"},
    {"_notebook"},
    {"issues"},
    {"errors"},
    {"_batches", "_choices", "_extras", "_forms"},
    {"evidence", "periods", "quantities"},
    {"_fields", "stated_shares"},
    {"formatting", "hierarchy"},
    {"documents"},
    {"indicators", "extraction"},
    {"targets"},
    {"plans"},
    {"serialization"},
    {"catalogs", "data"},
    {"validation", "auditing", "frames"},
    {"papers"},
    {"consolidation"},
    {"publishing"},
    {"cli"},
    {"__init__", "__main__"},
)
RANK = {part: rank for rank, parts in enumerate(FLOORS) for part in parts}
MODULES = sorted([*SRC.rglob("*.py"), *SRC.rglob("*.pyi")])  # stubs name what is loaded later
IMPORTERS = {"import_module", "require", "__import__"}


def part_of(path: Path, root: Path = SRC) -> str:
    """The part of genderplan that holds *path*."""
    return path.relative_to(root).parts[0].partition(".")[0]


def named(node: ast.AST, package: list[str]) -> set[str]:
    """The full names that *node* imports when it is an import of any kind."""
    if isinstance(node, ast.Import):
        return {alias.name for alias in node.names}
    if isinstance(node, ast.ImportFrom):
        base = package[: len(package) - node.level + 1] if node.level else []
        stem = ".".join([*base, *filter(None, [node.module])])
        return {f"{stem}.{alias.name}" for alias in node.names}
    if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
        name = ast.unparse(node.func).rpartition(".")[2]
        return {str(node.args[0].value)} if name in IMPORTERS else set()
    return set()


def imported(path: Path, root: Path = SRC) -> set[str]:
    """The full names that *path* imports at any depth: deferred and typing-only imports count."""
    package = ["genderplan", *path.relative_to(root).parent.parts]
    tree = ast.parse(path.read_text("utf-8"))
    return {name for node in ast.walk(tree) for name in named(node, package)}


def faults(path: Path, root: Path = SRC) -> set[str]:
    """The parts that *path* must not import; its own name when nobody gave it a floor."""
    part = part_of(path, root)
    if part not in RANK:
        return {part}
    ours = [name.split(".") for name in imported(path, root) if name.split(".")[0] == "genderplan"]
    parts = {steps[1] if len(steps) > 1 else "__init__" for steps in ours}
    # A name that is no part is a public name of the package itself, which stands on top.
    return {other for other in parts - {part} if RANK.get(other, RANK["__init__"]) >= RANK[part]}


def module_name(path: Path, root: Path = SRC) -> str:
    """The dotted name of the module in *path*."""
    parts = ("genderplan", *path.relative_to(root).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def circle(root: Path = SRC) -> list[str]:
    """The modules under *root* that import each other in a circle; empty when there is none."""
    paths = [*root.rglob("*.py"), *root.rglob("*.pyi")]
    graph: dict[str, set[str]] = {module_name(path, root): set() for path in paths}
    for path in paths:
        module, names = module_name(path, root), imported(path, root)
        whole = {name if name in graph else name.rpartition(".")[0] for name in names}
        graph[module] |= (whole & set(graph)) - {module}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return list(error.args[1])
    return []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SRC)))
def test_imports_point_down(path: Path) -> None:
    """A module imports only its own part and parts on lower floors."""
    assert set() == faults(path)


def test_no_module_imports_itself_through_others() -> None:
    """The imports of all modules form no circle, those inside functions counted."""
    assert [] == circle()


CIRCLES = [
    "from genderplan.plans.report import Report",
    "import genderplan.plans.report",
    "from genderplan.plans import report",
    "from genderplan.plans import Report",
    "from .report import Report",
    "from . import report",
    "from ..plans.report import *",
    "def read():\n    from genderplan.plans.report import Report",
    "if TYPE_CHECKING:\n    from genderplan.plans.report import Report",
    "try:\n    import genderplan.plans.report\nexcept ImportError:\n    pass",
    "report = importlib.import_module('genderplan.plans.report')",
    "report = __import__('genderplan.plans.report')",
]


@pytest.mark.parametrize("closing", CIRCLES)
def test_a_planted_circle_is_found(tmp_path: Path, closing: str) -> None:
    """Three modules in a circle are named, however the import that closes it is written."""
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "__init__.py").write_text("from genderplan.plans.report import Report", "utf-8")
    (folder / "report.py").write_text("from genderplan.plans.activity import Activity", "utf-8")
    (folder / "activity.py").write_text("from genderplan.plans.place import Place", "utf-8")
    (folder / "place.py").write_text("", "utf-8")

    assert [] == circle(tmp_path)
    (folder / "place.py").write_text(closing, "utf-8")
    assert {"report", "activity", "place"} <= {
        module.rpartition(".")[2] for module in circle(tmp_path)
    }


PLANTED = [
    ("hierarchy/units.py", "from genderplan.formatting import format_date", {"formatting"}),
    ("documents/numbers.py", "from genderplan.plans import Plan", {"plans"}),
    ("targets/progress.py", "def f():\n    import genderplan.validation", {"validation"}),
    ("errors.py", "from . import _extras", {"_extras"}),
    ("_text.py", "from genderplan import _messages", {"_messages"}),
    ("plans/plan.py", "from ..catalogs import sample", {"catalogs"}),
    ("plans/report.py", "import genderplan", {"__init__"}),
    ("plans/report.py", "from genderplan import Ratio", {"Ratio"}),
    (
        "indicators/a.py",
        "if TYPE_CHECKING:\n    from genderplan.extraction import X",
        {"extraction"},
    ),
    ("issues.py", "importlib.import_module('genderplan.cli')", {"cli"}),
    ("stray.py", "", {"stray"}),
    ("documents/numbers.py", "from genderplan._text import fold\nimport re", set()),
    ("documents/numbers.py", "from genderplan.documents.types import DocumentType", set()),
]


@pytest.mark.parametrize(("place", "source", "expected"), PLANTED)
def test_planted_faults_are_found(
    tmp_path: Path, place: str, source: str, expected: set[str]
) -> None:
    """An import sideways, upward, deferred or typing-only is found, and so is an unranked part."""
    path = tmp_path / place
    path.parent.mkdir(exist_ok=True)
    path.write_text(source, "utf-8")

    assert expected == faults(path, tmp_path)
