"""The command ``python -m genderplan`` and its subcommands."""

import click

from genderplan import __version__
from genderplan.cli.check_command import check_command
from genderplan.cli.consolidate_command import consolidate_command
from genderplan.cli.convert_command import convert_command
from genderplan.cli.progress_command import progress_command
from genderplan.cli.report_command import report_command
from genderplan.cli.schema_command import schema_command
from genderplan.cli.template_command import template_command
from genderplan.cli.units_command import units_command

__all__ = ["application"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="genderplan")
def application() -> None:
    """Kế hoạch, chỉ tiêu và báo cáo bình đẳng giới, tính lại từ số gốc.

    Gender-equality plans, targets and reports, computed again from their counts.
    """


for _command in (
    check_command,
    consolidate_command,
    convert_command,
    progress_command,
    report_command,
    schema_command,
    template_command,
    units_command,
):
    application.add_command(_command)
