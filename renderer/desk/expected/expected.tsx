import { Later, later } from '../later.tsx'
import { useExpected } from './expected-store.ts'

/** What shows the list and fills the form: not needed where nobody is expected. */
const part = later(() => import('./expected-group.tsx'))
const columns = later(() => import('./columns-dialog.tsx'))

export const nextExpected = async () => (await part.read()).fillNext()

/** Beside the form, where somebody is expected or something is wrong with a list. */
export function Expected() {
  const isShown = useExpected(
    ({ customers, problem }) => customers.length > 0 || problem !== undefined,
  )
  return isShown && <Later part={part}>{({ ExpectedGroup }) => <ExpectedGroup />}</Later>
}

/** While it is asked what the columns of a list hold. */
export function ColumnsAsked() {
  const asked = useExpected((state) => state.asked)
  if (!asked) return null
  return (
    <Later part={columns}>
      {({ ColumnsDialog }) => <ColumnsDialog key={asked.name} list={asked} />}
    </Later>
  )
}
