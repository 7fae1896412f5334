"""The command ``genderplan``, also ``python -m genderplan``, as a process among others.

Files and pipes get UTF-8 whatever the code page. A console that cannot show Vietnamese gets the
same words without their marks. When the reader has gone (``| head -1``) the command ends quietly,
as Unix commands do: by SIGPIPE, which a shell reports as exit status 141. Where output has no room
(a full disk), or the extra ``cli`` is missing, a sentence says so and the exit status is 2.
"""

import codecs
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import Final, NoReturn
from unicodedata import combining

from genderplan._messages import Message, message

__all__ = ["main", "plain_letters"]

_WITHOUT_MARKS: Final = "genderplan_without_marks"
_SIGNS: Final = {"–": "-", "—": "-", "─": "-", "…": "...", "●": "*", "○": "o", "×": "x"}
_LETTERS: Final = "ăâđêôơưỹ"  # no code page of one byte a letter has all of them
_BAD_OUTPUT: Final = 2
_READER_GONE: Final = 141  # 128 + SIGPIPE


def main() -> None:
    """Run the command line on whatever files, pipes and consoles the process was given."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # Python ignores it unless told otherwise
    with _streams_for_vietnamese():
        try:
            from genderplan.cli import application
        except ImportError as error:
            _tell_missing_extra(error)
        application()


@contextmanager
def _streams_for_vietnamese() -> Iterator[None]:
    """Let what runs inside write Vietnamese to any stdout and stderr, or end with a sentence."""
    codecs.register(_encoding_without_marks)
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stdout, sys.stderr = sys.stdout or nowhere, sys.stderr or nowhere
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(encoding=_encoding(stream), errors="replace")
        try:
            try:
                yield
            finally:
                sys.stdout.flush()
        except OSError as error:
            os.dup2(nowhere.fileno(), 1)  # what is left in the buffer has nowhere to go
            if isinstance(error, BrokenPipeError):  # a system without SIGPIPE
                sys.exit(_READER_GONE)
            from genderplan.serialization.plain_files import told_reason

            where = f" ({error.filename})" if error.filename else ""
            reason = told_reason(error)
            _say(message("reading or writing failed: {reason}{where}", reason=reason, where=where))
            sys.exit(_BAD_OUTPUT)


def _tell_missing_extra(error: ImportError) -> NoReturn:
    from genderplan.errors import MissingExtraError

    if not isinstance(error, MissingExtraError):
        raise error
    _say(error.summary)
    sys.exit(_BAD_OUTPUT)


def _say(summary: Message) -> None:
    sys.stderr.write(f"{summary.text('vi')}\n{summary.text('en')}\n")


def _encoding(stream: TextIOWrapper) -> str:
    """UTF-8, but for a console its own where that has all letters of Vietnamese."""
    if not stream.isatty():
        return "utf-8"
    try:
        _LETTERS.encode(stream.encoding)
    except UnicodeEncodeError:
        return _WITHOUT_MARKS  # under the name "ascii" click would write UTF-8
    return stream.encoding


class _EncoderWithoutMarks(codecs.IncrementalEncoder):
    def encode(self, text: str, final: bool = False) -> bytes:  # noqa: ARG002, FBT001, FBT002 - as codecs has it
        return plain_letters(text).encode("ascii")


def _encoding_without_marks(name: str) -> codecs.CodecInfo | None:
    """What :func:`codecs.lookup` asks: the encoding of that name, if it is ours."""
    if name != _WITHOUT_MARKS:
        return None
    return codecs.CodecInfo(
        lambda text, errors="strict": (plain_letters(text).encode("ascii", errors), len(text)),
        codecs.ascii_decode,
        incrementalencoder=_EncoderWithoutMarks,
        incrementaldecoder=codecs.getincrementaldecoder("ascii"),
        name=name,
    )


def plain_letters(text: str) -> str:
    """*text* in ASCII: letters without their marks, "?" for what has no plain form.

    >>> plain_letters("Đạt 18,2% – ●")
    'Dat 18,2% - *'
    """
    return "".join(map(_plain, text))


def _plain(char: str) -> str:
    if char.isascii() or char in _SIGNS:
        return _SIGNS.get(char, char)
    if combining(char):  # a mark that stands after its letter, as in the names of files on a Mac
        return ""
    from genderplan._text import ascii_key

    bare = ascii_key(char)
    if not bare.isascii() or not bare:
        return "?"
    return bare.upper() if char.isupper() else bare


if __name__ == "__main__":
    main()
