import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { failed, type Settings, succeeded } from '#contract'
import { createEventRepository } from '../../../main/history/event-repository.ts'
import { createSlipService } from '../../../main/slips/slip-service.ts'
import { wholeDraft } from '../../builders/invite-draft.ts'
import { inviteSetup } from '../../builders/invite-setup.ts'
import { tempFolder, tempWholeFiles } from '../../builders/temp-folder.ts'
import { createFakeSlipWindow } from '../../fakes/fake-slip-window.ts'

const slipPrinter = { name: 'Slip80', label: 'Slip printer', isDefault: true }

/** One issued invite, 1, and slips of it on a window that does as it is told. */
async function slipSetup() {
  const { service: invites, repository, database, clock } = await inviteSetup()
  await invites.create(wholeDraft)
  const window = createFakeSlipWindow()
  const life = createEventRepository(database)
  const settings: Pick<
    Settings,
    | 'organisationName'
    | 'customerLanguage'
    | 'slipFormat'
    | 'slipPrinter'
    | 'privacyNotice'
    | 'privacyNoticeLink'
  > = {
    organisationName: 'Example Bank',
    customerLanguage: 'en',
    slipFormat: 'roll-80',
    slipPrinter: 'Slip80',
    privacyNotice: '',
    privacyNoticeLink: '',
  }
  const names: string[] = []
  const approved: unknown[] = []
  const disk = { chosen: join(tempFolder(), 'slip.pdf') as string | undefined }
  const service = createSlipService({
    window,
    link: invites.link,
    find: repository.find,
    settings: () => settings,
    approve: (place) => {
      approved.push(place)
      return succeeded({} as Settings)
    },
    askWhereToSave: async ({ suggestedName }) => {
      names.push(suggestedName)
      return disk.chosen
    },
    files: tempWholeFiles(),
    events: life,
    printed: () => undefined,
    platform: 'linux',
    now: () => clock.at,
  })
  window.listener = service.report
  const kinds = () => life.read(1).map(({ kind }) => kind)
  return { service, window, settings, names, approved, disk, kinds, clock, repository, invites }
}

const failure = (code: Parameters<typeof failed>[0]) => failed(code, { inviteId: 1 })

describe('printing a slip', () => {
  it('hands it to the printer that is set, on paper of its own size, and writes it down', async () => {
    const { service, window, kinds } = await slipSetup()
    expect(await service.print(1)).toStrictEqual(succeeded(slipPrinter))
    expect(window.printed).toStrictEqual([
      { printerName: 'Slip80', paper: { widthMm: 80, heightMm: 129 } },
    ])
    expect(kinds()).toStrictEqual(['printed'])
  })

  it.each([
    ['roll-58', { widthMm: 58, heightMm: 129 }],
    ['a6', { widthMm: 105, heightMm: 148 }],
    ['a4', { widthMm: 210, heightMm: 297 }],
  ] as const)('gives %s its own page size', async (format, paper) => {
    const { service, window, settings } = await slipSetup()
    settings.slipFormat = format
    await service.print(1)
    expect(window.printed[0]?.paper).toStrictEqual(paper)
  })

  it('marks the second one as a reprint, after a restart too', async () => {
    const { service, window, kinds, clock } = await slipSetup()
    await service.print(1)
    clock.at = new Date(2026, 10, 22, 10, 5)
    await service.print(1)
    expect(window.slips.map(({ isReprint }) => isReprint)).toStrictEqual([false, true])
    expect(kinds()).toStrictEqual(['printed', 'reprinted'])
  })

  it.each([
    ['nothing could be read from the PDF', () => ''],
    ['another link was read', (link: string) => link.replace('practice', 'attacker')],
    ['a letter is of another case', (link: string) => link.replace('sign-up', 'Sign-up')],
  ])('prints nothing when %s', async (_fact, decode) => {
    const { service, window, kinds } = await slipSetup()
    window.decode = decode
    expect(await service.print(1)).toStrictEqual(failure('slip-drawn-wrong'))
    expect(window.printed).toStrictEqual([])
    expect(kinds()).toStrictEqual([])
  })

  it('prints nothing when no PDF could be made', async () => {
    const { service, window } = await slipSetup()
    window.makePdf = async () => undefined
    expect(await service.print(1)).toStrictEqual(failure('slip-drawn-wrong'))
    expect(window.printed).toStrictEqual([])
  })

  it('prints nothing for an invite without a link, and opens no window', async () => {
    const { service, window } = await slipSetup()
    expect(await service.print(99)).toStrictEqual(failed('not-found', { inviteId: 99 }))
    expect(window.slips).toStrictEqual([])
  })

  it('prints once when the key is pressed twice', async () => {
    const { service, window } = await slipSetup()
    const [first, second] = await Promise.all([service.print(1), service.print(1)])
    expect(first.ok).toBe(true)
    expect(second).toStrictEqual(failed('already-printing'))
    expect(window.printed).toHaveLength(1)
    expect((await service.print(1)).ok).toBe(true)
  })
})

