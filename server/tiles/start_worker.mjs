// A thread does not inherit the TypeScript loader of `node --import tsx` (nor has vitest one): it registers its own.
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')
