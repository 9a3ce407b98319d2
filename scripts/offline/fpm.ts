#!/usr/bin/env node
// What electron-builder asks of fpm, done with dpkg-deb and rpmbuild: fpm itself is in no registry that
// such a machine reaches. electron-builder starts it by CUSTOM_FPM_PATH.
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { runCommand } from '../set-up/command.ts'
import { runScript } from '../set-up/script.ts'

const text = { type: 'string' } as const
const many = { type: 'string', multiple: true } as const

/** Strict: an option that electron-builder begins to use stops the build instead of being left out. */
const { values: asked, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    input: { ...text, short: 's' },
    output: { ...text, short: 't' },
    force: { type: 'boolean' },
    depends: { ...many, short: 'd', default: [] },
    name: { ...text, default: '' },
    version: { ...text, default: '' },
    architecture: { ...text, default: '' },
    package: { ...text, default: '' },
    description: { ...text, default: '' },
    maintainer: { ...text, default: '' },
    vendor: { ...text, default: '' },
    url: { ...text, default: '' },
    license: { ...text, default: '' },
    category: { ...text, default: 'misc' },
    iteration: { ...text, default: '1' },
    'after-install': { ...text, default: '' },
    'after-remove': { ...text, default: '' },
    'deb-recommends': { ...many, default: [] },
    'deb-priority': text,
    'deb-compression': text,
    'rpm-summary': { ...text, default: '' },
    'rpm-os': text,
    'rpm-compression': text,
  },
})

/** The variable by which electron-builder sets its archives' as well. */
const level = process.env.ELECTRON_BUILDER_COMPRESSION_LEVEL ?? '6'

await runScript(async () => {
  // Beside the package and not in the temporary folder, which may be small.
  const work = mkdtempSync(join(dirname(asked.package), '.fpm-'))
  const files = join(work, 'files')
  try {
    for (const place of positionals) putInPlace(place, files)
    // Everybody may read and start it, whatever this account's own files are like.
    await runCommand('chmod', ['-R', 'u+rwX,go+rX,go-w', files])
    await (asked.output === 'rpm' ? makeRpm(work, files) : makeDeb(work, files))
    return 0
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
})

/** `source=/where/it/is/installed`; a source that ends with a slash is what is in the folder. */
function putInPlace(place: string, files: string): void {
  const [source = '', target = ''] = place.split('=')
  mkdirSync(dirname(join(files, target)), { recursive: true })
  cpSync(source, join(files, target), { recursive: true, verbatimSymlinks: true })
}

async function makeDeb(work: string, files: string): Promise<void> {
  const control = join(files, 'DEBIAN')
  const paths = allFiles(files)
  const kilobytes = paths.reduce((sum, path) => sum + Math.ceil(lstatSync(path).size / 1024), 0)
  mkdirSync(control)
  const fields = {
    Package: asked.name,
    Version: asked.iteration === '1' ? asked.version : `${asked.version}-${asked.iteration}`,
    Architecture: asked.architecture,
    Maintainer: asked.maintainer,
    'Installed-Size': kilobytes,
    Depends: asked.depends.join(', '),
    Recommends: asked['deb-recommends'].join(', '),
    Section: asked.category,
    Priority: asked['deb-priority'],
    Homepage: asked.url,
    Description: asked.description,
  }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\n`)
  writeFileSync(join(control, 'control'), lines.join(''))
  writeFileSync(
    join(control, 'md5sums'),
    paths.map((path) => `${md5(path)}  ${relative(files, path)}\n`).join(''),
  )
  for (const [script, name] of [
    [asked['after-install'], 'postinst'],
    [asked['after-remove'], 'postrm'],
  ] as const) {
    copyFileSync(script, join(control, name))
  }
  await runCommand('chmod', ['0755', join(control, 'postinst'), join(control, 'postrm')])
  const compression = [`-Z${asked['deb-compression']}`, `-z${level}`]
  const options = ['--build', '--root-owner-group', ...compression, files, asked.package]
  await runCommand('dpkg-deb', options, { env: { TMPDIR: work } })
}

async function makeRpm(work: string, files: string): Promise<void> {
  // rpm has names of its own for processors: a package for "amd64" can be installed nowhere.
  const architecture =
    { amd64: 'x86_64', arm64: 'aarch64' }[asked.architecture] ?? asked.architecture
  const spec = join(work, 'package.spec')
  writeFileSync(
    spec,
    `%define _binary_payload w${level}T${cpus().length}.xzdio
%define _build_id_links none
%define debug_package %{nil}
%define __os_install_post %{nil}
%define _buildhost localhost
Name: ${asked.name}
Version: ${asked.version}
Release: ${asked.iteration}
Summary: ${asked['rpm-summary']}
License: ${asked.license}
URL: ${asked.url}
Vendor: ${asked.vendor}
Packager: ${asked.maintainer}
AutoReqProv: no
${asked.depends.map((name) => `Requires: ${name}`).join('\n')}
%description
${asked.description}
%install
cp -a ${files}/. %{buildroot}/
%files
%defattr(-,root,root,-)
${ownPaths(files).join('\n')}
%post
${readFileSync(asked['after-install'], 'utf8')}
%postun
${readFileSync(asked['after-remove'], 'utf8')}
`,
  )
  const options = ['-bb', '--target', architecture, '--define', `_topdir ${work}/rpm`, spec]
  await runCommand('rpmbuild', options, { env: { TMPDIR: tmpdir() } })
  const made = allFiles(join(work, 'rpm', 'RPMS'))[0]
  if (made === undefined) throw new Error('rpmbuild ended without a package')
  copyFileSync(made, asked.package)
}

/** The files, and the one folder that is the package's own; the others belong to the system. */
function ownPaths(files: string): string[] {
  const outside = allFiles(files).filter((path) => !path.startsWith(join(files, 'opt')))
  const own = readdirSync(join(files, 'opt')).map((name) => `/opt/${name}`)
  return [...own, ...outside.map((path) => `/${relative(files, path)}`)]
}

function allFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
}

function md5(path: string): string {
  return createHash('md5').update(readFileSync(path)).digest('hex')
}
