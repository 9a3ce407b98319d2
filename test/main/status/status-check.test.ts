import { describe, expect, it } from 'vitest'
import { succeeded } from '#contract'
import { draft } from '../../builders/invite-draft.ts'
import { connectionTo, inviteSetup } from '../../builders/invite-setup.ts'
import { faults } from '../../fakes/practice-faults.ts'
import { statusFaults } from '../../fakes/status-faults.ts'

async function issuedSetup() {
  const setup = await inviteSetup()
  const answer = await setup.service.create(draft())
  if (!answer.ok) throw new Error('the practice server refused')
  const { id, trackingReference = '' } = answer.value
  return { ...setup, id, trackingReference }
}

describe('the status of an issued invite', () => {
  it('is asked for by the documented path and told when it changed', async () => {
    const { checkStatus, practice, statuses, id, trackingReference } = await issuedSetup()
    practice.advance(trackingReference)
    expect(await checkStatus(id)).toEqual({
      found: 'status',
      status: 'Active',
      isNew: true,
    })
    expect(practice.requests.at(-1)).toMatchObject({
      method: 'GET',
      path: `/v1/user/signup/tracking/${trackingReference}/status`,
      text: '',
    })
    expect(statuses).toEqual([[id, 'Active']])
    expect(await checkStatus(id)).toMatchObject({ isNew: false })
    expect(statuses).toHaveLength(1)
  })

  it.each([...statusFaults.map(({ what, fault, found }) => [what, fault, found] as const)])(
    'stays as it is after %s',
    async (_what, fault, found) => {
      const { checkStatus, practice, repository, statuses, id } = await issuedSetup()
      practice.answerNextStatus(fault)
      expect(await checkStatus(id)).toMatchObject(found)
      expect(repository.find(id)?.status).toBe('Inactive')
      expect(statuses).toEqual([])
    },
  )

  it('never falls back', async () => {
    const { checkStatus, practice, repository, id, trackingReference } = await issuedSetup()
    practice.advance(trackingReference)
    await checkStatus(id)
    practice.answerNextStatus(faults.status(200, '{"status":"Inactive"}'))
    expect(await checkStatus(id)).toMatchObject({ status: 'Inactive', isNew: false })
    expect(repository.find(id)?.status).toBe('Active')
  })

  it('is not asked for in another environment, nor of an invite without a reference', async () => {
    const { service, checkStatus, practice, connect, id } = await issuedSetup()
    practice.answerNext(faults.reset())
    await service.create(draft())
    const before = practice.requests.length
    await checkStatus(2)
    await checkStatus(99)
    connect(succeeded(connectionTo(practice, { environment: 'staging' })))
    await checkStatus(id)
    expect(practice.requests).toHaveLength(before)
  })
})
