#!/bin/sh
# Run by dpkg and rpm after the files are gone, and by both for the old version of an update as well, where
# the new one's links must stay.
set -e
case "$1" in
  remove | purge | 0) ;;
  *) exit 0 ;;
esac
rm -f '/usr/bin/${executable}'

if [ -f '/etc/apparmor.d/${executable}' ]; then
  if aa-enabled --quiet 2>/dev/null; then
    apparmor_parser --remove '/etc/apparmor.d/${executable}' || true
  fi
  rm -f '/etc/apparmor.d/${executable}'
fi

if command -v update-desktop-database >/dev/null; then
  update-desktop-database /usr/share/applications || true
fi
