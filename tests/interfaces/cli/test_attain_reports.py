"""`attain … --docx, --html, --pdf, --template, --earlier`: files written whole, refusals before anything is written."""

import io
import json
import subprocess
import sys
from pathlib import Path

import docx
import folders
import pytest

from zhunsheng.core.tables.example_template import course_example
from zhunsheng.interfaces.cli.fonts import chart_font
from zhunsheng.interfaces.cli.main import main

pytestmark = pytest.mark.slow


@pytest.fixture
def course_file(tmp_path: Path) -> Path:
    return folders.write_course(tmp_path / "B1.xlsx", folders.course())


def refused(capsys: pytest.CaptureFixture[str], *argv: str) -> str:
    assert main(list(argv)) == 2
    return capsys.readouterr().err


def words(path: Path) -> str:
    read = docx.Document(str(path))
    cells = [cell.text for table in read.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in read.paragraphs] + cells)


def test_course_report(course_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "报告.docx"
    assert main(["attain", str(course_file), "--docx", str(out), "--lang", "en"]) == 0
    assert "the attainment of the course is 0.717" in words(out)
    first = out.read_bytes()
    assert main(["attain", str(course_file), "--docx", str(out), "--lang", "en"]) == 0
    assert out.read_bytes() == first


def test_programme_report(tmp_path: Path) -> None:
    folder = folders.write_programme(tmp_path / "自动化", folders.course("B1"), folders.course("B2"))
    out, page = tmp_path / "r.docx", tmp_path / "r.html"
    assert main(["attain", str(folder), "--docx", str(out), "--html", str(page), "--lang", "en"]) == 0
    assert "1 of 1 requirements reach the expected value 0.7" in words(out)
    assert "1 of 1 requirements reach the expected value 0.7" in page.read_text(encoding="utf-8")


def test_report_by_the_schools_template(course_file: Path, tmp_path: Path) -> None:
    template, out = tmp_path / "模板.docx", tmp_path / "r.docx"
    template.write_bytes(course_example(str, "en"))
    assert main(["attain", str(course_file), "--template", str(template), "--docx", str(out), "--lang", "en"]) == 0
    assert "4 students were counted; the attainment of the course is 0.717." in words(out)


def test_wrong_name_in_a_template_is_told_and_nothing_written(
    course_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = docx.Document()
    bad.add_paragraph("{{ curse.name }}")
    buffer = io.BytesIO()
    bad.save(buffer)
    template, out = tmp_path / "模板.docx", tmp_path / "r.docx"
    template.write_bytes(buffer.getvalue())
    told = refused(capsys, "attain", str(course_file), "--template", str(template), "--docx", str(out))
    assert "模板.docx" in told
    assert "curse" in told
    assert not out.exists()


def test_earlier_results_are_compared(course_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["attain", str(course_file), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    data["course"]["term"], data["objectives"][0]["attainment"] = "2024-2025-1", 0.5
    earlier, out = tmp_path / "earlier.json", tmp_path / "r.docx"
    earlier.write_text(json.dumps(data), encoding="utf-8")
    assert main(["attain", str(course_file), "--earlier", str(earlier), "--docx", str(out), "--lang", "en"]) == 0
    assert "2024-2025-1" in words(out)
    assert "+0.2" in words(out)


@pytest.mark.parametrize(
    ("content", "told"),
    [("no json", "JSON"), ("[]", "no earlier result"), ('{"kind": "programme"}', "no earlier result")],
)
def test_what_is_no_earlier_result_is_refused(
    course_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, told: str
) -> None:
    earlier, out = tmp_path / "e.json", tmp_path / "r.docx"
    earlier.write_text(content, encoding="utf-8")
    argv = ("attain", str(course_file), "--earlier", str(earlier), "--docx", str(out), "--lang", "en")
    assert told in refused(capsys, *argv)
    assert not out.exists()


def test_an_earlier_result_of_another_course_is_refused(
    course_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = folders.write_course(tmp_path / "B9.xlsx", folders.course("B9"))
    assert main(["attain", str(other), "--json"]) == 0
    earlier = tmp_path / "e.json"
    earlier.write_text(capsys.readouterr().out, encoding="utf-8")
    argv = ("attain", str(course_file), "--earlier", str(earlier), "--docx", str(tmp_path / "r.docx"), "--lang", "en")
    assert "B9" in refused(capsys, *argv)


def test_outputs_are_never_inputs(course_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = tmp_path / "模板.docx"
    template.write_bytes(course_example(str, "en"))
    before = template.read_bytes()
    refused(capsys, "attain", str(course_file), "--template", str(template), "--docx", str(template))
    refused(capsys, "attain", str(course_file), "--docx", str(tmp_path / "none" / "r.docx"))
    assert template.read_bytes() == before


def test_without_libreoffice_pdf_is_refused(
    course_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    out, pdf = tmp_path / "r.docx", tmp_path / "r.pdf"
    told = refused(capsys, "attain", str(course_file), "--docx", str(out), "--pdf", str(pdf), "--lang", "en")
    assert "LibreOffice" in told
    assert not out.exists(), "all files or none"


@pytest.mark.needs("soffice", "lowriter")
def test_pdf(course_file: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "r.pdf"
    assert main(["attain", str(course_file), "--pdf", str(pdf)]) == 0
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_example_templates_are_written_and_never_over_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "模板.docx"
    assert main(["template", "report", str(out)]) == 0
    assert "{{p report }}" in words(out)
    refused(capsys, "template", "report", str(out))
    assert ".docx" in refused(capsys, "template", "programme-report", str(tmp_path / "x.xlsx"))


def test_a_font_of_the_school_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    font = tmp_path / "school.ttf"
    font.write_bytes(b"font")
    monkeypatch.setenv("ZHUNSHENG_FONT", str(font))
    assert chart_font() == b"font"


def test_reports_cost_nothing_where_none_is_asked(course_file: Path) -> None:
    """Libraries of reports are loaded for reports only."""
    code = (
        "import sys; from zhunsheng.interfaces.cli.main import main; main(sys.argv[1:]);"
        "heavy = {'PIL', 'docx', 'docxtpl', 'jinja2', 'lxml'} & {name.split('.')[0] for name in sys.modules};"
        "sys.exit(f'loaded: {sorted(heavy)}' if heavy else 0)"
    )
    command = [sys.executable, "-c", code, "attain", str(course_file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("option", ["--template", "--earlier"])
def test_an_option_that_would_do_nothing_is_refused(
    course_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    told = refused(capsys, "attain", str(course_file), option, str(tmp_path / "x"), "--lang", "en")
    assert option in told


def test_earlier_offerings_do_not_go_with_a_programme(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = folders.write_programme(tmp_path / "自动化", folders.course("B1"), folders.course("B2"))
    out = tmp_path / "r.docx"
    assert "--earlier" in refused(
        capsys, "attain", str(folder), "--earlier", "x.json", "--docx", str(out), "--lang", "en"
    )
    assert not out.exists()
