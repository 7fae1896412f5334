"""What is written is read back as it was, and a file is written whole or not at all."""

import json
import os
import sys
import unicodedata
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from genderplan import (
    Activity,
    ActivityKind,
    Bound,
    BySex,
    Count,
    Missing,
    Money,
    Observation,
    Percent,
    Period,
    Points,
    Ratio,
    Report,
    Result,
    sample,
    strategy,
)
from genderplan.catalogs import sample_names
from genderplan.errors import FileError, InvalidValueError, MissingExtraError, NotFoundError
from genderplan.serialization import convert_file, dump, dumps, load
from genderplan.serialization.files import structure
from genderplan.serialization.plain_files import FORMS, parse_plain, write_bytes

YEAR = Period.of_year(2023)
COUNTS = st.builds(Count, st.integers(1, 10**12), st.sampled_from(Bound)) | st.just(Count(0))
NUMBERS = st.integers(0, 10**9) | st.decimals(0, 10**6, allow_nan=False, places=3)
SHARES = st.integers(0, 10**6).flatmap(
    lambda whole: st.builds(Ratio, st.integers(0, whole), st.just(whole))
)
PERCENTS = st.builds(Percent, st.integers(0, 100) | st.decimals(0, 100, places=4))
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1).map(
    lambda text: unicodedata.normalize("NFC", text)
)
NAMES = TEXTS.filter(lambda text: bool(text.strip()))
VALUES = (
    COUNTS
    | st.builds(Ratio, NUMBERS, st.integers(1, 10**9))
    | PERCENTS
    | st.decimals(0, 10**6, allow_nan=False, places=3)
    | st.builds(Money, st.integers(0, 10**15))
    | st.sampled_from(Missing)
)


def again(obj: object, form: Any) -> object:  # noqa: ANN401 - one of FORMS
    """*obj* written in this form and read back."""
    source = f"again.{form}"
    return structure(parse_plain(dumps(obj, form), source), source)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", sample_names())
def test_a_sample_comes_back_equal(name: str, form: str) -> None:
    """Each packaged document is equal after writing and reading."""
    assert sample(name) == again(sample(name), form)


@pytest.mark.parametrize("form", FORMS)
@given(values=st.lists(VALUES, min_size=1, max_size=5), stated=PERCENTS, text=TEXTS)
def test_observations_come_back_equal(
    form: str, values: list[Any], stated: Percent, text: str
) -> None:
    """A count, a ratio, a percentage, a number and an amount are told apart by their form."""
    seen = tuple(
        Observation(
            indicator="a",
            unit="194",
            period=YEAR,
            value=value,
            stated=stated,
            breakdown={"sex": text},
            source=text,
        )
        for value in values
    )

    assert seen == again(seen, form)


@pytest.mark.parametrize("form", FORMS)
@given(count=COUNTS, share=SHARES, stated=PERCENTS, change=NUMBERS, name=NAMES, cost=NUMBERS)
def test_reports_come_back_equal(  # noqa: PLR0913, PLR0917 - one of each kind of value
    form: str,
    count: Count,
    share: Ratio,
    stated: Percent,
    change: "int | Decimal",
    name: str,
    cost: "int | Decimal",
) -> None:
    """Shares, points, bounds and texts of any kind survive."""
    report = Report(
        title=name,
        unit=name,
        period=YEAR,
        results=(Result(name=name, value=share, stated=stated, change=Points(change)),),
        activities=(
            Activity(
                kind=ActivityKind.TALK,
                name=name,
                participants=BySex(women=count),
                cost=Money(cost),
                places=(name, name),
            ),
        ),
    )

    assert report == again(report, form)


def test_a_number_without_an_end_is_refused() -> None:
    """A third is not rounded behind anybody's back."""
    seen = Observation(indicator="a", unit="1", period=YEAR, value=Percent(Fraction(1, 3)))

    with pytest.raises(InvalidValueError):
        dumps([seen])


def test_numbers_stay_numbers_in_json() -> None:
    """An exact decimal is written with its very digits."""
    record = json.loads(dumps(sample("bach-dang-report-2023"), format="json"), parse_float=Decimal)

    assert Decimal("0.98") == record["profile"]["area_km2"]
    assert 22126 == record["profile"]["population"]


@pytest.mark.parametrize("obj", [3, "text", [], [1], None, {"a": 1}])
def test_what_is_no_file_is_refused(obj: object) -> None:
    """What has no kind of file is refused with those that have."""
    with pytest.raises(InvalidValueError, match="a model of genderplan is expected"):
        dumps(obj)


@pytest.mark.parametrize("name", ["a.toml", "a.json", "a.xlsx"])
def test_dump_and_load(tmp_path: Path, name: str) -> None:
    """``dump`` writes what ``load`` reads, refuses to overwrite, and replaces when told."""
    report = sample("bach-dang-report-2023")
    dump(report, tmp_path / name)
    assert report == load(tmp_path / name)

    with pytest.raises(FileError, match="exists already"):
        dump(report, tmp_path / name)
    dump(report, tmp_path / name, replace=True)
    assert [name] == [path.name for path in tmp_path.iterdir()]


