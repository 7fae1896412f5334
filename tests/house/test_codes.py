"""The codes of findings: one for each kind, declared where everybody finds it."""

import ast
import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import genderplan
from genderplan.issues import IssueKind

SRC = Path(__file__).parents[2] / "src" / "genderplan"
FAMILIES = {"1": "documents", "2": "hierarchy", "3": "indicators", "4": "targets"}
FAMILIES |= {"5": "plans and reports", "6": "text", "9": "files"}


def kinds() -> list[IssueKind]:
    """Every kind of finding that a module declares."""
    names = [found.name for found in walk_packages(genderplan.__path__, "genderplan.")]
    modules = [import_module(name) for name in names if not name.endswith("__main__")]
    held = [value for module in modules for value in vars(module).values()]
    return list({id(value): value for value in held if isinstance(value, IssueKind)}.values())


def test_a_code_means_one_thing() -> None:
    """No two kinds of finding share a code."""
    counted = Counter(kind.code for kind in kinds())

    assert [] == [code for code, times in counted.items() if times > 1]


def test_a_code_belongs_to_a_family() -> None:
    """A code is GP and three digits, the first of which is that of a known family."""
    pattern = re.compile(f"GP[{''.join(FAMILIES)}][0-9]{{2}}")

    assert [] == [kind.code for kind in kinds() if not pattern.fullmatch(kind.code)]


def test_kinds_are_declared_on_the_first_level_of_a_module() -> None:
    """Each kind is a constant of its module, so that the list of codes in the docs is complete."""
    hidden = []
    for path in sorted(SRC.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        shown = {
            node.value
            for node in tree.body
            if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Call)
        }
        hidden += [
            f"{path.relative_to(SRC)}:{node.lineno}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "IssueKind"
            if node not in shown
        ]

    assert [] == hidden
