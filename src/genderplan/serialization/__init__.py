"""Files: TOML and JSON to models and back, a bad file as findings with paths."""

from genderplan.serialization.converter import file_converter
from genderplan.serialization.faults import file_error, structure_issues
from genderplan.serialization.files import load, parse_plain, read_plain, structure, write_text

__all__ = [
    "file_converter",
    "file_error",
    "load",
    "parse_plain",
    "read_plain",
    "structure",
    "structure_issues",
    "write_text",
]
