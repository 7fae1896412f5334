"""``publish``: an object as the file that its reader wants, by the ending of the name."""

import json
import os
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, TypeAlias

from genderplan._messages import Language, message
from genderplan.catalogs import gazetteer
from genderplan.consolidation import Consolidation, Consolidations
from genderplan.errors import InvalidValueError
from genderplan.indicators import Aggregates
from genderplan.plans import Plan, Report
from genderplan.publishing.briefs import Brief
from genderplan.publishing.paper_briefs import plan_brief, report_brief
from genderplan.publishing.records import consolidation_record, paper_record
from genderplan.publishing.texts import markdown, plain_text
from genderplan.publishing.total_briefs import (
    aggregates_brief,
    consolidation_brief,
    scorecard_brief,
)
from genderplan.serialization import to_dict
from genderplan.serialization.plain_files import write_bytes, write_text
from genderplan.targets import Scorecard
from genderplan.validation import validate

__all__ = ["Published", "briefs_of", "json_text", "publish", "rendered", "text_of"]

Published: TypeAlias = "Plan | Report | Consolidation | Consolidations | Scorecard | Aggregates"
"""What can be published."""


def publish(
    obj: Published,
    path: str | os.PathLike[str],
    *,
    language: Language = "vi",
    replace: bool = False,
) -> None:
    """Write *obj* to *path* for people to read, in the form that its ending names.

    A plan, a report and the consolidated tables of one unit and period become an official paper in
    the form of Nghị định 30/2020/NĐ-CP with ``.docx`` (extra ``docx``); a scorecard, totals and
    consolidated tables a workbook with ``.xlsx`` (extra ``xlsx``). Of everything there is
    ``.html``, one page with tables and charts,
    ``.md`` and ``.txt``, the tables as text, and ``.json``, the figures as data.

    *language* is that of briefs and tables; an official paper is always Vietnamese. An existing
    file stays unless *replace*.

    Raises :class:`~genderplan.errors.InvalidValueError` for an ending that names no form of *obj*,
    and :class:`~genderplan.errors.FileError` when the file exists or cannot be written.
    """
    content = rendered(obj, Path(path).suffix.lower(), language)
    if isinstance(content, bytes):
        write_bytes(path, content, replace=replace)
    else:
        write_text(path, content, replace=replace)


def rendered(obj: Published, ending: str, language: Language = "vi") -> str | bytes:
    """*obj* in the form that *ending* (".html") names.

    >>> from genderplan import sample
    >>> rendered(sample("mong-cai-2023"), ".md", "en").splitlines()[0]
    '# Gender-equality results of Móng Cái city in 2023'
    """
    forms = _forms(obj)
    if ending not in forms:
        summary = message(
            "{ending} is no form for this; give a name that ends in {endings}",
            ending=repr(ending),
            endings=", ".join(forms),
        )
        raise InvalidValueError(summary, ending, "path")
    return forms[ending](obj, language)


_Writer: TypeAlias = "Callable[[Any, Language], str | bytes]"


def _forms(obj: Published) -> dict[str, _Writer]:
    """The endings that name a form of *obj*, each with what writes it."""
    if isinstance(obj, Plan | Report):
        return {".docx": _docx, **_TEXTS, ".json": _json}
    if isinstance(obj, Consolidation) or (isinstance(obj, Consolidations) and len(obj) == 1):
        return {".docx": _docx, ".xlsx": _xlsx, **_TEXTS, ".json": _json}
    if isinstance(obj, Consolidations):  # a paper is of one unit and one period
        return {".xlsx": _xlsx, **_TEXTS, ".json": _json}
    if isinstance(obj, Scorecard | Aggregates):
        return {".xlsx": _xlsx, **_TEXTS, ".json": _data}
    summary = message(
        "{kind} cannot be published; give a plan, a report, consolidated tables, a scorecard or "
        "totals",
        kind=type(obj).__name__,
    )
    raise InvalidValueError(summary, obj, "obj")


def briefs_of(obj: Published, language: Language = "vi") -> tuple[Brief, ...]:
    """What a person reads about *obj*: a brief, or one for each of several tables."""
    match obj:
        case Report():
            return (report_brief(obj, validate(obj), gazetteer(), language),)
        case Plan():
            return (plan_brief(obj, validate(obj), gazetteer(), language),)
        case Consolidation():
            return (consolidation_brief(obj, language),)
        case Consolidations():
            return tuple(consolidation_brief(each, language) for each in obj)
        case Scorecard():
            return (scorecard_brief(obj, language),)
        case Aggregates():
            return (aggregates_brief(obj, language),)


def text_of(obj: Published, language: Language = "vi") -> str:
    """The briefs of *obj* as plain text for a file or a pipe."""
    return "\n\n".join(plain_text(brief) for brief in briefs_of(obj, language)) + "\n"


def _markdown(obj: Published, language: Language) -> str:
    return "\n\n".join(markdown(brief) for brief in briefs_of(obj, language)) + "\n"


def _html(obj: Published, language: Language) -> str:
    from genderplan.publishing.html import html_page
    from genderplan.publishing.plots import charts_of

    return html_page(briefs_of(obj, language), charts_of(obj, language), language)


def _docx(paper: Plan | Report | Consolidation | Consolidations, _: Language) -> bytes:
    from genderplan.publishing.docx import docx_bytes
    from genderplan.publishing.papers import paper_of

    return docx_bytes(paper_of(paper[0] if isinstance(paper, Consolidations) else paper))


def _xlsx(
    obj: Consolidation | Consolidations | Scorecard | Aggregates, language: Language
) -> bytes:
    from genderplan.publishing.xlsx import xlsx_bytes

    return xlsx_bytes(obj, language)


def _json(obj: Plan | Report | Consolidation | Consolidations, _: Language) -> str:
    if isinstance(obj, Plan | Report):
        return json_text(paper_record(obj, validate(obj), gazetteer()))
    if isinstance(obj, Consolidation):
        return json_text(consolidation_record(obj))
    return json_text([consolidation_record(each) for each in obj])


def _data(obj: Scorecard | Aggregates, _: Language) -> str:
    return json_text(to_dict(obj))


_TEXTS: Final[dict[str, _Writer]] = {".html": _html, ".md": _markdown, ".txt": text_of}


def json_text(plain: object) -> str:
    """Plain data as JSON for other programs: letters as they are, decimals as exact texts."""
    return json.dumps(plain, ensure_ascii=False, indent=2, default=_exact) + "\n"


def _exact(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    reason = f"{type(value).__name__} is not plain data"
    raise TypeError(reason)
