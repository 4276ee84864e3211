interface Wording {
  title: string
  whom: string
}

const words: Record<string, Wording> = {
  agents: {
    title: 'Vous êtes agent',
    whom: 'D’une ARS, du gestionnaire national ou d’un établissement employeur. Vous entrez avec votre identité professionnelle ; le numéro SIRET de votre organisation doit être enregistré ici.',
  },
  beneficiaires: {
    title: 'Vous êtes étudiant ou professionnel de santé',
    whom: 'Interne ou praticien, signataire d’un contrat ou candidat. Vous entrez avec votre carte CPS ou l’application e-CPS.',
  },
}

interface ProviderButtonProps {
  provider: { id: string; label: string }
  returnTo: string
}

/** A provider and whom it is for. A plain link: the service sends the browser on to the provider. */
export function ProviderButton({ provider: { id, label }, returnTo }: ProviderButtonProps) {
  const { title, whom } = words[id] ?? { title: label, whom: '' }
  return (
    <section className="cc-way" aria-labelledby={`voie-${id}`}>
      <h2 id={`voie-${id}`}>{title}</h2>
      <p>{whom}</p>
      <a
        className="fr-btn"
        href={`/connexion/${encodeURIComponent(id)}?retour=${encodeURIComponent(returnTo)}`}
      >
        Se connecter avec {label}
      </a>
    </section>
  )
}
