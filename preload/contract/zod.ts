import { z } from 'zod'

/**
 * Zod compiles its schemas with `new Function` and looks whether it may when the first one is made. Our pages'
 * policy forbids that and would report it. Every schema of the contract gets zod from here, so none can be sooner.
 */
z.config({ jitless: true })

export { z }
