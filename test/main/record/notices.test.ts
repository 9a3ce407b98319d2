import { expect, it } from 'vitest'
import { createEventRepository } from '../../../main/history/event-repository.ts'
import { noticeVersionOf } from '../../../main/record/notices.ts'
import { daysAgo, retentionSetup, today } from '../../builders/retention-setup.ts'

const first = { privacyNotice: 'The law asks us to.', privacyNoticeLink: '' }
const second = { ...first, privacyNoticeLink: 'https://example.com/privacy' }
const third = { privacyNotice: 'Another one.\nOf two lines.', privacyNoticeLink: '' }
const none = { privacyNotice: '', privacyNoticeLink: '' }
const [one, two, three] = [first, second, third].map(noticeVersionOf)

function setup() {
  const made = retentionSetup({ keepsRegister: true })
  const { database, record, repository } = made
  return {
    ...made,
    notices: record.notices,
    events: createEventRepository(database, record.register.add),
    versions: () => record.notices.list().map(({ version }) => version),
    shownFor: (id: number) => record.notices.shownFor(id).map(({ version }) => version),
    registered: () =>
      database
        .prepare(
          "SELECT content ->> 'kind' AS kind, content ->> 'notice' AS notice FROM register_entry",
        )
        .all(),
    add: () => made.made(daysAgo(1)),
    show: (id: number, minute: number) =>
      repository.markShown(id, new Date(2026, 10, 22, 12, minute)),
  }
}

it('makes a version of every change, by what the notice says, and none of the same words', () => {
  const { notices, versions, clock } = setup()
  notices.keep(none)
  expect(versions()).toEqual([])
  notices.keep(first)
  notices.keep(first)
  expect(versions()).toEqual([one])
  expect(one).toMatch(/^[\da-f]{16}$/u)
  expect(new Set([one, two, three]).size).toBe(3)
  clock.at = new Date(2026, 10, 23)
  notices.keep(second)
  expect(notices.list()).toEqual([
    {
      version: two,
      text: first.privacyNotice,
      link: second.privacyNoticeLink,
      since: clock.at.getTime(),
      isInForce: true,
    },
  ])
})

it('keeps with each invite the versions that its customer was shown, on the screen and on paper', () => {
  const { notices, add, show, shownFor, events, repository } = setup()
  const [a, b, c] = [add(), add(), add()]
  show(a, 0)
  expect(shownFor(a)).toEqual([])
  notices.keep(first)
  show(a, 1)
  show(a, 2)
  notices.keep(second)
  events.addPrint(b, today)
  notices.keep(third)
  show(a, 3)
  repository.markNoticeShown(c, today)
  notices.keep(none)
  show(b, 4)
  expect(shownFor(a)).toEqual([one, three])
  expect(shownFor(b)).toEqual([two])
  expect(shownFor(c)).toEqual([three])
  expect(notices.shownFor(a)[1]).toMatchObject({ text: third.privacyNotice })
})

it('keeps a version for as long as an invite or the register names it', () => {
  const { notices, add, show, versions, database, rules } = setup()
  rules.keepsRegister = false
  notices.keep(first)
  const id = add()
  show(id, 0)
  notices.keep(second)
  notices.keep(third)
  expect(versions(), 'nobody was shown the second').toEqual([three, one])
  database.prepare('DELETE FROM invite WHERE id = ?').run(id)
  notices.keep(none)
  expect(versions()).toEqual([])
  rules.keepsRegister = true
  notices.keep(first)
  const another = add()
  show(another, 1)
  database.prepare('DELETE FROM invite WHERE id = ?').run(another)
  notices.keep(second)
  expect(versions()).toEqual([two, one])
})

it('tells the register of each version once, and which one stood there at every later step', async () => {
  const { notices, add, show, registered, repository, record } = setup()
  notices.keep(first)
  const id = add()
  show(id, 0)
  show(id, 1)
  repository.raiseStatus(id, 'Active', today)
  notices.keep(second)
  show(id, 2)
  repository.raiseStatus(id, 'Completed', new Date(2026, 10, 22, 13))
  expect(registered()).toEqual([
    { kind: 'issued', notice: null },
    { kind: 'notice', notice: one },
    { kind: 'started', notice: one },
    { kind: 'notice', notice: two },
    { kind: 'submitted', notice: two },
  ])
  expect(await record.register.check()).toMatchObject({ state: 'whole', count: 5 })
})
