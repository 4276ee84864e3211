import type { Mode } from '../../server/places/schema.ts'

export const modeLabels: Record<Mode, string> = { liberal: 'Libéral', salarie: 'Salarié', mixte: 'Mixte' }

export interface ModeChoice {
  code: string
  label: string
  modes: Mode[]
}

/** Every answer the sentence offers to « je cherche en… ». */
export const modeChoices: ModeChoice[] = [
  { code: 'tous', label: 'libéral, salarié ou mixte', modes: ['liberal', 'salarie', 'mixte'] },
  { code: 'liberal,mixte', label: 'libéral ou mixte', modes: ['liberal', 'mixte'] },
  { code: 'salarie,mixte', label: 'salarié ou mixte', modes: ['salarie', 'mixte'] },
  { code: 'liberal,salarie', label: 'libéral ou salarié', modes: ['liberal', 'salarie'] },
  { code: 'liberal', label: 'libéral', modes: ['liberal'] },
  { code: 'salarie', label: 'salarié', modes: ['salarie'] },
  { code: 'mixte', label: 'mixte', modes: ['mixte'] },
]

export function modeChoiceOf(modes: Mode[]): ModeChoice {
  const key = modes.join(',')
  return modeChoices.find((choice) => choice.modes.join(',') === key) ?? modeChoices[0]!
}
