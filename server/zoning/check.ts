import { createHash } from 'node:crypto'
import { FileRefusal } from '../files/refusal.ts'
import { frenchSpaces } from '../french.ts'
import type { Reference } from '../geography/reference.ts'
import type { RegionCode } from '../geography/schema.ts'
import { readZoning } from './read/read_zoning.ts'
import { refuseTooLarge } from './read/refuse.ts'
import type { NameIndex } from './resolve/by_name.ts'
import type { Profession, Report, ZoningUnit } from './schema.ts'
import type { ActDates, ZoningSnapshot } from './snapshot.ts'
import { validate } from './validate/validate.ts'

export interface CheckInput {
  bytes: Uint8Array
  /** As the person named it; shown in the report. */
  name: string
  profession: Profession
  /** `all`: a national file; null: whatever regions the file names. */
  region: RegionCode | 'all' | null
  act?: ActDates | null
  /** The zoning in force on the day of effect, to compare with. */
  current?: ZoningSnapshot | null
}

export interface Checked {
  report: Report
  /** Empty when the file could not be read. */
  units: ZoningUnit[]
}

/** Reads and validates a zoning file. Stores nothing. A file that cannot be read gives a report with that one error. */
export async function checkZoning(
  { bytes, name, profession, region, act = null, current = null }: CheckInput,
  reference: Reference,
  names: NameIndex,
): Promise<Checked> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  try {
    refuseTooLarge(bytes.byteLength)
    const file = await readZoning(bytes, profession)
    const { report, units } = validate({ file, profession, region, act, sha256, reference, names, current })
    const { format, encoding, delimiter } = file
    return {
      report: { ...report, file: { name, sha256, format, encoding, delimiter, ...report.file } },
      units,
    }
  } catch (cause) {
    if (!(cause instanceof FileRefusal)) throw cause
    return {
      report: refusedReport(cause, { name, sha256, profession, region, cog: reference.cog }),
      units: [],
    }
  }
}

/** The report of a file of which nothing can be read. */
export function refusedReport(
  { code, message, row, value }: FileRefusal,
  {
    name,
    sha256,
    profession,
    region,
    cog,
  }: Pick<Report, 'profession' | 'region' | 'cog'> & { name: string; sha256: string },
): Report {
  const nothing = {
    format: null,
    encoding: null,
    delimiter: null,
    rows: 0,
    units_read: 0,
    rows_merged: 0,
    rows_refused: 0,
  }
  return {
    valid: false,
    file: { name, sha256, ...nothing },
    profession,
    region,
    cog,
    counts: { units: 0, by_class: {}, population_by_class: {} },
    errors: [
      {
        code,
        level: 'error',
        message: frenchSpaces(message),
        count: 1,
        samples: [{ row, column: null, value }],
      },
    ],
    warnings: [],
    infos: [],
    diff: null,
  }
}
