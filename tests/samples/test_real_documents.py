"""Every fact of the five real documents is held by the models. One class a document."""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from genderplan import gazetteer, sample, strategy
from genderplan.formatting import format_percent
from genderplan.hierarchy import Level
from genderplan.periods import PartialDate, Period, PeriodKind
from genderplan.plans import (
    Activity,
    ActivityKind,
    Frequency,
    Item,
    Plan,
    Report,
    ReportTable,
    Result,
)
from genderplan.quantities import BySex, Count, Money, Percent, Points, Ratio
from genderplan.stated_shares import compare_share
from genderplan.targets import Comparator

VN = gazetteer()
ROOT = Path(__file__).parents[2]
PAPERS = ROOT.parent / "shared" / "seeds"
# Cells that say where a fact belongs, or count what the source lists or writes in Roman figures.
OURS = {"unit_code", "indicator", "measure", "follows", "each_of", "national_assembly", "groups"}
MONG_CAI: Report = sample("mong-cai-2023")
BAC_KAN: Report = sample("bac-kan-2019")
HOANG_KIM: Plan = sample("hoang-kim-plan-2024")
NAM_DINH: Plan = sample("nam-dinh-2020")
BACH_DANG: Report = sample("bach-dang-report-2023")


def of_kind(paper: Plan | Report, kind: ActivityKind) -> tuple[Activity, ...]:
    """The activities of one kind."""
    return tuple(each for each in paper.activities if each.kind is kind)


def heirs(code: str, on: str) -> set[str]:
    """The full names of what became of the unit that had this code on that day."""
    unit = VN.at(on)[code]
    return {step.unit.full_name(step.on) for step in VN.successors(unit)}


