import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type RouteName, routes } from '#contract'

const names = Object.keys(routes) as RouteName[]

/** The path of every member of a JSON schema. */
function memberPaths(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema).flatMap(([key, value]) => {
    if (key !== 'properties') return memberPaths(value, path)
    return Object.entries(value as object).flatMap(([name, inner]) => [
      `${path}.${name}`,
      ...memberPaths(inner, `${path}.${name}`),
    ])
  })
}

/** Every object in a JSON schema. */
function objects(schema: unknown): object[] {
  if (typeof schema !== 'object' || schema === null) return []
  const inner = Object.values(schema).flatMap(objects)
  return 'type' in schema && schema.type === 'object' ? [schema, ...inner] : inner
}

const jsonOf = (schema: z.ZodType, io: 'input' | 'output') =>
  z.toJSONSchema(schema, { io, unrepresentable: 'any' })
const outputs = names.map((name) => ({ name, json: jsonOf(routes[name].output, 'output') }))
const inputs = names.map((name) => ({ name, json: jsonOf(routes[name].input, 'input') }))

/** Those that answer with the state of the history. */
const databaseRoutes = [
  'open',
  'recover',
  'restore',
  'setPassphrase',
  'startAfresh',
  'state',
  'unlock',
].map((name) => `database.${name}`)

/** Those that answer with the settings. */
const settingsRoutes = [
  ...['addCode', 'change', 'finishSetUp', 'read', 'removeCode', 'setLogo'].map(
    (name) => `settings.${name}`,
  ),
  'slips.approveTest',
]

describe('the table of routes', () => {
  it('answers nothing that could carry an organisation code', () => {
    const paths = outputs.flatMap(({ name, json }) => memberPaths(json, name))
    const speaking = paths.filter((path) => /\..*\..*(code|secret|token)|key$/iu.test(path))
    expect(speaking.sort()).toStrictEqual([
      'database.createRecoveryCode.recoveryCode',
      // Whether there is one.
      ...databaseRoutes.map((route) => `${route}.hasRecoveryCode`),
      // The label of the code that an invite was made with.
      'invites.attempt.invite.codeLabel',
      'invites.attempt.invite.failureCode',
      'invites.create.invite.codeLabel',
      'invites.create.invite.failureCode',
      'invites.create.shown.failure.code',
      'invites.detail.invite.codeLabel',
      'invites.detail.invite.failureCode',
      'invites.list.invites.codeLabel',
      'invites.list.invites.failureCode',
      ...['followUps', 'open', 'submitted'].flatMap((list) => [
        `invites.queue.${list}.codeLabel`,
        `invites.queue.${list}.failureCode`,
      ]),
      'invites.rejoin.invite.codeLabel',
      'invites.rejoin.invite.failureCode',
      'invites.rejoin.shown.failure.code',
      'invites.suggest.openToday.codeLabel',
      'invites.suggest.openToday.failureCode',
      ...settingsRoutes.flatMap((route) => [
        `${route}.codes`,
        `${route}.codes.ending`,
        `${route}.codes.id`,
        `${route}.codes.label`,
        `${route}.hasRecoveryCode`,
        `${route}.locksAfterCode`,
        `${route}.selectedCodeId`,
      ]),
    ])
  })

  it('answers a link to the customer display only', () => {
    const withLink = outputs
      .flatMap(({ name, json }) => memberPaths(json, name))
      .filter((path) => /\.link$|\.text$|url/iu.test(path))
    // The others are the organisation's own privacy notice, and the text of a licence.
    const ofOthers = ['invites.detail.notices', 'record.notices', 'licences.read.parts']
    const ofCustomers = withLink.filter((path) => !ofOthers.includes(path.replace(/\.\w+$/u, '')))
    expect([...new Set(ofCustomers)]).toStrictEqual([
      'display.scene.text',
      'display.scene.notice.link',
    ])
    expect(routes['display.scene'].windows).toStrictEqual(['customer'])
  })

  it('shows the customer display nothing but its own scene', () => {
    const open = names.filter((name) =>
      (routes[name].windows as readonly string[]).includes('customer'),
    )
    expect(open).toStrictEqual([
      'display.cannotScan',
      'display.wifi',
      'display.notice',
      'display.close',
      'display.chooseLanguage',
      'display.scene',
      'display.verify',
      'display.adjust',
      'display.keepMeasure',
    ])
  })

  it.each(inputs)('takes no unknown member: $name', ({ json }) => {
    for (const object of objects(json)) expect(isClosed(object)).toBe(true)
  })

  it.each(outputs)('answers no unknown member: $name', ({ json }) => {
    for (const object of objects(json)) expect(isClosed(object)).toBe(true)
  })
})

/** Its members are listed, one by one or as the names of a record. */
function isClosed(object: object): boolean {
  const names = 'propertyNames' in object ? object.propertyNames : undefined
  const isListed = typeof names === 'object' && names !== null && 'enum' in names
  return isListed || ('additionalProperties' in object && object.additionalProperties === false)
}
