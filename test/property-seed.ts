import fc from 'fast-check'
import { faultSeed } from './faults/fault-seed.ts'

// Property tests of the unit tests try the same cases each time, as the fault tests do.
fc.configureGlobal({ seed: Number(faultSeed()) })
