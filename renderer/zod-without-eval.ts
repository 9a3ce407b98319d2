import { config } from 'zod'

// Zod compiles its schemas with `new Function`, which the page's CSP forbids and would report.
// Imported before the contract: schemas look once, when they are made.
config({ jitless: true })
