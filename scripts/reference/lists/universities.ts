import { slug } from './slug.ts'
import { typeset } from './typeset.ts'

interface Faculty {
  name: string
  city: string
  region: string
  subdivision: string
  note?: string
  /** Regions between which the client must choose (domain.md §4 and §8.9). */
  undecided_regions?: string[]
}

const overseas = (regions: string) =>
  `La subdivision couvre plusieurs ARS (${regions}). La région de formation est provisoirement celle où siège l'UFR : à décider par l'autorité gestionnaire.`

const FACULTIES: Faculty[] = [
  { name: 'Paris Cité', city: 'Paris', region: '11', subdivision: 'Île-de-France' },
  { name: 'Sorbonne Université', city: 'Paris', region: '11', subdivision: 'Île-de-France' },
  { name: 'Paris-Saclay', city: 'Le Kremlin-Bicêtre', region: '11', subdivision: 'Île-de-France' },
  { name: 'Paris-Est Créteil (UPEC)', city: 'Créteil', region: '11', subdivision: 'Île-de-France' },
  { name: 'Sorbonne Paris Nord (USPN)', city: 'Bobigny', region: '11', subdivision: 'Île-de-France' },
  {
    name: 'Versailles Saint-Quentin-en-Yvelines (UVSQ)',
    city: 'Montigny-le-Bretonneux',
    region: '11',
    subdivision: 'Île-de-France',
  },
  { name: 'Tours', city: 'Tours', region: '24', subdivision: 'Tours' },
  { name: 'Orléans', city: 'Orléans', region: '24', subdivision: 'Tours', note: 'UFR récente.' },
  { name: 'Besançon', city: 'Besançon', region: '27', subdivision: 'Besançon' },
  { name: 'Dijon', city: 'Dijon', region: '27', subdivision: 'Dijon' },
  { name: 'Caen', city: 'Caen', region: '28', subdivision: 'Caen' },
  { name: 'Rouen', city: 'Rouen', region: '28', subdivision: 'Rouen' },
  { name: 'Amiens', city: 'Amiens', region: '32', subdivision: 'Amiens' },
  { name: 'Lille', city: 'Lille', region: '32', subdivision: 'Lille' },
  { name: 'Lille (université catholique)', city: 'Lille', region: '32', subdivision: 'Lille' },
  { name: 'Nancy', city: 'Nancy', region: '44', subdivision: 'Nancy' },
  { name: 'Reims', city: 'Reims', region: '44', subdivision: 'Reims' },
  { name: 'Strasbourg', city: 'Strasbourg', region: '44', subdivision: 'Strasbourg' },
  { name: 'Angers', city: 'Angers', region: '52', subdivision: 'Angers' },
  { name: 'Nantes', city: 'Nantes', region: '52', subdivision: 'Nantes' },
  { name: 'Brest', city: 'Brest', region: '53', subdivision: 'Brest' },
  { name: 'Rennes', city: 'Rennes', region: '53', subdivision: 'Rennes' },
  { name: 'Bordeaux', city: 'Bordeaux', region: '75', subdivision: 'Bordeaux' },
  { name: 'Limoges', city: 'Limoges', region: '75', subdivision: 'Limoges' },
  { name: 'Poitiers', city: 'Poitiers', region: '75', subdivision: 'Poitiers' },
  { name: 'Montpellier-Nîmes', city: 'Montpellier', region: '76', subdivision: 'Montpellier' },
  { name: 'Toulouse', city: 'Toulouse', region: '76', subdivision: 'Toulouse' },
  { name: 'Clermont-Ferrand', city: 'Clermont-Ferrand', region: '84', subdivision: 'Clermont-Ferrand' },
  { name: 'Grenoble', city: 'Grenoble', region: '84', subdivision: 'Grenoble' },
  { name: 'Lyon-Est', city: 'Lyon', region: '84', subdivision: 'Lyon' },
  { name: 'Lyon-Sud', city: 'Lyon', region: '84', subdivision: 'Lyon' },
  { name: 'Saint-Étienne', city: 'Saint-Étienne', region: '84', subdivision: 'Saint-Étienne' },
  {
    name: 'Aix-Marseille',
    city: 'Marseille',
    region: '93',
    subdivision: 'Aix-Marseille (+ Corse)',
    note: "La Corse n'a pas d'UFR de médecine : sa subdivision est celle d'Aix-Marseille [V 41].",
  },
  { name: 'Nice', city: 'Nice', region: '93', subdivision: 'Nice' },
  {
    name: 'Antilles',
    city: 'Pointe-à-Pitre',
    region: '01',
    subdivision: 'Antilles-Guyane',
    note: overseas('Guadeloupe, Martinique, Guyane'),
    undecided_regions: ['01', '02', '03'],
  },
  {
    name: 'La Réunion',
    city: 'Saint-Denis',
    region: '04',
    subdivision: 'Océan Indien',
    note: overseas('La Réunion, Mayotte'),
    undecided_regions: ['04', '06'],
  },
]

/** UFR de médecine (domain.md §4): the training region of a beneficiary hangs on the UFR. */
export function listUniversities() {
  return FACULTIES.map(({ name, city, region, subdivision, note, undecided_regions }) => ({
    code: slug(name),
    name,
    city,
    region,
    subdivision,
    mark: 'R medium',
    subdivision_mark: 'R high',
    region_mark: undecided_regions ? 'open' : 'V 16',
    undecided_regions: undecided_regions ?? [],
    note: note ? typeset(note) : null,
    source: 'domain.md §4',
  }))
}
