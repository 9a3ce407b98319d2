import { cleanField, type FieldProblem } from '#contract'
import { problemSentence } from '../copy/problem-sentences.ts'
import { useCreation } from './creation-store.ts'
import { isTextField } from './form-fields.ts'
import { characterAt } from './named-character.ts'

/** What is wrong with a field; where VerifiMe named a character, with that character marked. */
export function FieldProblemWords({ problem }: { problem: FieldProblem }) {
  const sent = useCreation((state) => state.sent)
  const text = isTextField(problem.field) ? cleanField(problem.field, sent[problem.field]) : ''
  const character = namedCharacter(problem, text)
  return (
    <>
      <ProblemLine problem={problem} />
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

/** The sentence alone: the same words in the summary and beside the field. */
export function ProblemLine({ problem }: { problem: FieldProblem }) {
  const sent = useCreation((state) => state.sent)
  const text = isTextField(problem.field) ? cleanField(problem.field, sent[problem.field]) : ''
  const character = namedCharacter(problem, text)
  return problemSentence(problem, character && text.slice(character.start, character.end))
}

function namedCharacter({ position }: FieldProblem, text: string) {
  return position === undefined ? undefined : characterAt(text, position)
}
