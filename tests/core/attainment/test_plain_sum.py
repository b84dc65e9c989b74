"""Sums give the same last digit under every version of Python."""

import ast
from pathlib import Path

from zhunsheng.core import attainment
from zhunsheng.core.attainment.rules import plain_sum


def test_sum_goes_from_left_to_right_without_compensation() -> None:
    # 0.1 ten times is 0.9999999999999999 one after the other; compensated, as from Python 3.12 on, it is 1.0
    assert plain_sum([0.1] * 10) == 0.9999999999999999


def test_computing_never_calls_the_built_in_sum() -> None:
    for file in Path(attainment.__path__[0]).glob("*.py"):
        calls = [node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)]
        names = {call.func.id for call in calls if isinstance(call.func, ast.Name)}
        assert "sum" not in names, file.name
