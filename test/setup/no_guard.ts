import type { Guard } from '../../server/http/guard.ts'

/** For tests of one noun alone, whose routes are open to everybody: who may call what is tested with the whole app. */
export const noGuard: Guard = () => (_request, _response, next) => next()
