#!/usr/bin/env bash
# What formgen needs from the system: scripts/install_system.sh runtime|test
#
# runtime   LibreOffice Writer without a desktop and its Python bridge, Chinese fonts, poppler-utils
# test      the same, and Chromium, PostgreSQL and Redis for the tests
#
# For Debian and Ubuntu, as root or with sudo. Running it again changes nothing. Each step that cannot
# be done says which it is and how to do it by hand; the script fails only if a needed part is missing.
set -u

wanted="${1:-runtime}"
case "$wanted" in
  runtime | test) ;;
  *)
    echo >&2 "用法：scripts/install_system.sh runtime|test"
    exit 2
    ;;
esac

SYSTEM_PYTHON=/usr/bin/python3
BACKPORTS=/etc/apt/sources.list.d/formgen-backports.sources
MODERN=24 # LibreOffice 7 sets the character grid of official templates at half its width
missing=0
updated=

say() { echo >&2 "系统软件：$*"; }

# lacking WHAT HOW: a needed part is not there; go on with the others, fail at the end.
lacking() {
  say "$1没有装上。请手工安装：$2"
  missing=1
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    return 1
  fi
}

update() {
  command -v apt-get >/dev/null || return 1
  [ -z "$updated" ] || return 0
  as_root apt-get -qq -o DPkg::Lock::Timeout=600 update && updated=yes
}

