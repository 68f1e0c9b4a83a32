"""What several commands take, and the exit codes that scripts rely on."""

from __future__ import annotations

from datetime import date
from typing import Any

import click

from formgen.messages import _

DONE, BLOCKED, USAGE, PART_MISSING = 0, 1, 2, 3
"""Done, nothing blocks or is missing; done, but something does; bad input; a needed part is absent or down."""


class Day(click.ParamType[date]):
    """A day on the command line: 2026-11-19 and the other ways to write one."""

    name = "DATE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401 - the library's signature
        """The day, or a usage error in one sentence."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(str(_("“{value}”不是日期，应写作 2026-11-19。", value=value)), param, ctx)


AS_JSON = click.option("--json", "as_json", is_flag=True, help="以一个 JSON 文档输出。")
AS_OF = click.option("--as-of", type=Day(), help="以这一天为“今天”；缺省为当天。")
