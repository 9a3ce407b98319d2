import type { FrontDesk } from '../../app/launched-desk.ts'

/**
 * What the main process holds in the memory for itself after a busy day's searches, in MB. Without pages of
 * Electron's own file, of which the system maps more or fewer as it likes.
 */
export async function measureMainMemory({ app, desk }: FrontDesk): Promise<number> {
  await desk.page.evaluate(async () => {
    const searches = ['', 's', 'sm', 'smith', '0412 345', 'zoe nguyen', 'deadbeef', 'qwertz']
    for (let turn = 0; turn < 20; turn += 1) {
      for (const search of searches) await window.desk.call('invites.list', { search, limit: 50 })
    }
  })
  return app.evaluate(async () => {
    global.gc?.()
    return (await process.getProcessMemoryInfo()).private / 1024
  })
}