class TestMongCai:
    """Thành phố Móng Cái, tỉnh Quảng Ninh, 2023."""

    def test_the_unit(self) -> None:
        """District 194 of province 22 until 2025-06-30; three wards and three communes today."""
        city = VN.find(MONG_CAI.unit, on="2023-12-31")

        assert ["22", "194"] == [unit.code for unit in VN.at("2023-12-31").path(city)]
        assert dt.date(2025, 6, 30) == city.until
        assert {
            *("phường Móng Cái 1", "phường Móng Cái 2", "phường Móng Cái 3"),
            *("xã Hải Sơn", "xã Hải Ninh", "xã Vĩnh Thực"),
        } == heirs("194", "2023-12-31")

    def test_the_plan(self) -> None:
        """Kế hoạch số 31/KH-UBND of 7 February 2023, for the year 2023."""
        plan = MONG_CAI.plan

        assert plan is not None
        assert ("31/KH-UBND", dt.date(2023, 2, 7)) == (str(plan.number), plan.date)
        assert Period.of_year(2023) == MONG_CAI.period

    def test_the_cascade_claim(self) -> None:
        """100 % of the targets equal or exceed the province's; two fields are the city's own."""
        claim = MONG_CAI.cascade_claim

        assert claim is not None
        assert Percent(100) == claim.equal_or_stronger
        assert 2 == len(claim.own_targets)

    def test_the_clubs(self) -> None:
        """3 clubs in 3 villages: 90 members, 60 talks, 3 shelters, quarterly meetings."""
        (clubs,) = of_kind(MONG_CAI, ActivityKind.MODEL)
        quarterly = [each for each in clubs.tallies if each.per]

        assert (PartialDate(2021), ("xã Vĩnh Trung",)) == (clubs.since, clubs.places)
        assert [Count(3), Count(90), Count(60), Count(3)] == [
            clubs.tally(item) for item in (Item.CLUB, Item.MEMBER, Item.TALK, Item.SHELTER)
        ]
        assert [("quarter", Count(1))] == [(each.per, each.count) for each in quarterly]
        assert [True, True, False, True] == [
            item.is_stock for item in (Item.CLUB, Item.MEMBER, Item.TALK, Item.SHELTER)
        ]

    def test_the_training(self) -> None:
        """2 meetings, more than 200 people, 62 men stated as 31 %: at least 138 women."""
        (training,) = of_kind(MONG_CAI, ActivityKind.TRAINING)
        people = training.participants

        assert people is not None
        assert Count(2) == training.sessions
        assert BySex(men=62, total=Count(200, "more_than")) == people
        assert Count(138, "at_least") == people.complete().women
        assert training.stated_men is not None
        assert compare_share(training.stated_men, Ratio(62, 200)).agrees

    def test_the_outreach(self) -> None:
        """2 meetings in three communes with the ethnic-affairs board, more than 150 people."""
        (outreach,) = of_kind(MONG_CAI, ActivityKind.TALK)

        assert (Count(2), ("Ban Dân tộc tỉnh",)) == (outreach.sessions, outreach.organisers)
        assert ("xã Hải Sơn", "xã Bắc Sơn", "xã Quảng Nghĩa") == outreach.places
        assert BySex(total=Count(150, "more_than")) == outreach.participants

    def test_the_launch(self) -> None:
        """On 15 November 2023, nearly 400 delegates: an upper bound."""
        (launch,) = of_kind(MONG_CAI, ActivityKind.LAUNCH)

        assert PartialDate(2023, 11, 15) == launch.date
        assert launch.participants is not None
        assert Count(400, "nearly") == launch.participants.total
        assert 400 == Count(400, "nearly").high

    def test_the_gifts(self) -> None:
        """20 gifts of 1.000.000 đồng are 20.000.000 đồng."""
        (gifts,) = of_kind(MONG_CAI, ActivityKind.GIFT)

        assert (Count(20), Money(1_000_000)) == (gifts.tally(Item.GIFT), gifts.unit_cost)
        assert Money(20_000_000) == gifts.total_cost

    @pytest.mark.parametrize(
        ("index", "counts", "share"),
        [
            (0, (2, 11), "18,2%"),
            (1, (15, 42), "35,7%"),
            (2, (52, 203), "25,6%"),
            (3, (1, 4), "25%"),
        ],
    )
    def test_women_in_leadership(self, index: int, counts: tuple[int, int], share: str) -> None:
        """All four printed shares follow from their counts."""
        result: Result = MONG_CAI.results[index]

        assert Ratio(*counts) == result.value
        assert share == format_percent(result.value)
        assert result.stated is not None
        assert compare_share(result.stated, result.value).agrees

    def test_secretaries(self) -> None:
        """Among the 52 are 2 secretaries and 5 deputy secretaries."""
        assert [2, 5] == [part.count.value for part in MONG_CAI.results[2].parts]

    def test_the_measure(self) -> None:
        """The leaders' 1 of 4 is one agency with a woman leader; the measure counts agencies."""
        leaders = MONG_CAI.results[3]

        assert Ratio(1, 1) == leaders.compared_value
        assert (
            strategy("nq28")
            .measure(leaders.measure)
            .milestones[0]
            .met_by(leaders.compared_value.percent or False, "up")
        )

    def test_what_is_cited(self) -> None:
        """A Party directive, a decision of the province, and three laws by name."""
        numbers = [str(each.number) for each in MONG_CAI.documents if each.number]

        assert ["21-CT/TW", "2996/QĐ-UBND"] == numbers
        assert [dt.date(2018, 1, 20), dt.date(2021, 9, 6)] == [
            each.date for each in MONG_CAI.documents if each.number
        ]
        assert [
            "Luật Bình đẳng giới",
            "Bộ luật Lao động",
            "Luật Phòng, chống bạo lực gia đình",
        ] == [each.cite() for each in MONG_CAI.documents if not each.number]


