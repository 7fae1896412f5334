"""What a check may look things up in, beside the object that it checks."""

import attrs

from genderplan.hierarchy import Hierarchy

__all__ = ["Context"]


@attrs.frozen
class Context:
    """The hierarchy of units against which names and codes are held."""

    hierarchy: Hierarchy
