import '../../styles/account.css'
import { useState } from 'react'
import type { Person } from '../../api/account.ts'
import type { Page as Items } from '../../api/documents.ts'
import { usePrivate } from '../../api/use_private.ts'
import { countOf } from '../../typography/numbers.ts'
import { ActionFailure } from '../../ui/action_failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { filterPeople } from './filter_people.ts'
import { PeopleTable } from './people_table.tsx'

/** People drawn at first, and more at each press: the roles of each are asked one by one. */
const STEP = 20

/** Who is known, and which roles they hold. Whoever may not see it reads the service's own sentence. */
export default function AdministrationPage() {
  const people = usePrivate<Items<Person>>('/people')
  const [typed, setTyped] = useState('')
  const [shown, setShown] = useState(STEP)
  const found = filterPeople(people.data?.items ?? [], typed)
  return (
    <Page title="Administration">
      <h1>Administration</h1>
      <p className="fr-text--lead">
        Les personnes qui se sont connectées au moins une fois, et les rôles qui leur ont été donnés.
      </p>
      {people.isPending && <Waiting what="les personnes" rows={4} />}
      {people.isError && (
        <ActionFailure failure={people.error} what="afficher cette page" onRetry={() => people.refetch()} />
      )}
      {people.data && (
        <>
          <div className="fr-input-group cc-form">
            <label className="fr-label" htmlFor="filtre">
              Filtrer les personnes
              <span className="fr-hint-text">Par nom, adresse électronique, organisation ou numéro</span>
            </label>
            <input
              id="filtre"
              className="fr-input"
              type="search"
              value={typed}
              autoComplete="off"
              onChange={({ target }) => {
                setTyped(target.value)
                setShown(STEP)
              }}
            />
          </div>
          <p role="status">
            {found.length === 0
              ? 'Personne ne répond à ce filtre : essayez un autre mot, ou effacez-le.'
              : `${countOf(found.length, 'personne')}${typed.trim() ? ` sur ${people.data.total}` : ''}.`}
          </p>
          <PeopleTable people={found.slice(0, shown)} />
          {found.length > shown && (
            <button
              type="button"
              className="fr-btn fr-btn--secondary fr-mt-2w"
              onClick={() => setShown(shown + STEP)}
            >
              Afficher {countOf(Math.min(STEP, found.length - shown), 'personne')} de plus
            </button>
          )}
        </>
      )}
    </Page>
  )
}
