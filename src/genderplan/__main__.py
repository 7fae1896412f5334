"""``python -m genderplan``: the command line, or a clear word about the extra that it needs."""

import sys

from genderplan.errors import MissingExtraError

__all__ = ["main"]


def main() -> None:
    """Run the command line; without the extra ``cli``, say how to install it and end with 2."""
    try:
        from genderplan.cli import application, tolerant_terminal
    except MissingExtraError as error:
        sys.stderr.write(f"{error.text('vi')}\n{error.text('en')}\n")
        sys.exit(2)
    with tolerant_terminal():
        application()


if __name__ == "__main__":
    main()
