# The public names, each from the module that is loaded when the name is first used.
from genderplan.consolidation.consolidating import consolidate as consolidate
from genderplan.consolidation.tables import Cell as Cell
from genderplan.consolidation.tables import Consolidation as Consolidation
from genderplan.consolidation.tables import Consolidations as Consolidations
from genderplan.consolidation.tables import Contribution as Contribution
from genderplan.consolidation.tables import Entry as Entry
from genderplan.consolidation.tables import Outcome as Outcome
