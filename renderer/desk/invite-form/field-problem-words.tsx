import { cleanText, type FieldProblem } from '#contract'
import { problemSentence } from '../words/problem-sentences.ts'
import { useCreation } from './creation-store.ts'
import { isTextField } from './form-fields.ts'
import { characterAt } from './named-character.ts'

/** What is wrong with a field; where VerifiMe named a character, with that character marked. */
export function FieldProblemWords({ problem }: { problem: FieldProblem }) {
  const sent = useCreation((state) => state.sent)
  const { field, position } = problem
  const text = isTextField(field) ? cleanText(sent[field]) : ''
  const character = position === undefined ? undefined : characterAt(text, position)
  return (
    <>
      {problemSentence(problem)}
      {character && (
        <span className="marked-name" dir="auto">
          {text.slice(0, character.start)}
          <mark>{text.slice(character.start, character.end)}</mark>
          {text.slice(character.end)}
        </span>
      )}
    </>
  )
}
