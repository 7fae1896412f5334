"""Each check has a specimen that fails it and one that passes it."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest

from genderplan import gazetteer, sample
from genderplan.catalogs import known_documents
from genderplan.documents import DocumentNumber, DocumentReference
from genderplan.documents.layout import Recipients, Signature
from genderplan.errors import InvalidValueError
from genderplan.indicators import Observation, Observations
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.periods import PartialDate, Period
from genderplan.plans import (
    Activity,
    ActivityKind,
    Assignment,
    EventRow,
    Item,
    LocalTarget,
    Part,
    Plan,
    PlanForm,
    Report,
    ReportForm,
    ReportingDuty,
    Result,
    Tally,
    TaskGroup,
)
from genderplan.quantities import BySex, Count, Money, Percent, Ratio
from genderplan.validation import COMMON_CHECKS, PLAN_CHECKS, REPORT_CHECKS, Context, validate
from genderplan.validation.validating import checks_for

BASIS = DocumentReference.parse("Kế hoạch số 193/KH-UBND ngày 25/8/2021 của UBND tỉnh")
PARENT = DocumentReference.parse("Kế hoạch số 40/KH-UBND ngày 23/02/2024 của UBND huyện Hoằng Hóa")
OLD_LAW = DocumentReference.parse("Luật Phòng, chống bạo lực gia đình số 02/2007/QH12")
NEW_LAW = DocumentReference.parse("Luật Phòng, chống bạo lực gia đình số 13/2022/QH15")
DOMESTIC_VIOLENCE = DocumentReference.parse("Luật Phòng, chống bạo lực gia đình")
ACTION_MONTH = Activity(
    kind=ActivityKind.CAMPAIGN,
    name="Tháng hành động",
    period=Period.of_days("2024-11-15", "2024-12-15"),
)
GOOD_PLAN = Plan(
    title="Kế hoạch công tác bình đẳng giới năm 2024",
    unit="xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa",
    unit_code="15889",
    period=Period.of_year(2024),
    number=DocumentNumber.parse("12/KH-UBND"),
    date=PartialDate(2024, 2, 28),
    issued=True,
    parent=PARENT,
    legal_bases=(BASIS,),
    task_groups=(TaskGroup("Truyền thông"),),
    activities=(ACTION_MONTH,),
    assignments=(Assignment(number=1, organ="Công chức Văn hóa - Xã hội", groups=(1,)),),
    targets=(
        LocalTarget(
            name="Lao động nữ làm công hưởng lương",
            comparator=">=",
            value=Percent(60),
            year=2024,
            follows="nq28.2.1",
        ),
    ),
    funding=("Ngân sách nhà nước",),
    reporting=(ReportingDuty("half_year"),),
    recipients=Recipients.parse("UBND huyện (b/c); Lưu: VT"),
    signature=Signature.parse("KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"),
)
MEETING = Activity(
    kind=ActivityKind.TRAINING,
    name="Tập huấn",
    date=PartialDate(2023, 5, 12),
    participants=BySex(men=62, women=138, total=200),
    stated_men=Percent(31),
)
GIFTS = Activity(
    kind=ActivityKind.GIFT,
    name="Tặng quà",
    tallies=(Tally(Item.GIFT, Count(20)),),
    cost_of=Item.GIFT,
    unit_cost=Money(1_000_000),
    cost=Money(20_000_000),
)
COMMITTEE = Result(
    name="Ban Chấp hành",
    value=Ratio(15, 42),
    stated=Percent(Decimal("35.7")),
    parts=(Part("Bí thư", Count(2)),),
)
GOOD_REPORT = Report(
    title="Báo cáo năm 2023",
    unit="phường Bạch Đằng, quận Hai Bà Trưng, thành phố Hà Nội",
    unit_code="00244",
    period=Period.of_year(2023),
    plan=BASIS,
    results=(COMMITTEE,),
    activities=(MEETING, GIFTS),
    events=(EventRow(name="Tọa đàm", participants=BySex(men=42, women=55, total=97)),),
)


def plan(**changes: Any) -> Plan:  # noqa: ANN401 - any field
    """The good plan with something else in it."""
    return attrs.evolve(GOOD_PLAN, **changes)


def report(**changes: Any) -> Report:  # noqa: ANN401 - any field
    """The good report with something else in it."""
    return attrs.evolve(GOOD_REPORT, **changes)


def first_activity(paper: Report, **changes: Any) -> Report:  # noqa: ANN401 - any field
    """The report with something else in its first activity."""
    first, *rest = paper.activities
    return attrs.evolve(paper, activities=(attrs.evolve(first, **changes), *rest))


@pytest.mark.parametrize(
    "changes",
    [
        {"activities": (attrs.evolve(ACTION_MONTH, name="Tháng hành động", period=None),)},
        {"activities": (), "task_groups": (TaskGroup("Tháng hành động vì bình đẳng giới"),)},
        {"activities": (), "task_groups": (TaskGroup("A", ("Mít tinh THÁNG HÀNH ĐỘNG",)),)},
    ],
)
def test_the_action_month_may_be_named_without_its_days(changes: dict[str, object]) -> None:
    """An activity or a task that names the Action Month, and states no days, covers it."""
    assert () == validate(plan(**changes)).with_code("GP516").codes


WARD: dict[str, Any] = {
    "unit": "phường Hai Bà Trưng, thành phố Hà Nội",
    "unit_code": "",
    "period": Period.of_year(2025),
}
FAILING: list[tuple[str, str, Plan | Report]] = [
    ("GP601", "results[0].stated", report(results=(attrs.evolve(COMMITTEE, stated=Percent(39)),))),
    ("GP601", "activities[0].stated_men", first_activity(GOOD_REPORT, stated_men=Percent(13))),
    ("GP603", "activities[0].stated_women", first_activity(GOOD_REPORT, stated_women=Percent(31))),
    (
        "GP602",
        "results[0].stated",
        report(results=(Result(name="x", value=Ratio(2, 3), stated=Percent(66)),)),
    ),
    (
        "GP604",
        "activities[0].participants",
        first_activity(GOOD_REPORT, participants=BySex(men=62, women=62, total=200)),
    ),
    (
        "GP604",
        "events[0].participants",
        report(events=(EventRow(name="x", participants=BySex(men=4, women=5, total=10)),)),
    ),
    (
        "GP504",
        "activities[1].cost",
        report(activities=(MEETING, attrs.evolve(GIFTS, cost=Money(2)))),
    ),
    ("GP505", "unit", report(unit="phường Bạch Đàng, quận Hai Bà Trưng, Hà Nội")),
    ("GP505", "unit", report(period=Period.of_year(2026))),
    ("GP505", "unit_code", report(unit_code="06694")),
    ("GP506", "plan", report(plan=None)),
    ("GP507", "date", plan(date=PartialDate(2026, 1, 5))),
    (
        "GP507",
        "targets[0].year",
        plan(targets=(LocalTarget(name="A", comparator=">=", value=Percent(60), year=2021),)),
    ),
    ("GP507", "activities[0].date", first_activity(GOOD_REPORT, date=PartialDate(2022, 5, 12))),
    ("GP507", "activities[0].period", first_activity(GOOD_REPORT, period=Period.of_year(2025))),
    (
        "GP508",
        "results[0].parts[0]",
        report(results=(attrs.evolve(COMMITTEE, parts=(Part("Bí thư", Count(16)),)),)),
    ),
    (
        "GP615",
        "legal_bases[0]",
        plan(
            period=Period.of_year(2022),
            date=PartialDate(2022, 12, 1),
            parent=None,
            legal_bases=(NEW_LAW,),
        ),
    ),
    ("GP614", "legal_bases[0]", plan(legal_bases=(OLD_LAW,))),
    ("GP614", "documents[0]", report(documents=(OLD_LAW,), period=Period.of_year(2024))),
    ("GP510", "legal_bases", plan(parent=None, legal_bases=())),
    ("GP616", "parent", plan(date=PartialDate(2024, 2, 22))),
    ("GP616", "legal_bases[0]", plan(date=PartialDate(2021, 7))),
    ("GP513", "parent", plan(parent=None)),
    ("GP514", "parent", plan(parent=attrs.evolve(PARENT, issuer="UBND xã Hoằng Phú"))),
    ("GP516", "activities", plan(activities=())),
    (
        "GP516",
        "activities",
        plan(
            activities=(
                attrs.evolve(ACTION_MONTH, period=Period.of_days("2024-11-15", "2024-12-10")),
            )
        ),
    ),
    (
        "GP516",
        "activities",
        plan(
            activities=(
                attrs.evolve(ACTION_MONTH, period=Period.of_days("2024-11-16", "2024-12-15")),
            )
        ),
    ),
    ("GP517", "task_groups[0]", plan(assignments=())),
    (
        "GP624",
        "activities[0].organisers[0]",
        first_activity(
            report(**WARD),
            date=None,
            organisers=("UBND quận Hai Bà Trưng",),
        ),
    ),
    (
        "GP625",
        "activities[0].organisers[0]",
        first_activity(
            report(**WARD),
            date=None,
            organisers=("Sở Lao động - Thương binh và Xã hội",),
        ),
    ),
    (
        "GP519",
        "assignments[0].number",
        plan(assignments=(Assignment(number=2, organ="x", groups=(1,)),)),
    ),
    ("GP520", "reporting", plan(reporting=())),
    ("GP521", "funding", plan(funding=())),
    (
        "GP421",
        "targets[0]",
        plan(targets=(attrs.evolve(GOOD_PLAN.targets[0], value=Percent(45), year=2025),)),
    ),
    ("GP523", "signature", plan(signature=Signature.parse("PHÓ CHỦ TỊCH"))),
    ("GP525", "number", plan(number=DocumentNumber.parse("/KH-UBND"))),
    ("GP525", "date", plan(date=PartialDate(2024, 2))),
    (
        "GP526",
        "targets[0]",
        plan(targets=(attrs.evolve(GOOD_PLAN.targets[0], follows="nq28.9.9"),)),
    ),
    ("GP131", "signature.lines[0]", plan(signature=Signature.parse("KT. CHỦ TỊCH"))),
    ("GP141", "recipients.filed", plan(recipients=Recipients.parse("UBND huyện (b/c)"))),
]


@pytest.mark.parametrize(
    ("code", "path", "paper"),
    FAILING,
    ids=[f"{number}-{row[0]}-{row[1]}" for number, row in enumerate(FAILING)],
)
def test_a_failing_specimen(code: str, path: str, paper: Plan | Report) -> None:
    """The fault is found where it stands."""
    assert (code, path) in [(issue.code, issue.path) for issue in validate(paper)]


PROVINCE = DocumentReference.parse(
    "Kế hoạch số 112/KH-UBND ngày 25/02/2024 của UBND tỉnh Thanh Hóa"
)
STRATEGY = DocumentReference.parse(
    "Nghị quyết số 28/NQ-CP ngày 03/3/2021 ban hành Chiến lược quốc gia về bình đẳng giới"
)
THANH_HOA = {"unit": "tỉnh Thanh Hóa", "unit_code": "38"}


@pytest.mark.parametrize(
    ("code", "paper"),
    [
        ("GP513", plan(**THANH_HOA, parent=None, legal_bases=(STRATEGY,))),
        ("GP514", plan(**THANH_HOA, issuer="Sở Nội vụ", parent=PROVINCE)),
        ("GP517", plan(assignments=(Assignment(number=1, organ="Phòng Văn hóa - Xã hội"),))),
        ("GP506", report(plan=None, documents=(BASIS,))),
    ],
)
def test_what_is_named_elsewhere_is_not_missing(code: str, paper: Plan | Report) -> None:
    """A strategy is above a province, its committee above a Sở; a plan may stand among others."""
    assert code not in validate(paper).codes


def test_a_strategy_is_no_plan_above_a_commune() -> None:
    """A commune carries out the plan of its district or province, and a province no own plan."""
    assert "GP513" in validate(plan(parent=None, legal_bases=(STRATEGY,))).codes
    assert "GP514" in validate(plan(**THANH_HOA, parent=PROVINCE)).codes


@pytest.mark.parametrize("paper", [GOOD_PLAN, GOOD_REPORT], ids=["plan", "report"])
def test_the_passing_specimens(paper: Plan | Report) -> None:
    """A good plan and a good report have no findings at all."""
    assert Issues() == validate(paper)


def test_the_period_of_the_plan_above() -> None:
    """With the plan above at hand, a period outside its own is found."""
    above = plan(period=Period.of_years(2021, 2023))
    context = Context(gazetteer(), known_documents(), parent=above)

    assert ("GP515",) == validate(GOOD_PLAN, context=context).codes
    assert () == validate(GOOD_PLAN, context=Context(gazetteer(), parent=GOOD_PLAN)).codes


@pytest.mark.parametrize(
    "changes",
    [
        {
            "form": PlanForm.GUIDANCE,
            "funding": (),
            "reporting": (),
            "parent": None,
            "activities": (),
        },
        {"period": Period.of_years(2021, 2025), "activities": ()},
        {"issued": False, "number": DocumentNumber.parse("/KH-UBND"), "date": PartialDate(2024, 2)},
        {"parent": attrs.evolve(PARENT, issuer="UBND tỉnh")},
        {"unit_code": ""},
        {"legal_bases": (DOMESTIC_VIOLENCE,)},
    ],
    ids=["guidance", "not yearly", "draft", "plan of the province", "no code", "law by name"],
)
def test_what_is_no_finding(changes: dict[str, Any]) -> None:
    """Guidance needs no funding, a draft may have blanks, a five-year plan has no Action Month."""
    assert Issues() == validate(plan(**changes))


def test_a_press_account_need_not_name_its_plan() -> None:
    """Only a report proper is asked for the plan that it reports on."""
    assert Issues() == validate(report(plan=None, form=ReportForm.ACCOUNT))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("bac-kan-2019", []),
        ("bach-dang-report-2023", []),
        ("hoang-kim-plan-2024", [("GP519", "assignments[4].number"), ("GP505", "unit")]),
        ("mong-cai-2023", []),
        ("nam-dinh-2020", []),
    ],
)
def test_the_packaged_samples(name: str, found: list[tuple[str, str]]) -> None:
    """The real documents have the faults that a reader sees in them, and no others."""
    assert found == [(issue.code, issue.path) for issue in validate(sample(name))]


def test_the_misspelt_commune_is_suggested() -> None:
    """The finding about "Hoàng Kim" names xã Hoằng Kim."""
    (issue,) = validate(sample("hoang-kim-plan-2024")).with_code("GP505")

    assert "xã Hoằng Kim" in issue.message


def test_own_checks() -> None:
    """A caller's own check runs too, or alone, and nothing is kept for the next call."""
    kind = IssueKind("XX001", Severity.NOTE, "the title is {title}")

    def title_check(subject: Plan, _: Context) -> list[Issue]:
        return [kind.at("title", title=subject.title)]

    doubtful = plan(funding=())
    assert ("GP521", "XX001") == validate(doubtful, checks=[title_check]).codes
    assert ("XX001",) == validate(doubtful, checks=[title_check], own_only=True).codes
    assert ("GP521",) == validate(doubtful).codes


