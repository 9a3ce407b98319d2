import { describe, expect, it } from 'vitest'
import { failed, succeeded } from '#contract'
import { draft } from '../../builders/invite-draft.ts'
import { connectionTo, inviteSetup } from '../../builders/invite-setup.ts'
import { faults } from '../../fakes/practice-faults.ts'

async function issuedSetup() {
  const setup = await inviteSetup()
  const answer = await setup.service.create(draft())
  if (!answer.ok) throw new Error('the practice server refused')
  const { id } = answer.value
  setup.announced.length = 0
  return { ...setup, id }
}

describe('the link of an issued invite', () => {
  it('is the one that VerifiMe gave, with what a screen says beside it', async () => {
    const { service, practice, repository, id } = await issuedSetup()
    const trackingReference = repository.find(id)?.tracking_reference
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
    const { service } = await issuedSetup()
    expect(service.link(99)).toStrictEqual(failed('not-found'))
  })

  it('is not there for an invite that was not issued', async () => {
    const { service, practice } = await issuedSetup()
    practice.answerNext(faults.reset())
    await service.create(draft())
    expect(service.link(2)).toStrictEqual(failed('link-unavailable'))
  })

  it('is not shown in another environment', async () => {
    const { service, practice, connect, id } = await issuedSetup()
    connect(succeeded(connectionTo(practice, { environment: 'production' })))
    expect(service.link(id)).toStrictEqual(failed('link-unavailable'))
  })

  it('is not shown when its host no longer belongs to the environment', async () => {
    const { service, practice, connect, id } = await issuedSetup()
    connect(succeeded(connectionTo(practice, { linkHosts: ['portal.verifime.com'] })))
    expect(service.link(id)).toStrictEqual(failed('foreign-link'))
  })

  it('is not shown when somebody changed it in the database', async () => {
    const { service, database, id } = await issuedSetup()
    database.exec("UPDATE invite SET link = replace(link, 'https', 'http')")
    expect(service.link(id)).toStrictEqual(failed('foreign-link'))
  })

  it('is not there without a connection', async () => {
    const { service, connect, id } = await issuedSetup()
    connect(failed('not-set-up'))
    expect(service.link(id)).toStrictEqual(failed('not-set-up'))
  })
})

describe('a code that was shown', () => {
  it('is remembered and announced', async () => {
    const { service, announced, clock, id } = await issuedSetup()
    service.markShown(id)
    expect(announced).toMatchObject([{ id, shownAt: clock.at.getTime() }])
  })
})
