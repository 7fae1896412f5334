"""Files in and out: TOML, JSON, XLSX and CSV.

The ending of the name says how a file is written, the key ``kind`` what it holds. A file that has
any error gives no object at all, but all of its errors. What is written is exact and complete:
reading it back gives an equal object, and a form that has no place for something refuses it.
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Literal, TypeVar

import attrs

from genderplan._choices import none_of
from genderplan._fields import demand
from genderplan._messages import message
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.indicators import Observation, Observations
from genderplan.periods import Period
from genderplan.plans import Plan, Report
from genderplan.serialization.converter import (
    Schema,
    file_converter,
    structured,
    table_schema,
)
from genderplan.serialization.faults import (
    BAD_VALUE,
    CANNOT_WRITE,
    MISSING_KEY,
    UNKNOWN_KIND,
    file_error,
    printable,
    table_in,
)
from genderplan.serialization.models import (
    FORMAT,
    format_problems,
    is_model_data,
    model_data,
    model_from_data,
    wrong_kind,
)
from genderplan.serialization.plain_files import (
    FORMS,
    OTHER_TABLES,
    TABLE_ENDINGS,
    WRITTEN_ENDINGS,
    decoded,
    exact_number,
    json_safe,
    no_such_ending,
    parse_plain,
    read_plain,
    with_leaves,
    write_text,
    written_plain,
)
from genderplan.serialization.strategies import (
    FindStrategy,
    packaged_strategy,
    strategies_beside,
    structure_results,
    structure_strategy,
)
from genderplan.serialization.strategy_entries import ResultsEntry, StrategyEntry
from genderplan.targets import Strategy

_Model = TypeVar("_Model")


@attrs.frozen
class ObservationList:
    """What a file of the kind "observations" holds."""

    observations: tuple[Observation, ...]


FILE_KINDS: Final[Mapping[str, type]] = {
    "plan": Plan,
    "report": Report,
    "observations": ObservationList,
    "strategy": StrategyEntry,
    "results": ResultsEntry,
}
"""What a file can hold: by the word that its key ``kind`` gives the class of its other keys."""


def structure(plain: object, source: str, find: FindStrategy = packaged_strategy) -> Any:  # noqa: ANN401 - the file's `kind` decides
    """The object that *plain* data describes; *source* names it in errors.

    *find* gives the strategy that another one extends, by its id.

    Raises :class:`~genderplan.errors.FileError` with everything that is wrong, each with its path.
    """
    plain = table_in(plain, source)
    kind = plain.get("kind")
    issues = list(format_problems(plain))
    if issues:
        raise file_error(source, issues)
    if is_model_data(plain):
        return model_from_data(plain, object, source)
    if not isinstance(kind, str) or kind not in FILE_KINDS:
        choices = ", ".join(f'"{name}"' for name in FILE_KINDS)
        shown = f'"{printable(kind, 40)}"' if isinstance(kind, str) else message("missing")
        raise file_error(source, [UNKNOWN_KIND.at("kind", kind=shown, choices=choices)])
    plain = {key: value for key, value in plain.items() if key != "format"}
    if kind == "strategy":
        return structure_strategy(plain, source, find)
    if kind == "results":
        return structure_results(plain, source, _strategy_of(plain, source, find))
    body = {key: value for key, value in plain.items() if key != "kind"}
    built, wrong = structured(body, FILE_KINDS[kind])
    if wrong:
        raise file_error(source, wrong)
    return built.observations if isinstance(built, ObservationList) else built


def _strategy_of(plain: dict[str, Any], source: str, find: FindStrategy) -> Strategy:
    """The strategy that a results file names."""
    name = plain.get("strategy")
    if not isinstance(name, str):
        raise file_error(source, [MISSING_KEY.at(key="strategy")])
    try:
        return find(name)
    except NotFoundError as error:
        raise file_error(source, [BAD_VALUE.at("strategy", reason=error.summary)]) from None


def load(
    path: str | os.PathLike[str],
    *,
    find: FindStrategy | None = None,
    period: Period | str | None = None,
    unit: str | None = None,
) -> Any:  # noqa: ANN401 - the file's `kind` decides
    """The object that the file at *path* holds: a plan, a report, observations, a strategy.

    The ending says how the file is written: ``.toml``, ``.json``, ``.xlsx`` or ``.csv``, and
    with the extra ``xls`` ``.xls`` and ``.ods``. The first
    two say in ``kind`` what they hold. A filled-in workbook gives a report or a plan, the tables of
    the Action Month's annex a report, and a single table a tuple of its rows; *period* ("năm 2023")
    and *unit* ("phường Bạch Đằng, thành phố Hà Nội") say of when and of whom the figures are where
    such tables do not. A strategy may extend a packaged one by its id, or a file beside it by its
    name; *find* replaces that look-up.

    Raises :class:`~genderplan.errors.FileError` (a ``ValueError``) with ``.issues``, everything
    that is wrong with the file, each with its path or cell.

    >>> load("no-such-file.toml")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    genderplan.errors.FileError: no-such-file.toml cannot be used: ...
    """
    if isinstance(path, Mapping):
        summary = message("a dict is no file; read it with from_dict(data, Report)")
        raise InvalidValueError(summary, path, "path")
    source = os.fspath(path)
    if Path(source).suffix.lower() in (*TABLE_ENDINGS, *OTHER_TABLES):
        from genderplan.serialization.tables import held_by, read_account  # of no use to others

        return held_by(read_account(source, period=period, unit=unit), source)
    if period is not None or unit is not None:
        summary = message("{file} says its own period and unit", file=source)
        raise InvalidValueError(summary, period or unit, "period" if period else "unit")
    return structure(read_plain(source), source, find or strategies_beside(source))


def to_dict(obj: object) -> dict[str, Any]:
    """*obj* as plain data that JSON can write: dicts, lists, texts, whole numbers and floats.

    Takes every model of the library, computed ones too, and an iterable of
    :class:`~genderplan.Observation`. A plan, a report and observations have the keys of their
    files, everything else its ``fields``; all have ``kind`` and ``format``. Numbers stay exact: a
    decimal is the float that prints its very digits, or a text. :func:`from_dict` reverses it;
    observations come back as :class:`~genderplan.indicators.Observations`.

    >>> from genderplan import Ratio, sample
    >>> to_dict(Ratio(2, 11))
    {'kind': 'quantities.Ratio', 'format': 1, 'fields': {'numerator': 2, 'denominator': 11}}
    >>> to_dict(sample("mong-cai-2023"))["kind"]
    'report'
    """
    authored = _authored(obj)
    return model_data(obj) if authored is None else json_safe(authored)


def _authored(obj: object) -> dict[str, Any] | None:
    """What the file of a plan, a report or observations holds; None for anything else."""
    converter = file_converter()
    if isinstance(obj, Report | Plan):
        kind = "report" if isinstance(obj, Report) else "plan"
        return {"kind": kind, "format": FORMAT, **converter.unstructure(obj)}
    rows = tuple(obj) if isinstance(obj, list | tuple | Iterator | Observations) else ()
    if isinstance(obj, Observations) or (rows and all(type(row) is Observation for row in rows)):
        return {
            "kind": "observations",
            "format": FORMAT,
            "observations": converter.unstructure(rows),
        }
    return None


def from_dict(data: Mapping[str, Any], model: type[_Model]) -> _Model:
    """The *model* that plain data describe, as :func:`to_dict` or a JSON reader gives them.

    A float is read as the decimal that it prints, so a share of 0.98 is exactly 0.98. The key
    ``kind`` may be left out, for *model* says it. Raises
    :class:`~genderplan.errors.FileError` with ``.issues``, everything that is wrong, each with its
    path.

    >>> from genderplan import Ratio
    >>> from_dict({"numerator": 2, "denominator": 11}, Ratio)
    Ratio(2, 11)
    """
    return _of_model(with_leaves(data, _exact), model)


def _of_model(plain: object, model: type[_Model]) -> _Model:
    """The *model* in plain data, of its file or of :func:`to_dict`."""
    given: object = model
    if not isinstance(given, type) or given.__module__ == "builtins":
        summary = message(
            "model is {model}; one class is expected, such as Report; of a list, read each entry "
            "with from_dict",
            model=given.__name__ if isinstance(given, type) else str(given),
        )
        raise InvalidValueError(summary, model, "model")
    if model not in _AUTHORED or not isinstance(plain, Mapping) or is_model_data(plain):
        return model_from_data(plain, model)
    kind = model.__name__.lower()  # the class says it as well
    built = structure({"kind": kind, **plain}, "data", packaged_strategy)
    if model is Observations and isinstance(built, tuple):
        built = Observations(built)
    if isinstance(built, model):
        return built
    raise file_error("data", [wrong_kind(plain.get("kind"), model.__name__)])


_AUTHORED: Final = (Plan, Report, Strategy, Observations)
"""The models that people write as files, which have a form of their own."""


def _exact(value: Any) -> Any:  # noqa: ANN401 - a leaf of plain data
    """The decimal that a float prints; any other value as it is."""
    return exact_number(repr(value)) if isinstance(value, float) else value


def dumps(obj: object, format: Literal["json", "toml"] = "json") -> str:  # noqa: A002 - its usual name
    """*obj* as the text of a JSON or TOML file (TOML needs the extra ``files``).

    Takes what :func:`to_dict` takes; :func:`loads` reverses it with the class of *obj*, and with
    ``Observations`` for a list of observations.

    >>> from genderplan import sample
    >>> print(dumps(sample("mong-cai-2023"), format="toml").splitlines()[0])
    kind = "report"
    """
    authored = _authored(obj)
    return written_plain(model_data(obj) if authored is None else authored, format)


def loads(
    text: str | bytes,
    model: type[_Model],
    format: Literal["json", "toml"] = "json",  # noqa: A002 - its usual name
) -> _Model:
    """The *model* in the text of a JSON or TOML file, or in its bytes, which are UTF-8.

    Raises :class:`~genderplan.errors.FileError` with ``.issues``, everything that is wrong, each
    with its path.

    >>> from genderplan import Report, sample
    >>> loads(dumps(sample("mong-cai-2023")), Report) == sample("mong-cai-2023")
    True
    """
    demand(text, (str, bytes, bytearray), "text", "the body of a request")
    read = text.removeprefix("\ufeff") if isinstance(text, str) else decoded(text, "data")
    return _of_model(parse_plain(read, f"data.{format}"), model)


def dump(obj: object, path: str | os.PathLike[str], *, replace: bool = False) -> None:
    """Write *obj* to *path*, so that :func:`genderplan.load` gives an equal object.

    The ending says how: ``.toml``, ``.json``, or ``.xlsx`` and ``.csv`` for what tables can hold.

    Raises :class:`~genderplan.errors.FileError` when the file exists (unless *replace*) or cannot
    be written, or when a table has no place for something in *obj*.
    """
    ending = Path(path).suffix.lower()
    if ending in TABLE_ENDINGS:
        from genderplan.serialization.writing import write_table

        write_table(obj, path, replace=replace)
    elif ending.removeprefix(".") in FORMS:
        write_text(path, dumps(obj, "toml" if ending == ".toml" else "json"), replace=replace)
    else:
        raise no_such_ending(os.fspath(path), CANNOT_WRITE, WRITTEN_ENDINGS)


def convert_file(
    source: str | os.PathLike[str],
    target: str | os.PathLike[str],
    *,
    find: FindStrategy | None = None,
    replace: bool = False,
) -> None:
    """Write what the file *source* holds to *target*, in the form that its ending names.

    Between TOML and JSON the data go over as they are written ("trên 150" stays), once *source*
    has been read without an error; to and from tables they go through the objects.

    Raises :class:`~genderplan.errors.FileError` when *source* has any error, when *target* exists
    (unless *replace*) or cannot be written, or when its form has no place for something.
    """
    held = load(source, find=find)
    form = Path(target).suffix.lower().removeprefix(".")
    if Path(source).suffix.lower().removeprefix(".") not in FORMS or form not in FORMS:
        dump(held, target, replace=replace)
        return
    plain = _without_nulls(read_plain(os.fspath(source)))
    write_text(target, written_plain(plain, form), replace=replace)


def _without_nulls(value: Any) -> Any:  # noqa: ANN401 - plain data
    """*value* without the keys that JSON gives as null, which TOML leaves out."""
    if isinstance(value, dict):
        return {key: _without_nulls(each) for key, each in value.items() if each is not None}
    return [_without_nulls(each) for each in value] if isinstance(value, list) else value


def file_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a file of this *kind*: "plan", "report" and so on.

    Raises :class:`~genderplan.errors.InvalidValueError` for another kind.

    >>> file_schema("report")["required"]
    ['kind', 'title', 'unit', 'period']
    """
    if kind not in FILE_KINDS:
        raise none_of(kind, "kind", FILE_KINDS)
    definitions: dict[str, Schema] = {}
    body = table_schema(FILE_KINDS[kind], definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"genderplan: {kind}",
        **body,
        "properties": {"kind": {"const": kind}, "format": {"const": FORMAT}, **body["properties"]},
        "required": ["kind", *body["required"]],
        "$defs": dict(sorted(definitions.items())),
    }
