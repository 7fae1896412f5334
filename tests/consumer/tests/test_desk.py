"""What the desk makes of four communes' reports."""

import json
from collections.abc import Iterator
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import assert_type
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pytest
from gender_desk.definitions import COUNCIL_MISSING, TALKS, findings
from gender_desk.intake import from_file, from_json, from_mapping, placed
from gender_desk.service import application
from gender_desk.store import Base, keep, observations, stored_reports
from gender_desk.summary import summary
from gender_desk.tables import back, by_province, frame
from gender_desk.totals import against_the_nation, progress, provincial_totals, restated
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

import genderplan as gp

ROOT = Path(__file__).parents[1]
REPORTS = ROOT / "reports"
PLAIN = {
    "title": "Báo cáo kết quả công tác bình đẳng giới năm 2024",
    "unit": "xã Hoằng Giang, huyện Hoằng Hóa, tỉnh Thanh Hóa",
    "period": "năm 2024",
    "results": [
        {
            "name": "Hội đồng nhân dân xã",
            "indicator": "th.women_in_councils",
            "value": "5/20",
            "stated": "25%",
        }
    ],
}


@pytest.fixture
def session() -> Iterator[Session]:
    """A database that holds the reports of the folder."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as opened:
        for path in sorted(REPORTS.iterdir()):
            keep(opened, from_file(path))
        opened.commit()
        yield opened
    engine.dispose()


def test_a_report_is_the_same_as_dict_json_and_file(tmp_path: Path) -> None:
    """However a report comes, it is one value."""
    given = from_mapping(PLAIN)
    gp.dump(given, tmp_path / "report.toml")

    assert given == from_json(json.dumps({"kind": "report", **PLAIN}))
    assert given == from_file(tmp_path / "report.toml")


def test_a_bad_report_is_refused_with_all_that_is_wrong() -> None:
    """Both the mistyped key and the impossible share are told, each with its path."""
    wrong = {**PLAIN, "perriod": "", "results": [{"name": "HĐND", "value": "21/20"}]}

    with pytest.raises(gp.FileError) as caught:
        from_mapping(wrong)

    assert {"perriod", "results[0].value"} <= {issue.path for issue in caught.value.issues}


def test_what_is_no_report_is_refused() -> None:
    """Observations are not taken for a report."""
    with pytest.raises(gp.FileError):
        from_json('{"kind": "observations", "observations": []}')


def test_the_database_gives_back_what_it_was_given(session: Session) -> None:
    """A stored report is equal to the one that came in; its figures stand under today's code."""
    reports = [from_file(path) for path in sorted(REPORTS.iterdir())]

    assert reports == [stored.report for stored in stored_reports(session)]
    assert ["15889", "15889", "15892"] == [seen.unit for seen in observations(session)]


def test_communes_that_merged_are_one(session: Session) -> None:
    """Hoằng Kim (7/24) and Hoằng Trung (8/25) are both part of xã Hoằng Phú (15889)."""
    figures = {
        (seen.unit, str(seen.period)): seen.value
        for seen in restated(observations(session)).observations
    }

    assert {
        ("15889", "2022"): gp.Ratio(6, 24),
        ("15889", "2024"): gp.Ratio(15, 49),
    } == figures


def test_the_province_is_held_against_its_own_target(session: Session) -> None:
    """15/49 is 30.6 %, above the 30 % that the province wants by 2025."""
    totals = provincial_totals(observations(session))
    found = progress(totals, "2025-12-31")

    assert [gp.Ratio(6, 24), gp.Ratio(15, 49)] == [total.value for total in totals]
    assert gp.Status.ACHIEVED is found.status


def test_the_province_wants_more_than_the_nation() -> None:
    """55 % in 2025 is stronger than the national 50 %; the measure of the council is its own."""
    compared = against_the_nation()

    assert gp.CascadeVerdict.STRONGER is compared["nq28.2.1"].verdict
    assert ["th.women_in_councils"] == [row.id for row in compared.where("own")]


