import { chownSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { inviteDraft, textFields } from '#contract'
import { cleanAddress, cleanText, plainDigits } from '#contract/fields/clean-text.ts'
import { parseDateOfBirth } from '#contract/fields/date-of-birth.ts'
import { checkEmail, readEmailText } from '#contract/fields/email.ts'
import { checkPhone } from '#contract/fields/phone.ts'
import { listBackups } from '../../main/database/stored-backups.ts'
import { readFormLink } from '../../main/drafts/form-link.ts'
import { createInviteApi, type InviteRequest, statusOf } from '../../main/invites/api/invite-api.ts'
import { checkPolicy } from '../../main/settings/check-policy.ts'
import { FixedSettingError, type Variables } from '../../main/settings/environment-variables.ts'
import { policyNames } from '../../main/settings/policies.ts'
import { parseRegistryFile, readPolicyFile } from '../../main/settings/policy-source.ts'
import { filePath, servePages } from '../../main/window/app-protocol.ts'
import { backupSetup, writeMany } from '../builders/backup-setup.ts'
import { tempFolder } from '../builders/temp-folder.ts'
import { withSeed } from './fault-cases.ts'
import { hostileRuns, hostileText, hostileValue, quickly } from './hostile-values.ts'

vi.mock('electron', () => ({ protocol: {} }))

const isRoot = process.getuid?.() === 0
const secret = 'TESTCODE01SECRET'

/** A text with something wrong in it: cut, a piece put in, a piece put in the place of another. */
function spoiled(text: string): fc.Arbitrary<string> {
  const place = fc.nat({ max: text.length })
  return fc
    .tuple(place, fc.nat({ max: 30 }), hostileText(60))
    .map(([at, taken, put]) => text.slice(0, at) + put + text.slice(at + taken))
}

describe('an answer of VerifiMe’s', () => {
  const reference = '0f8fad5b-d9cb-469f-a165-70867728950e'
  const host = 'portal.verifime.com'
  const good = JSON.stringify({
    trackingReference: reference,
    inviteUrl: `https://${host}/sign-up/track-id/${reference}`,
    qrCodeUrl: 'https://qr.example.com/x',
  })
  const refused = JSON.stringify({
    request: { code: secret },
    validationResults: [
      { path: '', name: 'email', resultName: 'X', message: `not ${secret} at position 3` },
      { path: 'customerContext', name: 'fullName', resultName: 'PersonNameInvalidCharacter' },
    ],
  })
  const request: InviteRequest = {
    email: 'mary@example.com',
    code: secret,
    referenceData: 'CASE-7',
    customerContext: { fullName: 'Jack test2' },
    sendInvitationEmail: false,
  }
  const body = fc.oneof(
    spoiled(good),
    spoiled(refused),
    hostileText(),
    hostileValue.map((value) => safeJson(value)),
    fc.constantFrom(good, refused, `${'['.repeat(30_000)}`, `{"a":${'['.repeat(20_000)}`),
  )
  const answer = fc.record(
    {
      status: fc.oneof(
        fc.integer({ min: 100, max: 599 }),
        fc.constantFrom(200, 201, 400, 422, 429),
      ),
      body: fc.oneof(
        body.map((text) => new TextEncoder().encode(text)),
        fc.uint8Array({ maxLength: 200 }),
      ),
      retryAfter: fc.oneof(hostileText(40), fc.constantFrom('7', '1e9', '-1', '99999999999999')),
      isFromProxy: fc.boolean(),
    },
    { requiredKeys: ['status', 'body'] },
  )

  it(
    withSeed('is read by name, never as unsent, and as issued only with a link of its own'),
    async () => {
      await fc.assert(
        fc.asyncProperty(answer, async (given) => {
          const api = createInviteApi(async () => given)
          const target = { apiUrl: 'https://api.example.com', linkHosts: [host] }
          const result = await quickly(() =>
            api.createInvite(target, request, new AbortController().signal),
          )
          expect(result.outcome).not.toBe('unsent')
          expect(JSON.stringify(result)).not.toContain(secret)
          if (result.outcome === 'issued') {
            const { host: linkHost, pathname, protocol } = new URL(result.link)
            expect([linkHost, protocol]).toEqual([host, 'https:'])
            expect(pathname.toLowerCase()).toContain(result.trackingReference.toLowerCase())
            expect(Math.floor(given.status / 100)).toBe(2)
            return
          }
          for (const { position } of result.problems) {
            expect(position ?? 0).toBeLessThan('Jack test2'.length)
          }
          const { retryAfterSeconds = 1 } = result
          expect(retryAfterSeconds >= 1 && retryAfterSeconds <= 3600).toBe(true)
        }),
        hostileRuns(6_000),
      )
    },
  )

  it(withSeed('about the status is one of three states, or none'), async () => {
    await fc.assert(
      fc.asyncProperty(answer, async (given) => {
        const found = await quickly(() => statusOf(given))
        if (found.found === 'status') {
          expect(['Inactive', 'Active', 'Completed']).toContain(found.status)
        }
      }),
      hostileRuns(2_000),
    )
  })
})

function safeJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'undefined'
  } catch {
    return String(Object.prototype.toString.call(value))
  }
}

