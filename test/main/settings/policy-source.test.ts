import { chmodSync, chownSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { policyNames } from '../../../main/settings/policies.ts'
import {
  parseRegistryFile,
  type Run,
  readManagedPreferences,
  readPolicy,
  readPolicyFile,
} from '../../../main/settings/policy-source.ts'
import { tempFolder } from '../../builders/temp-folder.ts'

const isRoot = process.getuid?.() === 0
const somebody = 1000
const secret = 'TESTCODE01'
const valid = JSON.stringify({ FRONT_DESK_THEME: 'dark', FRONT_DESK_RETENTION_DAYS: 30 })

interface Placed {
  content?: string | Uint8Array
  owner?: number
  mode?: number
  folderOwner?: number
  folderMode?: number
}

/** A policy on the disk, with real owners and modes. */
function place(placed: Placed = {}): string {
  const folder = join(tempFolder(), 'front-desk')
  mkdirSync(folder)
  const path = join(folder, 'policy.json')
  writeFileSync(path, placed.content ?? valid)
  chmodSync(path, placed.mode ?? 0o644)
  chownSync(path, placed.owner ?? 0, 0)
  chmodSync(folder, placed.folderMode ?? 0o755)
  chownSync(folder, placed.folderOwner ?? 0, 0)
  return path
}

describe.runIf(isRoot)('a policy file', () => {
  it('is read, numbers and booleans too', () => {
    const content = '\uFEFF{"FRONT_DESK_RETENTION_DAYS":30,"front_desk_wifi_hidden":true}'
    expect(readPolicyFile(place({ content }))).toEqual({
      FRONT_DESK_RETENTION_DAYS: '30',
      FRONT_DESK_WIFI_HIDDEN: 'true',
    })
  })

  it('may be absent, with its folder or without', () => {
    const folder = tempFolder()
    expect(readPolicyFile(join(folder, 'front-desk', 'policy.json'))).toEqual({})
    expect(readPolicyFile(join(folder, 'policy.json'))).toEqual({})
  })

  it.each<Placed>([
    { owner: somebody },
    { mode: 0o664 },
    { mode: 0o646 },
    { mode: 0o666 },
    { folderOwner: somebody },
    { folderMode: 0o775 },
    { folderMode: 0o777 },
    { folderMode: 0o1777 },
  ])('that somebody else could have written is refused: %o', (placed) => {
    expect(() => readPolicyFile(place(placed))).toThrow('owned by root, writable by nobody else')
  })

  it('that is a link, or in a folder that is one, is refused', () => {
    const path = place()
    const folder = tempFolder()
    symlinkSync(path, join(folder, 'policy.json'))
    expect(() => readPolicyFile(join(folder, 'policy.json'))).toThrow('no link')
    symlinkSync(join(path, '..'), join(folder, 'front-desk'))
    expect(() => readPolicyFile(join(folder, 'front-desk', 'policy.json'))).toThrow('no link')
  })

  it('that is a folder is refused', () => {
    const folder = tempFolder()
    mkdirSync(join(folder, 'policy.json'))
    expect(() => readPolicyFile(join(folder, 'policy.json'))).toThrow('must be a file')
  })

  it.each([
    'not JSON',
    '',
    '[]',
    'null',
    '{"FRONT_DESK_THEME":null}',
    '{"FRONT_DESK_LINK_HOSTS":["portal.example.com"]}',
    `{"FRONT_DESK_ORG_CODE":"${secret}",}`,
    new Uint8Array([0x7b, 0xff, 0x7d]),
  ])('that is no object of texts is refused, and not repeated: %j', (content) => {
    const act = () => readPolicyFile(place({ content }))
    expect(act).toThrow('must be one JSON object in UTF-8')
    expect(act).not.toThrow(secret)
  })

  it('that is huge is refused before it is read', () => {
    const content = JSON.stringify({ FRONT_DESK_ORG_NAME: 'x'.repeat(70_000) })
    expect(() => readPolicyFile(place({ content }))).toThrow('bytes long')
  })

  it('with a code in it may not be readable by everybody', () => {
    const content = JSON.stringify({ FRONT_DESK_ORG_CODE: secret })
    const act = () => readPolicyFile(place({ content }))
    expect(act).toThrow('readable by root and one group alone')
    expect(act).not.toThrow(secret)
    expect(readPolicyFile(place({ content, mode: 0o640 }))).toEqual({
      FRONT_DESK_ORG_CODE: secret,
    })
  })

  it('that names a code by its label alone may be readable by everybody', () => {
    const labels = { FRONT_DESK_ORG_CODE_LABEL: 'Sydney', FRONT_DESK_ORG_CODE_2_LABEL: 'Perth' }
    expect(readPolicyFile(place({ content: JSON.stringify(labels) }))).toEqual(labels)
  })

  it('with the second code in it may not either, and that one is named', () => {
    const content = JSON.stringify({ FRONT_DESK_ORG_CODE_2: secret })
    expect(() => readPolicyFile(place({ content }))).toThrow('it holds FRONT_DESK_ORG_CODE_2 (')
  })

  it('that this account may not read is said so: there is one, and it binds', () => {
    const path = place({ mode: 0o600 })
    chmodSync(join(path, '..', '..'), 0o755)
    process.seteuid?.(somebody)
    try {
      expect(() => readPolicyFile(path)).toThrow('readable by the account that starts Front Desk')
    } finally {
      process.seteuid?.(0)
    }
  })
})

const query = (keys: string[]) =>
  ['', ...keys.map((key) => `HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\${key}`), ''].join('\r\n')

const exported = [
  'Windows Registry Editor Version 5.00',
  '',
  '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Front Desk]',
  '@="x"',
  '"FRONT_DESK_ORG_NAME"="Wattle \\"&\\" Żółć 株式会社"',
  '"front_desk_slip_printer"="\\\\\\\\server\\\\counter"',
  '"FRONT_DESK_RETENTION_DAYS"=dword:0000001e',
  '"Other"=hex:00,01',
  '',
  '[HKEY_LOCAL_MACHINE\\SOFTWARE\\Policies\\Front Desk\\Below]',
  '"FRONT_DESK_THEME"="dark"',
  '',
].join('\r\n')

/** reg.exe as it answers on a computer with these keys under Policies. */
function fakeReg({ keys, file = exported }: { keys: string[]; file?: string }) {
  const commands: string[][] = []
  const run: Run = async (program, args) => {
    commands.push([program, ...args])
    if (args[0] === 'query') return query(keys)
    writeFileSync(args[2] ?? '', `\uFEFF${file}`, 'utf16le')
    return 'The operation completed successfully.\r\n'
  }
  return { run, commands }
}

describe('the registry', () => {
  it('is read in every alphabet, from the key itself alone, and its copy is gone afterwards', async () => {
    const { run, commands } = fakeReg({ keys: ['Google', 'Front Desk', 'Microsoft'] })
    expect(await readPolicy('win32', run)).toEqual({
      FRONT_DESK_ORG_NAME: 'Wattle "&" Żółć 株式会社',
      FRONT_DESK_SLIP_PRINTER: '\\\\server\\counter',
      FRONT_DESK_RETENTION_DAYS: '30',
    })
    const [list, copy] = commands
    expect(list).toEqual([
      expect.stringMatching(/\\System32\\reg\.exe$/u),
      'query',
      'HKLM\\SOFTWARE\\Policies',
      '/reg:64',
    ])
    expect(copy?.slice(1, 3)).toEqual(['export', 'HKLM\\SOFTWARE\\Policies\\Front Desk'])
    expect(() => readFileSync(copy?.[3] ?? '')).toThrow('ENOENT')
  })

  it('may hold no policy: nothing is copied then', async () => {
    const { run, commands } = fakeReg({ keys: ['Google', 'Front Desktop'] })
    expect(await readPolicy('win32', run)).toEqual({})
    expect(commands).toHaveLength(1)
  })

  it.each(['query', 'export'])('that cannot be read stops the start: %s', async (failing) => {
    const { run } = fakeReg({ keys: ['Front Desk'] })
    const failingRun: Run = async (program, args) => {
      if (args[0] === failing) throw new Error('ERROR: Access is denied.')
      return run(program, args)
    }
    await expect(readPolicy('win32', failingRun)).rejects.toThrow(
      'HKLM\\SOFTWARE\\Policies\\Front Desk must be readable with reg.exe',
    )
  })

  it.each(['hex(7):61,00', '"no end', 'hex(b):00,00', 'dword:zz'])(
    'with a value of another type is named: %s',
    async (value) => {
      const file = exported.replace('dword:0000001e', value)
      await expect(parseRegistryFile(file)).rejects.toThrow(
        'Front Desk\\FRONT_DESK_RETENTION_DAYS must be of the type REG_SZ or REG_DWORD',
      )
    },
  )

  it('that is damaged is refused without what may be a piece of a code', async () => {
    const damaged = exported.replace(
      /"FRONT_DESK_RETENTION_DAYS"=.*/u,
      '"FRONT_DESK_ORG_TESTCODE01SECRET"',
    )
    const refused = parseRegistryFile(damaged)
    await expect(refused).rejects.toThrow('Front Desk\\… must be of the type')
    await expect(refused).rejects.not.toThrow('SECRET')
  })
})

describe.runIf(process.platform !== 'darwin')('managed preferences', () => {
  it('may be absent: nothing is run then', async () => {
    const run: Run = async () => expect.fail('nothing is to be run')
    expect(await readPolicy('darwin', run)).toEqual({})
  })
})

describe.runIf(isRoot)('managed preferences', () => {
  it('are read by plutil, numbers and booleans too', async () => {
    const path = place({ content: 'bplist00' })
    const run: Run = async (program, args) => {
      expect([program, ...args]).toEqual(['/usr/bin/plutil', '-convert', 'json', '-o', '-', path])
      return '{"FRONT_DESK_THEME":"dark","FRONT_DESK_RETENTION_DAYS":30,"FRONT_DESK_MASK_NAMES":true}'
    }
    expect(await readManagedPreferences(path, run)).toEqual({
      FRONT_DESK_THEME: 'dark',
      FRONT_DESK_RETENTION_DAYS: '30',
      FRONT_DESK_MASK_NAMES: 'true',
    })
  })

  it('that plutil cannot read stop the start, without what it said of them', async () => {
    const run: Run = () => Promise.reject(new Error(`Unexpected character ${secret}`))
    const refused = readManagedPreferences(place(), run)
    await expect(refused).rejects.toThrow('must be a property list')
    await expect(refused).rejects.not.toThrow(secret)
  })

  it.each<Placed>([{ owner: somebody }, { mode: 0o666 }])(
    'that somebody else could have written are refused, and nothing is run: %o',
    async (placed) => {
      const run: Run = async () => expect.fail('nothing is to be run')
      await expect(readManagedPreferences(place(placed), run)).rejects.toThrow('owned by root')
    },
  )
})

describe('the sample files', () => {
  const sample = (...path: string[]) =>
    readFileSync(join(import.meta.dirname, '../../../docs/policy', ...path), 'utf8')
  const names = policyNames.map((name) => `FRONT_DESK_${name}`)

  it('hold every name', () => {
    expect(Object.keys(JSON.parse(sample('policy.json')))).toEqual(names)
    for (const name of names) {
      expect(sample('front-desk.admx')).toContain(`valueName="${name}"`)
      expect(sample('en-US', 'front-desk.adml')).toContain(`<presentation id="${name}">`)
      expect(sample('au.frontdesk.app.mobileconfig')).toContain(`<key>${name}</key>`)
    }
  })

  it('define every word that the group policy editor is told to show', () => {
    const wanted = [...sample('front-desk.admx').matchAll(/\$\((string|presentation)\.(\w+)\)/gu)]
    expect(wanted.length).toBeGreaterThan(names.length * 3)
    const adml = sample('en-US', 'front-desk.adml')
    for (const [, kind, id] of wanted) expect(adml).toContain(`<${kind} id="${id}">`)
  })

  it.each([['front-desk.admx'], ['en-US', 'front-desk.adml'], ['au.frontdesk.app.mobileconfig']])(
    'are well-formed XML: %s',
    (...path) => {
      expect(unclosedTags(sample(...path))).toEqual([])
    },
  )
})

/** Every tag that opens is closed in order, and no sign stands where XML wants it written otherwise. */
function unclosedTags(xml: string): string[] {
  const open: string[] = []
  const faults: string[] = []
  const body = xml.replace(/^<\?xml [^?]*\?>\n(<!DOCTYPE [^>]*>\n)?/u, '')
  for (const [whole, end, name = '', rest = '', text = ''] of body.matchAll(
    /<(\/?)([A-Za-z]\w*)((?:\s+\w+(?::\w+)?="[^"<&]*")*\s*\/?)>|([^<]+|<)/gu,
  )) {
    if (name === '') {
      if (!/^(?:[^<&]|&#\d+;)*$/u.test(text || whole)) faults.push(whole)
    } else if (end) {
      if (open.pop() !== name) faults.push(whole)
    } else if (!rest.endsWith('/')) open.push(name)
  }
  return [...faults, ...open]
}