def test_the_check_of_the_desk_speaks_both_languages() -> None:
    """A report without the council's figure is found by the desk's own check."""
    (issue,) = findings(from_file(REPORTS / "hoang-quy-2024.json")).with_code(COUNCIL_MISSING.code)

    assert "reports no figure for women in the People's Council" in issue.text("en")
    assert "cảnh báo tại results: xã Hoằng Quý chưa báo cáo số liệu nữ" in issue.text("vi")
    assert not findings(from_mapping(PLAIN)).with_code(COUNCIL_MISSING.code)


def test_the_summary_is_vietnamese(session: Session) -> None:
    """Headings, figures with comma, progress and findings stand in one text."""
    told = summary(session, on="2025-12-31").splitlines()

    assert "TỔNG HỢP CỦA TỈNH THANH HÓA, ngày 31 tháng 12 năm 2025" == told[0]
    assert told[2].startswith(
        "- Tỷ lệ nữ đại biểu Hội đồng nhân dân cấp xã, năm 2024: 15/49 (30,6%)"
    )
    assert "th.women_in_councils tính đến 31/12/2025: đạt;" in told[4]
    assert told[-1].endswith("Hãy bổ sung kế hoạch với số, ký hiệu và ngày ban hành.")


def test_the_summary_speaks_english_too(session: Session) -> None:
    """The same text in the other language, with its figures in that language's form."""
    told = summary(session, on="2025-12-31", language="en").splitlines()

    assert told[2].startswith(
        "- Women among members of communes' People's Councils, 2024: 15/49 (30.6%);"
    )
    assert "achieved" in told[4]


def asked(session: Session, method: str, path: str, body: str | bytes = "") -> tuple[str, str]:
    """The status and the body that the service answers with; WSGI's rules are checked."""
    sent = body.encode("utf-8") if isinstance(body, str) else body
    environ: dict[str, object] = {}
    setup_testing_defaults(environ)
    name, _, query = path.partition("?")
    environ |= {"REQUEST_METHOD": method, "PATH_INFO": name, "QUERY_STRING": query}
    environ |= {"CONTENT_LENGTH": str(len(sent)), "wsgi.input": BytesIO(sent)}
    statuses: list[str] = []

    def start(status: str, *_: object) -> object:
        statuses.append(status)
        return None

    answered = validator(application(session, "2025-12-31"))(environ, start)  # type: ignore[arg-type]
    text = b"".join(answered).decode("utf-8")
    answered.close()  # type: ignore[attr-defined]
    return statuses[0], text


def test_the_service_takes_a_report_and_tells_what_it_finds(session: Session) -> None:
    """A good body is stored; the answer has the findings in the language asked for."""
    status, text = asked(
        session, "POST", "/reports?lang=en", json.dumps({"kind": "report", **PLAIN})
    )

    assert "201 Created" == status
    assert 5 == len(stored_reports(session))
    assert all({"code", "path", "text"} == set(each) for each in json.loads(text))


def test_the_service_refuses_a_bad_report_with_all_that_is_wrong(session: Session) -> None:
    """Every fault stands in the answer with its path, and nothing is stored."""
    wrong = {"kind": "report", **PLAIN, "perriod": ""}
    status, text = asked(session, "POST", "/reports", json.dumps(wrong))

    assert "422 Unprocessable Content" == status
    assert "perriod" in [each["path"] for each in json.loads(text)]
    assert 4 == len(stored_reports(session))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"unit": "xã Không Có"}, "names no unit on 2024-12-31"),
        ({"unit": "xã Vạn Ninh, Quảng Ninh"}, "names 2 units on 2024-12-31"),
        ({"unit_code": "99999"}, "no unit has the code '99999'"),
        ({"unit": ""}, "the text is empty; expected: name of a unit"),
        ({"period": "năm 2001"}, "no units are known on 2001-12-31"),
    ],
)
def test_a_report_whose_unit_is_not_one_is_refused(
    session: Session, given: dict[str, str], told: str
) -> None:
    """An unknown or ambiguous unit is a fault of the report, told as a sentence, not stored."""
    body = json.dumps({"kind": "report", **PLAIN, **given})
    status, text = asked(session, "POST", "/reports?lang=en", body)
    (fault,) = json.loads(text)

    assert "422 Unprocessable Content" == status
    assert ("TH002", "unit") == (fault["code"], fault["path"])
    assert fault["text"].startswith("the report cannot be filed under its unit: ")
    assert told in fault["text"]
    assert 4 == len(stored_reports(session))


