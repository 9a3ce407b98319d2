interface FilledWordsProps {
  /** With names in braces where something is filled in. */
  words: string
  values: Readonly<Record<string, string>>
}

/** Words with what is filled in; a name reads in its own direction, whatever stands around it. */
export function FilledWords({ words, values }: FilledWordsProps) {
  return words.split(/\{(\w+)\}/u).map((part, index) => {
    const isName = index % 2 === 1
    return isName ? <bdi key={part}>{values[part]}</bdi> : part
  })
}
