import { z } from 'zod'
import { asOwner } from '../../server/database/act.ts'
import type { Sql } from '../../server/database/database.ts'
import { frenchSpaces } from '../../server/french.ts'
import { regionCode } from '../../server/geography/schema.ts'
import { disablePerson, erasePerson } from '../../server/identity/disable.ts'
import { giveRole } from '../../server/identity/grants.ts'
import { grantedRoles, type Role } from '../../server/identity/schema.ts'
import { addCommand, type RegisterCommands, UsageError } from './command.ts'
import { readOptions } from './zoning/options.ts'

const schema = z.object({
  role: z.enum(grantedRoles),
  region: regionCode.optional(),
  places: z.string().optional(),
})

interface Listed {
  id: string
  kind: string
  organisation: string | null
  roles: string[]
  disabled: boolean
}

/** `cesp user add|list|disable|erase`: how the first administrator comes to be, and what to do when there is none left. */
export const userCommands: RegisterCommands = (program, context) => {
  const user = program.command('user').description('personnes et rôles')
  const author = { actor: context.actor, origin: 'cli' }
  addCommand(user, context, {
    usage: 'add <personne>',
    description: 'donne un rôle à une personne qui s’est déjà connectée (son numéro : cesp user list)',
    options: (command) =>
      command
        .requiredOption('--role <rôle>', grantedRoles.join(', '))
        .option('--region <région>', 'le code de la région d’un référent')
        .option('--places <lieux>', 'les identifiants des lieux d’un employeur, séparés par des virgules'),
    async run(_context, options, person) {
      const wanted = roleOf(readOptions(schema, options))
      const { sql } = await context.openDatabase()
      const given = await asOwner(sql)(async (tx) => {
        const [known] = await tx`select from person where id = ${person!}`
        return known ? giveRole(tx, person!, wanted, author) : null
      })
      if (!given) return unknown(person!, context.say)
      const text = given.created
        ? 'Le rôle est donné.'
        : 'Cette personne avait déjà ce rôle : rien n’a changé.'
      return { exit: 0, json: given, text: frenchSpaces(text) }
    },
  })
  addCommand(user, context, {
    usage: 'list',
    description: 'les personnes connues et leurs rôles, sans leur nom',
    async run() {
      const { sql } = await context.openDatabase()
      const found = await listPeople(sql)
      const lines = found.map(({ id, kind, organisation, roles, disabled }) =>
        [id, kind, organisation ?? '', roles.join(', '), disabled ? 'désactivée' : ''].join('\t'),
      )
      return { exit: 0, json: found, text: lines.join('\n') || 'Personne ne s’est encore connecté.' }
    },
  })
  addCommand(user, context, {
    usage: 'disable <personne>',
    description: 'empêche une personne d’entrer ; ses sessions et ses jetons n’ouvrent plus rien',
    async run(_context, _options, person) {
      const { sql } = await context.openDatabase()
      const disabled = await disablePerson(asOwner(sql), person!, author)
      if (!disabled) return unknown(person!, context.say)
      return { exit: 0, json: { id: person, disabled }, text: 'Cette personne n’entre plus.' }
    },
  })
  addCommand(user, context, {
    usage: 'erase <personne>',
    description: 'efface ce que le service sait d’une personne qui l’a demandé ; le journal garde son numéro',
    async run(_context, _options, person) {
      const { sql } = await context.openDatabase()
      const erased = await erasePerson(asOwner(sql), person!, author)
      if (!erased) return unknown(person!, context.say)
      return { exit: 0, json: { id: person, erased }, text: 'Les données de cette personne sont effacées.' }
    },
  })
}

function roleOf({ role, region: given, places }: z.infer<typeof schema>): Role {
  const region = given ?? null
  const held =
    places
      ?.split(',')
      .map((place) => place.trim())
      .filter(Boolean) ?? null
  if ((role === 'ars_referent') !== (region !== null))
    throw new UsageError('--region va avec --role ars_referent, et seulement avec lui.')
  if ((role === 'employer') !== (held !== null && held.length > 0))
    throw new UsageError('--places va avec --role employer, et seulement avec lui.')
  return { role, region, places: held }
}

function unknown(person: string, say: (message: string) => void) {
  say(
    frenchSpaces(
      `La personne « ${person} » est inconnue, ou ce qui est demandé est déjà fait : cesp user list les donne toutes.`,
    ),
  )
  return { exit: 1 as const }
}

const listPeople = (sql: Sql) => sql<Listed[]>`
  select person.id, person.kind, organisation.name as organisation, disabled_at is not null as disabled,
         coalesce(array_agg(concat_ws(' ', role, role_grant.region, array_to_string(places, ' ')) order by role)
           filter (where role is not null), '{}') as roles
  from person
    left join organisation on organisation.siret = person.siret
    left join role_grant on role_grant.person = person.id and revoked_at is null
  group by person.id, organisation.name order by person.created_at, person.id`
