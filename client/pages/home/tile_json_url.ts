import type { Question } from '../../url_state/search_state.ts'

/** The zones the home page's map draws: those of the question's day, today's by default. */
export const tileJsonUrl = ({ on }: Question): string => `/api/v1/tiles/medecin.json${on ? `?on=${on}` : ''}`
