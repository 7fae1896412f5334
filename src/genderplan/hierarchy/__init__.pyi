# The public names, each from the module that is loaded when the name is first used.
from genderplan.hierarchy.checks import check_rows as check_rows
from genderplan.hierarchy.hierarchies import Hierarchy as Hierarchy
from genderplan.hierarchy.history import Share as Share
from genderplan.hierarchy.history import Succession as Succession
from genderplan.hierarchy.organs import Organ as Organ
from genderplan.hierarchy.organs import OrganKind as OrganKind
from genderplan.hierarchy.organs import gender_equality_authority as gender_equality_authority
from genderplan.hierarchy.trees import Tree as Tree
from genderplan.hierarchy.units import AdministrativeUnit as AdministrativeUnit
from genderplan.hierarchy.units import Level as Level
from genderplan.hierarchy.units import UnitKind as UnitKind
from genderplan.hierarchy.units import UnitState as UnitState
