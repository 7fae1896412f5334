"""Files that are not what their ending says: known by their first bytes, told as what they are."""

import io
import zipfile
from pathlib import PurePath
from typing import Final

from genderplan._encodings import misread
from genderplan._messages import Message, message

__all__ = ["foreign_encoding", "foreign_kind", "is_lock_file"]

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINNING: Final = 4096
_WIDE: Final = "utf-16-le"  # in which old Office files name their parts


def is_lock_file(name: str) -> bool:
    """Whether a file is one that Excel and Word keep beside each open document.

    >>> is_lock_file("reports/~$bao-cao.xlsx")
    True
    """
    return PurePath(name).name.startswith("~$")


def foreign_kind(content: bytes) -> Message | None:
    """What a file is that begins like another kind of file than a table or a text; else None.

    >>> foreign_kind(b"%PDF-1.7").text("en")
    'it is a PDF file; save the table as .xlsx or .csv'
    """
    if not content:
        return message("it is empty")
    if content.startswith(b"%PDF"):
        return message("it is a PDF file; save the table as .xlsx or .csv")
    if content.startswith(_OLE):
        return _old_office(content)
    if content.startswith(b"PK"):
        return _archive(content)
    opening = content[:_BEGINNING].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    is_page = opening.startswith((b"<!doctype html", b"<html", b"<table"))
    return message("it is a web page; open it in Excel and save it as .xlsx") if is_page else None


def _old_office(content: bytes) -> Message:
    if "EncryptedPackage".encode(_WIDE) in content:
        return message("it is protected with a password; save it without one")
    if "WordDocument".encode(_WIDE) in content:
        return message("it is a Word document (.doc); save the table as .xlsx or .csv")
    return message("it is an old Excel file (.xls); open it in Excel and save it as .xlsx")


def _archive(content: bytes) -> Message | None:
    """What an archive is; None for an XLSX workbook."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return message("it is damaged or was not copied whole; open it in Excel and save it again")
    if any(name.startswith("xl/") for name in names):
        return None
    if any(name.startswith("word/") for name in names):
        return message("it is a Word document (.docx); save the table as .xlsx or .csv")
    if "mimetype" in names:
        return message("it is an OpenDocument file (.ods, .odt); save the table as .xlsx")
    return message("it is an archive (.zip) that holds no workbook; unpack it first")


def foreign_encoding(content: bytes | str) -> Message | None:
    """In which encoding a text is that is not read; None for one that can be read."""
    text = content if isinstance(content, str) else content.decode("cp1252", "replace")
    if "\0" in text[:_BEGINNING]:
        return message("it is UTF-16 without its mark; save the file as UTF-8")
    found = misread(text)
    if found is None:
        return None
    return message(
        'the text is in {encoding} and begins "{opening}"; save it in Unicode (UTF-8)',
        encoding=found.encoding,
        opening=" ".join(found.opening[:60].split()),
    )
