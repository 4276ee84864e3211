/** One line of the table: what was measured, what must be reached, and the reference taken in the same run. */
export interface Measure {
  name: string
  value: string
  reach: string
  reached: boolean
  reference?: string
}

export async function timed<T>(work: () => Promise<T> | T): Promise<[seconds: number, result: T]> {
  const began = performance.now()
  const result = await work()
  return [(performance.now() - began) / 1000, result]
}

export const seconds = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} s`
export const perSecond = (value: number) => `${Math.round(value).toLocaleString('en')}/s`
export const ratio = (value: number) => `× ${value.toFixed(2)}`
