import { type FormEvent, useId, useState } from 'react'
import { fullName, type Person } from '../../api/account.ts'
import { send } from '../../api/send.ts'
import { regionsByName } from '../../reference/regions.ts'
import { ActionFailure } from '../../ui/action_failure.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useAction } from '../../ui/use_action.ts'
import { roleWords } from '../account/role_words.ts'
import { type GivenRole, givenRole, readPlaces } from './given_role.ts'
import { personPath } from './people_table.tsx'
import { refuseUnknownPlaces } from './refuse_unknown_places.ts'

const choices: { role: GivenRole['role']; label: string }[] = [
  { role: 'ars_referent', label: 'Référent d’une ARS' },
  { role: 'employer', label: 'Employeur' },
  { role: 'national_manager', label: 'Gestionnaire de la liste nationale' },
  { role: 'administrator', label: 'Administrateur du service' },
]

interface GiveRoleProps {
  person: Person
  onGiven: (words: string, isNew: boolean) => void
  onClose: () => void
}

/** Gives a role; a refusal leaves what was chosen. */
export function GiveRole({ person, onGiven, onClose }: GiveRoleProps) {
  const [role, setRole] = useState<GivenRole['role']>('ars_referent')
  const [region, setRegion] = useState('')
  const [places, setPlaces] = useState('')
  const giving = useAction(async () => {
    const given = givenRole(role, region, readPlaces(places))
    if (given.role === 'employer') await refuseUnknownPlaces(given.places)
    const { status } = await send<{ id: string }>('POST', `${personPath(person.id)}/roles`, given)
    return { words: roleWords({ region: null, places: null, ...given }), isNew: status === 201 }
  })
  const id = useId()

  const give = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await giving.run()
    if (!answer) return
    onGiven(answer.done.words, answer.done.isNew)
    onClose()
  }

  return (
    <Dialog title={`Donner un rôle à ${fullName(person)}`} onClose={onClose}>
      <form onSubmit={give}>
        <div className="fr-select-group">
          <label className="fr-label" htmlFor={`${id}-role`}>
            Rôle
          </label>
          <select
            id={`${id}-role`}
            className="fr-select"
            value={role}
            onChange={({ target }) => setRole(target.value as GivenRole['role'])}
          >
            {choices.map((choice) => (
              <option key={choice.role} value={choice.role}>
                {choice.label}
              </option>
            ))}
          </select>
        </div>
        {role === 'ars_referent' && (
          <div className="fr-select-group">
            <label className="fr-label" htmlFor={`${id}-region`}>
              Région
            </label>
            <select
              id={`${id}-region`}
              className="fr-select"
              value={region}
              required
              onChange={({ target }) => setRegion(target.value)}
            >
              <option value="">Choisissez une région</option>
              {regionsByName.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )}
        {role === 'employer' && (
          <div className="fr-input-group">
            <label className="fr-label" htmlFor={`${id}-places`}>
              Lieux
              <span className="fr-hint-text">
                Les identifiants des lieux de la liste, séparés par des virgules ou un par ligne. C’est la fin
                de l’adresse de la page d’un lieu.
              </span>
            </label>
            <textarea
              id={`${id}-places`}
              className="fr-input"
              rows={3}
              value={places}
              required
              spellCheck={false}
              onChange={({ target }) => setPlaces(target.value)}
            />
          </div>
        )}
        {giving.failure !== null && (
          <ActionFailure
            failure={giving.failure}
            what="donner ce rôle"
            fields={{ role: 'rôle', region: 'région', places: 'lieux' }}
          />
        )}
        <div className="cc-dialog__buttons">
          <button type="button" className="fr-btn fr-btn--secondary" onClick={onClose}>
            Annuler
          </button>
          <button type="submit" className="fr-btn" aria-disabled={giving.pending}>
            Donner le rôle
          </button>
        </div>
      </form>
    </Dialog>
  )
}
