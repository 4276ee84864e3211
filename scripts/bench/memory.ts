import { readFileSync } from 'node:fs'
import type { Measure } from './measure.ts'

/** Megabytes of physical memory of a process, now and at its highest (Linux). */
export function memoryOf(pid: number): { now: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const kilobytes = (key: string) => Number(status.match(new RegExp(`${key}:\\s+(\\d+)`))?.[1] ?? Number.NaN)
  return { now: kilobytes('VmRSS') / 1000, peak: kilobytes('VmHWM') / 1000 }
}

export const restMeasure = (name: string, megabytes: number, limit: number): Measure => ({
  name,
  value: `${Math.round(megabytes)} MB`,
  reach: `≤ ${limit.toLocaleString('en')} MB`,
  reached: megabytes <= limit,
})
