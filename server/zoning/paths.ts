import { z } from 'zod'
import { day } from '../geography/schema.ts'
import { jsonResponse, page, problemResponse, type RegisterPaths } from '../http/openapi.ts'
import {
  checkFields,
  diffQuery,
  exportInForceQuery,
  exportQuery,
  listQuery,
  withdrawal,
  zoningPath,
} from './parameters.ts'
import { publication, report, zoningDiff } from './schema.ts'

const file = {
  description: 'Le fichier, unité par unité',
  content: {
    'text/csv': { schema: z.string() },
    'application/geo+json': { schema: z.unknown() },
    'application/vnd.flatgeobuf': { schema: z.string().meta({ format: 'binary' }) },
  },
}
const badRequest = problemResponse('Paramètre à corriger')
const unknown = problemResponse('`unknown_zoning` : aucun zonage ne porte cet identifiant')

/** The OpenAPI paths of the zonings, from the schemas that read the requests. */
export const zoningPaths: RegisterPaths = (registry) => {
  registry.registerPath({
    method: 'get',
    path: '/zonings',
    summary: 'Les zonages publiés, le plus récent d’abord',
    request: { query: listQuery },
    responses: { 200: jsonResponse('Les zonages', page(publication).extend({ on: day })), 400: badRequest },
  })
  registry.registerPath({
    method: 'get',
    path: '/zonings/export',
    summary: 'Le zonage en vigueur un jour, en fichier',
    request: { query: exportInForceQuery },
    responses: { 200: file, 400: badRequest, 404: problemResponse('`no_zoning` : aucun zonage en vigueur') },
  })
  registry.registerPath({
    method: 'post',
    path: '/zonings/check',
    summary: 'Vérifie un fichier de zonage sans rien enregistrer',
    request: {
      body: {
        content: {
          'multipart/form-data': {
            schema: checkFields.extend({ file: z.string().meta({ format: 'binary' }) }),
          },
        },
      },
    },
    responses: {
      200: jsonResponse('Le fichier est valide : son rapport', report),
      400: badRequest,
      413: problemResponse('`too_large` : le fichier dépasse 50 Mo'),
      422: jsonResponse('Le fichier est refusé : son rapport', report),
    },
  })
  registry.registerPath({
    method: 'get',
    path: '/zonings/{id}',
    summary: 'Un zonage publié',
    request: { params: zoningPath },
    responses: { 200: jsonResponse('Le zonage', publication), 404: unknown },
  })
  registry.registerPath({
    method: 'post',
    path: '/zonings/{id}/withdraw',
    summary: 'Retire un zonage à partir d’un jour (référent de sa région)',
    description:
      'Le zonage d’avant est de nouveau en vigueur à partir de ce jour. If-Match porte l’ETag de GET /zonings/{id}.',
    request: {
      params: zoningPath,
      headers: z.object({ 'If-Match': z.string() }),
      body: { content: { 'application/json': { schema: withdrawal } } },
    },
    responses: {
      200: jsonResponse('Le zonage, retiré', publication),
      400: badRequest,
      401: problemResponse('`sign_in_required` : personne n’est connecté'),
      403: problemResponse(
        '`forbidden` : ce zonage est celui d’une autre région, ou ce rôle ne le permet pas',
      ),
      404: unknown,
      412: problemResponse('`stale` : il a changé depuis que vous l’avez lu'),
      428: problemResponse('`if_match_required`'),
    },
  })
  registry.registerPath({
    method: 'get',
    path: '/zonings/{id}/report',
    summary: 'Le rapport de vérification du fichier publié',
    request: { params: zoningPath },
    responses: { 200: jsonResponse('Le rapport', report), 404: unknown },
  })
  registry.registerPath({
    method: 'get',
    path: '/zonings/{id}/diff',
    summary: 'Ce qu’un zonage change à celui d’avant, ou à un autre',
    request: { params: zoningPath, query: diffQuery },
    responses: {
      200: jsonResponse('Les changements', zoningDiff),
      400: badRequest,
      404: unknown,
      422: problemResponse('`not_comparable` : professions ou régions différentes'),
    },
  })
  registry.registerPath({
    method: 'get',
    path: '/zonings/{id}/export',
    summary: 'Un zonage publié, en fichier',
    request: { params: zoningPath, query: exportQuery },
    responses: { 200: file, 400: badRequest, 404: unknown },
  })
}
