import type { RetentionRules } from './forgetting.ts'

/** How long a changed rule can be taken back: a little longer than the desk offers it. */
const secondThoughtsMs = 12_000

/** Obeys changed rules a moment later: an arrow key walks through choices on the way to the wanted one. */
export function createSecondThoughts(rules: () => RetentionRules, obey: () => void) {
  let known = ruleWords(rules())
  let timer: NodeJS.Timeout | undefined

  function end(): void {
    timer = undefined
    obey()
  }

  return {
    /** Whether the rules may still be taken back: until then nobody obeys them. */
    isOpen: (): boolean => timer !== undefined,
    /** The rules may have changed: if they have, and stay so for a moment, they are obeyed. */
    settingsChanged: (): void => {
      const current = ruleWords(rules())
      if (current === known) return
      known = current
      clearTimeout(timer)
      timer = setTimeout(end, secondThoughtsMs)
    },
    stop: (): void => clearTimeout(timer),
  }
}

/** To tell whether they are still the same. */
function ruleWords({ retentionDays, detailsRetention }: RetentionRules): string {
  return `${retentionDays} ${detailsRetention}`
}
