# The public names, each from the module that is loaded when the name is first used.
from genderplan.auditing.reading import extract as extract
from genderplan.auditing.reading import extract_all as extract_all
from genderplan.auditing.running import apply_safe_corrections as apply_safe_corrections
from genderplan.auditing.running import audit as audit
from genderplan.auditing.running import audit_all as audit_all
