"""Tables as clerks type them: which of their lines are activities, and which tell of others.

The tables were written by people who had not seen the reader, but for the last ten. The lines with
a star are activities.
"""

from pathlib import Path

import pytest

from genderplan.serialization import read_account

TABLES = (Path(__file__).parent.parent / "corpus" / "tables.txt").read_text("utf-8")


@pytest.mark.parametrize("table", TABLES.split("\n\n"))
def test_the_activities_of_a_table(tmp_path: Path, table: str) -> None:
    """They are the lines with a star, and every other line is named in the account."""
    lines = [line[2:] for line in table.splitlines()]
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines), "utf-8")

    account = read_account(path)

    assert () == account.errors.codes
    starred = [at for at, line in enumerate(table.splitlines()) if line.startswith("*")]
    assert starred == [row.index for row in account.rows["events"]]
    assert account.cells == account.data + account.named
