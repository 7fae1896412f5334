# The public names, each from the module that is loaded when the name is first used.
from genderplan.validation.checks import COMMON_CHECKS as COMMON_CHECKS
from genderplan.validation.checks import Context as Context
from genderplan.validation.validating import PLAN_CHECKS as PLAN_CHECKS
from genderplan.validation.validating import REPORT_CHECKS as REPORT_CHECKS
from genderplan.validation.validating import validate as validate