def test_what_has_no_checks() -> None:
    """An object of another kind is refused by name."""
    with pytest.raises(InvalidValueError, match="Ratio cannot be checked"):
        validate(Ratio(1, 2))


def test_rows_without_their_paper() -> None:
    """The rows of a table are checked by themselves, those of each kind and observations too."""
    wrong = Result(name="HĐND", value=Ratio(2, 11), stated=Percent(Decimal("81.2")))
    event = EventRow(name="Tọa đàm", participants=BySex(women=20, men=10, total=35))
    seen = Observation(
        indicator="women", unit="15889", period=Period.of_year(2023), value=Ratio(2, 11),
        stated=Percent(Decimal("81.2")),
    )  # fmt: skip

    assert ["results[0].stated"] == [issue.path for issue in validate((wrong,))]
    assert ["events[1].participants"] == [issue.path for issue in validate([event, event])][1:]
    assert "observations[1].stated" in [issue.path for issue in validate([seen, seen])]
    assert validate((seen,)).codes == validate(Observations([seen])).codes == ("GP601",)
    assert () == validate(()).codes
    with pytest.raises(InvalidValueError, match="tuple cannot be checked"):
        validate((wrong, "x"))


def test_checks_are_tuples() -> None:
    """The lists of checks cannot be changed by anybody, and no check stands in two of them."""
    checks: tuple[Callable[..., object], ...] = (*COMMON_CHECKS, *PLAN_CHECKS, *REPORT_CHECKS)

    assert isinstance(checks_for(GOOD_PLAN), tuple)
    assert len(checks) == len(set(checks))


@pytest.mark.parametrize("unit", ["", "x" * 5000, "\u202exã"])
def test_a_unit_that_cannot_even_be_read(unit: str) -> None:
    """What is no name at all is a finding like a misspelt one, and no exception."""
    paper = attrs.evolve(GOOD_REPORT, unit=unit)

    assert "GP505" in validate(paper).codes


@pytest.mark.parametrize("paper", [GOOD_PLAN, GOOD_REPORT], ids=["plan", "report"])
def test_a_document_older_than_the_lists_of_units(paper: Plan | Report) -> None:
    """Nobody knows the units of 1990; that is said, and the other checks go on."""
    old = attrs.evolve(paper, period=Period.of_year(1990))
    if isinstance(old, Plan):
        old = attrs.evolve(old, date=PartialDate(1990))

    assert "GP505" in validate(old).codes
