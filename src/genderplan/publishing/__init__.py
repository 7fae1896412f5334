"""Objects as files for people and programs: Word, Excel, web pages, Markdown, charts, data."""

from typing import TYPE_CHECKING, Final

from genderplan._loading import on_demand

if TYPE_CHECKING:
    from genderplan.publishing.briefs import Brief, Section
    from genderplan.publishing.plots import Bar, Chart, charts_of, plot
    from genderplan.publishing.texts import markdown, plain_text, printable
    from genderplan.publishing.writing import briefs_of, publish, rendered

__all__ = [
    "Bar",
    "Brief",
    "Chart",
    "Section",
    "briefs_of",
    "charts_of",
    "markdown",
    "plain_text",
    "plot",
    "printable",
    "publish",
    "rendered",
]

_HOME: Final = {
    "Bar": "plots",
    "Brief": "briefs",
    "Chart": "plots",
    "Section": "briefs",
    "briefs_of": "writing",
    "charts_of": "plots",
    "markdown": "texts",
    "plain_text": "texts",
    "plot": "plots",
    "printable": "texts",
    "publish": "writing",
    "rendered": "writing",
}

if not TYPE_CHECKING:  # a type checker that sees __getattr__ lets every misspelt name pass
    __getattr__, __dir__ = on_demand(__name__, _HOME)
