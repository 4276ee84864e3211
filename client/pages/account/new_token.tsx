import { type FormEvent, useId, useState } from 'react'
import type { ApiToken, Scope } from '../../api/account.ts'
import { send } from '../../api/send.ts'
import { ActionFailure } from '../../ui/action_failure.tsx'
import { useAction } from '../../ui/use_action.ts'
import { scopeChoices } from './scope_words.ts'
import { TokenSecret } from './token_secret.tsx'

const durations = [
  { days: 30, label: '30 jours' },
  { days: 90, label: '3 mois' },
  { days: 180, label: '6 mois' },
  { days: 365, label: '1 an' },
]

type Made = ApiToken & { secret: string }

/** Makes a token. What is typed stays until it is made. */
export function NewToken({ onMade }: { onMade: () => void }) {
  const [name, setName] = useState('')
  const [scopes, setScopes] = useState<Scope[]>(['read'])
  const [days, setDays] = useState(90)
  const [made, setMade] = useState<Made | null>(null)
  const making = useAction(() => send<Made>('POST', '/me/tokens', { name, scopes, days }))
  const id = useId()

  const make = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await making.run()
    if (!answer) return
    setMade(answer.done.document)
    setName('')
    setScopes(['read'])
    onMade()
  }

  return (
    <>
      {made && (
        <TokenSecret key={made.id} name={made.name} secret={made.secret} onDone={() => setMade(null)} />
      )}
      <form className="cc-form" aria-labelledby={`${id}-title`} onSubmit={make}>
        <h3 id={`${id}-title`} className="fr-h6">
          Faire un jeton
        </h3>
        <div className="fr-input-group">
          <label className="fr-label" htmlFor={`${id}-name`}>
            Nom du jeton
            <span className="fr-hint-text">Ce à quoi il sert, pour le reconnaître : « Export du lundi »</span>
          </label>
          <input
            id={`${id}-name`}
            className="fr-input"
            type="text"
            value={name}
            maxLength={80}
            required
            autoComplete="off"
            onChange={({ target }) => setName(target.value)}
          />
        </div>
        <fieldset className="cc-fieldset">
          <legend className="fr-label">Ce qu’il permet</legend>
          {scopeChoices.map(({ scope, label }) => (
            <label key={scope} className="cc-check">
              <input
                type="checkbox"
                checked={scopes.includes(scope)}
                onChange={({ target }) =>
                  setScopes(target.checked ? [...scopes, scope] : scopes.filter((one) => one !== scope))
                }
              />
              {label}
            </label>
          ))}
        </fieldset>
        <div className="fr-select-group">
          <label className="fr-label" htmlFor={`${id}-days`}>
            Durée
          </label>
          <select
            id={`${id}-days`}
            className="fr-select"
            value={days}
            onChange={({ target }) => setDays(Number(target.value))}
          >
            {durations.map((duration) => (
              <option key={duration.days} value={duration.days}>
                {duration.label}
              </option>
            ))}
          </select>
        </div>
        {making.failure !== null && (
          <ActionFailure
            failure={making.failure}
            what="faire ce jeton"
            fields={{ name: 'nom', scopes: 'ce qu’il permet', days: 'durée' }}
          />
        )}
        <button type="submit" className="fr-btn" aria-disabled={making.pending}>
          Faire le jeton
        </button>
      </form>
    </>
  )
}
