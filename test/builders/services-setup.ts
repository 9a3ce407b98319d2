import { setImmediate as ipcIsThrough } from 'node:timers/promises'
import { expect, onTestFinished } from 'vitest'
import { createdInvite, type RouteInput, type RouteName } from '#contract'
import { databaseSetup } from './database-setup.ts'
import { testPractice } from './invite-setup.ts'
import { type PlainDeskOptions, plainDesk } from './plain-desk.ts'
import { tempWholeFiles } from './temp-folder.ts'
import { typed } from './typed-draft.ts'

export interface ServicesSetupOptions
  extends Omit<PlainDeskOptions, 'file' | 'serverUrl' | 'practice' | 'files'> {
  history?: ReturnType<typeof databaseSetup>
}

/** All services on a history of the test's own, stopped when the test is over. */
export async function servicesSetup({
  history = databaseSetup(),
  ...options
}: ServicesSetupOptions = {}) {
  const practice = await testPractice()
  const plain = await plainDesk({
    file: history.start(),
    serverUrl: practice.url,
    practice,
    files: tempWholeFiles(),
    variables: {},
    policy: {},
    ...options,
  })
  onTestFinished(() => plain.session.stop())
  /** Has an invite made, whose code is on the screen then; after that no page draws. */
  const create = async (draft: RouteInput<'invites.create'>) => {
    plain.drawCodes()
    const answer = await plain.desk('invites.create', draft)
    plain.window.page = undefined
    return answer
  }
  /** What is to be drawn now. */
  const drawn = () => {
    const scene = plain.window.scenes.at(-1)
    return scene && 'text' in scene ? scene : expect.fail('nothing is drawn')
  }
  /** Reports it drawn as it was given. */
  const confirm = () => {
    const { drawing, text: decoded } = drawn()
    return plain.ask('customer', 'display.verify', { drawing, decoded })
  }
  return {
    ...plain,
    history,
    practice,
    create,
    drawn,
    confirm,
    /** Asks for something, whose answer is `answer`, and comes back when main has heard it: it waits for the page. */
    begin: async (name: RouteName, input?: unknown) => {
      const answer = plain.ask('desk', name, input)
      await ipcIsThrough()
      return { answer }
    },
    /** Asks for something to be shown, and reports it drawn as it was given. */
    show: async (name: RouteName, input?: unknown) => {
      const answer = plain.ask('desk', name, input)
      await ipcIsThrough()
      await confirm()
      return answer
    },
    issue: async (changes: Parameters<typeof typed>[0] = {}): Promise<number> => {
      const answer = await create(typed(changes))
      if (!answer.ok) throw new Error(`no invite: ${answer.failure.code}`)
      return createdInvite.parse(answer.value).invite.id
    },
  }
}
