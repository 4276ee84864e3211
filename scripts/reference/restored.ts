import type { Unit } from './cog.ts'
import type { Movement } from './movements.ts'

export interface RestoredCommune {
  code: string
  name: string
  /** The commune it was taken out of. */
  from: string
  since: string
}

/** Restorations (INSEE MOD 21) since 2013 of communes that still exist: a file older than `since` has `from` only. */
export function listRestored(movements: Movement[], units: Unit[]): RestoredCommune[] {
  const names = new Map(units.map((unit) => [unit.code, unit.name]))
  return movements
    .filter(
      (row) =>
        row.MOD === '21' &&
        row.DATE_EFF >= '2013-01-01' &&
        row.TYPECOM_AV === 'COM' &&
        row.TYPECOM_AP === 'COM' &&
        row.COM_AV !== row.COM_AP &&
        names.has(row.COM_AP),
    )
    .map((row) => ({ code: row.COM_AP, name: names.get(row.COM_AP)!, from: row.COM_AV, since: row.DATE_EFF }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}
