"""The command line, for those who don't program (extra ``cli``: click).

Commands only read arguments, call the library and show the outcome. Exit status 0 is well, 1 means
findings of severity error, 2 bad input; a mistake in a file never shows a traceback.
"""

from genderplan._extras import require

require("click", extra="cli")

from genderplan.cli.application import application  # noqa: E402 - after the check for the extra

__all__ = ["application"]
