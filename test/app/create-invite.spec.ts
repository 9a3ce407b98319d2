import { expect } from 'playwright/test'
import { backToDesk, organisationCode, test } from './front-desk.ts'

const created = { code: organisationCode, sendInvitationEmail: false }

test('an address and Enter make an invite and show its code, without the mouse', async ({
  launch,
  verifime,
}) => {
  const { desk, customer } = await launch()
  await expect(desk.email).toBeFocused()
  await desk.type('mia.chen@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(verifime.posts().map(({ body }) => body)).toEqual([
    {
      ...created,
      email: 'mia.chen@example.com',
      referenceData: expect.stringMatching(/^FD-\d{8}-[0-9A-HJKMNP-TV-Z]{8}$/u),
    },
  ])
  expect(verifime.posts()[0]?.path).toBe('/v1/user/invite')
  expect(verifime.posts()[0]?.headers['content-type']).toBe('application/json')
})

test('Tab leads through every field in order, and all of them reach VerifiMe as documented', async ({
  launch,
  verifime,
}) => {
  const { desk, customer } = await launch()
  const typed = [
    'zoe.obrien@example.com',
    'Zoë',
    'Anne-Marie',
    'O’Brien',
    '27/3/1985',
    '0491 570 006',
    '42 Wallaby Way, Sydney NSW 2000, Australia',
    'MATTER-2026-117',
  ]
  await expect(desk.email).toBeFocused()
  for (const [index, text] of typed.entries()) {
    if (index > 0) await desk.press('Tab')
    await desk.type(text)
  }
  await desk.press('Tab')
  await expect(desk.emailSwitch).toBeFocused()
  await desk.press('Space')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(verifime.posts().map(({ body }) => body)).toEqual([
    {
      email: 'zoe.obrien@example.com',
      code: organisationCode,
      referenceData: 'MATTER-2026-117',
      customerContext: {
        firstName: 'Zoë',
        middleName: 'Anne-Marie',
        familyName: 'O’Brien',
        dateOfBirth: '1985-03-27',
        preferredContactNumber: '+61 491570006',
        address: '42 Wallaby Way, Sydney NSW 2000, Australia',
      },
      sendInvitationEmail: true,
    },
  ])
})

test('one key changes to the full name, and only that is sent', async ({ launch, verifime }) => {
  const { desk, customer } = await launch()
  await desk.type('nguyen@example.com')
  await desk.press('Tab')
  await desk.type('Thị')
  await desk.press('Alt+KeyN')
  await desk.field('Full name').fill('Nguyễn Thị Minh Khai')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(verifime.posts()[0]?.body).toMatchObject({
    customerContext: { fullName: 'Nguyễn Thị Minh Khai' },
  })
  expect(verifime.posts()[0]?.text).not.toContain('firstName')
})

test('Escape takes the code away and leaves an empty form with the keyboard in Email', async ({
  launch,
}) => {
  const { desk, customer } = await launch()
  await desk.type('first@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await backToDesk({ desk, customer })
  await expect(desk.email).toBeFocused()
  await expect(desk.email).toHaveValue('')
  await expect(customer.code).toBeHidden()
  await desk.type('second@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
})

test('a second Enter while the first is on its way makes no second invite', async ({
  launch,
  verifime,
}) => {
  const { desk, customer } = await launch()
  const answer = verifime.holdNext()
  await desk.type('once@example.com')
  await desk.press('Enter')
  await verifime.arrived()
  await desk.press('Enter')
  await desk.press('Enter')
  answer()
  await expect(customer.code).toBeVisible()
  expect(verifime.posts()).toHaveLength(1)
})

test('nothing is sent when the address is missing, and the summary leads to the field', async ({
  launch,
  verifime,
}) => {
  const { desk } = await launch()
  await desk.press('Enter')
  await expect(desk.alert).toContainText('There is a problem')
  await expect(desk.alert).toBeFocused()
  await desk.press('Enter')
  await expect(desk.email).toBeFocused()
  await expect(desk.email).toHaveAttribute('aria-invalid', 'true')
  expect(verifime.requests).toEqual([])
})

test('a two-digit year is refused and what was typed stays', async ({ launch, verifime }) => {
  const { desk } = await launch()
  await desk.type('old@example.com')
  await desk.field('Date of birth').fill('27/3/85')
  await desk.press('Enter')
  await expect(desk.alert).toContainText('There is a problem')
  await expect(desk.field('Date of birth')).toHaveValue('27/3/85')
  expect(verifime.requests).toEqual([])
})
