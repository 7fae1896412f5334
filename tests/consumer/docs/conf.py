"""How the desk's pages are built; GENDERPLAN_HTML names the built pages of genderplan."""

import os

project = "Gender desk"
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.intersphinx"]
html_theme = "furo"
intersphinx_mapping = {"genderplan": (os.environ["GENDERPLAN_HTML"], None)}
autodoc_default_options = {"members": True}
nitpick_ignore_regex = [
    ("py:.*", r"(collections|pathlib|sqlalchemy)\..*|str|TypeError|Session|Path")
]
