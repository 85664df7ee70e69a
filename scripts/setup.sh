#!/bin/sh
# Makes ready what the project needs to build (briefs), to be tested (test), to have its editions judged by
# other programs (conformance) or to be measured beside others (bench), and nothing twice:
#
#     sh scripts/setup.sh [briefs|test|conformance|bench]
#
# The Python packages go into .venv, at the versions and hashes of requirements.txt. Only the libraries of
# the text engine and the programs that tests and referees are go into the system, and only when they are
# missing. PYTHON names the Python to use.
# Says what it does on stderr. Exit code 0: ready; 1: not ready, and why; 2: wrong usage.
set -eu

LIBRARIES='libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0'
BROWSER=chromium-headless-shell # a peer of the benchmarks, which do without it
DRIVER=chromium-driver # brings the browser that pages of the web are tested in; their tests are left out without it
FIREFOX=firefox-esr # the other browser that they are tested in, likewise
UNBUILT=dkimpy # has no wheel: the one package that is built, in seconds
OPTIONAL=libharfbuzz-subset0 # without it WeasyPrint makes its font subsets by itself, slowly

say() { printf 'setup: %s\n' "$*" >&2; }
fail() {
    say "$*"
    exit 1
}

kind=${1-briefs}
case $#:$kind in
    [01]:briefs | 1:test | 1:conformance | 1:bench) ;;
    *)
        printf 'usage: sh scripts/setup.sh [briefs|test|conformance|bench]\n' >&2
        exit 2
        ;;
esac

packages=briefs # conformance needs no other Python packages than a build
[ "$kind" != test ] || packages='test'
[ "$kind" != bench ] || packages='bench' # all that tests have, and a peer more

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd -- "$root"
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

venv_python=.venv/bin/python
unfinished=.venv/.setup-unfinished

# Prints 3.12, say; fails when there is no such Python, or it is too old.
version_of() {
    "$1" -c 'import sys
if sys.version_info < (3, 11): sys.exit(1)
print("%d.%d" % sys.version_info[:2])' 2>/dev/null
}
makes_environments() { "$1" -c 'import venv, ensurepip' >/dev/null 2>&1; }

# --- Python ---------------------------------------------------------------------------------------

# The interpreter behind shims and environments: the .venv may be the very one about to be replaced.
base_interpreter() {
    "$1" -c 'import os, sys
base = getattr(sys, "_base_executable", None) or sys.executable
print(base if os.path.exists(base) else sys.executable)'
}

find_python() {
    if [ -n "${PYTHON-}" ]; then
        version_of "$PYTHON" >/dev/null ||
            fail "PYTHON=$PYTHON is not a Python 3.11 or newer that runs; name another, or leave PYTHON unset"
        base_interpreter "$PYTHON"
        return
    fi
    for candidate in python3 python3.13 python3.12 python3.11 python3.14 python /usr/bin/python3; do
        if version_of "$candidate" >/dev/null; then
            base_interpreter "$candidate"
            return
        fi
    done
    fail "no Python 3.11 or newer was found; install one (Debian 12, Ubuntu 24.04 and later:" \
        "apt-get install python3 python3-venv; macOS: brew install python), or name it: PYTHON=/path/to/python3"
}

# Whole, of this place, recent enough, and of the Python asked for.
venv_is_usable() {
    [ -x "$venv_python" ] && [ ! -e "$unfinished" ] || return 1
    version=$(version_of "$venv_python") || return 1
    if [ -e .venv/.setup-root ]; then
        [ "$(cat .venv/.setup-root)" = "$root" ] || return 1
    else
        "$venv_python" -I -m pip --version >/dev/null 2>&1 || return 1 # made by hand, or half made
    fi
    [ -z "${PYTHON-}" ] || [ "$(version_of "$PYTHON")" = "$version" ]
}

# --- The system's libraries -----------------------------------------------------------------------

has_browser() {
    for program in chromium-headless-shell chrome-headless-shell chromium google-chrome; do
        ! command -v "$program" >/dev/null 2>&1 || return 0
    done
    return 1
}

