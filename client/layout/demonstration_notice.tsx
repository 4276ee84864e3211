import { useDemonstration } from '../api/use_demonstration.ts'

/** Calm, permanent, printed too: whoever sees a place of the demonstration list sees this with it. */
export function DemonstrationNotice() {
  const demonstration = useDemonstration()
  if (!demonstration) return null
  return (
    <section className="fr-notice fr-notice--info cc-demo" aria-label="Avertissement">
      <div className="fr-container">
        <div className="fr-notice__body">
          <p>
            <span className="fr-notice__title">Données de démonstration, sans valeur officielle.</span>
            <span className="fr-notice__desc">
              Les lieux sont fictifs ; le zonage et les communes sont réels.
            </span>
          </p>
        </div>
      </div>
    </section>
  )
}
