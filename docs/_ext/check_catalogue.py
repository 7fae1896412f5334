"""The directive ``check-catalogue``: every check of plans and reports, read from the code."""

from collections.abc import Callable, Iterator
from inspect import getdoc

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from genderplan import validation

LISTS = ("COMMON_CHECKS", "PLAN_CHECKS", "REPORT_CHECKS")


def entries(checks: tuple[Callable[..., object], ...]) -> Iterator[nodes.definition_list_item]:
    """An entry for each check: its name, and what it holds of a good document."""
    for check in checks:
        term = nodes.term("", "", nodes.literal("", check.__name__))
        blocks = (getdoc(check) or "").split("\n\n")
        texts = [nodes.paragraph("", " ".join(block.split())) for block in blocks]
        yield nodes.definition_list_item("", term, nodes.definition("", *texts))


class CheckCatalogue(SphinxDirective):
    """``check-catalogue``: the checks in one of the lists of :mod:`genderplan.validation`."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Build the list."""
        if self.arguments[0] not in LISTS:
            raise self.error(f"{self.arguments[0]} is none of {', '.join(LISTS)}")
        checks = getattr(validation, self.arguments[0])
        return [nodes.definition_list("", *entries(checks))]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.add_directive("check-catalogue", CheckCatalogue)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
