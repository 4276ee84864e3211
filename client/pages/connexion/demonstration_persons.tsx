interface DemonstrationPersonsProps {
  persons: { key: string; label: string }[]
  returnTo: string
}

/** Ready persons, one for each role: a form that the browser sends by itself. */
export function DemonstrationPersons({ persons, returnTo }: DemonstrationPersonsProps) {
  return (
    <section className="cc-way" aria-labelledby="demonstration">
      <h2 id="demonstration">Essayer</h2>
      <div className="fr-alert fr-alert--warning fr-alert--sm fr-mb-2w">
        <p>
          <strong>Personnes de démonstration, sans valeur officielle</strong> : elles n’existent que sur cette
          machine, sans mot de passe. Choisissez-en une pour voir ce que permet son rôle.
        </p>
      </div>
      <form method="post" action="/connexion/demonstration">
        <input type="hidden" name="retour" value={returnTo} />
        <ul className="cc-persons">
          {persons.map(({ key, label }) => (
            <li key={key}>
              <button type="submit" className="fr-btn fr-btn--secondary" name="personne" value={key}>
                {label}
              </button>
            </li>
          ))}
        </ul>
      </form>
    </section>
  )
}
