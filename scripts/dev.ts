import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { realpathSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer as createTcpServer } from 'node:net'
import { relative } from 'node:path'
import { build, createServer, type InlineConfig } from 'vite'
import { main, preload, renderer } from './build/vite-configs.ts'
import { hasDisplay, withVirtualDisplay } from './set-up/display.ts'
import { inProject, isRoot, PlainError, say } from './set-up/script.ts'
import { setUp } from './set-up/set-up.ts'

/** The app in development has a folder of its own: no package is made of it, and `npm start` does not run it. */
const appFolder = inProject('out', 'dev')

/** The app takes less to put everything away. */
const longestQuitMs = 10_000

const host = '127.0.0.1'

/**
 * `npm run dev`: opens the app. A changed screen is refreshed in the open window, a changed preload script loads
 * the pages anew, and a change of main starts the app anew. Ends when the window is closed.
 */
export async function dev(args: string[]): Promise<number> {
  // Before Vite is asked for anything: pages and builds are to be React's development ones.
  process.env.NODE_ENV = 'development'
  const { executable } = await setUp()
  await writeManifest()
  const run = (display: Record<string, string>) => develop([executable, ...args], display)
  return hasDisplay() ? run({}) : withVirtualDisplay(run)
}

async function develop(command: string[], display: Record<string, string>): Promise<number> {
  const port = await freePort()
  const pages = await createServer(pagesConfig(port))
  await pages.listen()
  const app = restartable(command, display)
  const target = { folder: `${appFolder}/out`, devServer: `http://${host}:${port}` }
  // main is last: it starts the app, which needs the preload script.
  const watchers = [
    await watch('preload', preload(target), async () => pages.ws.send({ type: 'full-reload' })),
    await watch('main', main(target), app.restart),
  ]
  try {
    return await app.closed
  } finally {
    await Promise.all([...watchers, pages].map((watcher) => watcher.close()))
  }
}

function pagesConfig(port: number): InlineConfig {
  return {
    ...renderer(),
    server: {
      host,
      port,
      strictPort: true,
      // A page's own address is main's, so the socket must be told where the server is.
      hmr: { protocol: 'ws', host, clientPort: port },
      fs: { allow: [inProject(), realpathSync(inProject('node_modules'))] },
    },
  }
}

/** Any will do: nobody types it. */
async function freePort(): Promise<number> {
  const server = createTcpServer().listen(0, host)
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new PlainError('No port is free.')
  return address.port
}

/** Builds now and after every change; answers after the first build. A build that fails waits for the next change. */
async function watch(part: string, config: InlineConfig, built: () => Promise<void>) {
  // Nothing is removed first: a window that is opening may be reading it.
  const watched = { ...config.build, watch: {}, emptyOutDir: false }
  const watcher = await build({ ...config, build: watched })
  if (!('on' in watcher)) throw new PlainError(`Vite does not watch ${part}.`)
  watcher.on('change', (file) => say(`▸ ${relative(inProject(), file)} has changed`))
  await new Promise<void>((resolve) => {
    watcher.on('event', async (event) => {
      if (event.code === 'BUNDLE_END' || event.code === 'ERROR') await event.result.close()
      // Vite has said what is wrong.
      if (event.code === 'ERROR') say(`✗ ${part} could not be built: waiting for the next change`)
      if (event.code === 'BUNDLE_END') {
        say(`✓ ${part} built`)
        await built()
      }
      if (event.code === 'END') resolve()
    })
  })
  return watcher
}

/** The app, started anew whenever it is asked for; `closed` tells how it ended when a person closed it. */
function restartable([executable = '', ...args]: string[], display: Record<string, string>) {
  const { promise: closed, resolve: close } = Promise.withResolvers<number>()
  let running: ChildProcess | undefined
  const start = () => {
    const app = spawn(executable, [appFolder, ...(isRoot ? ['--no-sandbox'] : []), ...args], {
      stdio: 'inherit',
      env: {
        ...process.env,
        ...display,
        NODE_ENV: undefined,
        ELECTRON_RUN_AS_NODE: undefined,
      },
    })
    running = app
    app.once('exit', (code) => {
      if (running !== app) return
      running = undefined
      if (code === 0) close(0)
      else say(`✗ The app ended with code ${code}; it starts again after the next change of main.`)
    })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      running?.kill(signal)
      close(0)
    })
  }
  let turn = Promise.resolve()
  // One at a time, however quickly the changes follow each other.
  const restart = () => {
    turn = turn.then(async () => {
      const old = running
      running = undefined
      // While the old one is there, a second one would only bring its window to the front.
      if (old) await ended(old)
      start()
    })
    return turn
  }
  return { closed, restart }
}

async function ended(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null || app.signalCode !== null) return
  const force = setTimeout(() => app.kill('SIGKILL'), longestQuitMs)
  app.kill()
  await once(app, 'exit')
  clearTimeout(force)
}

/** Electron reads the app's name from it, and with the name goes the folder of the data: not the real one. */
async function writeManifest(): Promise<void> {
  const manifest = JSON.parse(await readFile(inProject('package.json'), 'utf8'))
  const { name, productName, version, type, main: entry } = manifest
  const own = { name, productName: `${productName} (development)`, version, type, main: entry }
  await mkdir(appFolder, { recursive: true })
  await writeFile(`${appFolder}/package.json`, JSON.stringify(own))
}
