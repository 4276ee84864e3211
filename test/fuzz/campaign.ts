const times = Number(process.env.FUZZ_RUNS ?? 1)
const seed = Number(process.env.FUZZ_SEED ?? 2026)

/** How many cases, and which: the same at every run unless FUZZ_RUNS (a multiplier) or FUZZ_SEED say otherwise. */
export const campaign = (cases: number) => ({ seed, numRuns: Math.ceil(cases * times), endOnFailure: true })
