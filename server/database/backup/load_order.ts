/** A table whose rows refer to another's. */
export interface Reference {
  from: string
  to: string
}

/**
 * Tables in an order where each comes after those that it refers to; by name where nothing decides. A table that refers
 * to itself is no obstacle: its references are checked once it is loaded.
 * @throws Error naming the tables of a circle
 */
export function loadOrder(tables: readonly string[], references: readonly Reference[]): string[] {
  const needs = new Map(tables.map((table) => [table, new Set<string>()]))
  for (const { from, to } of references) if (from !== to && needs.has(to)) needs.get(from)?.add(to)
  const ordered: string[] = []
  const waiting = new Set([...tables].sort())
  while (waiting.size > 0) {
    const next = [...waiting].find((table) => ![...needs.get(table)!].some((one) => waiting.has(one)))
    if (next === undefined) throw new Error(describeCircle([...waiting], needs))
    waiting.delete(next)
    ordered.push(next)
  }
  return ordered
}

function describeCircle(waiting: readonly string[], needs: ReadonlyMap<string, ReadonlySet<string>>): string {
  const path: string[] = []
  let table = waiting[0]!
  while (!path.includes(table)) {
    path.push(table)
    table = [...needs.get(table)!].find((one) => waiting.includes(one))!
  }
  const circle = [...path.slice(path.indexOf(table)), table].join(' → ')
  return `Des tables se renvoient l’une à l’autre en cercle (${circle})\u00a0: aucun ordre ne permet de les charger. Rendez l’une de ces clés étrangères facultative dans une migration.`
}
