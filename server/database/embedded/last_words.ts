import type { Extension } from '@electric-sql/pglite'

/** PostgreSQL says why it stops on its standard error, which PGlite shows only when debugging, with a flood. */
export class LastWords {
  #reason: string | null = null

  /** The last FATAL or PANIC message, in English, or null. */
  get reason(): string | null {
    return this.#reason
  }

  /** An extension without code: a way to the options that PGlite gives to Emscripten. */
  readonly extension: Extension = {
    name: 'log',
    setup: async (_pglite, emscriptenOpts) => ({
      emscriptenOpts: {
        ...emscriptenOpts,
        printErr: (line: string) => {
          this.#reason = /(?:FATAL|PANIC):\s+(.*)/.exec(line)?.[1] ?? this.#reason
        },
      },
    }),
  }
}
