"""Charts: the share of women by body, progress to milestones, how many units reported.

A chart is data; :mod:`genderplan.publishing.texts` draws it in pages, :func:`plot` in notebooks
(extra ``plot``: matplotlib). Only percentages are drawn, all on one scale from 0 to 100.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

import attrs

from genderplan._extras import require
from genderplan._messages import Language, in_language, mark, message, translate
from genderplan.consolidation import Consolidation, Consolidations
from genderplan.errors import InvalidValueError
from genderplan.formatting import format_ratio
from genderplan.indicators import Aggregates
from genderplan.plans import Plan, Report
from genderplan.publishing.briefs import target_text
from genderplan.quantities import Ratio
from genderplan.stated_shares import round_half_up
from genderplan.targets import MeasureUnit, Progress, Scorecard
from genderplan.targets.measures import series_name

_MOST: Final = 60  # bars; a longer chart shows nothing that its table does not show better
_WHOLE: Final = 100


@attrs.frozen
class Bar:
    """One bar of a chart."""

    label: str
    """What it is of."""
    share: Decimal
    """Its length, in percent."""
    text: str
    """The figure as it is written beside it."""
    goal: Decimal | None = None
    """Where the milestone is, in percent."""
    goal_text: str = ""
    """The milestone in words."""


@attrs.frozen
class Chart:
    """A chart of percentages."""

    title: str
    """What it shows."""
    bars: tuple[Bar, ...]
    """The bars, from the top."""


def charts_of(obj: object, language: Language = "vi") -> tuple[Chart, ...]:
    """The charts of a report, a scorecard, consolidated tables or totals; none of anything else.

    >>> from genderplan import sample
    >>> charts_of(sample("mong-cai-2023"), "en")[0].bars[0].text
    '2/11 (18.2%)'
    """
    drawn: Iterable[tuple[str, Iterable[Bar]]]
    match obj:
        case Report():
            drawn = [(mark("Share of women"), _results(obj, language))]
        case Plan():
            drawn = [(mark("Targets"), _targets(obj, language))]
        case Scorecard():
            drawn = [(mark("Progress to milestones"), _progress(obj, language))]
        case Consolidation():
            drawn = _consolidated([obj], language)
        case Consolidations():
            drawn = _consolidated(obj, language)
        case Aggregates():
            drawn = _totals(obj, language)
        case _:
            drawn = ()
    charts = (Chart(translate(title, language), tuple(bars)[:_MOST]) for title, bars in drawn)
    return tuple(chart for chart in charts if chart.bars)


def _share(value: Ratio, label: str, language: Language) -> Iterator[Bar]:
    percent = value.percent
    if percent is not None and value.is_share:
        yield Bar(label, round_half_up(percent.value, 1), format_ratio(value, locale=language))


def _results(report: Report, language: Language) -> Iterator[Bar]:
    for result in report.results:
        name = in_language(language, result.name, result.name_en)
        yield from _share(result.value, name, language)


def _targets(plan: Plan, language: Language) -> Iterator[Bar]:
    for target in plan.targets:
        name = in_language(language, target.name, target.name_en)
        yield Bar(name, round_half_up(target.value.value, 1), target_text(target, language))


def _progress(card: Scorecard, language: Language) -> Iterator[Bar]:
    for row in card:
        for each in (row, *row.parts):
            progress = each.progress
            if isinstance(progress.value, bool) or progress.value is None:
                continue
            if progress.measure.unit is MeasureUnit.PERCENT:
                yield Bar(
                    _measure(progress, language),
                    round_half_up(progress.value, 1),
                    each.figure(language),
                    _goal(progress),
                    each.milestone(language),
                )


def _measure(progress: Progress, language: Language) -> str:
    label = f"{progress.measure.id} {progress.measure.label(language)}"
    return f"{label} ({series_name(progress.series).text(language)})" if progress.series else label


def _goal(progress: Progress) -> Decimal | None:
    value = progress.milestone.value if progress.milestone else None
    return None if value is None or isinstance(value, bool | tuple) else round_half_up(value, 1)


def _consolidated(
    tables: Iterable[Consolidation], language: Language
) -> Iterator[tuple[str, Iterable[Bar]]]:
    reported: list[Bar] = []
    shares: list[Bar] = []
    for each in tables:
        path = each.unit.full_path(each.units_on, language) if each.unit else ""
        label = ", ".join(filter(None, (path, each.period.text(language))))
        reported.extend(_share(each.coverage, label, language))
        for cell in each.table("results"):
            if isinstance(cell.value, Ratio):
                shares.extend(_share(cell.value, cell.key.row, language))
    yield mark("Units that reported"), reported
    yield mark("Share of women"), shares


def _totals(totals: Aggregates, language: Language) -> Iterator[tuple[str, Iterable[Bar]]]:
    shares: list[Bar] = []
    reported: list[Bar] = []
    for total in totals:
        label = f"{total.unit_name}: {total.label(language)}, {total.period.text(language)}"
        if isinstance(total.value, Ratio):
            shares.extend(_share(total.value, label, language))
        reported.extend(_share(total.coverage, label, language))
    yield mark("Shares"), shares
    yield mark("Units that reported"), reported


def plot(obj: object, ax: Any = None, *, language: Language = "vi") -> Any:  # noqa: ANN401 - matplotlib's axes
    """Draw the first chart of *obj* with matplotlib, on *ax* or on axes of its own.

    *ax* and what is returned are matplotlib's ``Axes``; milestones are lines across their bars.

    Raises :class:`~genderplan.errors.InvalidValueError` for what has no percentages to draw, and
    :class:`~genderplan.errors.MissingExtraError` without matplotlib.

    >>> from genderplan import sample
    >>> plot(sample("mong-cai-2023"), language="en").get_title()  # doctest: +SKIP
    'Share of women'
    """
    charts = charts_of(obj, language)
    if not charts:
        summary = message(
            "{kind} holds no percentages to draw; give a report with results, a scorecard, "
            "consolidated tables or totals",
            kind=type(obj).__name__,
        )
        raise InvalidValueError(summary, obj)
    chart = charts[0]
    if ax is None:
        figure = require("matplotlib.figure", extra="plot").Figure
        made = figure(figsize=(8, 1 + 0.4 * len(chart.bars)), layout="constrained")
        ax = made.add_subplot()
    _draw(chart, ax)
    return ax


def _draw(chart: Chart, ax: Any) -> None:  # noqa: ANN401 - matplotlib's axes
    places = range(len(chart.bars))
    ax.barh(places, [float(bar.share) for bar in chart.bars], color="#2f6f9f")
    for place, bar in zip(places, chart.bars, strict=True):
        ax.annotate(
            bar.text, (float(bar.share), place), (4, 0), textcoords="offset points", va="center"
        )
        if bar.goal is not None:
            ax.plot([float(bar.goal)] * 2, [place - 0.45, place + 0.45], color="#b3261e", lw=2)
    ax.set_yticks(places, labels=[bar.label for bar in chart.bars])
    ax.invert_yaxis()
    ax.set_xlim(0, max(_WHOLE, *(float(bar.share) for bar in chart.bars)))
    ax.set_title(chart.title)
