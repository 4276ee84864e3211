import type { LonLat } from '../geography/schema.ts'
import { professionCodes } from '../nomenclature/schema.ts'
import { type Column, demonstrationPrefix } from './columns.ts'
import type { PlaceContext, Tell } from './context.ts'
import { readDay } from './dates.ts'
import { isFiness } from './finess.ts'
import { type Located, locatePlace } from './locate.ts'
import type { PlaceRow } from './read.ts'
import { modes, type PlaceRecord } from './schema.ts'
import type { SpecialtyNames } from './specialties.ts'

/**
 * One row of the list → one place, telling every finding; null when any of them is an error.
 * Rules: contract « National list »; domain.md §1.2 (functions, employer, CHU) and §4.
 */
export function parsePlace({ cells }: PlaceRow, context: PlaceContext, tell: Tell): PlaceRecord | null {
  const id = readIdentifier(cells.identifiant, tell)
  const profession = professionCodes.find((code) => code === cells.profession.toLowerCase())
  if (!profession) tell('profession_unknown', 'profession')
  const specialties = readSpecialties(cells.specialites, context.specialties, tell)
  const mode = modes.find((each) => each === plain(cells.mode_exercice))
  if (!mode) tell('mode_unknown', 'mode_exercice')
  const posts = readPosts(cells.nombre_postes, tell)
  if (!cells.structure) tell('structure_missing', 'structure')
  const finess = cells.finess.replaceAll(/\s/g, '').toUpperCase()
  if (finess && !isFiness(finess)) tell('finess_malformed', 'finess')
  if (mode && mode !== 'liberal' && !cells.employeur) tell('employer_missing', 'employeur', cells.identifiant)
  const located = readLocation(cells, context, tell)
  if (!cells.fonctions) tell('functions_missing', 'fonctions', cells.identifiant)
  const chu = readChu(cells.chu, tell)
  const dates = readDates(cells, tell)
  if (!id || !profession || !specialties || !mode || posts === null || !cells.structure) return null
  if ((finess && !isFiness(finess)) || !located || chu === null || !dates) return null
  return {
    id,
    profession,
    specialties,
    mode,
    posts,
    posts_left: posts,
    structure: { name: cells.structure, finess: finess || null },
    employer: cells.employeur || null,
    address: cells.adresse || null,
    postal_code: cells.code_postal ? cells.code_postal.padStart(5, '0') : null,
    commune: { code: located.commune.code, name: located.commune.name },
    region: located.commune.region,
    point: located.point,
    approximate: located.approximate,
    functions: cells.fonctions,
    contact: cells.contact || null,
    chu,
    opens_on: dates.opens,
    closes_on: dates.closes,
    demonstration: id.startsWith(demonstrationPrefix),
  }
}

function readIdentifier(cell: string, tell: Tell): string | null {
  if (!cell) tell('identifier_missing', 'identifiant')
  else if (!/^[A-Za-z0-9][A-Za-z0-9.-]{0,39}$/.test(cell)) tell('identifier_malformed', 'identifiant')
  else return cell
  return null
}

/** Empty array: every specialty. */
function readSpecialties(cell: string, names: SpecialtyNames, tell: Tell): string[] | null {
  const asked = cell.split('|').map((name) => name.trim())
  if (asked.some((name) => plain(name) === 'toutes')) {
    if (asked.length === 1) return []
    tell('specialty_mixed', 'specialites')
    return null
  }
  const slugs = asked.map((name) => names.slug(name))
  for (const [index, slug] of slugs.entries())
    if (!slug) tell('specialty_unknown', 'specialites', asked[index])
  return slugs.every((slug) => slug !== null) ? [...new Set(slugs)] : null
}

function readPosts(cell: string, tell: Tell): number | null {
  if (!/^\d{1,2}$/.test(cell)) {
    tell('posts_invalid', 'nombre_postes')
    return null
  }
  if (Number(cell) === 0) tell('posts_none', 'nombre_postes')
  return Number(cell)
}

function readChu(cell: string, tell: Tell): boolean | null {
  const value = plain(cell)
  if (['', 'non', '0', 'false', 'faux'].includes(value)) return false
  if (['oui', '1', 'true', 'vrai'].includes(value)) {
    tell('chu_derogation', 'chu')
    return true
  }
  tell('chu_malformed', 'chu')
  return null
}

function readDates(
  cells: Record<Column, string>,
  tell: Tell,
): { opens: string; closes: string | null } | null {
  const opens = readDay(cells.ouvert_le)
  const closes = cells.ferme_le ? readDay(cells.ferme_le) : null
  if (!cells.ouvert_le) tell('opening_missing', 'ouvert_le')
  else if (!opens) tell('date_malformed', 'ouvert_le')
  if (cells.ferme_le && !closes) tell('date_malformed', 'ferme_le')
  if (!opens || (cells.ferme_le && !closes)) return null
  if (closes && closes < opens) {
    tell('dates_reversed', 'ferme_le')
    return null
  }
  return { opens, closes }
}

function readLocation(cells: Record<Column, string>, context: PlaceContext, tell: Tell): Located | null {
  const postalCode = cells.code_postal ? cells.code_postal.padStart(5, '0') : ''
  const postalCodeSound = postalCode === '' || /^\d{5}$/.test(postalCode)
  if (!postalCodeSound) tell('postal_code_malformed', 'code_postal')
  const point = readPoint(cells.longitude, cells.latitude)
  if (point === 'malformed') tell('point_malformed', 'longitude', `${cells.longitude} ; ${cells.latitude}`)
  const located = locatePlace(
    cells.code_commune,
    postalCode,
    point === 'malformed' ? null : point,
    context,
    tell,
  )
  return postalCodeSound && point !== 'malformed' ? located : null
}

function readPoint(longitude: string, latitude: string): LonLat | null | 'malformed' {
  if (longitude === '' && latitude === '') return null
  if (longitude === '' || latitude === '') return 'malformed'
  const [lon, lat] = [longitude, latitude].map((cell) => Number(cell.replace(',', '.'))) as [number, number]
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : 'malformed'
}

const plain = (cell: string) => cell.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
