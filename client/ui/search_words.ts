/** Lower case, without accents or punctuation: how people type when they are in a hurry. */
export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/gi, 'oe')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

/** Whether each typed word begins a word of the text, in any order: `med gen` finds « médecine générale ». */
export function answersTo(text: string, typed: string): boolean {
  const words = plainWords(text).split(' ')
  return plainWords(typed)
    .split(' ')
    .every((word) => words.some((candidate) => candidate.startsWith(word)))
}
