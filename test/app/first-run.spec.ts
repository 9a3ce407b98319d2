import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import { inProject, isRoot } from '../../scripts/set-up/script.ts'
import { whichElectron } from '../../scripts/set-up/which-electron.ts'
import { canMount, mountSmallDisk } from '../builders/small-disk.ts'
import { linkHost, organisationCode, test } from './front-desk.ts'
import { plainEnvironment, prefixed } from './launched-desk.ts'

/** As a computer is before anybody set anything up. */
const untouched = {
  ENVIRONMENT: undefined,
  API_URL: undefined,
  LINK_HOSTS: undefined,
  ORG_CODE: undefined,
  ORG_NAME: undefined,
}

test('the first start leads into practice mode with one key, and a code appears', async ({
  launch,
  verifime,
}) => {
  const { desk, customer } = await launch({
    environment: { ...untouched, KEY_PROTECTION: undefined },
    startsAt: 'elsewhere',
  })
  const practise = desk.page.getByRole('button', { name: 'Try it in practice mode' })
  await expect(practise).toBeFocused()
  await desk.press('Enter')
  await expect(desk.email).toBeFocused()
  await expect(desk.page.getByText('Practice mode: nothing leaves this computer')).toBeVisible()
  await desk.type('learner@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await expect(customer.page.getByText('Practice mode: nothing leaves this computer')).toBeVisible()
  expect(verifime.requests).toEqual([])
})

test('the first start takes a code by keyboard alone and sends it from then on', async ({
  launch,
  verifime,
}) => {
  const first = await launch({ environment: untouched, startsAt: 'elsewhere' })
  const { desk } = first
  await expect(desk.page.getByRole('button', { name: 'Try it in practice mode' })).toBeFocused()
  await desk.press('Tab')
  await desk.press('Enter')
  await expect(desk.page.getByRole('textbox', { name: 'Organisation name' })).toBeFocused()
  await desk.type('Finch Motors')
  await desk.press('Tab')
  await desk.type(organisationCode)
  await desk.press('Tab')
  await desk.press('Tab')
  await desk.press('ArrowRight')
  await desk.press('ArrowRight')
  await expect(desk.page.getByRole('radio', { name: 'Custom' })).toBeChecked()
  await desk.press('Tab')
  await desk.type(verifime.url)
  await desk.press('Tab')
  await desk.type(linkHost)
  await desk.press('Enter')
  await expect(desk.email).toBeFocused()
  await desk.type('real@example.com')
  await desk.press('Enter')
  await expect(first.customer.code).toBeVisible()
  expect(verifime.posts()[0]?.body).toMatchObject({ code: organisationCode })
  await first.close()

  const second = await launch({ environment: untouched })
  await second.desk.type('later@example.com')
  await second.desk.press('Enter')
  await expect(
    second.customer.page.getByText('to prove your identity to Finch Motors'),
  ).toBeVisible()
  expect(verifime.posts()).toHaveLength(2)
})

test('where IT set the environment and not the code, the code is all that is asked for', async ({
  launch,
  verifime,
}) => {
  const { desk, customer } = await launch({
    environment: { ORG_CODE: undefined, ORG_NAME: undefined },
    startsAt: 'elsewhere',
  })
  await expect(desk.page.getByRole('textbox', { name: 'Organisation name' })).toBeFocused()
  await expect(desk.page.getByText(/Practice mode/u)).toHaveCount(0)
  await desk.press('Tab')
  await desk.type(organisationCode)
  await desk.press('Enter')
  await expect(desk.page.getByText('Enter the organisation’s name')).toBeVisible()
  await expect(desk.field('Organisation name')).toBeFocused()
  await desk.type('Finch Motors')
  await desk.press('Enter')
  await expect(desk.email).toBeFocused()
  await desk.type('real@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(verifime.posts()[0]?.body).toMatchObject({ code: organisationCode })
})

test('where IT wants real customers and there is no keyring, it offers a passphrase and says what IT can do', async ({
  launch,
}) => {
  const { desk } = await launch({
    environment: { ORG_CODE: undefined, KEY_PROTECTION: undefined },
    startsAt: 'elsewhere',
  })
  await expect(desk.alert).toContainText('FRONT_DESK_KEY_PROTECTION=account')
  await expect(desk.page.getByRole('button')).toHaveText(['Set a passphrase…'])
})

test('without a keyring only practice is offered, and the reason is said', async ({ launch }) => {
  const { desk } = await launch({
    environment: { ...untouched, KEY_PROTECTION: undefined },
    startsAt: 'elsewhere',
  })
  await expect(desk.page.getByText(/no keyring/u)).toBeVisible()
  const answer = await desk.page.evaluate(
    (code) => window.desk.call('settings.addCode', { label: '', code }),
    organisationCode,
  )
  expect(answer).toMatchObject({ ok: false, failure: { code: 'practice-only' } })
})

for (const [what, name, value] of [
  ['an address that is not https', 'API_URL', 'http://api.example.com'],
  ['an organisation code that can be none', 'ORG_CODE', 'NOT A CODE'],
] as const) {
  test(`${what} stops the start, and the log names the variable without its value`, async ({
    dataFolder,
    display,
  }) => {
    const heard = await heardOfFailedStart({
      dataFolder,
      env: { ...display, ...prefixed({ [name]: value }) },
    })
    expect(heard).toContain(`"variables":["FRONT_DESK_${name}"]`)
    expect(heard).not.toContain(value)
    expect(existsSync(join(dataFolder, 'history'))).toBe(false)
  })
}

test('a file where the history’s folder belongs is said, put aside on a word, and logged without its path', async ({
  launch,
  dataFolder,
}) => {
  writeFileSync(join(dataFolder, 'history'), 'a file where the folder belongs')
  const { desk } = await launch({ startsAt: 'elsewhere' })
  await expect(desk.page.getByRole('heading', { name: 'The history is locked' })).toBeVisible()
  await desk.page.getByRole('button', { name: 'Start an empty history' }).click()
  await desk.page
    .getByRole('alertdialog')
    .getByRole('button', { name: 'Start an empty history' })
    .click()
  await expect(desk.email).toBeFocused()
  expect(readdirSync(dataFolder)).toContainEqual(expect.stringMatching(/^history\.set-aside/u))
  // The file's: whoever listens to standard error may come after the line.
  const log = () => readFileSync(join(dataFolder, 'logs', 'front-desk.log'), 'utf8')
  await expect.poll(log).toContain('"event":"database-locked","reason":"missing"')
  expect(log()).not.toContain(dataFolder)
})

test('a folder that nothing can be written into is said', async ({ dataFolder, display }) => {
  // biome-ignore lint/suspicious/noSkippedTests: elsewhere there is no such folder, not even for root; it says so.
  test.skip(!canMount, 'Only root can mount a read-only disk.')
  const disk = mountSmallDisk(dataFolder, 1)
  try {
    disk.makeReadOnly()
    const heard = await heardOfFailedStart({ dataFolder, env: display })
    expect(heard).toContain('"error":"Error EROFS"')
  } finally {
    disk.unmount()
  }
})

for (const [what, make] of [
  ['a file', (path: string) => writeFileSync(path, '')],
  ['a link that leads nowhere', (path: string) => symlinkSync(`${path}-gone`, path)],
] as const) {
  test(`${what} in the data folder’s place stops the start, and no other folder is taken`, async ({
    dataFolder,
    display,
  }) => {
    const named = join(dataFolder, 'named')
    make(named)
    const usual = join(dataFolder, 'usual')
    const heard = await heardOfFailedStart({
      dataFolder: named,
      env: { ...display, XDG_CONFIG_HOME: usual },
    })
    expect(heard).toContain('"error":"DataFolderError"')
    const made = readdirSync(usual, { recursive: true }).join(' ')
    expect(made).not.toMatch(/history|logs/u)
  })
}

/** Starts the app until it says that it cannot, and answers with what it wrote by then. */
async function heardOfFailedStart({
  dataFolder,
  env,
}: {
  dataFolder: string
  env: Record<string, string>
}): Promise<string> {
  const { executable } = await whichElectron()
  const args = [inProject(), `--user-data-dir=${dataFolder}`, ...(isRoot ? ['--no-sandbox'] : [])]
  const app = spawn(executable, args, {
    env: { ...plainEnvironment(), ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  try {
    let heard = ''
    app.stderr.setEncoding('utf8').on('data', (text: string) => {
      heard += text
    })
    await expect.poll(() => heard).toContain('"event":"start-failed"')
    return heard
  } finally {
    app.kill('SIGKILL')
  }
}
