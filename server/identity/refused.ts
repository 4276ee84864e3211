import { problemResponse } from '../http/openapi.ts'

/** What every guarded route may answer, for the OpenAPI document. */
export const refused = {
  401: problemResponse('`sign_in_required` : personne n’est connecté'),
  403: problemResponse('`forbidden`, `cross_site` : ce rôle ou ce jeton ne le permet pas'),
}
