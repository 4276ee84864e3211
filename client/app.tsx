import { startReactDsfr } from '@codegouvfr/react-dsfr/spa'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { type ApiFailure, mayRetry } from './api/failure.ts'
import { Layout } from './layout/layout.tsx'
import { SiteLink } from './layout/site_link.tsx'
import { pageNonce } from './layout/theme.ts'
import { Routes } from './routes.tsx'

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

export function startApp(root: HTMLElement): void {
  const nonce = pageNonce()
  startReactDsfr({ defaultColorScheme: 'system', Link: SiteLink, ...(nonce ? { nonce } : {}) })
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
