"""The packaged samples: real documents as data, read through the same door as anyone's file."""

from difflib import get_close_matches
from functools import cache
from typing import Final, Literal, overload

from genderplan._messages import mark, message
from genderplan._package import read_text, resource
from genderplan.errors import NotFoundError
from genderplan.plans import Plan, Report
from genderplan.serialization.files import structure
from genderplan.serialization.plain_files import parse_plain

_ENDING: Final = ".toml"


@cache
def sample_names() -> tuple[str, ...]:
    """The names of the packaged samples, sorted.

    >>> "mong-cai-2023" in sample_names()
    True
    """
    files = (entry.name for entry in resource("samples").iterdir())
    return tuple(sorted(name.removesuffix(_ENDING) for name in files if name.endswith(_ENDING)))


@overload
def sample(
    name: Literal["bac-kan-2019", "bach-dang-report-2023", "mong-cai-2023"],
) -> Report: ...
@overload
def sample(name: Literal["hoang-kim-plan-2024", "nam-dinh-2020"]) -> Plan: ...
@overload
def sample(name: str) -> Plan | Report: ...
def sample(name: str) -> Plan | Report:
    """A real document as data: a plan or a report.

    Raises :class:`~genderplan.errors.NotFoundError` (a ``LookupError``) for an unknown name.

    >>> sample("mong-cai-2023").plan
    DocumentReference('Kế hoạch số 31/KH-UBND ngày 07 tháng 02 năm 2023')
    """
    names = sample_names()
    if name in names:
        return _loaded(name)
    near = tuple(get_close_matches(str(name), names, n=3))
    template = mark("no sample is named '{name}'; there are: {names}")
    if near:
        template = mark("no sample is named '{name}'; did you mean {near}? There are: {names}")
    listed = {"near": ", ".join(near), "names": ", ".join(names)}
    raise NotFoundError(message(template, name=str(name), **listed), name, (), near)


@cache
def _loaded(name: str) -> Plan | Report:
    source = f"{name}{_ENDING}"
    loaded: Plan | Report = structure(parse_plain(read_text("samples", source), source), source)
    return loaded
