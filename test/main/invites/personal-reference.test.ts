import { expect, test } from 'vitest'
import { isPersonalReference } from '../../../main/invites/personal-reference.ts'
import { draft } from '../../builders/invite-draft.ts'

const now = new Date(2026, 10, 25)
const mary = draft({
  email: 'mary.smith@example.com',
  customerContext: {
    dateOfBirth: '1985-03-07',
    preferredContactNumber: '+61 491570006',
    address: '42 Wallaby Way, Sydney NSW 2000, Australia',
  },
})
const nobody = draft({ email: 'x@example.com' })

test.each([
  'CASE-7',
  'Süd/12',
  '案件 7',
  '49157',
  '42',
  'MAT-2026-004512',
  'Smith, Mary',
  'settled 3/2/2026',
  'example.com',
  'Wallaby',
])('%s may stand on a slip', (reference) => {
  expect(isPersonalReference(reference, mary, now)).toBe(false)
})

test.each([
  'mary.smith@example.com',
  'MARY.SMITH@EXAMPLE.COM',
  'case of mary.smith@example.com',
  'mary.smith at example.com',
  'mary smith (example com)',
  'somebody.else@example.org',
  'jo＠example.org',
])('an email address: %s', (reference) => {
  expect(isPersonalReference(reference, mary, now)).toBe(true)
})

test.each([
  '1985-03-07',
  '1985-3-7',
  '7/3/1985',
  '7/03/1985',
  'born 07.03.1985',
  '07031985',
  '19850307',
  'A-07031985-2',
  '7/3/85',
  '070385',
  '03/07/1985',
  '7 Mar 1985',
  '7th March 1985',
  '7th of march 85',
  'March 7, 1985',
  '０７０３１９８５',
  '٠٧/٠٣/١٩٨٥',
])('the birth date: %s', (reference) => {
  expect(isPersonalReference(reference, mary, now)).toBe(true)
})

test.each([
  '0491 570 006',
  '+61491570006',
  '0491-570-006 Smith',
  '(04) 9157 0006',
  '０４９１５７０００６',
  '٠٤٩١٥٧٠٠٠٦',
])('the phone number: %s', (reference) => {
  expect(isPersonalReference(reference, mary, now)).toBe(true)
})

test.each([
  '42 Wallaby Way Sydney NSW 2000 Australia',
  '42 Wallaby Way, Sydney NSW 2000',
  'file of 42 wallaby way',
  '42 WALLABY WAY',
])('the address: %s', (reference) => {
  expect(isPersonalReference(reference, mary, now)).toBe(true)
})

test.each([
  ['a birth date', '27/3/1985'],
  ['a birth date with its month', 'Smith, 27 March 1985'],
  ['a phone number', '0491 570 156'],
  ['a phone number among words', '(02) 5550 1234, Smith'],
  ['a phone number abroad', '+44 20 7946 0018'],
  ['a phone number abroad, dialled from here', '0011 44 20 7946 0018'],
  ['a phone number abroad, dialled from Europe', '0044 20 7946 0018'],
])('%s of nobody that the form knows of', (_what, reference) => {
  expect(isPersonalReference(reference, nobody, now)).toBe(true)
})

test.each([
  '19850327',
  '3/2/2026',
  '2019-03-27',
  '131234',
  '12345678',
  '260001234',
  '2026-00123',
  '26-0001234',
  '2026-07-001',
  '0012345678',
  '0123456789',
  '000000000042',
])('knows nothing against %s of somebody who gave nothing', (reference) => {
  expect(isPersonalReference(reference, nobody, now)).toBe(false)
})

test.each([
  ['42 Wallaby Way Sydney', '42 Wallaby Way'],
  ['Unit 5/42 Wallaby Way, Sydney', '42 Wallaby Way'],
])('with %s as the address %s is a part of it', (address, reference) => {
  expect(isPersonalReference(reference, draft({ customerContext: { address } }), now)).toBe(true)
})
