# What ./start and ./test share: find Python, make .venv, install the locked packages once. Sourced, never run.
# POSIX sh. The caller has set `root`, the folder of the checkout, and calls `prepare base` or `prepare dev`;
# afterwards `python` is the interpreter of the environment.

unset PYTHONHOME PYTHONPATH
PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1
export PIP_USER PIP_DISABLE_PIP_VERSION_CHECK PIP_NO_INPUT

pythons="python3 python3.13 python3.12 python3.11 /usr/bin/python3" # the last: behind a version manager's own python3
venv=$root/.venv
python=$venv/bin/python
stamp=$venv/zhunsheng-stamp

say() { # 中文 English
    printf '==> %s · %s\n' "$1" "$2" >&2
}

stop() { # 中文 English
    printf '!!! %s\n!!! %s\n' "$1" "$2" >&2
    exit 1
}

# --- Debian packages ---------------------------------------------------------------------------------------------

as_root() { # prints how to become root: nothing, or sudo; fails where neither works
    if [ "$(id -u)" -eq 0 ]; then
        return 0
    fi
    command -v sudo >/dev/null 2>&1 || return 1
    if [ -t 0 ] || sudo -n true >/dev/null 2>&1; then
        echo sudo
    else
        return 1
    fi
}

apt_install() { # PACKAGE…; fails where it cannot
    command -v apt-get >/dev/null 2>&1 || return 1
    rights=$(as_root) || return 1
    say "安装系统软件包：$*" "Installing Debian packages: $*"
    $rights apt-get update -q && $rights env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"
}

install_programs() { # FILE: lines of "program package"; what cannot be installed is named, and its tests say so again
    while read -r program package _; do
        case $program in '' | '#'*) continue ;; esac
        command -v "$program" >/dev/null 2>&1 && continue
        apt_install "$package" </dev/null >&2 ||
            say "缺少程序 $program（软件包 $package），用到它的测试不运行" "No $program here (package $package): tests that need it are not run"
    done <"$1"
}

# --- Python ------------------------------------------------------------------------------------------------------

usable() { # COMMAND: a Python of 3.11 or later that can make environments (Debian ships that part separately)
    "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() { # prints the first usable Python
    for candidate in ${ZHUNSHENG_PYTHON:+"$ZHUNSHENG_PYTHON"} $pythons; do
        if usable "$candidate"; then
            echo "$candidate"
            return 0
        fi
    done
    return 1
}

need_python() { # sets `system`, installing Python where that is possible
    system=$(find_python) && return 0
    apt_install python3 python3-venv >&2 || true
    system=$(find_python) || stop \
        "需要 Python 3.11 或更高版本及 venv 模块。Debian/Ubuntu 请执行：sudo apt-get install python3 python3-venv，然后重试。" \
        "Python 3.11 or later with its venv module is needed. On Debian or Ubuntu: sudo apt-get install python3 python3-venv, then try again."
}

# --- the environment ---------------------------------------------------------------------------------------------

fingerprint() { # of everything an installation depends on; a checkout that was moved is another one
    {
        printf '%s\n' "$root"
        cat "$root/requirements/base.txt" "$root/requirements/dev.txt" "$root/pyproject.toml"
        grep -m 1 '^## [0-9]' "$root/CHANGELOG.md"
    } | cksum
}

installed() { # base|dev: the stamp says so; dev holds base
    [ -x "$python" ] && [ -f "$stamp" ] || return 1
    read -r kind sum <"$stamp" || return 1
    [ "$sum" = "$(fingerprint)" ] || return 1
    [ "$kind" = "$1" ] || [ "$kind" = dev ]
}

moved() { # the environment was made in another place: its scripts name that place
    ! grep -qF -- " $venv" "$venv/pyvenv.cfg" 2>/dev/null
}

make_venv() {
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && ! moved; then
        return 0
    fi
    need_python
    say "建立 Python 环境 .venv" "Making the Python environment .venv"
    "$system" -m venv --clear "$venv" || stop \
        "无法建立 $venv；请检查磁盘空间和目录权限。" "$venv cannot be made; check disk space and the folder's permissions."
}

install() { # base|dev
    rm -f "$stamp"
    make_venv
    say "安装锁定版本的软件包（校验哈希，仅首次需要联网）" "Installing the locked packages (hashes checked; only now the network is needed)"
    "$python" -m pip install --require-hashes -r "$root/requirements/$1.txt" >&2 || stop \
        "软件包未能全部安装。请检查网络或 PIP_INDEX_URL（可指向本校镜像），然后重试。" \
        "Not all packages could be installed. Check the network or PIP_INDEX_URL (a mirror will do), then try again."
    "$python" -m pip install --quiet --no-deps --no-build-isolation --editable "$root" >&2 || stop \
        "准绳本身未能安装，原因见上。" "Zhunsheng itself could not be installed; the reason stands above."
    # the jailed reader may write no files, so what it loads is compiled here, once
    "$python" -m compileall -q "$root/src" >/dev/null 2>&1 || true
    printf '%s %s\n' "$1" "$(fingerprint)" >"$stamp"
}

prepare() { # base|dev: instant and offline where nothing changed since the last time
    installed "$1" && return 0
    # Two runs at once: the second waits for the first. Descriptor 9 is closed again, so nothing started later holds it.
    if command -v flock >/dev/null 2>&1; then
        exec 9>"$root/.setup.lock"
        flock -n 9 || {
            say "另一个进程正在安装，等待它完成…" "Another run is installing; waiting for it…"
            flock 9
        }
    fi
    installed "$1" || install "$1"
    exec 9>&-
}
