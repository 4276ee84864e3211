import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { fullName, type Grant, type Person } from '../../api/account.ts'
import { send } from '../../api/send.ts'
import { ME } from '../../api/use_me.ts'
import { Confirmation } from '../../ui/confirmation.tsx'
import { Table } from '../../ui/table.tsx'
import { Told, useTold } from '../../ui/told.tsx'
import { roleWords } from '../account/role_words.ts'
import { GiveRole } from './give_role.tsx'
import { PersonRow } from './person_row.tsx'

/** One line a person: who, from where, their roles; a role is given and taken back from the line. */
export function PeopleTable({ people }: { people: Person[] }) {
  const queries = useQueryClient()
  const [giving, setGiving] = useState<Person | null>(null)
  const [taking, setTaking] = useState<{ person: Person; grant: Grant } | null>(null)
  const { told, tell } = useTold()
  /** One's own roles may have changed too, and with them what the header offers. */
  const refresh = ({ id }: Person) =>
    Promise.all([personPath(id), ME].map((path) => queries.invalidateQueries({ queryKey: [path] })))
  return (
    <>
      <Told told={told} />
      {people.length > 0 && (
        <Table caption="Personnes et rôles" quiet>
          <thead>
            <tr>
              <th scope="col">Personne</th>
              <th scope="col" className="cc-wide-column">
                Organisation
              </th>
              <th scope="col">Rôles</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <PersonRow
                key={person.id}
                person={person}
                onGive={() => setGiving(person)}
                onTake={(grant) => setTaking({ person, grant })}
              />
            ))}
          </tbody>
        </Table>
      )}
      {giving && (
        <GiveRole
          person={giving}
          onGiven={(words, isNew) => {
            tell(
              isNew
                ? `Rôle donné à ${fullName(giving)} : ${words}.`
                : `${fullName(giving)} avait déjà ce rôle : ${words}.`,
            )
            void refresh(giving)
          }}
          onClose={() => setGiving(null)}
        />
      )}
      {taking && (
        <Confirmation
          title="Reprendre ce rôle ?"
          action="Reprendre le rôle"
          what="reprendre ce rôle"
          act={async () => {
            await send('DELETE', `${personPath(taking.person.id)}/roles/${taking.grant.id}`)
            await refresh(taking.person)
          }}
          onDone={() => tell(`Rôle repris à ${fullName(taking.person)} : ${roleWords(taking.grant)}.`)}
          onClose={() => setTaking(null)}
        >
          <p>
            {fullName(taking.person)} ne pourra plus rien faire comme : {roleWords(taking.grant)}. Ce qui a
            été fait reste écrit au journal.
          </p>
        </Confirmation>
      )}
    </>
  )
}

/** Also the key under which the person's roles are kept. */
export const personPath = (id: string) => `/people/${encodeURIComponent(id)}`
