import { useEffect, useId, useRef, useState } from 'react'

interface TokenSecretProps {
  name: string
  secret: string
  onDone: () => void
}

/** The secret of a token that was just made: the only time that anybody sees it. */
export function TokenSecret({ name, secret, onDone }: TokenSecretProps) {
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => title.current?.focus(), [])

  const copy = async () => {
    try {
      await navigator.clipboard.writeText(secret)
      setCopied('yes')
    } catch {
      // Without TLS, or when the person said no: the text is ready to be copied by the keyboard.
      field.current?.select()
      setCopied('no')
    }
  }

  return (
    <section className="fr-alert fr-alert--warning fr-my-3w" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} ref={title} tabIndex={-1} className="fr-alert__title">
        Jeton « {name} » fait : copiez-le maintenant
      </h3>
      <p>
        Il ne sera plus jamais montré. Gardez-le comme un mot de passe : qui l’a agit en votre nom. Il
        s’envoie dans l’en-tête <code className="cc-code">Authorization: Bearer</code>.
      </p>
      <div className="cc-secret">
        <label className="fr-label" htmlFor={id}>
          Le jeton
        </label>
        <input
          id={id}
          ref={field}
          className="fr-input cc-code"
          type="text"
          readOnly
          value={secret}
          onFocus={({ target }) => target.select()}
        />
        <button type="button" className="fr-btn" onClick={copy}>
          Copier le jeton
        </button>
        <button type="button" className="fr-btn fr-btn--secondary" onClick={onDone}>
          Je l’ai copié
        </button>
      </div>
      <p role="status" className="fr-mt-1w">
        {copied === 'yes' && 'Le jeton est copié dans le presse-papiers.'}
        {copied === 'no' &&
          'Ce navigateur ne laisse pas copier par le bouton : le jeton est sélectionné, copiez-le au clavier.'}
      </p>
    </section>
  )
}
