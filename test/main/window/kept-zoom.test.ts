import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { keptZoom } from '../../../main/window/kept-zoom.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

it('keeps the zoom from one start to the next, and is 1 before and where the file is broken', () => {
  const file = join(tempFolder(), 'zoom')
  const zoom = keptZoom(file, () => undefined)
  expect(zoom.read()).toBe(1)
  zoom.keep(1.5)
  expect(keptZoom(file, () => undefined).read()).toBe(1.5)
  for (const broken of ['', 'x', '0', '-1', '99', '{}']) {
    writeFileSync(file, broken)
    expect(zoom.read()).toBe(1)
  }
})

it('says by name and code when it cannot be kept', () => {
  const logs: unknown[] = []
  keptZoom(tempFolder(), (...entry) => logs.push(entry)).keep(2)
  expect(logs).toEqual([['zoom-not-kept', { error: 'Error EISDIR' }]])
})
