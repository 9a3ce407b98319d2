/**
 * The seed of a run, for all of its processes. `npm test` takes the same one each time, so that what turns red is the
 * work of the change at hand; the full setting takes a new one and looks for what nobody has met yet.
 */
export function faultSeed(): string {
  const { FAULT_SEED, FAULTS } = process.env
  if (FAULT_SEED !== undefined) return FAULT_SEED
  return FAULTS === 'full' ? String(Math.floor(Math.random() * 2 ** 31)) : '20261128'
}
