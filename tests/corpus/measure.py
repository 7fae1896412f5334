"""Precision and recall of the extraction on annotated texts, kind by kind.

    python tests/corpus/measure.py annotated.jsonl [more.jsonl ...] [--overlap]

Each line of a file is an object: ``text``; ``mentions``, each with ``kind``, ``start``, ``text``
and, when it is known, ``value``; ``kinds``, the kinds that were annotated (all that occur, when it
is missing); ``on``, the day on which units are looked up. A mention counts as found when kind,
span and value agree; with ``--overlap`` a span need only overlap.
"""

import argparse
import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from genderplan import gazetteer
from genderplan.documents import DocumentReference
from genderplan.extraction import Mention, find_mentions
from genderplan.extraction.mentions import (
    AmountChange,
    CountRange,
    MoneyRange,
    NamedOrgan,
    PercentRange,
    StatedRatio,
    Unreadable,
)
from genderplan.hierarchy import AdministrativeUnit
from genderplan.quantities import Bound, Change, Count, Money, Percent, Points, Ratio

SIGNS = {
    Bound.EXACT: "",
    Bound.MORE_THAN: ">",
    Bound.AT_LEAST: ">=",
    Bound.NEARLY: "<~",
    Bound.AT_MOST: "<=",
    Bound.LESS_THAN: "<",
    Bound.ABOUT: "~",
}


def shown(mention: Mention) -> str:  # noqa: PLR0911 - one way for each model
    """The value of a mention as the annotated files write it."""
    value = mention.value
    if isinstance(value, DocumentReference):
        return reference_text(value)
    if isinstance(value, StatedRatio):
        stated = "" if value.stated is None else f" {value.stated.value} {value.fit}"
        return f"{value.numerator}/{value.denominator}{stated}"
    if isinstance(value, Count):
        return f"{SIGNS[value.bound]}{value.value} {mention.sex or ''}".strip()
    if isinstance(value, NamedOrgan):
        return f"{value.title} {value.place}".strip()
    if isinstance(value, AdministrativeUnit):
        return value.full_name()
    if value is None or isinstance(value, Unreadable):
        return "?"
    return amount_text(value)


def amount_text(value: object) -> str:
    """A percentage, points, money, a range of them, a date or a period."""
    if isinstance(value, CountRange | PercentRange | MoneyRange):
        return f"{amount_text(value.low)}..{amount_text(value.high)}"
    if isinstance(value, AmountChange):
        return f"{'-' if value.falls else '+'}{amount_text(value.amount)}"
    if isinstance(value, Change):
        return amount_text(value.amount)
    if isinstance(value, Count | Percent | Points):
        return str(value.value)
    if isinstance(value, Ratio):
        return f"{value.numerator}/{value.denominator}"
    value = value.amount if isinstance(value, Money) else value
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def reference_text(value: DocumentReference) -> str:
    """A citation: number or name, date, issuer; "!" before a date that cannot be read."""
    name = str(value.number or value.number_text or f"{value.type} {value.title}".strip())
    date = (
        f"!{value.date_text}" if value.date_text else "" if value.date is None else str(value.date)
    )
    if value.issuer and not date:
        date = "?"
    return " ".join(filter(None, [name, date, value.issuer]))


def read(path: Path) -> Iterator[dict[str, Any]]:
    """The annotated texts of one file."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def found_in(entry: dict[str, Any]) -> list[Mention]:
    """The mentions that the library finds, of the kinds that were annotated."""
    kinds = entry.get("kinds") or sorted({each["kind"] for each in entry["mentions"]})
    return list(
        find_mentions(entry["text"], hierarchy=gazetteer(), on=entry.get("on"), kinds=kinds)
    )


def agrees(mention: Mention, wanted: dict[str, Any], *, overlap: bool) -> bool:
    """Whether *mention* is the annotated one."""
    start, end = wanted["start"], wanted["start"] + len(wanted["text"])
    apart = mention.end <= start or end <= mention.start
    place = not apart if overlap else mention.span == (start, end)
    value = wanted.get("value")
    return mention.kind == wanted["kind"] and place and value in {None, shown(mention)}


def compare(
    entry: dict[str, Any], *, overlap: bool = False
) -> tuple[list[Mention], list[Mention], list[dict[str, Any]]]:
    """The mentions found rightly, those found wrongly, and the annotated ones that were missed."""
    missed = list(entry["mentions"])
    right, wrong = [], []
    for mention in found_in(entry):
        match = next((each for each in missed if agrees(mention, each, overlap=overlap)), None)
        if match is None:
            wrong.append(mention)
        else:
            missed.remove(match)
            right.append(mention)
    return right, wrong, missed


def measure(entries: Iterable[dict[str, Any]], *, overlap: bool = False) -> dict[str, Counter[str]]:
    """How many mentions of each kind were found rightly, wrongly, and missed."""
    counts: dict[str, Counter[str]] = {}
    for entry in entries:
        right, wrong, missed = compare(entry, overlap=overlap)
        for name, mentions in (("right", right), ("wrong", wrong)):
            for mention in mentions:
                counts.setdefault(mention.kind.value, Counter())[name] += 1
        for each in missed:
            counts.setdefault(each["kind"], Counter())["missed"] += 1
    return counts


def main() -> None:
    """Print a table, a row a kind; with --show, every mention that is wrong or missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--overlap", action="store_true", help="spans need only overlap")
    parser.add_argument("--show", action="store_true", help="print what is wrong or missed")
    options = parser.parse_args()
    entries = [entry for path in options.files for entry in read(path)]
    if options.show:
        for entry in entries:
            _, wrong, missed = compare(entry, overlap=options.overlap)
            if wrong or missed:
                print(entry["text"], *(f"  + {each} {shown(each)!r}" for each in wrong), sep="\n")  # noqa: T201 - a script prints
                print(*(f"  - {each}" for each in missed), sep="\n")  # noqa: T201 - as above
    print(f"{'kind':12}{'right':>7}{'wrong':>7}{'missed':>8}{'precision':>11}{'recall':>8}")  # noqa: T201 - as above
    for kind, count in sorted(measure(entries, overlap=options.overlap).items()):
        good, bad, lost = count["right"], count["wrong"], count["missed"]
        precision, recall = good / max(good + bad, 1), good / max(good + lost, 1)
        print(f"{kind:12}{good:7}{bad:7}{lost:8}{precision:11.3f}{recall:8.3f}")  # noqa: T201 - as above


if __name__ == "__main__":
    main()
