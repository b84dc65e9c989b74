"""Setting up: `prepare` installs once, notices what changed, and leaves no stamp behind when it failed.

Python and pip are played by a script that writes down what it was asked, so that nothing is installed here.
"""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

FAKE_PYTHON = """\
#!/bin/sh
case $1 in
    -c) exit "${FAKE_OLD:-0}" ;;
esac
echo "$*" >>"$FAKE_LOG"
case $2 in
    venv)
        mkdir -p "$4/bin"
        cp "$0" "$4/bin/python"
        echo "command = python -m venv --clear $4" >"$4/pyvenv.cfg"
        ;;
    pip)
        sleep "${FAKE_SECONDS:-0}"
        exit "${FAKE_PIP:-0}"
        ;;
esac
"""

FAKE_ZHUNSHENG = """\
#!/bin/sh
printf 'zhunsheng' && printf ' [%s]' "$@" && echo
[ "$1" != demo ] || mkdir "$3"
"""


class Checkout:
    """A checkout with blanks and Chinese in its path, and a machine whose Python is a script."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.root = folder / "准绳 checkout"
        self.root.mkdir()
        shutil.copytree(ROOT / "tools", self.root / "tools", ignore=shutil.ignore_patterns("__pycache__"))
        for name in ("start", "pyproject.toml", "CHANGELOG.md"):
            shutil.copy(ROOT / name, self.root)
        (self.root / "requirements").mkdir()
        for name in ("base", "dev"):
            (self.root / "requirements" / f"{name}.txt").write_text(f"{name}==1\n", encoding="utf-8")
        self.log = folder / "log"
        self.python = folder / "python"
        self.python.write_text(FAKE_PYTHON, encoding="utf-8")
        self.python.chmod(0o755)

    def environment(self, **more: str) -> dict[str, str]:
        own = {"PATH": "/usr/bin:/bin", "ZHUNSHENG_PYTHON": str(self.python), "FAKE_LOG": str(self.log)}
        return own | {"HOME": str(self.folder), "LC_ALL": "C.UTF-8"} | more

    def sh(self, script: str, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a script in the checkout with setup.sh sourced."""
        return subprocess.run(
            ["/bin/sh", "-euc", f'root="{self.root}"; . "$root/tools/setup.sh"; {script}'],
            env=self.environment(**more),
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            check=False,
            timeout=30,
        )

    def prepare(self, what: str = "base", **more: str) -> subprocess.CompletedProcess[str]:
        return self.sh(f"prepare {what}", **more)

    def asked(self) -> list[str]:
        """What Python installed since the last look: `venv`, or the lock that pip installed, or `checkout`."""
        lines = self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []
        lines = [line for line in lines if "compileall" not in line]
        self.log.unlink(missing_ok=True)
        return [self._short(line) for line in lines]

    def _short(self, line: str) -> str:
        if " venv " in line:
            return "venv"
        return Path(line.split(" -r ")[1]).stem if " -r " in line else "checkout"


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


def test_first_run_installs_with_hashes_and_second_does_nothing(checkout: Checkout) -> None:
    first = checkout.prepare()
    assert first.returncode == 0, first.stderr
    log = checkout.log.read_text(encoding="utf-8")
    assert "--require-hashes" in log
    assert "compileall" in log
    assert checkout.asked() == ["venv", "base", "checkout"]
    second = checkout.prepare()
    assert second.returncode == 0
    assert second.stderr == ""
    assert checkout.asked() == []


def test_progress_is_told_in_both_languages_and_not_on_stdout(checkout: Checkout) -> None:
    first = checkout.prepare()
    assert "安装锁定版本的软件包" in first.stderr
    assert "Installing the locked packages" in first.stderr
    assert first.stdout == ""


def test_tests_install_more_and_start_is_content_with_it(checkout: Checkout) -> None:
    checkout.prepare()
    checkout.asked()
    checkout.prepare("dev")
    assert checkout.asked() == ["dev", "checkout"]
    checkout.prepare("base")
    assert checkout.asked() == []


@pytest.mark.parametrize("changed", ["requirements/base.txt", "requirements/dev.txt", "pyproject.toml"])
def test_changed_file_is_noticed(checkout: Checkout, changed: str) -> None:
    checkout.prepare()
    checkout.asked()
    with (checkout.root / changed).open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    checkout.prepare()
    assert checkout.asked() == ["base", "checkout"]


def test_new_version_is_noticed_and_other_words_of_the_changelog_are_not(checkout: Checkout) -> None:
    checkout.prepare()
    checkout.asked()
    changelog = checkout.root / "CHANGELOG.md"
    words = changelog.read_text(encoding="utf-8")
    changelog.write_text(words + "\n- One more line.\n", encoding="utf-8")
    checkout.prepare()
    assert checkout.asked() == []
    changelog.write_text(words.replace("## 0.", "## 9.", 1), encoding="utf-8")
    checkout.prepare()
    assert checkout.asked() == ["base", "checkout"]


def test_failed_installation_says_what_to_do_and_leaves_no_stamp(checkout: Checkout) -> None:
    failed = checkout.prepare(FAKE_PIP="1")
    assert failed.returncode == 1
    assert "PIP_INDEX_URL" in failed.stderr
    assert checkout.asked() == ["venv", "base"]
    assert checkout.prepare().returncode == 0
    assert checkout.asked() == ["base", "checkout"]


