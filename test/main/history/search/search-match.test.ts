import { expect, it } from 'vitest'
import type { InviteMatch, Parts } from '#contract'
import { matchesOf } from '../../../../main/history/search/search-match.ts'
import { readSearch } from '../../../../main/history/search/search-query.ts'
import { issue } from '../../../builders/attempt.ts'
import { type draft as anyDraft, draft } from '../../../builders/invite-draft.ts'
import { searchSetup } from '../../../builders/search-setup.ts'

interface Found {
  draft: Parameters<typeof anyDraft>[0]
  reference?: string
  search: string
}

/** What the search finds of an invite, with its parts in brackets, as the list shows it. */
function shown({ draft: typed, reference = 'FD-7K2M9QXA', search }: Found): string[] {
  const { repository, page } = searchSetup()
  issue(repository, { draft: draft(typed), reference })
  const { rows } = page({ search })
  expect(rows, 'the search finds it').toHaveLength(1)
  const [match] = matchesOf(rows, readSearch(search).words)
  const name = typed?.customerContext?.fullName ?? typed?.email ?? ''
  return match ? wordsOf(match, name, reference) : []
}

function wordsOf({ title, reference, also }: InviteMatch, name: string, whole: string): string[] {
  const words = []
  if (title.length > 0) words.push(inBrackets(name, title))
  if (reference.length > 0) words.push(inBrackets(whole, reference))
  if (also) words.push(inBrackets(also.value, also.parts))
  return words
}

const inBrackets = (text: string, parts: Parts): string =>
  parts.reduceRight(
    (left, [from, to]) => `${left.slice(0, from)}[${left.slice(from, to)}]${left.slice(to)}`,
    text,
  )

const email = 'someone@example.com'
const called = (fullName: string) => ({ email, customerContext: { fullName } })

it.each([
  ['jose', 'José García', '[José] García'],
  ['jose', 'Jose\u0301 Garci\u0301a', '[Jose\u0301] Garci\u0301a'],
  ['JOSÉ', 'Jose Garcia', '[Jose] Garcia'],
  ['garcia jos', 'José García', '[Jos]é [García]'],
  ['obrien', 'Zoë O’Brien', 'Zoë [O’Brien]'],
  ["o'b", 'Zoë OBrien', 'Zoë [OB]rien'],
  ['strasse', 'Anna Straße', 'Anna [Straße]'],
  ['ss', 'Anna Straße', 'Anna Stra[ß]e'],
  ['κωσ', 'Κώστας Παπάς', '[Κώσ]τας Παπάς'],
  ['明', '李明', '李[明]'],
  ['한', '한국', '[한]국'],
  ['anne-marie', 'Anne Marie Wu', '[Anne] [Marie] Wu'],
  ['a', 'Ana', '[A]n[a]'],
  ['an na', 'Anna', '[Anna]'],
  ['𝒜', 'Ada 😀 Wu', '[A]d[a] 😀 Wu'],
  ['wu', '😀😀 Wu', '😀😀 [Wu]'],
])('“%s” marks %s', (search, name, words) => {
  expect(shown({ draft: called(name), search })).toContain(words)
})

it.each([
  ['someone', '[someone]@example.com'],
  ['someone@example.com', '[someone@example.com]'],
  ['mailto:Someone@Example.com', '[someone@example.com]'],
  ['someone@exam', '[someone@exam]ple.com'],
])('an address is marked where there is no name: “%s”', (search, words) => {
  expect(shown({ draft: { email }, search })).toEqual([words])
})

it.each([
  ['someone', '[someone]@example.com'],
  ['mia example', 'someone@[example].com'],
])('an address that “%s” alone is found by stands beside the name', (search, words) => {
  expect(shown({ draft: called('Mia Chen'), search })).toContain(words)
})

it('an address that holds nothing but what the name holds too is left out', () => {
  const typed = { ...called('Mia Chen'), email: 'mia@example.com' }
  expect(shown({ draft: typed, search: 'mia' })).toEqual(['[Mia] Chen'])
})

it.each([
  ['0491 570 156', '[+61 491570156]'],
  ['0491570156', '[+61 491570156]'],
  ['+61 491 570 156', '[+61 491570156]'],
  ['0061 491 570 156', '[+61 491570156]'],
  ['(0491) 570-156', '[+61 491570156]'],
  ['0491 57', '[+61 49157]0156'],
  ['570156', '+61 491[570156]'],
  ['0156', '+61 49157[0156]'],
])('a phone number is marked however it is written: “%s”', (search, words) => {
  const typed = {
    email,
    customerContext: { fullName: 'Mia Chen', preferredContactNumber: '+61 491570156' },
  }
  expect(shown({ draft: typed, search })).toEqual([words])
})

it.each([
  ['case-7', 'CASE-7/2026', '[CASE-7]/2026'],
  ['case7', 'CASE-7/2026', '[CASE-7]/2026'],
  ['0042 17', 'AB 0042 17', 'AB [0042 17]'],
  ['fd-7k2m9qxa', 'FD-7K2M9QXA', '[FD-7K2M9QXA]'],
])('a reference is marked: “%s” in %s', (search, reference, words) => {
  expect(shown({ draft: called('Mia Chen'), reference, search })).toContain(words)
})

it('a whole tracking reference finds its invite and marks nothing', () => {
  const { repository, database, page } = searchSetup()
  issue(repository, { draft: draft(called('Mia Chen')) })
  const search = String(database.prepare('SELECT tracking_reference FROM invite').pluck().get())
  const { rows } = page({ search })
  expect(rows).toHaveLength(1)
  expect(matchesOf(rows, readSearch(search).words)).toEqual([])
})
