import { useState } from 'react'
import type { ApiToken } from '../../api/account.ts'
import type { Page } from '../../api/documents.ts'
import { send } from '../../api/send.ts'
import { usePrivate } from '../../api/use_private.ts'
import { formatInstant, formatInstantDay } from '../../typography/instants.ts'
import { ActionFailure } from '../../ui/action_failure.tsx'
import { Confirmation } from '../../ui/confirmation.tsx'
import { Table } from '../../ui/table.tsx'
import { Told, useTold } from '../../ui/told.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { NewToken } from './new_token.tsx'
import { scopeWords } from './scope_words.ts'

/** The keys of one's scripts: made here, shown once, revoked here. */
export function Tokens() {
  const tokens = usePrivate<Page<ApiToken>>('/me/tokens')
  const [revoking, setRevoking] = useState<ApiToken | null>(null)
  const { told, tell } = useTold()
  return (
    <section aria-labelledby="jetons">
      <h2 id="jetons">Vos jetons d’accès</h2>
      <p>
        Un jeton laisse un script appeler l’API en votre nom, sans votre mot de passe. Il ne permet jamais
        plus que vos rôles, et rien sur votre compte.
      </p>
      <Told told={told} />
      {tokens.isPending && <Waiting what="vos jetons" rows={1} />}
      {tokens.isError && (
        <ActionFailure failure={tokens.error} what="afficher vos jetons" onRetry={() => tokens.refetch()} />
      )}
      {tokens.data?.items.length === 0 && <p>Vous n’avez aucun jeton.</p>}
      {tokens.data && tokens.data.items.length > 0 && (
        <Table caption="Vos jetons" quiet>
          <thead>
            <tr>
              <th scope="col">Nom</th>
              <th scope="col" className="cc-wide-column">
                Permet de
              </th>
              <th scope="col">Valable jusqu’au</th>
              <th scope="col" className="cc-wide-column">
                Dernier usage
              </th>
              <th scope="col">Action</th>
            </tr>
          </thead>
          <tbody>
            {tokens.data.items.map((token) => (
              <tr key={token.id}>
                <th scope="row">
                  {token.name}
                  <span className="cc-more-lines">
                    <span className="cc-narrow-line">{scopeWords(token.scopes)}</span>
                  </span>
                </th>
                <td className="cc-wide-column">{scopeWords(token.scopes)}</td>
                <td>
                  {formatInstantDay(token.expires_at)}
                  {new Date(token.expires_at) < new Date() && ' (expiré)'}
                </td>
                <td className="cc-wide-column">{token.used_at ? formatInstant(token.used_at) : 'Jamais'}</td>
                <td>
                  <button
                    type="button"
                    className="fr-btn fr-btn--tertiary fr-btn--sm"
                    onClick={() => setRevoking(token)}
                  >
                    Révoquer<span className="fr-sr-only"> le jeton {token.name}</span>
                  </button>
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <NewToken onMade={() => tokens.refetch()} />
      {revoking && (
        <Confirmation
          title="Révoquer ce jeton ?"
          action="Révoquer le jeton"
          what="révoquer ce jeton"
          act={async () => {
            await send('DELETE', `/me/tokens/${encodeURIComponent(revoking.id)}`)
            await tokens.refetch()
          }}
          onDone={() => tell(`Le jeton « ${revoking.name} » est révoqué : il n’ouvre plus rien.`)}
          onClose={() => setRevoking(null)}
        >
          <p>
            Les scripts qui se servent de « {revoking.name} » seront refusés aussitôt. Un jeton révoqué ne se
            rétablit pas.
          </p>
        </Confirmation>
      )}
    </section>
  )
}
