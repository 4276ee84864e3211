export const API = '/api/v1'

declare global {
  interface Window {
    earlyAnswers?: Map<string, Promise<Response>>
  }
}

/** Answers asked by the page itself, by path; they live on the window, for the application is another script. */
export function earlyAnswers(): Map<string, Promise<Response>> {
  window.earlyAnswers ??= new Map()
  return window.earlyAnswers
}
