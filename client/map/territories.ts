/** `[west, south, east, north]`, degrees. */
export type Bounds = [number, number, number, number]

export interface Territory {
  code: string
  name: string
  bounds: Bounds
}

/** Where the jump buttons lead: the overseas departments are drawn at their true place, far away. */
export const territories: readonly Territory[] = [
  { code: 'metropole', name: 'Métropole', bounds: [-5.15, 41.35, 9.56, 51.1] },
  { code: '11', name: 'Île-de-France', bounds: [1.45, 48.13, 3.55, 49.23] },
  { code: '01', name: 'Guadeloupe', bounds: [-61.82, 15.82, -60.99, 16.52] },
  { code: '02', name: 'Martinique', bounds: [-61.24, 14.38, -60.8, 14.89] },
  { code: '03', name: 'Guyane', bounds: [-54.62, 2.1, -51.6, 5.8] },
  { code: '04', name: 'La Réunion', bounds: [55.2, -21.4, 55.85, -20.86] },
  { code: '06', name: 'Mayotte', bounds: [45.01, -13.02, 45.31, -12.62] },
]

export const metropole: Territory = territories[0]!

/** Room left around what is fitted, CSS pixels; the credits lie over the bottom. */
export const fitPadding = { top: 12, right: 24, bottom: 28, left: 24 }
