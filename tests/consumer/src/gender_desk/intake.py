"""Reports as they come in: as a mapping, as the text of a JSON body, as a file."""

from collections.abc import Mapping
from pathlib import Path

import attrs

import genderplan as gp


def from_mapping(data: Mapping[str, object]) -> gp.Report:
    """The report that *data* describes.

    Raises :class:`genderplan.FileError` with all that is wrong.
    """
    return gp.from_dict({"kind": "report", **data}, gp.Report)


def from_json(text: str) -> gp.Report:
    """The report in a JSON body; raises what :func:`from_mapping` raises."""
    return gp.loads(text, gp.Report)


def from_file(path: Path) -> gp.Report:
    """The report in a TOML, JSON, Excel or CSV file.

    Raises what :func:`from_mapping` raises, and :class:`TypeError` when the file holds no report.
    """
    held: object = gp.load(path)
    if isinstance(held, gp.Report):
        return held
    raise TypeError(f"{path.name} holds a {type(held).__name__}; a report is expected")


def placed(report: gp.Report) -> gp.Report:
    """The report with the code of its unit, as the units were at the end of its period.

    Raises :class:`genderplan.NotFoundError` for a unit that is unknown, or one of several.
    """
    vn, end = gp.gazetteer(), report.period.end
    if end and report.unit_code:
        unit = vn.at(end)[report.unit_code]
    else:
        unit = vn.find(report.unit, on=end)
    return attrs.evolve(report, unit_code=unit.code)
