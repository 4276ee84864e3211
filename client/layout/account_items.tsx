import type { ReactElement } from 'react'
import { fullName, type Me } from '../api/account.ts'
import { SignInLink } from './sign_in_link.tsx'
import { SignOutForm } from './sign_out_form.tsx'
import { SiteLink } from './site_link.tsx'

/** What the header says of who is there; « Se connecter » until it is known, nothing where nobody can come in. */
export function accountItems(me: Me | undefined): ReactElement<{ id?: string }>[] {
  if (me?.person) {
    const administers = me.roles.some(({ role }) => role === 'administrator')
    return [
      <span key="who" className="cc-who" title={fullName(me.person)}>
        {fullName(me.person)}
      </span>,
      <SiteLink key="account" className="fr-btn" href="/mon-compte">
        Mon compte
      </SiteLink>,
      ...(administers
        ? [
            <SiteLink key="administration" className="fr-btn" href="/administration">
              Administration
            </SiteLink>,
          ]
        : []),
      <SignOutForm key="out" className="fr-btn" />,
    ]
  }
  if (me && me.providers.length === 0 && me.demonstration.length === 0) return []
  return [
    <SignInLink key="in" className="fr-btn">
      Se connecter
    </SignInLink>,
  ]
}
