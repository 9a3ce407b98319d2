import { expect } from 'playwright/test'
import { cleanText } from '#contract'
import { backToDesk, test } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'

/** What stands beside a field, which a screen reader reads with it. */
async function readBack({ desk }: FrontDesk, field: string): Promise<string> {
  return await desk.field(field).evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  )
}

/** As a Persian or Thai keyboard and an input method give their letters: as text, without a key of ours. */
async function typeAsInputMethod({ desk }: FrontDesk, text: string): Promise<void> {
  for (const letter of text) await desk.keyboard.insertText(letter)
}

async function paste({ app, desk }: FrontDesk, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)
  await desk.press('Control+v')
}

const sent = [
  { enter: typeAsInputMethod, date: '۲۱/۱۰/۱۹۹۰', phone: '۰۴۹۱ ۵۷۰ ۰۰۶' },
  { enter: typeAsInputMethod, date: '๒๑/๑๐/๑๙๙๐', phone: '๐๔๙๑ ๕๗๐ ๐๐๖' },
  { enter: typeAsInputMethod, date: '２１／１０／１９９０', phone: '０４９１ ５７０ ００６' },
  { enter: paste, date: '\u200e21/10/1990\u200f', phone: '\u202a(+61) 491 570 006\u202c' },
  { enter: paste, date: 'Sunday, 21 October 1990', phone: 'Tel: 0491‑570‑006 (mobile)' },
  { enter: paste, date: '1990-10-21T00:00:00Z', phone: '+61\u00a0(0)\u00a0491 570 006' },
]

test('a birth date and a phone number in any digits and decorations are read back and sent alike', async ({
  launch,
  verifime,
}) => {
  test.slow()
  // Clocks went forward over the midnight of that day there.
  const frontDesk = await launch({ env: { TZ: 'America/Sao_Paulo' } })
  const { desk, customer } = frontDesk
  for (const [index, { enter, date, phone }] of sent.entries()) {
    await expect(desk.email).toBeFocused()
    await desk.type(`customer${index}@example.com`)
    await desk.field('Date of birth').focus()
    await enter(frontDesk, date)
    await desk.press('Tab')
    await enter(frontDesk, phone)
    await expect.poll(() => readBack(frontDesk, 'Date of birth')).toContain('21 October 1990, age ')
    await expect.poll(() => readBack(frontDesk, 'Phone')).toContain('+61 491570006')
    // What is pasted is cleaned as it comes in; what is typed stays as it was typed.
    await expect(desk.field('Phone')).toHaveValue(enter === paste ? cleanText(phone) : phone)
    await desk.press('Enter')
    await expect(customer.code).toBeVisible()
    expect(verifime.posts().at(-1)?.body).toMatchObject({
      email: `customer${index}@example.com`,
      customerContext: { dateOfBirth: '1990-10-21', preferredContactNumber: '+61 491570006' },
    })
    await backToDesk({ desk, customer })
  }
})

test('what cannot be sent says which it is, and nothing goes out', async ({ launch, verifime }) => {
  test.slow()
  const { desk } = await launch()
  await desk.type('mia.chen@example.com')
  const said = [
    ['3/27/1985', '5550 1234', 'enter the day before the month', 'The area code is missing'],
    ['๒๐/๕/๒๕๓๓', '02 5550 1234 ext 5', 'Buddhist', 'There is an extension here'],
    ['۱۳۶۹/۲/۳۱', '0491 570 006 / 0491 570 156', 'Persian', 'There are two phone numbers here'],
    [
      '2O/5/1990',
      'O491 570 006',
      'A letter stands among the digits of the date',
      'of the phone number',
    ],
    ['31/2/1985', '0491 570', 'There is no such date', 'Digits are missing'],
  ] as const
  for (const [date, phone, aboutDate, aboutPhone] of said) {
    await desk.field('Date of birth').focus()
    await desk.press('Control+a')
    await desk.keyboard.insertText(date)
    await desk.press('Tab')
    await desk.press('Control+a')
    await desk.type(phone)
    await desk.press('Enter')
    await expect(desk.alert).toContainText(aboutDate)
    await expect(desk.alert).toContainText(aboutPhone)
    await expect(desk.field('Date of birth')).toHaveValue(date)
    await expect(desk.field('Phone')).toHaveValue(phone)
  }
  expect(verifime.posts()).toEqual([])
})
