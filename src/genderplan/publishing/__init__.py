"""Models as what a person reads or another program takes: briefs, Markdown, plain records."""

from genderplan.publishing.briefs import Brief, Section, markdown
from genderplan.publishing.report_briefs import report_brief
from genderplan.publishing.report_records import report_record

__all__ = ["Brief", "Section", "markdown", "report_brief", "report_record"]
