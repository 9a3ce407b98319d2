import { createHash, type Hash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { inProject, PlainError, projectRoot, step } from '../set-up/script.ts'

const parts = {
  main: ['main', 'preload/contract'],
  preload: ['preload'],
  renderer: ['renderer', 'preload/contract', 'assets'],
} as const

const everyPart = ['package-lock.json', 'tsconfig.json', 'scripts/build']

/** Builds main, preload and renderer into out/, each only when what it is made of has changed. */
export async function buildApp(): Promise<void> {
  for (const [part, inputs] of Object.entries(parts)) {
    await oncePerInput({
      title: `Building ${part}`,
      inputs: [...inputs, ...everyPart].map((path) => inProject(path)),
      stamp: inProject('out', `${part}.stamp`),
      make: () => buildPart(part as keyof typeof parts),
    })
  }
  const { writeThirdParty } = await import('./third-party.ts')
  await oncePerInput({
    title: 'Listing what ships of others',
    inputs: [
      ...Object.keys(parts).map((part) => inProject('out', `${part}.stamp`)),
      inProject('scripts', 'build', 'third-party.ts'),
    ],
    stamp: inProject('out', 'third-party.stamp'),
    make: writeThirdParty,
  })
}

async function buildPart(part: keyof typeof parts): Promise<void> {
  // Vite takes a third of a second to load: only when there is something to build.
  const [{ build }, configs] = await Promise.all([import('vite'), import('./vite-configs.ts')])
  try {
    await build(configs[part]())
  } catch (error) {
    // The bundler's message shows the place in the source; the stack is the bundler's own.
    throw new PlainError(error instanceof Error ? error.message : String(error))
  } finally {
    // Vite leaves "production" here, and the tests that this process starts would inherit it.
    Reflect.deleteProperty(process.env, 'NODE_ENV')
  }
}

interface Product {
  title: string
  inputs: string[]
  /** What else the product depends on, such as the version of the runtime. */
  variant?: string
  /** The file that remembers which inputs the product was made of. */
  stamp: string
  make: () => Promise<void>
}

/** Makes a product unless it was made of these very inputs. */
export async function oncePerInput({
  title,
  inputs,
  variant,
  stamp,
  make,
}: Product): Promise<void> {
  const hash = `${hashOf(inputs)} ${variant ?? ''}`
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  // Gone before the work begins: a run that is killed must not leave a stamp that vouches for half
  // a product.
  await rm(stamp, { force: true })
  await step(title, make)
  await mkdir(dirname(stamp), { recursive: true })
  await writeFile(stamp, hash)
}

/** A hash over the contents of files and folders: the same inputs need no second build. */
function hashOf(paths: string[]): string {
  const hash = createHash('sha256')
  for (const path of paths) if (existsSync(path)) addTo(hash, path)
  return hash.digest('hex')
}

function addTo(hash: Hash, path: string): void {
  if (statSync(path).isDirectory()) {
    for (const name of readdirSync(path).sort()) addTo(hash, join(path, name))
    return
  }
  const content = readFileSync(path)
  hash.update(`${relative(projectRoot, path)}\n${content.length}\n`).update(content)
}
