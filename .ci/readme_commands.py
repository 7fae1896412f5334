"""Write the two shell commands of README.md to files, to be run exactly as a reader runs them.

``python readme_commands.py README.md FOLDER`` writes FOLDER/1.sh and FOLDER/2.sh, and fails unless
README.md holds exactly two ``sh`` blocks of one line each.
"""

import re
import sys
from pathlib import Path

BLOCK = re.compile(r"^```sh\n(.*?)^```$", re.DOTALL | re.MULTILINE)
WANTED = 2


def commands(readme: str) -> list[str]:
    """The commands in the ``sh`` blocks of *readme*, in order."""
    found = [block.strip() for block in BLOCK.findall(readme)]
    if len(found) != WANTED or any("\n" in command or not command for command in found):
        sys.exit(f"README.md must hold {WANTED} sh blocks of one line each; it holds {found}")
    return found


def main(readme: Path, folder: Path) -> None:
    """Write each command of *readme* to its own file in *folder*."""
    for number, command in enumerate(commands(readme.read_text("utf-8")), start=1):
        (folder / f"{number}.sh").write_text(f"{command}\n", "utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
