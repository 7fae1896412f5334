"""How the documentation is built: ``sphinx-build -n -W docs docs/_build``, without network."""

import builtins
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

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
    "sphinx.ext.napoleon",
    "check_catalogue",
    "issue_codes",
    "public_names",
]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = f"genderplan {version}"
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]

autodoc_default_options = {"members": True, "imported-members": True, "show-inheritance": True}
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
python_use_unqualified_type_names = True

# What other projects document, and this one only mentions: no network, so no links to it.
OTHERS = ("attr", "attrs", "babel", "cattrs", "click", "pendulum", "rich")
nitpick_ignore_regex = [
    (r"py:.*", rf"({'|'.join(sorted(sys.stdlib_module_names))})\..*"),  # decimal.Decimal
    (r"py:.*", rf"({'|'.join(dir(builtins))})"),  # str, ValueError
    (r"py:.*", rf"({'|'.join(OTHERS)})\..*"),  # what genderplan stands on
    (r"py:.*", r"genderplan\.([\w.]+\.)?_\w+(\..*)?"),  # private types that signatures show
    (r"py:.*", r"genderplan\.indicators\.(series|subtotals|sums|places)\..*"),  # the same
    (r"py:.*", r"genderplan\.(documents\.citations|periods\.reading)\..*"),  # the same
    (r"py:.*", r"genderplan\.(hierarchy\.tables|indicators\.routes)\..*"),  # the same
    (r"py:.*", r"genderplan\.serialization\.table_rows\..*"),  # the same
    (r"py:.*", r"Converter|date|DateLike|Decimal|Fraction|Message|Value"),  # in quoted annotations
    (r"py:.*", r"([\w.]+\.)?_?[A-Z]"),  # type variables
]
