import { expect, it } from 'vitest'
import { createEventRepository } from '../../../../main/history/event-repository.ts'
import { createActivityLines } from '../../../../main/history/export/activity-lines.ts'
import { createInviteRepository } from '../../../../main/invites/invite-repository.ts'
import { createRecord } from '../../../../main/record/record.ts'
import { attempt, issue, noon } from '../../../builders/attempt.ts'
import { wholeDraft } from '../../../builders/invite-draft.ts'
import { tempDatabase } from '../../../builders/temp-database.ts'

const at = (minute: number, day = 22) => new Date(2026, 10, day, 12, minute)

function setup() {
  const database = tempDatabase()
  const clock = { now: noon }
  const rules = () => ({ keepsRegister: true, registersNames: false })
  const record = createRecord(database, { rules, now: () => clock.now })
  const lines = createActivityLines(database)
  return {
    database,
    clock,
    record,
    repository: createInviteRepository(database, record.register.add),
    events: createEventRepository(database),
    written: (from = '2026-11-22', to = from) => [...lines({ from, to }, 'practice')].flat(),
    /** Without their times: what, who, how many. */
    told: (from?: string, to?: string) =>
      [...lines({ from: from ?? '2026-11-22', to: to ?? from ?? '2026-11-22' }, 'practice')]
        .flat()
        .map((line) => line.split(',').slice(1, 4).join(' ').replaceAll('"', '').trim()),
  }
}

it('holds every event, whoever did it, in their order, with the offset of its time', () => {
  const { database, clock, record, repository, events, written, told } = setup()
  database.exec("INSERT INTO staff (name, is_at_desk) VALUES ('ZB', 1)")
  record.notices.keep({ privacyNotice: 'Why we ask', privacyNoticeLink: '' })
  const [{ version: notice } = {}] = record.notices.list()
  const id = issue(repository, { createdAt: at(0), draft: wholeDraft })
  repository.markShown(id, at(1))
  repository.markShown(id, at(2))
  events.addPrint(id, at(3))
  events.addPrint(id, at(4))
  events.add(id, 'copied', at(5))
  clock.now = at(6)
  record.activity.add('settings-changed', 'theme')
  repository.raiseStatus(id, 'Active', at(7))
  repository.raiseStatus(id, 'Completed', at(8))
  clock.now = at(9)
  record.activity.add('exported', '1')
  expect(told()).toEqual([
    'Created ZB',
    'Issued by VerifiMe',
    'QR shown ZB',
    'QR shown ZB',
    'Slip printed ZB',
    'Slip reprinted ZB',
    'Link copied ZB',
    'Settings changed ZB theme',
    'Opened on the phone',
    'Details submitted (not yet verified)',
    'Invites exported ZB =1',
  ])
  const tracking = repository.find(id)?.tracking_reference
  expect(written()[2]).toMatch(
    new RegExp(
      `^"2026-11-22T12:01:00[+-]\\d\\d:\\d\\d","QR shown","ZB","","Mary Ann Smith","=""CASE-7""","${tracking}","Main","practice","=""${notice}"""\r\n$`,
      'u',
    ),
  )
  // A made-up tracking reference may hold any number.
  const text = written().join('').replaceAll(`${tracking}`, '').replaceAll(`${notice}`, '')
  for (const secret of ['mary@', '491', '1985', 'Wallaby', 'https'])
    expect(text).not.toContain(secret)
})

it('says how an attempt ended that made no invite', () => {
  const { repository, told } = setup()
  const id = repository.begin(attempt({ createdAt: at(0) }))
  repository.finish(id, { outcome: 'refused', code: 'refused', problems: [] }, at(1))
  expect(told()).toEqual(['Created', 'Rejected by VerifiMe'])
})

it('holds the days that are asked for, from their first moment to their last', () => {
  const { clock, record, told } = setup()
  const moments = [
    new Date(2026, 9, 31, 23, 59, 59, 999),
    new Date(2026, 10, 1),
    new Date(2026, 10, 30, 23, 59, 59, 999),
    new Date(2026, 11, 1),
  ]
  for (const [index, moment] of moments.entries()) {
    clock.now = moment
    record.activity.add('settings-changed', `no ${'abcd'[index]}`)
  }
  expect(told('2026-11-01', '2026-11-30')).toEqual([
    'Settings changed  no b',
    'Settings changed  no c',
  ])
})

it('has from the register what is known of invites that are gone, once', () => {
  const { database, repository, told, written } = setup()
  const goes = issue(repository, { createdAt: at(0), draft: wholeDraft })
  repository.raiseStatus(goes, 'Completed', at(1))
  const tracking = repository.find(goes)?.tracking_reference
  expect(told()).toHaveLength(3)
  database.prepare('DELETE FROM invite WHERE id = ?').run(goes)
  expect(told()).toEqual([
    'Issued by VerifiMe (from the register)',
    'Details submitted (not yet verified) (from the register)',
  ])
  expect(written()[0]).toContain(tracking)
})

it('leaves out what somebody has deleted and other environments', () => {
  const { database, repository, told } = setup()
  issue(repository, { createdAt: at(0), environment: 'production' })
  const hidden = issue(repository, { createdAt: at(0) })
  database.exec('DELETE FROM register_entry')
  database.prepare('UPDATE invite SET removed_at = 1 WHERE id = ?').run(hidden)
  expect(told()).toEqual([])
})
