import { SiteLink } from '../../layout/site_link.tsx'

/** Why one did not come in, and what to do, by the reason that the service gives. */
const reasons: Record<string, { title: string; advice: string }> = {
  refuse: {
    title: 'La connexion a été abandonnée ou refusée',
    advice:
      'Le fournisseur d’identité n’a pas confirmé qui vous êtes. Recommencez, et acceptez la transmission de votre identité.',
  },
  expire: {
    title: 'Cette connexion n’a plus cours',
    advice:
      'Elle a duré plus de dix minutes, a déjà servi, ou a été commencée dans un autre navigateur. Recommencez ci-dessous.',
  },
  fournisseur: {
    title: 'Le fournisseur d’identité n’a pas répondu comme prévu',
    advice:
      'Recommencez dans quelques minutes. Si cela persiste, prévenez l’administrateur du service en disant l’heure.',
  },
  organisation: {
    title: 'Votre organisation n’est pas enregistrée',
    advice:
      'Seuls entrent les agents d’une organisation connue du service. Demandez à l’administrateur d’enregistrer la vôtre, en lui donnant son numéro SIRET, puis recommencez.',
  },
  compte: {
    title: 'Votre compte est fermé',
    advice:
      'Il a été désactivé, ou effacé à votre demande. Si c’est une erreur, adressez-vous à l’administrateur du service.',
  },
}

export function SignInFailure({ reason }: { reason: string | null }) {
  if (reason === null) return null
  const { title, advice } = reasons[reason] ?? {
    title: 'La connexion n’a pas abouti',
    advice: 'Recommencez. Si cela persiste, prévenez l’administrateur du service.',
  }
  return (
    <div className="fr-alert fr-alert--error fr-mb-3w" role="alert">
      <p className="fr-alert__title">{title}</p>
      <p>
        {advice} Sans compte, vous pouvez toujours <SiteLink href="/">chercher un lieu</SiteLink>.
      </p>
    </div>
  )
}
