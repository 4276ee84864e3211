import { useState } from 'react'
import type { OpenSession } from '../../api/account.ts'
import type { Page } from '../../api/documents.ts'
import { send } from '../../api/send.ts'
import { usePrivate } from '../../api/use_private.ts'
import { SignOutForm } from '../../layout/sign_out_form.tsx'
import { formatInstant } from '../../typography/instants.ts'
import { ActionFailure } from '../../ui/action_failure.tsx'
import { Confirmation } from '../../ui/confirmation.tsx'
import { Table } from '../../ui/table.tsx'
import { Told, useTold } from '../../ui/told.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { browserWords } from './browser_words.ts'

/** Where one is signed in; a session that one does not recognise is closed from here. */
export function Sessions() {
  const sessions = usePrivate<Page<OpenSession>>('/me/sessions')
  const [closing, setClosing] = useState<OpenSession | null>(null)
  const { told, tell } = useTold()
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">Vos sessions</h2>
      <p>
        Les navigateurs où vous êtes connecté. Une session se ferme d’elle-même après une heure sans activité,
        et au plus tard douze heures après la connexion.
      </p>
      <Told told={told} />
      {sessions.isPending && <Waiting what="vos sessions" rows={1} />}
      {sessions.isError && (
        <ActionFailure
          failure={sessions.error}
          what="afficher vos sessions"
          onRetry={() => sessions.refetch()}
        />
      )}
      {sessions.data && (
        <Table caption="Vos sessions ouvertes" quiet>
          <thead>
            <tr>
              <th scope="col">Navigateur</th>
              <th scope="col" className="cc-wide-column">
                Connecté depuis
              </th>
              <th scope="col">Vu la dernière fois</th>
              <th scope="col">Action</th>
            </tr>
          </thead>
          <tbody>
            {sessions.data.items.map((session) => (
              <tr key={session.id}>
                <th scope="row">
                  {browserWords(session.browser)}
                  {session.current && <span className="cc-this"> (cette session)</span>}
                </th>
                <td className="cc-wide-column">{formatInstant(session.created_at)}</td>
                <td>{formatInstant(session.seen_at)}</td>
                <td>
                  {session.current ? (
                    <SignOutForm className="fr-btn fr-btn--tertiary fr-btn--sm" />
                  ) : (
                    <button
                      type="button"
                      className="fr-btn fr-btn--tertiary fr-btn--sm"
                      onClick={() => setClosing(session)}
                    >
                      Fermer
                      <span className="fr-sr-only">
                        {' '}
                        la session {browserWords(session.browser)} du {formatInstant(session.created_at)}
                      </span>
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {closing && (
        <Confirmation
          title="Fermer cette session ?"
          action="Fermer la session"
          what="fermer cette session"
          act={async () => {
            await send('DELETE', `/me/sessions/${encodeURIComponent(closing.id)}`)
            await sessions.refetch()
          }}
          onDone={() => tell(`La session ${browserWords(closing.browser)} est fermée.`)}
          onClose={() => setClosing(null)}
        >
          <p>
            {browserWords(closing.browser)}, connecté depuis le {formatInstant(closing.created_at)} : il
            faudra s’y connecter à nouveau.
          </p>
        </Confirmation>
      )}
    </section>
  )
}
