import '../theme/tokens.css'
import '../theme/base.css'
import '@fontsource-variable/inter'
import '../languages/inter.css'
import { createRoot } from 'react-dom/client'
import { listenForPastes } from '../ui/pasted-line.ts'
import { App } from './app.tsx'
import { readTheRest } from './later.tsx'

listenForPastes()

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)

// Nothing of it is what the form waits for: the other screens, and the other scripts' 220 faces for customers' names.
requestIdleCallback(
  async () => {
    await readTheRest()
    await import('../languages/fonts.ts')
  },
  { timeout: 2_000 },
)
