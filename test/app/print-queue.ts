import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'playwright/test'
import { runCommand, tryCommand } from '../../scripts/set-up/command.ts'
import { isRoot } from '../../scripts/set-up/script.ts'

/** A CUPS of the test's own, with one printer that prints into PDF files. */
export interface PrintQueue {
  /** The environment in which an app finds it and no other. */
  env: Record<string, string>
  printer: string
  /** The paper that came out, oldest first, once there are that many. */
  papers(count: number): Promise<string[]>
  /** What was handed to the queue, oldest first: its words can still be read, those on paper cannot. */
  spooled(): string[]
  /** Runs one of CUPS' commands against it: `cupsdisable`, `lpadmin`. */
  tell(command: string, ...args: string[]): Promise<void>
  stop(): Promise<void>
}

const ppd = '/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd'
const printer = 'Slip80'

/** Whether a queue can be started: its printer works for root alone, and on Debian's CUPS. */
export const canPrint = isRoot && existsSync(ppd)

/** Needs cups and printer-driver-cups-pdf: scripts/check/test-parts.ts installs them. */
export async function startPrintQueue(): Promise<PrintQueue> {
  const folder = mkdtempSync(join(tmpdir(), 'front-desk-cups-'))
  // Filters and the printer itself run as other users.
  chmodSync(folder, 0o755)
  const papersFolder = join(folder, 'papers')
  for (const name of ['papers', 'spool', 'temp', 'cache', 'state', 'log', 'root']) {
    mkdirSync(join(folder, name))
    chmodSync(join(folder, name), 0o777)
  }
  writeFileSync(join(folder, 'root', 'cupsd.conf'), schedulerConfiguration(folder))
  writeFileSync(join(folder, 'root', 'cups-files.conf'), filesConfiguration(folder))
  // The printer reads its configuration here and nowhere else, by the name that follows `cups-pdf:/`.
  const unique = folder.slice(-6)
  const printerConfiguration = `/etc/cups/cups-pdf-${unique}.conf`
  writeFileSync(
    printerConfiguration,
    `Out ${papersFolder}\nSpool ${join(folder, 'temp')}\nAnonDirName ${papersFolder}\nLog ${join(folder, 'log')}\n`,
  )
  const root = join(folder, 'root')
  const files = ['-c', join(root, 'cupsd.conf'), '-s', join(root, 'cups-files.conf')]
  const scheduler = spawn('cupsd', ['-f', ...files], { stdio: 'ignore' })
  const env = { CUPS_SERVER: socketIn(folder) }
  await expect
    .poll(async () => (await tryCommand('lpstat', ['-r'], { env })).output)
    .toMatch(/is running/u)
  const description = join(root, 'slip80.ppd')
  writeFileSync(description, withA6(readFileSync(ppd, 'latin1')), 'latin1')
  await runCommand(
    'lpadmin',
    ['-p', printer, '-E', '-v', `cups-pdf:/${unique}`, '-P', description],
    {
      env,
    },
  )

  return {
    env,
    printer,
    papers: async (count) => {
      await expect.poll(() => wholePdfs(papersFolder), { timeout: 20_000 }).toHaveLength(count)
      return wholePdfs(papersFolder)
    },
    spooled: () => spooledIn(join(folder, 'spool')),
    tell: async (command, ...args) => void (await runCommand(command, args, { env })),
    stop: async () => {
      const gone = once(scheduler, 'exit')
      scheduler.kill()
      await gone
      rmSync(printerConfiguration)
      // A filter or the printer may outlive the scheduler by a moment, and still be writing into it.
      rmSync(folder, { recursive: true, maxRetries: 20, retryDelay: 100 })
    },
  }
}

/** PDFs that are written to their end, by the number of the job. */
function wholePdfs(folder: string): string[] {
  const number = (file: string) => Number(/job_(\d+)\.pdf$/u.exec(file)?.[1])
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((file) => existsSync(file) && readFileSync(file, 'latin1').trimEnd().endsWith('%%EOF'))
    .sort((a, b) => number(a) - number(b))
}

/** CUPS names a job's document `d00007-001`. */
function spooledIn(folder: string): string[] {
  const documents = readdirSync(folder).filter((name) => /^d\d+-001$/u.test(name))
  return documents.sort().map((name) => join(folder, name))
}

/** The description knows every size from A0 to A5; a printer for A6 knows A6. */
function withA6(description: string): string {
  const lines = description.split('\n').flatMap((line) => {
    const isA5 = /^\*\w+ A5\/A5: /u.test(line)
    return isA5 ? [line, line.replace('A5/A5', 'A6/A6').replace('421 595', '298 420')] : [line]
  })
  return lines.join('\n')
}

function socketIn(folder: string): string {
  return join(folder, 'cups.sock')
}

function schedulerConfiguration(folder: string): string {
  return `Listen ${socketIn(folder)}
LogLevel debug
PreserveJobFiles Yes
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`
}

function filesConfiguration(folder: string): string {
  return `SystemGroup root
ServerRoot ${join(folder, 'root')}
RequestRoot ${join(folder, 'spool')}
TempDir ${join(folder, 'temp')}
CacheDir ${join(folder, 'cache')}
StateDir ${join(folder, 'state')}
AccessLog ${join(folder, 'log', 'access')}
ErrorLog ${join(folder, 'log', 'errors')}
PageLog ${join(folder, 'log', 'pages')}
`
}
