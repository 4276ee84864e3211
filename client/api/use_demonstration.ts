import { useConfig } from './use_api.ts'

/** Whether the list in force is a demonstration. Said until the service answers: the banner must not come late. */
export function useDemonstration(): boolean {
  return useConfig().data?.demo ?? true
}
