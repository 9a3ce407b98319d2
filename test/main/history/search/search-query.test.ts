import { describe, expect, it } from 'vitest'
import { searchText } from '../../../../main/history/search/search-index.ts'
import { readSearch } from '../../../../main/history/search/search-query.ts'

const reference = '0f8fad5b-d9cb-469f-a165-70867728950e'
const row = {
  first_name: 'Zoë',
  middle_name: null,
  family_name: 'O’Brien-Smith',
  full_name: null,
  email: 'zoe.obrien@example.com',
  phone: '+61 491570006',
  reference: 'CASE-7 North',
  tracking_reference: reference,
}

function finds(typed: string, changes: Partial<typeof row> = {}): boolean {
  const text = searchText({ ...row, ...changes })
  return readSearch(typed).words.every((word) => text.includes(word))
}

describe('a search', () => {
  it.each([
    'zoe',
    'ZOË',
    'z',
    'oe',
    'obrien',
    "O'Brien",
    'o’brien-smith',
    'smith zoe',
    'zoe.obrien@example.com',
    'obrien@ex',
    '0491 570 006',
    '0491570',
    '(0491) 570-006',
    '+61 491 570',
    '61491570006',
    '0011 61 491 570 006',
    '+61 (0)491 570',
    '+61 0491 570 006',
    '+61 (04) 91 570 006',
    '+610491570006',
    '61 0491 570 006',
    '(+61) 491 570 006',
    '0061 491 570 006',
    '0061 0491 570 006',
    'tel:+61491570006',
    'tel:+61 491 570 006',
    '０４９１ ５７０ ００６',
    '＋６１ ４９１',
    '٠٤٩١ ٥٧٠ ٠٠٦',
    '۰۴۹۱۵۷۰۰۰۶',
    'mailto:zoe.obrien@example.com',
    '570006',
    'case-7',
    'CASE7',
    'north',
    '0f8fad5b',
    'fad5b-d9cb',
    'https://portal.verifime.com/sign-up/track-id/0f8fad5b-d9',
    'HTTPS://PORTAL.VERIFIME.COM/SIGN-UP/TRACK-ID/0F8FAD5B-D9',
    '',
    '  ',
    '@',
  ])('finds by %s', (typed) => {
    expect(finds(typed)).toBe(true)
  })

  it.each([
    'mary',
    'zoe mary',
    '0491 571',
    '570 007',
    'case-8',
    'casenorth',
    'zoeobriensmith',
    '0061 491 571 006',
    '+61 (0)491 571',
    'https://portal.verifime.com/',
  ])('does not find by %s', (typed) => {
    expect(finds(typed)).toBe(false)
  })

  it.each([
    ['søren', 'Soren'],
    ['soren', 'Søren'],
    ['strasse', 'Straße'],
    ['lukasz', 'Łukasz'],
    ['ilayda', 'İlayda'],
    ['nguyen', 'Nguyễn'],
    ['anne-marie', 'Anne Marie'],
    ['anne marie', 'Anne-Marie'],
    ['محمد', 'مُحَمَّد'],
    ['明', '王小明'],
    ['김', '김민준'],
    ['ｍａｒｙ', 'Mary'],
    ['mary ann', 'Mary\u00a0Ann'],
    ['oneil', 'O´Neil'],
    ["O'Neil", 'O´Neil'],
    ['O´Neil', 'O’Neil'],
    ['O΄Neil', 'ONeil'],
    ['oneil', 'OʼNeil'],
    ['Марʼяна', 'Мар’яна'],
    ['kaahumanu', 'Kaʻahumanu'],
    ['kahnawake', 'Kahnawàːke'],
    ['محمد', 'محـمد'],
    ['ΚΩΣ', 'Κώστας'],
    ['κωστασ', 'ΚΏΣΤΑΣ'],
    ['ghajn', 'Għajn'],
    ['atna', 'Áŧŋá'],
    ['eliyeva', 'Əliyeva'],
    ['danladi', 'Ɗanladi'],
    ['علي', 'علی'],
    ['كريم', 'کریم'],
  ])('by %s finds %s', (typed, name) => {
    expect(finds(typed, { first_name: name })).toBe(true)
  })

  it('takes the groups of a number for one number, and other numbers apart', () => {
    expect(readSearch('smith 0412 345 678').words).toStrictEqual(['smith', '0412345678'])
    expect(readSearch('17 2024').words).toStrictEqual(['17', '2024'])
  })

  it.each([
    ['+44 20 7946 0018'],
    ['+44 (0)20 7946 0018'],
    ['+44 (020) 7946 0018'],
    ['+44 020 7946 0018'],
    ['0044 20 7946 0018'],
    ['0011 44 20 7946 0018'],
    ['020 7946 0018'],
    ['7946 0018'],
  ])('finds a number from elsewhere by %s', (typed) => {
    expect(finds(typed, { phone: '+44 2079460018' })).toBe(true)
  })

  it.each([
    ['0042 17', '0042 17'],
    ['004217', '0042 17'],
    ['42 17', '0042 17'],
    ['0042 17', 'CASE-0042 17b'],
    ['0042 17', '0042/17'],
    ['+61 0042', '+61 0042'],
    ['0042', '0042 17'],
    ['0011', 'Room 0011'],
    ['٠٠٤٢ 17', '0042 17'],
    ['0491570006 2024', 'Case 2024'],
    ['0491 570 006 2024', 'CASE-2024'],
    ['+61 491 570 006 2024', 'CASE-2024'],
    ['0491570006 0042 17', '0042 17'],
    ['https://crm.example.com/case/123', 'https://crm.example.com/case/123'],
    ['crm.example.com/case/123', 'https://crm.example.com/case/123'],
    ['da39a3ee5e6b4b0d3255bfef95601890afd80709', 'DA39A3EE5E6B4B0D3255BFEF95601890AFD80709'],
  ])('by %s finds the reference %s', (typed, reference) => {
    expect(finds(typed, { reference })).toBe(true)
  })

  it.each([
    ['0042', '42'],
    ['0042 17', '42 17'],
    ['0061', '61'],
  ])('keeps the zeros of a reference: %s is not %s', (typed, reference) => {
    expect(finds(typed, { reference, phone: '+44 2079460018' })).toBe(false)
  })

  it.each([
    reference,
    reference.toUpperCase(),
    ` ${reference} `,
    reference.replaceAll('-', ''),
    `https://portal.verifime.com/sign-up/track-id/${reference}`,
    `https://portal.stage.verifime.com/sign-up/track-id/${reference}?utm=1`,
    `https%3A%2F%2Fportal.verifime.com%2Fsign-up%2Ftrack-id%2F${reference}`,
  ])('reads a whole tracking reference: %s', (typed) => {
    const whole = { column: 'tracking_reference', value: reference }
    expect(readSearch(typed).whole).toStrictEqual(whole)
  })

  it.each([
    ['CRM 3f2504e0-4f89-11d3-9a0c-0305e82c3301', ['crm', '3f2504e04f8911d39a0c0305e82c3301']],
    [`https://portal.verifime.com/sign-up/track-id/${reference}`, [reference.replaceAll('-', '')]],
  ])('keeps the words of what may be a tracking reference: %s', (typed, words) => {
    expect(readSearch(typed)).toMatchObject({ whole: { column: 'tracking_reference' }, words })
  })

  it.each([`${reference}0`, `a${reference}`, 'da39a3ee5e6b4b0d3255bfef95601890afd80709'])(
    'takes longer hexadecimal digits for no tracking reference: %s',
    (typed) => {
      expect(readSearch(typed).whole?.column).not.toBe('tracking_reference')
    },
  )

  it.each([
    ['mary@example.com', 'email', 'mary@example.com'],
    [' mailto:Mary@Example.com', 'email', 'Mary@Example.com'],
    ['0491 570 006', 'phone', '61491570006'],
    ['+61 (0)491 570 006', 'phone', '61491570006'],
    ['+44 20 7946 0018', 'phone', '442079460018'],
    ['FD-20261122-7K3QX9RD', 'reference', 'FD-20261122-7K3QX9RD'],
    ['Matter 2026/17', 'reference', 'Matter 2026/17'],
  ])('reads a whole value that an ordinary index knows: %s', (typed, column, value) => {
    expect(readSearch(typed).whole).toStrictEqual({ column, value })
  })

  it.each(['mary@example', 'mary', '0491 570', 'CASE-1', 'smith nguyen', 'mary@example.com smith'])(
    'reads no whole value in a part: %s',
    (typed) => {
      expect(readSearch(typed).whole).toBeUndefined()
    },
  )

  it('reads the first words of a pasted page', () => {
    const plan = readSearch(Array.from({ length: 50 }, (_, at) => `w${at}`).join(' '))
    expect(plan.words).toHaveLength(12)
  })
})
