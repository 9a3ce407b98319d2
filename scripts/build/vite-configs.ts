import { globSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { basename } from 'node:path'
import react from '@vitejs/plugin-react'
import type { BuildEnvironmentOptions, InlineConfig, Plugin } from 'vite'
import { facesOf } from '../../renderer/languages/font-faces.ts'
import { inProject } from '../set-up/script.ts'
import { thirdPartyList } from './third-party.ts'

// Electron 33, the oldest runtime that this code must run on, is Chromium 130 and Node 20.18.
const oldestNode = 'node20.18'
const oldestChromium = 'chrome130'

export interface BuildTarget {
  /** `out`, but for `npm run dev`: what a package is made of never holds a build for development. */
  folder: string
  /** Where main gets the pages from instead of its own files: in `npm run dev` alone. */
  devServer: string | false
}

const release: BuildTarget = { folder: inProject('out'), devServer: false }

const shared = { configFile: false, root: inProject(), logLevel: 'warn', publicDir: false } as const

/** The main process: what opens the first window, and in a second file the rest, which is read meanwhile. */
export function main(target = release): InlineConfig {
  return {
    ...shared,
    define: { 'import.meta.env.DEV_SERVER': JSON.stringify(target.devServer) },
    // Everything is bundled but Electron and the addon, which the package then has to ship.
    ssr: { noExternal: true, external: ['electron', 'better-sqlite3'] },
    plugins: [thirdPartyList()],
    build: commonJs('main', target),
  }
}

/** The preload script. A sandboxed one may require nothing but `electron`: all else is bundled. */
export function preload(target = release): InlineConfig {
  return {
    ...shared,
    ssr: { noExternal: true, external: ['electron'] },
    plugins: [thirdPartyList()],
    build: commonJs('preload', target),
  }
}

function commonJs(
  part: 'main' | 'preload',
  { folder, devServer }: BuildTarget,
): BuildEnvironmentOptions {
  // A sandboxed preload script can require no file of ours.
  const files = part === 'main' ? { chunkFileNames: '[name].cjs' } : { codeSplitting: false }
  return {
    ssr: inProject(part, 'index.ts'),
    target: oldestNode,
    outDir: `${folder}/${part}`,
    emptyOutDir: true,
    // In development errors are read with the names that the sources have.
    minify: !devServer,
    sourcemap: true,
    rolldownOptions: {
      external: ['electron', ...builtinModules.flatMap((name) => [name, `node:${name}`])],
      output: { format: 'cjs', entryFileNames: 'index.cjs', ...files },
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
    plugins: [react(), neededLetters(), thirdPartyList()],
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
        // No page parses anything: without this the contract's schemas would come along, and zod with them.
        treeshake: { moduleSideEffects: [{ test: /preload\/contract\//u, sideEffects: false }] },
        input: Object.fromEntries(
          pages.map((page) => [basename(page, '.html'), inProject('renderer', page)]),
        ),
      },
    },
  }
}

/**
 * Leaves out of the package what is never drawn, 3.7 MB: the Latin and Cyrillic letters of the families that follow
 * Inter, and of Noto Sans TC all but the pieces that our own traditional Chinese words need. What else is written in
 * Chinese, people's names say, has the letters of Noto Sans SC, and the rarest the system's.
 */
function neededLetters(): Plugin {
  const family = 'Noto Sans TC Variable'
  return {
    name: 'needed-letters',
    enforce: 'pre',
    transform(css, id) {
      if (!/\/noto-sans-\w+\/index\.css$/u.test(id)) return undefined
      const rules = css
        .split(/(?=\/\* noto-sans)/u)
        .filter((rule) => !/-(latin|latin-ext|vietnamese|cyrillic)-wght/u.test(rule))
      if (!id.includes('/noto-sans-tc/')) return rules.join('')
      const words = readFileSync(inProject('renderer', 'languages', 'zh-Hant.json'), 'utf8')
      const faces = rules.map((rule) => ({
        rule,
        family,
        unicodeRange: /unicode-range:([^;]+);/u.exec(rule)?.[1] ?? '',
      }))
      const needed = facesOf(words, family, faces)
      return needed.map(({ rule }) => rule).join('')
    },
  }
}
