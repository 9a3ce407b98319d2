import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Configuration, Packager } from 'electron-builder'
import { beforeAll, describe, expect, it } from 'vitest'
import { packOptions } from '../../scripts/build/package.ts'
import { inProject } from '../../scripts/set-up/script.ts'

let config: Configuration

beforeAll(async () => {
  const packager = new Packager({ projectDir: inProject() })
  await packager.validateConfig()
  config = packager.config
})

const read = (...path: string[]) => readFileSync(inProject(...path), 'utf8')

describe('the installers', () => {
  it('are configured in words that electron-builder knows', async () => {
    const wrong = new Packager({
      projectDir: inProject(),
      config: { extends: 'electron-builder.yml', nsis: { oneClik: true } as object },
    })
    await expect(wrong.validateConfig()).rejects.toThrow('configuration.nsis should be')
    expect(config.appId).toBe('au.frontdesk.app')
  })

  it('leave only the addon outside the archive, and Chromium with English alone', () => {
    expect(config.asar).toStrictEqual({ smartUnpack: false })
    expect(config.asarUnpack).toStrictEqual(['**/*.node'])
    expect(config.electronLanguages).toStrictEqual(['en-US', 'en-GB'])
  })

  it('open links to the app by the scheme that it answers to', () => {
    expect(config.protocols).toStrictEqual([{ name: 'Front Desk', schemes: ['frontdesk'] }])
  })

  it('have what deb and rpm refuse to be built without', () => {
    const { version, homepage, author } = JSON.parse(read('package.json'))
    expect(version).toBe('0.1.0')
    expect(homepage).toMatch(/^https:/u)
    expect(author.email).toMatch(/@/u)
  })
})

describe('on Windows', () => {
  it('one installer is for an account or for the computer, and updates find the version before', () => {
    expect(config.win?.target).toStrictEqual(['nsis', 'msi'])
    expect(config.nsis).toMatchObject({ oneClick: false, perMachine: false })
    expect(config.nsis?.guid).toBe('8f6a5c1e-2d0b-4f7e-9a3c-6b1d0e5f7a24')
    expect(config.msi).toMatchObject({ perMachine: true, runAfterFinish: false })
    expect(config.msi?.upgradeCode).toBe('3C7D9B52-6E14-4A8B-B0F9-1D5E8C2A7F63')
  })

  it('a setup hears at once from the uninstaller that it starts that the app is open', () => {
    const lines = read('assets', 'installers', 'windows.nsh')
      .split('\n')
      .map((line) => line.trim())
    const first = lines.indexOf('!ifdef BUILD_UNINSTALLER')
    expect(lines.slice(first, lines.indexOf('!endif', first)).join(' ')).toMatch(
      /\$\{isUpdated\} SetErrorLevel 1618 Quit /u,
    )
    // Before anything waits or asks.
    expect(lines.findIndex((line) => /^(?:Sleep|MessageBox)/u.test(line))).toBeGreaterThan(first)
    expect(first).toBeGreaterThan(0)
  })

  it('the installer runs no program that would be looked for in its own folder', () => {
    const templates = inProject('node_modules', 'app-builder-lib', 'templates', 'nsis')
    const sources = readdirSync(templates, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.ns[hi]$/u.test(name) && name !== 'portable.nsi')
      .map((name) => [name, readFileSync(join(templates, name), 'utf8')] as const)
    const started = [...sources, ['windows.nsh', read('assets', 'installers', 'windows.nsh')]]
      .flatMap(([name = '', source = '']) => source.split('\n').map((line) => [name, line.trim()]))
      .filter(([, line]) => /^(?:nsExec::|Exec(?:Wait|Shell)? )/u.test(line ?? ''))
      .filter(([, line]) => !/^\S+ ['`"]+\$(?:\w+Path|uninstallerFileName)/u.test(line ?? ''))
      .map(([name]) => name)
    // A macro that nothing uses, and electron-builder's own check, in whose place ours stands.
    expect(started).toStrictEqual(['include/UAC.nsh', 'include/allowOnlyOneInstallerInstance.nsh'])
    const check = sources.find(([name]) => name.endsWith('allowOnlyOneInstallerInstance.nsh'))?.[1]
    expect(check).toMatch(
      /!ifmacrodef customCheckAppRunning\s+!insertmacro customCheckAppRunning\s+!else/u,
    )
    expect(config.nsis?.include).toBe('assets/installers/windows.nsh')
    expect(read('assets', 'installers', 'windows.nsh')).toMatch(/^!macro customCheckAppRunning$/mu)
  })
})

describe('on macOS', () => {
  it('both processors get a dmg and a zip', () => {
    const arch = ['x64', 'arm64']
    expect(config.mac?.target).toStrictEqual([
      { target: 'dmg', arch },
      { target: 'zip', arch },
    ])
  })

  it('the hardened runtime gives way for JavaScript alone', () => {
    expect(config.mac?.hardenedRuntime).toBe(true)
    const file = config.mac?.entitlements ?? ''
    expect(config.mac?.entitlementsInherit).toBe(file)
    expect(read(file).match(/<key>[^<]+<\/key>/gu)).toStrictEqual([
      '<key>com.apple.security.cs.allow-jit</key>',
    ])
  })
})

describe('on Linux', () => {
  it('the folder has no space in its name, and people read the name with one', () => {
    const options = packOptions({ executable: '', folder: '/electron', version: '45.0.0' }, 'linux')
    expect(options).toContain('-c.productName=front-desk')
    expect(config.linux?.desktop?.entry?.Name).toBe('Front Desk')
    expect(JSON.parse(read('package.json')).productName).toBe('Front Desk')
  })

  it('a window finds its icon by the name of the desktop file', () => {
    expect(config.linux?.syncDesktopName).toBe(true)
    expect(JSON.parse(read('package.json')).desktopName).toBe('front-desk.desktop')
  })

  it('the deb names what Chromium loads while it runs', () => {
    expect(config.deb?.depends).toStrictEqual(
      expect.arrayContaining(['libx11-xcb1', 'libgbm1', 'libdrm2', 'libasound2 | libasound2t64']),
    )
    expect(config.linux?.target).toStrictEqual(['deb', 'rpm', 'AppImage', 'tar.gz'])
  })

  it.each(['after-install.sh', 'after-remove.sh'])('%s is a script that sh can read', (name) => {
    const script = read('assets', 'installers', name).replaceAll(/\$\{[a-zA-Z]+\}/gu, 'front-desk')
    execFileSync('sh', ['-n'], { input: script })
    expect(config.deb?.[name === 'after-install.sh' ? 'afterInstall' : 'afterRemove']).toContain(
      name,
    )
  })
})

describe('the icon', () => {
  it.each([16, 24, 32, 48, 64, 128, 256, 512])('is there in %i pixels for Linux', (size) => {
    const png = readFileSync(inProject('assets', 'icons', `${size}x${size}.png`))
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toStrictEqual([size, size])
  })

  it('is there for Windows, up to 256 pixels', () => {
    const ico = readFileSync(inProject('assets', 'icon.ico'))
    const widths = Array.from({ length: ico.readUInt16LE(4) }, (_, at) => ico[6 + at * 16] || 256)
    expect(widths).toStrictEqual([16, 24, 32, 48, 64, 128, 256])
  })

  it('is there for macOS, up to 1024 pixels', () => {
    const icns = readFileSync(inProject('assets', 'icon.icns'))
    expect(icns.toString('latin1', 0, 4)).toBe('icns')
    expect(icns.includes('ic10')).toBe(true)
    expect(existsSync(inProject('assets', 'icon.svg'))).toBe(true)
  })
})
