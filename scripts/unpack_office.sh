#!/usr/bin/env bash
# An older LibreOffice beside that of the system, for tests: scripts/unpack_office.sh FOLDER [VERSION]
#
# The packages of this release of Debian that hold VERSION (7.4) are downloaded and unpacked into FOLDER, with
# their own bridge for /usr/bin/python3. Nothing is installed and nothing in the system changes. Whoever says
# FORMGEN_SOFFICE=FOLDER/usr/lib/libreoffice/program/soffice converts with it.
set -eu -o pipefail

folder="$(mkdir -p "$1" && cd "$1" && pwd)"
version="${2:-7.4}"
program="$folder/usr/lib/libreoffice/program"
packages=(
  libreoffice-base-core libreoffice-common libreoffice-core-nogui libreoffice-style-colibre
  libreoffice-writer-nogui libuno-cppu3 libuno-cppuhelpergcc3-3 libuno-purpenvhelpergcc3-3 libuno-sal3
  libuno-salhelpergcc3-3 python3-uno uno-libs-private ure
)
# What only the older one needs. Debian has one version of each.
others=(liborcus-0.17-0 liborcus-parser-0.17-0 libboost-filesystem1.74.0 libboost-iostreams1.74.0 patchelf)

newest() { apt-cache madison "$1" | awk -v wanted=":$version." 'index($3, wanted) { print $3; exit }'; }

cd "$(mktemp -d)"
for package in "${packages[@]}"; do
  apt-get -qq download "$package=$(newest "$package")"
done
apt-get -qq download "${others[@]}"
for archive in *.deb; do
  dpkg-deb --extract "$archive" "$folder"
done
rm -f ./*.deb

# What the packages say of /usr and /etc is meant of the folder.
cp --no-clobber --no-dereference "$folder"/usr/lib/x86_64-linux-gnu/*.so* "$program/"
for library in "$program"/liborcus*.so.*; do
  [ -L "$library" ] || "$folder/usr/bin/patchelf" --set-rpath "\$ORIGIN" "$library"
done
find "$folder/usr" -type l -lname '/*' | while read -r link; do
  mkdir -p "$(dirname "$folder$(readlink "$link")")"
  ln -sfn "$folder$(readlink "$link")" "$link"
done
mkdir -p "$folder/etc/libreoffice/registry"
cp "$folder"/usr/lib/libreoffice/share/.registry/*.xcd "$folder/etc/libreoffice/registry/"
sed -i "s#file:///usr/lib/libreoffice#file://$program/..#; s#file:///etc#file://$folder/etc#g" "$program/fundamentalrc"

# A Python that finds this bridge and no other, even when told to look at nothing around it (-I).
python="$folder/python"
site="$python/lib/$(/usr/bin/python3 -c 'import sys; print("python%d.%d" % sys.version_info[:2])')/site-packages"
mkdir -p "$python/bin" "$site"
ln -sfn /usr/bin/python3 "$python/bin/python"
echo "home = /usr/bin" >"$python/pyvenv.cfg"
printf '%s\n' "$folder/usr/lib/python3/dist-packages" "$program" >"$site/bridge.pth"
printf '#!/bin/sh\nexec "%s" "$@"\n' "$python/bin/python" >"$program/python"
chmod +x "$program/python"
"$program/python" -I -c 'import uno'
echo "FORMGEN_SOFFICE=$program/soffice"
