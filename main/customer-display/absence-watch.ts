/** How often it is asked whether somebody is there; asking costs next to nothing. */
const everyMs = 5_000

/** Tells again and again whether nobody is at the computer. Answers what ends it. */
export function watchAbsence(isAbsent: () => boolean, tell: (isAbsent: boolean) => void) {
  const timer = setInterval(() => tell(isAbsent()), everyMs)
  return (): void => clearInterval(timer)
}
