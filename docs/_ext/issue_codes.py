"""The directive ``issue-codes``: a table of every kind of finding, read from the code."""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pkgutil import walk_packages

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

import genderplan
from genderplan.issues import IssueKind

HEADINGS = ("Code", "Severity", "Sentence", "Câu")
WIDTHS = (8, 10, 41, 41)


def kinds(family: str) -> list[IssueKind]:
    """The kinds of finding whose code begins with *family*, by code."""
    held: list[object] = []
    for found in walk_packages(genderplan.__path__, "genderplan."):
        if not found.name.endswith("__main__"):
            held += vars(import_module(found.name)).values()
    unique = {value.code: value for value in held if isinstance(value, IssueKind)}
    return [kind for code, kind in sorted(unique.items()) if code.startswith(family)]


def sentences(kind: IssueKind, language: str) -> Iterator[nodes.paragraph]:
    """What a finding of *kind* says in *language*, and what it advises."""
    from genderplan._messages import message

    for template in (kind.template, kind.advice):
        if template:
            text = message(template).sentence("vi" if language == "vi" else "en")
            yield nodes.paragraph(text, text)


def row(cells: Iterable[Iterable[nodes.Node]], anchor: str = "") -> nodes.row:
    """A row of a table, with an *anchor* to link to when it has one."""
    built = nodes.row(ids=[anchor] if anchor else [])
    built += [nodes.entry("", *cell) for cell in cells]
    return built


def kind_row(kind: IssueKind) -> nodes.row:
    """The row that documents *kind*."""
    code = nodes.paragraph("", "", nodes.literal(kind.code, kind.code))
    labels = (kind.severity.label("en"), kind.severity.label("vi"))
    severity = nodes.paragraph("", " · ".join(dict.fromkeys(labels)))
    return row(
        [[code], [severity], sentences(kind, "en"), sentences(kind, "vi")], kind.code.lower()
    )


class IssueCodes(SphinxDirective):
    """A table of the kinds of finding whose code begins with the argument."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Build the table; a sentence when no kind has such a code yet."""
        found = kinds(self.arguments[0])
        if not found:
            return [nodes.paragraph("", "None yet.")]
        group = nodes.tgroup("", *(nodes.colspec(colwidth=width) for width in WIDTHS), cols=4)
        group += nodes.thead("", row([nodes.paragraph("", text)] for text in HEADINGS))
        group += nodes.tbody("", *map(kind_row, found))
        return [nodes.table("", group, classes=["colwidths-given", "findings"])]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.add_directive("issue-codes", IssueCodes)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
