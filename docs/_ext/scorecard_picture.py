"""The picture on the first page: the national scorecard, drawn from the packaged figures.

``{scorecard-picture} 2025-12-31`` draws a bar for each measure in per cent that has a figure on
that day, with a line where its milestone stands, in the language of the pages.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from html import escape
from typing import Final, Literal

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

import genderplan as gp
from genderplan.catalogs import results
from genderplan.targets import ScorecardRow

STRATEGY: Final = "nq28"
KEY: Final = {
    "en": "The bar is the latest published figure, the line the milestone. A grey bar cannot be"
    " assessed: its figures are of the units before the merger of 1 July 2025. The build of these"
    " pages draws it from the packaged data:",
    "vi": "Thanh ngang thể hiện số liệu mới công bố, vạch đứng là mức chỉ tiêu. Thanh xám là chưa"
    " đánh giá được: số liệu là của các đơn vị trước đợt sắp xếp ngày 01/7/2025. Biểu đồ được lập"
    " từ dữ liệu có sẵn trong thư viện:",
}
CODE: Final = 'gp.scorecard("nq28", gp.results("nq28"), on="{on}")'


def share(value: object) -> Fraction | None:
    """A number from 0 to 100 as a width; None for anything else."""
    exact = Fraction(value) if isinstance(value, int | Decimal | Fraction) else None
    return exact if exact is not None and 0 <= exact <= 100 else None  # noqa: PLR2004 - per cent


def drawn(card: gp.Scorecard, language: Literal["en", "vi"]) -> Iterator[str]:
    """The figure as HTML, line by line."""
    heading = escape(card.heading(language))
    yield f'<figure class="scorecard" lang="{language}"><p class="heading">{heading}</p><ul>'
    whole = ""
    for row in card.lines:
        if not row.is_part:
            whole = row.progress.measure.label(language)
        shown = list(bar(row, language))
        if shown and row.is_part and whole:
            yield f'<li class="whole">{escape(whole)}</li>'
            whole = ""
        yield from shown
    code = f"<code>{escape(CODE.format(on=card.on))}</code>"
    yield f"</ul><figcaption>{escape(KEY[language])} {code}</figcaption></figure>"


def bar(row: ScorecardRow, language: Literal["en", "vi"]) -> Iterator[str]:
    """One measure, or one of its series; nothing without two shares."""
    milestone = row.progress.milestone
    now = share(row.progress.value)
    due = share(milestone.value) if milestone else None
    if now is None or due is None or row.progress.measure.unit.value != "percent":
        return
    status = row.status.value.replace(" ", "-")
    yield f'<li class="{status}"><span>{escape(row.cells(language)[1])}</span>'
    yield '<span class="bar" aria-hidden="true">'
    yield f'<span class="fill" style="width:{float(now):.2f}%"></span>'
    yield f'<span class="due" style="left:{float(due):.2f}%"></span></span>'
    yield f'<span class="told"><b>{escape(row.figure(language))}</b> '
    yield f"{escape(row.milestone(language))} "
    yield f'<span class="status">{escape(row.told_status(language))}</span></span></li>'


class ScorecardPicture(SphinxDirective):
    """The scorecard of the national strategy on the day of the argument."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Draw it."""
        card = gp.scorecard(STRATEGY, results(STRATEGY), on=self.arguments[0])
        language: Literal["en", "vi"] = "vi" if self.config.language == "vi" else "en"
        return [nodes.raw("", "\n".join(drawn(card, language)), format="html")]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.add_directive("scorecard-picture", ScorecardPicture)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
