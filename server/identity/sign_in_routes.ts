import { type Request, type RequestHandler, type Response, Router, urlencoded } from 'express'
import type { Logger } from 'pino'
import type { Sql } from '../database/database.ts'
import { Problem } from '../http/problem.ts'
import { clearCookie, readCookie, SESSION_COOKIE, SIGN_IN_COOKIE, setCookie } from './cookies.ts'
import { type DemonstrationPerson, welcomeDemonstration } from './demonstration.ts'
import { welcome } from './people.ts'
import type { Provider } from './providers.ts'
import { newSecret } from './secrets.ts'
import { beginSession, endSession, LONGEST_HOURS } from './sessions.ts'
import { pageOfOurs, rememberSignIn, SIGN_IN_MINUTES, takeSignIn } from './sign_in.ts'

interface SignInServices {
  sql: Sql
  providers: readonly Provider[]
  /** Ready persons of each role; empty where demonstration accounts do not exist. */
  demonstration: readonly DemonstrationPerson[]
  /** The service's address as visitors write it. */
  publicUrl: string | undefined
  /** Keeps one address from filling the base with sign-ins that never end. */
  limit: RequestHandler
  /** Refuses a form sent by another site. */
  sameSite: RequestHandler
  log: Logger
}

/** Why one did not come in, as the page « Se connecter » explains it. */
type SignInFailure = 'refuse' | 'expire' | 'fournisseur' | 'organisation' | 'compte'

/** Coming in and going out: pages of a browser, not of the API. */
export function signInRoutes({
  limit,
  sql,
  providers,
  demonstration,
  publicUrl,
  sameSite,
  log,
}: SignInServices): Router {
  const router = Router()
  const own = (request: Request) => publicUrl ?? `${request.protocol}://${request.get('Host')}`
  const callback = (request: Request, { id }: Provider) => `${own(request)}/connexion/retour/${id}`
  const failed = (response: Response, why: SignInFailure) =>
    response.redirect(303, `/connexion?erreur=${why}`)

  for (const provider of providers) {
    router.get(`/connexion/${provider.id}`, limit, async (request, response) => {
      try {
        const { url, ...begun } = await provider.begin(callback(request, provider))
        const browser = newSecret()
        const returnTo = pageOfOurs(request.query.retour)
        await rememberSignIn(sql, { ...begun, provider: provider.id, browser, returnTo })
        setCookie(response, SIGN_IN_COOKIE, browser, SIGN_IN_MINUTES * 60)
        response.set('Cache-Control', 'no-store').redirect(303, url.href)
      } catch (error) {
        log.error({ code: codeOf(error), provider: provider.id }, 'identity provider unreachable')
        failed(response, 'fournisseur')
      }
    })

    router.get(`/connexion/retour/${provider.id}`, async (request, response) => {
      response.set('Cache-Control', 'no-store')
      const browser = readCookie(request, SIGN_IN_COOKIE)
      clearCookie(response, SIGN_IN_COOKIE)
      const { state, error } = request.query
      const begun =
        browser && typeof state === 'string' ? await takeSignIn(sql, provider.id, state, browser) : null
      if (!begun) return void failed(response, 'expire')
      if (error !== undefined) return void failed(response, 'refuse')
      const answer = await provider
        .finish(new URL(request.originalUrl, callback(request, provider)), { ...begun, state: String(state) })
        .catch((failure) => {
          log.warn({ code: codeOf(failure), provider: provider.id }, 'sign-in refused')
          return null
        })
      if (!answer) return void failed(response, 'fournisseur')
      const welcomed = await welcome(sql, provider.issuer, answer.claims)
      if ('refused' in welcomed)
        return void failed(response, welcomed.refused === 'organisation_unknown' ? 'organisation' : 'compte')
      await openSession(request, response, welcomed.person, answer.idToken)
      response.redirect(303, begun.returnTo)
    })
  }

  if (demonstration.length > 0)
    router.post(
      '/connexion/demonstration',
      limit,
      sameSite,
      urlencoded({ extended: false, limit: '2kb' }),
      async (request, response) => {
        const person = demonstration.find(({ key }) => key === request.body?.personne)
        if (!person)
          throw new Problem(
            400,
            'unknown_person',
            `Personne de démonstration attendue, parmi ${demonstration.map(({ key }) => key).join(', ')}.`,
          )
        await openSession(request, response, await welcomeDemonstration(sql, person), null)
        response.redirect(303, pageOfOurs(request.body.retour))
      },
    )

  router.post('/deconnexion', sameSite, async (request, response) => {
    const secret = readCookie(request, SESSION_COOKIE)
    const ended = secret ? await endSession(sql, secret) : null
    clearCookie(response, SESSION_COOKIE)
    response.set('Cache-Control', 'no-store')
    const provider = providers.find(({ issuer }) => issuer === ended?.issuer)
    const elsewhere =
      provider && ended?.idToken
        ? await provider.signOutUrl(ended.idToken, `${own(request)}/connexion?deconnecte=1`).catch(() => null)
        : null
    response.redirect(303, elsewhere?.href ?? '/connexion?deconnecte=1')
  })

  /** A new secret at each sign-in: one that was there before, whoever set it, opens nothing more. */
  async function openSession(request: Request, response: Response, person: string, idToken: string | null) {
    const former = readCookie(request, SESSION_COOKIE)
    if (former) await endSession(sql, former)
    const secret = await beginSession(sql, { person, browser: request.get('User-Agent') ?? null, idToken })
    setCookie(response, SESSION_COOKIE, secret, LONGEST_HOURS * 3600)
  }

  return router
}

/** What went wrong, without what was sent: a code or a token must not reach the log. */
const codeOf = (error: unknown): string =>
  String((error as { code?: unknown })?.code ?? (error as Error)?.name)
