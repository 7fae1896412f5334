# The public names, each from the module that is loaded when the name is first used.
from genderplan.quantities.counts import Bound as Bound
from genderplan.quantities.counts import BySex as BySex
from genderplan.quantities.counts import Count as Count
from genderplan.quantities.ratios import Change as Change
from genderplan.quantities.ratios import Money as Money
from genderplan.quantities.ratios import Percent as Percent
from genderplan.quantities.ratios import Points as Points
from genderplan.quantities.ratios import Ratio as Ratio
