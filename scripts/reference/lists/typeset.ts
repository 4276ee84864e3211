const NBSP = '\u00a0'

/** French spacing: no-break spaces before `: ; ? ! %`, inside « » and between a number and its unit. */
export function typeset(text: string): string {
  return text
    .replace(/ (?=[:;?!%»])/g, NBSP)
    .replace(/« /g, `«${NBSP}`)
    .replace(/(?<=\b(?:R|L)\.) (?=\d)/g, NBSP)
    .replace(/'/g, '’')
}