def test_installation_that_fails_later_forgets_the_one_before(checkout: Checkout) -> None:
    checkout.prepare()
    (checkout.root / "pyproject.toml").write_text("# other\n", encoding="utf-8")
    assert checkout.prepare(FAKE_PIP="1").returncode == 1
    shutil.copy(ROOT / "pyproject.toml", checkout.root)
    checkout.asked()
    checkout.prepare()
    assert checkout.asked() == ["base", "checkout"]


def test_moved_checkout_gets_a_new_environment(checkout: Checkout) -> None:
    checkout.prepare()
    checkout.asked()
    checkout.root = checkout.root.rename(checkout.folder / "moved 到别处")
    checkout.prepare()
    assert checkout.asked() == ["venv", "base", "checkout"]


@pytest.mark.slow
def test_two_runs_at_once_install_once(checkout: Checkout) -> None:
    both = checkout.sh("(prepare base) & (prepare base) & wait", FAKE_SECONDS="0.3")
    assert both.returncode == 0
    assert "另一个进程正在安装" in both.stderr
    assert checkout.asked() == ["venv", "base", "checkout"]


def test_unusable_python_is_passed_over(checkout: Checkout) -> None:
    old = checkout.folder / "old"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    found = checkout.sh(f'pythons="{checkout.python}"; find_python', ZHUNSHENG_PYTHON=str(old))
    assert found.stdout.strip() == str(checkout.python)


NOBODY = "id() { echo 1000; }; sudo() { return 1; }; "


def test_no_python_and_no_rights_says_what_to_do(checkout: Checkout) -> None:
    refused = checkout.sh(NOBODY + "pythons=; prepare base", ZHUNSHENG_PYTHON="")
    assert refused.returncode == 1
    assert "sudo apt-get install python3 python3-venv" in refused.stderr
    assert not (checkout.root / ".venv").exists()


def test_no_python_but_root_installs_it(checkout: Checkout) -> None:
    machine = checkout.folder / "machine"
    machine.mkdir()
    fakes = {"id": "echo 0", "apt-get": f'echo "apt-get $*"; cp "{checkout.python}" "{machine}/new-python"'}
    for name, words in fakes.items():
        (machine / name).write_text(f"#!/bin/sh\n{words}\n", encoding="utf-8")
        (machine / name).chmod(0o755)
    done = checkout.sh("pythons=new-python; prepare base", ZHUNSHENG_PYTHON="", PATH=f"{machine}:/usr/bin:/bin")
    assert done.returncode == 0, done.stderr
    assert "apt-get update" in done.stderr
    assert "install -y -q --no-install-recommends python3 python3-venv" in done.stderr
    assert checkout.asked() == ["venv", "base", "checkout"]


def test_missing_program_is_named_where_it_cannot_be_installed(checkout: Checkout) -> None:
    programs = checkout.folder / "programs.txt"
    programs.write_text("# program package\nsh dash\nno-such-program no-such-package\n", encoding="utf-8")
    told = checkout.sh(NOBODY + f'install_programs "{programs}"')
    assert told.returncode == 0
    assert "no-such-program" in told.stderr
    assert "dash" not in told.stderr


# --- ./start itself


def start(checkout: Checkout, *arguments: str) -> subprocess.CompletedProcess[str]:
    checkout.prepare()
    command = checkout.root / ".venv" / "bin" / "zhunsheng"
    command.write_text(FAKE_ZHUNSHENG, encoding="utf-8")
    command.chmod(0o755)
    environment = checkout.environment(ZHUNSHENG_HOME=str(checkout.folder / "数据 home"))
    return subprocess.run(
        ["/bin/sh", checkout.root / "start", *arguments],
        cwd=checkout.folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_start_hands_its_arguments_on_as_they_are(checkout: Checkout) -> None:
    done = start(checkout, "attain", "我的 课程.xlsx", "--json")
    assert done.stdout == "zhunsheng [attain] [我的 课程.xlsx] [--json]\n"
    assert done.returncode == 0


def test_start_alone_computes_the_sample_and_writes_it_once(checkout: Checkout) -> None:
    home = checkout.folder / "数据 home"
    first = start(checkout)
    assert first.returncode == 0, first.stderr
    (sample,) = home.iterdir()
    assert first.stdout == f"zhunsheng [attain] [{sample}]\n"
    assert "生成示例专业文件夹" in first.stderr
    second = start(checkout)
    assert second.stdout == first.stdout
    assert "生成示例专业文件夹" not in second.stderr


def test_start_leaves_no_half_sample(checkout: Checkout) -> None:
    (checkout.folder / "数据 home").mkdir()
    checkout.prepare()
    command = checkout.root / ".venv" / "bin" / "zhunsheng"
    command.write_text('#!/bin/sh\nmkdir "$3"\nexit 2\n', encoding="utf-8")
    command.chmod(0o755)
    environment = checkout.environment(ZHUNSHENG_HOME=str(checkout.folder / "数据 home"))
    done = subprocess.run(["/bin/sh", checkout.root / "start"], env=environment, capture_output=True, check=False)
    assert done.returncode == 2
    assert list((checkout.folder / "数据 home").iterdir()) == []
