import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { failed, routes, succeeded } from '#contract'
import { servicesSetup } from '../../../builders/services-setup.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const time = /^\d{1,2} [A-Z][a-z]{2} 2026, \d{1,2}:\d{2}:\d{2} [ap]m UTC[+-]\d{2}:\d{2}/u

async function setup(path: string | undefined = join(tempFolder(), 'record.pdf')) {
  const names: string[] = []
  const made = await servicesSetup({
    askWhereToSave: async ({ suggestedName }) => {
      names.push(suggestedName)
      return path || undefined
    },
  })
  const { desk, issue, slipWindow } = made
  await desk('staff.add', { name: 'ZB', pin: '' })
  await desk('staff.switch', { id: 1 })
  await desk('settings.change', {
    organisationName: 'Wattle & Finch',
    privacyNotice: 'The law asks us to know you.',
  })
  const id = await issue({
    email: 'li@example.com',
    firstName: '小明',
    familyName: '李',
    dateOfBirth: '27/3/1985',
    phone: '0491 570 156',
    address: '42 Wallaby Way, Sydney',
    reference: 'CASE-7',
  })
  const sheet = async () => {
    await desk('invites.saveRecord', { id })
    return slipWindow.records.at(-1) ?? expect.fail('no record was laid out')
  }
  const fact = async (name: string) => (await sheet()).facts.find((one) => one.name === name)?.value
  const kinds = async () => {
    const detail = await desk('invites.detail', { id })
    if (!detail.ok) throw new Error(detail.failure.code)
    return routes['invites.detail'].output.parse(detail.value).events.map(({ kind }) => kind)
  }
  return { ...made, path, names, id, sheet, fact, kinds }
}

describe('the record of an invite', () => {
  it('says who, when, which, and each event with its offset and who was at the desk', async () => {
    const { desk, id, sheet } = await setup()
    await desk('practice.advance', { id })
    await desk('practice.advance', { id })
    // A double click is one press.
    await desk('invites.seen', { id })
    await desk('invites.seen', { id })
    await desk('invites.setNote', { id, note: 'Waits outside' })
    const { organisationName, mark, title, madeAt, facts, events } = await sheet()
    expect({ organisationName, mark, title }).toStrictEqual({
      organisationName: 'Wattle & Finch',
      mark: 'Practice: not a real customer',
      title: 'Record of invite CASE-7',
    })
    expect(madeAt).toMatch(time)
    expect(Object.fromEntries(facts.map(({ name, value }) => [name, value]))).toStrictEqual({
      'How far it came': 'Details submitted by the customer',
      Customer: '小明 李',
      Email: 'li@example.com',
      Phone: '+61 491570156',
      Reference: 'CASE-7',
      'Tracking reference': expect.stringMatching(/^[\da-f-]{36}$/u),
      'Invite made': expect.stringMatching(new RegExp(`${time.source}, by ZB$`, 'u')),
      'Organisation code': 'Practice',
      'Seen in person': expect.stringMatching(new RegExp(`${time.source}, by ZB$`, 'u')),
      'Result arrived': 'Not noted',
      Note: 'Waits outside',
      'Privacy notice': expect.stringMatching(
        /^Version [\da-f]{16}, shown on 22 Nov 2026.*\nThe law asks us to know you\.$/u,
      ),
    })
    for (const { at } of events) expect(at).toMatch(time)
    expect(events.map(({ what, staff }) => [what, staff])).toEqual(
      expect.arrayContaining([
        ['Created', 'ZB'],
        ['Issued by VerifiMe', undefined],
        ['QR shown', 'ZB'],
        ['Opened on the phone', undefined],
        ['Details submitted', undefined],
        ['Seen in person', 'ZB'],
      ]),
    )
    expect(events.filter(({ what }) => what === 'Seen in person')).toHaveLength(1)
  })

  it('never says that somebody is verified, and holds neither link, birth date nor address', async () => {
    const { desk, id, sheet } = await setup()
    await desk('practice.advance', { id })
    await desk('practice.advance', { id })
    await desk('invites.setResult', { id, hasArrived: true })
    const words = JSON.stringify(await sheet())
    expect(words).toContain('The result has arrived at the organisation')
    expect(words).not.toMatch(/verified|sign-up|https|1985-03|27\/3|Mar(ch)? 1985|Wallaby/iu)
  })

  it('is a whole file, an event of the invite and an activity; the page keeps nothing', async () => {
    const { desk, id, path, names, kinds, slipWindow } = await setup()
    expect(await desk('invites.saveRecord', { id })).toStrictEqual(
      succeeded({ end: 'saved', fileName: 'record.pdf', written: 1 }),
    )
    expect(names).toEqual(['Record CASE-7.pdf'])
    expect(readFileSync(path, 'latin1')).toMatch(/^%PDF/u)
    expect(readdirSync(dirname(path))).toEqual(['record.pdf'])
    expect(await kinds()).toContain('exported')
    expect(await desk('record.activity', undefined)).toMatchObject({
      value: [{ kind: 'exported', what: '1', staff: 'ZB' }, {}, {}, {}],
    })
    expect(slipWindow.isClear).toBe(true)
  })

  it('that nobody chooses a place for, or that cannot be made or written, is no event', async () => {
    const { desk, id, slipWindow, kinds } = await setup('')
    expect(await desk('invites.saveRecord', { id })).toStrictEqual(succeeded({ end: 'stopped' }))
    slipWindow.makePdf = async () => undefined
    expect(await desk('invites.saveRecord', { id })).toStrictEqual(failed('record-not-made'))
    expect(slipWindow.isClear).toBe(true)
    expect(await kinds()).not.toContain('exported')
    const elsewhere = await setup(join(tempFolder(), 'gone', 'record.pdf'))
    expect(await elsewhere.desk('invites.saveRecord', { id: 1 })).toStrictEqual(
      failed('file-not-written'),
    )
    expect(await elsewhere.desk('invites.saveRecord', { id: 9 })).toStrictEqual(failed('not-found'))
  })

  it('needs the manager where there is one', async () => {
    const { desk, id } = await setup()
    await desk('lock.setPin', { owner: 'manager', pin: '13579' })
    await desk('lock.setPin', { owner: 'desk', pin: '24680' })
    await desk('lock.lock', undefined)
    await desk('lock.unlock', { pin: '24680' })
    expect(await desk('invites.saveRecord', { id })).toStrictEqual(failed('manager-needed'))
  })

  it.each([
    ['Active', 'Opened on the customer’s phone'],
    ['Inactive', 'Issued, not opened'],
  ])('of an invite that is %s says "%s"', async (status, words) => {
    const { desk, id, fact } = await setup()
    if (status === 'Active') await desk('practice.advance', { id })
    expect(await fact('How far it came')).toBe(words)
    await desk('invites.setLeft', { id, hasLeft: true })
    expect(await fact('How far it came')).toBe(`${words}; the customer left`)
  })
})
