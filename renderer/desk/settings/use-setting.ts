import { useEffect, useRef, useState } from 'react'
import type {
  Answer,
  ChosenSettings,
  Failure,
  ProblemField,
  SettingName,
  Settings,
  SettingsChange,
} from '#contract'
import { ask } from '../../ask.ts'
import { useSettings, useSettingsStore } from '../app-state.ts'
import { failureSentence } from '../copy/failure-sentences.ts'
import { problemSentence } from '../copy/problem-sentences.ts'
import { focusField } from '../focus.ts'
import { useNotice } from '../notice-store.ts'
import { useTyped, useTypedSettings } from './typed-settings-store.ts'

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

/** One setting: what is in force, whether IT has fixed it, what saves another, and how that went. */
export function useSetting<Name extends SettingName>(name: Name) {
  const settings = useSettings()
  const { saving, save } = useSaving()
  return {
    value: settings[name],
    isFixed: settings.fixed.includes(name),
    saving,
    save: (value: ChosenSettings[Name]) => save(ask('settings.change', { [name]: value })),
  }
}

/** A change without what IT has fixed. */
export function withoutFixed(change: SettingsChange, fixed: Settings['fixed']): SettingsChange {
  const names: readonly string[] = fixed
  return Object.fromEntries(Object.entries(change).filter(([name]) => !names.includes(name)))
}

/** Settings that are a line of text. */
export type TextSetting = {
  [Name in SettingName]: ChosenSettings[Name] extends string
    ? string extends ChosenSettings[Name]
      ? Name
      : never
    : never
}[SettingName]

/**
 * One setting that is typed. Main holds it at every key, and it is saved when it is left: by Tab or the mouse, by a
 * key that leads to another screen (React tells no field of the blur that comes with its going), and with the
 * window. What is refused stays there as it was typed.
 */
export function useTypedSetting(name: TextSetting, label: string) {
  const { value, isFixed, saving, save } = useSetting(name)
  const { text, change } = useTyped(name, value)
  /** The text that is being saved now. */
  const asked = useRef<string>(undefined)

  const keep = async (isLeft = false) => {
    const typed = useTypedSettings.getState().typed[name]
    if (isFixed || typed === undefined || typed === asked.current) return
    asked.current = typed
    const isSaved = typed.trim() === value || (await save(typed.trim()))
    asked.current = undefined
    if (isSaved) forgetTyped(name, typed)
    else if (isLeft) useNotice.getState().say(`${label} was not saved. It is still in Settings`)
  }
  const latest = useRef(keep)
  latest.current = keep
  useEffect(() => {
    const leave = () => void latest.current(true)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [])
  return { value, isFixed, text: isFixed ? value : text, change, keep: () => void keep(), saving }
}

/** Unless more was typed meanwhile. */
function forgetTyped(name: TextSetting, typed: string) {
  const { typed: now, forget } = useTypedSettings.getState()
  if (now[name] === typed) forget(name)
}

/** Puts the keyboard into the first field that a save found wrong. */
export function useRefusedField(saving: Saving) {
  useEffect(() => {
    const [problem] = saving.state === 'failed' ? saving.failure.problems : []
    if (problem) focusField(problem.field)
  }, [saving])
}

/** What a save found wrong with one field. */
export function problemOf(saving: Saving, field: ProblemField | SettingName): string | undefined {
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
