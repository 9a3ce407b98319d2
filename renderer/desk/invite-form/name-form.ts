import type { TypedDraft } from '#contract'

/**
 * The same draft with its name in the other form. Text is carried over where that is certain: parts
 * join into a full name; a full name of two words splits. Anything else leaves the other form as it was.
 */
export function nameInForm(draft: TypedDraft, nameForm: TypedDraft['nameForm']): TypedDraft {
  return nameForm === 'full'
    ? { ...draft, nameForm, ...fullFromParts(draft) }
    : { ...draft, nameForm, ...partsFromFull(draft) }
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
