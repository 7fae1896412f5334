"""Publish some of the packaged samples beside the pages, in the folder ``examples`` of the site.

The project from which the guides cut their code is there as well, as one file to download.
"""

from pathlib import Path
from typing import Final, Literal
from zipfile import ZipFile

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

import genderplan as gp

REPORT: Final = "mong-cai-2023"
PLAN: Final = "hoang-kim-plan-2024"
DESK: Final = Path(__file__).parents[2] / "tests" / "consumer"
FILES: Final = (
    "README.md",
    "pyproject.toml",
    "reports/*",
    "notebooks/*",
    "src/*/*.*",
    "tests/*.py",
)


def publish_samples(app: Sphinx, error: Exception | None) -> None:
    """Write a report and a scorecard as pages, a plan as a Word document."""
    if error is not None or app.builder.format != "html":
        return
    folder = Path(app.outdir) / "examples"
    folder.mkdir(exist_ok=True)
    language: Literal["en", "vi"] = "vi" if app.config.language == "vi" else "en"
    card = gp.scorecard("nq28", gp.results("nq28"), on="2025-12-31")
    gp.publish(gp.sample(REPORT), folder / f"{REPORT}.html", language=language, replace=True)
    gp.publish(card, folder / "nq28.html", language=language, replace=True)
    gp.publish(gp.sample(PLAN), folder / "hoang-kim-2024.docx", replace=True)
    with ZipFile(folder / "gender-desk.zip", "w") as packed:
        for path in sorted(path for pattern in FILES for path in DESK.glob(pattern)):
            packed.write(path, "gender-desk" / path.relative_to(DESK))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.connect("build-finished", publish_samples)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
