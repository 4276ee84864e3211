import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { actAs } from '../../server/database/act.ts'
import { describeEngines } from './engines.ts'

const referent = { role: 'ars_referent', region: '24', places: null }

describeEngines('acting as a person', (database) => {
  test('the database knows who acts, over which region, and forgets it with the transaction', async () => {
    const { sql } = database()
    const ask = (tx: Pick<typeof sql, 'unsafe'>) =>
      tx.unsafe(`select current_user as under, acting_person() as person, acting_as('ars_referent') as referent,
        acting_as('ars_referent', '24') as here, acting_as('ars_referent', '11') as elsewhere,
        acting_as('administrator') as administrator`)
    const [inside] = await actAs(sql, { person: 'P-1', roles: [referent] }, (tx) => ask(tx))
    expect(inside).toEqual({
      under: 'cesp_application',
      person: 'P-1',
      referent: true,
      here: true,
      elsewhere: false,
      administrator: false,
    })
    const [after] = await ask(sql)
    expect(after).toMatchObject({ under: 'postgres', person: null, referent: false })
  })

  test('nobody is nobody', async () => {
    const { sql } = database()
    const [row] = await actAs(sql, { person: null, roles: [] }, (tx) => tx`select acting_person() as person`)
    expect(row).toEqual({ person: null })
  })

  test('an account that may not create roles does, once the role was given to it', async () => {
    const { sql } = database()
    const text = await readFile('server/database/migrations/006_application_role.sql', 'utf8')
    const [create, grant] = text.match(/^do \$\$.*?^\$\$;/gms)!
    await sql.begin(async (tx) => {
      await tx`create role sans_pouvoir_essai nologin nocreaterole`
      await tx`set local role sans_pouvoir_essai`
      // Not a member yet: the account is told what to ask for, by the grant that it may not make.
      await expect(tx.savepoint((one) => one.unsafe(`${create} ${grant}`))).rejects.toMatchObject({
        code: '42501',
      })
      await tx`reset role`
      await tx`grant cesp_application to sans_pouvoir_essai`
      await tx`set local role sans_pouvoir_essai`
      await tx.unsafe(create!)
      await tx.unsafe(grant!)
      await tx`reset role`
      await tx`revoke cesp_application from sans_pouvoir_essai`
      await tx`drop role sans_pouvoir_essai`
    })
  })

  describe('whatever the application does', () => {
    test.each([
      'update zoning_publication set act = act',
      'delete from place',
      'truncate journal_entry',
      'update journal_entry set actor = actor',
      'alter table journal_entry disable trigger all',
      'drop table place',
      'create table mine (id int)',
      'set local session_replication_role = replica',
      'update commune set name = name',
    ])('« %s » is refused to it', async (statement) => {
      const { sql } = database()
      const acting = { person: 'P-1', roles: [{ role: 'administrator', region: null, places: null }] }
      await expect(actAs(sql, acting, (tx) => tx.unsafe(statement))).rejects.toMatchObject({ code: '42501' })
    })
  })
})
