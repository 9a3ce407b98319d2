import { describe, expect, it } from 'vitest'
import { routes } from '#contract'
import { servicesSetup } from '../../builders/services-setup.ts'
import { typed } from '../../builders/typed-draft.ts'

async function setup() {
  const made = await servicesSetup()
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
  return { ...made, id, detail, queue, noted, submit }
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
