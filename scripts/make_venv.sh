#!/usr/bin/env bash
# Make the virtual environment: scripts/make_venv.sh DIRECTORY [PYTHON]
#
# Takes PYTHON, or else the first Python of 3.11 or newer on PATH. Debian and Ubuntu split venv from
# Python: where it is missing it is installed with apt. Running it again changes nothing.
set -eu

directory="$1"
wanted="${2:-}"

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
has_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }

find_python() {
  if [ -n "$wanted" ]; then
    new_enough "$wanted" && echo "$wanted"
    return
  fi
  local candidate
  for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
    if new_enough "$candidate"; then
      echo "$candidate"
      return
    fi
  done
}

give_up() {
  echo >&2 "make: $1"
  echo >&2 "make: $2"
  exit 1
}

apt_install() {
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  command -v apt-get >/dev/null || return 1
  [ ${#as_root[@]} -eq 0 ] || command -v sudo >/dev/null || return 1
  "${as_root[@]}" apt-get -qq -o DPkg::Lock::Timeout=600 update || true
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=600 \
    install --no-install-recommends "$@" >/dev/null
}

python="$(find_python || true)"
if [ -z "$python" ] && [ -n "$wanted" ]; then
  give_up "PYTHON=$wanted 不能用，需要 3.11 以上的 Python。" \
    "PYTHON=$wanted will not do: Python 3.11 or newer is needed."
fi
if [ -z "$python" ]; then
  apt_install python3 python3-venv || apt_install python3.11 python3.11-venv || true
  python="$(find_python || true)"
fi
if [ -z "$python" ]; then
  give_up "找不到 3.11 以上的 Python：请先安装，再用 make setup PYTHON=路径 重试。" \
    "No Python 3.11 or newer: install one, then say make setup PYTHON=/path/to/python3."
fi
if ! has_venv "$python"; then
  version="$("$python" -c 'import sys; print("{}.{}".format(*sys.version_info))')"
  apt_install "python$version-venv" || apt_install python3-venv || true
fi
if ! has_venv "$python"; then
  give_up "$python 缺少 venv：请执行 sudo apt-get install python3-venv，再重试。" \
    "$python lacks venv: run sudo apt-get install python3-venv, then try again."
fi

# An environment whose Python has gone, or is too old, is made anew; any other is kept.
if ! new_enough "$directory/bin/python"; then
  "$python" -m venv --clear "$directory"
fi
# `pip install --group` came with 25.1.
"$directory/bin/python" -m pip --disable-pip-version-check install --quiet --upgrade 'pip>=25.1'
