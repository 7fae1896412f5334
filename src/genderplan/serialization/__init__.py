"""Files in and out: TOML, JSON, XLSX and CSV, the texts of documents, schemas and templates.

A bad file gives no object but all of its errors at once, as findings with path or cell.
"""

from genderplan.serialization.files import (
    convert_file,
    dump,
    dumps,
    from_dict,
    load,
    loads,
    to_dict,
)
from genderplan.serialization.kinds import file_schema
from genderplan.serialization.tables import Account, read_account, read_table
from genderplan.serialization.text_files import read_text
from genderplan.serialization.writing import write_table, write_template

__all__ = [
    "Account",
    "convert_file",
    "dump",
    "dumps",
    "file_schema",
    "from_dict",
    "load",
    "loads",
    "read_account",
    "read_table",
    "read_text",
    "to_dict",
    "write_table",
    "write_template",
]
