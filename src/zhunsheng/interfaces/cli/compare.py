"""`zhunsheng compare`: the same data under every accepted method, side by side, and where the verdicts turn."""

import argparse
import importlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from zhunsheng.core.tabular.jail import Jail
from zhunsheng.core.values.issue import N_, Translate
from zhunsheng.core.values.method import Method
from zhunsheng.interfaces.cli.folder import ProgrammeFolder, programme_folder
from zhunsheng.interfaces.cli.inputs import (
    declared_method,
    existing,
    packed_methods,
    read_course,
    read_programme,
    refuse_doubles,
    sound,
    workers_for,
)
from zhunsheng.interfaces.cli.refusal import Refused

EXAMPLES = """\
  zhunsheng compare 课程.xlsx
  zhunsheng compare 自动化2021/ --json
"""


def configure(parser: argparse.ArgumentParser, _: Translate) -> None:
    """Arguments and examples."""
    parser.epilog = _(N_("examples:")) + "\n" + EXAMPLES
    parser.add_argument("path", metavar="COURSE.xlsx|FOLDER/", help=_(N_("a course workbook, or a programme's folder")))
    parser.add_argument("--method", metavar="M.yaml", help=_(N_("the declared method, compared with the others")))
    parser.add_argument("--json", action="store_true", help=_(N_("print one JSON document")))


def run(arguments: argparse.Namespace, _: Translate) -> int:
    """Compare and show."""
    path = existing(Path(arguments.path))
    folder = programme_folder(path) if path.is_dir() else None
    with Jail(workers=workers_for(len(folder.courses) if folder else 1)) as jail:
        compared = importlib.import_module("zhunsheng.interfaces.cli.compared")
        declared = declared_method(arguments.method, folder.method if folder else None)
        methods: Mapping[str, Method] = {declared.name: declared, **_others(declared)}
        if folder is None:
            comparison = compared.of_course(sound(read_course(jail, path, declared)), methods, declared)
        else:
            comparison = _of_folder(jail, folder, methods, declared, compared)
    if not comparison.methods:
        raise Refused(comparison.refused[declared.name])
    if arguments.json:
        print(json.dumps(compared.plain(comparison, _), ensure_ascii=False, indent=1))
    else:
        print(compared.text(comparison, methods, declared, _))
    return 0


def _others(declared: Method) -> dict[str, Method]:
    """The shipped methods; a declared method may bear the name of one, and it is the declared one that counts."""
    return {name: method for name, method in packed_methods().items() if name != declared.name}


def _of_folder(
    jail: Jail, folder: ProgrammeFolder, methods: Mapping[str, Method], declared: Method, compared: Any
) -> Any:
    reading = read_programme(jail, folder, declared)
    plan = sound(reading.plan)
    courses = [sound(course) for course in reading.courses]
    refuse_doubles([(course.code, course.file) for course in courses])
    surveys = [sound(survey) for survey in reading.surveys]
    return compared.of_programme(plan, courses, surveys, methods, declared)
