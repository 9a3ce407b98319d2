import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setImmediate as codeIsThrough } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { emptyDraft, expectedList, failed } from '#contract'
import { servicesSetup } from '../../builders/services-setup.ts'
import { tempFolder } from '../../builders/temp-folder.ts'
import { typed } from '../../builders/typed-draft.ts'

const csv = [
  'Time,First name,Surname,Email,Phone,Matter',
  '10:00,Tom,Li,tom@example.com,0491 570 156,M-2',
  '9:30,Mary,Brown,mary@example.com,0491 570 006,M-1',
  ',Zoë,O’Brien,,,M-1',
  '11:00,,,,,',
].join('\n')
const columns = ['time', 'firstName', 'familyName', 'email', 'phone', 'reference'] as const

const soon = { timeout: 30_000, interval: 100 }

async function setup(policy: Record<string, string> = {}) {
  const folder = tempFolder()
  const clock = { now: new Date() }
  let chosen: string | undefined
  const services = await servicesSetup({
    policy,
    now: () => clock.now,
    askWhatToOpen: async () => chosen,
  })
  const put = (name: string, text: string | Buffer) => {
    const path = join(folder, name)
    writeFileSync(path, text)
    return path
  }
  const choose = (path: string | undefined) => {
    chosen = path
    return services.desk('expected.choose', undefined)
  }
  const list = async () => {
    const answer = await services.desk('expected.list', undefined)
    return answer.ok ? expectedList.parse(answer.value) : expect.fail('no list')
  }
  const names = async () => (await list()).customers.map(({ name }) => name)
  return {
    ...services,
    folder,
    clock,
    put,
    choose,
    list,
    names,
    /** Chooses a list of that form for the first time. */
    chooseFirst: async (path: string) => {
      await choose(path)
      const name = basename(path)
      return services.desk('expected.chooseColumns', {
        name,
        hasHeader: true,
        columns: [...columns],
      })
    },
  }
}

