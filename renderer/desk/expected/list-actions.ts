import type { ListProblem, ReadList } from '#contract'
import { askOrSay, useNotice } from '../notice-store.ts'
import { useExpected } from './expected-store.ts'

export const listProblems: Record<ListProblem, string> = {
  unreadable: 'A list could not be read: save it as CSV or as a calendar (.ics), then try again.',
  'too-large': 'A list is larger than 5 MB: make one of today alone, then try again.',
  'too-long': 'A list has more lines than 2,000: make one of today alone, then try again.',
  nobody: 'Nobody in that list is expected today.',
  columns: 'A new list came: say once what its columns hold.',
  'folder-away':
    'The folder for lists cannot be read. Who is listed here stays; tell your IT team.',
}

/** Has a file chosen and read. */
export async function chooseList() {
  const answer = await askOrSay('expected.choose', undefined)
  if (answer.ok) take(answer.value)
}

/** Asks what the columns hold of a list that the folder brought. */
export async function askForColumns() {
  const answer = await askOrSay('expected.columns', undefined)
  if (answer.ok) take(answer.value)
}

/** Says what came of a list, or asks what its columns hold. */
export function take(read: ReadList) {
  const { say } = useNotice.getState()
  switch (read.state) {
    case 'none':
      return
    case 'columns':
      useExpected.setState({ asked: read.list })
      return
    case 'refused':
      say(listProblems[read.problem])
      return
    case 'read':
      say(
        read.leftOut === 0
          ? expectedWords(read.count)
          : `${expectedWords(read.count)}; ${leftOutWords(read.leftOut)}`,
      )
  }
}

const expectedWords = (count: number) => `${count} expected today`

const leftOutWords = (count: number) =>
  count === 1 ? '1 entry could not be used' : `${count} entries could not be used`
