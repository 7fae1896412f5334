"""Objects as files for people and programs: Word, Excel, web pages, Markdown, charts, data."""

from typing import TYPE_CHECKING, Final

from genderplan._loading import on_demand

if TYPE_CHECKING:
    from genderplan.publishing.plots import Chart, plot
    from genderplan.publishing.texts import markdown
    from genderplan.publishing.writing import publish

__all__ = [
    "Chart",
    "markdown",
    "plot",
    "publish",
]

_HOME: Final = {
    "Chart": "plots",
    "markdown": "texts",
    "plot": "plots",
    "publish": "writing",
}

if not TYPE_CHECKING:  # a type checker that sees __getattr__ lets every misspelt name pass
    __getattr__, __dir__ = on_demand(__name__, _HOME)
