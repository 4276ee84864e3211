import { startReactDsfr } from '@codegouvfr/react-dsfr/spa'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { type ApiFailure, mayRetry } from './api/failure.ts'
import { takeEarlyAnswers } from './api/take_early_answers.ts'
import { Layout } from './layout/layout.tsx'
import { SiteLink } from './layout/site_link.tsx'
import { pageNonce } from './layout/theme.ts'
import { preloadHomeMap } from './pages/home/preload_home_map.ts'
import { Routes } from './routes.tsx'

/** How long the first drawing waits for the list, ms: drawing an empty page and then the list costs twice. */
const patience = 200

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5 * 60_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: (count, failure) => count < 1 && mayRetry(failure) && (failure as ApiFailure).kind !== 'offline',
      retryDelay: (_count, failure) => 1000 * Math.min(5, (failure as ApiFailure).retryAfter ?? 1),
    },
  },
})

export async function startApp(root: HTMLElement): Promise<void> {
  const nonce = pageNonce()
  const answers = takeEarlyAnswers(queries).then(preloadHomeMap)
  startReactDsfr({ defaultColorScheme: 'system', Link: SiteLink, ...(nonce ? { nonce } : {}) })
  await Promise.race([answers, new Promise((resolve) => setTimeout(resolve, patience))])
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Layout>
          <Routes />
        </Layout>
      </QueryClientProvider>
    </StrictMode>,
  )
}
