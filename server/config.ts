import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { StartFailure } from './database/failure.ts'

interface Setting {
  name: string
  default: string | undefined
  meaning: string
  expected: string
}

/** Every setting of the service; `cesp serve --help` prints this table. */
export const settings: Setting[] = [
  {
    name: 'PORT',
    default: '3000',
    meaning: 'port d’écoute',
    expected: 'un entier de 0 à 65535 (0 : un port libre)',
  },
  {
    name: 'HOST',
    default: '127.0.0.1',
    meaning: 'adresse d’écoute',
    expected: 'un nom ou une adresse, par exemple 0.0.0.0',
  },
  {
    name: 'DATA_DIR',
    default: '.data',
    meaning: 'dossier de la base embarquée et des tuiles',
    expected: 'un dossier où écrire',
  },
  {
    name: 'DATABASE_URL',
    default: undefined,
    meaning: 'base PostgreSQL ≥ 15 avec PostGIS ≥ 3.3 ; absente : base embarquée dans DATA_DIR',
    expected: 'postgres://utilisateur:motdepasse@serveur:5432/base',
  },
  {
    name: 'DEMO',
    default: undefined,
    meaning: 'liste de démonstration, sans valeur officielle ; par défaut 1 sur la base embarquée, 0 sinon',
    expected: '0 ou 1',
  },
  {
    name: 'PUBLIC_URL',
    default: undefined,
    meaning: 'adresse publique du service, pour les liens absolus',
    expected: 'une adresse https://… ou http://…',
  },
  {
    name: 'GEOCODER_URL',
    default: undefined,
    meaning:
      'géocodeur national, par exemple https://data.geopf.fr/geocodage ; absent : recherche par commune, code postal ou coordonnées',
    expected: 'une adresse https://…',
  },
  {
    name: 'BASEMAP_URL',
    default: undefined,
    meaning:
      'fond de carte raster, gabarit {z}/{x}/{y}, par exemple le Plan IGN de la Géoplateforme ; absent : fond neutre',
    expected: 'une adresse https://… avec {z}, {x} et {y}',
  },
  {
    name: 'MANAGER_NAME',
    default: 'CNG',
    meaning: 'nom affiché du gestionnaire national de la liste (l’ASP depuis mars 2025)',
    expected: 'un nom court',
  },
  {
    name: 'LOG_LEVEL',
    default: 'info',
    meaning: 'détail du journal technique',
    expected: 'trace, debug, info, warn, error ou silent',
  },
]

const flag = z.enum(['0', '1']).transform((value) => value === '1')
const address = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''))

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65535),
  HOST: z.string().min(1),
  DATA_DIR: z.string().min(1),
  DATABASE_URL: z.string().min(1).optional(),
  DEMO: flag.optional(),
  PUBLIC_URL: address.optional(),
  GEOCODER_URL: address.optional(),
  BASEMAP_URL: z
    .string()
    .regex(/^https?:\/\/.*\{z\}.*/)
    .optional(),
  MANAGER_NAME: z.string().min(1).max(60),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']),
})

export interface Config {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | undefined
  demo: boolean
  publicUrl: string | undefined
  geocoderUrl: string | undefined
  basemapUrl: string | undefined
  managerName: string
  logLevel: z.infer<typeof environment>['LOG_LEVEL']
}

/** @throws StartFailure naming the first wrong setting, its value and what was expected. */
export function readConfig(env: NodeJS.ProcessEnv, cwd = process.cwd()): Config {
  const given = Object.fromEntries(
    settings.map(({ name, default: value }) => [name, env[name]?.trim() || value]),
  )
  const result = environment.safeParse(given)
  if (!result.success) {
    const name = String(result.error.issues[0]!.path[0])
    const setting = settings.find((s) => s.name === name)!
    throw new StartFailure(
      `Réglage ${name} = « ${given[name]} » : ${setting.expected} était attendu (${setting.meaning}).`,
    )
  }
  const s = result.data
  return {
    port: s.PORT,
    host: s.HOST,
    dataDir: isAbsolute(s.DATA_DIR) ? s.DATA_DIR : resolve(cwd, s.DATA_DIR),
    databaseUrl: s.DATABASE_URL,
    demo: s.DEMO ?? s.DATABASE_URL === undefined,
    publicUrl: s.PUBLIC_URL,
    geocoderUrl: s.GEOCODER_URL,
    basemapUrl: s.BASEMAP_URL,
    managerName: s.MANAGER_NAME,
    logLevel: s.LOG_LEVEL,
  }
}
