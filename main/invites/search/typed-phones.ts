/** Groups of digits, from one that begins a number on. */
const isPhone = (run: string) => /^[+(]*(?:0|61|\+)[+\d()./ -]*$/u.test(run)
const isPhonePart = (word: string) => /^[+\d()./-]+$/u.test(word)

/** As many make a whole number: a group that follows is something else, such as a case number. */
const wholeDigits = 10
const isWhole = (run: string) => dialled(run).length >= wholeDigits

/**
 * `0412 345` is the beginning of one number, not two: the groups of a number are put together. Of their digits
 * only the first may fall, so that the rest is found wherever they were written down.
 */
export function joinPhones(words: readonly string[]): string[] {
  const runs: string[] = []
  for (const word of words) {
    const last = runs.at(-1)
    const goesOn = last !== undefined && isPhone(last) && isPhonePart(word) && !isWhole(last)
    if (goesOn) runs[runs.length - 1] = `${last} ${word}`
    else runs.push(word)
  }
  return runs.map((run) => (isPhone(run) ? dialled(run) : run))
}

/** The ways to write the same number: `0011 61 4…`, `0061 4…`; and with a 0 too many, `+61 (0)4…`, `+44 020…`. */
function dialled(run: string): string {
  const groups = run.match(/\+|\d+/gu) ?? []
  return (
    groups
      .join(' ')
      // The way out of a country, once there is more of the number: a reference may begin with zeros.
      .replace(/^(?:0011|00) ?(?=61 ?\d|[1-9](?: ?\d){7})/u, '+ ')
      // No country code goes before this 0: what is left is how the country itself dials it.
      .replace(/^\+ (?:\d{1,3} |61)(?=0)/u, '')
      .replace(/^61 ?(?=0(?: ?\d){9}$)/u, '')
      .replace(/[+ ]/gu, '')
  )
}