has_driver() { command -v chromedriver >/dev/null 2>&1; }

# shellcheck disable=SC2086 # a list of words, here and below
missing_packages() {
    installed=$(dpkg-query -W -f '${Package}=${Status};' $LIBRARIES 2>/dev/null) || :
    for package in $LIBRARIES; do
        case ";$installed" in
            *";$package=install ok installed;"* | *";$package=hold ok installed;"*) ;;
            *) printf '%s ' "$package" ;;
        esac
    done
    if [ "$kind" = test ]; then
        command -v msgfmt >/dev/null 2>&1 || printf 'gettext '
        command -v pdftotext >/dev/null 2>&1 || printf 'poppler-utils '
        command -v faketime >/dev/null 2>&1 || printf 'faketime '
        command -v gs >/dev/null 2>&1 || printf 'ghostscript ' # the plates of a print edition
        command -v openssl >/dev/null 2>&1 || printf 'openssl '
        command -v softhsm2-util >/dev/null 2>&1 || printf 'softhsm2 ' # a token in software, to sign with
        # A real mail server to send by; where people work, one would answer for their own mail.
        [ -z "${CI-}" ] || [ -e /usr/sbin/sendmail ] || printf 'exim4-daemon-light '
        has_driver || printf '%s ' "$DRIVER"
        command -v firefox-esr >/dev/null 2>&1 || command -v firefox >/dev/null 2>&1 || printf '%s ' "$FIREFOX"
        [ -e /usr/share/i18n/locales/tr_TR ] || printf 'locales ' # the tests make one of their own of it
    fi
    if [ "$kind" = conformance ]; then
        command -v java >/dev/null 2>&1 || printf 'default-jre-headless '
        command -v mvn >/dev/null 2>&1 || printf 'maven '
        command -v npm >/dev/null 2>&1 || printf 'npm ' # what validates pages of the web is a package of its
        command -v qpdf >/dev/null 2>&1 || printf 'qpdf '
        command -v gs >/dev/null 2>&1 || printf 'ghostscript '
    fi
    if [ "$kind" = bench ] && ! has_browser; then
        printf '%s ' "$BROWSER"
    fi
    if [ "$kind" = bench ]; then
        command -v npm >/dev/null 2>&1 || printf 'npm ' # maps of the web that others make are packages of its
    fi
    if [ -n "$python" ] && ! makes_environments "$python"; then
        printf 'python%s-venv ' "$(version_of "$python")"
    fi
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    else
        sudo "$@"
    fi
}

# Quiet unless it fails.
apt_get() {
    log=$(mktemp)
    if as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 "$@" </dev/null >"$log" 2>&1; then
        rm -f "$log"
    else
        tail -n 20 "$log" >&2
        rm -f "$log"
        return 1
    fi
}

