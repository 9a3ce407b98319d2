import { type TypedDraft, typedName } from '#contract'

/**
 * The same draft with its name in the other form. Text is carried over where that is certain: parts
 * join into a full name; a full name of two words splits. Anything else leaves the other form as it was.
 */
export function nameInForm(draft: TypedDraft, nameForm: TypedDraft['nameForm']): TypedDraft {
  return nameForm === 'full'
    ? { ...draft, nameForm, ...fullFromParts(draft) }
    : { ...draft, nameForm, ...partsFromFull(draft) }
}

const titles = /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame)\.? +/iu

/**
 * The draft with a name as mail programs write it, `Mia Chen` or `Chen, Mia Anne`, in its name fields. Nothing
 * where a name stands already, or where it cannot be told which word is which.
 */
export function withDisplayName(draft: TypedDraft, displayName: string): TypedDraft | undefined {
  const { nameForm } = draft
  if (typedName(draft) !== '') return undefined
  const [name = '', given, ...rest] = displayName.split(',').map((part) => part.trim())
  if (name === '' || rest.length > 0) return undefined
  if (given === undefined || given === '') {
    const full = name.replace(titles, '')
    const filled = { ...draft, nameForm: 'full' as const, fullName: full }
    return full.split(' ').length > 2 ? filled : nameInForm(filled, nameForm)
  }
  const [first = '', ...middle] = given.replace(titles, '').split(' ')
  const parts = { firstName: first, middleName: middle.join(' '), familyName: name }
  return nameInForm({ ...draft, nameForm: 'parts', ...parts }, nameForm)
}

function fullFromParts({ firstName, middleName, familyName }: TypedDraft) {
  const fullName = joined(firstName, middleName, familyName)
  return fullName === '' ? {} : { fullName }
}

function partsFromFull({ fullName, firstName, middleName, familyName }: TypedDraft) {
  const full = joined(fullName)
  if (full === '' || full === joined(firstName, middleName, familyName)) return {}
  const [first, family, ...rest] = full.split(' ')
  if (first === undefined || rest.length > 0) return {}
  return { firstName: first, middleName: '', familyName: family ?? '' }
}

function joined(...parts: string[]): string {
  return parts.join(' ').trim().replace(/\s+/gu, ' ')
}
