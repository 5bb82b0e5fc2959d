/**
 * Runs the tests that drive a real browser (`test/browser`), with jest and any arguments given. They are
 * apart from `npm test` because they need a Chromium. No folder, nothing to run; an empty one fails.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');

if (!existsSync(resolve(root, 'test/browser'))) {
  console.log('There is no test/browser folder, so there are no browser tests to run.');
} else {
  const jest = resolve(root, 'node_modules/jest/bin/jest.js');
  const options = [
    '--passWithNoTests=false',
    '--selectProjects=house',
    '--runInBand',
    '--testMatch=<rootDir>/test/browser/**/*.test.ts',
    '--testPathIgnorePatterns=/node_modules/',
  ];
  const flags = ['--experimental-vm-modules', '--no-warnings'];
  const child = spawn(process.execPath, [...flags, jest, ...options, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  child.on('close', (code) => (process.exitCode = code ?? 1));
}
