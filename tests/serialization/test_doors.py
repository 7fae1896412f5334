"""Every model goes out as plain data, JSON or TOML, and comes back equal."""

import datetime as dt
import json
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, assert_type

import pytest
from hypothesis import given
from hypothesis import strategies as st

import genderplan as gp
from genderplan.catalogs import known_documents, results
from genderplan.errors import FileError, InvalidValueError
from genderplan.indicators import Observations
from genderplan.issues import Issues
from genderplan.quantities import Bound, BySex
from genderplan.serialization import dump, dumps, from_dict, load, loads, to_dict
from genderplan.targets import Milestone
from genderplan.targets.figures import Point

TEXT = (
    "UBND xã Hoằng Kim, ngày 23/02/2024: 15/42 ủy viên (35,7%), hơn 200 người, 5 triệu đồng, tăng "
    "12%, quý I/2024, Kế hoạch số 31/KH-UBND ngày 07/02/2023, 10-15%, ngày 30/02/2024"
)


def packaged() -> list[object]:
    """Models of every part, as the library makes them."""
    nq28 = gp.strategy("nq28")
    units = gp.gazetteer()
    plan, report = gp.sample("hoang-kim-plan-2024"), gp.sample("mong-cai-2023")
    return [
        *(gp.strategy(name) for name in ("nq28", "qd2351", "qd2232", "ca-mau", "can-tho")),
        *results("nq28"),
        *nq28.measures,
        *known_documents().items,
        *(gp.sample(name) for name in ("bac-kan-2019", "nam-dinh-2020", "bach-dang-report-2023")),
        plan,
        report,
        *plan.legal_bases,
        *report.activities,
        gp.scorecard(nq28, results("nq28"), on="2026-12-31"),
        *(gp.assess(each, results("nq28"), on="2026-12-31") for each in nq28.measures),
        gp.cascade(gp.strategy("ca-mau"), nq28),
        gp.validate(plan),
        gp.audit(TEXT, on="2024-02-23"),
        *gp.extract(TEXT, on="2024-02-23"),
        units.at("2024-01-01")["15889"],
        *units.successors(units.at("2024-01-01")["15889"]),
        gp.Indicator("women.committee", kind="share", direction="up"),
        Point(dt.date(2024, 12, 31), value=True),
        Point(dt.date(2024, 12, 31), Fraction(1, 3)),
        Milestone(value=(10, Decimal("15.50")), comparator="between", term=(2016, 2020)),
    ]


counts = st.builds(gp.Count, st.integers(1, 10**6), st.sampled_from(Bound)) | st.just(gp.Count(0))
exact = st.integers(0, 10**9) | st.decimals(0, 10**6, places=3) | st.fractions(0, 10**6)
quantities: st.SearchStrategy[object] = st.one_of(
    counts,
    st.builds(gp.Ratio, exact, st.integers(1, 10**9)),
    st.builds(gp.Percent, exact),
    st.builds(gp.Points, exact),
    st.builds(gp.Money, st.integers(-(10**15), 10**15) | st.decimals(-9, 9, places=2)),
    st.builds(BySex, women=st.none() | counts, men=st.none() | counts, unknown=st.none() | counts),
    st.builds(gp.PartialDate, st.integers(1900, 2999), st.integers(1, 12)),
    st.integers(1900, 2999).map(gp.Period.of_year),
)


def through_json(obj: object) -> Any:  # noqa: ANN401 - the very model that is given
    """What is left of *obj* after it has been a JSON body of another program."""
    return from_dict(json.loads(json.dumps(to_dict(obj))), type(obj))


def test_packaged_models_come_back_equal() -> None:
    """The data go through the standard library's own JSON, whose numbers are floats."""
    models = packaged()

    assert [] == [each for each in models if through_json(each) != each]
    assert [] == [each for each in models if loads(dumps(each), type(each)) != each]


@given(quantities)
def test_a_quantity_comes_back_equal(obj: object) -> None:
    """Counts with bounds, exact decimals and fractions, dates known in part."""
    assert obj == through_json(obj)
    assert obj == loads(dumps(obj), type(obj))
    assert obj == loads(dumps(obj, format="toml"), type(obj), format="toml")


@pytest.mark.parametrize("ending", ["json", "toml"])
@pytest.mark.parametrize("name", ["nq28", "qd2351", "can-tho", "binh-duong"])
def test_a_strategy_is_written_and_loaded(name: str, ending: str, tmp_path: Any) -> None:  # noqa: ANN401 - pytest's path
    """What it took over from the strategy above, and its amendments, come back too."""
    path = tmp_path / f"strategy.{ending}"
    dump(gp.strategy(name), path)

    assert gp.strategy(name) == load(path)


@pytest.mark.parametrize("form", ["json", "toml"])
@pytest.mark.parametrize("name", ["mong-cai-2023", "bac-kan-2019"])
def test_observations_come_back_in_columns(name: str, form: Literal["json", "toml"]) -> None:
    """Those of a list, of columns and of none; a file of another kind is refused."""
    report = gp.sample(name)
    assert isinstance(report, gp.Report)
    listed = list(report.observations())

    for each in (listed, Observations(listed), Observations()):
        assert list(each) == list(loads(dumps(each, form), Observations, form))
        assert list(each) == list(from_dict(to_dict(each), Observations))
    with pytest.raises(FileError):
        loads(dumps(report, form), Observations, form)


