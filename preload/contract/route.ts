import type { z } from './zod.ts'

/** The windows of the app. Each has its own door: it may call only the routes that name it. */
export type WindowKind = 'desk' | 'customer' | 'slip'

export interface Route<Input extends z.ZodType, Output extends z.ZodType> {
  readonly input: Input
  readonly output: Output
  readonly windows: readonly WindowKind[]
}

/** One thing that a screen may ask of main. Only the desk may ask it, unless said otherwise. */
export function route<Input extends z.ZodType, Output extends z.ZodType>(
  input: Input,
  output: Output,
  windows: readonly WindowKind[] = ['desk'],
): Route<Input, Output> {
  return { input, output, windows }
}