describe('an address of the pages’ scheme', () => {
  const address = fc
    .tuple(
      fc.constantFrom('front-desk://desk/', 'front-desk://app/', 'front-desk:', 'front-desk://app'),
      fc.oneof(hostileText(300), spoiled('assets/index.js')),
    )
    .map(([start, end]) => start + end)
    .filter((text) => URL.canParse(text))

  it(withSeed('means a file of the pages’ folder, or none'), async () => {
    const folder = '/opt/front-desk/out/renderer'
    await fc.assert(
      fc.asyncProperty(address, async (text) => {
        const path = await quickly(() => filePath(folder, text))
        if (path === undefined) return
        expect(path.startsWith(folder + sep)).toBe(true)
        expect(path.split(sep)).not.toContain('..')
        expect(path).not.toContain('\0')
      }),
      hostileRuns(5_000),
    )
  })

  it(
    withSeed('is answered with a page or not found, and with nothing from elsewhere'),
    async () => {
      const folder = join(tempFolder(), 'renderer')
      mkdirSync(join(folder, 'assets'), { recursive: true })
      writeFileSync(join(folder, 'desk.html'), 'inside')
      writeFileSync(join(folder, 'assets', 'index.js'), 'inside')
      writeFileSync(join(folder, '..', 'secret.html'), secret)
      type Serve = (
        asked: { url: string; method: string },
        answer: (given: unknown) => void,
      ) => void
      let serve: Serve | undefined
      void servePages(folder, {
        registerBufferProtocol: (_scheme: string, handler: Serve) => {
          serve = handler
          return true
        },
      } as never)
      await fc.assert(
        fc.asyncProperty(
          address,
          fc.constantFrom('GET', 'POST', 'get', ''),
          async (url, method) => {
            const given = await new Promise<unknown>((resolve) => serve?.({ url, method }, resolve))
            const { statusCode, data } = given as { statusCode?: number; data: Buffer }
            expect(statusCode === 404 ? '' : 'inside').toBe(data.toString())
          },
        ),
        hostileRuns(1_000),
      )
    },
  )
})

it(withSeed('a link of another program’s fills in only what could be sent'), async () => {
  const member = fc.tuple(
    fc.oneof(fc.constantFrom<string>(...textFields), hostileText(30)),
    fc.oneof(hostileText(500), hostileText(100).map(encodeURIComponentSafely)),
  )
  const link = fc.oneof(
    fc
      .array(member, { maxLength: 8 })
      .map((members) => `frontdesk://new?${members.map((parts) => parts.join('=')).join('&')}`),
    hostileText(5_000),
    spoiled('frontdesk://new?email=mary@example.com&firstName=Mary&dateOfBirth=27/3/1985'),
  )
  await fc.assert(
    fc.asyncProperty(link, async (text) => {
      const read = await quickly(() => readFormLink(text))
      if (read.state !== 'read') return
      const { email, ...others } = read.draft
      expect(Object.values(others).join('')).not.toMatch(/[<>\p{Cc}]/u)
      const whole = await inviteDraft.safeParseAsync({
        ...others,
        email: email || 'mary@example.com',
      })
      expect(whole.error?.issues ?? []).toEqual([])
    }),
    hostileRuns(4_000),
  )
})

