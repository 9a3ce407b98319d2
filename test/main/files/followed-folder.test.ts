import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { createFollowedFolder } from '../../../main/files/followed-folder.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

const soon = { timeout: 30_000, interval: 50 }

function setup(whileRead: (name: string) => void = () => undefined) {
  const told: string[] = []
  const followed = createFollowedFolder({
    endings: ['.csv'],
    changed: async ({ name }, isFollowed) => {
      whileRead(name)
      told.push(`${name} ${isFollowed()}`)
    },
    away: (code) => void told.push(`away ${code}`),
    failed: (error) => void told.push(String(error)),
  })
  onTestFinished(followed.stop)
  return { followed, told }
}

it('that is chosen, left and chosen again at once is watched by one watcher', async () => {
  const { followed, told } = setup()
  const folder = join(tempFolder(), 'away')
  await Promise.all([folder, '', folder].map((path) => followed.follow(path)))
  expect(followed.folder()).toBe(folder)
  await vi.waitFor(() => expect(told).toContain('away ENOENT'), soon)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(told).toEqual(['away ENOENT'])
})

it('tells who reads a file when it is followed no more, also where it is followed anew', async () => {
  const folder = tempFolder()
  writeFileSync(join(folder, 'one.csv'), 'x')
  let isFirst = true
  const { followed, told } = setup(() => {
    if (isFirst) void followed.follow(folder)
    isFirst = false
  })
  await followed.follow(folder)
  await vi.waitFor(() => expect(told).toEqual(['one.csv false', 'one.csv true']), soon)
})

it('is watched by nobody once it is stopped, also while its watcher is still being made', async () => {
  const { followed, told } = setup()
  const following = followed.follow(join(tempFolder(), 'away'))
  followed.stop()
  await following
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(told).toEqual([])
})
