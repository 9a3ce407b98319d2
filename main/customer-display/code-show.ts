import { type Answer, failed, succeeded } from '#contract'
import type { InviteService } from '../invites/invite-service.ts'
import type { ShowableLink } from '../invites/showable-link.ts'
import { createCodeDrawing } from './code-drawing.ts'
import type { CodeScene, Stage, StageOptions } from './stage.ts'

export interface CodeShowOptions extends StageOptions {
  invites: Pick<InviteService, 'link' | 'markShown'>
  stage: Stage
  /** Called when a code that was checked comes on the screen. */
  shown: (code: CodeScene) => void
}

/** A code is drawn in the window unseen, read back and compared, and only then shown. */
export function createCodeShow(options: CodeShowOptions) {
  const { invites, stage, window, hasOwnScreen, settings, announce, shown } = options
  const drawing = createCodeDrawing(close)
  let isSeen = false

  /** Also what ends a drawing that is wrong or stuck: nothing unchecked stays in the window. */
  function close(): void {
    drawing.settle(false)
    if (!stage.code()) return
    isSeen = false
    stage.rest()
  }

  function sceneOf(inviteId: number, { firstName, ...link }: ShowableLink): CodeScene {
    const isGreeted = settings().showsFirstName && firstName !== undefined
    const greeting = isGreeted ? { firstName } : {}
    return { kind: 'code', inviteId, ...link, ...greeting, isOverDesk: !hasOwnScreen() }
  }

  return {
    close,
    show: async (inviteId: number): Promise<Answer<undefined>> => {
      const link = invites.link(inviteId)
      if (!link.ok) return link
      const drawn = drawing.begin()
      isSeen = false
      const code = sceneOf(inviteId, link.value)
      stage.put(code)
      // Whoever puts up a code has lifted the curtain.
      stage.change({ isCovered: false })
      if (!(await drawn)) return failed('code-drawn-wrong', { inviteId })
      isSeen = true
      if (!hasOwnScreen()) window.reveal()
      announce()
      shown(code)
      invites.markShown(inviteId)
      return succeeded(undefined)
    },
    /** Whether what the page drew is what it was given, character by character. */
    confirm: (inviteId: number, decoded: string): boolean => {
      const code = stage.code()
      // A late word about a scene that is over says nothing about this one.
      if (code?.inviteId !== inviteId) return false
      const matches = code.link === decoded
      // A code that was right and is drawn wrongly after a resize leaves the screen too.
      if (matches) drawing.settle(true)
      else close()
      return matches
    },
    isSeen: (): boolean => isSeen,
  }
}
