import type { FrontDesk } from '../../app/launched-desk.ts'

/** What the main process holds in the memory after a busy day's searches, in MB. */
export async function measureMainMemory({ app, desk }: FrontDesk): Promise<number> {
  await desk.page.evaluate(async () => {
    const searches = ['', 's', 'sm', 'smith', '0412 345', 'zoe nguyen', 'deadbeef', 'qwertz']
    for (let turn = 0; turn < 20; turn += 1) {
      for (const search of searches) await window.desk.call('invites.list', { search, limit: 50 })
    }
  })
  return app.evaluate(() => {
    global.gc?.()
    return process.memoryUsage().rss / 1024 / 1024
  })
}
