import { Fragment } from 'react'

/** The host that the phone will show, never translated or mirrored; where it is too long, it breaks at a dot. */
export function LinkHost({ host }: { host: string }) {
  return (
    <strong>
      <bdi dir="ltr">
        {host.split(/(?<=\.)/u).map((label, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two labels of a host may be the same.
          <Fragment key={place}>
            {label}
            <wbr />
          </Fragment>
        ))}
      </bdi>
    </strong>
  )
}
