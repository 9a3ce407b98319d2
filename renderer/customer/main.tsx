import '../theme/tokens.css'
import '../theme/base.css'
import '../languages/fonts.ts'
import { createRoot } from 'react-dom/client'
import { CustomerDisplay } from './customer-display.tsx'
import { warmUp } from './warm-up.ts'

const root = document.getElementById('root')
if (root) createRoot(root).render(<CustomerDisplay />)
setTimeout(warmUp)
