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

/** Alphabetical order, accents aside. No `Intl.Collator`: a phone takes a tenth of a second to make the first one. */
export function compareWords(a: string, b: string): number {
  const [first, second] = [plainWords(a), plainWords(b)]
  if (first === second) return 0
  return first < second ? -1 : 1
}
