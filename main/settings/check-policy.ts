import { FixedSettingError, type Variables } from './environment-variables.ts'
import { readFixedSettings, textsInForce, unknownNames } from './fixed-settings.ts'
import { policyPlace, readPolicy } from './policy-source.ts'

export interface PolicyReport {
  lines: string[]
  exitCode: 0 | 1
}

/**
 * For `front-desk --check-policy`: each name, where it was set, and whether it can be obeyed. Never a value, because
 * it may be a secret.
 */
export async function checkPolicy(
  variables: Variables,
  read: () => Promise<Variables> = readPolicy,
): Promise<PolicyReport> {
  try {
    const policy = await read()
    const faults = faultsOf(variables, policy)
    const verdicts = textsInForce(variables, policy).map(({ name, isPolicy }) => {
      const wanted = faults.get(`FRONT_DESK_${name}`)
      const source = isPolicy ? 'policy' : 'environment'
      return `FRONT_DESK_${name} (${source}): ${wanted === undefined ? 'ok' : `must be ${wanted}`}`
    })
    const unset = [...faults].flatMap(([name, wanted]) =>
      verdicts.some((line) => line.startsWith(`${name} `))
        ? []
        : [`${name} (not set): must be ${wanted}`],
    )
    const unknown = unknownNames(policy).map(
      (name) => `${printable(name)} (policy): not known to this version, and ignored`,
    )
    const isRight = faults.size === 0 && unknown.length === 0
    const count = Object.keys(policy).length
    const found = count === 0 ? 'nothing set' : `${count} set`
    return {
      lines: [
        `${policyPlace()}: ${found}`,
        ...verdicts,
        ...unset,
        ...unknown,
        isRight ? 'ok' : 'not ok',
      ],
      exitCode: isRight ? 0 : 1,
    }
  } catch (error) {
    if (!(error instanceof FixedSettingError)) throw error
    return { lines: [error.message, 'not ok'], exitCode: 1 }
  }
}

function faultsOf(variables: Variables, policy: Variables): Map<string, string> {
  try {
    readFixedSettings(variables, policy)
    return new Map()
  } catch (error) {
    if (!(error instanceof FixedSettingError)) throw error
    return new Map(error.faults.map(({ name, wanted }) => [name, wanted]))
  }
}

const printable = (name: string) => name.slice(0, 60).replace(/[^\w.-]/gu, '?')
