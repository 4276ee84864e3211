import { spawnSync } from 'node:child_process'
import { findNativeBinaries } from './native_cluster.ts'

export const chromium = (): string | null =>
  onPath('chromium') ?? onPath('chromium-browser') ?? onPath('google-chrome')

export const ogr2ogr = (): string | null => onPath('ogr2ogr')

/** One French sentence for each tool that some tests need and this machine lacks. */
export function missingTools(): string[] {
  const lines: string[] = []
  const native = findNativeBinaries()
  if ('missing' in native)
    lines.push(`tests sur PostgreSQL natif : ${native.missing} (paquet postgresql-15-postgis-3)`)
  if (!chromium()) lines.push('tests dans le navigateur : Chromium manque (paquet chromium)')
  if (!ogr2ogr()) lines.push('comparaisons avec GDAL : ogr2ogr manque (paquet gdal-bin)')
  return lines
}

function onPath(name: string): string | null {
  const found = spawnSync('sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' })
  return found.status === 0 ? found.stdout.trim() : null
}
