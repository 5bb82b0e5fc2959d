/**
 * Reads the reports of a CI run. Whatever is not plainly a success counts as a failure.
 *
 *   node .ci/count.mjs report.json <exit code>          prints "passed failed" of a jest report
 *   node .ci/count.mjs --check report.json <exit code>  prints the failed steps of a check report
 */
import { readFileSync } from 'node:fs';

/** The report, or undefined when the run was ended before it wrote one. */
function read(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Counts a jest report: `failed` is at least 1 when the run did not end with 0. */
function countJest(report, exitCode) {
  if (report === undefined) return { passed: 0, failed: 1 };
  const unproven = report.numPendingTests + report.numTodoTests;
  if (unproven > 0)
    console.error(`${unproven} tests were skipped; a skipped test counts as failed.`);
  if (report.numRuntimeErrorTestSuites > 0) {
    console.error(
      `${report.numRuntimeErrorTestSuites} suites did not start; each counts as failed.`,
    );
  }
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites + unproven;
  const mute =
    failed === 0 && (exitCode !== 0 || report.success !== true || report.numTotalTests === 0);
  return { passed: report.numPassedTests, failed: mute ? 1 : failed };
}

function countCheck(report, exitCode) {
  const failed = report?.filter(({ ok }) => !ok).length ?? 1;
  return exitCode !== 0 && failed === 0 ? 1 : failed;
}

const args = process.argv.slice(2);
const isCheck = args[0] === '--check';
const [path, code] = isCheck ? args.slice(1) : args;
if (isCheck) console.log(countCheck(read(path), Number(code)));
else {
  const { passed, failed } = countJest(read(path), Number(code));
  console.log(`${passed} ${failed}`);
}
