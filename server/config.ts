import { isAbsolute, resolve } from 'node:path'
import { z } from 'zod'
import { StartFailure } from './database/failure.ts'

interface Setting {
  name: string
  default: string | undefined
  meaning: string
  expected: string
}

/** The three settings of an identity provider, given together or not at all. */
function providerSettings(who: 'AGENTS' | 'BENEFICIARIES', whom: string): Setting[] {
  const setting = (name: string, meaning: string, expected: string) => ({
    name: `OIDC_${who}_${name}`,
    default: undefined,
    meaning,
    expected,
  })
  return [
    setting(
      'ISSUER',
      `fournisseur d’identité OpenID Connect : ${whom} ; absent : pas de connexion par lui`,
      'une adresse https://…',
    ),
    setting(
      'CLIENT_ID',
      `identifiant de ce service auprès de ${whom.split(',')[0]}`,
      'l’identifiant donné à l’enregistrement',
    ),
    setting(
      'CLIENT_SECRET',
      `secret de ce service auprès de ${whom.split(',')[0]}`,
      'le secret donné à l’enregistrement',
    ),
  ]
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
  ...providerSettings('AGENTS', 'ProConnect, pour les agents (ARS, gestionnaire, employeurs)'),
  ...providerSettings('BENEFICIARIES', 'Pro Santé Connect, pour les bénéficiaires'),
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
    name: 'COSTLY_PER_MINUTE',
    default: '30',
    meaning:
      'demandes coûteuses (vérification d’un fichier, export) acceptées par minute d’une même adresse ; à augmenter si tout un établissement sort par une seule',
    expected: 'un entier de 1 à 1000000',
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
  OIDC_AGENTS_ISSUER: address.optional(),
  OIDC_AGENTS_CLIENT_ID: z.string().min(1).optional(),
  OIDC_AGENTS_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_BENEFICIARIES_ISSUER: address.optional(),
  OIDC_BENEFICIARIES_CLIENT_ID: z.string().min(1).optional(),
  OIDC_BENEFICIARIES_CLIENT_SECRET: z.string().min(1).optional(),
  GEOCODER_URL: address.optional(),
  BASEMAP_URL: z
    .string()
    .regex(/^https?:\/\/.*\{z\}.*/)
    .optional(),
  COSTLY_PER_MINUTE: z.coerce.number().int().min(1).max(1_000_000),
  MANAGER_NAME: z.string().min(1).max(60),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']),
})

/** An OpenID Connect provider, and how it knows this service. */
export interface ProviderConfig {
  issuer: string
  clientId: string
  clientSecret: string
}

export interface Config {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | undefined
  demo: boolean
  publicUrl: string | undefined
  /** Who lets people in; null: nobody comes in by this way. */
  providers: { agents: ProviderConfig | null; beneficiaires: ProviderConfig | null }
  geocoderUrl: string | undefined
  basemapUrl: string | undefined
  /** Costly requests a minute and address. */
  costlyPerMinute: number
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
    providers: {
      agents: readProvider(s, 'AGENTS'),
      beneficiaires: readProvider(s, 'BENEFICIARIES'),
    },
    geocoderUrl: s.GEOCODER_URL,
    basemapUrl: s.BASEMAP_URL,
    costlyPerMinute: s.COSTLY_PER_MINUTE,
    managerName: s.MANAGER_NAME,
    logLevel: s.LOG_LEVEL,
  }
}

/** @throws StartFailure naming the setting that is missing beside the others */
function readProvider(
  given: z.infer<typeof environment>,
  who: 'AGENTS' | 'BENEFICIARIES',
): ProviderConfig | null {
  const issuer = given[`OIDC_${who}_ISSUER`]
  const clientId = given[`OIDC_${who}_CLIENT_ID`]
  const clientSecret = given[`OIDC_${who}_CLIENT_SECRET`]
  if (!issuer && !clientId && !clientSecret) return null
  const lacking = !issuer ? 'ISSUER' : !clientId ? 'CLIENT_ID' : !clientSecret ? 'CLIENT_SECRET' : null
  const name = lacking ? `OIDC_${who}_${lacking}` : given.PUBLIC_URL ? null : 'PUBLIC_URL'
  if (name) {
    const { expected, meaning } = settings.find((setting) => setting.name === name)!
    throw new StartFailure(
      `Réglage ${name} absent : ${expected} était attendu (${meaning}), car OIDC_${who}_* est donné.`,
    )
  }
  return { issuer: issuer!, clientId: clientId!, clientSecret: clientSecret! }
}
