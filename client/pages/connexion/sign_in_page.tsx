import '../../styles/account.css'
import { useSearch } from 'wouter'
import { fullName } from '../../api/account.ts'
import { useMe } from '../../api/use_me.ts'
import { SiteLink } from '../../layout/site_link.tsx'
import { ActionFailure } from '../../ui/action_failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { DemonstrationPersons } from './demonstration_persons.tsx'
import { ProviderButton } from './provider_button.tsx'
import { rememberReturn } from './return_to.ts'
import { SignInFailure } from './sign_in_failure.tsx'

/** The ways in. One comes back to the page where one was. */
export default function SignInPage() {
  const search = new URLSearchParams(useSearch())
  const me = useMe()
  const returnTo = rememberReturn(search.get('retour'), search.has('erreur'))
  const { person = null, providers = [], demonstration = [] } = me.data ?? {}
  const noWay = me.data && providers.length === 0 && demonstration.length === 0
  return (
    <Page title="Se connecter" className="cc-account">
      <h1>Se connecter</h1>
      <SignInFailure reason={search.get('erreur')} />
      {search.has('deconnecte') && !person && (
        <div className="fr-alert fr-alert--success fr-alert--sm fr-mb-3w">
          <p>Vous êtes déconnecté. Sur un poste partagé, fermez aussi le navigateur.</p>
        </div>
      )}
      <p className="fr-text--lead">
        Les zones et la liste des lieux sont ouvertes à tous, sans compte. On se connecte pour tenir un
        zonage, la liste, ou son propre dossier.
      </p>
      {me.isPending && <Waiting what="les moyens de se connecter" rows={2} />}
      {me.isError && (
        <ActionFailure
          failure={me.error}
          what="afficher les moyens de se connecter"
          onRetry={() => me.refetch()}
        />
      )}
      {person && (
        <div className="fr-alert fr-alert--info fr-alert--sm fr-mb-3w">
          <p>
            Vous êtes déjà connecté : {fullName(person)}. <SiteLink href="/mon-compte">Mon compte</SiteLink>
          </p>
        </div>
      )}
      {providers.map((provider) => (
        <ProviderButton key={provider.id} provider={provider} returnTo={returnTo} />
      ))}
      {demonstration.length > 0 && <DemonstrationPersons persons={demonstration} returnTo={returnTo} />}
      {noWay && (
        <p>
          Ici, personne ne peut se connecter : aucun fournisseur d’identité n’a été réglé. Tout ce qui est
          public reste ouvert. <SiteLink href="/">Chercher un lieu</SiteLink>
        </p>
      )}
    </Page>
  )
}
