import type { Match, Reason } from '../../server/matching/schema.ts'

const publication: NonNullable<Reason['evidence']['publication']> = {
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

export const reason = (code: Reason['code'], ok: boolean): Reason => ({
  code,
  ok,
  text: `${code} ${ok ? 'oui' : 'non'}`,
  evidence: { source: '', value: null, expected: null, publication: code === 'zone' ? publication : null },
})

/** A place open to whoever asks, save what `fields` and `failing` say. */
export function match(fields: Partial<Match['place']> = {}, failing: Reason['code'][] = []): Match {
  const codes: Reason['code'][] = ['profession', 'specialty', 'mode', 'open', 'posts', 'zone']
  return {
    place: {
      id: 'A',
      profession: 'medecin',
      specialties: ['medecine-generale'],
      mode: 'liberal',
      posts: 1,
      posts_left: 1,
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
      zone: { class: 'ZIP', label: 'Zone d’intervention prioritaire', eligible: true },
      ...fields,
    },
    eligible: failing.length === 0,
    priority: false,
    reasons: codes.map((code) => reason(code, !failing.includes(code))),
    zone: null,
    distance_km: null,
    stability: { eligible_since: '2025-05-09', at_least: true, days: 562, announced: null },
  }
}
