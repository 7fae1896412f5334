"""What the terminal can take: letters, lines and columns.

Decided: a terminal without Vietnamese letters gets the same words without their marks, because
"Ke hoach" can be read and a traceback cannot. A full disk is said in a sentence; a closed pipe
(``| head``) is left to click, which ends quietly.
"""

import codecs
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Final

from genderplan._messages import message
from genderplan._text import ascii_key

__all__ = ["plain_letters", "tolerant_terminal"]

_HANDLER: Final = "genderplan.plain_letters"
_SIGNS: Final = {"–": "-", "—": "-", "─": "-", "…": "...", "●": "*", "○": "o", "×": "x"}
_BAD_OUTPUT: Final = 2


def plain_letters(text: str) -> str:
    """*text* in ASCII: letters without their marks, "?" for what has no plain form.

    >>> plain_letters("Đạt 18,2% – ●")
    'Dat 18,2% - *'
    """
    return "".join(map(_plain, text))


def _plain(char: str) -> str:
    if char.isascii() or char in _SIGNS:
        return _SIGNS.get(char, char)
    bare = ascii_key(char)
    if not bare.isascii() or not bare:
        return "?"
    return bare.upper() if char.isupper() else bare


def _replaced(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plain_letters(error.object[error.start : error.end]), error.end


def _reason(error: OSError) -> str:
    where = f" ({error.filename})" if error.filename else ""
    return f"{error.strerror or error}{where}"


@contextmanager
def tolerant_terminal() -> Iterator[None]:
    """Let a command write to any terminal; end with 2 and a sentence where it cannot be written."""
    codecs.register_error(_HANDLER, _replaced)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(errors=_HANDLER)
        try:
            try:
                yield
            finally:
                sys.stdout.flush()
        except OSError as error:
            summary = message("reading or writing failed: {reason}", reason=_reason(error))
            sys.stderr.write(f"{summary.text('vi')}\n{summary.text('en')}\n")
            os.dup2(nowhere.fileno(), 1)  # what is left in the buffer has nowhere to go
            sys.exit(_BAD_OUTPUT)
