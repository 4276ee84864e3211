import type { Profession, ReportEntry } from '../schema.ts'
import { type FindingCode, messages } from './messages.ts'
import { renderMessage } from './render.ts'
import { severity } from './severity.ts'

export interface FindingPlace {
  row?: number | null
  column?: string | null
  value?: string | null
}

type Parameters = Record<string, string | number>

interface Group {
  code: FindingCode
  count: number
  parameters: Parameters
  samples: ReportEntry['samples']
}

/** At most so many samples go with an entry; its count stays exact. */
const MOST_SAMPLES = 20

/** What the rules found, gathered into one entry per code (and per group, when a rule names one). */
export class Findings {
  readonly #groups = new Map<string, Group>()

  /** `parameters` fill the message's placeholders; those of the first finding of a group are kept. */
  add(code: FindingCode, place: FindingPlace = {}, parameters: Parameters = {}, group = ''): void {
    const key = `${code}|${group}`
    let found = this.#groups.get(key)
    if (!found) {
      found = { code, count: 0, parameters, samples: [] }
      this.#groups.set(key, found)
    }
    found.count++
    if (found.samples.length < MOST_SAMPLES)
      found.samples.push({ row: place.row ?? null, column: place.column ?? null, value: place.value ?? null })
  }

  /** The report's entries, errors, warnings and infos apart, in the order of the rules. */
  entries(profession: Profession): { errors: ReportEntry[]; warnings: ReportEntry[]; infos: ReportEntry[] } {
    const all = [...this.#groups.values()].map(({ code, count, parameters, samples }): ReportEntry => {
      const { row, column, value } = samples[0]!
      const words = { row: String(row ?? ''), column: column ?? '', value: value ?? '', ...parameters }
      return {
        code,
        level: severity(profession, code),
        message: renderMessage(messages[code], count, words),
        count,
        samples,
      }
    })
    const at = (level: ReportEntry['level']) => all.filter((entry) => entry.level === level)
    return { errors: at('error'), warnings: at('warning'), infos: at('info') }
  }
}
