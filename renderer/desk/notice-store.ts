import { create } from 'zustand'
import type { Answer, Failure, RouteInput, RouteName, RouteOutput } from '#contract'
import { ask } from '../ask.ts'
import { type Place, useScreen } from './app-state.ts'

const messageMs = 6_000
const undoMs = 10_000
const newsMs = 8_000
/** What was cleared holds a customer's details, and nobody comes back for it the next day. */
const clearedMs = 2 * 60 * 60_000

/**
 * What takes a message away: its time, the use of the form, or whichever is first. What was cleared for somebody who
 * came in between outlasts the one use that this was for.
 */
type MessageEnd = 'in-time' | 'with-form' | 'after-one-more' | 'first-of-both'

interface Message {
  id: number
  words: string
  end: MessageEnd
  /** Timers stand still while the computer sleeps: this does not. */
  untilMs: number
  /** Out of sight, and still there to be taken back. */
  isQuiet: boolean
  /** Takes back what was just done. */
  undo?: () => void
}

interface NoticeState {
  /** Something that staff asked for failed, outside the making of an invite. */
  failure: Failure | undefined
  /** The newest last: whatever can still be taken back, and above it what was said last. */
  messages: readonly Message[]
  fail: (failure: Failure) => void
  say: (words: string, undo?: () => void, end?: MessageEnd) => void
  /** News that nobody asked for: said aloud, and what is said already stays. */
  tell: (words: string) => void
  /** Takes back the newest of what can be. */
  undoNewest: () => void
  /** An invite was made: what could be taken back in the form is over, but for what was cleared for it. */
  endFormUndos: () => void
  /** What can be taken back stays. */
  dismiss: () => void
}

/** What ends with the form is shown and taken back there alone. */
export function isAtHand({ end, untilMs }: Message, place: Place): boolean {
  return (!isOfForm(end) || place === 'new') && Date.now() <= untilMs
}

const isOfForm = (end: MessageEnd) => end === 'with-form' || end === 'after-one-more'

/** What is said about the last thing done, wherever on the screen it was done. */
export const useNotice = create<NoticeState>()((set, get) => {
  let ids = 0
  const keep = (isKept: (message: Message) => boolean) =>
    set({ messages: get().messages.filter(isKept) })

  /** What lies over the form for long covers what belongs to the form. */
  const setQuiet = (id: number, isQuiet: boolean) =>
    set({
      messages: get().messages.map((message) =>
        message.id === id ? { ...message, isQuiet } : message,
      ),
    })
  const showForAWhile = (id: number) => {
    setQuiet(id, false)
    setTimeout(() => setQuiet(id, true), undoMs)
  }

  const changeEnds = (from: MessageEnd, to: MessageEnd) =>
    set({
      messages: get().messages.map((message) =>
        message.end === from ? { ...message, end: to } : message,
      ),
    })

  function add(said: Pick<Message, 'words' | 'end' | 'undo'>, lastsMs: number): number {
    ids += 1
    const message = { ...said, id: ids, untilMs: Date.now() + lastsMs, isQuiet: false }
    set({ messages: [...get().messages, message] })
    setTimeout(() => keep(({ id }) => id !== message.id), lastsMs)
    return message.id
  }

  return {
    failure: undefined,
    messages: [],
    fail: (failure) => {
      get().dismiss()
      set({ failure })
    },
    say: (words, undo, end = 'first-of-both') => {
      get().dismiss()
      const lastsMs = isOfForm(end) ? clearedMs : undo ? undoMs : messageMs
      const id = add({ words, end, ...(undo ? { undo } : {}) }, lastsMs)
      if (isOfForm(end)) showForAWhile(id)
    },
    tell: (words) => void add({ words, end: 'in-time' }, newsMs),
    undoNewest: () => {
      const newest = get().messages.findLast(
        (message) => message.undo && isAtHand(message, useScreen.getState().place),
      )
      if (!newest) return
      // First away with it: undoing may have something to say itself.
      get().dismiss()
      keep(({ id }) => id !== newest.id)
      // One that was cleared before it still waits for the form to be free.
      if (isOfForm(newest.end)) changeEnds('with-form', 'after-one-more')
      newest.undo?.()
    },
    endFormUndos: () => {
      keep(({ end }) => end === 'in-time' || end === 'after-one-more')
      changeEnds('after-one-more', 'with-form')
      for (const { id, end } of get().messages) if (isOfForm(end)) showForAWhile(id)
    },
    dismiss: () => {
      keep(({ undo }) => undo !== undefined)
      set({ failure: undefined })
    },
  }
})

/** Asks main for something that staff want; a failure is said where failures are said. */
export async function askOrSay<Name extends RouteName>(
  name: Name,
  input: RouteInput<Name>,
): Promise<Answer<RouteOutput<Name>>> {
  const answer = await ask(name, input)
  if (!answer.ok) useNotice.getState().fail(answer.failure)
  return answer
}
