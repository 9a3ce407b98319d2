import { useSettings } from '../app-state.ts'
import { patternWords } from '../copy/reference-words.ts'
import { Section } from './sections.tsx'
import { SettingText } from './setting-fields.tsx'
import { useTyped } from './typed-settings-store.ts'

/** What stands for what, as it is typed between braces. */
const notation = [
  ['{6 digits}', 'six digits; {4 to 6 digits} for four, five or six'],
  ['{2 letters}', 'two letters'],
  ['{year}', 'four digits'],
  [
    '{check}',
    'the check digit of what stands in front (Luhn); {check mod 11} and {check mod 97} for those',
  ],
] as const

/** What the organisation's references look like. */
export function ReferencesSection() {
  const { referencePattern } = useSettings()
  const { text } = useTyped('referencePattern', referencePattern)
  return (
    <Section
      id="references"
      lead="What your own references look like, a matter number say. The form then says what is missing or mistyped; any other reference can still be used."
    >
      <SettingText name="referencePattern" label="Pattern" />
      <p className="pattern-words" role="status">
        {patternWords(text)}
      </p>
      <dl className="pattern-notation" aria-label="What a pattern is made of">
        {notation.map(([written, means]) => (
          <div key={written}>
            <dt>
              <code>{written}</code>
            </dt>
            <dd>{means}</dd>
          </div>
        ))}
        <div>
          <dt>anything else</dt>
          <dd>stands in every reference as it is here; the form puts it in</dd>
        </div>
      </dl>
    </Section>
  )
}
