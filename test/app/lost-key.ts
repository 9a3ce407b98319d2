import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import { backToDesk } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'

/** What a recreated keyring or a restored profile does: neither the wrapped key nor its copy opens anything any more. */
export function loseTheKey(dataFolder: string): void {
  for (const name of [join('history', 'history.key'), 'history-key.copy']) {
    const path = join(dataFolder, name)
    const file = JSON.parse(readFileSync(path, 'utf8'))
    file.wraps.account = Buffer.alloc(32, 7).toString('base64')
    writeFileSync(path, JSON.stringify(file))
  }
}

/** Makes an invite, so that there is something to open again, and then a recovery code. */
export async function makeRecoveryCode(frontDesk: FrontDesk, email: string): Promise<string> {
  const { desk, customer } = frontDesk
  await desk.type(email)
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await backToDesk(frontDesk)
  await desk.press('Control+,')
  await desk.page.getByRole('button', { name: 'Create a recovery code' }).click()
  return (await desk.page.locator('output').textContent()) ?? ''
}
