import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readableShade } from '../../../main/settings/accent-colour.ts'
import { createLogo, isLogo } from '../../../main/settings/logo.ts'
import { settingsSetup } from '../../builders/settings-setup.ts'
import { tempDatabase } from '../../builders/temp-database.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

describe('the privacy notice', () => {
  it.each([
    ['  Why  we ask:\r\nthe law.\r\r\n\n\nMore.\t ', 'Why we ask:\nthe law.\n\nMore.'],
    ['a\u0000b\u0007c', 'a b c'],
    [' \n ', ''],
  ])('keeps the paragraphs of %j and nothing else of a paste', (privacyNotice, kept) => {
    const { service } = settingsSetup({})
    service.change({ privacyNotice })
    expect(service.read().privacyNotice).toBe(kept)
  })

  it.each([
    ['https://example.com/privacy', 'https://example.com/privacy'],
    [' example.com/privacy ', 'https://example.com/privacy'],
    ['HTTPS://Example.com', 'https://example.com/'],
    ['', ''],
    ['http://example.com', undefined],
    ['javascript:alert(1)', undefined],
    ['data:text/html,hello', undefined],
    ['https://user:pass@example.com', undefined],
    ['https://exa mple.com', undefined],
    ['privacy', undefined],
    [`https://example.com/${'x'.repeat(300)}`, undefined],
  ])('takes %j as a link as %j', (privacyNoticeLink, kept) => {
    const { service } = settingsSetup({})
    const answer = service.change({ privacyNoticeLink })
    expect(service.read().privacyNoticeLink).toBe(kept ?? '')
    const problem = { field: 'privacyNoticeLink', rule: 'address-form' }
    expect(answer).toMatchObject(
      kept === undefined ? { failure: { problems: [problem] } } : { ok: true },
    )
  })
})

describe('the accent colour', () => {
  it.each([
    ['#8A1C4A', '#8a1c4a'],
    [' 8a1c4a ', '#8a1c4a'],
    ['#000', '#000000'],
    ['', ''],
  ])('takes %j', (accentColour, kept) => {
    const { service } = settingsSetup({})
    expect(service.change({ accentColour })).toMatchObject({ ok: true })
    expect(service.read().accentColour).toBe(kept)
  })

  it.each([
    ['red', 'colour-form'],
    ['#12', 'colour-form'],
    ['url(x)', 'colour-form'],
    ['#ffcc00', 'colour-light'],
    ['#fff', 'colour-light'],
    // 4.54 : 1 on white, 4.05 : 1 on the page.
    ['#767676', 'colour-light'],
  ])('refuses %j and says why', (accentColour, rule) => {
    const { service } = settingsSetup({})
    const problem = { field: 'accentColour', rule }
    expect(service.change({ accentColour })).toMatchObject({ failure: { problems: [problem] } })
    expect(service.read().accentColour).toBe('')
  })

  it.each(['#ffcc00', '#ffffff', '#767676', '#00ff00'])(
    'names a shade of %s that would do',
    (colour) => {
      const { service } = settingsSetup({})
      const message = readableShade(colour)
      expect(service.change({ accentColour: colour })).toMatchObject({
        failure: { problems: [{ message }] },
      })
      expect(service.change({ accentColour: message })).toMatchObject({ ok: true })
    },
  )
})

/** Checks are not looked at: pages decode it, in their sandbox. */
function png({
  width = 20,
  height = 10,
  body = deflateSync(Buffer.alloc(210)),
  names = ['IHDR', 'IDAT', 'IEND'],
} = {}) {
  const chunk = (name: string, data: Buffer) => {
    const around = Buffer.alloc(12)
    around.writeUInt32BE(data.length)
    around.write(name, 4, 'latin1')
    return Buffer.concat([around.subarray(0, 8), data, around.subarray(8)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width)
  header.writeUInt32BE(height, 4)
  const data: Record<string, Buffer> = { IHDR: header, IDAT: body, IEND: Buffer.alloc(0) }
  const chunks = names.map((name) => chunk(name, data[name] ?? Buffer.from('x')))
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks])
}
const address = (bytes: Buffer, type = 'png') =>
  `data:image/${type};base64,${bytes.toString('base64')}`

describe('the logo', () => {
  it('is kept as bytes, is there again after a start, and can be taken away', () => {
    const { service, database, announced } = settingsSetup({})
    expect(service.setLogo(address(png()))).toMatchObject({ value: { logo: address(png()) } })
    expect(announced).toHaveLength(1)
    expect(database.prepare('SELECT png FROM logo').pluck().get()).toEqual(png())
    const again = createLogo(database, { file: undefined, unusable: () => undefined })
    expect(again.read()).toBe(address(png()))
    expect(service.setLogo(undefined)).toMatchObject({ ok: true })
    expect(service.read().logo).toBeUndefined()
  })

  it.each([
    [
      'an SVG',
      address(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'svg+xml'),
    ],
    ['an SVG that says it is a PNG', address(Buffer.from('<svg/>'))],
    ['an address elsewhere', 'https://example.com/logo.png'],
    ['nothing', address(Buffer.alloc(0))],
    ['a PNG that was cut short', address(png().subarray(0, -4))],
    ['a PNG with something behind it', address(Buffer.concat([png(), Buffer.from('<script>')]))],
    ['a PNG without a picture', address(png({ names: ['IHDR', 'IEND'] }))],
    ['a PNG without a beginning', address(png({ names: ['IDAT', 'IHDR', 'IEND'] }))],
    ['too many pixels', address(png({ width: 100_000, height: 100_000 }))],
    ['no pixels', address(png({ width: 0 }))],
    ['too many bytes', address(png({ body: Buffer.alloc(100_001) }))],
  ])('is never %s', (_what, picture) => {
    const { service } = settingsSetup({})
    expect(service.setLogo(picture)).toMatchObject({ failure: { code: 'request-refused' } })
    expect(service.read().logo).toBeUndefined()
  })

  it('is that of the file that IT has named, and nobody else’s then; one that cannot be used is none', () => {
    const file = join(tempFolder(), 'logo.png')
    writeFileSync(file, png())
    const { service } = settingsSetup({ variables: { FRONT_DESK_LOGO_FILE: file } })
    expect(service.read()).toMatchObject({ logo: address(png()), fixed: ['logo'] })
    expect(service.setLogo(undefined)).toMatchObject({ failure: { code: 'setting-fixed' } })
    let unusable = 0
    for (const wrong of [join(tempFolder(), 'away.png'), tempFolder(), import.meta.filename]) {
      const logo = createLogo(tempDatabase(), { file: wrong, unusable: () => (unusable += 1) })
      expect(logo.read()).toBeUndefined()
    }
    expect(unusable).toBe(3)
    expect(isLogo(png())).toBe(true)
  })
})
