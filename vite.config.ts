import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstChunk } from './client/build/first_chunk.ts'
import { inlineEarly } from './client/build/inline_early.ts'
import { leanDsfr } from './client/build/lean_dsfr.ts'
import { precompress } from './client/build/precompress.ts'
import { purgeStyles } from './client/build/purge_styles.ts'
import { nameChunk, shareMaplibre } from './client/build/share_maplibre.ts'
import { slimReference } from './client/build/slim_reference.ts'

/** `npm run build` writes the web client to dist/client; `npm run dev` serves it against a running API. */
export default defineConfig(({ command }) => {
  // A build asked by the tests, which run with NODE_ENV=test, is the one people get: React's development build weighs half
  // as much again and asks everything twice.
  if (command === 'build') process.env.NODE_ENV = 'production'
  return {
    root: 'client',
    plugins: [leanDsfr(), slimReference(), shareMaplibre(), react(), inlineEarly(), precompress()],
    ...(command === 'build' && { css: { postcss: { plugins: [purgeStyles()] } } }),
    // The server replaces it by the nonce of each answer.
    html: { cspNonce: '__CSP_NONCE__' },
    build: {
      outDir: '../dist/client',
      emptyOutDir: true,
      target: 'es2022',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1200,
      rolldownOptions: {
        output: {
          chunkFileNames: nameChunk,
          codeSplitting: { groups: [firstChunk] },
        },
      },
    },
    server: {
      fs: { allow: ['..'] },
      proxy: { '/api': process.env.API_URL ?? 'http://127.0.0.1:3000' },
    },
  }
})