def test_an_ending_that_nobody_knows(tmp_path: Path) -> None:
    """Another ending is refused, and nothing is written."""
    with pytest.raises(FileError, match=r"\.toml, \.json, \.xlsx, \.csv"):
        dump(sample("mong-cai-2023"), tmp_path / "a.yaml")
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["none/a.toml", "a\0.toml", "x" * 300 + ".toml"])
def test_a_place_that_cannot_be_written(tmp_path: Path, name: str) -> None:
    """What cannot be written is said in a sentence, and nothing is left behind."""
    with pytest.raises(FileError):
        write_bytes(str(tmp_path) + "/" + name, b"x")
    assert [] == list(tmp_path.iterdir())


def test_half_a_character_is_refused(tmp_path: Path) -> None:
    """Text that no file can hold is refused before anything is written."""
    with pytest.raises(FileError, match="no character"):
        dump(Report(title="\ud800", unit="x", period=YEAR), tmp_path / "a.json")
    assert [] == list(tmp_path.iterdir())


def test_converting_keeps_the_words_of_the_file(tmp_path: Path) -> None:
    """Between TOML and JSON, texts stay as they are written."""
    first, second, third = tmp_path / "a.toml", tmp_path / "a.json", tmp_path / "b.toml"
    first.write_text(
        'kind = "report"\ntitle = "T"\nunit = "xã A"\nperiod = "Năm 2023"\n'
        'activities = [{ kind = "talk", name = "N", date = 2023-11-15, '
        'participants = { total = "trên 150" } }]\n',
        "utf-8",
    )
    convert_file(first, second)
    convert_file(second, third)

    assert load(first) == load(third)
    assert "trên 150" in third.read_text("utf-8")
    assert "Năm 2023" in second.read_text("utf-8")


def test_a_strategy_is_converted(tmp_path: Path) -> None:
    """A strategy that extends a packaged one is written as JSON and read again."""
    text = 'kind = "strategy"\nid = "ours"\nextends = "nq28"\nfirst_year = 2021\nlast_year = 2030\n'
    (tmp_path / "a.toml").write_text(text, "utf-8")
    convert_file(tmp_path / "a.toml", tmp_path / "a.json", find=strategy)

    assert load(tmp_path / "a.toml") == load(tmp_path / "a.json")
    (tmp_path / "b.toml").write_text(text.replace("nq28", "nq29"), "utf-8")
    with pytest.raises(FileError, match="nq28"):
        load(tmp_path / "b.toml")


def test_results_are_read_with_their_strategy(tmp_path: Path) -> None:
    """A results file names its strategy; without one that is known, that is the error."""
    path = tmp_path / "a.toml"
    path.write_text(
        'kind = "results"\nstrategy = "nq28"\n'
        '[[results]]\nmeasure = "nq28.2.1"\nyear = 2024\nvalue = 48.5\n',
        "utf-8",
    )
    (seen,) = load(path)
    assert "nq28.2.1" == seen.indicator

    path.write_text(path.read_text("utf-8").replace('"nq28"', '"nq29"'), "utf-8")
    with pytest.raises(FileError) as caught:
        load(path)
    assert not isinstance(caught.value, NotFoundError)


@pytest.mark.parametrize(
    ("package", "name", "extra"),
    [
        ("tomli_w", "a.toml", "files"),
        ("openpyxl", "a.xlsx", "xlsx"),
    ],
)
def test_a_missing_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, name: str, extra: str
) -> None:
    """Without its package a form of file is not written; the message says what to install."""
    monkeypatch.setitem(sys.modules, package, None)

    with pytest.raises(MissingExtraError, match=rf"genderplan\[{extra}\]"):
        dump(sample("bach-dang-report-2023"), tmp_path / name)
    assert [] == list(tmp_path.iterdir())


def test_a_workbook_is_not_read_without_the_guard_against_hostile_xml(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading needs defusedxml, and does not merely use it where it is."""
    dump(sample("bach-dang-report-2023"), tmp_path / "a.xlsx")
    monkeypatch.setitem(sys.modules, "defusedxml", None)

    with pytest.raises(MissingExtraError, match="defusedxml"):
        load(tmp_path / "a.xlsx")


@pytest.mark.parametrize("replace", [True, False])
def test_interrupted_writing_leaves_nothing(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    replace: bool,  # noqa: FBT001 - both ways of writing
) -> None:
    """Ctrl-C while a file is written leaves no file, and the next attempt succeeds."""

    def interrupt(_: int) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "a.toml"
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", interrupt)
        with pytest.raises(KeyboardInterrupt):
            dump(sample("mong-cai-2023"), path, replace=replace)
    assert [] == list(tmp_path.iterdir())

    dump(sample("mong-cai-2023"), path, replace=replace)
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.skipif(os.name != "posix", reason="modes and links of POSIX")
def test_modes_and_links_stay(tmp_path: Path) -> None:
    """A file that is replaced keeps its mode, and a link goes on leading to it."""
    path, link = tmp_path / "a.toml", tmp_path / "b.toml"
    dump(sample("mong-cai-2023"), path)
    path.chmod(0o600)
    link.symlink_to(path)
    dump(sample("bac-kan-2019"), link, replace=True)

    assert (True, 0o600) == (link.is_symlink(), path.stat().st_mode & 0o777)
    assert sample("bac-kan-2019") == load(path)
    with pytest.raises(FileError, match="exists already"):
        dump(sample("bac-kan-2019"), link)
