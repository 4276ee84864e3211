import type { Reference } from '../geography/reference.ts'
import type { CompactUnits } from './compact_units.ts'
import { diffUnits, summarizeChanges } from './diff.ts'
import type { ZoneClass, ZoningDiff } from './schema.ts'

/** What `after` changes in `before` (null: nothing was published), gathered and unit by unit. */
export function compareZonings(
  before: CompactUnits | null,
  after: CompactUnits,
  { communes }: Reference,
): Omit<ZoningDiff, 'id' | 'against'> {
  const changes = diffUnits(classesOf(before), classesOf(after))
  return {
    changed: changes.length,
    changes: summarizeChanges(changes, communes),
    units: changes.map(({ code, from, to }) => {
      const { name = '', population = null } = communes.get(code) ?? {}
      return { code, name, population, from, to }
    }),
  }
}

function classesOf(units: CompactUnits | null): Map<string, ZoneClass> {
  const classes = new Map<string, ZoneClass>()
  if (units) for (const code of units.codes()) classes.set(code, units.classOf(code)!)
  return classes
}
