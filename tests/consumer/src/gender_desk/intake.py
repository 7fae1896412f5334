"""Reports as they come in: as a mapping, as the text of a JSON body, as a file."""

from collections.abc import Mapping
from pathlib import Path

import genderplan as gp
from genderplan.serialization import parse_plain, structure


def from_mapping(data: Mapping[str, object], source: str) -> gp.Report:
    """The report that *data* describes.

    Raises :class:`genderplan.FileError` with all that is wrong, and :class:`TypeError` when the
    data are no report.
    """
    return _report(structure({"kind": "report", **data}, source), source)


def from_json(text: str, source: str) -> gp.Report:
    """The report in a JSON body; raises what :func:`from_mapping` raises."""
    return _report(structure(parse_plain(text, f"{source}.json"), source), source)


def from_file(path: Path) -> gp.Report:
    """The report in a TOML or JSON file; raises what :func:`from_mapping` raises."""
    return _report(gp.load(path), path.name)


def _report(held: object, source: str) -> gp.Report:
    if isinstance(held, gp.Report):
        return held
    raise TypeError(f"{source} holds a {type(held).__name__}; a report is expected")
