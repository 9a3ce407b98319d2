import type { RecordSheet } from '#contract'

/**
 * The record of one invite, or a report of everything that is kept of somebody, on A4, black on white: for a file that
 * is kept, and for whoever asks.
 */
export function RecordPages({ record }: { record: RecordSheet }) {
  const { organisationName, mark, title, madeAt, facts, events, report } = record
  return (
    <main className="record letters" lang="en-AU">
      {mark !== undefined && (
        <p className="slip-mark">
          <strong>{mark}</strong>
        </p>
      )}
      <header>
        {organisationName !== '' && (
          <p className="record-organisation" dir="auto">
            {organisationName}
          </p>
        )}
        <h1>{report ? title : 'Record of an invite'}</h1>
        <p>Made with Front Desk on {madeAt}</p>
      </header>
      <Facts facts={facts} />
      {report ? (
        report.parts.map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: laid out once, and several may be alike.
          <section key={index}>
            <h2>{part.title}</h2>
            <Facts facts={part.facts} />
            {part.events.length > 0 && <Events events={part.events} />}
          </section>
        ))
      ) : (
        <>
          <h2>What happened</h2>
          <Events events={events} />
        </>
      )}
      <p className="record-limits">{report?.limits ?? limits}</p>
    </main>
  )
}

const limits =
  'This record says what was done at the desk, and how far VerifiMe said that the customer had come when it was made. It does not say what the verification came to: VerifiMe sends that to the organisation by its webhook, and Front Desk never receives it.'

function Facts({ facts }: Pick<RecordSheet, 'facts'>) {
  return (
    <dl className="record-facts">
      {facts.map(({ name, value, isExact }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: laid out once; there may be several notices.
        <div key={index} className="record-fact">
          <dt>{name}</dt>
          <dd>
            <bdi className={isExact ? 'exact-letters' : ''}>{value}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Events({ events }: Pick<RecordSheet, 'events'>) {
  return (
    <table className="record-events">
      <thead>
        <tr>
          <th scope="col">Time and its offset</th>
          <th scope="col">What</th>
          <th scope="col">At the desk</th>
        </tr>
      </thead>
      <tbody>
        {events.map(({ at, what, staff }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: laid out once, and several may be alike.
          <tr key={index}>
            <td>{at}</td>
            <td>{what}</td>
            <td>{staff === undefined ? '–' : <bdi>{staff}</bdi>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
