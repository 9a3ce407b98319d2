import { onTestFinished } from 'vitest'
import { createdInvite, type RouteInput } from '#contract'
import { databaseSetup } from './database-setup.ts'
import { testPractice } from './invite-setup.ts'
import { plainDesk } from './plain-desk.ts'
import { tempWholeFiles } from './temp-folder.ts'
import { typed } from './typed-draft.ts'

export interface ServicesSetupOptions {
  variables?: Record<string, string>
  history?: ReturnType<typeof databaseSetup>
}

/** All services on a history of the test's own, stopped when the test is over. */
export async function servicesSetup(options: ServicesSetupOptions = {}) {
  const history = options.history ?? databaseSetup()
  const practice = await testPractice()
  const plain = await plainDesk({
    file: history.start(),
    serverUrl: practice.url,
    practice,
    files: tempWholeFiles(),
    variables: options.variables ?? {},
  })
  onTestFinished(() => plain.session.stop())
  /** Has an invite made, whose code is on the screen then; after that no page draws. */
  const create = async (draft: RouteInput<'invites.create'>) => {
    plain.drawCodes()
    const answer = await plain.desk('invites.create', draft)
    plain.window.page = undefined
    return answer
  }
  return {
    ...plain,
    history,
    practice,
    create,
    issue: async (changes: Parameters<typeof typed>[0] = {}): Promise<number> => {
      const answer = await create(typed(changes))
      if (!answer.ok) throw new Error(`no invite: ${answer.failure.code}`)
      return createdInvite.parse(answer.value).invite.id
    },
  }
}
