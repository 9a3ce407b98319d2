import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createWholeFiles } from '../../../main/files/whole-files.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

/** Wherever its unfinished files lie. */
const part = /^front-desk-[0-9a-f-]{36}\.part$/u

function setup(temporaryFolder = tempFolder()) {
  const [folder, dataFolder] = [tempFolder(), tempFolder()]
  const options = { temporaryFolder, listFile: join(dataFolder, 'unfinished-files') }
  return {
    folder,
    temporaryFolder,
    dataFolder,
    path: join(folder, 'out.csv'),
    files: createWholeFiles(options),
    restarted: () => createWholeFiles(options),
  }
}

it('stands under its name once it is whole, for this account alone', async () => {
  const { folder, temporaryFolder, dataFolder, path, files } = setup()
  const written = files.write(path, async (file) => {
    await file.write('half')
    expect(readdirSync(folder)).toEqual([])
    expect(readdirSync(temporaryFolder)).toEqual([expect.stringMatching(part)])
    await file.write(' and half')
    return true
  })
  expect(await written).toBe(true)
  expect(readFileSync(path, 'utf8')).toBe('half and half')
  expect(readdirSync(folder)).toEqual(['out.csv'])
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect([...readdirSync(temporaryFolder), ...readdirSync(dataFolder)]).toEqual([])
})

it('leaves what stood there when it is given up', async () => {
  const { folder, path, files } = setup()
  writeFileSync(path, 'before')
  expect(await files.write(path, async () => false)).toBe(false)
  expect(readFileSync(path, 'utf8')).toBe('before')
  expect(readdirSync(folder)).toEqual(['out.csv'])
})

it('leaves nothing when filling it fails, or its name is taken by a folder', async () => {
  const { folder, path, files } = setup()
  const failing = files.write(path, async (file) => {
    await file.write('Mary')
    throw new Error('full')
  })
  await expect(failing).rejects.toThrow('full')
  expect(readdirSync(folder)).toEqual([])
  mkdirSync(path)
  await expect(files.write(path, async () => true)).rejects.toThrow()
  expect(readdirSync(folder)).toEqual(['out.csv'])
})

/** Begins to write names and never ends, as when the app is killed. */
async function writesForGood({ path, files }: Pick<ReturnType<typeof setup>, 'path' | 'files'>) {
  const begun = Promise.withResolvers<void>()
  void files.write(path, async (file) => {
    await file.write('Mary')
    begun.resolve()
    return new Promise<boolean>(() => undefined)
  })
  await begun.promise
}

it('leaves nothing of what is under way when the app ends', async () => {
  const { folder, temporaryFolder, dataFolder, ...rest } = setup()
  await writesForGood(rest)
  expect(readdirSync(temporaryFolder)).toEqual([expect.stringMatching(part)])
  rest.files.stop()
  expect([folder, temporaryFolder, dataFolder].flatMap((each) => readdirSync(each))).toEqual([])
})

it('takes what a crash has left away at the next start, and nothing else', async () => {
  const { folder, temporaryFolder, dataFolder, restarted, ...rest } = setup()
  await writesForGood(rest)
  await writesForGood(rest)
  writeFileSync(join(temporaryFolder, 'front-desk-other.part'), 'of another account’s app')
  expect(restarted().removeLeftOver()).toBe(2)
  expect(readdirSync(temporaryFolder)).toEqual(['front-desk-other.part'])
  expect([...readdirSync(folder), ...readdirSync(dataFolder)]).toEqual([])
  expect(restarted().removeLeftOver()).toBe(0)
})

it.each(['', '{', '7', '{"a":1}', '[1,null,"/etc/hostname"]'])(
  'takes nothing away by a list that reads %s',
  (content) => {
    const { dataFolder, files } = setup()
    writeFileSync(join(dataFolder, 'unfinished-files'), content)
    expect(files.removeLeftOver()).toBe(0)
    expect(readdirSync(dataFolder)).toEqual([])
  },
)

it('stops before the work where the folder is not to be had', async () => {
  const { folder, files } = setup()
  let isAsked = false
  const writing = files.write(join(folder, 'gone', 'out.csv'), async () => {
    isAsked = true
    return true
  })
  await expect(writing).rejects.toMatchObject({ code: 'ENOENT' })
  expect(isAsked).toBe(false)
})

// Where the machine has a second volume at hand.
it.skipIf(!existsSync('/dev/shm'))('stands whole on another volume too', async () => {
  const { folder, temporaryFolder, dataFolder, path, files } = setup(
    mkdtempSync('/dev/shm/front-desk-test-'),
  )
  onTestFinished(() => rmSync(temporaryFolder, { recursive: true }))
  writeFileSync(path, 'before')
  const isWritten = await files.write(path, async (file) => {
    await file.write('whole')
    return true
  })
  expect(isWritten).toBe(true)
  expect(readFileSync(path, 'utf8')).toBe('whole')
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['out.csv'])
  expect([...readdirSync(temporaryFolder), ...readdirSync(dataFolder)]).toEqual([])
})
