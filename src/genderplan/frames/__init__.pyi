# The public names, each from the module that is loaded when the name is first used.
from genderplan.frames.columns import find_problems as find_problems
from genderplan.frames.names import resolve as resolve
from genderplan.frames.totals import restate as restate
from genderplan.frames.totals import roll_up as roll_up
