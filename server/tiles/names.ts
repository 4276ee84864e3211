import type { TileInputs, TileName } from './inputs.ts'
import { COMMUNE_ZOOM, NAMES } from './recipe.ts'

export interface RankedName extends TileName {
  /** Who is written when two names collide: the smallest. */
  rank: number
}

/**
 * Names of one zoom, by rank. Regions 0, departments 1, then communes from 2 on, by half powers of two of their
 * population; arrondissements after every commune.
 */
export function namesAt(z: number, { units, names }: TileInputs): RankedName[] {
  const shown = [...names, ...units].filter((name) => isShown(name, z))
  const regions = new Set(shown.filter(({ kind }) => kind === 'region').map(({ name }) => name))
  return (
    shown
      // Mayotte is both a region and a department: written once.
      .filter(({ kind, name }) => kind !== 'department' || !regions.has(name))
      .map((name) => ({ ...name, rank: rankOf(name) }))
      .sort((a, b) => a.rank - b.rank || (a.code < b.code ? -1 : 1))
  )
}

function isShown({ kind, population }: TileName, z: number): boolean {
  if (kind !== 'commune') return z >= NAMES[kind].from && z <= NAMES[kind].to
  return z >= COMMUNE_ZOOM || population >= (NAMES.population[z] ?? Infinity)
}

function rankOf({ kind, population }: TileName): number {
  if (kind === 'region') return 0
  if (kind === 'department') return 1
  if (kind === 'arrondissement') return 50
  // Paris, 2.1 million, is 2; a village of 100 is 31.
  return Math.max(2, Math.round(44 - 2 * Math.log2(Math.max(population, 1))))
}
