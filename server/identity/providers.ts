import * as oidc from 'openid-client'
import type { ProviderConfig } from '../config.ts'
import { StartFailure } from '../database/failure.ts'
import type { Claims } from './claims.ts'
import { readAgent, readBeneficiary } from './claims.ts'

export const providerIds = ['agents', 'beneficiaires'] as const
export type ProviderId = (typeof providerIds)[number]

export interface Provider {
  id: ProviderId
  /** As its button names it. */
  label: string
  issuer: string
  /** Where to send the browser, and what to remember until it comes back. */
  begin(redirectUri: string): Promise<{ url: URL; state: string; nonce: string; verifier: string }>
  /** What the provider says of the person who came back with `url`. @throws when it refuses, or proves nothing */
  finish(
    url: URL,
    expected: { state: string; nonce: string; verifier: string },
  ): Promise<{ claims: Claims; idToken: string }>
  /** Where to send the browser to sign out there too; null when the provider has no such page. */
  signOutUrl(idToken: string, returnTo: string): Promise<URL | null>
}

const kinds: Record<
  ProviderId,
  { label: string; scope: string; extra: Record<string, string>; read: (claims: unknown) => Claims }
> = {
  agents: {
    label: 'ProConnect',
    scope: 'openid given_name usual_name email uid siret',
    extra: {},
    read: readAgent,
  },
  beneficiaires: {
    label: 'Pro Santé Connect',
    scope: 'openid scope_all',
    extra: { acr_values: 'eidas1' },
    read: readBeneficiary,
  },
}

/** Seconds to wait for a provider; people stand before a white page. */
const TIMEOUT_SECONDS = 10

/**
 * A provider of OpenID Connect: authorization code, PKCE, state and nonce. Its description is fetched when first
 * needed: a provider that is down must not keep the public map from starting.
 */
export function createProvider(id: ProviderId, settings: ProviderConfig): Provider {
  const { label, scope, extra, read } = kinds[id]
  const issuer = new URL(settings.issuer)
  // TLS would do (OpenID Connect Core §3.1.3.7); the signature is checked too.
  const execute = [oidc.enableNonRepudiationChecks]
  if (issuer.protocol === 'http:') execute.push(allowLoopback(id, issuer))
  let discovered: Promise<oidc.Configuration> | undefined
  const configuration = () => {
    discovered ??= oidc
      .discovery(issuer, settings.clientId, settings.clientSecret, undefined, {
        execute,
        timeout: TIMEOUT_SECONDS,
      })
      .catch((error) => {
        discovered = undefined
        throw error
      })
    return discovered
  }
  return {
    id,
    label,
    issuer: issuer.href,
    async begin(redirectUri) {
      const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()]
      const url = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope,
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...extra,
      })
      return { url, state, nonce, verifier }
    },
    async finish(url, { state, nonce, verifier }) {
      const config = await configuration()
      const tokens = await oidc.authorizationCodeGrant(config, url, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      })
      const { sub } = tokens.claims()!
      const said = await oidc.fetchUserInfo(config, tokens.access_token, sub)
      return { claims: read({ ...tokens.claims(), ...said }), idToken: tokens.id_token! }
    },
    async signOutUrl(idToken, returnTo) {
      const config = await configuration()
      if (!config.serverMetadata().end_session_endpoint) return null
      return oidc.buildEndSessionUrl(config, { id_token_hint: idToken, post_logout_redirect_uri: returnTo })
    },
  }
}

/** Without TLS a provider proves nothing, but on this very machine. */
function allowLoopback(id: ProviderId, issuer: URL) {
  if (!['localhost', '127.0.0.1', '[::1]'].includes(issuer.hostname)) {
    const name = id === 'agents' ? 'OIDC_AGENTS_ISSUER' : 'OIDC_BENEFICIARIES_ISSUER'
    throw new StartFailure(
      `Réglage ${name} = « ${issuer.href} » : une adresse https://… était attendue ; sans TLS, un fournisseur d’identité ne prouve rien.`,
    )
  }
  return oidc.allowInsecureRequests
}
