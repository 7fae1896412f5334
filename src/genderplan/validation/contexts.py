"""What a check may look things up in, beside the object that it checks."""

import attrs

from genderplan.hierarchy import Hierarchy
from genderplan.plans import Plan

__all__ = ["Context"]


@attrs.frozen
class Context:
    """The hierarchy that names and codes are held against, and the plan above, when at hand."""

    hierarchy: Hierarchy
    parent: Plan | None = None
