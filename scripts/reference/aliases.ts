import type { CogEntry, Unit } from './cog.ts'
import type { FormerCommune } from './former_codes.ts'
import { type Ending, heirsOf, type Movement } from './movements.ts'

export interface CommuneAlias {
  name: string
  code: string
  /** `former_name`: the commune itself had it; `former_commune`: a part of its territory had it. */
  kind: 'former_name' | 'former_commune'
  postal_codes: string[]
}

/**
 * Every other name under which the territory of a current commune is or was known. A name may stand for
 * several communes: the reader decides with the department or the postal code.
 */
export function listAliases(
  entries: CogEntry[],
  movements: Movement[],
  units: Unit[],
  former: FormerCommune[],
  endings: Map<string, Ending[]>,
): CommuneAlias[] {
  const current = new Set(units.map((unit) => unit.code))
  const names = new Map(units.map((unit) => [unit.code, unit.name]))
  const renumbered = new Set(former.filter(({ how }) => how === 'renumbered').map((item) => item.former))
  const aliases = new Map<string, CommuneAlias>()
  const add = (name: string, code: string, kind: CommuneAlias['kind'], postalCodes: string[] = []) => {
    if (!name || names.get(code) === name) return
    const key = `${name};${code}`
    const known = aliases.get(key)
    // A commune nouvelle often keeps a name of one of its parts: having borne it itself says more.
    if (known && (known.kind === 'former_name' || kind === 'former_commune')) {
      if (known.postal_codes.length === 0) known.postal_codes = postalCodes
      return
    }
    aliases.set(key, { name, code, kind, postal_codes: known?.postal_codes ?? postalCodes })
  }
  for (const row of movements) {
    if (row.TYPECOM_AV !== 'COM') continue
    const heirs = heirsOf(row.COM_AV, row.DATE_EFF, endings, current)
    for (const heir of heirs)
      add(
        row.LIBELLE_AV,
        heir,
        heir === row.COM_AV || renumbered.has(row.COM_AV) ? 'former_name' : 'former_commune',
      )
  }
  for (const entry of entries)
    if ((entry.type === 'commune-deleguee' || entry.type === 'commune-associee') && entry.chefLieu)
      add(entry.nom, entry.chefLieu, 'former_commune', entry.codesPostaux)
  return [...aliases.values()].sort((a, b) =>
    a.code === b.code ? (a.name < b.name ? -1 : 1) : a.code < b.code ? -1 : 1,
  )
}
