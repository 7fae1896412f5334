"""``python -m gender_desk reports/*``: take the reports in, print the summary."""

import sys
from pathlib import Path

from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from gender_desk.intake import from_file
from gender_desk.store import Base, keep
from gender_desk.summary import summary


def main(paths: list[str]) -> None:
    """Store the reports in *paths* and print what they come to."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        for path in paths:
            keep(session, from_file(Path(path)))
        session.commit()
        sys.stdout.write(summary(session, on="2025-12-31") + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
