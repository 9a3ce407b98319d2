import { describe, expect, it } from 'vitest'
import { failed, succeeded } from '#contract'
import { connectionTo, inviteBench } from '../../builders/invite-bench.ts'
import { draft } from '../../builders/invite-draft.ts'
import { faults } from '../../fakes/practice-faults.ts'
import { statusFaults } from '../../fakes/status-faults.ts'

async function issuedBench() {
  const bench = await inviteBench()
  const answer = await bench.service.create(draft())
  if (!answer.ok) throw new Error('the practice server refused')
  const { id, trackingReference = '' } = answer.value
  bench.announced.length = 0
  return { ...bench, id, trackingReference }
}

describe('the link of an issued invite', () => {
  it('is the one that VerifiMe gave, with what a screen says beside it', async () => {
    const { service, practice, id, trackingReference } = await issuedBench()
    expect(service.link(id)).toStrictEqual(
      succeeded({
        link: `https://${practice.linkHost}/sign-up/track-id/${trackingReference}`,
        linkHost: practice.linkHost,
        status: 'Inactive',
        environment: 'practice',
        organisationName: 'Example Bank',
      }),
    )
  })

  it('is not there for an invite that does not exist', async () => {
    const { service } = await issuedBench()
    expect(service.link(99)).toStrictEqual(failed('not-found'))
  })

  it('is not there for an invite that was not issued', async () => {
    const { service, practice } = await issuedBench()
    practice.answerNext(faults.reset())
    await service.create(draft())
    expect(service.link(2)).toStrictEqual(failed('link-unavailable'))
  })

  it('is not shown in another environment', async () => {
    const { service, practice, connect, id } = await issuedBench()
    connect(succeeded(connectionTo(practice, { environment: 'production' })))
    expect(service.link(id)).toStrictEqual(failed('link-unavailable'))
  })

  it('is not shown when its host no longer belongs to the environment', async () => {
    const { service, practice, connect, id } = await issuedBench()
    connect(succeeded(connectionTo(practice, { linkHosts: ['portal.verifime.com'] })))
    expect(service.link(id)).toStrictEqual(failed('foreign-link'))
  })

  it('is not shown when somebody changed it in the database', async () => {
    const { service, database, id } = await issuedBench()
    database.exec("UPDATE invite SET link = replace(link, 'https', 'http')")
    expect(service.link(id)).toStrictEqual(failed('foreign-link'))
  })

  it('is not there without a connection', async () => {
    const { service, connect, id } = await issuedBench()
    connect(failed('not-set-up'))
    expect(service.link(id)).toStrictEqual(failed('not-set-up'))
  })
})

describe('the status of an issued invite', () => {
  it('is asked for by the documented path and announced when it changed', async () => {
    const { service, practice, announced, id, trackingReference } = await issuedBench()
    practice.advance(trackingReference)
    expect(await service.refreshStatus(id)).toEqual({
      found: 'status',
      status: 'Active',
      isNew: true,
    })
    expect(practice.requests.at(-1)).toMatchObject({
      method: 'GET',
      path: `/v1/user/signup/tracking/${trackingReference}/status`,
      text: '',
    })
    expect(announced).toMatchObject([{ id, status: 'Active' }])
    expect(await service.refreshStatus(id)).toMatchObject({ isNew: false })
    expect(announced).toHaveLength(1)
  })

  it.each([...statusFaults.map(({ what, fault, found }) => [what, fault, found] as const)])(
    'stays as it is after %s',
    async (_what, fault, found) => {
      const { service, practice, repository, announced, id } = await issuedBench()
      practice.answerNextStatus(fault)
      expect(await service.refreshStatus(id)).toMatchObject(found)
      expect(repository.find(id)?.status).toBe('Inactive')
      expect(announced).toEqual([])
    },
  )

  it('never falls back', async () => {
    const { service, practice, repository, id, trackingReference } = await issuedBench()
    practice.advance(trackingReference)
    await service.refreshStatus(id)
    practice.answerNextStatus(faults.status(200, '{"status":"Inactive"}'))
    expect(await service.refreshStatus(id)).toMatchObject({ status: 'Inactive', isNew: false })
    expect(repository.find(id)?.status).toBe('Active')
  })

  it('is not asked for in another environment, nor of an invite without a reference', async () => {
    const { service, practice, connect, id } = await issuedBench()
    practice.answerNext(faults.reset())
    await service.create(draft())
    const before = practice.requests.length
    await service.refreshStatus(2)
    await service.refreshStatus(99)
    connect(succeeded(connectionTo(practice, { environment: 'staging' })))
    await service.refreshStatus(id)
    expect(practice.requests).toHaveLength(before)
  })
})

describe('a code that was shown', () => {
  it('is remembered and announced', async () => {
    const { service, announced, clock, id } = await issuedBench()
    service.markShown(id)
    expect(announced).toMatchObject([{ id, shownAt: clock.at.getTime() }])
  })
})
