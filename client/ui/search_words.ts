import { plainWords } from '../typography/plain_words.ts'

/** Whether each typed word begins a word of the text, in any order: `med gen` finds « médecine générale ». */
export function answersTo(text: string, typed: string): boolean {
  const words = plainWords(text).split(' ')
  return plainWords(typed)
    .split(' ')
    .every((word) => words.some((candidate) => candidate.startsWith(word)))
}

/** The options that answer to what is typed; those that begin by it first, so that a name typed in full is the first. */
export function answersAmong<T extends { label: string; hint?: string }>(
  options: readonly T[],
  typed: string,
): T[] {
  const begins = (option: T) => plainWords(option.label).startsWith(plainWords(typed))
  const found = options.filter((option) => answersTo(`${option.label} ${option.hint ?? ''}`, typed))
  return [...found.filter(begins), ...found.filter((option) => !begins(option))]
}
