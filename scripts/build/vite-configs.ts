import { globSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { basename } from 'node:path'
import react from '@vitejs/plugin-react'
import type { BuildEnvironmentOptions, InlineConfig } from 'vite'
import { inProject } from '../set-up/project.ts'

// Electron 33, the oldest runtime that this code must run on, is Chromium 130 and Node 20.18.
const oldestNode = 'node20.18'
const oldestChromium = 'chrome130'

const shared = { configFile: false, root: inProject(), logLevel: 'warn', publicDir: false } as const

/** The main process, as one CommonJS file. */
export function main(): InlineConfig {
  return {
    ...shared,
    // Everything is bundled but Electron and the addon, which the package then has to ship.
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
    build: commonJs('main'),
  }
}

/** The preload script. A sandboxed one may require nothing but `electron`: all else is bundled. */
export function preload(): InlineConfig {
  return {
    ...shared,
    ssr: { noExternal: true, external: ['electron'] },
    build: commonJs('preload'),
  }
}

function commonJs(part: 'main' | 'preload'): BuildEnvironmentOptions {
  return {
    ssr: inProject(part, 'index.ts'),
    target: oldestNode,
    outDir: inProject('out', part),
    emptyOutDir: true,
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      external: ['electron', ...builtinModules.flatMap((name) => [name, `node:${name}`])],
      output: { format: 'cjs', entryFileNames: 'index.cjs', codeSplitting: false },
    },
  }
}

/** The pages: every HTML file that lies in renderer/ itself. */
export function renderer(): InlineConfig {
  const root = inProject('renderer')
  const pages = globSync('*.html', { cwd: root })
  return {
    ...shared,
    root,
    // Pages are loaded from files, and may one day be served from another path.
    base: './',
    plugins: [react()],
    // The protocol handler in main replaces it with a fresh nonce for every page it hands out.
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      target: oldestChromium,
      outDir: inProject('out', 'renderer'),
      emptyOutDir: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      // Read from the disk in one piece, no slower than in several.
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: Object.fromEntries(
          pages.map((page) => [basename(page, '.html'), inProject('renderer', page)]),
        ),
      },
    },
  }
}
