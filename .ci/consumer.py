"""What a program that uses genderplan sees; it is type-checked against the wheel, then run."""

from fractions import Fraction
from typing import assert_type

import genderplan as gp

number = gp.DocumentNumber.parse("Số: 31/KH-UBND")
assert_type(number, gp.DocumentNumber)
share = gp.Ratio(2, 11) + gp.Ratio(15, 42)
assert_type(share.value, Fraction | None)
assert_type(gp.Period.parse("quý I/2024"), gp.Period)
assert_type(gp.format_percent(share), str)
report = gp.sample("mong-cai-2023")
assert_type(gp.validate(report), gp.Issues)
print(number, share, [issue.code for issue in gp.validate(report)])
