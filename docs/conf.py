"""How the documentation is built, in both languages and without network: ``.ci/pages build``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.ext.napoleon.docstring import GoogleDocstring

import genderplan


def _whole(self: GoogleDocstring) -> list[str]:
    """Keep an attribute's docstring as it is: Napoleon would read "rank: the order" as a type."""
    return list(self._lines)


GoogleDocstring._parse_attribute_docstring = _whole  # type: ignore[method-assign]  # noqa: SLF001 - no setting for it

project = "genderplan"
author = "the genderplan developers"
project_copyright = "2026 the genderplan developers"
version = release = genderplan.__version__

extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.intersphinx",
    "sphinx.ext.napoleon",
    "check_catalogue",
    "constructors",
    "issue_codes",
    "package_map",
    "public_names",
    "published",
    "reference_part",
    "scorecard_picture",
]
exclude_patterns = ["_build"]
# Whole paths, so that the words of the search are found from any folder; -D language=vi uses them.
locale_dirs = [str(Path(__file__).parent / "locale")]
templates_path = ["_templates"]
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_theme = "furo"
html_theme_options = {"announcement": "-"}  # the place of the switch between the languages
html_title = f"genderplan {version}"
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]

autodoc_default_options = {"members": True, "imported-members": True}
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
python_use_unqualified_type_names = True

# The names of other projects that these pages mention; lists of our own, for there is no network.
HERE = Path(__file__).parent
PROJECTS = {
    "python": "https://docs.python.org/3",
    "attrs": "https://www.attrs.org/en/stable",
    "babel": "https://babel.pocoo.org/en/latest",
    "pandas": "https://pandas.pydata.org/docs",
    "polars": "https://docs.pola.rs/api/python/stable",
    "sqlalchemy": "https://docs.sqlalchemy.org/en/20",
}
intersphinx_mapping = {
    name: (address, str(HERE / "inventories" / f"{name}.txt")) for name, address in PROJECTS.items()
}
nitpick_ignore_regex = [
    (r"py:.*", r"genderplan\.([\w.]+\.)?_\w+(\..*)?"),  # private types that signatures show
    (r"py:.*", r"genderplan\.\w+\.[a-z]\w*\..*"),  # types of inner modules, the same
    (r"py:.*", r"Converter|date|DateLike|Decimal|Fraction|Message|Value"),  # in quoted annotations
    (r"py:.*", r"([\w.]+\.)?_?[A-Z]"),  # type variables
]


def _trimmed(_: Sphinx, page: nodes.document) -> None:
    """Take the empty line away with which an example ends, so that its output can be told."""
    for block in page.findall(nodes.literal_block):
        if block.rawsource == block.astext():  # another block is not coloured by its language
            block.rawsource = block.astext().rstrip("\n")
            block[:] = [nodes.Text(block.rawsource)]


def setup(app: Sphinx) -> None:
    """Register with Sphinx."""
    app.connect("doctree-read", _trimmed)
