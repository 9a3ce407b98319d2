import { expect } from 'playwright/test'
import { test } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'

/** Copies a text as another program would, and pastes it where the keyboard is. */
async function paste({ app, desk }: FrontDesk, text: string): Promise<void> {
  await app.evaluate(({ clipboard }, copied) => clipboard.writeText(copied), text)
  await desk.press('Control+v')
}

async function pasteInto(frontDesk: FrontDesk, field: string, text: string): Promise<void> {
  await frontDesk.desk.field(field).focus()
  await frontDesk.desk.press('Control+a')
  await paste(frontDesk, text)
}

const address = 'Unit 3, 42 Wallaby Way, Sydney NSW 2000'

test('what is pasted into every field arrives as one line that a person meant', async ({
  launch,
  verifime,
}) => {
  const frontDesk = await launch()
  const { desk, customer } = frontDesk
  await pasteInto(frontDesk, 'Email', '\u202a„mia.chen＠example．com“\ufffc\r\n')
  await pasteInto(frontDesk, 'First name', 'Zoe\u0308\u2028Griﬃn\r\n')
  await pasteInto(frontDesk, 'Middle name', 'Ａｎｎ\u000bMary')
  await pasteInto(frontDesk, 'Family name', '"Nguye\u0302\u0303n\nO’Brien"\r\n')
  await pasteInto(frontDesk, 'Date of birth', '\u202a27/3/1985\u202c\r\n')
  await pasteInto(frontDesk, 'Phone', '\u202a0491\u00a0570\u00a0006\u202c\n')
  await pasteInto(frontDesk, 'Address', '"Unit 3\r\n42 Wallaby Way\nSydney NSW 2000"\r\n')
  await pasteInto(frontDesk, 'Your reference', 'CASE\t7\r\n')
  await expect(desk.field('First name')).toHaveValue('Zoë Griffin')
  await expect(desk.field('Family name')).toHaveValue('Nguyễn O’Brien')
  await expect(desk.field('Address')).toHaveValue(address)
  await expect(desk.field('Your reference')).toHaveValue('CASE 7')
  await expect(desk.page.getByText('Sent as mia.chen@example.com')).toBeVisible()
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(verifime.posts()[0]?.body).toMatchObject({
    email: 'mia.chen@example.com',
    referenceData: 'CASE 7',
    customerContext: {
      firstName: 'Zoë Griffin',
      middleName: 'Ann Mary',
      familyName: 'Nguyễn O’Brien',
      dateOfBirth: '1985-03-27',
      preferredContactNumber: '+61 491570006',
      address,
    },
  })
})

test('every line separator becomes a comma in an address and a space in a name', async ({
  launch,
}) => {
  const frontDesk = await launch()
  const { desk } = frontDesk
  const separators = ['\n', '\r\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029', '\t', ',\r\n']
  await desk.press('Alt+KeyN')
  for (const separator of separators) {
    const lines = ['Unit 3', '42 Wallaby Way', 'Sydney NSW 2000']
    await pasteInto(frontDesk, 'Address', lines.join(separator))
    await expect(desk.field('Address')).toHaveValue(address)
    if (separator.startsWith(',')) continue
    await pasteInto(frontDesk, 'Full name', `Mia${separator}Chen`)
    await expect(desk.field('Full name')).toHaveValue('Mia Chen')
  }
})

test('a paste goes in at the caret, keeps words apart, and can be taken back', async ({
  launch,
}) => {
  const frontDesk = await launch()
  const { desk } = frontDesk
  const field = desk.field('Address')
  await field.focus()
  await paste(frontDesk, 'Unit 3\r\n')
  await paste(frontDesk, '42 Wallaby Way\nSydney NSW 2000\r\n')
  await expect(field).toHaveValue(address)
  await desk.type('!')
  await desk.press('Control+z')
  await expect(field).toHaveValue(address)
  await desk.press('Control+z')
  await expect(field).toHaveValue('Unit 3')
  await desk.press('Control+Shift+z')
  await expect(field).toHaveValue(address)
})

test('text that is dropped is one line too', async ({ launch }) => {
  const { desk } = await launch()
  await desk.page.evaluate(() => {
    const source = document.createElement('textarea')
    source.style.cssText = 'position:fixed;top:0;left:50%;width:20rem;height:6rem;z-index:9'
    source.value = 'Unit 3\n42 Wallaby Way\nSydney NSW 2000'
    source.id = 'source'
    document.body.append(source)
    source.select()
  })
  await desk.page.locator('#source').dragTo(desk.field('Address'), {
    sourcePosition: { x: 30, y: 15 },
  })
  await expect(desk.field('Address')).toHaveValue(address)
})

test('a mail program’s address is sent, and one key takes the name that came with it', async ({
  launch,
  verifime,
}) => {
  const frontDesk = await launch()
  const { desk, customer } = frontDesk
  await paste(frontDesk, '"Chen, Mia" <mia.chen@example.com>;')
  const offer = desk.page.getByRole('button', { name: /and the name/u })
  await expect(offer).toContainText('Use mia.chen@example.com and the name Mia Chen')
  await desk.press('Alt+KeyY')
  await expect(offer).toBeHidden()
  await expect(desk.email).toHaveValue('mia.chen@example.com')
  await expect(desk.email).toBeFocused()
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(verifime.posts()[0]?.body).toMatchObject({
    email: 'mia.chen@example.com',
    customerContext: { firstName: 'Mia', familyName: 'Chen' },
  })
})

test('a character that cannot be in an address is marked and named, at Enter and at Alt+R', async ({
  launch,
  verifime,
}) => {
  const frontDesk = await launch()
  const { desk } = frontDesk
  const mark = desk.page.locator('mark').first()
  const selection = () =>
    desk.email.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd])
  for (const [keys, typed, sentence, position] of [
    ['Enter', 'o’brien@example.com', 'An email address can’t have a curly apostrophe', 1],
    ['Alt+KeyR', 'zoë@example.com', 'An email address can’t have “ë”', 2],
    ['Alt+KeyR', 'mia\u00a0chen@example.com', 'An email address can’t have a space', 3],
    ['Enter', 'жmia@example.com', 'An email address can’t have “ж” (Cyrillic)', 0],
  ] as const) {
    await pasteInto(frontDesk, 'Email', typed)
    await desk.press(keys)
    await expect(desk.alert).toContainText(sentence)
    await expect(mark).toBeVisible()
    expect(await selection()).toEqual([position, position + 1])
  }
  await pasteInto(frontDesk, 'Email', 'mia@example.com; zoe@example.com')
  await desk.press('Enter')
  await expect(desk.alert).toContainText('more than one email address')
  await pasteInto(frontDesk, 'Email', 'o’brien@example.com')
  await desk.press('Alt+KeyY')
  await expect(desk.email).toHaveValue("o'brien@example.com")
  expect(verifime.requests).toEqual([])
})