class TestBacKan:
    """Tỉnh Bắc Kạn, 2019."""

    def test_the_unit(self) -> None:
        """Province 06 until 2025-06-30, since then in tỉnh Thái Nguyên, 19."""
        province = VN.find(BAC_KAN.unit, on="2019-12-31")
        (step,) = VN.successors(province)

        assert ("06", "19", "tỉnh Thái Nguyên") == (
            *(province.code, step.unit.code),
            step.unit.full_name(step.on),
        )

    def test_participants(self) -> None:
        """40, 133, 596 women, 674 and 100 delegates."""
        counted = [each.participants.whole for each in BAC_KAN.activities if each.participants]

        assert [Count(each) for each in (40, 133, 596, 674, 100)] == counted
        assert Count(596) == next(
            each.participants.women
            for each in BAC_KAN.activities
            if each.participants and each.participants.women
        )

    @pytest.mark.parametrize(
        ("index", "counts", "change", "previous"),
        [
            (0, (20, 49), "3.37", "37,45%"),
            (1, (71, 241), "2.07", "27,39%"),
            (2, (679, 2696), "3.24", "21,95%"),
        ],
    )
    def test_women_deputies(
        self, index: int, counts: tuple[int, int], change: str, previous: str
    ) -> None:
        """The rise is in points, so the share of the term before follows from it."""
        result = BAC_KAN.results[index]

        assert (Ratio(*counts), Points(Decimal(change))) == (result.value, result.change)
        assert result.previous is not None
        assert previous == format_percent(result.previous, digits=2)

    def test_the_networks(self) -> None:
        """22 models, 110 clubs, 110 groups and 282 trusted addresses, all stocks."""
        (networks,) = of_kind(BAC_KAN, ActivityKind.MODEL)
        items = (Item.MODEL, Item.CLUB, Item.GROUP, Item.TRUSTED_ADDRESS)

        assert [Count(each) for each in (22, 110, 110, 282)] == [
            networks.tally(item) for item in items
        ]
        assert all(item.is_stock for item in items)

    def test_the_coordination_programme(self) -> None:
        """2019 to 2022, by the Women's Union, the police, the procuracy and the court."""
        (programme,) = of_kind(BAC_KAN, ActivityKind.COORDINATION)

        assert Period.of_years(2019, 2022) == programme.period
        assert 4 == len(programme.organisers)

    def test_the_rest(self) -> None:
        """No decision is named and the Action Month has no days; limits and causes are told."""
        assert () == BAC_KAN.documents
        assert [None] == [each.period for each in of_kind(BAC_KAN, ActivityKind.VISUAL_DISPLAY)]
        assert BAC_KAN.limits
        assert BAC_KAN.causes


class TestHoangKim:
    """Xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa: a draft plan for 2024."""

    def test_a_draft(self) -> None:
        """The number is blank, the day too, the month is February 2024."""
        assert HOANG_KIM.number is not None
        assert (True, True) == (HOANG_KIM.number.is_draft, HOANG_KIM.is_draft)
        assert PartialDate(2024, 2) == HOANG_KIM.date

    def test_the_unit_today(self) -> None:
        """xã Hoằng Kim went whole to xã Hoằng Phú on 2025-07-01."""
        kim = VN.find("xã Hoằng Kim, huyện Hoằng Hóa, tỉnh Thanh Hóa", on="2024-02-01")
        (step,) = VN.successors(kim)

        assert ("whole", "xã Hoằng Phú", dt.date(2025, 7, 1)) == (
            *(step.share.value, step.unit.full_name(step.on)),
            step.on,
        )

    def test_the_chain_of_grounds(self) -> None:
        """The district's 40/KH-UBND above it, and three plans of the province."""
        assert HOANG_KIM.parent is not None
        assert ("40/KH-UBND", dt.date(2024, 2, 23)) == (
            str(HOANG_KIM.parent.number),
            HOANG_KIM.parent.date,
        )
        assert [
            ("193/KH-UBND", dt.date(2021, 8, 25)),
            ("42/KH-UBND", dt.date(2021, 3, 5)),
            ("87/KH-UBND", dt.date(2022, 3, 28)),
        ] == [(str(each.number), each.date) for each in HOANG_KIM.legal_bases]

    def test_purpose_requirements_task_groups(self) -> None:
        """One purpose, 3 requirements, 5 task groups with actions."""
        assert (1, 3, 5) == tuple(
            map(len, (HOANG_KIM.purposes, HOANG_KIM.requirements, HOANG_KIM.task_groups))
        )
        assert all(group.actions for group in HOANG_KIM.task_groups)

    def test_the_target(self) -> None:
        """At least 60 % of working women in wage employment by the end of 2024."""
        (target,) = HOANG_KIM.targets

        assert (Comparator.AT_LEAST, Percent(60), 2024, "nq28.2.1") == (
            *(target.comparator, target.value),
            *(target.year, target.follows),
        )

    def test_action_month_and_reports(self) -> None:
        """15/11 to 15/12/2024; reports every six months, yearly and on demand."""
        assert Period.of_days("2024-11-15", "2024-12-15") == HOANG_KIM.activities[0].period
        assert [Frequency.HALF_YEAR, Frequency.YEAR, Frequency.ON_DEMAND] == [
            duty.frequency for duty in HOANG_KIM.reporting
        ]

    def test_funding(self) -> None:
        """The state budget and other lawful sources."""
        assert 2 == len(HOANG_KIM.funding)

    def test_assignments(self) -> None:
        """Numbers 1 to 4, then 8 and 9; the Front and the Union are asked, not ordered."""
        assert [(1, False), (2, False), (3, False), (4, False), (8, True), (9, True)] == [
            (each.number, each.asked) for each in HOANG_KIM.assignments
        ]

    def test_recipients_and_signature(self) -> None:
        """Purposes in brackets, the file copy with VT, signed CHỦ TỊCH."""
        recipients = HOANG_KIM.recipients

        assert recipients is not None
        assert ["report", "report", "carry_out", "carry_out"] == [
            item.purpose.value for item in recipients.items if item.purpose
        ]
        assert "VT" == recipients.filed
        assert HOANG_KIM.signature is not None
        assert "CHỦ TỊCH" == HOANG_KIM.signature.office


