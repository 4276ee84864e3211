import { runCli } from './cesp/run.ts'

process.exitCode = await runCli(process.argv.slice(2))
