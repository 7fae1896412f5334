"""The figures as data frames: out of the database into Polars, added up there, and back."""

from collections.abc import Iterable

import polars as pl

import genderplan as gp
from gender_desk.definitions import provincial_strategy
from genderplan import frames
from genderplan.indicators import from_rows, to_rows


def frame(observations: Iterable[gp.Observation]) -> pl.DataFrame:
    """A row for each figure; codes stay text, so that their zeros stay."""
    return pl.DataFrame(to_rows(observations), infer_schema_length=None)


def by_province(rows: pl.DataFrame, units_on: str) -> pl.DataFrame:
    """The totals of today's provinces, with how many communes reported and how many should."""
    return frames.restate(
        rows,
        gp.gazetteer(),
        "2025-07-01",
        units_on=units_on,
        to="province",
        indicators=provincial_strategy(),
    )


def back(rows: pl.DataFrame) -> tuple[gp.Observation, ...]:
    """The figures of a frame as objects."""
    return tuple(from_rows(rows.iter_rows(named=True)).observations)
