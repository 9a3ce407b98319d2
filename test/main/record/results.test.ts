import { appendFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { subMinutes } from 'date-fns'
import { describe, expect, it, onTestFinished } from 'vitest'
import { failed, routes, succeeded } from '#contract'
import { createInviteRepository } from '../../../main/invites/invite-repository.ts'
import { createResults } from '../../../main/record/results.ts'
import { issue } from '../../builders/attempt.ts'
import { opened } from '../../builders/database-setup.ts'
import { type ServicesSetupOptions, servicesSetup } from '../../builders/services-setup.ts'
import { tempDatabase } from '../../builders/temp-database.ts'
import { tempFolder } from '../../builders/temp-folder.ts'
import { typed } from '../../builders/typed-draft.ts'

async function setup(options: ServicesSetupOptions = {}) {
  const clock = { at: new Date('2026-11-22T09:30:00Z') }
  const made = await servicesSetup({ now: () => clock.at, ...options })
  const { desk, issue } = made
  await desk('staff.add', { name: 'ZB', pin: '' })
  await desk('staff.switch', { id: 1 })
  await desk('settings.change', { keepsRegister: true })
  const id = await issue()
  const detail = async () => {
    const answer = await desk('invites.detail', { id })
    if (!answer.ok) throw new Error(answer.failure.code)
    return routes['invites.detail'].output.parse(answer.value)
  }
  const queue = async () => {
    const answer = await desk('invites.queue', undefined)
    if (!answer.ok) throw new Error(answer.failure.code)
    return routes['invites.queue'].output.parse(answer.value)
  }
  const noted = async (kind: string) => (await detail()).events.filter((one) => one.kind === kind)
  const submit = async () => {
    for (let step = 0; step < 2; step += 1) await desk('practice.advance', { id })
  }
  const clockAt = (at: Date) => {
    clock.at = at
  }
  return { ...made, id, detail, queue, noted, submit, clockAt }
}

describe('a result that is noted by hand', () => {
  it('takes the customer out of the queue, and is written down with who noted it', async () => {
    const { desk, id, detail, queue, noted, submit } = await setup()
    await submit()
    expect(await queue()).toMatchObject({ open: [], submitted: [{ id }] })
    await desk('invites.setResult', { id, hasArrived: true })
    expect(await queue()).toStrictEqual({ open: [], submitted: [], followUps: [] })
    const { invite } = await detail()
    expect(invite).toMatchObject({ status: 'Completed', resultAt: expect.any(Number) })
    expect(await noted('result-arrived')).toMatchObject([{ staff: 'ZB' }])
    const found = await desk('invites.list', { limit: 10, states: ['result-arrived'] })
    expect(found).toMatchObject({ value: { invites: [{ id }] } })
    const submitted = await desk('invites.list', { limit: 10, states: ['submitted'] })
    expect(submitted).toMatchObject({ value: { invites: [] } })
    expect(await desk('record.check', undefined)).toMatchObject({ value: { count: 4 } })
  })

  it('is noted once, and can be taken back', async () => {
    const { desk, id, detail, queue, noted } = await setup()
    await desk('invites.setResult', { id, hasArrived: true })
    await desk('invites.setResult', { id, hasArrived: true })
    expect(await noted('result-arrived')).toHaveLength(1)
    expect((await queue()).open).toEqual([])
    await desk('invites.setResult', { id, hasArrived: false })
    expect((await detail()).invite.resultAt).toBeUndefined()
    expect(await noted('result-taken-back')).toMatchObject([{ staff: 'ZB' }])
    expect((await queue()).open).toMatchObject([{ id }])
  })

  it('ends a follow-up, and the birth date goes as if the details had come in', async () => {
    const { desk, issue, queue } = await setup()
    const id = await issue({ dateOfBirth: '27/3/1985' })
    await desk('invites.setDue', { id, dueOn: '2026-12-24' })
    await desk('invites.setLeft', { id, hasLeft: true })
    expect((await queue()).followUps).toMatchObject([{ id }])
    await desk('invites.setResult', { id, hasArrived: true })
    expect((await queue()).followUps).toEqual([])
    const draft = await desk('invites.draft', { id })
    expect(draft).toMatchObject({ value: { dateOfBirth: '' } })
  })

  it('is of an issued invite alone', async () => {
    const { desk, create, practice } = await setup()
    practice.answerNext(({ response }) => void response.writeHead(500).end())
    const failed = await create(typed({ email: 'ann@example.com' }))
    expect(failed.ok).toBe(false)
    await desk('invites.setResult', { id: 2, hasArrived: true })
    const detail = await desk('invites.detail', { id: 2 })
    expect(JSON.stringify(detail)).not.toContain('result')
  })
})

const sent = '2026-11-22T09:40:00+00:00'

/** As VerifiMe's pages show one; what nobody may read is in it. */
function delivery(members: Record<string, unknown>) {
  return {
    eventId: '5b3cbbd6-3f0b-4f63-8ad1-1e6a3e6a8a3c',
    eventName: 'RISK_ASSESSMENT_UPDATED',
    customerName: 'SECRETNAME Person',
    assessmentStatus: 'ASSESSED',
    riskLevel: 'SECRETRISK',
    assessmentPortalUrl: 'https://client-portal.verifime.com/SECRETURL',
    eventTimestamp: sent,
    ...members,
  }
}

async function importing(...contents: (string | Buffer)[]) {
  const folder = tempFolder()
  const path = join(folder, 'results.json')
  const made = await setup({ askWhatToOpen: async () => path })
  const { desk } = made
  const take = async (content: string | Buffer) => {
    writeFileSync(path, content)
    const answer = await desk('results.import', undefined)
    if (!answer.ok) throw new Error(answer.failure.code)
    const end = routes['results.import'].output.parse(answer.value)
    return end.end === 'read' ? end.counts : end
  }
  for (const content of contents) await take(content)
  return { ...made, path, folder, take }
}
const none = { arrived: 0, known: 0, unknown: 0, unclear: 0, unreadable: 0 }

describe('a file of deliveries', () => {
  it('is noted under who imported it, once, and nothing else of it is kept, said or logged', async () => {
    const { take, detail, noted, logs, events, history, session } = await importing()
    const { reference } = (await detail()).invite
    const file = JSON.stringify(delivery({ metadata: reference }))
    expect(await take(file)).toEqual({ ...none, arrived: 1 })
    expect(await take(file)).toEqual({ ...none, known: 1 })
    expect(await noted('result-arrived')).toMatchObject([{ staff: 'ZB' }])
    session.stop()
    const { database } = opened(await history.start().open())
    const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck()
    const kept = tables.all().map((name) => {
      const isReadable = !/^invite_search|^sqlite_/u.test(String(name))
      return isReadable ? database.prepare(`SELECT * FROM ${name}`).all() : []
    })
    database.close()
    expect(JSON.stringify([kept, logs, events])).not.toContain('SECRET')
  })

  it.each([
    [
      'its tracking reference, whatever its letters',
      (tracking: string) => ({ trackingReference: tracking.toUpperCase(), metadata: 'no such' }),
    ],
    [
      'referenceData',
      (_: string, reference: string) => ({ metadata: undefined, referenceData: reference }),
    ],
    [
      'a reference in other letters',
      (_: string, reference: string) => ({ metadata: ` ${reference.toLowerCase()} ` }),
    ],
    [
      'no event’s name, as a program of one’s own may write it',
      (_: string, reference: string) => ({
        eventName: undefined,
        assessmentStatus: undefined,
        metadata: reference,
      }),
    ],
  ])('finds an invite by %s', async (_, members) => {
    const { take, detail } = await importing()
    const { trackingReference = '', reference } = (await detail()).invite
    expect(await take(JSON.stringify(delivery(members(trackingReference, reference))))).toEqual({
      ...none,
      arrived: 1,
    })
  })

  it('may hold a list, or one delivery a line, among what is none', async () => {
    const { take, detail, issue } = await importing()
    const { reference } = (await detail()).invite
    await issue({ email: 'ann@example.com', reference: 'CASE-8' })
    const [one, other] = [delivery({ metadata: reference }), delivery({ metadata: 'CASE-8' })]
    expect(await take(JSON.stringify([one, other, 7, null, {}, delivery({})]))).toEqual({
      ...none,
      arrived: 2,
      unreadable: 4,
    })
    const lines = [one, delivery({ metadata: 'of another desk' }), other].map((each) =>
      JSON.stringify(each),
    )
    expect(await take(`\ufeff${lines.join('\r\n')}\r\n${lines[0]?.slice(0, 30)}`)).toEqual({
      ...none,
      known: 2,
      unknown: 1,
      unreadable: 1,
    })
    expect(await take(Buffer.from(`\ufeff${lines[0]}`, 'utf16le'))).toEqual({ ...none, known: 1 })
  })

  it('tells of no result before there is one, nor by another event', async () => {
    const { take, detail } = await importing()
    const { reference: metadata } = (await detail()).invite
    const early = ['PENDING', 'PRELIMINARY'].map((assessmentStatus) =>
      delivery({ metadata, assessmentStatus }),
    )
    const other = delivery({ metadata, eventName: 'SOMETHING_ELSE' })
    expect(await take(JSON.stringify([...early, other]))).toEqual(none)
  })

  it('that is half written, huge or no text changes nothing, and says so', async () => {
    const { take, path } = await importing()
    const whole = JSON.stringify(delivery({ metadata: 'CASE-7' }), undefined, 2)
    for (const bad of [
      '',
      '{',
      whole.slice(0, -9),
      Buffer.from([0xff, 0x80]),
      '['.repeat(100_000),
      `[${'7,'.repeat(2_600_000)}7]`,
    ]) {
      expect(await take(bad)).toEqual({ ...none, unreadable: 1 })
    }
    const { desk } = await setup({ askWhatToOpen: async () => `${path}.gone` })
    expect(await desk('results.import', undefined)).toStrictEqual(succeeded({ end: 'unreadable' }))
  })

  it('is of the newest invite of one customer that was made before it, and of nobody where several may be meant', async () => {
    const { take, issue, desk, clockAt } = await importing()
    const of = async (id: number) => JSON.stringify(await desk('invites.detail', { id }))
    clockAt(new Date('2026-11-22T10:00:00Z'))
    const first = await issue({ email: 'ann@example.com', reference: 'MATTER-1' })
    clockAt(new Date('2026-11-23T10:00:00Z'))
    const second = await issue({ email: 'Ann@example.com', reference: 'MATTER-1' })
    const at = (eventTimestamp: string) =>
      JSON.stringify(delivery({ metadata: 'MATTER-1', eventTimestamp }))
    expect(await take(at('2026-11-22T09:00:00Z'))).toEqual({ ...none, unknown: 1 })
    expect(await take(at('2026-11-22T11:00:00Z'))).toEqual({ ...none, arrived: 1 })
    expect(await of(first)).toContain('result-arrived')
    expect(await of(second)).not.toContain('result-arrived')
    expect(await take(at('2026-11-22T11:00:00Z'))).toEqual({ ...none, known: 1 })
    expect(await take(at('2026-11-23T11:00:00Z'))).toEqual({ ...none, arrived: 1 })
    expect(await of(second)).toContain('result-arrived')
    await issue({ email: 'bob@example.com', reference: 'MATTER-1' })
    expect(await take(at('2026-11-23T12:00:00Z'))).toEqual({ ...none, unclear: 1 })
  })
})

describe('the folder of deliveries', () => {
  async function watching(folder = tempFolder()) {
    const made = await setup({ variables: { FRONT_DESK_RESULTS_FOLDER: folder } })
    const { desk, detail } = made
    const metadata = (await detail()).invite.reference
    const state = async () => {
      const answer = await desk('results.folder', undefined)
      if (!answer.ok) throw new Error(answer.failure.code)
      return routes['results.folder'].output.parse(answer.value)
    }
    const told = (name: string) => made.events.filter(([event]) => event === name)
    return { ...made, folder, metadata, state, told }
  }
  const soon = { timeout: 20_000, interval: 100 }

  it('is watched: nobody is named as who noted it, the desk is told, and what it knows it says', async () => {
    const { folder, metadata, state, told, noted, detail } = await watching()
    writeFileSync(join(folder, 'note.txt'), 'no delivery')
    writeFileSync(join(folder, '1.json'), JSON.stringify(delivery({ metadata })))
    writeFileSync(join(folder, '2.json'), JSON.stringify(delivery({ metadata: 'of another desk' })))
    await expect.poll(state, soon).toEqual({
      state: 'watched',
      counts: { ...none, arrived: 1, unknown: 1 },
    })
    const [event] = await noted('result-arrived')
    expect(event).toStrictEqual({ kind: 'result-arrived', at: expect.any(Number) })
    const { invite } = await detail()
    expect(told('results.arrived')).toEqual([['results.arrived', { count: 1, invite }]])
  })

  it('takes a file that was written halfway once it is whole', async () => {
    const { folder, metadata, state } = await watching()
    const whole = JSON.stringify(delivery({ metadata }))
    const file = join(folder, '1.json')
    writeFileSync(file, whole.slice(0, 40))
    await expect.poll(async () => (await state()).counts.unreadable, soon).toBe(1)
    appendFileSync(file, whole.slice(40))
    await expect.poll(async () => (await state()).counts, soon).toEqual({ ...none, arrived: 1 })
  })

  it('that is gone is said once', async () => {
    const folder = join(tempFolder(), 'later')
    const { state, told, logs } = await watching(folder)
    await expect.poll(async () => (await state()).state, soon).toBe('away')
    expect(
      told('results.folder').filter(([, read]) => JSON.stringify(read).includes('away')),
    ).toHaveLength(1)
    expect(
      logs.filter((entry) => JSON.stringify(entry).includes('results-folder-away')),
    ).toHaveLength(1)
    expect(JSON.stringify(logs)).not.toContain(folder)
  })

  /** Without the services, and with the folder in the settings at once. */
  function following(noted: () => void = () => undefined) {
    const database = tempDatabase(tempFolder())
    const repository = createInviteRepository(database, () => undefined)
    const folder = tempFolder()
    const logs: string[] = []
    const settings = { resultsFolder: '' }
    const results = createResults(database, () => undefined, {
      settings: {
        read: () => settings,
        environment: () => 'practice',
        chooseFolder: () => expect.fail('not asked for'),
      },
      askWhatToOpen: async () => undefined,
      now: () => new Date(sent),
      resultNoted: () => {
        noted()
        return undefined
      },
      emit: () => undefined,
      log: (name) => void logs.push(name),
    })
    onTestFinished(results.stop)
    const follow = (path: string) => {
      settings.resultsFolder = path
      results.settingsChanged()
    }
    return { folder, repository, results, logs, follow }
  }

  it('that is chosen, left and chosen again at once is watched once', async () => {
    const { folder, logs, follow } = following()
    const away = join(folder, 'away')
    for (const path of [away, '', away]) follow(path)
    await expect.poll(() => logs, soon).toContain('results-folder-away')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(logs).toEqual(['results-folder-away'])
  })

  it('counts nothing of the folder before, a file of which is still being read', async () => {
    let isNoted = false
    const { folder, repository, results, follow } = following(() => {
      isNoted = true
      follow(tempFolder())
    })
    issue(repository, { createdAt: subMinutes(new Date(sent), 10) })
    writeFileSync(join(folder, '1.json'), JSON.stringify(delivery({ metadata: 'CASE-7' })))
    follow(folder)
    await expect.poll(() => isNoted, soon).toBe(true)
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(results.routes['results.folder']()).toMatchObject({
      value: { counts: none },
    })
  })

  it('is chosen in the system’s dialog alone, by the manager; a page may take it away', async () => {
    const folder = tempFolder()
    const { desk } = await setup({ askWhatToOpen: async () => folder })
    expect(await desk('settings.change', { resultsFolder: folder })).toMatchObject({
      failure: { problems: [{ field: 'resultsFolder', rule: 'folder-chosen' }] },
    })
    expect(await desk('results.chooseFolder', undefined)).toStrictEqual(succeeded(true))
    expect(await desk('settings.read', undefined)).toMatchObject({
      value: { resultsFolder: folder },
    })
    expect(await desk('results.folder', undefined)).toMatchObject({ value: { state: 'watched' } })
    await desk('settings.change', { resultsFolder: '' })
    expect(await desk('results.folder', undefined)).toMatchObject({ value: { state: 'none' } })
    await desk('lock.setPin', { owner: 'manager', pin: '13579' })
    await desk('lock.setPin', { owner: 'desk', pin: '24680' })
    await desk('lock.lock', undefined)
    await desk('lock.unlock', { pin: '24680' })
    expect(await desk('results.chooseFolder', undefined)).toStrictEqual(failed('manager-needed'))
  })

  it('that IT has set stays', async () => {
    const { desk } = await setup({
      variables: { FRONT_DESK_RESULTS_FOLDER: tempFolder() },
      askWhatToOpen: async () => tempFolder(),
    })
    expect(await desk('results.chooseFolder', undefined)).toStrictEqual(failed('setting-fixed'))
  })
})
