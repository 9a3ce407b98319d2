import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import { answerOpenDialog, inTheme, invite, practice, resize, test } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'
import { violations } from './wcag.ts'

async function referenceOf({ desk }: FrontDesk, id: number): Promise<string> {
  const detail = await desk.page.evaluate(
    (which) => window.desk.call('invites.detail', { id: which }),
    id,
  )
  return detail.ok ? detail.value.invite.reference : ''
}

const delivery = (metadata: string) =>
  JSON.stringify({
    eventName: 'RISK_ASSESSMENT_UPDATED',
    customerName: 'SECRETNAME',
    assessmentStatus: 'ASSESSED',
    riskLevel: 'SECRETRISK',
    metadata,
  })

for (const theme of ['light', 'dark'] as const) {
  test(`results come from a file and from a folder that is chosen, in the ${theme} theme`, async ({
    launch,
    dataFolder,
  }, info) => {
    const frontDesk = await launch({ environment: practice })
    const { desk } = frontDesk
    await resize(frontDesk, 1024, 700)
    await inTheme(frontDesk, theme)
    await invite(frontDesk, 'zoe@example.com')
    await invite(frontDesk, 'ann@example.com')

    const file = join(dataFolder, 'delivery.json')
    writeFileSync(file, delivery(await referenceOf(frontDesk, 1)))
    await answerOpenDialog(frontDesk, file)
    await desk.press('Control+,')
    const section = desk.page.getByRole('region', { name: 'Results' })
    await section.getByRole('button', { name: 'Import results from a file…' }).focus()
    await desk.press('Enter')
    await expect(section.getByText('1 result noted.')).toBeVisible()
    await desk.press('Enter')
    await expect(section.getByText('0 results noted. 1 was noted before.')).toBeVisible()

    const folder = join(
      dataFolder,
      'Deliveries of the webhook for the counter in the main building',
    )
    mkdirSync(folder)
    await answerOpenDialog(frontDesk, folder)
    await section.getByRole('button', { name: 'Watch a folder…' }).click()
    await expect(section.getByText(`Results are taken from ${folder}`)).toBeVisible()
    writeFileSync(join(folder, '1.json'), delivery(await referenceOf(frontDesk, 2)))
    writeFileSync(join(folder, '2.json'), delivery('of another desk'))
    await expect(desk.page.getByText('Result arrived: ann@example.com')).toBeVisible()
    await expect(section.getByText(/^1 result noted since .* 1 is of no invite/u)).toBeVisible()
    await section.scrollIntoViewIfNeeded()
    await desk.page.screenshot({ path: info.outputPath('settings.png') })
    expect(await violations(desk.page)).toEqual([])
    expect(await desk.page.locator('body').textContent()).not.toContain('SECRET')

    rmSync(folder, { recursive: true })
    await section.getByRole('button', { name: 'Stop watching' }).click()
    await expect(section.getByText('No folder is watched for results.')).toBeVisible()
    await desk.press('Control+n')
    await expect(desk.queue.getByText('Nobody is waiting')).toBeVisible()
  })
}

test('a folder that IT has set and that is gone is said once, and the desk works on', async ({
  launch,
  dataFolder,
}, info) => {
  const folder = join(dataFolder, 'on a server')
  const frontDesk = await launch({ environment: { ...practice, RESULTS_FOLDER: folder } })
  const { desk } = frontDesk
  const words = desk.page.getByText(/^The folder with results can’t be reached/u)
  await expect(words).toHaveCount(1)
  await desk.page.screenshot({ path: info.outputPath('away.png') })
  await invite(frontDesk, 'zoe@example.com')
  await desk.press('Control+,')
  await desk.page.getByRole('button', { name: 'Set by your organisation' }).click()
  await expect(desk.page.getByText(/^It can’t be reached now/u)).toBeVisible()
  await desk.page.screenshot({ path: info.outputPath('fixed.png') })
  expect(await violations(desk.page)).toEqual([])
  mkdirSync(folder)
  writeFileSync(join(folder, '1.jsonl'), delivery(await referenceOf(frontDesk, 1)))
  await expect(desk.page.getByText('Result arrived: zoe@example.com')).toBeVisible({
    timeout: 90_000,
  })
})
