import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '#src/ui/tokens.css'
import '#src/ui/base.css'
import { App } from './App.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id "root"')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
