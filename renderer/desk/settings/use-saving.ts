import { useEffect, useState } from 'react'
import type { Answer, Failure, ProblemField, Settings } from '#contract'
import { focusField } from '../invite-form/form-fields.ts'
import { useSettingsStore } from '../settings-store.ts'
import { failureSentence } from '../words/failure-sentences.ts'
import { problemSentence } from '../words/problem-sentences.ts'

export type Saving =
  | { state: 'idle' }
  | { state: 'saving' }
  | { state: 'saved' }
  | { state: 'failed'; failure: Failure }

/** Saves a part of the settings and remembers how that went, for the words beside it. */
export function useSaving() {
  const [saving, setSaving] = useState<Saving>({ state: 'idle' })
  const take = useSettingsStore((state) => state.take)
  const save = async (asked: Promise<Answer<Settings>>): Promise<boolean> => {
    setSaving({ state: 'saving' })
    const answer = take(await asked)
    setSaving(answer.ok ? { state: 'saved' } : { state: 'failed', failure: answer.failure })
    return answer.ok
  }
  const fail = (failure: Failure) => setSaving({ state: 'failed', failure })
  return { saving, save, fail }
}

/** Puts the keyboard into the first field that a save found wrong. */
export function useRefusedField(saving: Saving) {
  useEffect(() => {
    const [problem] = saving.state === 'failed' ? saving.failure.problems : []
    if (problem) focusField(problem.field)
  }, [saving])
}

/** What a save found wrong with one field. */
export function problemOf(saving: Saving, field: ProblemField): string | undefined {
  if (saving.state !== 'failed') return undefined
  const problem = saving.failure.problems.find((found) => found.field === field)
  return problem && problemSentence(problem)
}

/** What went wrong as a whole; nothing when it is said beside a field. */
export function failureOf(saving: Saving): string | undefined {
  if (saving.state !== 'failed' || saving.failure.problems.length > 0) return undefined
  const { happened, meaning } = failureSentence(saving.failure)
  return `${happened} ${meaning}`
}
