import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  checkDataFolder,
  forgetKeyLog,
  refusedSwitches,
  switchesSentence,
} from '../../main/switches.ts'
import { tempFolder } from '../builders/temp-folder.ts'

const refused = (args: string[], started: { platform?: NodeJS.Platform; isRoot?: boolean } = {}) =>
  refusedSwitches({ args, platform: 'linux', isRoot: false, ...started })

describe('what a packaged app is started with', () => {
  it('may be a link, a file, nothing, and what IT and drivers need', () => {
    expect(
      refused([
        'frontdesk://new?email=mary%40example.com',
        '/tmp/a file',
        '-',
        '',
        '--check-policy',
        '--user-data-dir=/srv/desk one',
        '--password-store=gnome-libsecret',
        '--force-device-scale-factor=1.5',
        '--disable-gpu',
        '--lang=en-AU',
      ]),
    ).toEqual([])
  })

  it('is refused however a switch is written', () => {
    expect(refused(['--remote-debugging-port=0'])).toEqual(['remote-debugging-port'])
    expect(refused(['-remote-debugging-port'])).toEqual(['remote-debugging-port'])
    expect(refused([' --Remote-Debugging-Port=9222'])).toEqual(['remote-debugging-port'])
    expect(refused(['x', '--js-flags=--expose-gc --x'])).toEqual(['js-flags'])
    expect(refused(['--unknown-to-everybody'])).toEqual(['unknown-to-everybody'])
  })

  it('is no switch behind two dashes, as Chromium has it', () => {
    expect(refused(['--', '--remote-debugging-port=0', 'frontdesk://new'])).toEqual([])
  })

  it('is a switch behind a slash on Windows alone', () => {
    expect(refused(['/remote-debugging-port=0'], { platform: 'win32' })).toEqual([
      'remote-debugging-port',
    ])
    expect(refused(['/remote-debugging-port=0'])).toEqual([])
  })

  it('may be what macOS adds by itself', () => {
    const args = ['-psn_0_12345', '-AppleLanguages', '(en)', '-NSQuitAlwaysKeepsWindows']
    expect(refused(args, { platform: 'darwin' })).toEqual([])
    expect(refused(args)).toEqual(['psn_0_12345', 'applelanguages', 'nsquitalwayskeepswindows'])
  })

  it('may be without the sandbox for root, who has none, and for nobody else', () => {
    expect(refused(['--no-sandbox'])).toEqual(['no-sandbox'])
    expect(refused(['--no-sandbox', '--disable-web-security'], { isRoot: true })).toEqual([
      'disable-web-security',
    ])
  })

  it('is named, without its value', () => {
    const sentence = switchesSentence(refused(['--host-rules=MAP * 192.0.2.1', '--js-flags=x']))
    expect(sentence).toContain('started with --host-rules, --js-flags.')
    expect(sentence).not.toContain('192.0.2.1')
  })
})

it('forgets the file that TLS keys would be written to, in whatever case Windows has it', () => {
  const environment = { SSLKEYLOGFILE: '/tmp/keys', SslKeyLogFile: 'x', PATH: '/bin' }
  forgetKeyLog(environment)
  expect(environment).toEqual({ PATH: '/bin' })
})

describe('the data folder that is named', () => {
  function folders() {
    const root = tempFolder()
    const at = (name: string) => join(root, name)
    mkdirSync(at('real'))
    mkdirSync(at('usual'))
    writeFileSync(at('file'), '')
    symlinkSync(at('real'), at('link'))
    symlinkSync(at('nowhere'), at('dangling'))
    symlinkSync(at('file'), at('link to a file'))
    return at
  }

  it('is the one that was taken, by whatever way it is named', () => {
    const at = folders()
    for (const named of [at('real'), at('link'), `${at('real')}/`, relative('.', at('real'))]) {
      expect(() => checkDataFolder(named, at('real'))).not.toThrow()
    }
  })

  it.each(['file', 'dangling', 'link to a file', 'file/below', 'gone'])(
    'stops the start where it cannot be had: %s',
    (name) => {
      const at = folders()
      const named = at(name)
      expect(() => checkDataFolder(named, at('usual'))).toThrow(
        expect.objectContaining({ name: 'DataFolderError', folder: named }),
      )
      // Whatever Chromium says.
      expect(() => checkDataFolder(named, named)).toThrow('cannot be had')
    },
  )

  it('stops the start where none is named', () => {
    expect(() => checkDataFolder('', folders()('usual'))).toThrow('cannot be had')
  })
})
