import { defaultQuestion, defaultView, type Question, type SearchState, type View } from './search_state.ts'

/**
 * Writes the state as the query of an address, `?` included, empty when everything is at its default.
 * The order of the parameters is fixed, so that the same state always has the same address.
 */
export function writeSearch({ question, view }: SearchState): string {
  return query([...questionParams(question), ...viewParams(view)])
}

/** The question alone: what the card of a place keeps of the page that led to it. */
export function writeQuestion(question: Question): string {
  return query(questionParams(question))
}

type Params = [string, string | null][]

function questionParams(question: Question): Params {
  const everyMode = question.modes.length === defaultQuestion.modes.length
  return [
    ['specialite', question.specialty === defaultQuestion.specialty ? null : question.specialty],
    ['formation', question.training],
    ['mode', everyMode ? null : question.modes.join(',')],
    ['pres', question.near?.point.join(',') ?? null],
    ['pres_de', question.near?.label ?? null],
    ['km', question.maxKm === null ? null : String(question.maxKm)],
    ['date', question.on],
  ]
}

function viewParams(view: View): Params {
  const { camera } = view
  return [
    ['tri', view.sort === defaultView.sort ? null : view.sort],
    ['zone', view.zones.join(',') || null],
    ['prioritaires', view.priorityOnly ? '1' : null],
    ['region', view.region],
    ['departement', view.department],
    ['texte', view.text || null],
    ['vue', view.face === defaultView.face ? null : view.face],
    ['affiches', view.shown === defaultView.shown ? null : String(view.shown)],
    ['lieu', view.selected],
    ['comparer', view.compared.join(',') || null],
    ['point', view.pin?.join(',') ?? null],
    ['carte', camera && `${round(camera.lon, 4)},${round(camera.lat, 4)},${round(camera.zoom, 2)}`],
  ]
}

function query(params: Params): string {
  const kept = params.filter((param): param is [string, string] => param[1] !== null)
  // Commas and spaces stay readable: people read these addresses aloud and paste them in mails.
  const text = new URLSearchParams(kept).toString().replaceAll('%2C', ',')
  return text === '' ? '' : `?${text}`
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
