import { configure } from '@testing-library/react'

// A busy machine is slow, and no test measures time.
configure({ asyncUtilTimeout: 20_000 })
