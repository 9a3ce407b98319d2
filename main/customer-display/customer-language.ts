import type { Language } from '#contract'
import type { Stage } from './stage.ts'

/** A choice that nobody followed up is the choice of somebody who has left. */
const forgottenAfterMs = 2 * 60_000

export interface CustomerLanguageOptions {
  /** What is spoken unless something else was chosen. */
  usual: () => Language
  /** Asked later than now: what it shows is told in a language. */
  stage: () => Pick<Stage, 'drawn' | 'resting'>
  /** Keeps what the customer of an invite has chosen. */
  keep: (inviteId: number, language: Language) => void
  /** Called when everything is to be told in another language. */
  changed: () => void
}

/** The language of the customer who stands there now: from their choice until they have gone. */
export function createCustomerLanguage(options: CustomerLanguageOptions) {
  const { usual, stage, keep, changed } = options
  let chosen: Language | undefined
  /** Whose it is, once their code was shown. */
  let inviteId: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const isSomebodyServed = () => stage().resting().serving !== undefined

  function forget(): void {
    clearTimeout(timer)
    chosen = undefined
    inviteId = undefined
  }

  function forgetWhenNobodyCame(): void {
    if (stage().drawn() || isSomebodyServed()) return
    forget()
    changed()
  }

  return {
    current: (): Language => chosen ?? usual(),
    choose: (language: Language): void => {
      clearTimeout(timer)
      timer = setTimeout(forgetWhenNobodyCame, forgottenAfterMs)
      chosen = language
      if (inviteId !== undefined) keep(inviteId, language)
      changed()
    },
    /** An invite's code is about to be shown: in its customer's own language, never in the one before's. */
    meet: (id: number, known: Language | undefined): void => {
      if (inviteId !== undefined && inviteId !== id) forget()
      inviteId = id
      if (known) chosen = known
      else if (chosen) keep(id, chosen)
    },
    /** Somebody is served now, or nobody: where the form was cleared without an invite they have gone. */
    serves: (isServed: boolean): void => {
      if (!isServed && isSomebodyServed() && !stage().drawn()) forget()
    },
    /** Something was taken away. Whoever had their code has gone; whoever is served still stands there. */
    left: (): void => {
      if (inviteId !== undefined || !isSomebodyServed()) forget()
    },
    forget,
  }
}
