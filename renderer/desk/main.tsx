import '../theme/tokens.css'
import '../theme/base.css'
import '@fontsource-variable/inter'
import '../languages/inter.css'
import { createRoot } from 'react-dom/client'
import { listenForPastes } from '../ui/pasted-line.ts'
import { App } from './app.tsx'

listenForPastes()

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)

// The other scripts' 220 faces, for the names of customers and languages: nothing that the form waits for.
requestIdleCallback(() => import('../languages/fonts.ts'), { timeout: 2_000 })
