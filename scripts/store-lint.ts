/**
 * Runs Mozilla's own linter over the Firefox build, as the store will. No error is allowed, and of warnings only the
 * one that Preact's own code causes (its support for dangerouslySetInnerHTML, which nothing of ours uses).
 */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

interface LintMessage {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
}

const ALLOWED_WARNINGS = new Set(['UNSAFE_VAR_ASSIGNMENT']);

const run = promisify(execFile);
const source = fileURLToPath(new URL('../.output/firefox-mv3', import.meta.url));
const args = ['lint', '--source-dir', source, '--output', 'json', '--self-hosted=false'];
const { stdout } = await run('web-ext', args, { maxBuffer: 64 * 1024 * 1024 }).catch(
  (error: { stdout?: string; message: string }) => {
    if (error.stdout) return { stdout: error.stdout };
    throw error;
  },
);
const report = JSON.parse(stdout) as { errors: LintMessage[]; warnings: LintMessage[] };

const unexpected = report.warnings.filter(({ code }) => !ALLOWED_WARNINGS.has(code));
const tooMany = report.warnings.length > 1;
for (const { code, message, file } of [...report.errors, ...(tooMany ? report.warnings : unexpected)]) {
  console.log(`${code} ${file ?? ''}: ${message}`);
}
console.log(`store lint: ${report.errors.length} errors, ${report.warnings.length} warnings`);
process.exitCode = report.errors.length > 0 || unexpected.length > 0 || tooMany ? 1 : 0;