# install [-t SUITE] PACKAGE…
install() {
  update || return 1
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o DPkg::Lock::Timeout=600 \
    install --no-install-recommends "$@" >/dev/null
}

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# need WHAT PACKAGE…: install what is not there yet.
need() {
  local what="$1" package absent=()
  shift
  for package in "$@"; do
    installed "$package" || absent+=("$package")
  done
  [ ${#absent[@]} -eq 0 ] || install "${absent[@]}" || lacking "$what" "sudo apt-get install ${absent[*]}"
}

# -------------------------------------------------------------------------------------- LibreOffice

office_version() {
  local program
  program="$(command -v soffice || command -v libreoffice)" || return 1
  program="$(dirname "$(readlink -f "$program")")"
  sed -n "s/^ProductKey=LibreOffice \([0-9]*\).*/\1/p" "$program/bootstraprc" 2>/dev/null
}

has_bridge() { "$SYSTEM_PYTHON" -I -c 'import uno' 2>/dev/null; }

# The stanza or line of the machine's own source for this release, with the suite's name changed: the
# mirror stays the one that its owner chose.
backports_source() {
  local suite="$1"
  cat /etc/apt/sources.list.d/*.sources 2>/dev/null | awk -v suite="$suite" '
    BEGIN { RS = ""; FS = "\n" }
    {
      fits = 0; off = 0; text = ""
      for (i = 1; i <= NF; i++) {
        if ($i ~ /^#/) continue
        if ($i ~ /^Enabled:[ \t]*no/) off = 1
        if ($i ~ /^Suites:/) {
          n = split($i, words, /[ \t]+/)
          for (j = 2; j <= n; j++) if (words[j] == suite) fits = 1
          $i = "Suites: " suite "-backports"
        }
        text = text $i "\n"
      }
      if (fits && !off && text ~ /Types:[^\n]*deb/) { printf "%s", text; exit }
    }'
}

backports_line() {
  local suite="$1"
  cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list 2>/dev/null |
    sed -n -E "s#^(deb[[:space:]].*[[:space:]])$suite([[:space:]].*)\$#\1$suite-backports\2#p" | head -n 1
}

offers_backports() { apt-cache policy 2>/dev/null | grep -q "n=$1-backports"; }

# add_backports SUITE: succeed if the suite is to be had afterwards; leave nothing behind if not.
add_backports() {
  local suite="$1" target="$BACKPORTS" text
  update || return 1
  ! offers_backports "$suite" || return 0
  text="$(backports_source "$suite")"
  if [ -z "$text" ]; then
    target="${BACKPORTS%.sources}.list"
    text="$(backports_line "$suite")"
  fi
  [ -n "$text" ] || return 1
  printf '%s\n' "$text" | as_root tee "$target" >/dev/null || return 1
  updated=
  if update && offers_backports "$suite"; then
    say "已加入软件源 $suite-backports（$target），用来安装较新的 LibreOffice。"
    return 0
  fi
  as_root rm -f "$target"
  updated=
  return 1
}

install_office() {
  local suite="" kind=-nogui
  # A desktop's LibreOffice is kept: the package without a desktop would take it away.
  if installed libreoffice-core; then kind=; fi
  if [ "$(. /etc/os-release && echo "${ID:-}${VERSION_ID:-}")" = debian12 ]; then
    suite="$(. /etc/os-release && echo "$VERSION_CODENAME")"
    if add_backports "$suite" && install -t "$suite-backports" "libreoffice-writer$kind" python3-uno; then
      return
    fi
    say "取不到 $suite-backports，改装发行版自带的 LibreOffice：版面按字符网格排的公文可能与 Word 不一致。"
  fi
  install "libreoffice-writer$kind" python3-uno ||
    lacking "LibreOffice" "sudo apt-get install libreoffice-writer$kind python3-uno"
}

office() {
  local version
  version="$(office_version)" || version=0
  if [ "${version:-0}" -lt "$MODERN" ] || ! has_bridge; then install_office; fi
}

# --------------------------------------------------------------------------------------------- fonts

font_folder() {
  if [ "$(id -u)" -eq 0 ] || command -v sudo >/dev/null; then
    echo "${FORMGEN_FONTS:-/usr/local/share/formgen/fonts}"
  else
    echo "${FORMGEN_FONTS:-${XDG_DATA_HOME:-$HOME/.local/share}/formgen/fonts}"
  fi
}

place() { # place FOLDER FILE…: through sudo only where the folder is not ours
  local folder="$1"
  shift
  mkdir -p "$folder" 2>/dev/null && cp "$@" "$folder" 2>/dev/null && return
  as_root mkdir -p "$folder" && as_root cp "$@" "$folder"
}

# The two faces come from a package that would bring the whole of TeX: only they are unpacked.
unpack_fandol() {
  local folder="$1" scratch="$2"
  update
  (cd "$scratch" && apt-get -qq -o APT::Sandbox::User=root download texlive-lang-chinese >/dev/null) || return 1
  dpkg-deb --fsys-tarfile "$scratch"/*.deb | tar -x -C "$scratch" --wildcards \
    '*/fandol/FandolFang-Regular.otf' '*/fandol/FandolKai-Regular.otf' './usr/share/doc/texlive-lang-chinese/copyright' ||
    return 1
  find "$scratch/usr" -type f \( -name '*.otf' -o -name copyright \) -exec chmod 644 {} +
  find "$scratch/usr" -type f -name copyright -execdir mv copyright LICENSE-texlive-lang-chinese.txt \;
  find "$scratch/usr" -type f \( -name '*.otf' -o -name 'LICENSE-*' \) -print0 >"$scratch/files"
  local files=()
  mapfile -d '' -t files <"$scratch/files"
  [ ${#files[@]} -ge 2 ] && place "$folder" "${files[@]}"
}

fandol() {
  local folder scratch
  folder="$(font_folder)"
  if [ -e "$folder/FandolFang-Regular.otf" ] && [ -e "$folder/FandolKai-Regular.otf" ]; then return; fi
  scratch="$(mktemp -d)"
  if unpack_fandol "$folder" "$scratch"; then
    say "仿宋、楷体：FandolFang、FandolKai 已放入 $folder（GPL 许可，附字体例外，可嵌入文件）。"
  else
    say "仿宋、楷体字体没有取到，PDF 中以思源宋体代替。手工安装：下载 texlive-lang-chinese 软件包，" \
      "把其中 FandolFang-Regular.otf 和 FandolKai-Regular.otf 放入 $folder。"
  fi
  rm -rf "$scratch"
}

# ---------------------------------------------------------------------------------------- test parts

# Without windows where there is one: tests in front of it take half the time. Any other will do.
browser() {
  local name
  ! command -v chromium-headless-shell >/dev/null || return 0
  ! install chromium-headless-shell 2>/dev/null || return 0
  for name in chromium chromium-browser google-chrome; do
    ! command -v "$name" >/dev/null || return 0
  done
  need "Chromium" chromium
}

database() {
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || need "PostgreSQL" postgresql
}

queue() {
  command -v redis-server >/dev/null || need "Redis" redis-server
}

if ! command -v apt-get >/dev/null; then
  say "这不是 Debian 或 Ubuntu。请用本系统的包管理器安装：LibreOffice Writer（24 以上）及其 Python 接口 uno、" \
    "Noto CJK 字体、fontconfig、poppler；测试另需 Chromium、PostgreSQL 和 Redis。"
  exit 1
fi
office
need "中文字体" fonts-noto-cjk fonts-liberation fontconfig
need "PDF 查看工具" poppler-utils
fandol
if [ "$wanted" = test ]; then
  browser
  database
  queue
fi
exit "$missing"
