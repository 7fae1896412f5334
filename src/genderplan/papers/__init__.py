"""Word and PDF papers: findings marked in a copy, drafts of plans and reports, their form."""

from genderplan.papers.marking import annotate

__all__ = ["annotate"]
