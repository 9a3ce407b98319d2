import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createLogFile } from '../../../main/logging/log-file.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

const standardError: string[] = []
beforeEach(() => {
  standardError.length = 0
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    standardError.push(String(text))
    return true
  })
})

describe('the log file', () => {
  it('holds one line of JSON for each event, as standard error does', () => {
    const { log, lastLines, folder } = createLogFile(tempFolder())
    log('input-refused', { route: 'draft.read' })
    log('unfinished-files-removed', { count: 2 })
    const lines = readFileSync(join(folder, 'front-desk.log'), 'utf8').trimEnd().split(/\r?\n/u)
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { event: 'input-refused', route: 'draft.read' },
      { event: 'unfinished-files-removed', count: 2 },
    ])
    expect(standardError.map((text) => text.trimEnd())).toEqual(lines)
    expect(lastLines(1)).toEqual(lines.slice(-1))
  })

  it.skipIf(process.platform === 'win32')('is for this account alone', () => {
    const dataFolder = tempFolder()
    mkdirSync(join(dataFolder, 'logs'), { mode: 0o755 })
    const { log, folder } = createLogFile(dataFolder)
    log('sender-refused', {})
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'front-desk.log')).mode & 0o777).toBe(0o600)
  })

  it('is put aside when it is full, and five are kept', () => {
    const { log, lastLines, folder } = createLogFile(tempFolder(), 500)
    for (let count = 1; count <= 200; count++) log('unfinished-files-removed', { count })
    expect(readdirSync(folder).sort()).toEqual([
      'front-desk.1.log',
      'front-desk.2.log',
      'front-desk.3.log',
      'front-desk.4.log',
      'front-desk.log',
    ])
    for (const name of readdirSync(folder)) {
      expect(statSync(join(folder, name)).size).toBeLessThan(700)
      if (process.platform !== 'win32')
        expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600)
    }
    const counts = lastLines(6).map((line) => JSON.parse(line).count)
    expect(counts).toEqual([195, 196, 197, 198, 199, 200])
  })

  it('that cannot be there stops nothing, and says so once without naming the path', () => {
    const dataFolder = tempFolder()
    writeFileSync(join(dataFolder, 'logs'), 'a file where the folder belongs')
    const { log, lastLines } = createLogFile(dataFolder)
    for (let count = 1; count <= 3; count++) log('unfinished-files-removed', { count })
    expect(lastLines(9)).toEqual([])
    const events = standardError.map((text) => JSON.parse(text).event)
    expect(events.filter((event) => event === 'log-not-written')).toHaveLength(1)
    expect(events.filter((event) => event === 'unfinished-files-removed')).toHaveLength(3)
    expect(standardError.join('')).not.toContain(dataFolder)
  })

  // Every write to it fails with ENOSPC.
  it.skipIf(!existsSync('/dev/full'))('on a full disk stops nothing', () => {
    const dataFolder = tempFolder()
    mkdirSync(join(dataFolder, 'logs'))
    symlinkSync('/dev/full', join(dataFolder, 'logs', 'front-desk.log'))
    const { log } = createLogFile(dataFolder)
    for (let count = 1; count <= 3; count++) log('unfinished-files-removed', { count })
    const events = standardError.map((text) => JSON.parse(text).event)
    expect(events.filter((event) => event === 'log-not-written')).toHaveLength(1)
    expect(events.filter((event) => event === 'unfinished-files-removed')).toHaveLength(3)
  })

  it('that cannot be put aside makes room', () => {
    const { log, folder } = createLogFile(tempFolder(), 500)
    mkdirSync(join(folder, 'front-desk.1.log', 'in the way'), { recursive: true })
    mkdirSync(join(folder, 'front-desk.2.log', 'in the way'), { recursive: true })
    mkdirSync(join(folder, 'front-desk.3.log', 'in the way'), { recursive: true })
    mkdirSync(join(folder, 'front-desk.4.log', 'in the way'), { recursive: true })
    for (let count = 1; count <= 50; count++) log('unfinished-files-removed', { count })
    expect(statSync(join(folder, 'front-desk.log')).size).toBeLessThan(700)
  })
})
