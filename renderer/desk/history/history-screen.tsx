import { useEffect } from 'react'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ActionFailure } from '../notices.tsx'
import { useScreen } from '../screen-store.ts'
import { failureSentence } from '../words/failure-sentences.ts'
import { HistoryList } from './history-list.tsx'
import './history.css'
import { useHistory } from './history-store.ts'

/** Every invite that was made here, newest first. */
export function HistoryScreen() {
  const { invites, isRead, failure, read, listen } = useHistory()
  useEffect(() => {
    void read()
    return listen()
  }, [read, listen])
  return (
    <main className="screen">
      <div className="screen-column history">
        <header className="screen-head">
          <div>
            <h1>History</h1>
            <p className="screen-lead">
              Enter shows today’s open code again, or fills a fresh invite from the same details.
            </p>
          </div>
        </header>
        <ActionFailure />
        {failure && <ReadFailure />}
        {invites.length > 0 && <HistoryList />}
        {isRead && !failure && invites.length === 0 && <NoHistory />}
      </div>
    </main>
  )
}

function ReadFailure() {
  const { failure, read } = useHistory()
  if (!failure) return null
  const { happened, meaning } = failureSentence(failure)
  return (
    <Notice
      tone="problem"
      title={happened}
      actions={
        <Button size="small" onPress={() => void read()}>
          Try again
        </Button>
      }
    >
      {meaning}
    </Notice>
  )
}

function NoHistory() {
  const go = useScreen((state) => state.go)
  return (
    <div className="history-empty">
      <h2>No invites yet</h2>
      <p>Each invite you create is listed here, with how far the customer is.</p>
      <Button kind="main" autoFocus onPress={() => go('new')}>
        Create the first invite
      </Button>
    </div>
  )
}
