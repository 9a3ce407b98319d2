import { describe, expect, test } from 'vitest'
import { nameInForm, withDisplayName } from '../../../../renderer/desk/invite-form/name-form.ts'
import { typed } from '../../../builders/typed-draft.ts'

describe('to a full name', () => {
  test('the parts are joined', () => {
    const draft = typed({ firstName: ' Zoë ', familyName: 'O’Brien' })
    expect(nameInForm(draft, 'full').fullName).toBe('Zoë O’Brien')
  })

  test('no parts leave what stood there', () => {
    expect(nameInForm(typed({ fullName: 'Prince' }), 'full').fullName).toBe('Prince')
  })
})

describe('to parts', () => {
  test('two words are first and family name', () => {
    const draft = typed({ nameForm: 'full', fullName: 'Zoë O’Brien' })
    expect(nameInForm(draft, 'parts')).toMatchObject({ firstName: 'Zoë', familyName: 'O’Brien' })
  })

  test('three words are not guessed at', () => {
    const draft = typed({ nameForm: 'full', fullName: 'Ana de Cruz', firstName: 'Ana' })
    expect(nameInForm(draft, 'parts')).toMatchObject({ firstName: 'Ana', familyName: '' })
  })

  test('there and back again changes nothing', () => {
    const draft = typed({ firstName: 'Mary', middleName: 'Ann', familyName: 'Smith' })
    const back = nameInForm(nameInForm(draft, 'full'), 'parts')
    expect(back).toMatchObject({ firstName: 'Mary', middleName: 'Ann', familyName: 'Smith' })
  })
})

describe('from a mail program', () => {
  test.each([
    ['Mia Chen', { firstName: 'Mia', middleName: '', familyName: 'Chen' }],
    ['Chen, Mia', { firstName: 'Mia', middleName: '', familyName: 'Chen' }],
    ['de la Cruz, Ana María', { firstName: 'Ana', middleName: 'María', familyName: 'de la Cruz' }],
    ['Dr. Mia Chen', { firstName: 'Mia', middleName: '', familyName: 'Chen' }],
    ['Mia', { firstName: 'Mia', middleName: '', familyName: '' }],
    ['Nguyễn Thị Minh Khai', { nameForm: 'full', fullName: 'Nguyễn Thị Minh Khai' }],
  ])('%s', (name, fields) => {
    expect(withDisplayName(typed({}), name)).toMatchObject(fields)
  })

  test('it goes into the full name where that is in use', () => {
    const draft = withDisplayName(typed({ nameForm: 'full' }), 'Chen, Mia')
    expect(draft).toMatchObject({ nameForm: 'full', fullName: 'Mia Chen' })
  })

  test('it takes no place that is taken, and nothing that cannot be told apart', () => {
    expect(withDisplayName(typed({ firstName: 'Zoe' }), 'Mia Chen')).toBeUndefined()
    expect(withDisplayName(typed({}), 'Chen, Mia, Lawyers')).toBeUndefined()
  })
})
