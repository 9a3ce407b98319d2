import { PlainError } from '../set-up/progress.ts'
import { inProject } from '../set-up/project.ts'
import { oncePerInput } from './once-per-input.ts'

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
