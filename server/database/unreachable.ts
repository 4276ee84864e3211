import { StartFailure } from './failure.ts'
import { hidePassword, readDatabaseUrl } from './url.ts'

/** Says in one line why the server of `DATABASE_URL` did not let us in, and what to do about it. */
export function explainUnreachable(url: string, error: unknown): StartFailure {
  const { host, port, user, database } = readDatabaseUrl(url)
  const { code, message } = error as { code?: string; message?: string }
  const reason = REASONS[code ?? ''] ?? ((): string => `erreur ${code ?? 'inconnue'} (${message ?? error})`)
  const said = reason({ server: `${host}:${port}`, host, user, database })
  return new StartFailure(`DATABASE_URL\u00a0: «\u00a0${hidePassword(url)}\u00a0»\u00a0: ${said}.`, {
    cause: error,
  })
}

interface Place {
  server: string
  host: string
  user: string
  database: string
}

const refused = ({ server }: Place) =>
  `aucun serveur PostgreSQL ne répond sur ${server}\u00a0; démarrez-le, ou corrigez l’adresse`
const unknownHost = ({ host }: Place) =>
  `le serveur «\u00a0${host}\u00a0» est introuvable\u00a0; vérifiez son nom et le réseau`
const late = ({ server }: Place) =>
  `${server} n’a pas répondu à temps\u00a0; vérifiez l’adresse, le réseau et le pare-feu`
const badPassword = ({ user }: Place) =>
  `mot de passe refusé pour l’utilisateur «\u00a0${user}\u00a0»\u00a0; corrigez-le dans l’adresse`
const notAllowed = ({ user, database }: Place) =>
  `l’utilisateur «\u00a0${user}\u00a0» n’a pas le droit de se connecter à la base «\u00a0${database}\u00a0»\u00a0; vérifiez qu’il existe et le fichier pg_hba.conf du serveur`

// https://www.postgresql.org/docs/current/errcodes-appendix.html, and the codes of Node and postgres.js.
const REASONS: Record<string, (place: Place) => string> = {
  ECONNREFUSED: refused,
  ECONNRESET: ({ server }) =>
    `${server} a coupé la connexion\u00a0; vérifiez que c’est un serveur PostgreSQL, et s’il exige «\u00a0?sslmode=require\u00a0»`,
  CONNECTION_CLOSED: ({ server }) =>
    `${server} a coupé la connexion\u00a0; vérifiez que c’est un serveur PostgreSQL, et s’il exige «\u00a0?sslmode=require\u00a0»`,
  ENOTFOUND: unknownHost,
  EAI_AGAIN: unknownHost,
  ETIMEDOUT: late,
  EHOSTUNREACH: late,
  ENETUNREACH: late,
  CONNECT_TIMEOUT: late,
  '28P01': badPassword,
  '28000': notAllowed,
  '42501': notAllowed,
  '3D000': ({ database }) =>
    `la base «\u00a0${database}\u00a0» n’existe pas sur ce serveur\u00a0; créez-la avec createdb, ou corrigez l’adresse`,
  '53300': () => 'le serveur n’accepte plus de connexions\u00a0; augmentez max_connections ou libérez-en',
  '57P03': () => 'le serveur démarre ou s’arrête\u00a0; réessayez dans un instant',
}

/** Codes that say the server, not the query, is the trouble: no connection, or one that it ended, or no room, or too late. */
const UNAVAILABLE = new Map<string, string>([
  ['ECONNREFUSED', 'connexion refusée'],
  ['ECONNRESET', 'connexion coupée'],
  ['EPIPE', 'connexion coupée'],
  ['CONNECTION_CLOSED', 'connexion coupée'],
  ['CONNECTION_DESTROYED', 'connexion coupée'],
  ['CONNECTION_ENDED', 'le service s’arrête'],
  ['CONNECT_TIMEOUT', 'elle ne répond pas à temps'],
  ['ETIMEDOUT', 'elle ne répond pas à temps'],
  ['EHOSTUNREACH', 'réseau coupé'],
  ['ENETUNREACH', 'réseau coupé'],
  ['ENOTFOUND', 'serveur introuvable'],
  ['EAI_AGAIN', 'serveur introuvable'],
  ['25006', 'elle est en lecture seule'],
  ['53100', 'son disque est plein'],
  ['53200', 'sa mémoire est pleine'],
  ['53300', 'elle n’accepte plus de connexions'],
  ['55P03', 'un verrou n’a pas été rendu à temps'],
  ['57014', 'la requête a duré trop longtemps'],
  ['57P01', 'elle s’arrête'],
  ['57P02', 'elle redémarre après une panne'],
  ['57P03', 'elle démarre ou s’arrête'],
])

const troubleOf = (error: unknown): string | undefined => {
  const { code } = (error ?? {}) as { code?: string }
  if (typeof code !== 'string') return undefined
  return UNAVAILABLE.get(code) ?? (/^08...$/.test(code) ? 'connexion coupée' : undefined)
}

/** Whether the same question may be answered in a moment: the database is away, not the question wrong. */
export const isUnavailable = (error: unknown): boolean => troubleOf(error) !== undefined

/** The trouble in French, for anybody: neither address, nor user, nor the words of the server. */
export const nameTrouble = (error: unknown): string => troubleOf(error) ?? 'elle refuse la requête'
