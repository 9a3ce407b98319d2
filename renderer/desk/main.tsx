import '../theme/tokens.css'
import '../theme/base.css'
import '../languages/fonts.ts'
import { createRoot } from 'react-dom/client'
import { listenForPastes } from '../ui/pasted-line.ts'
import { App } from './app.tsx'

listenForPastes()

const root = document.getElementById('root')
if (root) createRoot(root).render(<App />)
