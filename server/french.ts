/** `12345` → `12 345`, with the narrow no-break space. */
export const formatCount = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, '\u202f')

/** No-break spaces where French typography wants them, and nowhere else. */
export function frenchSpaces(text: string): string {
  return text.replace(/ ([:;?!»%])/g, '\u00a0$1').replace(/« /g, '«\u00a0')
}

/** `2026-01-31` → `31/01/2026` */
export const frenchDay = (day: string) => day.split('-').reverse().join('/')