describe('a printer that does not print', () => {
  it.each([
    ['there is no printer', [], 'printer-none'],
    ['it is gone', [{ name: 'Other' }], 'printer-gone'],
    [
      'it has no paper',
      [{ name: 'Slip80', options: { 'printer-state-reasons': 'media-empty-error' } }],
      'printer-out-of-paper',
    ],
    ['it is stopped', [{ name: 'Slip80', options: { 'printer-state': '5' } }], 'printer-not-ready'],
  ] as const)('is named when %s', async (_fact, printers, code) => {
    const { service, window, kinds } = await slipSetup()
    window.systemPrinters = async () => [...printers]
    expect(await service.print(1)).toStrictEqual(failure(code))
    expect(window.printed).toStrictEqual([])
    expect(kinds()).toStrictEqual([])
  })

  it('is named when none was chosen', async () => {
    const { service, settings } = await slipSetup()
    delete settings.slipPrinter
    expect(await service.print(1)).toStrictEqual(failure('printer-not-chosen'))
  })

  it('is named when its queue refuses', async () => {
    const { service, window, kinds } = await slipSetup()
    window.queue = async () => false
    expect(await service.print(1)).toStrictEqual(failure('print-failed'))
    expect(kinds()).toStrictEqual([])
  })

  it('is named for what it is once its queue has refused', async () => {
    const { service, window } = await slipSetup()
    window.queue = async () => {
      window.systemPrinters = async () => []
      return false
    }
    expect(await service.print(1)).toStrictEqual(failure('printer-none'))
  })

  it('is given up after 15 seconds without a word; what may have come out is written down', async () => {
    const { service, window, kinds } = await slipSetup()
    window.queue = () => new Promise(() => undefined)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const printing = service.print(1)
      while (window.printed.length === 0) await new Promise(setImmediate)
      await vi.advanceTimersByTimeAsync(14_999)
      expect(window.discarded).toBe(0)
      await vi.advanceTimersByTimeAsync(1)
      expect(await printing).toStrictEqual(failure('print-no-answer'))
      expect(window.discarded).toBe(1)
      expect(kinds()).toStrictEqual(['printed'])
    } finally {
      vi.useRealTimers()
    }
  })

  it('is none when the system does not answer either', async () => {
    const { service, window } = await slipSetup()
    window.systemPrinters = () => new Promise(() => undefined)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const listing = service.printers()
      await vi.advanceTimersByTimeAsync(5_000)
      expect(await listing).toStrictEqual([])
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('the page that slips are made on', () => {
  it('is ended when it is stuck, and the next slip gets a fresh one', async () => {
    const { service, window } = await slipSetup()
    window.isStuck = true
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const printing = service.preview(1)
      await vi.advanceTimersByTimeAsync(10_000)
      expect(await printing).toStrictEqual(failure('slip-drawn-wrong'))
      expect(window.discarded).toBe(1)
    } finally {
      vi.useRealTimers()
    }
    window.isStuck = false
    expect((await service.preview(1)).ok).toBe(true)
  })

  it('is told again what to lay out once it has opened', async () => {
    const { service, window } = await slipSetup()
    window.isStuck = true
    const previewing = service.preview(1)
    await vi.waitUntil(() => window.slips.length === 1)
    window.isStuck = false
    service.report({ kind: 'ready' })
    expect((await previewing).ok).toBe(true)
    expect(window.slips).toHaveLength(2)
  })

  it('tells whether the reference stands on it', async () => {
    const { service, invites } = await slipSetup()
    expect(await service.preview(1)).toMatchObject({ ok: true, value: { hasReference: true } })
    await invites.create({ ...wholeDraft, reference: 'born 27/3/1985' })
    expect(await service.preview(2)).toMatchObject({ ok: true, value: { hasReference: false } })
  })

  it('is not believed when it speaks of an earlier slip', async () => {
    const { service, window } = await slipSetup()
    await service.preview(1)
    window.isStuck = true
    const previewing = service.preview(1)
    service.report({ kind: 'laid-out', job: 1, heightMm: 500 })
    window.isStuck = false
    service.report({ kind: 'ready' })
    expect(await previewing).toMatchObject({ ok: true, value: { heightMm: 129 } })
  })
})

describe('a slip as a PDF', () => {
  it('is saved under the reference, and counts as printed', async () => {
    const { service, names, disk, kinds } = await slipSetup()
    expect(await service.savePdf(1)).toStrictEqual(succeeded(true))
    expect(names).toStrictEqual(['Slip CASE-7.pdf'])
    expect(existsSync(disk.chosen ?? '')).toBe(true)
    expect(kinds()).toStrictEqual(['printed'])
  })

  it('needs no printer', async () => {
    const { service, window } = await slipSetup()
    window.systemPrinters = async () => []
    expect(await service.savePdf(1)).toStrictEqual(succeeded(true))
  })

  it('is not counted when nobody chose a place', async () => {
    const { service, disk, kinds } = await slipSetup()
    disk.chosen = undefined
    expect(await service.savePdf(1)).toStrictEqual(succeeded(false))
    expect(kinds()).toStrictEqual([])
  })

  it('fails by name where it cannot be written', async () => {
    const { service, disk, kinds } = await slipSetup()
    disk.chosen = '/no/such/folder/slip.pdf'
    expect(await service.savePdf(1)).toStrictEqual(failure('slip-not-saved'))
    expect(kinds()).toStrictEqual([])
  })
})

describe('what stands on a slip', () => {
  it('is the organisation, the link and its host, the reference, the time, and the mark', async () => {
    const { service, window, repository, clock } = await slipSetup()
    await service.preview(1)
    expect(window.slips[0]).toStrictEqual({
      language: 'en',
      format: 'roll-80',
      mark: 'practice',
      organisationName: 'Example Bank',
      link: repository.find(1)?.link,
      linkHost: 'portal.practice.example',
      reference: 'CASE-7',
      printedAt: clock.at.getTime(),
      isReprint: false,
    })
  })

  it('is nothing of the person, whatever is known of them', async () => {
    const { service, window, repository } = await slipSetup()
    await service.preview(1)
    const { link, ...rest } = window.slips[0] ?? { link: '' }
    const words = JSON.stringify(rest)
    const row = repository.find(1)
    for (const datum of [
      row?.email,
      row?.date_of_birth,
      row?.phone,
      row?.address,
      'Mary',
      'Smith',
    ]) {
      expect(datum).toBeTruthy()
      expect(words).not.toContain(datum)
    }
    expect(link).toBe(row?.link)
  })
})

describe('a test slip', () => {
  it('leads nowhere, is marked, and is written into no invite', async () => {
    const { service, window, kinds } = await slipSetup()
    expect(await service.printTest()).toStrictEqual(succeeded(slipPrinter))
    expect(window.slips[0]).toMatchObject({ mark: 'test', isReprint: false })
    expect(new URL(window.slips[0]?.link ?? '').hostname).toMatch(/\.example$/u)
    expect(kinds()).toStrictEqual([])
  })

  it('can be approved for the printer and paper that it came out on', async () => {
    const { service, approved } = await slipSetup()
    await service.printTest()
    expect(service.approveTest().ok).toBe(true)
    expect(approved).toStrictEqual([{ printer: 'Slip80', format: 'roll-80' }])
  })

  it('cannot be approved before it was printed', async () => {
    const { service, approved } = await slipSetup()
    expect(service.approveTest()).toStrictEqual(failed('request-refused'))
    expect(approved).toStrictEqual([])
  })

  it('says nothing about another paper', async () => {
    const { service, settings, approved } = await slipSetup()
    await service.printTest()
    settings.slipFormat = 'a4'
    expect(service.approveTest()).toStrictEqual(failed('request-refused'))
    expect(approved).toStrictEqual([])
  })
})
