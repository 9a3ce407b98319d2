import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type PolicyName, policies, policyNames, policyWords } from '../main/settings/policies.ts'
import { inProject, say } from './set-up/script.ts'

/** The table in docs/it-admin.md is between these lines; the words around it are written by hand. */
const begin = '<!-- Made by `npm run policy-files` from main/settings/policies.ts. -->'
const end = '<!-- The end of what is made. -->'

const rows = policyNames.map((name) => ({ name, full: `FRONT_DESK_${name}`, ...wordsOf(name) }))

function wordsOf(name: PolicyName) {
  const words = policyWords.get(policies.shape[name])
  if (!words) throw new Error(`${name} has no words`)
  return words
}

const inXml = (text: string) =>
  text.replace(/[<>&"']/gu, (sign) => `&#${sign.codePointAt(0)};`).replaceAll('`', '')

/** What it does and, where that does not say it, what it must be. */
const explained = ({ does, wanted }: (typeof rows)[number]) => `${does}. Must be ${wanted}.`

function table(): string {
  const lines = rows.map(({ full, does, wanted }) => `| \`${full}\` | ${does} | ${wanted} |`)
  return [
    begin,
    '',
    '| name | what it does | must be |',
    '| --- | --- | --- |',
    ...lines,
    '',
    end,
  ].join('\n')
}

function policyJson(): string {
  return `${JSON.stringify(Object.fromEntries(rows.map(({ full, example }) => [full, example])), null, 2)}\n`
}

/** Group policy on Windows: the definitions, and beside them their words. */
function admx(): string {
  const policyElements = rows.map(({ full, choices }) => {
    const element = choices
      ? `<enum id="${full}" valueName="${full}" required="true">${choices
          .map(
            (choice, index) =>
              `<item displayName="$(string.${full}_${index})"><value><string>${choice}</string></value></item>`,
          )
          .join('')}</enum>`
      : `<text id="${full}" valueName="${full}" required="true" maxLength="2000"/>`
    return `    <policy name="${full}" class="Machine" displayName="$(string.${full})" explainText="$(string.${full}_Explain)" presentation="$(presentation.${full})" key="SOFTWARE\\Policies\\Front Desk">
      <parentCategory ref="FrontDesk"/>
      <supportedOn ref="FrontDesk_0_1"/>
      <elements>${element}</elements>
    </policy>`
  })
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitions xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="frontdesk" namespace="FrontDesk.Policies"/>
  </policyNamespaces>
  <resources minRequiredRevision="1.0"/>
  <supportedOn>
    <definitions>
      <definition name="FrontDesk_0_1" displayName="$(string.FrontDesk_0_1)"/>
    </definitions>
  </supportedOn>
  <categories>
    <category name="FrontDesk" displayName="$(string.FrontDesk)"/>
  </categories>
  <policies>
${policyElements.join('\n')}
  </policies>
</policyDefinitions>
`
}

function adml(): string {
  const strings = rows.flatMap((row) => [
    `<string id="${row.full}">${inXml(row.title)}</string>`,
    `<string id="${row.full}_Explain">${inXml(explained(row))}</string>`,
    ...(row.choices ?? []).map(
      (choice, index) => `<string id="${row.full}_${index}">${inXml(choice)}</string>`,
    ),
  ])
  const presentations = rows.map(({ full, title, choices }) => {
    const control = choices
      ? `<dropdownList refId="${full}" noSort="true">${inXml(title)}</dropdownList>`
      : `<textBox refId="${full}"><label>${inXml(title)}</label></textBox>`
    return `<presentation id="${full}">${control}</presentation>`
  })
  const indented = (lines: string[]) => lines.map((line) => `      ${line}`).join('\n')
  return `<?xml version="1.0" encoding="utf-8"?>
<policyDefinitionResources xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <displayName>Front Desk</displayName>
  <description>What Front Desk does on this computer</description>
  <resources>
    <stringTable>
      <string id="FrontDesk">Front Desk</string>
      <string id="FrontDesk_0_1">Front Desk 0.1.0 or later</string>
${indented(strings)}
    </stringTable>
    <presentationTable>
${indented(presentations)}
    </presentationTable>
  </resources>
</policyDefinitionResources>
`
}

/** A configuration profile for macOS: the payload's own members, and beside them the policies. */
function mobileconfig(): string {
  const settings = rows.map(
    ({ full, example }) => `  <key>${full}</key>\n  <string>${inXml(example)}</string>`,
  )
  const head = (type: string, identifier: string, uuid: string) =>
    [
      ['PayloadType', `<string>${type}</string>`],
      ['PayloadIdentifier', `<string>${identifier}</string>`],
      ['PayloadUUID', `<string>${uuid}</string>`],
      ['PayloadVersion', '<integer>1</integer>'],
      ['PayloadDisplayName', '<string>Front Desk</string>'],
    ]
      .map(([key, value]) => `  <key>${key}</key>\n  ${value}`)
      .join('\n')
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
${head('Configuration', 'au.frontdesk.app.policy', '6B2E1C1E-0F5A-4C63-9C0B-7A3C5B1E9D41')}
  <key>PayloadScope</key>
  <string>System</string>
  <key>PayloadContent</key>
  <array>
    <dict>
${head('au.frontdesk.app', 'au.frontdesk.app.policy.settings', 'D8B5A5C2-3C7E-4E0F-8A4D-1F6E2B9C7A10')}
${settings.join('\n')}
    </dict>
  </array>
</dict>
</plist>
`
}

const adminGuide = inProject('docs', 'it-admin.md')

function adminGuideAnew(): string {
  const before = readFileSync(adminGuide, 'utf8')
  const [head = '', rest = ''] = before.split(begin)
  return `${head}${table()}${rest.slice(rest.indexOf(end) + end.length)}`
}

/** Writes everything that is made from the table of policies; with `--check`, only says whether it is up to date. */
export async function policyFiles(args: string[]): Promise<number> {
  const inFolder = (...path: string[]) => inProject('docs', 'policy', ...path)
  const files: [string, string][] = [
    [adminGuide, adminGuideAnew()],
    [inFolder('policy.json'), policyJson()],
    [inFolder('front-desk.admx'), admx()],
    [inFolder('en-US', 'front-desk.adml'), adml()],
    [inFolder('au.frontdesk.app.mobileconfig'), mobileconfig()],
  ]
  const stale = files.filter(([file, content]) => {
    return !existsSync(file) || readFileSync(file, 'utf8') !== content
  })
  if (args.includes('--check')) {
    for (const [file] of stale)
      say(`✗ ${file} is not what the code says: run \`npm run policy-files\``)
    return stale.length > 0 ? 1 : 0
  }
  for (const [file, content] of stale) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
  return 0
}
