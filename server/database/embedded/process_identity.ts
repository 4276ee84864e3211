import { spawnSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** Where process numbers mean something: two containers may share a folder, and both have a process 1. */
export function processSpace(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname()
  }
}

/**
 * When a process started, in a form to compare only: numbers are given again to new processes.
 * @returns null when there is no such process, '' when this system does not tell
 */
export function processStart(pid: number): string | null {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it exists, and belongs to somebody else.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null
  }
  return process.platform === 'linux' ? linuxStart(pid) : psStart(pid)
}

function linuxStart(pid: number): string | null {
  try {
    // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: after the name in parentheses come the state
    // (field 3) and the start in clock ticks since the boot (field 22).
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const isDead = fields[0] === 'Z' || fields[0] === 'X'
    if (isDead) return null
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`
  } catch {
    return ''
  }
}

function psStart(pid: number): string {
  const { stdout } = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout?.trim() ?? ''
}
