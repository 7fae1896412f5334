# The public names, each from the module that is loaded when the name is first used.
from genderplan.periods.calendar import DateLike as DateLike
from genderplan.periods.dates import PartialDate as PartialDate
from genderplan.periods.kinds import PeriodKind as PeriodKind
from genderplan.periods.periods import Period as Period
from genderplan.periods.periods import parse_periods as parse_periods
