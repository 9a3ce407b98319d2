import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { step } from '../set-up/progress.ts'
import { hashOf } from './inputs.ts'

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
