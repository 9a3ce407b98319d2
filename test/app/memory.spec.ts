import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from 'playwright/test'
import { z } from 'zod'
import { canaryWord } from '../builders/canaries.ts'
import { backToDesk, test } from './front-desk.ts'
import type { FrontDesk } from './launched-desk.ts'

/** In the order of the form's fields. */
function newCustomer() {
  const [email, first, middle, family, street, reference] = Array.from({ length: 6 }, () =>
    canaryWord(),
  )
  const fields = [`${email}@example.com`, `A${first}`, `B${middle}`, `C${family}`, '27/3/1985']
  const more = ['0491 570 156', `42 ${street} Way, Sydney NSW 2000`, `R-${reference}`]
  return {
    fields: [...fields, ...more],
    canaries: { email, first, middle, family, street, reference, phone: '570 156' },
  }
}

type Canaries = Record<string, string | undefined>

/** By the keyboard alone: what is filled in by script stays in the page as that script's. */
async function typeAll({ desk }: FrontDesk, fields: readonly string[]): Promise<void> {
  for (const [index, text] of fields.entries()) {
    if (index > 0) await desk.press('Tab')
    await desk.type(text)
  }
}

/**
 * The taking of a snapshot collects, too, but inside a call: it holds for a reference whatever lies on the stack. This
 * collects in a task of its own, with no stack beneath it, as Chromium does when it has time.
 */
async function collect(page: Page): Promise<void> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('HeapProfiler.collectGarbage')
  await cdp.detach()
}

/** What of them can still be reached in the pages and in main, after the collector has been through all three. */
async function remembered({ app, desk, customer }: FrontDesk, folder: string, canaries: Canaries) {
  const found: string[] = []
  for (const { page } of [desk, customer]) await collect(page)
  for (const place of ['desk.html', 'customer.html', 'main']) {
    const path = join(folder, `${place}.heapsnapshot`)
    await app.evaluate(
      async ({ webContents }, [name = '', file = '']) => {
        if (name === 'main') process.getBuiltinModule('node:v8').writeHeapSnapshot(file)
        const contents = webContents.getAllWebContents().find((one) => one.getURL().endsWith(name))
        await contents?.takeHeapSnapshot(file)
      },
      [place, path],
    )
    const heap = textsIn(readFileSync(path, 'utf8')).toLowerCase()
    expect(heap.length, place).toBeGreaterThan(100_000)
    for (const [name, text = ''] of Object.entries(canaries)) {
      if (heap.includes(text.toLowerCase())) found.push(`${name} in ${place}`)
    }
    rmSync(path)
  }
  return found
}

const snapshot = z.object({
  snapshot: z.object({
    meta: z.object({
      node_fields: z.array(z.string()),
      edge_fields: z.array(z.string()),
      edge_types: z.tuple([z.array(z.string())]).rest(z.unknown()),
    }),
  }),
  nodes: z.array(z.int()),
  edges: z.array(z.int()),
  strings: z.array(z.string()),
})

/**
 * Whatever can be reached from the roots of a heap: names and texts. Not by the table of all strings that Chromium shares
 * with V8, which holds none of them; nor by the text that was searched last, which each world of a page has, those of
 * Playwright and of Chromium's own among them.
 */
function textsIn(json: string): string {
  const { snapshot: about, nodes, edges, strings } = snapshot.parse(JSON.parse(json))
  const { node_fields, edge_fields, edge_types } = about.meta
  const [nodeSize, edgeSize] = [node_fields.length, edge_fields.length]
  const field = (name: string) => node_fields.indexOf(name)
  const firstEdge: number[] = [0]
  for (let at = 0; at < nodes.length; at += nodeSize) {
    firstEdge.push((firstEdge.at(-1) ?? 0) + edgeSize * (nodes[at + field('edge_count')] ?? 0))
  }
  const nameOf = (node: number) => strings[nodes[node * nodeSize + field('name')] ?? 0] ?? ''
  const reached = new Set([0])
  for (const node of reached) {
    if (nameOf(node) === '(External strings)') continue
    for (let at = firstEdge[node] ?? 0; at < (firstEdge[node + 1] ?? 0); at += edgeSize) {
      const [type = 0, name = 0, to = 0] = edges.slice(at, at + edgeSize)
      const kind = edge_types[0][type]
      const isSearch = kind === 'internal' && strings[name] === 'regexp_last_match_info'
      if (kind !== 'weak' && !isSearch) reached.add(to / nodeSize)
    }
  }
  return [...reached].map(nameOf).join('\n')
}

test('nothing of a customer who was deleted is left in the memory of a page or of main once the next one came', async ({
  launch,
  dataFolder,
}) => {
  test.slow()
  const frontDesk = await launch()
  const { desk, customer } = frontDesk
  const { fields, canaries } = newCustomer()
  await typeAll(frontDesk, fields)
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  // The looking itself finds them.
  expect(await remembered(frontDesk, dataFolder, canaries)).toEqual(
    expect.arrayContaining(['email in desk.html']),
  )
  await backToDesk(frontDesk)
  await desk.press('Control+h')
  await expect(desk.rows()).toHaveCount(1)
  await desk.press('ArrowDown')
  await desk.press('Alt+KeyD')
  await expect(desk.page.getByRole('dialog')).toBeVisible()
  await desk.press('Escape')
  await desk.press('Delete')
  await expect(desk.rows()).toHaveCount(0)
  const toast = desk.page.getByText(/^Deleted: /u)
  await expect(toast).toBeVisible()
  await expect(toast).toHaveCount(0, { timeout: 20_000 })
  await desk.press('Control+n')
  await desk.type('next@example.com')
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await backToDesk(frontDesk)
  await expect
    .poll(() => remembered(frontDesk, dataFolder, canaries), { timeout: 60_000 })
    .toEqual([])
})

test('while the desk is locked its page remembers no customer', async ({ launch, dataFolder }) => {
  test.slow()
  const frontDesk = await launch()
  const { desk, customer } = frontDesk
  const { fields, canaries } = newCustomer()
  await desk.page.evaluate(() => window.desk.call('lock.setPin', { owner: 'desk', pin: '2580' }))
  await typeAll(frontDesk, fields)
  await desk.press('Enter')
  await expect(customer.code).toBeVisible()
  await backToDesk(frontDesk)
  const half = newCustomer()
  await typeAll(frontDesk, half.fields.slice(0, 3))
  await desk.page.evaluate(() => window.desk.call('lock.lock', undefined))
  await expect(desk.field('PIN')).toBeFocused()
  const onPages = async () => {
    const found = await remembered(frontDesk, dataFolder, {
      ...canaries,
      ...prefixed(half.canaries),
    })
    return found.filter((one) => !one.endsWith(' in main'))
  }
  await expect.poll(onPages, { timeout: 60_000 }).toEqual([])
  await desk.type('2580')
  await desk.press('Enter')
  await expect(desk.email).toHaveValue(half.fields[0] ?? '')
})

const prefixed = ({ email, first, middle }: Canaries): Canaries => ({
  'half email': email,
  'half first': first,
  'half middle': middle,
})
