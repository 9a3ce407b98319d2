import type { Dimming, Language, Scene, Settings, TypedDraft, WantedLook } from '#contract'

/** Whom the desk is serving: somebody, as soon as anything is typed. */
export interface Serving {
  firstName: string
}

export interface Resting {
  /** By the curtain key. */
  isCovered: boolean
  /** Nobody is at the desk. */
  isAbsent: boolean
  /** Somebody holds a card against the screen. */
  isMeasured: boolean
  serving: Serving | undefined
}

export interface RestingGround
  extends Pick<Settings, 'organisationName' | 'environment' | 'showsFirstName'> {
  language: Language
  hasOwnScreen: boolean
  dimming: Dimming
  look: WantedLook
}

export function servingFrom(draft: TypedDraft): Serving | undefined {
  const { email, firstName, middleName, familyName, fullName, phone } = draft
  const isBegun = [email, firstName, middleName, familyName, fullName, phone].some(
    (typed) => typed.trim() !== '',
  )
  return isBegun ? { firstName: firstName.trim() } : undefined
}

/** What stands there without having been asked for. */
export type RestingScene = Exclude<Scene, { drawing: number }>

/** What the customer sees while no code is shown. Over the desk that is nothing. */
export function restingScene(
  { isCovered, isAbsent, isMeasured, serving }: Resting,
  { organisationName, environment, language, ...ground }: RestingGround,
): RestingScene {
  const { showsFirstName, hasOwnScreen, dimming, look } = ground
  const standing = { organisationName, environment, language, dimming }
  if (isMeasured) return { kind: 'ruler', ...standing, dimming: 0, look }
  if (!hasOwnScreen) return { kind: 'idle' }
  if (isCovered || isAbsent) return { kind: 'curtain', ...standing }
  if (!serving) return { kind: 'welcome', ...standing }
  const isGreeted = showsFirstName && serving.firstName !== ''
  return { kind: 'ready', ...standing, ...(isGreeted ? { firstName: serving.firstName } : {}) }
}
