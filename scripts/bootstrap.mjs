// The door every npm script goes through. It runs on a bare Node 20 with nothing installed, so it is
// plain JavaScript and imports only what Node brings; everything after it runs on the project's own
// Node 24, which reads TypeScript as it is.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const modules = join(root, 'node_modules')
const stamp = join(modules, '.installed-from')
const isWindows = process.platform === 'win32'
const projectNode = join(modules, 'node', 'bin', isWindows ? 'node.exe' : 'node')

function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

function readPackages(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages
}

// After a plain `npm install` the folder is right although the stamp is old; npm's own record of
// what it put there tells, and saves a second installation.
function holdsWhatTheLockNames() {
  const record = join(modules, '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = readPackages(record)
  return Object.entries(readPackages(join(root, 'package-lock.json'))).every(
    ([path, wanted]) =>
      path === '' || wanted.optional || installed[path]?.integrity === wanted.integrity,
  )
}

function isInstalled(hash) {
  if (!existsSync(projectNode)) return false
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return true
  return holdsWhatTheLockNames()
}

function environmentWithout(folder) {
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => entry !== folder)
  return { ...process.env, PATH: path.join(delimiter) }
}

async function install() {
  const startedAt = Date.now()
  const seconds = () => `${Math.round((Date.now() - startedAt) / 1000)} s`
  process.stderr.write('▸ Installing the dependencies of package-lock.json (npm ci)\n')
  const heartbeat = setInterval(() => process.stderr.write(`  … ${seconds()}\n`), 10_000)
  // npm ci empties node_modules, and with it the Node that may be running this: npm must run on the
  // machine's own. Its output goes to stderr, because electron:path keeps stdout for one line.
  const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['inherit', 2, 2],
    shell: isWindows,
    env: environmentWithout(join(modules, '.bin')),
  })
  const code = await ended(npm)
  clearInterval(heartbeat)
  if (code !== 0) {
    process.stderr.write('✗ npm ci failed: see its message above. Nothing else was started.\n')
    process.exit(code)
  }
  process.stderr.write(`✓ Dependencies installed (${seconds()})\n`)
}

function ended(child) {
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`✗ ${error.message}\n`)
      resolve(127)
    })
    child.on('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)))
  })
}

async function runCommand() {
  const script = join(root, 'scripts', 'commands.ts')
  const child = spawn(projectNode, [script, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: [join(modules, '.bin'), process.env.PATH].join(delimiter) },
  })
  process.on('SIGINT', () => {
    // A terminal sends Ctrl+C to the child as well; this process only has to outlive it.
  })
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  return ended(child)
}

const hash = lockHash()
if (!isInstalled(hash)) await install()
writeFileSync(stamp, hash)
process.exit(await runCommand())
