import '../languages/fonts.ts'
import { createRoot } from 'react-dom/client'
import './slip.css'
import './record.css'
import { SlipPage } from './slip-page.tsx'

const root = document.getElementById('root')
if (root) createRoot(root).render(<SlipPage />)
