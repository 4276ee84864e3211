import { createReadStream } from 'node:fs'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { SOURCES } from './sources.ts'

/** Millésimes of the APL to GPs that the source holds; DREES published none for 2020. */
export const APL_YEARS = [2015, 2016, 2017, 2018, 2019, 2021, 2022, 2023] as const

export type AplByYear = Partial<Record<(typeof APL_YEARS)[number], number>>

interface CommuneFile {
  code: string
  apl_evolution?: Record<string, number | null> | null
  /** 2023 with three decimals, and for the communes of Corsica too. */
  score_detail?: { apl?: number | null } | null
}

/**
 * In the source 146 of the 360 communes of Corsica have exactly 0 and 6 lie between 0 and 0.5, next to
 * towns full of GPs: there 0 means that the value is missing. Elsewhere (1 %) it is a true 0.
 */
function isUnknown(code: string, value: number): boolean {
  return value === 0 && /^2[AB]/.test(code)
}

/** APL (consultations a year per standardised inhabitant) by INSEE code; an unknown year is absent, never 0. */
export async function readApl(folder: string): Promise<Map<string, AplByYear>> {
  const apl = new Map<string, AplByYear>()
  const archive = extract()
  const read = (async () => {
    for await (const entry of archive) {
      const chunks: Uint8Array[] = []
      for await (const chunk of entry) chunks.push(chunk)
      if (!/^[0-9][0-9AB]\d{3}\.json$/.test(basename(entry.header.name))) continue
      const file = JSON.parse(Buffer.concat(chunks).toString('utf8')) as CommuneFile
      const years: AplByYear = {}
      for (const year of APL_YEARS) {
        const value = (year === 2023 ? file.score_detail?.apl : null) ?? file.apl_evolution?.[year]
        if (typeof value === 'number' && !isUnknown(file.code, value)) years[year] = Number(value.toFixed(3))
      }
      apl.set(file.code, years)
    }
  })()
  await pipeline(createReadStream(join(folder, SOURCES.apl.path)), createGunzip(), archive)
  await read
  return apl
}