# shellcheck disable=SC2086
prepare_apt() {
    missing=$(missing_packages)
    missing=${missing% }
    [ -n "$missing" ] || return 0
    by_hand="apt-get update && apt-get install -y --no-install-recommends $missing"
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
        if [ "$missing" = "$OPTIONAL" ]; then
            say "going on without $OPTIONAL: builds are slower; to have it, run as root: $by_hand"
            return 0
        fi
        if [ "$missing" = "$BROWSER" ]; then
            say "going on without $BROWSER, a peer of the benchmarks; to have it, run as root: $by_hand"
            return 0
        fi
        fail "system packages are missing, and there is neither root nor sudo here; run as root: $by_hand"
    fi
    say "installing with apt-get: $missing ..."
    apt_get update || say "apt-get update failed; trying with the lists that are here"
    case " $missing " in
        *" $OPTIONAL "*)
            if ! apt-cache show "$OPTIONAL" >/dev/null 2>&1; then
                say "going on without $OPTIONAL, which this system does not offer: builds are slower"
                missing=$(printf '%s\n' $missing | grep -vx "$OPTIONAL" || :)
            fi
            ;;
    esac
    case " $missing " in
        *" $DRIVER "*)
            if ! apt-cache show "$DRIVER" >/dev/null 2>&1; then
                say "going on without $DRIVER, which this system does not offer: pages are tested in no browser"
                missing=$(printf '%s\n' $missing | grep -vx "$DRIVER" || :)
            fi
            ;;
    esac
    case " $missing " in
        *" $FIREFOX "*)
            if ! apt-cache show "$FIREFOX" >/dev/null 2>&1; then
                say "going on without $FIREFOX, which this system does not offer: pages are not tested in it"
                missing=$(printf '%s\n' $missing | grep -vx "$FIREFOX" || :)
            fi
            ;;
    esac
    case " $missing " in
        *" $BROWSER "*)
            if ! apt-cache show "$BROWSER" >/dev/null 2>&1; then
                say "going on without $BROWSER, which this system does not offer: benchmarks leave out that peer"
                missing=$(printf '%s\n' $missing | grep -vx "$BROWSER" || :)
            fi
            ;;
    esac
    [ -n "$missing" ] || return 0
    apt_get install -y --no-install-recommends $missing ||
        fail "apt-get could not install them; run as root and see why: $by_hand"
}

prepare_formula() { # the program that shows that it is there, and the formula that has it
    if ! command -v "$1" >/dev/null 2>&1 && ! brew list "$2" >/dev/null 2>&1; then
        say "installing with Homebrew: $2 ..."
        brew install --quiet "$2" >&2 || fail "Homebrew could not install it; run and see why: brew install $2"
    fi
}

prepare_homebrew() {
    if [ ! -e "$(brew --prefix)/lib/libpango-1.0.dylib" ] && ! brew list pango >/dev/null 2>&1; then
        say "installing with Homebrew: pango ..."
        brew install --quiet pango >&2 || fail "Homebrew could not install it; run and see why: brew install pango"
    fi
    if [ "$kind" = test ]; then
        prepare_formula msgfmt gettext
        prepare_formula pdftotext poppler
        prepare_formula faketime libfaketime
        prepare_formula softhsm2-util softhsm
        has_driver || say "going on without chromedriver: pages of the web are tested in no browser"
    fi
    if [ "$kind" = conformance ]; then
        prepare_formula npm node
        prepare_formula mvn maven # brings openjdk; a java that macOS itself has only says where to get one
        prepare_formula qpdf qpdf
        prepare_formula gs ghostscript
    fi
}

# Where no known package manager is: look whether the libraries can be loaded, else name them.
check_libraries() {
    if ! "${python:-$venv_python}" - >&2 <<'END'; then
import ctypes, sys

if sys.platform == "darwin":
    names = "libgobject-2.0.0 libpango-1.0 libpangoft2-1.0 libharfbuzz.0 libfontconfig.1"
    files = [name + ".dylib" for name in names.split()]
else:
    names = "libgobject-2.0.so.0 libpango-1.0.so.0 libpangoft2-1.0.so.0 libharfbuzz.so.0 libfontconfig.so.1"
    files = names.split()
missing = []
for file in files:
    try:
        ctypes.CDLL(file)
    except OSError:
        missing.append(file)
if missing:
    sys.exit("setup: these libraries cannot be loaded: " + ", ".join(missing))
END
        fail "install Pango 1.44 or newer, then run this again" \
            "(Fedora: dnf install pango; Arch: pacman -S pango; Alpine: apk add pango; MacPorts: port install pango)"
    fi
    if [ "$kind" = test ]; then
        command -v msgfmt >/dev/null 2>&1 || say "going on without msgfmt, which tests may need: install gettext"
        command -v pdftotext >/dev/null 2>&1 || say "going on without pdftotext, which tests may need: install poppler"
        command -v faketime >/dev/null 2>&1 || say "going on without faketime, which tests may need: install libfaketime"
        command -v openssl >/dev/null 2>&1 || say "going on without openssl, which tests may need: install openssl"
        has_driver || say "going on without chromedriver: pages of the web are tested in no browser"
        command -v softhsm2-util >/dev/null 2>&1 || say "going on without softhsm2-util, which tests may need: install softhsm"
    fi
    if [ "$kind" = bench ]; then
        has_browser || say "going on without Chromium: benchmarks leave out that peer"
    fi
    if [ "$kind" = conformance ]; then
        for program in java mvn npm qpdf gs; do
            command -v "$program" >/dev/null 2>&1 ||
                fail "$program is missing, and without it no edition is judged; install Java, Maven, qpdf, Ghostscript" \
                    "(Fedora: dnf install java-headless maven qpdf ghostscript; Arch: pacman -S jre-openjdk-headless" \
                    "maven qpdf ghostscript; Alpine: apk add openjdk17-jre-headless maven qpdf ghostscript)"
        done
    fi
}

