/** How a row's words lead to the units of the current COG. */
export type Resolution =
  | {
      found: true
      /** One unit, or every arrondissement of the city that was named. */
      codes: string[]
      /**
       * `direct`: the code or name of a unit. `padded`: its leading zero was lost. `former`: a commune merged or renumbered since.
       * `city`: Paris, Lyon or Marseille as a whole.
       */
      how: 'direct' | 'padded' | 'former' | 'city'
    }
  | { found: false; why: 'malformed' | 'unknown' | 'ambiguous' | 'outside'; among: string[] }

export const notFound = (
  why: 'malformed' | 'unknown' | 'ambiguous' | 'outside',
  among: string[] = [],
): Resolution => ({
  found: false,
  why,
  among,
})
