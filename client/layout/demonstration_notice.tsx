import { useDemonstration } from '../api/use_demonstration.ts'
import { useMe } from '../api/use_me.ts'

/** Calm, permanent, printed too: whoever sees a place of the demonstration list sees this with it. */
export function DemonstrationNotice() {
  const demonstration = useDemonstration()
  const me = useMe(false).data
  const person = me?.demonstration_person ? me.person : null
  if (!demonstration && !person) return null
  return (
    <section className="fr-notice fr-notice--info cc-demo" aria-label="Avertissement">
      <div className="fr-container">
        <div className="fr-notice__body">
          {demonstration && (
            <p>
              <span className="fr-notice__title">Données de démonstration, sans valeur officielle.</span>
              <span className="fr-notice__desc">
                Les lieux sont fictifs ; le zonage et les communes sont réels.
              </span>
            </p>
          )}
          {person && (
            <p className="cc-demo__person">
              Vous êtes une personne de démonstration : {person.usual_name}. Rien de ce que vous faites n’a de
              valeur officielle.
            </p>
          )}
        </div>
      </div>
    </section>
  )
}
