import type { Sql } from 'postgres'
import type { Reference } from '../../geography/reference.ts'
import type { ExportContent } from './content.ts'
import { exportCsv } from './csv.ts'
import { unitFeatures } from './features.ts'
import { exportFlatgeobuf } from './flatgeobuf.ts'
import { exportGeojson } from './geojson.ts'

export const exportFormats = ['csv', 'geojson', 'flatgeobuf'] as const
export type ExportFormat = (typeof exportFormats)[number]

export interface ExportedFile {
  name: string
  contentType: string
  body: Iterable<string> | AsyncIterable<string | Uint8Array>
}

/** A zoning as a file, unit by unit, written as it is read. */
export function exportZoning(
  content: ExportContent,
  format: ExportFormat,
  { reference, sql }: { reference: Reference; sql: Sql },
): ExportedFile {
  switch (format) {
    case 'csv':
      return {
        name: `${content.name}.csv`,
        contentType: 'text/csv; charset=utf-8; header=present',
        body: exportCsv(content, reference),
      }
    case 'geojson':
      return {
        name: `${content.name}.geojson`,
        contentType: 'application/geo+json',
        body: exportGeojson(unitFeatures(content, reference, sql), content.name),
      }
    case 'flatgeobuf':
      return {
        name: `${content.name}.fgb`,
        contentType: 'application/vnd.flatgeobuf',
        body: exportFlatgeobuf(unitFeatures(content, reference, sql), content.units.length),
      }
  }
}
