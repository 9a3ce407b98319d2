import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { expect } from 'playwright/test'
import { packagedExecutable } from '../../scripts/build/package.ts'
import { isRoot } from '../../scripts/set-up/script.ts'
import { test } from '../app/own-display.ts'
import { filesBelow } from '../builders/files-below.ts'

/** Beside those of the tests below; the rule itself, that an unknown switch is refused, is in test/main. */
const dangerous = {
  'doors into the pages and into main': [
    '--remote-debugging-port=0',
    '-remote-debugging-port=0',
    '--remote-debugging-pipe',
    '--remote-debugging-address=0.0.0.0',
    '--remote-allow-origins=*',
    '--inspect=0',
    '--inspect-brk=0',
    '--inspect-port=0',
    '--inspect-publish-uid=http',
    '--inspect-brk-node=0',
    '--debug=0',
    '--enable-automation',
    '--auto-open-devtools-for-tabs',
    '--custom-devtools-frontend=https://example.com',
    '--load-extension=/tmp',
    '--disable-extensions-except=/tmp',
  ],
  'the network': [
    '--ignore-certificate-errors',
    '--ignore-certificate-errors-spki-list=x',
    '--ignore-urlfetcher-cert-requests',
    '--allow-insecure-localhost',
    '--allow-running-insecure-content',
    '--unsafely-treat-insecure-origin-as-secure=http://example.com',
    '--host-rules=MAP * 127.0.0.1',
    '--host-resolver-rules=MAP * 127.0.0.1',
    '--proxy-server=127.0.0.1:1',
    '--proxy-pac-url=http://127.0.0.1:1',
    '--proxy-bypass-list=*',
    '--no-proxy-server',
    '--auth-server-whitelist=*',
    '--auth-server-allowlist=*',
    '--auth-negotiate-delegate-whitelist=*',
    '--ssl-version-fallback-min=tls1',
    '--cipher-suite-blacklist=x',
    '--origin-to-force-quic-on=*',
    '--enable-http2',
    '--test-type',
  ],
  'files that keep what is sent': [
    '--ssl-key-log-file=FOLDER/keys',
    '--log-net-log=FOLDER/net.json',
    '--net-log-capture-mode=Everything',
    '--enable-logging',
    '--enable-logging=file',
    '--log-file=log',
    '--log-level=0',
    '--v=2',
    '--vmodule=*=2',
    '--trace-startup',
    '--trace-startup-file=FOLDER/trace',
    '--enable-tracing',
    '--enable-crash-reporter',
    '--crash-dumps-dir=FOLDER/dumps',
    '--dump-dom',
    '--print-to-pdf=FOLDER/page.pdf',
    '--screenshot=FOLDER/page.png',
  ],
  'the pages’ walls': [
    '--disable-web-security',
    '--disable-site-isolation-trials',
    '--disable-features=IsolateOrigins',
    '--enable-features=x',
    '--enable-blink-features=x',
    '--disable-blink-features=x',
    '--enable-experimental-web-platform-features',
    '--js-flags=--expose-gc',
    '--single-process',
    '--in-process-gpu',
    '--disable-namespace-sandbox',
    '--disable-seccomp-filter-sandbox',
    '--disable-gpu-sandbox',
    '--renderer-cmd-prefix=/bin/false',
    '--gpu-launcher=/bin/false',
    '--utility-cmd-prefix=/bin/false',
    '--browser-subprocess-path=/bin/false',
    '--headless',
    '--use-fake-ui-for-media-stream',
    '--app=https://example.com',
    '--unknown-to-everybody',
  ],
}

for (const [what, switches] of Object.entries(dangerous)) {
  test(`the package refuses to start with switches that open ${what}`, async ({ display }) => {
    for (const one of switches) {
      const { code, heard, files } = await startedWith([one], display)
      const name = /^--?([^=]+)/u.exec(one)?.[1] ?? ''
      expect([one, code]).toEqual([one, 1])
      expect(heard).toContain(`Front Desk did not start. It was started with --${name}.`)
      expect([one, files]).toEqual([one, []])
    }
  })
}

test('of a refused start nothing is left but the log that Chromium opens before our code runs', async ({
  display,
}) => {
  const switches = ['--enable-logging=file', '--log-file=FOLDER/early.log']
  const { code, files } = await startedWith(switches, display)
  expect(code).toBe(1)
  expect(files).toEqual(['early.log'])
})

test('no debugging port is open for a moment before the package refuses it', async ({
  display,
}) => {
  const port = await freePort()
  let isEnded = false
  let answers = 0
  const ended = startedWith([`--remote-debugging-port=${port}`], display).finally(() => {
    isEnded = true
  })
  while (!isEnded) answers += await connects(port)
  expect((await ended).code).toBe(1)
  expect((await ended).heard).not.toContain('DevTools listening')
  expect(answers).toBe(0)
})

test('a person other than root cannot start the package without its sandbox', async ({
  display,
}) => {
  // biome-ignore lint/suspicious/noSkippedTests: only root can start a program as somebody else.
  test.skip(!isRoot, 'Started as another person.')
  const { code, heard } = await startedWith(['--no-sandbox'], display, { uid: 65_534, gid: 65_534 })
  expect(code).toBe(1)
  expect(heard).toContain('It was started with --no-sandbox.')
})

/** How it ended, what it said, and what it left. */
async function startedWith(
  switches: string[],
  display: Record<string, string>,
  as: { uid?: number; gid?: number } = {},
): Promise<{ code: number | null; heard: string; files: string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'front-desk-switches-'))
  const dataFolder = join(folder, 'data')
  const args = [
    `--user-data-dir=${dataFolder}`,
    ...(isRoot && as.uid === undefined ? ['--no-sandbox'] : []),
    ...switches.map((one) => one.replace('FOLDER', folder)),
  ]
  const env = { ...process.env, ...display, FRONT_DESK_ENVIRONMENT: 'practice' }
  const app = spawn(packagedExecutable(), args, { env, ...as, stdio: ['ignore', 'ignore', 'pipe'] })
  let heard = ''
  app.stderr.setEncoding('utf8').on('data', (text: string) => {
    heard += text
  })
  const end = setTimeout(() => app.kill('SIGKILL'), 30_000)
  const [code] = await once(app, 'close')
  clearTimeout(end)
  // Chromium itself makes the data folder first of all, empty.
  const files = filesBelow(folder).map((path) => basename(path))
  rmSync(folder, { recursive: true, force: true })
  return { code, heard, files }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function connects(port: number): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(1)
    })
    socket.once('error', () => setTimeout(() => resolve(0), 1))
  })
}
