import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { _electron as electron, type Page } from 'playwright'
import QrCode from 'qrcode'
import { inProject, isRoot } from '../../../scripts/set-up/script.ts'
import { whichElectron } from '../../../scripts/set-up/which-electron.ts'
import { plainEnvironment } from '../../app/launched-desk.ts'
import { removeFolder } from './app-on-history.ts'
import { eachWayMs } from './timed-api.ts'

const visits = 12

/** What a page needs to do that calls VerifiMe as its documentation says. */
const pageText = `<!doctype html><title>Invite</title>
<form><input name="email" autofocus></form><img alt="">
<script type="module">
  const [image] = document.images
  document.forms[0].addEventListener('submit', async (event) => {
    event.preventDefault()
    const since = performance.now()
    const answer = await fetch('/v1/user/invite', { method: 'POST', body: '{}' })
    image.src = (await answer.json()).qrCodeUrl
    await image.decode()
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => { document.title = String(performance.now() - since) }
      port2.postMessage(undefined)
    })
  })
</script>`

/** Milliseconds from Enter to the painted QR image, in a page in a window of the same Electron with nothing else in it. */
export async function measureVerifimesWay(display: Record<string, string>): Promise<number[]> {
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const workshop = mkdtempSync(join(tmpdir(), 'front-desk-bench-'))
  const emptyWindow = JSON.stringify(inProject('test', 'bench', 'app', 'empty-window', 'main.cjs'))
  writeFileSync(join(workshop, 'package.json'), '{"name":"page","main":"main.cjs"}')
  writeFileSync(join(workshop, 'main.cjs'), `require(${emptyWindow})`)
  const app = await electron.launch({
    executablePath: (await whichElectron()).executable,
    args: [
      workshop,
      `--user-data-dir=${join(workshop, 'data')}`,
      ...(isRoot ? ['--no-sandbox'] : []),
    ],
    env: { ...plainEnvironment(), ...display },
  })
  try {
    const page = await app.firstWindow()
    const taken: number[] = []
    while (taken.length < visits) taken.push(await visit(page, `http://127.0.0.1:${port}/`))
    return taken
  } finally {
    await app.close()
    server.closeAllConnections()
    server.close()
    removeFolder(workshop)
  }
}

async function visit(page: Page, address: string): Promise<number> {
  await page.goto(address)
  const email = page.locator('input')
  await email.fill('mia@example.com')
  await page.waitForTimeout(400)
  await email.press('Enter')
  await page.waitForFunction(() => /^\d/u.test(document.title), undefined, { polling: 50 })
  return Number(await page.title())
}

/** The invite, the image of its link, and the page itself, which takes no time. */
async function answer({ method, url = '' }: IncomingMessage, response: ServerResponse) {
  if (url === '/') {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(pageText)
    return
  }
  await wait(2 * eachWayMs)
  const trackingReference = crypto.randomUUID()
  if (method === 'POST') {
    const qrCodeUrl = `/qr/${trackingReference}.png`
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ qrCodeUrl }))
    return
  }
  const link = `https://portal.example.com/sign-up/track-id/${trackingReference}`
  response.setHeader('content-type', 'image/png').end(await QrCode.toBuffer(link, { width: 400 }))
}
