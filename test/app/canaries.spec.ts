import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { expect } from 'playwright/test'
import { type Canaries, canariesIn, canaryWord } from '../builders/canaries.ts'
import { faults } from '../fakes/practice-faults.ts'
import { backToDesk, test } from './front-desk.ts'
import { descendants, type FrontDesk } from './launched-desk.ts'
import { factsOf, wordsOn } from './paper.ts'

function newCanaries() {
  const [email, first, middle, family, street, reference] = Array.from({ length: 6 }, () =>
    canaryWord(),
  )
  return {
    code: canaryWord(12).toUpperCase(),
    fields: {
      Email: `${email}@example.com`,
      'First name': `A${first}`,
      'Middle name': `B${middle}`,
      'Family name': `C${family}`,
      'Date of birth': '27/3/1985',
      Phone: '0491 570 156',
      Address: `42 ${street} Way, Sydney NSW 2000`,
      'Your reference': `R-${reference}`,
    },
    /** As somebody could look for them. */
    spoken: {
      Email: `${email}`,
      'First name': `${first}`,
      'Middle name': `${middle}`,
      'Family name': `${family}`,
      'Date of birth': '1985-03-27',
      Phone: '491570156',
      Address: `${street}`,
      'Your reference': `${reference}`,
    },
    /** Typed and never sent. */
    held: `${canaryWord()}@example.com`,
    note: canaryWord(),
    staff: `Z${canaryWord()}`,
  }
}

/** A PDF's words, what it says about itself, and all that it holds packed. */
async function insideOf(pdf: string): Promise<Buffer> {
  const bytes = readFileSync(pdf)
  const packed = bytes.toString('latin1').matchAll(/stream\r?\n(.*?)\r?\nendstream/gsu)
  const streams = [...packed].flatMap(([, stream = '']) => {
    try {
      return [inflateSync(Buffer.from(stream, 'latin1'))]
    } catch {
      // A picture, or a font as it is.
      return []
    }
  })
  expect(streams.length).toBeGreaterThan(0)
  const words = [await wordsOn(pdf), await factsOf(pdf)].map((text) => Buffer.from(text))
  return Buffer.concat([bytes, ...streams, ...words])
}

/** Every file below, in its name as in what is in it, that a canary got into. */
function foundBelow(folder: string, canaries: Canaries): string[] {
  const entries = ifThere(() => readdirSync(folder, { withFileTypes: true })) ?? []
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    const here = canariesIn(Buffer.from(entry.name), canaries).map(
      (name) => `${name} names ${path}`,
    )
    if (entry.isDirectory()) return [...here, ...foundBelow(path, canaries)]
    if (!entry.isFile()) return here
    const bytes = ifThere(() => readFileSync(path)) ?? Buffer.alloc(0)
    return [...here, ...canariesIn(bytes, canaries).map((name) => `${name} in ${path}`)]
  })
}

