"""Models as what a person reads or another program takes: briefs, Markdown, plain records."""

from genderplan.publishing.briefs import Brief, Section, markdown, printable
from genderplan.publishing.consolidation_briefs import consolidation_brief, consolidation_record
from genderplan.publishing.paper_records import paper_record
from genderplan.publishing.plan_briefs import plan_brief
from genderplan.publishing.report_briefs import report_brief

__all__ = [
    "Brief",
    "Section",
    "consolidation_brief",
    "consolidation_record",
    "markdown",
    "paper_record",
    "plan_brief",
    "printable",
    "report_brief",
]
