"""What LibreOffice and Chromium make of papers, workbooks and pages."""

import csv
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from genderplan import gazetteer, publish, results, sample, scorecard, strategy
from genderplan.consolidation import consolidate

pytestmark = pytest.mark.office

SOFFICE = shutil.which("soffice")
CHROMIUM = shutil.which("chromium")
# all sheets, each in a file of its own, as they are shown
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def converted(source: Path, form: str) -> None:
    """Let LibreOffice write *source* in another form, beside it."""
    assert SOFFICE
    profile = f"-env:UserInstallation={(source.parent / 'profile').as_uri()}"
    command = [SOFFICE, profile, "--headless", "--convert-to", form, source.name]
    subprocess.run(command, cwd=source.parent, check=True, capture_output=True)


def told(*command: str) -> str:
    """What a command of poppler prints."""
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


@pytest.fixture(scope="module", params=["hoang-kim-plan-2024", "mong-cai-2023"])
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample as a paper, and LibreOffice's PDF of it."""
    folder = tmp_path_factory.mktemp("paper")
    publish(sample(request.param), folder / "paper.docx")
    converted(folder / "paper.docx", "pdf")
    return folder / "paper.pdf"


def page_texts(pdf: Path) -> list[list[str]]:
    """The lines of each page, from the top."""
    pages = told("pdftotext", "-layout", str(pdf), "-").split("\f")[:-1]
    return [
        [" ".join(line.split()) for line in page.splitlines() if line.strip()] for page in pages
    ]


def test_the_head_stands_in_one_line_each(pages: Path) -> None:
    """Body and country stand beside each other, neither broken; so do number and date."""
    first = page_texts(pages)[0]

    assert re.fullmatch(r"ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", first[0])
    assert first[1].endswith(" Độc lập - Tự do - Hạnh phúc")
    assert re.fullmatch(r"Số: /(KH|BC)-UBND .*, ngày tháng( 02)? năm( 2024)?", first[2])


def test_pages_are_numbered_at_the_top_from_the_second(pages: Path) -> None:
    """The first page shows no number; the others begin with theirs, annexes from 1 again."""
    texts = page_texts(pages)

    assert "2" == texts[1][0]
    assert not texts[0][0].isdecimal()
    assert any(page[0].startswith("Phụ lục") for page in texts[2:])


def test_no_page_is_blank(pages: Path) -> None:
    """Every page holds more than its number."""
    assert all(len(page) > 1 for page in page_texts(pages))


def test_recipients_and_signature_stay_on_one_page(pages: Path) -> None:
    """The recipients begin level with the one who signs."""
    (line,) = [line for page in page_texts(pages) for line in page if "Nơi nhận:" in line]

    assert line in {"Nơi nhận: CHỦ TỊCH", "Nơi nhận: TM. ỦY BAN NHÂN DÂN"}


def test_excel_sees_the_totals(tmp_path: Path) -> None:
    """The formulas of a workbook give what the library adds up."""
    report = sample("bach-dang-report-2023")
    tables = consolidate([report], gazetteer().at("2023-12-31"), to="district")
    publish(tables, tmp_path / "all.xlsx")
    converted(tmp_path / "all.xlsx", AS_CSV)
    (table,) = tmp_path.glob("*phát động*.csv")
    with table.open(encoding="utf-8-sig") as lines:
        last = list(csv.reader(lines))[-1]

    assert ["Tổng cộng", "1", "42", "55", "97"] == last[1:6]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of a report, a plan and a scorecard."""
    folder = tmp_path_factory.mktemp("pages")
    card = scorecard(strategy("nq28"), results("nq28"), on="2025-12-31")
    for name in ("mong-cai-2023", "hoang-kim-plan-2024"):
        publish(sample(name), folder / f"{name}.html")
    publish(card, folder / "card.html", language="en")
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    """Chromium without a window."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_pages_in_a_browser(site: Path, browser: object, width: int, scheme: str) -> None:
    """No word on the console, nothing to scroll sideways, every bar visible, at any width."""
    for path in sorted(site.glob("*.html")):
        page = browser.new_page(  # type: ignore[attr-defined]
            viewport={"width": width, "height": 900}, color_scheme=scheme
        )
        said: list[str] = []
        page.on("console", lambda line, said=said: said.append(line.text))
        page.on("pageerror", lambda error, said=said: said.append(str(error)))
        page.goto(path.as_uri())
        widest = page.evaluate("document.documentElement.scrollWidth")
        bars = page.evaluate(
            "[...document.querySelectorAll('.share')].map(b => b.getBoundingClientRect().height)"
        )
        page.close()

        assert ([], True) == (said, widest <= width)
        assert all(height > 0 for height in bars)
