import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** What the provider says of an account; an account that it does not know is refused. */
export type Accounts = Record<string, Record<string, unknown>>

export interface RunningProvider {
  issuer: string
  /** Who sits in front of the browser at the next sign-in; null: they refuse. */
  visitor: string | null
  /** What it writes in its proofs of identity besides, or instead of, the truth. */
  lies: Record<string, unknown>
  /** Signs them with a key that it never published. */
  forged: boolean
  stop(): Promise<void>
}

export const CLIENT = {
  clientId: 'carte-cesp',
  clientSecret: 'un-secret-d-essai-de-plus-de-trente-deux-signes',
}

/** A real OpenID Connect provider in this process, whose login page answers by itself. */
export async function startProvider(
  accounts: Accounts,
  service: string,
  id: string,
): Promise<RunningProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const running: RunningProvider = {
    issuer,
    visitor: null,
    lies: {},
    forged: false,
    stop: () => close(server),
  }
  const [key, unpublished] = [newKey(), newKey()]
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [`${service}/connexion/retour/${id}`],
        post_logout_redirect_uris: [`${service}/connexion?deconnecte=1`],
      },
    ],
    scopes: ['openid', 'given_name', 'usual_name', 'email', 'uid', 'siret', 'scope_all'],
    acrValues: ['eidas1'],
    claims: {
      openid: ['sub'],
      given_name: ['given_name'],
      usual_name: ['usual_name'],
      email: ['email'],
      uid: ['uid'],
      siret: ['siret'],
      scope_all: ['given_name', 'family_name', 'SubjectNameID', 'SubjectRefPro'],
    },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['essai'] },
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), kid: 'essai', alg: 'RS256', use: 'sig' }] },
    findAccount: (_context, sub) =>
      accounts[sub] ? { accountId: sub, claims: () => ({ sub, ...accounts[sub] }) } : undefined,
    // People consented when they took their account.
    async loadExistingGrant(context) {
      const { client, session, params } = context.oidc
      const grant = new provider.Grant({ clientId: client!.clientId, accountId: session!.accountId! })
      grant.addOIDCScope(String(params!.scope))
      await grant.save()
      return grant
    },
  })
  provider.use(async (context, next) => {
    await next()
    const body = context.body as { id_token?: string } | undefined
    if (context.path !== '/token' || !body?.id_token) return
    if (running.forged || Object.keys(running.lies).length > 0)
      body.id_token = resign(body.id_token, running.lies, running.forged ? unpublished : key)
  })
  const handle = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url!.startsWith('/interaction/')) return handle(request, response)
    const result = running.visitor
      ? { login: { accountId: running.visitor } }
      : { error: 'access_denied', error_description: 'refusé' }
    provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  })
  return running
}

const newKey = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey

function resign(token: string, lies: Record<string, unknown>, key: KeyObject): string {
  const [header, claims] = token.split('.') as [string, string]
  const told = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), ...lies }
  const signed = `${header}.${Buffer.from(JSON.stringify(told)).toString('base64url')}`
  return `${signed}.${createSign('sha256').update(signed).sign(key, 'base64url')}`
}

const close = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
