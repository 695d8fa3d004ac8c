// What the gate reports about a run: counts, then the names of tests that failed or that passed only when they were run again.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

/** A reporter of Vitest that writes to the file that GATE_REPORT names. Its first line: passed, failed, skipped. */
// biome-ignore lint/style/noDefaultExport: the form that Vitest loads.
export default class GateReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly { message?: string }[]): void {
    const counts = { passed: 0, failed: unhandled.length, skipped: 0 }
    const lines = unhandled.map(({ message }) => `failed outside of every test: ${firstLine(message)}`)
    for (const module of modules) {
      const errors = [...module.errors(), ...[...module.children.allSuites()].flatMap((suite) => suite.errors())]
      counts.failed += errors.length
      for (const { message } of errors) lines.push(`failed: ${module.relativeModuleId}: ${firstLine(message)}`)
      for (const test of module.children.allTests()) {
        const { state, errors = [] } = test.result()
        const name = `${module.relativeModuleId} > ${test.fullName}`
        if (state === 'passed') counts.passed++
        else if (state === 'failed') counts.failed++
        else counts.skipped++
        if (state === 'failed') lines.push(`failed: ${name}: ${firstLine(errors[0]?.message)}`)
        if (test.diagnostic()?.flaky)
          lines.push(`passed when it was run again: ${name}: ${firstLine(errors[0]?.message)}`)
      }
    }
    const path = process.env.GATE_REPORT ?? '.cache/report.txt'
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, [`${counts.passed} ${counts.failed} ${counts.skipped}`, ...lines, ''].join('\n'))
  }
}

const firstLine = (message = ''): string => message.split('\n', 1)[0]!.slice(0, 300)