class TestNamDinh:
    """Thành phố Nam Định: guidance for 2020."""

    def test_the_unit(self) -> None:
        """A city of tỉnh Nam Định until 2025-06-30, today in tỉnh Ninh Bình."""
        city = VN.find(NAM_DINH.unit, on="2020-12-31")
        provinces = VN.successors(city, level="province")

        assert (dt.date(2025, 6, 30), Level.DISTRICT) == (city.until, city.level)
        assert ["tỉnh Ninh Bình"] == [step.unit.full_name(step.on) for step in provinces]

    def test_what_is_cited(self) -> None:
        """Two Party documents, a decision and an advisory body's own plan, dates with hyphens."""
        assert [
            ("11-NQ/TW", None),
            ("178/QĐ-TTg", dt.date(2016, 1, 28)),
            ("21-CT/TW", dt.date(2018, 1, 20)),
            ("35/KH-BVSTBPN", dt.date(2020, 2, 19)),
        ] == [(str(each.number), each.date) for each in NAM_DINH.legal_bases]

    def test_terms(self) -> None:
        """The term 2021-2026 and the National Assembly's fifteenth."""
        (term,) = NAM_DINH.terms

        assert (PeriodKind.TERM, 2021, 2026) == (term.kind, term.first_year, term.last_year)
        assert 15 == NAM_DINH.national_assembly

    def test_kinds_of_activity(self) -> None:
        """Ten kinds; the source names no days of the Action Month."""
        assert 10 == len({each.kind for each in NAM_DINH.activities})
        assert {None} == {each.period for each in NAM_DINH.activities}


