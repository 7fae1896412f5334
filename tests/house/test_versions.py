"""The versions of Python and of other packages that are claimed are those that are run."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
PROJECT = SETTINGS["project"]
# A requirement with one lower bound and no other: attrs>=24.2, coverage[toml]>=7.6. What has an
# upper bound (a>=1,<2) is none.
AT_LEAST = re.compile(r"(?P<name>[\w.-]+)(\[[\w,-]+\])?>=(?P<version>[\d.]+)")
EXACT = re.compile(r"[\w.-]+==[\d.]+")


def requirements() -> set[str]:
    """Everything that pyproject.toml requires, but for its own extras."""
    lists = [
        SETTINGS["build-system"]["requires"],
        PROJECT["dependencies"],
        *PROJECT["optional-dependencies"].values(),
    ]
    every = {requirement for listed in lists for requirement in listed}
    return {each for each in every if not each.startswith("genderplan[")}


def test_the_lowest_versions_are_those_that_are_declared() -> None:
    """``.ci/lowest.txt`` pins each lower bound of pyproject.toml, and nothing else."""
    bounds = [AT_LEAST.fullmatch(each) for each in requirements() if not EXACT.fullmatch(each)]
    declared = sorted(f"{bound['name']}=={bound['version']}" for bound in bounds if bound)
    lines = (ROOT / ".ci" / "lowest.txt").read_text("utf-8").splitlines()

    assert None not in bounds
    assert declared == sorted(line for line in lines if not line.startswith("#"))


def test_the_lowest_python_is_the_first_that_is_claimed() -> None:
    """The classifiers name versions of Python in order, from ``requires-python`` on."""
    named = [
        each.rpartition(" :: ")[2] for each in PROJECT["classifiers"] if ":: Python ::" in each
    ]
    minors = [int(version.removeprefix("3.")) for version in named if version.startswith("3.")]

    assert PROJECT["requires-python"] == f">=3.{minors[0]}"
    assert list(range(minors[0], minors[-1] + 1)) == minors


def test_the_gate_runs_every_python_that_is_claimed() -> None:
    """``.ci/run`` takes its versions from the classifiers and the lowest ones from the file."""
    gate = (ROOT / ".ci" / "run").read_text("utf-8")

    assert "Programming Language :: Python ::" in gate
    assert "--constraint .ci/lowest.txt" in gate