# --- The Python packages --------------------------------------------------------------------------

# All that an environment of one kind depends on; kept in it when it is whole, and compared.
fingerprint() {
    printf '%s\n' "$version"
    grep '^__version__' generator/__init__.py 2>/dev/null || :
    cksum pyproject.toml requirements.txt
    [ "$1" = briefs ] || cksum requirements-test.txt
    [ "$1" != bench ] || cksum requirements-bench.txt
}
is_current() { [ "$(fingerprint "$1")" = "$(cat ".venv/.setup-$1" 2>/dev/null)" ]; }
is_ready() { # bench holds all of test, and test all of briefs
    is_current bench || { [ "$packages" != bench ] && is_current test; } ||
        { [ "$packages" = briefs ] && is_current briefs; }
}

# The lists name every package there is, so nothing is resolved.
pip_install() {
    "$venv_python" -I -m pip --disable-pip-version-check --quiet \
        install --no-input --no-deps "$@" >&2
}

install_peers() {
    [ "$packages" != bench ] || pip_install --only-binary :all: --require-hashes -r requirements-bench.txt
}

make_venv() {
    makes_environments "$python" ||
        fail "$python cannot make environments (its venv or ensurepip is missing); name another: PYTHON=/path/to/python3"
    say "making .venv with $python ..."
    if [ -d .venv ]; then
        : >"$unfinished" # so that being killed while it is emptied leaves no trusted half
    fi
    "$python" -m venv --clear .venv >&2 || fail "$python could not make .venv"
    : >"$unfinished"
    printf '%s\n' "$root" >.venv/.setup-root
    version=$(version_of "$venv_python")
}

install_packages() {
    requirements=requirements.txt
    [ "$packages" = briefs ] || requirements='requirements-test.txt'
    say "installing the packages of $requirements (a minute or two the first time) ..."
    rm -f .venv/.setup-briefs .venv/.setup-test .venv/.setup-bench
    : >"$unfinished" # stays if this is killed: the next run starts over
    if ! pip_install --only-binary :all: --no-binary "$UNBUILT" --require-hashes -r "$requirements" ||
        ! install_peers || ! pip_install --no-build-isolation -e .; then
        rm -f "$unfinished" # pip undoes what it could not finish
        fail "pip could not install the packages; the lines above say why"
    fi
    fingerprint "$packages" >.venv/.setup-new
    rm -f "$unfinished"
    mv .venv/.setup-new ".venv/.setup-$packages"
    say "ready"
}

# --------------------------------------------------------------------------------------------------

python='' # set when .venv is to be made
venv_is_usable || python=$(find_python)

if command -v apt-get >/dev/null 2>&1 && command -v dpkg-query >/dev/null 2>&1; then
    prepare_apt
elif [ "$(uname -s)" = Darwin ] && command -v brew >/dev/null 2>&1; then
    prepare_homebrew
else
    check_libraries
fi

[ -z "$python" ] || make_venv
is_ready || install_packages
# Once for all who start the program, also where the environment keeps Python from doing it.
"$venv_python" -m compileall -qq generator || :
