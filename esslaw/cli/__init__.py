"""The command line: a thin face. Exit code 0 for a verdict of any kind, 2 for bad input."""

from __future__ import annotations

import click

from esslaw.cli.advice import levers_command, pivots_command, questions_command
from esslaw.cli.capital import capital_command
from esslaw.cli.compare import compare_command
from esslaw.cli.examine import examine_command
from esslaw.cli.ledger import ledger_command
from esslaw.cli.pieces import pieces_command
from esslaw.cli.portfolio import portfolio_command
from esslaw.cli.record import record_command
from esslaw.cli.regimes import regimes_command
from esslaw.cli.report import report_command
from esslaw.cli.resting import changed_command, rests_on_command
from esslaw.cli.rules import rules
from esslaw.cli.rules_sql import sql_command
from esslaw.cli.schema import schema
from esslaw.cli.serve import serve_command
from esslaw.cli.table import table_command
from esslaw.cli.timeline import timeline_command
from esslaw.cli.visas import visas_command
from esslaw.cli.who_may_act import who_may_act_command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="esslaw")
def main() -> None:
    """Droit de l'économie sociale et solidaire : examiner une structure, lire les règles."""


main.add_command(capital_command)
main.add_command(compare_command)
main.add_command(examine_command)
main.add_command(ledger_command)
main.add_command(levers_command)
main.add_command(pieces_command)
main.add_command(pivots_command)
main.add_command(portfolio_command)
main.add_command(questions_command)
main.add_command(record_command)
main.add_command(regimes_command)
main.add_command(report_command)
main.add_command(rules)
rules.add_command(changed_command)
rules.add_command(rests_on_command)
rules.add_command(sql_command)
main.add_command(schema)
main.add_command(serve_command)
main.add_command(table_command)
main.add_command(timeline_command)
main.add_command(visas_command)
main.add_command(who_may_act_command)