function encodeURIComponentSafely(text: string): string {
  return encodeURIComponent(text.toWellFormed())
}

describe('what IT has set', () => {
  const named = fc.dictionary(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...policyNames.map((name) => `FRONT_DESK_${name}`)) },
      { weight: 1, arbitrary: hostileText(30) },
    ),
    fc.oneof(hostileText(300), fc.constantFrom('true', '30', 'other', 'https://api.example.com')),
    { maxKeys: 8 },
  )

  it(withSeed('is obeyed or named, and no value is told'), async () => {
    await fc.assert(
      fc.asyncProperty(named, named, async (variables, policy) => {
        const all = { ...policy, FRONT_DESK_ORG_CODE: secret }
        const { lines } = await quickly(() => checkPolicy(variables, async () => all))
        expect(lines.join('\n')).not.toContain(secret)
        expect(lines.at(-1)).toMatch(/^(not )?ok$/u)
      }),
      hostileRuns(3_000),
    )
  })

  it(withSeed('in the registry’s file is read or refused by name'), async () => {
    const start = `\uFEFFWindows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Front Desk]\r\n`
    const line = fc
      .tuple(hostileText(40), hostileText(200))
      .map(([name, value]) => `"FRONT_DESK_${name}"="${value}"`)
    const text = fc.oneof(
      spoiled(`${start}"FRONT_DESK_THEME"="dark"\r\n"FRONT_DESK_ORG_CODE"="${secret}"\r\n`),
      fc.array(line, { maxLength: 4 }).map((lines) => start + lines.join('\r\n')),
    )
    await fc.assert(
      fc.asyncProperty(text, async (exported) => {
        const read = await quickly(() => readOrRefused(() => parseRegistryFile(exported)))
        for (const value of Object.values(read)) expect(typeof value).toBe('string')
      }),
      hostileRuns(3_000),
    )
  })

  it.runIf(isRoot)(withSeed('in the policy file is read or refused by name'), async () => {
    const folder = join(tempFolder(), 'front-desk')
    mkdirSync(folder, { mode: 0o755 })
    chownSync(folder, 0, 0)
    const path = join(folder, 'policy.json')
    const good = `{"FRONT_DESK_THEME":"dark","FRONT_DESK_RETENTION_DAYS":30,"x":"${secret}"}`
    const content = fc.oneof(
      spoiled(good).map((text) => Buffer.from(text)),
      hostileValue.map((value) => Buffer.from(safeJson(value))),
      fc.uint8Array({ maxLength: 100 }),
      fc.constant(Buffer.from('['.repeat(60_000))),
    )
    await fc.assert(
      fc.asyncProperty(content, async (bytes) => {
        writeFileSync(path, bytes, { mode: 0o600 })
        const read = await quickly(() => readOrRefused(() => readPolicyFile(path)))
        for (const value of Object.values(read)) expect(typeof value).toBe('string')
      }),
      hostileRuns(1_000),
    )
  })
})

/** Nothing but its own error, which quotes no value. */
async function readOrRefused(read: () => Variables | Promise<Variables>): Promise<Variables> {
  try {
    return await read()
  } catch (error) {
    if (!(error instanceof FixedSettingError)) throw error
    expect(error.message).not.toContain(secret)
    return {}
  }
}

