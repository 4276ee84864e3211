/** One line of the INSEE file of commune events (mouvements-communes.csv). */
export interface Movement {
  MOD: string
  DATE_EFF: string
  TYPECOM_AV: string
  COM_AV: string
  LIBELLE_AV: string
  TYPECOM_AP: string
  COM_AP: string
  LIBELLE_AP: string
}

/** What became of a code on its last day. */
export interface Ending {
  code: string
  name: string
  since: string
  mod: string
  /** Codes that took the territory, in the order of the file. */
  heirs: string[]
}

/** INSEE MOD 41: the commune changed department; MOD 50: its chef-lieu moved. Same commune, new code. */
export const RENUMBERED = new Set(['41', '50'])

/** Groups the events that end a full commune (TYPECOM COM), by code then by date. */
export function listEndings(movements: Movement[]): Map<string, Ending[]> {
  const days = new Map<string, Ending & { kept: boolean }>()
  for (const row of movements) {
    if (row.TYPECOM_AV !== 'COM' || row.TYPECOM_AP !== 'COM') continue
    // A creation (20) takes land from a commune that goes on, a renaming (10) changes no code.
    const key = `${row.DATE_EFF} ${row.COM_AV}`
    const day = days.get(key) ?? {
      code: row.COM_AV,
      name: row.LIBELLE_AV,
      since: row.DATE_EFF,
      mod: row.MOD,
      heirs: [],
      kept: false,
    }
    days.set(key, day)
    if (row.COM_AP === row.COM_AV) day.kept = true
    else if (!day.heirs.includes(row.COM_AP)) {
      day.heirs.push(row.COM_AP)
      day.mod = row.MOD
    }
  }
  const endings = new Map<string, Ending[]>()
  for (const { kept, ...ending } of [...days.values()].sort((a, b) => (a.since < b.since ? -1 : 1))) {
    if (kept || ending.heirs.length === 0) continue
    const list = endings.get(ending.code)
    if (list) list.push(ending)
    else endings.set(ending.code, [ending])
  }
  return endings
}

/**
 * The current communes that hold what `code` was on `day`: follows each ending from that day on.
 * Empty when the territory left the COG (Saint-Barthélemy and Saint-Martin, 2007).
 */
export function heirsOf(
  code: string,
  day: string,
  endings: Map<string, Ending[]>,
  current: ReadonlySet<string>,
  seen: ReadonlySet<string> = new Set(),
): string[] {
  const next = endings.get(code)?.find((ending) => ending.since >= day && !seen.has(`${ending.since}${code}`))
  if (!next) return current.has(code) ? [code] : []
  const trail = new Set(seen).add(`${next.since}${code}`)
  return [...new Set(next.heirs.flatMap((heir) => heirsOf(heir, next.since, endings, current, trail)))]
}
