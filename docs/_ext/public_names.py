"""Let the docs, and other projects' docs, name a thing by any name it can be imported by.

A thing is documented once, under the part that exports it: ``genderplan.plans.Report``. Docstrings
and annotations also say ``genderplan.Report`` or name the module that holds the code; all of them
lead to that one place, because they are the same object. The names of the package itself are
written into ``objects.inv`` too, so that other projects can link to ``genderplan.Report``.
"""

from enum import Enum
from functools import cache
from importlib import import_module
from typing import cast

from docutils.nodes import Element, reference
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains.python import PythonDomain
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode
from sphinx.util.typing import ExtensionMetadata

import genderplan


@cache
def loaded(name: str) -> object | None:
    """The object of genderplan that *name* leads to, if there is one."""
    steps = name.split(".")
    for length in range(len(steps), 0, -1):
        try:
            found: object = import_module(".".join(steps[:length]))
        except ImportError:
            continue
        for step in steps[length:]:
            found = getattr(found, step, None)
        return getattr(found, "__func__", found)  # a class method is a new object each time
    return None


def resolve(
    app: Sphinx, env: BuildEnvironment, node: pending_xref, content: Element
) -> reference | None:
    """A link to where the object that *node* names is documented, under whatever name.

    A name that the package itself does not have, such as ``Tally``, is that of one of its parts.
    """
    target = str(node.get("reftarget", ""))
    if node.get("refdomain") != "py":
        return None
    found = loaded(target if target.startswith("genderplan.") else f"genderplan.{target}")
    domain = cast("PythonDomain", env.get_domain("py"))
    for name, entry in domain.objects.items():
        same = loaded(name) is found if found is not None else name.endswith(f".{target}")
        if same and not entry.aliased and name.startswith("genderplan"):
            return make_refnode(
                app.builder, str(node["refdoc"]), entry.docname, entry.node_id, content, name
            )
    return None


def keep_the_builtin(app: Sphinx, doctree: Element) -> None:  # noqa: ARG001 - Sphinx's
    """``type`` in an annotation is Python's, whatever fields of models are called so."""
    for node in doctree.findall(pending_xref):
        if node.get("refdomain") == "py" and node.get("reftarget") == "type":
            for search in ("refspecific", "py:class", "py:module"):  # where to look besides
                node.attributes.pop(search, None)


def list_top_level_names(app: Sphinx, env: BuildEnvironment) -> None:  # noqa: ARG001 - Sphinx's
    """Enter ``genderplan.Report`` and its members beside ``genderplan.plans.Report``."""
    domain = cast("PythonDomain", env.get_domain("py"))
    homes = {
        id(loaded(name)): name
        for name, entry in domain.objects.items()
        if name.count(".") == 2 and not entry.aliased  # noqa: PLR2004 - genderplan.part.Name
    }
    for short in vars(genderplan)["__all__"]:
        home = homes[id(getattr(genderplan, short))]
        for name, entry in list(domain.objects.items()):
            if name == home or name.startswith(f"{home}."):
                alias = f"genderplan.{short}{name.removeprefix(home)}"
                domain.objects[alias] = entry._replace(aliased=True)


def skip_member(*event: object) -> bool | None:
    """Show the members of an enumeration, which have no docstrings of their own."""
    _, _, _, member, *_ = event
    return False if isinstance(member, Enum) else None


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.connect("autodoc-skip-member", skip_member)
    app.connect("doctree-read", keep_the_builtin)
    app.connect("env-updated", list_top_level_names)
    app.connect("missing-reference", resolve)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
