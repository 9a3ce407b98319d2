import { useEffect } from 'react'
import { ask } from '../../ask.ts'
import { isModifier } from '../../keyboard.ts'
import { useCreation } from '../invite-form/creation-store.ts'
import { useDraft } from '../invite-form/draft-store.ts'
import { useDisplay } from './display-store.ts'

/** An address that the customer reads goes at the next key, when it is changed, and when an invite is made. */
export function useReadBackEnds() {
  const isShown = useDisplay(({ display }) => display.showing === 'read-back')
  useEffect(() => {
    if (!isShown) return
    // Main knows whether something else has taken its place; the desk hears of that a moment later.
    const end = () => void ask('display.endReadBack', undefined)
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isModifier(event)) end()
    }
    const { email } = useDraft.getState().draft
    window.addEventListener('keydown', onKeyDown)
    const stops = [
      () => window.removeEventListener('keydown', onKeyDown),
      useDraft.subscribe(({ draft }) => draft.email !== email && end()),
      useCreation.subscribe(({ isSending }) => isSending && end()),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [isShown])
}