def test_a_body_that_is_no_text_is_refused(session: Session) -> None:
    """Bytes of another coding are a fault as well."""
    status, text = asked(session, "POST", "/reports", '{"title": "Báo cáo"}'.encode("cp1258"))

    assert "422 Unprocessable Content" == status
    assert [
        {"code": "TH003", "path": "", "text": "nội dung gửi lên không phải văn bản UTF-8"}
    ] == json.loads(text)


def test_a_second_report_takes_the_place_of_the_first(session: Session) -> None:
    """The corrected report of a unit and a period counts alone, and what is taken is committed."""
    for value in ("5/20", "6/20"):
        results = [{"name": "HĐND", "indicator": "th.women_in_councils", "value": value}]
        body = json.dumps({"kind": "report", **PLAIN, "results": results})
        assert "201 Created" == asked(session, "POST", "/reports", body)[0]
    session.rollback()

    code = placed(from_mapping(PLAIN)).unit_code
    figures = [seen.value for seen in observations(session) if seen.unit == code]
    assert 5 == len(stored_reports(session))
    assert [gp.Ratio(6, 20)] == figures


def test_the_service_tells_the_summary(session: Session) -> None:
    """``GET /summary`` is the text of the desk, in Vietnamese unless English is asked for."""
    assert asked(session, "GET", "/summary")[1] == summary(session, "2025-12-31")
    assert asked(session, "GET", "/summary?lang=en")[1] == summary(session, "2025-12-31", "en")
    assert "404 Not Found" == asked(session, "GET", "/nothing")[0]


def test_figures_go_through_a_frame_and_come_back(session: Session) -> None:
    """Rows of Polars hold what the objects hold, and the totals of both are the same."""
    figures = tuple(observations(session))
    rows = frame(figures)
    totals = by_province(rows, "2024-12-31").filter(unit="38", period="2024")

    assert figures == back(rows)
    assert [(15, 49)] == totals.select("numerator", "denominator").rows()


def test_an_indicator_without_a_target_is_added_up() -> None:
    """Talks are counted: 3 and 4 in two communes are 7 in the province."""
    seen = [
        gp.Observation(indicator=TALKS.code, unit=code, period="năm 2024", value=gp.Count(number))
        for code, number in {"15865": 3, "15871": 4}.items()
    ]
    (total,) = gp.roll_up(seen, gp.gazetteer().at("2024-12-31"), to="38", indicators=[TALKS])

    assert gp.Count(7) == total.value


def test_the_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every cell of the notebook runs, in a folder with nothing in it."""
    nbformat = pytest.importorskip("nbformat")
    client = pytest.importorskip("nbclient")
    monkeypatch.setenv("PYDEVD_DISABLE_FILE_VALIDATION", "1")
    notebook = nbformat.read(ROOT / "notebooks" / "communes.ipynb", as_version=4)
    client.NotebookClient(notebook, resources={"metadata": {"path": str(tmp_path)}}).execute()

    shown = json.dumps(notebook.cells, ensure_ascii=False)
    assert "gender_desk" not in shown
    assert "tính đến 31/12/2025: đạt" in shown
    assert "National Strategy on Gender Equality 2021-2030 on 2025-12-31" in shown


def test_the_names_have_the_types_that_they_are_used_with() -> None:
    """A type checker sees what the interpreter sees."""
    report = gp.sample("mong-cai-2023")
    share = gp.Ratio(2, 11) + gp.Ratio(15, 42)

    assert_type(report, gp.Report)
    assert_type(share.value, Fraction | None)
    assert_type(gp.DocumentNumber.parse("Số: 31/KH-UBND"), gp.DocumentNumber)
    assert_type(gp.Period.parse("quý I/2024"), gp.Period)
    assert_type(gp.format_percent(share), str)
    assert_type(gp.validate(report), gp.Issues)
    assert Fraction(17, 53) == share.value
