import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readDrmMonitors } from '../../../main/customer-display/drm-monitors.ts'
import { parseEdid } from '../../../main/customer-display/edid.ts'
import { edidOf, summed } from '../../builders/edid.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

describe('an EDID', () => {
  it('tells name, pixels and millimetres', () => {
    expect(parseEdid(edidOf())).toEqual({
      name: 'Counter',
      width: 1920,
      height: 1080,
      widthMm: 531,
      heightMm: 299,
    })
  })

  it('tells those of a large screen, whose numbers need more than eight bits', () => {
    const values = { width: 3840, height: 2160, widthMm: 1209, heightMm: 680 }
    expect(parseEdid(edidOf(values))).toMatchObject(values)
  })

  it('tells whole centimetres where the timing has no millimetres', () => {
    expect(parseEdid(edidOf({ widthMm: 0, heightMm: 0, widthCm: 53, heightCm: 30 }))).toMatchObject(
      {
        widthMm: 530,
        heightMm: 300,
      },
    )
  })

  it('may have no name', () => {
    expect(parseEdid(edidOf({ name: '' }))?.name).toBe('')
  })

  it('may go on after its first block', () => {
    const long = new Uint8Array(256)
    long.set(edidOf())
    expect(parseEdid(long)).toBeDefined()
  })

  it.each([
    ['a projector without a size', { widthMm: 0, heightMm: 0 }],
    ['a shape in place of a size', { widthMm: 160, heightMm: 90 }],
    ['a shape as a single byte', { widthMm: 0, heightMm: 0, widthCm: 79, heightCm: 0 }],
    ['millimetres and centimetres that disagree', { widthCm: 30, heightCm: 17 }],
    ['pixels that would not be square', { widthMm: 531, heightMm: 398, heightCm: 40 }],
    ['pixels as fine as none are made', { widthMm: 64, heightMm: 36 }],
  ])('says nothing with %s', (_what, values) => {
    expect(parseEdid(edidOf(values))).toBeUndefined()
  })

  it('says nothing when a byte of it is wrong, missing, or it is none at all', () => {
    const wrong = edidOf()
    wrong[66] = 1
    expect(parseEdid(wrong)).toBeUndefined()
    expect(parseEdid(edidOf().subarray(0, 100))).toBeUndefined()
    expect(parseEdid(new Uint8Array(0))).toBeUndefined()
    expect(parseEdid(summed(new Uint8Array(128)))).toBeUndefined()
  })

  it('says nothing when its first description is no timing', () => {
    const bytes = edidOf()
    bytes.set([0, 0], 54)
    expect(parseEdid(summed(bytes))).toBeUndefined()
  })
})

describe('what Linux tells of the monitors', () => {
  it('is read from each connector that has one', () => {
    const folder = tempFolder()
    for (const [connector, edid] of [
      ['card0-HDMI-A-1', edidOf()],
      ['card0-eDP-1', edidOf({ name: '', widthMm: 309, heightMm: 174 })],
      ['card0-DP-1', new Uint8Array(0)],
    ] as const) {
      mkdirSync(join(folder, connector))
      writeFileSync(join(folder, connector, 'edid'), edid)
    }
    mkdirSync(join(folder, 'card0'))
    writeFileSync(join(folder, 'version'), 'drm 1.1.0')
    const monitors = readDrmMonitors(folder).sort((one, other) => other.widthMm - one.widthMm)
    expect(monitors).toMatchObject([
      { widthMm: 531, isBuiltIn: false },
      { widthMm: 309, isBuiltIn: true },
    ])
  })

  it('is nothing where there is no such folder', () => {
    expect(readDrmMonitors(join(tempFolder(), 'none'))).toEqual([])
  })
})