class TestBachDang:
    """Phường Bạch Đằng, quận Hai Bà Trưng, Hà Nội: a report with the three tables, 2023."""

    def test_what_it_is_attached_to(self) -> None:
        """Kế hoạch 150/KH-UBND of 23 October 2023, under Nghị quyết 73-NQ/ĐU of 25 February."""
        attached = BACH_DANG.attached_to

        assert attached is not None
        assert ("150/KH-UBND", dt.date(2023, 10, 23)) == (str(attached.number), attached.date)
        assert [("73-NQ/ĐU", dt.date(2023, 2, 25))] == [
            (str(each.number), each.date) for each in BACH_DANG.documents
        ]

    def test_the_profile(self) -> None:
        """0,98 km², 22.126 people, 5.814 households, 13 neighbourhoods since 3/2020, 7/14 staff."""
        profile = BACH_DANG.profile

        assert profile is not None
        assert (Decimal("0.98"), Count(22126), Count(5814), Count(13)) == (
            *(profile.area_km2, profile.population),
            *(profile.households, profile.neighbourhoods),
        )
        assert PartialDate(2020, 3) == profile.neighbourhoods_since
        before = profile.neighbourhoods_before
        assert before is not None
        assert (Count(15), Count(47)) == (before.areas, before.groups)
        assert profile.staff is not None
        assert Ratio(7, 14) == profile.staff.women_share

    def test_events(self) -> None:
        """One talk, one session, 42 men and 55 women: 97 people, 56,7 % women."""
        (talk,) = BACH_DANG.events

        assert (Count(1), Count(97), 3) == (talk.sessions, talk.people, len(talk.organisers))
        assert talk.participants is not None
        assert "56,7%" == format_percent(talk.participants.women_share)

    def test_broadcasts(self) -> None:
        """One session of 10 minutes a week; two articles online."""
        weekly, articles = BACH_DANG.broadcasts

        assert (Count(1), "week", 10) == (weekly.number, weekly.per, weekly.minutes)
        assert Count(2) == articles.number
        assert articles.channels

    def test_an_explicit_none(self) -> None:
        """The table of products says "Không": an answer, not a missing value."""
        assert (ReportTable.PRODUCTS,) == BACH_DANG.none_reported
        assert () == BACH_DANG.products

    def test_no_complaint_no_violation(self) -> None:
        """Both are stated, as are limits and causes."""
        assert 2 == len(BACH_DANG.statements)
        assert BACH_DANG.limits
        assert BACH_DANG.causes

    def test_recipients_and_signature(self) -> None:
        """KT. CHỦ TỊCH / PHÓ CHỦ TỊCH, with the file copy at VT."""
        assert BACH_DANG.signature is not None
        assert "PHÓ CHỦ TỊCH" == BACH_DANG.signature.office
        assert BACH_DANG.recipients is not None
        assert BACH_DANG.recipients.filed.startswith("VT")


def figures(value: object, key: str = "") -> Iterator[str]:
    """The figures of a sample's file, thousands without their points; 1 may be a word."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from () if name in OURS else figures(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from figures(inner, key)
    else:
        text = re.sub(r"(?<=\d)\.(?=\d{3})", "", str(value))
        yield from (figure for figure in re.findall(r"\d+", text) if int(figure) > 1)


@pytest.mark.skipif(not PAPERS.is_dir(), reason="the real papers are not here")
@pytest.mark.parametrize("path", sorted((ROOT / "src/genderplan/data/samples").glob("*.toml")))
def test_a_sample_says_only_what_its_source_says(path: Path) -> None:
    """Every figure of a sample, those of documents and dates too, stands in its source."""
    source = (PAPERS / f"{path.stem}.txt").read_text("utf-8")
    plain = re.sub(r"(?<=\d)\.(?=\d{3})", "", source)
    known = {int(figure) for figure in re.findall(r"\d+", plain)}

    held = tomllib.loads(path.read_text("utf-8"))

    assert [] == [figure for figure in figures(held) if int(figure) not in known]


@pytest.mark.parametrize(
    ("paper", "day", "communes"),
    [
        (MONG_CAI, "2023-12-31", 17),
        (BAC_KAN, "2019-12-31", 122),
        (HOANG_KIM, "2024-12-31", 37),
        (NAM_DINH, "2020-12-31", 25),
        (BACH_DANG, "2023-12-31", 18),
    ],
)
def test_how_many_communes_a_place_had(paper: Plan | Report, day: str, communes: int) -> None:
    """The city, district or province of each paper had as many communes as were counted."""
    tree = VN.at(day)
    name = paper.unit if paper is not HOANG_KIM else "huyện Hoằng Hóa"
    unit = tree.find(name)
    whole = tree.path(unit)[1] if unit.level is Level.COMMUNE else unit

    assert communes == len(tree.descendants(whole, "commune"))
