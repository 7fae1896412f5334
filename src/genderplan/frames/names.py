"""Names of units in a frame into codes, with the day and what could not be placed."""

from typing import Final, TypeVar, cast

from genderplan._messages import Language, Message, message
from genderplan._text import match_key
from genderplan.catalogs import gazetteer
from genderplan.errors import InvalidValueError, NotFoundError, ParseError
from genderplan.frames.columns import RESOLVED, beside, listed_rows, missing_column, narwhals
from genderplan.hierarchy.hierarchies import Hierarchy
from genderplan.hierarchy.trees import Tree
from genderplan.hierarchy.units import AdministrativeUnit, Level
from genderplan.periods import DateLike

_F = TypeVar("_F")
_TEXT: Final = "_text"


def resolve(  # noqa: PLR0913 - each is a choice of the caller
    frame: _F,
    *,
    name: str = "name",
    province: str = "",
    district: str = "",
    on: DateLike,
    level: Level | str | None = None,
    unit: str = "unit",
    hierarchy: Hierarchy | None = None,
    language: Language = "vi",
) -> _F:
    """*frame* with the codes of the units that its rows name, as a frame of the same kind.

    *name*, *district* and *province* are columns with names, as people write them ("xã Hoằng Kim",
    "TP. Huế"); *province* and *district* may also be one name for all rows, "tỉnh Thanh Hóa". *on*
    is the day on which the names are read, *level* that of the units where it is known.

    Four columns are added: the code in *unit*, null where the row could not be placed; the
    ``unit_name`` on that day, with the units above it; the ``score``, 1 for a name as the list has
    it, less for a name without marks, and for what is only near; and the ``problem``, why a row
    could not be placed and what may be meant, in *language*. A nearest guess is never taken. No row
    is left out or doubled.

    Raises :class:`~genderplan.errors.InvalidValueError` for a column that the frame does not have,
    or for one that it has already.

    >>> import polars as pl
    >>> given = pl.DataFrame({"name": ["Hoằng Phú", "xã Hoàng Phú"], "women": [5, 6]})
    >>> found = resolve(given, province="tỉnh Thanh Hóa", on="2025-07-01", language="en")
    >>> found["unit"].to_list(), found["score"].to_list()
    (['15889', None], [1.0, 0.8])
    """
    nw = narwhals()
    given = nw.from_native(frame)
    names = given.collect_schema().names()
    if name not in names:
        raise missing_column(name, names)
    for added in (unit, *RESOLVED):
        if added in names:
            raise InvalidValueError(_taken(added), added, "frame")
    parts = [each for each in (name, district, province) if each]
    # Nulls go before the cast: of a missing cell old versions of pandas make the text "None".
    columns = [
        nw.when(~nw.col(each).is_null()).then(nw.col(each).cast(nw.String)).otherwise(nw.lit(""))
        if each in names
        else nw.lit(each)
        for each in parts
    ]
    text = nw.concat_str(*columns, separator=", ")
    rows = given.with_columns(text.alias(_TEXT))
    texts = sorted(str(row[_TEXT]) for row in listed_rows(rows.select(_TEXT).unique()))
    tree = (hierarchy or gazetteer()).at(on)
    wanted = None if level is None else Level(level)
    answers = [_answer(text, tree, wanted, language) for text in texts]
    table = dict(zip((_TEXT, unit, *RESOLVED), map(list, zip(*answers, strict=True)), strict=True))
    table = table or {each: [] for each in (_TEXT, unit, *RESOLVED)}
    joined = rows.join(beside(rows, table, like=_TEXT), on=_TEXT, how="left")
    said = (
        nw.when(nw.col(each) != "").then(nw.col(each)).alias(each)
        for each in (unit, *RESOLVED[::2])
    )
    return cast("_F", joined.with_columns(*said).select(*names, unit, *RESOLVED).to_native())


def _answer(
    text: str, tree: Tree, level: Level | None, language: Language
) -> tuple[str, str, str, float, str]:
    """The text, the code and name of the unit that it names, the score and the problem."""
    if not text.partition(",")[0].strip():
        return text, "", "", 0.0, message("the row names no unit").text(language)
    try:
        unit, known_by = _found(text, tree, level)
    except (NotFoundError, ParseError, InvalidValueError) as error:
        near = tree.search(text, limit=1) if isinstance(error, NotFoundError) else ()
        score = near[0].score if near else 0.0
        return text, "", "", score, error.summary.text(language)
    scores = (match.score for match in tree.search(known_by) if match.unit == unit)
    return text, unit.code, unit.full_path(tree.date), next(scores, 1.0), ""


def _found(text: str, tree: Tree, level: Level | None) -> tuple[AdministrativeUnit, str]:
    """The unit that *text* names, and the text with each unit above it once.

    The cell of a name may hold the units above that other columns have too; of two names of one
    unit the last stays: "Hoằng Kim, huyện Hoằng Hóa, Thanh Hóa, tỉnh Thanh Hóa".
    """
    try:
        return tree.find(text, level=level), text
    except NotFoundError:
        own, *above = text.split(", ")
        once: dict[str, str] = {}
        for each in reversed(above):
            once.setdefault(_above(each, tree), each)
        if len(once) == len(above):
            raise
        text = ", ".join((own, *reversed(once.values())))
        return tree.find(text, level=level), text


def _above(name: str, tree: Tree) -> str:
    """What tells whether two names are of one unit: the code of a province, or the plain name."""
    try:
        return tree.find(name, level=Level.PROVINCE).code
    except (NotFoundError, ParseError, InvalidValueError):
        return match_key(name)


def _taken(name: str) -> Message:
    return message(
        "the frame has a column {name} already; rename it, or name another one in unit=",
        name=repr(name),
    )
