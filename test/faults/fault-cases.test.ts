import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../builders/seeded-random.ts'
import { caseCount, seed, withSeed } from './fault-cases.ts'
import { canTrace } from './strace.ts'

describe('the cases of the fault tests', () => {
  it('are the same again for the same seed', () => {
    const draw = () => {
      const random = seededRandom(seed)
      return Array.from({ length: 100 }, random)
    }
    expect(draw()).toEqual(draw())
    expect(draw().every((value) => value >= 0 && value < 1)).toBe(true)
  })

  it('are fewer in npm test than in npm run test:faults', () => {
    const count = caseCount({ short: 1, full: 2 })
    expect(count).toBe(process.env.FAULTS === 'full' ? 2 : 1)
    expect(withSeed('cases')).toContain(String(seed))
  })

  it.skipIf(!canTrace)('can watch and spoil what a process writes: strace is there', () => {
    const spoiled = spawnSync('strace', ['-qq', '-e', 'inject=write:error=EIO', 'echo', 'written'])
    expect(spoiled.stdout.toString()).toBe('')
  })
})
