import { normalizeName } from '../geography/names.ts'
import type { ZoneClass } from './schema.ts'

export interface LabelMeaning {
  class: ZoneClass
  /** `below_commune`: the value speaks of a part of the commune only. `interpreted`: our reading, not the source's word. */
  reading: 'exact' | 'interpreted' | 'below_commune'
  /** Why the unit is `NC`. */
  note: string | null
}

/**
 * Every spelling of a class that the published files use (domain.md §3), rank, accents and case aside:
 * `1_ZIP`, `1 -Zone d'intervention prioritaire` and `zip` are one.
 */
const spellings: { class: ZoneClass; reading?: LabelMeaning['reading']; note?: string; labels: string[] }[] =
  [
    { class: 'ZIP', labels: ['ZIP', "Zone d'intervention prioritaire"] },
    { class: 'ZAC', labels: ['ZAC', "Zone d'action complémentaire"] },
    { class: 'ZAR', labels: ['ZAR', "Zone d'appui régional", "Zone d'accompagnement régional"] },
    { class: 'ZV', labels: ['ZV', 'Zone de vigilance'] },
    { class: 'HZ', labels: ['HZ', 'HV', 'Hors zonage', 'Hors zone', 'Hors vivier'] },
    {
      class: 'NC',
      labels: ['NC', 'Non classé', 'Non zoné'],
      note: 'Non classé dans le fichier de zonage.',
    },
    {
      class: 'NC',
      labels: ['N/A', 'NA', 'N/A - résultat non disponible', 'résultat non disponible', 'Non-spécifié'],
      note: 'Résultat non disponible dans le fichier de zonage.',
    },
    {
      class: 'NC',
      reading: 'below_commune',
      labels: ['QPV_ZIP', 'QPV_ZAC'],
      note: 'Classé au niveau du quartier prioritaire (QPV), en dessous de la commune.',
    },
    {
      class: 'NC',
      reading: 'below_commune',
      labels: ['GQ_ZAC', 'GQ_ZIP'],
      note: 'Classé au niveau du grand quartier, en dessous de la commune.',
    },
    { class: 'TRES_SOUS_DOTEE', labels: ['Très sous-dotée', 'VUD'] },
    { class: 'SOUS_DOTEE', labels: ['Sous-dotée', 'UD'] },
    // Seen as `1b_Sous_dense` in the national file, never defined there.
    { class: 'SOUS_DOTEE', reading: 'interpreted', labels: ['Sous-dense'] },
    { class: 'INTERMEDIAIRE', labels: ['Intermédiaire', 'Int'] },
    { class: 'TRES_DOTEE', labels: ['Très dotée', 'VD'] },
    { class: 'SUR_DOTEE', labels: ['Sur-dotée', 'Surdotée', 'OD'] },
    { class: 'NON_PRIORITAIRE', labels: ['Non prioritaire'] },
    { class: 'TERRITOIRE_FRAGILE', labels: ['Territoire fragile', 'Fragile'] },
  ]

/** `1b_Sous_dense`, `Zones sous-denses` → `sous dense`. */
function labelKey(label: string): string {
  return normalizeName(label)
    .replace(/^\d[a-z]?\s+(?=.)/, '')
    .replace(/^zones?\s+/, '')
    .replace(/\b(dotee|dense|intermediaire|prioritaire|classee?|territoire|fragile)s\b/g, '$1')
    .replace(/^d (?=intervention|action|appui|accompagnement)/, '')
}

const meanings = new Map<string, LabelMeaning>(
  spellings.flatMap(({ class: code, reading = 'exact', note = null, labels }) =>
    [...labels, code].map((label): [string, LabelMeaning] => [
      labelKey(label),
      { class: code, reading, note },
    ]),
  ),
)

/** What a class label means; null when nobody publishes it. */
export function readLabel(label: string): LabelMeaning | null {
  const key = labelKey(label)
  const exact = meanings.get(key)
  if (exact) return exact
  // The national file writes « NC » followed by free text.
  return /^nc\b/.test(key)
    ? { class: 'NC', reading: 'exact', note: `Non classé : « ${label.trim()} » dans le fichier de zonage.` }
    : null
}
