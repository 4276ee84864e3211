import type { Sql } from '../database/database.ts'
import { record } from '../journal/record.ts'
import type { Claims } from './claims.ts'
import { DEMONSTRATION_ISSUER } from './demonstration_issuer.ts'
import { giveRole } from './grants.ts'
import type { Role } from './schema.ts'

/** A ready person of a role. Nobody real: their names say what they are. */
export interface DemonstrationPerson {
  key: string
  /** As the page offers it. */
  label: string
  claims: Pick<Claims, 'kind' | 'given_name' | 'usual_name' | 'profession' | 'savoir_faire'>
  roles: readonly Role[]
}

const agent = (key: string, label: string, roles: Role[]): DemonstrationPerson => ({
  key,
  label,
  claims: {
    kind: 'agent',
    given_name: 'Démonstration',
    usual_name: label,
    profession: null,
    savoir_faire: null,
  },
  roles,
})

/** One person for each role, two referents so that one can see where the other's region ends. */
export const demonstrationPersons: readonly DemonstrationPerson[] = [
  {
    key: 'interne',
    label: 'Interne de médecine générale',
    claims: {
      kind: 'beneficiary',
      given_name: 'Démonstration',
      usual_name: 'Interne de médecine générale',
      profession: 'medecin',
      savoir_faire: 'SM54',
    },
    roles: [],
  },
  agent('ars-24', 'Référent de l’ARS Centre-Val de Loire', [
    { role: 'ars_referent', region: '24', places: null },
  ]),
  agent('ars-84', 'Référent de l’ARS Auvergne-Rhône-Alpes', [
    { role: 'ars_referent', region: '84', places: null },
  ]),
  agent('employeur', 'Employeur d’un centre hospitalier', [
    { role: 'employer', region: null, places: ['DEMO-24-0002'] },
  ]),
  agent('gestionnaire', 'Gestionnaire de la liste nationale', [
    { role: 'national_manager', region: null, places: null },
  ]),
  agent('administration', 'Administrateur du service', [
    { role: 'administrator', region: null, places: null },
  ]),
]

/** The person's id; written down at the first visit, with their roles. */
export async function welcomeDemonstration(
  sql: Sql,
  { key, claims, roles }: DemonstrationPerson,
): Promise<string> {
  return sql.begin(async (tx) => {
    const [row] = await tx<{ id: string }[]>`
      insert into person (kind, issuer, subject, given_name, usual_name, profession, savoir_faire)
      values (${claims.kind}, ${DEMONSTRATION_ISSUER}, ${key}, ${claims.given_name}, ${claims.usual_name}, ${claims.profession},
              ${claims.savoir_faire})
      on conflict (issuer, subject) do update set usual_name = excluded.usual_name
      returning id`
    const { id } = row!
    for (const role of roles) await giveRole(tx, id, role, { actor: 'démonstration' })
    await record(tx, { actor: id, action: 'identity.sign_in', subject: id })
    return id
  }) as Promise<string>
}
