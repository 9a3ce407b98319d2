#!/bin/sh
# Run by dpkg and rpm after the files are in place. The names in braces are electron-builder's.
set -e
folder='/opt/${sanitizedProductName}'
ln -sf "$folder/${executable}" '/usr/bin/${executable}'

# Chromium makes its sandbox of user namespaces; where the system forbids them, now or later, of this helper.
chmod 4755 "$folder/chrome-sandbox"

# Ubuntu 24.04 and later grant user namespaces by an AppArmor profile alone. Older parsers do not know its
# form, and nothing needs it there.
profile="$folder/resources/apparmor-profile"
if command -v apparmor_parser >/dev/null && apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
  cp -f "$profile" '/etc/apparmor.d/${executable}'
  if aa-enabled --quiet 2>/dev/null; then
    apparmor_parser --replace --write-cache --skip-read-cache '/etc/apparmor.d/${executable}' || true
  fi
fi

if command -v update-desktop-database >/dev/null; then
  update-desktop-database /usr/share/applications || true
fi
