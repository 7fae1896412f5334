"""What a check may look things up in, beside the object that it checks."""

import attrs

from genderplan.documents import KnownDocuments
from genderplan.hierarchy import Hierarchy
from genderplan.plans import Plan

__all__ = ["Context"]


@attrs.frozen
class Context:
    """The units and documents that names are held against, and the plan above, when at hand."""

    hierarchy: Hierarchy
    documents: KnownDocuments = attrs.field(factory=KnownDocuments)
    parent: Plan | None = None
