#!/bin/sh
# Packs the command with the shared libraries it needs, so that it runs where none of them is installed.
#
# usage: bundle.sh SERVQUAL BUNDLE.tar.gz
#
# In the archive: bin/servqual and lib/*.so*. The C library itself stays out: machines must have one at least as new as here
# (ldd --version). Run it as: LD_LIBRARY_PATH=lib bin/servqual
set -eu
[ $# = 2 ] || { echo "usage: $0 SERVQUAL BUNDLE.tar.gz" >&2; exit 64; }
[ -x "$1" ] || { echo "$0: $1 is not there or not executable" >&2; exit 66; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/bin" "$folder/lib"
cp "$1" "$folder/bin/servqual"
strip "$folder/bin/servqual" 2>/dev/null || true

missing=$(ldd "$1" | awk '/not found/ { print $1 }')
[ -z "$missing" ] || { echo "$0: not found here: $missing" >&2; exit 69; }
ldd "$1" | awk '$2 == "=>" { print $1, $3 }' | while read -r name path; do
  case "$name" in
  libc.so.* | libm.so.* | libpthread.so.* | libdl.so.* | librt.so.* | libresolv.so.* | ld-linux*) ;;
  *) cp -L "$path" "$folder/lib/$name" ;;
  esac
done

# What was packed must run without what is installed here.
LD_LIBRARY_PATH="$folder/lib" "$folder/bin/servqual" --version >/dev/null
tar -C "$folder" -czf "$2" bin lib
