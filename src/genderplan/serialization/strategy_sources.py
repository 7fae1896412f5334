"""Where the strategy that a file extends is found: among the packaged ones, or beside the file.

Decided: ``extends = "nq28"`` names a packaged strategy, ``extends = "province.toml"`` a file in the
same folder. Only a bare file name is followed, so that a file from elsewhere cannot make us read
other folders, and a chain that leads back to itself is an error.
"""

from difflib import get_close_matches
from functools import cache
from pathlib import Path, PurePath
from typing import Final

from genderplan._messages import message
from genderplan._resources import read_text, resource
from genderplan.errors import NotFoundError
from genderplan.serialization.plain_files import parse_plain, read_plain
from genderplan.serialization.strategy_files import structure_strategy
from genderplan.serialization.structuring import FindStrategy
from genderplan.targets import Strategy

__all__ = [
    "packaged_strategy",
    "packaged_strategy_names",
    "strategies_beside",
    "strategy_from_plain",
]

FOLDER: Final = "strategies"
_RESULTS: Final = "-results"


@cache
def packaged_strategy_names() -> tuple[str, ...]:
    """The ids of all packaged strategies, in order of the alphabet."""
    names = (PurePath(file.name) for file in resource(FOLDER).iterdir())
    stems = {name.stem for name in names if name.suffix == ".toml"}
    return tuple(sorted(stem for stem in stems if not stem.endswith(_RESULTS)))


@cache
def packaged_strategy(name: str) -> Strategy:
    """The packaged strategy of that id.

    Raises :class:`~genderplan.errors.NotFoundError` with the nearest ids.
    """
    known = packaged_strategy_names()
    if name in known:
        source = f"{name}.toml"
        return structure_strategy(
            parse_plain(read_text(FOLDER, source), source), source, packaged_strategy
        )
    near = tuple(get_close_matches(name, known, n=3, cutoff=0.4))
    summary = message(
        "no strategy is named '{id}'; near are: {near}; there are: {known}",
        id=name,
        near=", ".join(near) or "-",
        known=", ".join(known),
    )
    raise NotFoundError(summary, name, (), near)


def strategies_beside(source: str) -> FindStrategy:
    """How the file *source* finds strategies: packaged ones by id, others by name beside it."""
    return _finder(source, (Path(source).resolve(),))


def strategy_from_plain(plain: object, source: str) -> Strategy:
    """The strategy that *plain* data describes; *source* is the file that it was read from.

    Raises :class:`~genderplan.errors.FileError` with everything that is wrong, each with its path.
    """
    return structure_strategy(plain, source, strategies_beside(source))


def _finder(source: str, chain: tuple[Path, ...]) -> FindStrategy:
    def find(name: str) -> Strategy:
        if PurePath(name).suffix not in {".toml", ".json"}:
            return packaged_strategy(name)
        path = Path(source).parent / name
        if PurePath(name).name != name or path.resolve() in chain:
            summary = message(
                "'{name}' is not another file in the same folder; write a bare file name",
                name=name,
            )
            raise NotFoundError(summary, name)
        beside = _finder(str(path), (*chain, path.resolve()))
        return structure_strategy(read_plain(str(path)), str(path), beside)

    return find
