import type { Transact } from '../database/act.ts'
import type { Sql } from '../database/database.ts'
import type { RegionCode } from '../geography/schema.ts'
import { type Author, record } from '../journal/record.ts'

export const organisationKinds = ['ars', 'manager', 'employer'] as const

/** An organisation whose agents may come in. */
export interface Organisation {
  siret: string
  name: string
  kind: (typeof organisationKinds)[number]
  /** Of an ARS only. */
  region: RegionCode | null
}

/** Registers an organisation, or corrects it. @returns false when nothing changed */
export async function registerOrganisation(
  transact: Transact,
  organisation: Organisation,
  author: Author,
): Promise<boolean> {
  const { siret, name, kind, region } = organisation
  return transact(async (tx) => {
    const [before] = await tx<Organisation[]>`
      select siret, name, kind, region from organisation where siret = ${siret} for update`
    if (before && before.name === name && before.kind === kind && before.region === region) return false
    await tx`
      insert into organisation (siret, name, kind, region) values (${siret}, ${name}, ${kind}, ${region})
      on conflict (siret) do update set name = excluded.name, kind = excluded.kind, region = excluded.region`
    await record(tx, {
      ...author,
      action: 'identity.register_organisation',
      subject: siret,
      before: before ? { ...before } : null,
      after: { ...organisation },
    })
    return true
  })
}

export const listOrganisations = (sql: Sql): Promise<Organisation[]> =>
  sql<Organisation[]>`select siret, name, kind, region from organisation order by kind, region, siret`
