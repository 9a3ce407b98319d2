import { virtualDisplay } from '../set-up/display.ts'
import { isOnPath, type SystemNeed } from '../set-up/system-packages.ts'

const programs = ['gnome-keyring-daemon', 'dbus-daemon']

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
      ]
    : []
