# The public names, each from the module that is loaded when the name is first used.
from genderplan.papers.drafts import Draft as Draft
from genderplan.papers.marking import annotate as annotate
from genderplan.papers.plan_drafts import read_plan as read_plan
from genderplan.papers.report_drafts import read_report as read_report
