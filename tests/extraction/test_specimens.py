"""Annotated specimens: what is found in each, to the letter, and that every pattern finds one."""

import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import pytest

import genderplan.extraction
from genderplan import gazetteer
from genderplan.extraction import Mention, find_mentions
from genderplan.extraction.cleaning import CleanText

CORPUS = Path(__file__).parents[1] / "corpus"
sys.path.insert(0, str(CORPUS))
measure = import_module("measure")
FILES = sorted(CORPUS.glob("*.jsonl"))


def specimens() -> Iterator[Any]:
    """Every annotated text, named after its file and line."""
    for path in FILES:
        for line, entry in enumerate(measure.read(path), start=1):
            yield pytest.param(entry, id=f"{path.stem}-{line}")


ENTRIES = list(specimens())


def plain(mention: Mention) -> tuple[str, int, str, str]:
    """A mention as the files write it."""
    return mention.kind.value, mention.start, mention.text, measure.shown(mention)


def wanted(entry: dict[str, Any]) -> list[tuple[str, int, str, str]]:
    """The mentions that a file asks for."""
    found = [
        (each["kind"], each["start"], each["text"], each["value"]) for each in entry["mentions"]
    ]
    return sorted(found, key=lambda each: (each[1], -len(each[2])))


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_specimen_has_the_mentions_that_its_file_names(entry: dict[str, Any]) -> None:
    """Kind, place, words and value of every mention are those annotated, and there is no other."""
    assert wanted(entry) == [plain(mention) for mention in measure.found_in(entry)]


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_form_of_unicode_changes_no_value(entry: dict[str, Any]) -> None:
    """A text with its marks apart has the same mentions, and their spans point into it."""
    apart = {**entry, "text": unicodedata.normalize("NFD", entry["text"])}

    found = measure.found_in(apart)

    assert [each[3] for each in wanted(entry)] == [measure.shown(mention) for mention in found]
    for mention in found:
        assert apart["text"][slice(*mention.span)] == mention.text


@pytest.mark.parametrize("entry", ENTRIES)
def test_invisible_characters_change_no_value(entry: dict[str, Any]) -> None:
    """A text with a zero-width space after each vowel has the same values."""
    spoilt = re.sub("(?<=[aeiouy])", "\u200b", entry["text"])

    found = measure.found_in({**entry, "text": spoilt})

    assert [each[3] for each in wanted(entry)] == [measure.shown(mention) for mention in found]


@pytest.mark.parametrize("text", ["1,35 triệu người. So với quý ", "48 hội viên. Lớp ", "45 triệu"])
def test_the_end_of_a_text_says_nothing_of_its_beginning(text: str) -> None:
    """What stands first is found as it is behind an empty line, whatever the text ends with."""
    behind = find_mentions(f"\n{text}", hierarchy=gazetteer())

    assert [each.text for each in behind] == [
        each.text for each in find_mentions(text, hierarchy=gazetteer())
    ]


def test_there_are_specimens_enough() -> None:
    """More than 300 annotated texts, some of them kept back while the patterns were written."""
    assert len(ENTRIES) > 300
    assert any("held" in path.stem for path in FILES)


def test_every_file_is_well_formed() -> None:
    """What is annotated stands in the text where the file says."""
    for path in FILES:
        for line in path.read_text("utf-8").splitlines():
            entry = json.loads(line)
            for each in entry["mentions"]:
                assert entry["text"].startswith(each["text"], each["start"]), entry


def within(value: object) -> Iterator[re.Pattern[str]]:
    """The patterns that a constant is or holds."""
    if isinstance(value, re.Pattern):
        yield value
    held = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    for each in held:
        yield from within(each)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern of the extraction, by the name of its module and its own."""
    for found in iter_modules(genderplan.extraction.__path__, "genderplan.extraction."):
        for name, value in vars(import_module(found.name)).items():
            for pattern in within(value):
                yield f"{found.name.rpartition('.')[2]}.{name}: {pattern.pattern[:40]}", pattern


def matches_one(pattern: re.Pattern[str], texts: list[str]) -> bool:
    """Whether *pattern* finds something in a text, or in the beginning of one."""
    if any(map(pattern.search, texts)):
        return True
    return any(pattern.search(text, 0, end) for text in texts for end in range(len(text)))


def test_every_pattern_matches_a_specimen() -> None:
    """No pattern stands in the code that no annotated text needs."""
    given = [entry.values[0]["text"] for entry in ENTRIES]
    texts = [*given, *(CleanText.of(text).low for text in given)]

    assert [] == [name for name, pattern in patterns() if not matches_one(pattern, texts)]


def test_names_of_units_are_known_through_a_hierarchy() -> None:
    """Where a name ends is told by the names that units have, so without them none is found."""
    assert () == find_mentions("tại xã Hoằng Kim", kinds=["unit"])


def test_a_name_of_several_units_has_candidates() -> None:
    """A name that several units have has them all as candidates, until the text says which."""
    vn = gazetteer()
    (alone,) = find_mentions("xã Vĩnh Trung", hierarchy=vn, on="2023-12-01", kinds=["unit"])
    first, _ = find_mentions(
        "xã Vĩnh Trung, thành phố Móng Cái", hierarchy=vn, on="2023-12-01", kinds=["unit"]
    )

    assert alone.value is None
    assert len(alone.candidates) > 1
    assert "06754" == first.value.code
