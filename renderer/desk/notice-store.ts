import { create } from 'zustand'
import type { Failure } from '#contract'

interface Message {
  words: string
  /** Takes back what was just done. */
  undo?: () => void
}

interface NoticeState {
  /** Something that staff asked for failed, outside the making of an invite. */
  failure: Failure | undefined
  /** Something was done; goes away by itself. */
  message: Message | undefined
  fail: (failure: Failure) => void
  say: (words: string, undo?: () => void) => void
  dismiss: () => void
}

/** What is said about the last thing done, wherever on the screen it was done. */
export const useNotice = create<NoticeState>()((set) => ({
  failure: undefined,
  message: undefined,
  fail: (failure) => set({ failure, message: undefined }),
  say: (words, undo) => set({ message: undo ? { words, undo } : { words }, failure: undefined }),
  dismiss: () => set({ failure: undefined, message: undefined }),
}))
