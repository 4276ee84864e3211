import type { KnownPlace } from '../../server/matching/match.ts'
import { dayReasons } from '../../server/matching/match.ts'
import type { Names, Question } from '../../server/matching/question.ts'
import type { Regime } from '../../server/matching/regime.ts'
import { loadRegimes } from '../../server/matching/regime.ts'
import { stabilityOf } from '../../server/matching/stability.ts'
import type { PlaceRecord } from '../../server/places/schema.ts'
import type { PublicationEvidence, Zone } from '../../server/zoning/schema.ts'

export const regimes = loadRegimes('data/reference')
export const current: Regime = regimes.byCode.get('r631_24')!
export const former: Regime = regimes.byCode.get('decrets_2010_2013')!

export const names: Names = {
  profession: (code) => (code === 'medecin' ? 'Médecin' : 'Sage-femme'),
  specialty: (code) =>
    ({ 'medecine-generale': 'Médecine générale', psychiatrie: 'Psychiatrie' })[code] ?? code,
  region: (code) => ({ '24': 'Centre-Val de Loire', '53': 'Bretagne' })[code] ?? code,
}

export const act: PublicationEvidence = {
  id: 'medecin-24-20250509-1a2b3c4d',
  profession: 'medecin',
  region: '24',
  act: 'Arrêté de l’ARS Centre-Val de Loire',
  signed_on: null,
  published_on: null,
  effective_on: '2025-05-09',
  effective_on_is_latest: true,
  provenance: null,
  sha256: '0'.repeat(64),
}

export const zone = (fields: Partial<Zone> = {}): Zone => ({
  class: 'ZIP',
  label: 'Zone d’intervention prioritaire',
  eligible: true,
  why: 'Ouverte au CESP.',
  territory: null,
  source: 'commune',
  note: null,
  ...fields,
})

export const place = (fields: Partial<PlaceRecord> = {}): PlaceRecord => ({
  id: 'A',
  profession: 'medecin',
  specialties: ['medecine-generale'],
  mode: 'liberal',
  posts: 1,
  posts_left: fields.posts ?? 1,
  structure: { name: 'Maison de santé de Bonneval', finess: null },
  employer: null,
  address: null,
  postal_code: '28800',
  commune: { code: '28051', name: 'Bonneval' },
  region: '24',
  point: [1.39, 48.18],
  approximate: false,
  functions: 'Médecine générale.',
  contact: null,
  chu: false,
  opens_on: '2026-01-01',
  closes_on: null,
  demonstration: true,
  ...fields,
})

export const today = '2026-11-22'

/** A place known on `today`, in a zone since the day of `act` unless said otherwise. */
export function known(
  fields: Partial<PlaceRecord> = {},
  at: Zone | null = zone(),
  {
    apl = 2,
    since = '2025-05-09',
    regime = current,
  }: { apl?: number | null; since?: string; regime?: Regime } = {},
): KnownPlace {
  const record = place(fields)
  const history = at
    ? [{ class: at.class, from: since, from_is_latest: true, to: null, publication: act }]
    : []
  const stability = stabilityOf(history, today, () => at?.eligible === true)
  const shown = at && { class: at.class, label: at.label, eligible: at.eligible }
  const zoned = { place: { ...record, zone: shown }, zone: at, publication: at && act }
  return {
    ...zoned,
    stability,
    apl,
    asks: record.specialties.join('|'),
    ofTheDay: dayReasons(today, regime)(zoned),
  }
}

export const question = (fields: Partial<Question> = {}): Question => ({
  profession: 'medecin',
  specialty: 'medecine-generale',
  training_region: '24',
  modes: [],
  near: null,
  max_km: null,
  on: today,
  sort: 'priority',
  ...fields,
})
