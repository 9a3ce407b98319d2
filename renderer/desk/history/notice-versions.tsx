import type { NoticeVersion } from '#contract'
import './notice-versions.css'

interface NoticeVersionsProps {
  /** `when`: what is said of each beside its version. */
  versions: readonly (NoticeVersion & { when: string })[]
}

/** Versions of the privacy notice, each to be opened and read. */
export function NoticeVersions({ versions }: NoticeVersionsProps) {
  return versions.map(({ version, text, link, when }) => (
    <details key={version} className="notice-version">
      <summary>
        Version <span className="notice-version-name">{version}</span>, {when}
      </summary>
      {text !== '' && (
        <p className="notice-version-text" dir="auto">
          {text}
        </p>
      )}
      {link !== '' && (
        <p className="notice-version-text">
          <bdi dir="ltr">{link}</bdi>
        </p>
      )}
    </details>
  ))
}
