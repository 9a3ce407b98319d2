import { CircleAlert } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { cleanField, type FieldProblem } from '#contract'
import { keyboard } from '../../keyboard.ts'
import { useScreen } from '../screen-store.ts'
import { useMovedFocus } from '../use-moved-focus.ts'
import { useCreation } from './creation-store.ts'
import { useDraft } from './draft-store.ts'
import { ProblemLine } from './field-problem-words.tsx'
import { focusField, isTextField, selectInField } from './form-fields.ts'
import { characterAt, stretchInTyped } from './named-character.ts'
import './problem-summary.css'

/** "There is a problem", and a line for each that leads to its field. Takes the focus when it comes. */
export function ProblemSummary({ problems }: { problems: FieldProblem[] }) {
  const summary = useRef<HTMLDivElement>(null)
  const first = problems[0]
  const wanted = problems.map(({ field }) => field).find(isTextField) ?? 'email'
  useMovedFocus(summary, () => focusField('email'))
  // biome-ignore lint/correctness/useExhaustiveDependencies: a line that goes leaves the keyboard where it is.
  useEffect(() => {
    for (const problem of problems) selectCharacter(problem)
    summary.current?.focus()
  }, [])
  return (
    <div
      ref={summary}
      className="problem-summary"
      role="alert"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return
        // Enter on the summary itself follows its first line: one key to the field.
        if (event.key === 'Enter' && first) {
          event.preventDefault()
          follow(first)
        }
        // A letter is typed where it is wanted: the browser types it where the keyboard is after this.
        if (keyboard.types(event.nativeEvent)) focusField(wanted)
      }}
    >
      <CircleAlert className="problem-summary-icon" aria-hidden="true" />
      <h2 className="problem-summary-title">There is a problem</h2>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.field} ${problem.rule}`}>
            {problem.field === 'form' ? (
              <span>
                <ProblemLine problem={problem} />
              </span>
            ) : (
              <button type="button" className="problem-line" onClick={() => follow(problem)}>
                <ProblemLine problem={problem} />
              </button>
            )}
            {isOfCode(problem) && (
              <button type="button" className="problem-line" onClick={() => follow(problem)}>
                Open settings
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function isOfCode({ field }: FieldProblem): boolean {
  return field === 'code'
}

function follow(problem: FieldProblem) {
  if (isOfCode(problem)) {
    useScreen.getState().go('settings', 'codes')
    return
  }
  focusField(problem.field)
  selectCharacter(problem)
}

/** Selects the character that VerifiMe named, where it stands in what is typed now, unless it was changed. */
function selectCharacter({ field, position }: FieldProblem) {
  if (position === undefined || !isTextField(field)) return
  const typed = useDraft.getState().draft[field]
  if (typed !== useCreation.getState().sent[field]) return
  const character = characterAt(cleanField(field, typed), position)
  if (!character) return
  const { start, end } = stretchInTyped(typed, character, field)
  selectInField(field, start, end)
}
