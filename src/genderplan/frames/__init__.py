"""The same roll-ups on anyone's dataframe: pandas, Polars, PyArrow, DuckDB, PySpark.

Everything is one join with a small table (which unit counts towards which) and one
grouping, said through Narwhals and done by the engine that holds the data; a lazy frame stays lazy
and no row becomes a Python object. What the engine cannot place is kept: figures of units that the
tree does not have stand in rows whose unit is null. Sums are exact or refused: a column of floats
is not added up.

A frame is a long table as :func:`genderplan.indicators.to_rows` makes it. Its counts stand in
``numerator`` (and ``denominator``); a row without a numerator is no report. A frame has no
findings: what the objects tell in one is refused, of a lazy frame too, whose figures are looked
through once for that. :func:`find_problems` lists all of it, and unknown units besides.
"""

from genderplan.frames.columns import find_problems
from genderplan.frames.names import resolve
from genderplan.frames.totals import restate, roll_up

__all__ = ["find_problems", "resolve", "restate", "roll_up"]
