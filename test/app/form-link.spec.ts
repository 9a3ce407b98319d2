import { spawn } from 'node:child_process'
import { expect } from 'playwright/test'
import { inProject, isRoot } from '../../scripts/set-up/script.ts'
import { whichElectron } from '../../scripts/set-up/which-electron.ts'
import { resize, test } from './front-desk.ts'
import { plainEnvironment } from './launched-desk.ts'
import { violations } from './wcag.ts'

interface Opening {
  link: string
  dataFolder: string
  display: Record<string, string>
}

/** Opens a link as the system does: by starting the app once more, which hands it to the first and ends. */
async function openLink({ link, dataFolder, display }: Opening): Promise<number | null> {
  const { executable } = await whichElectron()
  const args = [inProject(), `--user-data-dir=${dataFolder}`, ...(isRoot ? ['--no-sandbox'] : [])]
  const second = spawn(executable, [...args, '--', link], {
    env: { ...plainEnvironment(), ...display },
    stdio: 'ignore',
  })
  return new Promise((resolve) => second.on('exit', resolve))
}

test('a link that starts a second instance fills the form of the first; what stood there is put aside', async ({
  launch,
  dataFolder,
  display,
  verifime,
}) => {
  const { desk, customer } = await launch()
  await desk.type('tom@exam')
  const link =
    'frontdesk://new?email=mary%40example.com&firstName=Mary&phone=0491%20570%20006&dateOfBirth=tomorrow'
  expect(await openLink({ link, dataFolder, display })).toBe(0)
  await expect(desk.email).toHaveValue('mary@example.com')
  await expect(desk.field('First name')).toHaveValue('Mary')
  await expect(
    desk.page.getByText(
      'Details filled in from a link, without date of birth. What you typed before is on hold',
    ),
  ).toBeVisible()
  expect(verifime.posts()).toEqual([])
  // A key that was on its way when the link came counts for nothing: then one sends.
  await expect(async () => {
    await desk.press('Enter')
    await expect(customer.code).toBeVisible({ timeout: 3_000 })
  }).toPass()
  expect(verifime.posts()).toHaveLength(1)
  expect(verifime.posts()[0]?.body).toMatchObject({
    email: 'mary@example.com',
    customerContext: { firstName: 'Mary', preferredContactNumber: '+61 491570006' },
  })
})

test('a link that starts the app fills the form, over a draft of the day before', async ({
  launch,
}) => {
  const first = await launch()
  await first.desk.type('tom@exam')
  await first.close()
  const { desk } = await launch({ args: ['frontdesk://new?email=mary%40example.com'] })
  await expect(desk.email).toHaveValue('mary@example.com')
  await expect(async () => {
    await desk.press('Alt+z')
    await expect(desk.email).toHaveValue('tom@exam', { timeout: 1_000 })
  }).toPass()
})

test('a link that comes while a code covers the desk leaves the code there, and is in the form after it', async ({
  launch,
  dataFolder,
  display,
}) => {
  const { app, desk, customer } = await launch()
  await desk.type('tom@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  const inFront = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.webContents.getURL())
  await expect.poll(inFront).toContain('customer.html')
  const link = 'frontdesk://new?email=mary%40example.com'
  expect(await openLink({ link, dataFolder, display })).toBe(0)
  await expect(desk.email).toHaveValue('mary@example.com')
  expect(await inFront()).toContain('customer.html')
  await expect(customer.code).toBeVisible()
  await customer.page.keyboard.press('Escape')
  await expect(customer.code).toBeHidden()
  await expect(desk.email).toHaveValue('mary@example.com')
})

test('a hostile link runs nothing and fills in nothing', async ({
  launch,
  dataFolder,
  display,
  verifime,
}) => {
  const { desk, app } = await launch()
  await desk.type('tom@exam')
  for (const link of [
    'frontdesk://new?firstName=%3Cscript%3Edocument.title%3D1%3C/script%3E&email=javascript:alert(1)',
    'frontdesk://settings?email=mary@example.com',
    `frontdesk://new?email=mary@example.com&x=${'y'.repeat(30_000)}`,
    'frontdesk://new?email=mary@example.com%00',
  ]) {
    expect(await openLink({ link, dataFolder, display })).toBe(0)
    await expect(
      desk.page.getByText('A link was not used: nothing in it can be filled in'),
    ).toBeVisible()
  }
  await expect(desk.email).toHaveValue('tom@exam')
  expect(app.windows().filter((page) => page.url().includes('mary'))).toEqual([])
  expect(verifime.posts()).toEqual([])
})

test('a link during the first run is refused, and the screen says so', async ({ launch }) => {
  const { desk } = await launch({
    environment: {
      ORG_CODE: undefined,
      ENVIRONMENT: undefined,
      API_URL: undefined,
      LINK_HOSTS: undefined,
    },
    args: ['frontdesk://new?email=mary%40example.com'],
    startsAt: 'elsewhere',
  })
  await expect(desk.page.getByText(/Front Desk is not set up yet/u)).toBeVisible()
})

test('a link that comes while the desk is locked is refused over the PIN, and not in the form after it', async ({
  launch,
  dataFolder,
  display,
}, info) => {
  const frontDesk = await launch()
  const { desk } = frontDesk
  await resize(frontDesk, 1024, 700)
  await desk.page.evaluate(() => window.desk.call('lock.setPin', { owner: 'desk', pin: '2580' }))
  await desk.press('Control+l')
  await expect(desk.field('PIN')).toBeFocused()
  const link = 'frontdesk://new?email=mary%40example.com'
  expect(await openLink({ link, dataFolder, display })).toBe(0)
  const refusal = desk.page.getByRole('alert').filter({ hasText: 'The link was not used.' })
  await expect(refusal).toContainText('Unlock it, then use the link again.')
  await expect(desk.field('PIN')).toBeFocused()
  await desk.page.screenshot({ path: info.outputPath('locked.png') })
  expect(await violations(desk.page)).toEqual([])
  await desk.type('2580')
  await desk.press('Enter')
  await expect(desk.email).toHaveValue('')
  await expect(refusal).toHaveCount(0)
  expect(await openLink({ link, dataFolder, display })).toBe(0)
  await expect(desk.email).toHaveValue('mary@example.com')
})
