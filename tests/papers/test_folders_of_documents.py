"""A folder of reports in several forms: Word and PDF reports are added up like any other."""

from pathlib import Path

from tests.papers.conftest import OfficePaper

import genderplan as gp
from genderplan.consolidation.folders import Folder
from genderplan.consolidation.tables import Outcome
from genderplan.publishing import publish
from genderplan.serialization import dump


def test_a_word_report_counts_like_the_same_report_in_toml(tmp_path: Path) -> None:
    """Its tables are read, what is doubtful in it is told under its name, a plan is no report."""
    report = gp.sample("bach-dang-report-2023")
    publish(report, tmp_path / "a.docx")
    dump(report, tmp_path / "b.toml")
    publish(gp.sample("hoang-kim-plan-2024"), tmp_path / "c.docx")
    paper = OfficePaper()
    paper.lines("Chỉ có một dòng.")
    paper.saved(tmp_path / "d.docx")
    (tmp_path / "e.pdf").write_bytes(b"%PDF-1.4 x")
    files = {each.name: each for each in Folder(tmp_path)}

    (word,), (toml,) = files["a.docx"].held, files["b.toml"].held
    assert isinstance(word, gp.Report)
    assert isinstance(toml, gp.Report)
    assert (toml.events, toml.broadcasts, toml.none_reported) == (
        word.events,
        word.broadcasts,
        word.none_reported,
    )
    assert {"a.docx"} == {issue.source for issue in files["a.docx"].issues}
    assert [Outcome.NO_REPORT, Outcome.REFUSED, Outcome.REFUSED] == [
        files[name].outcome for name in ("c.docx", "d.docx", "e.pdf")
    ]
    assert "GP536" in files["c.docx"].issues.codes
