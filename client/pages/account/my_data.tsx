import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Person } from '../../api/account.ts'
import { fetchJson } from '../../api/fetch_json.ts'
import { send } from '../../api/send.ts'
import { ME } from '../../api/use_me.ts'
import { formatInstantDay } from '../../typography/instants.ts'
import { ActionFailure } from '../../ui/action_failure.tsx'
import { Confirmation } from '../../ui/confirmation.tsx'
import { Told, useTold } from '../../ui/told.tsx'
import { useAction } from '../../ui/use_action.ts'
import { saveFile } from './save_file.ts'

const FILE = 'mes-donnees.json'

/** The rights of access and erasure (RGPD, articles 15 and 17). */
export function MyData({ person }: { person: Person }) {
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const { told, tell } = useTold()
  const download = useAction(async () => {
    saveFile(FILE, JSON.stringify(await fetchJson<unknown>('/me/export'), null, 2))
    tell(
      `Le fichier « ${FILE} » est téléchargé : votre identité, vos rôles, vos sessions, vos jetons et le journal.`,
    )
  })
  return (
    <section aria-labelledby="donnees">
      <h2 id="donnees">Vos données</h2>
      <p>
        Tout ce que le service garde de vous tient dans un fichier. Vous pouvez aussi en demander
        l’effacement.
      </p>
      <Told told={told} />
      {download.failure !== null && (
        <ActionFailure failure={download.failure} what="télécharger vos données" onRetry={download.run} />
      )}
      <div className="cc-buttons">
        <button
          type="button"
          className="fr-btn fr-btn--secondary fr-icon-download-line fr-btn--icon-left"
          aria-disabled={download.pending}
          onClick={download.run}
        >
          Télécharger mes données
        </button>
        {person.erasure_asked_at === null && (
          <button type="button" className="fr-btn fr-btn--tertiary" onClick={() => setAsking(true)}>
            Demander l’effacement de mes données
          </button>
        )}
      </div>
      {person.erasure_asked_at !== null && (
        <p className="fr-mt-2w">
          Vous avez demandé l’effacement de vos données le {formatInstantDay(person.erasure_asked_at)}.
          L’administrateur du service y répond dans le mois qui suit.
        </p>
      )}
      {asking && (
        <Confirmation
          title="Demander l’effacement de vos données ?"
          action="Demander l’effacement"
          what="enregistrer cette demande"
          act={async () => {
            await send('POST', '/me/erasure')
            await queries.invalidateQueries({ queryKey: [ME] })
          }}
          onDone={() => tell('Votre demande d’effacement est enregistrée.')}
          onClose={() => setAsking(false)}
        >
          <p>
            L’administrateur du service effacera ce qui vous désigne, et vous ne pourrez plus vous connecter.
            Ce que vous avez publié au nom de votre organisation reste publié. La demande ne se retire pas
            d’ici.
          </p>
        </Confirmation>
      )}
    </section>
  )
}