def test_kind_and_format_stand_at_the_top() -> None:
    """Data say what they are, and in which version of the format."""
    assert ("report", 1) == tuple(to_dict(gp.sample("mong-cai-2023")).values())[:2]
    assert ("quantities.Ratio", 1) == tuple(to_dict(gp.Ratio(2, 11)).values())[:2]


def test_a_float_of_a_json_reader_is_the_decimal_that_it_prints() -> None:
    """0.98 km² stay 0.98, and 0.1 is a tenth."""
    report = gp.sample("bach-dang-report-2023")
    body = json.loads(dumps(report))

    assert isinstance(body["profile"]["area_km2"], float)
    assert report == from_dict(body, gp.Report)
    assert Decimal("0.1") == from_dict({"value": 0.1}, gp.Percent).value


def test_the_type_asked_for_is_the_type_given() -> None:
    """Type checkers know what is loaded."""
    report = loads(dumps(gp.sample("mong-cai-2023")), gp.Report)

    assert_type(report, gp.Report)
    assert isinstance(report, gp.Report)


BROKEN: list[tuple[dict[str, Any], type, str, str]] = [
    ({"numerator": 2}, gp.Ratio, "denominator", "is missing"),
    ({"numerator": 2, "denominator": 0}, gp.Ratio, "numerator", "denominator is 0"),
    ({"numerator": "two", "denominator": 3}, gp.Ratio, "numerator", "'two' was found"),
    ({"numerator": 2, "denominator": 3, "part": 1}, gp.Ratio, "part", "not known"),
    ({"women": {"value": -1}}, gp.BySex, "women.value", "at least 0"),
    ({"women": [1, 2]}, gp.BySex, "women", "was found"),
    ({"kind": "quantities.Count", "fields": {"value": 1}}, gp.Ratio, "kind", "expected"),
    ({"kind": "os.system", "fields": {}}, gp.Ratio, "kind", "expected"),
    ({"kind": "report", "format": 99}, gp.Report, "format", "reads format 1"),
    (
        {"kind": "plan", "title": "x", "unit": "y", "period": "năm 2024"},
        gp.Report,
        "kind",
        "Report",
    ),
]


@pytest.mark.parametrize(("data", "model", "path", "words"), BROKEN)
def test_what_is_wrong_is_told_with_its_path(
    data: dict[str, Any], model: type, path: str, words: str
) -> None:
    """One error, with findings: never a KeyError, a TypeError or a traceback of another library."""
    with pytest.raises(FileError) as caught:
        from_dict(data, model)

    assert isinstance(caught.value.issues, Issues)
    assert (path, True) == (caught.value.issues[0].path, words in caught.value.issues[0].message)


def test_everything_wrong_is_told_at_once() -> None:
    """Two bad fields and an unknown one are three findings."""
    with pytest.raises(FileError) as caught:
        from_dict({"women": {"value": -1}, "men": "x", "boys": 3}, gp.BySex)

    assert {"boys", "men", "women.value"} == {each.path for each in caught.value.issues}


def test_what_is_no_model_is_refused() -> None:
    """A text, a list of texts and a class of somebody else have no data here."""
    for obj in ("31/KH-UBND", ["a"], Decimal(1), object()):
        with pytest.raises(InvalidValueError, match="a model of genderplan is expected"):
            to_dict(obj)


NEW = {"title": "Báo cáo", "unit": "xã Hoằng Lộc, tỉnh Thanh Hóa", "period": "năm 2025"}


def test_the_class_says_the_kind() -> None:
    """A dict with a class needs no key kind; one with the kind of another class is refused."""
    assert from_dict({"kind": "report", **NEW}, gp.Report) == from_dict(NEW, gp.Report)
    assert loads(dumps(from_dict(NEW, gp.Plan)), gp.Plan) == from_dict(NEW, gp.Plan)
    with pytest.raises(FileError, match="the data are of kind 'plan'; Report is expected"):
        from_dict({"kind": "plan", **NEW}, gp.Report)


def test_a_dict_goes_in_by_another_door() -> None:
    """``load`` reads files; of a dict it says what reads it."""
    with pytest.raises(InvalidValueError, match="from_dict"):
        load(NEW)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "given", [{"women": 9, "total": 33}, {"stated": "27,3%"}, {"women": 9, "men": 24}]
)
def test_counts_by_themselves_are_told_how_to_be_written(given: dict[str, object]) -> None:
    """Women and all of a share are one value, women over all; each error is in the message."""
    with pytest.raises(FileError) as caught:
        from_dict({**NEW, "results": [{"name": "Nữ cấp ủy", **given}]}, gp.Report)

    assert 'such as value = "2/11"' in str(caught.value) or len(given) == 1
    assert "GP907" in caught.value.issues.codes
    assert all(issue.message in str(caught.value) for issue in caught.value.issues)


def test_a_missing_choice_is_told_with_its_choices() -> None:
    """Who leaves out how a target compares sees what can be written."""
    target = {"name": "Nữ cấp ủy", "value": "30%", "year": 2026}
    with pytest.raises(FileError) as caught:
        from_dict({**NEW, "targets": [target]}, gp.Plan)

    (issue,) = caught.value.issues
    assert ("GP905", "targets[0]") == (issue.code, issue.path)
    assert issue.hint.startswith('Give one of ">=", ">", ')