/** Other programs' files go while they are read, or are for other people. */
function ifThere<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (['ENOENT', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}

/** What was made since in the folder of all programs, but for this test's own. */
function newTemporaryFolders(since: number, own: string): string[] {
  return readdirSync(tmpdir(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(tmpdir(), name))
    .filter(
      (path) =>
        path !== own && (statSync(path, { throwIfNoEntry: false })?.birthtimeMs ?? 0) >= since,
    )
}

/** What every other account of the computer may read of the app's processes, and what its windows are called. */
function foundInProcesses({ app }: FrontDesk, canaries: Canaries, display: string): string[] {
  const main = app.process().pid ?? 0
  const inProcesses = [main, ...descendants(main)].flatMap((id) =>
    ['environ', 'cmdline', 'comm'].flatMap((file) =>
      canariesIn(readFileSync(`/proc/${id}/${file}`), canaries).map((name) => `${name} in ${file}`),
    ),
  )
  const windows = execFileSync('xwininfo', ['-root', '-tree', '-display', display])
  expect(windows.toString()).toContain('Front Desk')
  return [
    ...inProcesses,
    ...canariesIn(windows, canaries).map((name) => `${name} in a window’s title`),
  ]
}

test('of a customer and of the organisation code nothing is plain anywhere but in the files that were asked for', async ({
  launch,
  dataFolder,
  verifime,
  display,
}) => {
  // biome-ignore lint/suspicious/noSkippedTests: elsewhere no file shows what a process was started with.
  test.skip(process.platform !== 'linux', 'Read from /proc.')
  test.slow()
  const since = Date.now()
  const { code, fields, spoken, held, note, staff } = newCanaries()
  const canaries: Canaries = {
    ...spoken,
    'organisation code': code,
    held: held.split('@')[0] ?? '',
    note,
    staff,
  }
  const asked = join(dataFolder, 'asked-for')
  const homes = Object.fromEntries(
    ['HOME', 'TMPDIR', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME'].map((name) => {
      const folder = join(dataFolder, 'home', name)
      mkdirSync(folder, { recursive: true })
      return [name, folder]
    }),
  )
  mkdirSync(asked)
  const places = { dataFolder: join(dataFolder, 'data'), home: join(dataFolder, 'home') }
  const args = [`--user-data-dir=${places.dataFolder}`]
  const environment = { ORG_CODE: undefined, ORG_NAME: undefined }
  const frontDesk = await launch({ environment, args, env: homes, startsAt: 'elsewhere' })
  const { app, desk, customer, logs } = frontDesk
  app.process().stdout?.on('data', (chunk: Buffer) => logs.push(chunk.toString()))

  // The first start, by hand: only then is the code nowhere but in the app.
  await expect(desk.field('Organisation name')).toBeFocused()
  await desk.type('Finch Motors')
  await desk.press('Tab')
  await desk.type(code)
  await desk.press('Enter')
  await expect(desk.email).toBeFocused()

  const fill = async () => {
    for (const [name, value] of Object.entries(fields)) await desk.field(name).fill(value)
  }
  await fill()
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  expect(verifime.posts()[0]?.body).toMatchObject({ code, email: fields.Email })
  await backToDesk(frontDesk)
  canaries.link = await app.evaluate(async ({ clipboard, webContents }) => {
    const page = webContents.getAllWebContents().find((one) => one.getURL().endsWith('desk.html'))
    await page?.executeJavaScript("window.desk.call('invites.copyLink', { id: 1 })")
    const link = await clipboard.readText()
    clipboard.clear()
    return /[\da-f]{8}-[\da-f-]{27}/u.exec(link)?.[0] ?? ''
  })
  expect(canaries.link).not.toBe('')

  // Both that VerifiMe answers and what a network in between does may quote what was sent.
  const quoted = JSON.stringify({ request: { code, ...fields } })
  const reason = { path: 'customerContext', name: 'familyName', resultName: 'Bad' } as const
  const quoting = faults.refusal([{ ...reason, message: `Not a name: ${quoted}` }])
  for (const fault of [quoting, faults.status(500, quoted), faults.html()]) {
    verifime.answerNext(fault)
    await fill()
    await desk.press('Enter')
    await expect(desk.alert.first()).toBeVisible()
    await desk.press('Alt+c')
  }
  await desk.email.fill(held)
  await desk.press('Alt+h')
  await expect(desk.queue).toContainText('On hold')

  const written = await desk.page.evaluate(
    async ([name, text]) => [
      await window.desk.call('staff.add', { name, pin: '2580' }),
      await window.desk.call('staff.switch', { id: 1, pin: '2580' }),
      await window.desk.call('invites.setNote', { id: 1, note: text }),
      await window.desk.call('invites.seen', { id: 1 }),
    ],
    [staff, note] as const,
  )
  expect(written.map(({ ok }) => ok)).toEqual([true, true, true, true])

  // Files that somebody asks for.
  await app.evaluate(({ dialog }, folder) => {
    dialog.showSaveDialog = async (...asked: unknown[]) => {
      const { defaultPath = '' } = asked.at(-1) as Electron.SaveDialogOptions
      return { canceled: false, filePath: `${folder}/${defaultPath.replace(/.*\//u, '')}` }
    }
  }, asked)
  await desk.press('Control+h')
  await desk.search.fill(fields['Family name'])
  await desk.rows('Not opened').click()
  await desk.press('Control+p')
  await desk.page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(desk.page.getByText('Slip saved as PDF')).toBeVisible()
  await expect(desk.page.getByRole('alertdialog')).toHaveCount(0)
  await desk.press('Alt+x')
  await desk.page.getByRole('button', { name: 'Choose a file…' }).click()
  await expect(desk.page.getByRole('alertdialog')).toContainText('.csv')
  await desk.press('Escape')
  const exported = foundBelow(asked, canaries)
  const [pdf = ''] = readdirSync(asked).filter((name) => name.endsWith('.pdf'))
  // The reference is what a slip is told apart by; of the rest nothing may be on paper.
  expect(canariesIn(await insideOf(join(asked, pdf)), canaries)).toEqual(['Your reference'])
  expect(exported).toEqual(expect.arrayContaining([expect.stringMatching(/^Email in .*\.csv$/u)]))
  expect(exported.filter((one) => one.startsWith('organisation code'))).toEqual([])

  await desk.place('Settings').click()
  await desk.page.getByRole('button', { name: 'Back up now' }).click()
  await desk.page.getByRole('button', { name: 'Copy diagnostics' }).click()
  await expect(desk.page.getByText('Copied', { exact: true })).toBeVisible()
  const copied = await app.evaluate(({ clipboard }) => clipboard.readText())
  expect(copied).toContain('Environment: custom')

  expect(foundInProcesses(frontDesk, canaries, display.DISPLAY ?? '')).toEqual([])
  for (const page of ['customer.html', 'desk.html']) {
    await app.evaluate(async ({ webContents }, name) => {
      const contents = webContents.getAllWebContents().find((one) => one.getURL().endsWith(name))
      const back = new Promise<void>((resolve) => {
        contents?.once('did-finish-load', () => resolve())
      })
      contents?.forcefullyCrashRenderer()
      await back
    }, page)
  }
  expect(foundInProcesses(frontDesk, canaries, display.DISPLAY ?? '')).toEqual([])
  // Nothing is tidied up behind it.
  const child = app.process()
  const gone = new Promise((resolve) => child.once('exit', resolve))
  process.kill(-(child.pid ?? 0), 'SIGKILL')
  await gone

  const everywhere = () => [
    ...foundBelow(places.dataFolder, canaries),
    ...foundBelow(places.home, canaries),
    ...newTemporaryFolders(since, dataFolder).flatMap((folder) => foundBelow(folder, canaries)),
    ...canariesIn(Buffer.from([...logs, copied].join('\n')), canaries).map(
      (name) => `${name} logged`,
    ),
  ]
  expect(readdirSync(places.dataFolder)).toEqual(expect.arrayContaining(['history', 'logs']))
  expect(everywhere()).toEqual([])

  // The looking itself finds them, however they are written.
  for (const [index, form] of (['utf8', 'utf16le', 'base64', 'hex'] as const).entries()) {
    const text = `${'x'.repeat(index)}${fields.Address}`
    const isText = form === 'base64' || form === 'hex'
    const bytes = isText ? Buffer.from(Buffer.from(text).toString(form)) : Buffer.from(text, form)
    writeFileSync(join(places.home, form), bytes)
  }
  expect(everywhere().filter((one) => one.startsWith('Address in')).length).toBeGreaterThanOrEqual(
    4,
  )
})
