import { virtualDisplay } from '../set-up/display.ts'
import { isRoot } from '../set-up/script.ts'
import { isOnPath, type SystemNeed } from '../set-up/system-packages.ts'

/**
 * A real X server with a second screen that can be pulled out. Where it cannot be had, its tests skip
 * themselves and are counted as skipped: nothing else depends on it.
 */
export const twoScreens: SystemNeed = {
  what: 'an X server with two screens for the tests',
  isMissing: () => process.platform === 'linux' && !['Xorg', 'xrandr'].every(isOnPath),
  packages: ['xserver-xorg-core', 'xserver-xorg-video-dummy', 'x11-xserver-utils'],
}

const programs = ['gnome-keyring-daemon', 'dbus-daemon']

const printQueue: SystemNeed = {
  what: 'a print queue for the tests',
  isMissing: () => !['cupsd', 'lpadmin'].every(isOnPath),
  packages: ['cups', 'cups-client', 'printer-driver-cups-pdf'],
}

/** The real parts that the whole-app tests run on, beside what the app itself needs. */
export const testParts: SystemNeed[] =
  process.platform === 'linux'
    ? [
        virtualDisplay,
        {
          what: 'a keyring for the tests',
          isMissing: () => !programs.every(isOnPath),
          packages: ['gnome-keyring', 'dbus-daemon', 'dbus-bin', 'libsecret-1-0'],
        },
        {
          what: 'tools that turn PDFs into pixels',
          isMissing: () => !isOnPath('pdftoppm'),
          packages: ['poppler-utils'],
        },
        {
          what: 'a list of the windows on a display',
          isMissing: () => !isOnPath('xwininfo'),
          packages: ['x11-utils'],
        },
        {
          what: 'keys and a picture of the screen from outside the app',
          isMissing: () => !['xdotool', 'xwd'].every(isOnPath),
          packages: ['xdotool', 'x11-apps'],
        },
        // Its printer works for root alone; others see the tests that need it announced as skipped.
        ...(isRoot ? [printQueue] : []),
      ]
    : []
