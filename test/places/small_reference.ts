import type { Reference } from '../../server/geography/reference.ts'
import type { Commune } from '../../server/geography/schema.ts'
import type { PlaceContext } from '../../server/places/context.ts'
import { createSpecialtyNames } from '../../server/places/specialties.ts'

const unit = (code: string, name: string, fields: Partial<Commune> = {}): Commune => ({
  code,
  name,
  kind: 'commune',
  parent: null,
  department: code.slice(0, 2),
  region: '24',
  postal_codes: [`${code.slice(0, 2)}000`],
  population: 1000,
  apl: { 2022: 2.1, 2023: 2 },
  point: [0.69, 47.39],
  ...fields,
})

const specialty = (code: string, name: string, ...ans_codes: string[]) => ({
  code,
  name,
  discipline: 'medicale',
  ans_code: ans_codes[0] ?? null,
  ans_codes,
  ans_label: null,
  co_des: null,
  mark: 'R',
  mapping_mark: 'R',
})

const definition = (code: string, label: string, cesp_eligible: boolean) => ({
  code,
  label,
  short_label: code,
  cesp_eligible,
  why: `${label} : le pourquoi.`,
  source: 'domain.md §2',
})

const communes = [
  unit('37261', 'Tours', { postal_codes: ['37000', '37100', '37200'], point: [0.69, 47.39] }),
  unit('28051', 'Bonneval', { postal_codes: ['28800'], point: [1.39, 48.18], apl: { 2023: 1.4 } }),
  unit('29019', 'Brest', { region: '53', postal_codes: ['29200'], point: [-4.49, 48.39], apl: {} }),
  unit('75056', 'Paris', { region: '11', postal_codes: [], point: [2.35, 48.86] }),
  unit('75111', 'Paris 11e Arrondissement', {
    kind: 'arrondissement',
    parent: '75056',
    region: '11',
    postal_codes: ['75011'],
    point: [2.38, 48.86],
  }),
]

/** Five communes, their squares of 0.1 degree, two specialties: enough to read a list by hand. */
export const smallReference = {
  cog: '2026',
  communes: new Map(communes.map((c) => [c.code, c])),
  arrondissements: new Map([['75056', ['75111']]]),
  former: new Map([
    ['28400', { current: '28051', name: 'Bonneval-Ancien', since: '2019-01-01', how: 'fusion' }],
  ]),
  specialties: new Map(
    [
      specialty('medecine-generale', 'Médecine générale', 'SM54', 'SM26'),
      specialty('psychiatrie', 'Psychiatrie', 'SM42'),
    ].map((s) => [s.code, s]),
  ),
  regions: new Map(
    [
      ['11', 'Île-de-France'],
      ['24', 'Centre-Val de Loire'],
      ['53', 'Bretagne'],
    ].map(([code, name]) => [
      code,
      { code, name, ars: { name: `ARS ${name}`, url: 'https://ars.sante.fr/' } },
    ]),
  ),
  universities: new Map([['tours', { code: 'tours', name: 'Tours', region: '24' }]]),
  professions: new Map([
    [
      'medecin',
      {
        code: 'medecin',
        label: 'Médecin',
        classes: [
          definition('ZIP', 'Zone d’intervention prioritaire', true),
          definition('ZAC', 'Zone d’action complémentaire', true),
          definition('HZ', 'Hors zonage', false),
        ],
      },
    ],
  ]),
  dir: 'data/reference',
} as unknown as Reference

export const smallContext: PlaceContext & { cog: string } = {
  reference: smallReference,
  specialties: createSpecialtyNames(smallReference.specialties),
  cog: '2026',
  locate: (lon, lat) =>
    communes.find(
      ({ code, point }) =>
        code !== '75056' && Math.abs(point[0] - lon) <= 0.05 && Math.abs(point[1] - lat) <= 0.05,
    )?.code ?? null,
}
