"""Word and PDF papers: findings marked in a copy, drafts of plans and reports, their form."""

from genderplan.papers.drafts import Draft
from genderplan.papers.marking import annotate
from genderplan.papers.plan_drafts import read_plan
from genderplan.papers.report_drafts import read_report

__all__ = ["Draft", "annotate", "read_plan", "read_report"]
