import { createHash } from 'node:crypto'
import type { JSONValue } from 'postgres'
import type { Database } from '../database/connect.ts'
import { frenchSpaces } from '../french.ts'
import { type Author, record } from '../journal/record.ts'
import { insertList, insertPlaces, notifyPlaces } from './queries.ts'
import type { PlaceRecord, PlacesReport } from './schema.ts'
import type { ValidatedPlaces } from './validate.ts'

export interface ImportedList {
  id: string
  /** false: this very list, for this very day, was recorded already; nothing was written. */
  created: boolean
}

interface ImportOptions extends Author {
  /** The day the version takes effect, `YYYY-MM-DD`. */
  effectiveOn: string
  /** Whether this installation takes demonstration records (setting DEMO). */
  demonstration: boolean
}

/** An import that was refused: nothing is stored. `report` says why, row by row. */
export class ImportRefused extends Error {
  constructor(
    readonly code: 'invalid_list' | 'demonstration_refused',
    message: string,
    readonly report: PlacesReport,
  ) {
    super(frenchSpaces(message))
  }
}

/**
 * Records a valid list as a new immutable version, in one transaction with its line of the journal.
 * Its identifier is made of its day and its content, so importing the same list twice changes nothing.
 * @throws ImportRefused when the list has an error, or is a demonstration where none is taken
 */
export async function importPlaces(
  { sql }: Database,
  { places, report }: ValidatedPlaces,
  { effectiveOn, actor, origin, demonstration }: ImportOptions,
): Promise<ImportedList> {
  if (!report.valid)
    throw new ImportRefused(
      'invalid_list',
      'La liste contient des erreurs : rien n’a été enregistré.',
      report,
    )
  if (report.demonstration && !demonstration)
    throw new ImportRefused(
      'demonstration_refused',
      'Cette installation refuse les données de démonstration (réglage DEMO = 0) : rien n’a été enregistré.',
      report,
    )
  const id = listId(effectiveOn, places)
  const { name: fileName, sha256 } = report.file
  const created = await sql.begin(async (tx) => {
    const list = { id, effectiveOn, demonstration: report.demonstration, fileName, sha256, report }
    if (!(await insertList(tx, list, places.length))) return false
    await insertPlaces(tx, id, places)
    await notifyPlaces(tx, id)
    const detail = { file: fileName, sha256, effective_on: effectiveOn, places: places.length }
    const after = listState(id, effectiveOn, places)
    await record(tx, { actor, origin, action: 'places.import', subject: id, detail, after })
    return true
  })
  return { id, created }
}

/** A version of the list, for the hash that the journal keeps of it, whatever the order of its rows. */
export function listState(id: string, effectiveOn: string, places: readonly PlaceRecord[]): JSONValue {
  return { id, effective_on: effectiveOn, places: sortById(places) as unknown as JSONValue }
}

/** `liste-20261101-1a2b3c4d`: the day it takes effect and 8 hexadecimal digits of its content, whatever the order of its rows. */
export function listId(effectiveOn: string, places: PlaceRecord[]): string {
  const sorted = sortById(places)
  const digest = createHash('sha256')
    .update(JSON.stringify([effectiveOn, sorted]))
    .digest('hex')
  return `liste-${effectiveOn.replaceAll('-', '')}-${digest.slice(0, 8)}`
}

const sortById = (places: readonly PlaceRecord[]) => [...places].sort((a, b) => (a.id < b.id ? -1 : 1))
