"""Files in and out: TOML, JSON, XLSX and CSV, the texts of documents, schemas and templates.

A bad file gives no object but all of its errors at once, as findings with path or cell.
"""

from genderplan.serialization.faults import file_error, structure_issues
from genderplan.serialization.files import (
    convert_file,
    dump,
    dumps,
    from_dict,
    load,
    loads,
    to_dict,
)
from genderplan.serialization.kinds import FILE_KINDS, SCHEMA_KINDS, file_schema, structure
from genderplan.serialization.plain_files import (
    parse_plain,
    read_document,
    read_plain,
    write_bytes,
    write_text,
)
from genderplan.serialization.tables import Account, read_account, read_table
from genderplan.serialization.templates import TEMPLATES, write_template
from genderplan.serialization.text_files import read_text
from genderplan.serialization.writing import write_table

__all__ = [
    "FILE_KINDS",
    "SCHEMA_KINDS",
    "TEMPLATES",
    "Account",
    "convert_file",
    "dump",
    "dumps",
    "file_error",
    "file_schema",
    "from_dict",
    "load",
    "loads",
    "parse_plain",
    "read_account",
    "read_document",
    "read_plain",
    "read_table",
    "read_text",
    "structure",
    "structure_issues",
    "to_dict",
    "write_bytes",
    "write_table",
    "write_template",
    "write_text",
]
