#!/usr/bin/env bash
# Sets this checkout up, once: .venv with the locked versions, and the system libraries Qt needs.
# Quick the second time. Does as much as this account may and names the rest in one line.
#   installer/setup_machine.sh [screen|validator]
# "screen" also looks for what a real window needs, "validator" for what `make vera` needs.
# PYTHON=/path/to/python3 chooses the Python.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '%s\n' "$*" >&2; }
stop() { say "$*"; exit 1; }

# Runs a command as root when this account may without being asked for a password.
may_install() { command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
install_packages() {
    local get=(env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0)
    local put=("${get[@]}" install -y --no-install-recommends "$@")
    say "Installing system packages: $*"
    as_root "${put[@]}" >/dev/null 2>&1 && return
    as_root "${get[@]}" update >/dev/null || true # a fresh machine has no lists yet
    as_root "${put[@]}" >/dev/null
}
# The Debian or Ubuntu package that holds a library.
package_of() {
    case "$1" in
    libGL.so.1) echo libgl1 ;;
    libEGL.so.1) echo libegl1 ;;
    libglib-2.0.so.0 | libgthread-2.0.so.0) echo libglib2.0-0 ;;
    libX11.so.6) echo libx11-6 ;;
    libX11-xcb.so.1) echo libx11-xcb1 ;;
    libdbus-1.so.3) echo libdbus-1-3 ;;
    libxkbcommon-x11.so.0) echo libxkbcommon-x11-0 ;;
    libstdc++.so.6) echo libstdc++6 ;;
    libz.so.1) echo zlib1g ;;
    # The rest follow the rule: libxcb-cursor.so.0 is in libxcb-cursor0.
    lib*.so.*) printf '%s%s\n' "${1%%.so.*}" "${1##*.so.}" ;;
    *) echo "$1" ;;
    esac
}
# Packages that will be asked for once Qt is here, so that one request to somebody else is enough.
wanted_later() {
    may_install && return
    local library known
    known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null) || return 0
    for library in libGL.so.1 libEGL.so.1 libX11.so.6 libdbus-1.so.3 libfontconfig.so.1 \
        libfreetype.so.6 libglib-2.0.so.0 libxkbcommon.so.0 ${DISPLAY:+libxcb-cursor.so.0 \
        libxcb-icccm.so.4 libxcb-keysyms.so.1 libxcb-shape.so.0 libxkbcommon-x11.so.0}; do
        case "$known" in *"$library"*) ;; *) package_of "$library" ;; esac
    done
}
# need PACKAGE… : install them, or name them in one line and stop.
need() {
    may_install || stop "This account may not install system packages. Please have run: sudo apt-get install $*"
    install_packages "$@" || stop "These system packages could not be installed. Please run: sudo apt-get install $*"
}

is_new_enough() { "$1" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null; }
find_python() {
    local name
    for name in ${PYTHON:+"$PYTHON"} python3 python3.11 python3.12 python3.13 python3.14; do
        command -v "$name" >/dev/null && is_new_enough "$name" && { printf '%s' "$name"; return; }
    done
    return 1
}

# What the set-up depends on; a moved checkout, another Python or a changed lock make it anew.
fingerprint() {
    .venv/bin/python - <<'PYTHON'
import hashlib, pathlib, sys
digest = hashlib.sha256(f"{sys.version}\n{pathlib.Path.cwd()}\n".encode())
for name in ("requirements.lock", "pyproject.toml"):
    digest.update(pathlib.Path(name).read_bytes())
print(digest.hexdigest())
PYTHON
}

set_up_python() {
    local stamp=.venv/set-up-for python version
    if [ -x .venv/bin/python ] && [ -f "$stamp" ] && [ "$(fingerprint)" = "$(cat "$stamp")" ]; then
        return
    fi
    python=$(find_python) || { need python3 python3-venv; python=$(find_python); } ||
        stop "Kitchen Table needs Python 3.11 or newer; this machine has none that is."
    version=$("$python" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
    "$python" -c 'import ensurepip, venv' 2>/dev/null || need "python$version-venv" $(wanted_later)
    say "Setting up .venv with Python $version. The first time fetches some 250 MB; please wait."
    rm -f "$stamp"
    # An older set-up of this folder is put right in place; one that cannot run is made anew.
    [ -x .venv/bin/python ] && .venv/bin/python -m pip --version >/dev/null 2>&1 &&
        [ "$(sed -n 's/^version = \([0-9]*\.[0-9]*\).*/\1/p' .venv/pyvenv.cfg)" = "$version" ] ||
        "$python" -m venv --clear .venv
    local pip=(.venv/bin/python -m pip --quiet --disable-pip-version-check --no-input install)
    "${pip[@]}" --only-binary=:all: --require-hashes -r requirements.lock ||
        stop "The packages could not be fetched; the lines above say why. Once the network is there, run the same again."
    "${pip[@]}" --no-deps --no-build-isolation --editable .
    fingerprint >"$stamp"
}

# The libraries that Qt asks for and this machine does not have. "$1" = screen: for a window too.
# (Qt's own message names only the first suspect, and often a wrong one.)
missing_libraries() {
    local qt asking=()
    for qt in .venv/lib/python3*/site-packages/PySide6; do
        asking+=("$qt"/Qt{Widgets,Svg,PrintSupport}.abi3.so "$qt"/Qt/plugins/platforms/libqoffscreen.so)
        [ "${1:-}" != screen ] || asking+=("$qt"/Qt/plugins/platforms/libqxcb.so)
    done
    { ldd "${asking[@]}" 2>/dev/null || true; } | awk '/=> not found/ {print $1}' | sort -u
}
set_up_libraries() {
    [ "$(uname)" = Linux ] || return 0
    local library libraries packages=()
    libraries=$(missing_libraries "${1:-}")
    [ -n "$libraries" ] || return 0
    command -v apt-get >/dev/null || stop "Please install the packages that hold what Qt misses here:" $libraries
    for library in $libraries; do packages+=("$(package_of "$library")"); done
    mapfile -t packages < <(printf '%s\n' "${packages[@]}" | sort -u)
    need "${packages[@]}"
    libraries=$(missing_libraries "${1:-}")
    [ -z "$libraries" ] || stop "Please install the packages that hold what Qt still misses here:" $libraries
}

# Java with its compiler, and JAXB, which veraPDF reads its rules with. Without them `make vera`
# says so and skips; nothing else needs them.
set_up_validator() {
    local packages=()
    command -v javac >/dev/null || packages+=(default-jdk-headless)
    [ -e /usr/share/java/jaxb-runtime.jar ] || packages+=(libjaxb-java)
    [ ${#packages[@]} -gt 0 ] && may_install || return 0
    install_packages "${packages[@]}" || say "These could not be installed: ${packages[*]}"
}

if [ "${1:-}" = validator ]; then
    set_up_validator
    exit
fi
set_up_python
set_up_libraries "${1:-}"
