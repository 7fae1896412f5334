"""The same roll-ups on anyone's dataframe: pandas, Polars, PyArrow, DuckDB, PySpark.

The figures are joined with a small table and added up by block of units, and the blocks by what
they count towards; all of it is said through Narwhals and done by the engine that holds the data,
and no row becomes a Python object. What the engine cannot place is kept: figures of units that the
tree does not have stand in rows whose unit is null. Sums are exact or refused: a column of floats
is not added up.

A frame is a long table as :func:`genderplan.indicators.to_rows` makes it. Its counts stand in
``numerator`` (and ``denominator``); a row without a numerator is no report. A frame has no
findings: what the objects tell in one is refused, of a lazy frame too. For that a lazy Polars
frame is looked through once, when it is added up; the blocks are kept, and the result is lazy over
them. Relations of DuckDB and Spark are looked through once more when the result is read.
:func:`find_problems` lists all that is wrong, and unknown units besides.
"""

from genderplan._package import names_on_demand

__getattr__, __dir__, __all__ = names_on_demand(__name__)
