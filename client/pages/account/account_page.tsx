import '../../styles/account.css'
import { useMe } from '../../api/use_me.ts'
import { SignInLink } from '../../layout/sign_in_link.tsx'
import { SignOutForm } from '../../layout/sign_out_form.tsx'
import { ActionFailure } from '../../ui/action_failure.tsx'
import { Page } from '../../ui/page.tsx'
import { Waiting } from '../../ui/waiting.tsx'
import { Identity } from './identity.tsx'
import { MyData } from './my_data.tsx'
import { Sessions } from './sessions.tsx'
import { Tokens } from './tokens.tsx'

/** Who I am here, where I am signed in, the tokens of my scripts, and my data. */
export default function AccountPage() {
  const me = useMe()
  return (
    <Page title="Mon compte" className="cc-account">
      <h1>Mon compte</h1>
      {me.isPending && <Waiting what="votre compte" rows={3} />}
      {me.isError && (
        <ActionFailure failure={me.error} what="afficher votre compte" onRetry={() => me.refetch()} />
      )}
      {me.data && !me.data.person && (
        <>
          <p className="fr-text--lead">
            Personne n’est connecté dans ce navigateur, ou la session est finie.
          </p>
          <SignInLink className="fr-btn">Se connecter</SignInLink>
        </>
      )}
      {me.data?.person && (
        <>
          <Identity person={me.data.person} roles={me.data.roles} />
          <Sessions />
          <Tokens />
          <MyData person={me.data.person} />
          <section aria-labelledby="partir">
            <h2 id="partir">Partir</h2>
            <SignOutForm className="fr-btn fr-btn--secondary" />
          </section>
        </>
      )}
    </Page>
  )
}