describe('a file in the folder of the backups', () => {
  it(withSeed('is a backup by its name, or none'), async () => {
    const folder = tempFolder()
    const good = 'front-desk-1a2b3c4d-2026-11-27T09-30-00-000Z.db'
    const name = fc
      .oneof(spoiled(good), hostileText(100))
      .map((text) => text.replace(/[/\0]/gu, '').toWellFormed().slice(0, 60))
      .filter((text) => !['', '.', '..'].includes(text))
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { maxLength: 20 }), async (names) => {
        const here = mkdtempSync(join(folder, 'backups-'))
        for (const file of names) writeFileSync(join(here, file), '')
        const found = await quickly(() => listBackups('computer', here))
        for (const backup of found) {
          expect(names).toContain(backup.name)
          expect(Number.isNaN(backup.at.getTime())).toBe(false)
        }
      }),
      hostileRuns(300),
    )
  })

  it(
    withSeed('is put in the history’s place only when it is whole; else the history stays'),
    async () => {
      const { history, make, newest, file, names } = await backupSetup()
      writeMany(history)
      await make()
      const path = newest()
      const keyPath = path.replace(/\.db$/u, '.key')
      const [bytes, key] = [readFileSync(path), readFileSync(keyPath, 'utf8')]
      const [backup] = history.backups.list('computer')
      const order = { place: 'computer' as const, name: backup?.name ?? '' }
      const spoil = fc.oneof(
        fc.tuple(
          fc.constant('byte' as const),
          fc.nat({ max: bytes.length - 1 }),
          fc.integer({ min: 1, max: 255 }),
        ),
        fc.tuple(fc.constant('cut' as const), fc.nat({ max: bytes.length - 1 }), fc.constant(0)),
        fc.tuple(
          fc.constant('garbage' as const),
          fc.nat({ max: 9_000 }),
          fc.integer({ min: 0, max: 255 }),
        ),
      )
      const before = names()
      await fc.assert(
        fc.asyncProperty(spoil, fc.option(spoiled(key)), async (spoiling, keyText) => {
          writeFileSync(path, spoiledBytes(bytes, spoiling))
          writeFileSync(keyPath, keyText ?? key)
          const prepared = await file.restoration.prepare(order)
          if (prepared.ok) throw new Error('a damaged backup was taken')
          expect(prepared.failure.code).toMatch(/^backup-/u)
          const described = await file.restoration.choices(history.backedUp)
          expect(described).toHaveLength(1)
        }),
        hostileRuns(700),
      )
      expect(names()).toEqual(before)
      expect(history.database.pragma('integrity_check', { simple: true })).toBe('ok')
    },
  )
})

type Spoiling = readonly [how: 'byte' | 'cut' | 'garbage', at: number, value: number]

function spoiledBytes(bytes: Buffer, [how, at, value]: Spoiling) {
  if (how === 'cut') return bytes.subarray(0, at)
  if (how === 'garbage') return Buffer.alloc(at, value)
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ value
  return changed
}

describe('what is typed or pasted', () => {
  it(withSeed('is cleaned once and for all'), async () => {
    await fc.assert(
      fc.asyncProperty(hostileText(2_000), async (typed) => {
        for (const clean of [cleanText, cleanAddress, plainDigits]) {
          const cleaned = await quickly(() => clean(typed))
          expect(clean(cleaned)).toBe(cleaned)
          expect(cleaned.replace(/\t/gu, '')).not.toMatch(/\p{Cc}/u)
        }
      }),
      hostileRuns(3_000),
    )
  })

  it(withSeed('is a field’s value in the form that VerifiMe takes, or breaks a rule'), async () => {
    await fc.assert(
      fc.asyncProperty(hostileText(2_000), async (typed) => {
        const email = await quickly(() => checkEmail(typed))
        if ('value' in email) expect(email.value).toMatch(/^[!-~]+@[!-~]+$/u)
        await quickly(() => readEmailText(typed))
        const phone = await quickly(() => checkPhone(typed))
        if ('value' in phone) expect(phone.value).toMatch(/^\+\d{1,3} \d{1,15}$/u)
        const date = await quickly(() => parseDateOfBirth(typed))
        if ('isoDate' in date) expect(date.isoDate).toMatch(/^(19|20)\d\d-\d\d-\d\d$/u)
      }),
      hostileRuns(3_000),
    )
  })
})
