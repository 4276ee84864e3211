import type { RegionCode } from '../../geography/schema.ts'
import { diffUnits, summarizeChanges, type UnitChange } from '../diff.ts'
import type { PublicationEvidence, Report, ZoneClass } from '../schema.ts'
import { coveredRegions } from './coverage.ts'
import { regionName, type Subject, type Units } from './subject.ts'

/** Percent of the units beyond which a change is said, and beyond which it is refused. */
const NOTABLE = 20
const EXTREME = 80
/** A small island may change as a whole (Mayotte, September 2025): no change of fewer units is refused. */
const FEWEST_UNITS_REFUSED = 100

/** What the file changes in the zoning in force, region by region; null when nothing is in force there. */
export function compareWithCurrent(units: Units, subject: Subject): Report['diff'] {
  const { current, reference, findings, sha256 } = subject
  const against: string[] = []
  const changes: UnitChange[] = []
  for (const region of coveredRegions(units, subject)) {
    const publication = current?.publications.get(region)
    if (!current || !publication) continue
    against.push(publication.id)
    const before = new Map<string, ZoneClass>()
    const after = new Map<string, ZoneClass>()
    for (const { code, region: of } of reference.units) {
      if (of !== region) continue
      const known = current.unit(code)
      if (known) before.set(code, known.class)
      const now = units.get(code)
      if (now) after.set(code, now.class)
    }
    const changed = diffUnits(before, after)
    checkShare(changed, before, publication, region, subject)
    if (publication.sha256 === sha256)
      findings.add('same_file', { value: sha256 }, { against: publication.id }, publication.id)
    changes.push(...changed)
  }
  if (against.length === 0) return null
  return { against, changed: changes.length, changes: summarizeChanges(changes, reference.communes) }
}

/** Units that one side does not name are the business of the coverage rule, not of this one. */
function checkShare(
  changes: UnitChange[],
  before: Map<string, ZoneClass>,
  publication: PublicationEvidence,
  region: RegionCode,
  { findings, reference }: Subject,
): void {
  const changed = changes.filter(({ from, to }) => from !== null && to !== null).length
  const common = before.size - changes.filter(({ from, to }) => from !== null && to === null).length
  const share = common === 0 ? 0 : (100 * changed) / common
  if (share <= NOTABLE) return
  const extreme = share > EXTREME && common >= FEWEST_UNITS_REFUSED
  findings.add(
    extreme ? 'share_changed_extreme' : 'share_changed',
    { value: `${changed}/${common}` },
    {
      region: regionName(reference, region),
      changed,
      common,
      share: Math.round(share),
      against: publication.id,
      limit: EXTREME,
    },
    region,
  )
}
