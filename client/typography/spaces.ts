/** No-break space, before `:` and inside « ». */
export const NBSP = '\u00a0'
/** Narrow no-break space, between thousands and before `;` `?` `!`. */
export const NNBSP = '\u202f'

/** Sets the French spaces in a sentence typed with plain ones: `« a » : b ?` never breaks at the wrong place. */
export function frenchSpaces(text: string): string {
  return text
    .replace(/« /g, `«${NBSP}`)
    .replace(/ »/g, `${NBSP}»`)
    .replace(/ ([:%€])/g, `${NBSP}$1`)
    .replace(/ ([;?!])/g, `${NNBSP}$1`)
}
