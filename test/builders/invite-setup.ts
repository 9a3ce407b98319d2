import { onTestFinished } from 'vitest'
import { type Answer, type Invite, type InviteStatus, succeeded } from '#contract'
import { createInviteApi } from '../../main/invites/api/invite-api.ts'
import { createInviteRepository } from '../../main/invites/invite-repository.ts'
import { createInviteService } from '../../main/invites/invite-service.ts'
import { newReference } from '../../main/random-references.ts'
import type { Connection } from '../../main/settings/connection.ts'
import { createStatusCheck } from '../../main/status/status-service.ts'
import { type FaultyPractice, startFaultyPractice } from '../fakes/faulty-practice.ts'
import { createNodeTransport } from '../fakes/node-transport.ts'
import { tempDatabase } from './temp-database.ts'

export const organisationCode = 'TESTCODE01'

export function connectionTo(practice: FaultyPractice, changes: Partial<Connection> = {}) {
  const connection: Connection = {
    environment: 'practice',
    apiUrl: practice.url,
    statusUrl: practice.url,
    linkHosts: [practice.linkHost],
    code: organisationCode,
    codeLabel: 'Main',
    organisationName: 'Example Bank',
    ...changes,
  }
  return connection
}

/** The practice server, ended with the test. */
export async function testPractice(): Promise<FaultyPractice> {
  const practice = await startFaultyPractice()
  onTestFinished(() => practice.close())
  return practice
}

/** The invite service on a real database, talking to a real server. The clock stands at `at`. */
export async function inviteSetup() {
  const practice = await testPractice()
  const database = tempDatabase()
  const deadline = new AbortController()
  const announced: Invite[] = []
  const statuses: [id: number, status: InviteStatus][] = []
  const clock = { at: new Date(2026, 10, 22, 9, 30) }
  let connection: Answer<Connection> = succeeded(connectionTo(practice))
  const repository = createInviteRepository(database)
  const api = createInviteApi(createNodeTransport(deadline.signal))
  const service = createInviteService({
    repository,
    api,
    connection: () => connection,
    newReference,
    now: () => clock.at,
    announce: (invite) => announced.push(invite),
    forgetDraft: async () => undefined,
    log: () => undefined,
  })
  const checkStatus = createStatusCheck({
    repository,
    api,
    connection: () => connection,
    now: () => clock.at,
    changed: (...change) => void statuses.push(change),
  })
  return {
    practice,
    database,
    repository,
    service,
    checkStatus,
    announced,
    statuses,
    clock,
    /** The wait is over: what the transport's own clock would say. */
    timeOut: () => deadline.abort(),
    connect: (changed: Answer<Connection>) => {
      connection = changed
    },
  }
}
