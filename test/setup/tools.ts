import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Folder of `initdb`, `pg_ctl`… of a PostgreSQL ≥ 15 that has PostGIS, or null. */
export function postgresBinaries(): string | null {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian)
    ? readdirSync(debian)
        .map(Number)
        .filter((v) => v >= 15)
    : []
  const candidates = versions
    .sort((a, b) => b - a)
    .map((v) => ({
      bin: join(debian, String(v), 'bin'),
      postgis: `/usr/share/postgresql/${v}/extension/postgis.control`,
    }))
  return (
    candidates.find(({ bin, postgis }) => existsSync(join(bin, 'initdb')) && existsSync(postgis))?.bin ?? null
  )
}

export const chromium = (): string | null =>
  onPath('chromium') ?? onPath('chromium-browser') ?? onPath('google-chrome')

export const ogr2ogr = (): string | null => onPath('ogr2ogr')

/** One French sentence for each tool that some tests need and this machine lacks. */
export function missingTools(): string[] {
  const lines: string[] = []
  if (!postgresBinaries()) {
    lines.push(
      'tests sur PostgreSQL natif (installez postgresql-15-postgis-3) ; la base embarquée est testée',
    )
  }
  if (!chromium()) lines.push('tests dans le navigateur (installez chromium)')
  if (!ogr2ogr()) lines.push('comparaisons avec GDAL (installez gdal-bin)')
  return lines
}

function onPath(name: string): string | null {
  const found = spawnSync('sh', ['-c', 'command -v "$0"', name], { encoding: 'utf8' })
  return found.status === 0 ? found.stdout.trim() : null
}
