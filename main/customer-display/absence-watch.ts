/** How often it is asked whether somebody is there; asking costs next to nothing. */
const everyMs = 5_000

/** Tells when nobody is at the computer any more, and when somebody is back. Answers what ends it. */
export function watchAbsence(isAbsent: () => boolean, tell: (isAbsent: boolean) => void) {
  let wasAbsent = false
  const look = () => {
    const isNow = isAbsent()
    if (isNow === wasAbsent) return
    wasAbsent = isNow
    tell(isNow)
  }
  const timer = setInterval(look, everyMs)
  return (): void => clearInterval(timer)
}
