"""Files: TOML and JSON to models and back, a bad file as findings with paths."""

from genderplan.serialization.converter import file_converter
from genderplan.serialization.faults import file_error, structure_issues
from genderplan.serialization.files import load, parse_plain, read_plain
from genderplan.serialization.structuring import structure
from genderplan.serialization.writing import dump, dumps, plain_data, write_bytes, write_text

__all__ = [
    "dump",
    "dumps",
    "file_converter",
    "file_error",
    "load",
    "parse_plain",
    "plain_data",
    "read_plain",
    "structure",
    "structure_issues",
    "write_bytes",
    "write_text",
]