describe('a list', () => {
  it('asks for its columns once, with a guess; then lists of that form are read at once', async () => {
    const { put, choose, desk, list, names } = await setup()
    const path = put('list.csv', csv)
    expect(await choose(path)).toMatchObject({
      value: { state: 'columns', list: { name: 'list.csv', hasHeader: true, columns } },
    })
    expect(await list()).toMatchObject({ customers: [], problem: 'columns' })
    const order = { name: 'list.csv', hasHeader: true, columns: [...columns] }
    expect(await desk('expected.chooseColumns', order)).toMatchObject({
      value: { state: 'read', count: 3, leftOut: 1 },
    })
    expect(await names()).toEqual(['Mary Brown', 'Tom Li', 'Zoë O’Brien'])
    expect(await list()).not.toHaveProperty('problem')
    expect(
      await choose(put('other.csv', csv.replace('Mary', 'Ann').replace('mary', 'ann'))),
    ).toMatchObject({
      value: { state: 'read', count: 1 },
    })
  })

  it('of the same name takes the place of the one before: whoever had their invite, or was taken off, stays so', async () => {
    const { put, chooseFirst, choose, list, names, desk, create } = await setup()
    await chooseFirst(put('list.csv', csv))
    const [mary, tom] = (await list()).customers
    await create(typed({ email: 'MARY@example.com' }))
    await vi.waitFor(async () => expect((await list()).invited).toBe(1), soon)
    await desk('expected.setRemoved', { id: tom?.id ?? 0, isRemoved: true })
    expect(mary?.name).toBe('Mary Brown')
    await choose(put('list.csv', `${csv}\n12:00,Ann,Ng,ann@example.com,,`))
    expect(await names()).toEqual(['Ann Ng', 'Zoë O’Brien'])
    expect((await list()).invited).toBe(1)
  })

  it('fills the form with what could be sent, and names what could not', async () => {
    const { put, chooseFirst, list, desk } = await setup()
    await chooseFirst(put('list.csv', `${csv}\n13:00,<b>Eve</b>,Hall,no address,,M-9`))
    const eve = (await list()).customers.find(({ name }) => name === 'Hall')
    expect(await desk('expected.take', { id: eve?.id ?? 0 })).toMatchObject({
      value: {
        state: 'read',
        draft: { ...emptyDraft, familyName: 'Hall', reference: 'M-9' },
        leftOut: ['email', 'firstName'],
      },
    })
    expect(await desk('expected.take', { id: 9_999 })).toEqual(failed('not-found'))
  })

  it.each([
    ['their email', { email: 'Mary@Example.com' }, ['Tom Li', 'Zoë O’Brien']],
    [
      'their phone',
      { email: 'new@example.com', phone: '+61 491 570 156' },
      ['Mary Brown', 'Zoë O’Brien'],
    ],
    [
      'a reference of two',
      { email: 'new@example.com', reference: 'M-1' },
      ['Mary Brown', 'Tom Li', 'Zoë O’Brien'],
    ],
    [
      'a reference of one',
      { email: 'new@example.com', reference: 'm-2' },
      ['Mary Brown', 'Zoë O’Brien'],
    ],
    ['nobody', { email: 'new@example.com' }, ['Mary Brown', 'Tom Li', 'Zoë O’Brien']],
  ])('ticks off by %s', async (_, draft, left) => {
    const { put, chooseFirst, names, create } = await setup()
    await chooseFirst(put('list.csv', csv))
    await create(typed(draft))
    await vi.waitFor(async () => expect(await names()).toEqual(left), soon)
  })

  it('ticks off whoever filled the form, whatever was corrected; and nobody when somebody else was typed', async () => {
    const { put, chooseFirst, names, list, desk, create } = await setup()
    await chooseFirst(put('list.csv', csv))
    const zoe = (await list()).customers.find(({ name }) => name.startsWith('Zoë'))
    await desk('expected.take', { id: zoe?.id ?? 0 })
    await create(typed({ email: 'someone@example.com', firstName: 'Some', familyName: 'One' }))
    await codeIsThrough()
    expect(await names()).toContain('Zoë O’Brien')
    await desk('expected.take', { id: zoe?.id ?? 0 })
    await create(typed({ email: 'zoe@example.com', firstName: 'Zoë', familyName: 'O’Brien' }))
    await vi.waitFor(async () => expect(await names()).not.toContain('Zoë O’Brien'), soon)
  })

  it('waits with that until the code has gone', async () => {
    const { put, chooseFirst, list, create, events } = await setup()
    await chooseFirst(put('list.csv', csv))
    const { length } = events
    await create(typed({ email: 'mary@example.com' }))
    await vi.waitFor(async () => expect((await list()).invited).toBe(1), soon)
    const told = events.slice(length).map(([name]) => name)
    expect(told.indexOf('expected.changed')).toBeGreaterThan(told.indexOf('invite.changed'))
    expect(told).toContain('invite.changed')
  })

  it('goes at midnight, and stands in no log', async () => {
    const { put, chooseFirst, names, clock, session, logs, events } = await setup()
    await chooseFirst(put('list.csv', csv))
    clock.now = new Date(clock.now.getTime() + 24 * 60 * 60 * 1000)
    session.resume()
    expect(await names()).toEqual([])
    expect(JSON.stringify(logs)).not.toContain('Mary')
    expect(events.some(([name]) => name === 'expected.changed')).toBe(true)
  })

  it.each([
    ['no list', 'PK\u0003\u0004\0\0', 'unreadable'],
    ['too many lines', 'Email\n'.repeat(2_002), 'too-long'],
    ['too many bytes', Buffer.alloc(5_000_001, 'a'), 'too-large'],
    ['no calendar', 'BEGIN:VCALENDAR\r\nrubbish', 'unreadable'],
    ['nobody of today', 'BEGIN:VCALENDAR\r\nEND:VCALENDAR', 'nobody'],
  ])('that is %s is refused and changes nothing', async (_, text, problem) => {
    const { put, choose, list } = await setup()
    expect(await choose(put('list.csv', text))).toMatchObject({
      value: { state: 'refused', problem },
    })
    expect((await list()).customers).toEqual([])
  })

  it('that is no file, or that nobody chose, is none', async () => {
    const { put, choose, folder } = await setup()
    expect(await choose(undefined)).toMatchObject({ value: { state: 'none' } })
    mkdirSync(join(folder, 'folder.csv'))
    symlinkSync(put('list.csv', csv), join(folder, 'link.csv'))
    for (const name of ['folder.csv', 'link.csv', 'gone.csv']) {
      expect(await choose(join(folder, name))).toMatchObject({ value: { problem: 'unreadable' } })
    }
  })
})

