"""Publish some of the packaged samples beside the pages, in the folder ``examples`` of the site."""

from pathlib import Path
from typing import Final, Literal

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

import genderplan as gp

REPORT: Final = "mong-cai-2023"
PLAN: Final = "hoang-kim-plan-2024"


def publish_samples(app: Sphinx, error: Exception | None) -> None:
    """Write a report and a scorecard as pages, a plan as a Word document."""
    if error is not None or app.builder.format != "html":
        return
    folder = Path(app.outdir) / "examples"
    folder.mkdir(exist_ok=True)
    language: Literal["en", "vi"] = "vi" if app.config.language == "vi" else "en"
    card = gp.scorecard(gp.strategy("nq28"), gp.results("nq28"), on="2025-12-31")
    gp.publish(gp.sample(REPORT), folder / f"{REPORT}.html", language=language, replace=True)
    gp.publish(card, folder / "nq28.html", language=language, replace=True)
    gp.publish(gp.sample(PLAN), folder / "hoang-kim-2024.docx", replace=True)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register with Sphinx."""
    app.connect("build-finished", publish_samples)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
