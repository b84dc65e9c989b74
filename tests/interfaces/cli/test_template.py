import os

import pytest

from zhunsheng.core.tabular.course_workbook import read_course
from zhunsheng.core.tabular.plan_workbook import read_plan
from zhunsheng.core.tabular.survey_workbook import read_survey
from zhunsheng.interfaces.cli.main import main

READ = {"course": read_course, "plan": read_plan, "survey": read_survey}


@pytest.mark.slow
@pytest.mark.parametrize("kind", READ)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_template_is_written_and_read(kind, lang, tmp_path, capsys):
    out = tmp_path / "表 格.xlsx"
    assert main(["template", kind, str(out), "--lang", lang]) == 0
    assert str(out) in capsys.readouterr().out
    assert READ[kind](out.read_bytes(), file="x").issues == ()
    assert [path.name for path in tmp_path.iterdir()] == ["表 格.xlsx"]


@pytest.mark.slow
def test_english_template_has_english_sheets(tmp_path):
    out = tmp_path / "c.xlsx"
    main(["template", "course", str(out), "--lang", "en"])
    assert read_course(out.read_bytes(), file="x").value.gradebooks[0].sheet == "Scores"


def test_what_is_there_already_is_left_alone(tmp_path, capsys):
    out = tmp_path / "课程.xlsx"
    out.write_text("mine")
    assert main(["template", "course", str(out), "--lang", "en"]) == 2
    assert out.read_text() == "mine"
    assert "--force" in capsys.readouterr().err


@pytest.mark.slow
def test_force_replaces_it(tmp_path):
    out = tmp_path / "课程.xlsx"
    out.write_text("mine")
    assert main(["template", "course", str(out), "--force"]) == 0
    assert out.read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("name", ["课程.xls", "课程", ".", "nowhere/课程.xlsx"])
def test_impossible_names_are_refused(name, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["template", "course", name]) == 2
    assert name.rstrip("/") in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_nowhere_counts_as_there(tmp_path):
    out = tmp_path / "课程.xlsx"
    os.symlink(tmp_path / "fort.xlsx", out)
    assert main(["template", "course", str(out)]) == 2
    assert out.is_symlink()


def test_unknown_kinds_are_refused(tmp_path, capsys):
    with pytest.raises(SystemExit) as left:
        main(["template", "timetable", str(tmp_path / "x.xlsx")])
    assert left.value.code == 2
    assert "timetable" in capsys.readouterr().err


@pytest.mark.slow
def test_untouched_course_template_computes(tmp_path, capsys):
    out = tmp_path / "课程.xlsx"
    assert main(["template", "course", str(out)]) == 0
    capsys.readouterr()
    assert main(["attain", str(out), "--json"]) == 0
    assert '"students": 6' in capsys.readouterr().out


@pytest.mark.slow
def test_untouched_templates_make_a_programme_folder_that_computes(tmp_path, capsys):
    (tmp_path / "课程").mkdir()
    (tmp_path / "问卷").mkdir()
    for kind, name in (("plan", "培养方案.xlsx"), ("course", "课程/B2001.xlsx"), ("survey", "问卷/毕业生.xlsx")):
        assert main(["template", kind, str(tmp_path / name)]) == 0
    capsys.readouterr()
    assert main(["attain", str(tmp_path), "--json"]) == 0
    assert '"requirements"' in capsys.readouterr().out
