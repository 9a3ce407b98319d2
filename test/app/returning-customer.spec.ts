import { subDays, subMinutes } from 'date-fns'
import { expect } from 'playwright/test'
import { type PastInvite, seedHistory } from '../builders/seeded-history.ts'
import { backToDesk, linkHost, test } from './front-desk.ts'

const lastWeek: PastInvite = {
  draft: {
    email: 'zoe.obrien@example.com',
    customerContext: {
      firstName: 'Zoë',
      familyName: 'O’Brien',
      preferredContactNumber: '+61 491570156',
    },
  },
  createdAt: subDays(new Date(), 6),
  end: 'Completed',
}

test('a known address offers what is still kept, and one key takes it over', async ({
  launch,
  dataFolder,
  verifime,
}) => {
  await seedHistory(dataFolder, [lastWeek], { linkHost })
  const { desk, customer } = await launch()
  await desk.type('zoe.obrien@example.com')
  const offer = desk.page.getByRole('status', { name: 'Been here before' })
  await expect(offer).toContainText('Still kept: name, phone')
  await desk.press('Alt+1')
  await expect(desk.field('First name')).toHaveValue('Zoë')
  await expect(desk.email).toBeFocused()
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(verifime.posts()[0]?.body).toMatchObject({
    email: 'zoe.obrien@example.com',
    customerContext: {
      firstName: 'Zoë',
      familyName: 'O’Brien',
      preferredContactNumber: '+61 491570156',
    },
  })
})

test('a known name offers the person, too', async ({ launch, dataFolder }) => {
  await seedHistory(dataFolder, [lastWeek], { linkHost })
  const { desk } = await launch()
  await desk.press('Tab')
  await desk.type('Zoe')
  await desk.press('Tab')
  await desk.press('Tab')
  await desk.type('Obrien')
  const offer = desk.page.getByRole('status', { name: 'Been here before' })
  await expect(offer).toContainText('Zoë O’Brien')
  await expect(offer).not.toContainText('zoe.obrien@example.com')
  await desk.press('Alt+1')
  await expect(desk.email).toHaveValue('zoe.obrien@example.com')
})

test('a known phone number offers the person as soon as it is whole', async ({
  launch,
  dataFolder,
}) => {
  await seedHistory(dataFolder, [lastWeek], { linkHost })
  const { desk } = await launch()
  await desk.field('Phone').focus()
  await desk.type('0491 570 156')
  await expect(desk.page.getByRole('status', { name: 'Been here before' })).toContainText(
    'Zoë O’Brien',
  )
  await desk.press('Alt+1')
  await expect(desk.email).toHaveValue('zoe.obrien@example.com')
})

test('the next family member’s family name is typed over', async ({ launch, verifime }) => {
  const { desk, customer } = await launch()
  await desk.type('zoe.obrien@example.com')
  await desk.field('Family name').fill('O’Brien')
  await desk.field('Phone').fill('0491 570 156')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await backToDesk({ desk, customer })
  await desk.press('Alt+f')
  await expect(desk.field('Family name')).toHaveValue('O’Brien')
  await desk.type('tom@example.com')
  for (let step = 0; step < 3; step += 1) await desk.press('Tab')
  await desk.type('Becker')
  await expect(desk.field('Family name')).toHaveValue('Becker')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(verifime.posts()[1]?.body).toMatchObject({
    email: 'tom@example.com',
    customerContext: { familyName: 'Becker', preferredContactNumber: '+61 491570156' },
  })
})

test('the same address again today offers the open invite’s code first', async ({
  launch,
  dataFolder,
  verifime,
}) => {
  const open: PastInvite = { ...lastWeek, createdAt: subMinutes(new Date(), 1), end: 'Active' }
  await seedHistory(dataFolder, [lastWeek, open], { linkHost })
  const { desk, customer } = await launch()
  await desk.type('Zoe.OBrien@example.com')
  const offer = desk.page.getByRole('status', { name: 'Been here before' })
  await expect(offer.getByRole('button').first()).toHaveText(/Show that QR/u)
  await desk.press('Alt+KeyS')
  await expect(customer.code).toBeVisible()
  expect(verifime.posts()).toEqual([])
})

test('the next family member keeps address, phone and reference, and has a new invite', async ({
  launch,
  verifime,
}) => {
  const { desk, customer } = await launch()
  await desk.type('anna@example.com')
  await desk.field('First name').fill('Anna')
  await desk.field('Phone').fill('0491 570 006')
  await desk.field('Address').fill('42 Wallaby Way, Sydney NSW 2000')
  await desk.field('Your reference').fill('FAMILY-7')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await backToDesk({ desk, customer })
  await expect(desk.email).toBeFocused()
  await expect(customer.code).toBeHidden()
  await desk.press('Alt+KeyF')
  await expect(desk.field('Address')).toHaveValue('42 Wallaby Way, Sydney NSW 2000')
  await expect(desk.field('First name')).toHaveValue('')
  await expect(desk.email).toBeFocused()
  await desk.type('ben@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(verifime.posts()[1]?.body).toMatchObject({
    email: 'ben@example.com',
    referenceData: 'FAMILY-7',
    customerContext: {
      preferredContactNumber: '+61 491570006',
      address: '42 Wallaby Way, Sydney NSW 2000',
    },
  })
  expect(verifime.posts()[1]?.text).not.toContain('Anna')
})
