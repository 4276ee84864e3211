import type { HtmlTagDescriptor, Plugin } from 'vite'

/**
 * Names the application's chunk in the page, so that it downloads beside the small entry and not after it:
 * one round trip less before the list (150 ms on a phone).
 */
export function preloadApplication(): Plugin {
  return {
    name: 'preload-application',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle }) => {
        const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk')
        const application = chunks.find((chunk) => chunk.facadeModuleId?.endsWith('/client/app.tsx'))
        if (!application) return []
        const imports = new Map(chunks.map((chunk) => [chunk.fileName, chunk.imports]))
        return reached(application.fileName, imports).map(
          (file): HtmlTagDescriptor => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', href: `/${file}`, crossorigin: true, nonce: '__CSP_NONCE__' },
            injectTo: 'head',
          }),
        )
      },
    },
  }
}

/** A file and all that it imports statically, however deep. */
function reached(from: string, imports: Map<string, string[]>): string[] {
  const files = new Set([from])
  for (const file of files) for (const next of imports.get(file) ?? []) files.add(next)
  return [...files]
}