describe('a watched folder', () => {
  const watching = async (before: (folder: string) => void = () => undefined) => {
    const watched = tempFolder()
    before(watched)
    const services = await setup({ FRONT_DESK_EXPECTED_FOLDER: watched })
    return {
      ...services,
      watched,
      drop: (name: string, text: string) => writeFileSync(join(watched, name), text),
    }
  }
  const calendar = (day: string) =>
    [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      `DTSTART;VALUE=DATE:${day}`,
      'SUMMARY:Mary Brown',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n')
  const today = () => {
    const at = new Date()
    return `${at.getFullYear()}${String(at.getMonth() + 1).padStart(2, '0')}${String(at.getDate()).padStart(2, '0')}`
  }

  it('brings its lists by itself, and waits for whoever chooses the columns of a new form', async () => {
    const { drop, names, list, desk, events } = await watching()
    drop('today.ics', calendar(today()))
    await vi.waitFor(async () => expect(await names()).toEqual(['Mary Brown']), soon)
    expect(events).toContainEqual(['expected.changed', { count: 1 }])
    drop('list.csv', csv.replace('9:30,Mary,Brown,mary', '9:30,Ann,Ng,ann'))
    await vi.waitFor(async () => expect((await list()).problem).toBe('columns'), soon)
    expect(await desk('expected.columns', undefined)).toMatchObject({
      value: { list: { name: 'list.csv' } },
    })
    await desk('expected.chooseColumns', {
      name: 'list.csv',
      hasHeader: true,
      columns: [...columns],
    })
    expect(await names()).toHaveLength(4)
  })

  it('says what is amiss with one list, whatever comes after it, until that one is gone or mended', async () => {
    const { drop, watched, names, list, desk } = await watching()
    drop('broken.ics', 'BEGIN:VCALENDAR\r\nrubbish')
    await vi.waitFor(async () => expect((await list()).problem).toBe('unreadable'), soon)
    drop('today.ics', calendar(today()))
    await vi.waitFor(async () => expect(await names()).toEqual(['Mary Brown']), soon)
    expect((await list()).problem).toBe('unreadable')
    rmSync(join(watched, 'broken.ics'))
    await vi.waitFor(async () => expect(await list()).not.toHaveProperty('problem'), soon)
    drop('other.ics', 'BEGIN:VCALENDAR\r\nrubbish')
    await vi.waitFor(async () => expect((await list()).problem).toBe('unreadable'), soon)
    expect(await desk('expected.clear', undefined)).toMatchObject({ ok: true })
    expect(await list()).not.toHaveProperty('problem')
  })

  it('in which yesterday’s list still lies brings nobody by it', async () => {
    const { list, names, desk } = await watching((folder) => {
      const path = join(folder, 'old.csv')
      writeFileSync(path, csv)
      const yesterday = Date.now() / 1000 - 24 * 60 * 60
      utimesSync(path, yesterday, yesterday)
    })
    await vi.waitFor(async () => expect((await list()).problem).toBe('columns'), soon)
    await desk('expected.chooseColumns', {
      name: 'old.csv',
      hasHeader: true,
      columns: [...columns],
    })
    expect(await names()).toEqual([])
  })

  it('that is away is said; a page cannot choose another', async () => {
    const { list, desk } = await setup({ FRONT_DESK_EXPECTED_FOLDER: join(tempFolder(), 'away') })
    await vi.waitFor(async () => expect((await list()).problem).toBe('folder-away'), soon)
    expect(await desk('settings.change', { expectedFolder: '/etc' })).toMatchObject(
      failed('setting-fixed'),
    )
    const other = await setup()
    expect(await other.desk('settings.change', { expectedFolder: '/etc' })).toMatchObject({
      failure: { code: 'setting-refused' },
    })
  })

  it('is chosen in the system’s dialog', async () => {
    const { folder, choose, desk, put, names } = await setup()
    await choose(folder)
    put('today.ics', calendar(today()))
    expect(await desk('expected.chooseFolder', undefined)).toEqual({ ok: true, value: true })
    await vi.waitFor(async () => expect(await names()).toEqual(['Mary Brown']), soon)
  })
})
