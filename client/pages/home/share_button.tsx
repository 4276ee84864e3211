import { useState } from 'react'

/** The address holds the whole search: sharing is copying it. */
export function ShareButton() {
  const [said, setSaid] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href)
      setSaid('Lien copié')
    } catch {
      setSaid('Copiez l’adresse de la page : elle contient votre recherche')
    }
  }
  return (
    <>
      <span role="status" className="cc-toolbar__said">
        {said}
      </span>
      <button
        type="button"
        className="fr-btn fr-btn--sm fr-btn--tertiary-no-outline fr-icon-links-line"
        title="Copier le lien de cette recherche"
        onClick={copy}
      >
        Copier le lien de cette recherche
      </button>
    </>
  )
}
