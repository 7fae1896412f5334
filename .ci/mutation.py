"""How many planted faults the tests of a part find: ``python .ci/mutation.py quantities``.

Works on a copy of the files. Needs the extra ``test`` and ``cosmic-ray``; its session, from
which ``cosmic-ray apply`` plants a fault again, stays in the folder that is printed.
"""

import argparse
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
CONFIGURATION = """
[cosmic-ray]
module-path = "src/genderplan/{part}"
timeout = 120.0
excluded-modules = ["src/genderplan/{part}/__init__.py"]
test-command = "{python} -m pytest -qx -p no:cacheprovider tests/{part} src/genderplan/{part}"

[cosmic-ray.distributor]
name = "local"

# A | B is nearly always an annotation here, and an annotation that is wrong fails mypy, no test.
[cosmic-ray.filters.operators-filter]
exclude-operators = ["core/ReplaceBinaryOperator_BitOr_.*"]
"""
# In the order of the code; what the filter above leaves out has a result already.
FAULTS = """
SELECT job_id FROM mutation_specs WHERE job_id NOT IN (SELECT job_id FROM work_results)
ORDER BY module_path, start_pos_row, start_pos_col, operator_name, occurrence
"""
UNSAMPLED = "DELETE FROM {table} WHERE job_id NOT IN (SELECT value FROM json_each(?))"


def sample(session: Path, size: int, seed: int) -> None:
    """Keep *size* of the faults, the same ones for the same code and seed."""
    with sqlite3.connect(session) as database:
        faults = [f'"{job}"' for (job,) in database.execute(FAULTS)]
        kept = random.Random(seed).sample(faults, min(size, len(faults)))  # noqa: S311 - no secret
        for table in ("work_results", "mutation_specs", "work_items"):
            database.execute(UNSAMPLED.format(table=table), [f"[{', '.join(kept)}]"])
    print(f"{len(kept)} of {len(faults)} faults, seed {seed}")


def main() -> None:
    """Plant the faults one by one and print those that no test found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("part", help="a folder of src/genderplan with a folder of tests")
    options.add_argument("--sample", type=int, default=60, help="how many faults (default: 60)")
    options.add_argument("--seed", type=int, default=1, help="which faults (default: 1)")
    chosen = options.parse_args()
    copy = Path(tempfile.mkdtemp(prefix="mutation-"))
    print(copy)
    for name in ("src", "tests"):
        shutil.copytree(ROOT / name, copy / name)
    shutil.copy(ROOT / "pyproject.toml", copy)
    settings = CONFIGURATION.format(part=chosen.part, python=sys.executable)
    (copy / "mutation.toml").write_text(settings, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(copy / "src")}

    def run(*command: str) -> None:
        tool = Path(sys.executable).with_name(command[0])
        subprocess.run([tool, *command[1:]], cwd=copy, env=environment, check=True)  # noqa: S603 - ours

    run("cosmic-ray", "init", "mutation.toml", "session.sqlite")
    run("cr-filter-operators", "session.sqlite", "mutation.toml")
    sample(copy / "session.sqlite", chosen.sample, chosen.seed)
    run("cosmic-ray", "baseline", "mutation.toml")
    run("cosmic-ray", "exec", "mutation.toml", "session.sqlite")
    run("cr-report", "--show-diff", "--surviving-only", "session.sqlite")


if __name__ == "__main__":
    main()
