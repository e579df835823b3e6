import react from '@vitejs/plugin-react'
import { configDefaults, defineConfig } from 'vitest/config'
import { boardHtml } from './server/boardHtml.ts'
import { pageChunks } from './server/pageChunks.ts'
import { speechFiles } from './server/speechFiles.ts'
import { premortemServer } from './server/vite.ts'

export default defineConfig({
  plugins: [react(), speechFiles(), boardHtml(), premortemServer()],
  // The same address as the built product.
  server: { host: process.env.HOST ?? '127.0.0.1', port: Number(process.env.PORT ?? 5180) },
  // Its files are addresses of assets, not modules.
  optimizeDeps: { exclude: ['@tldraw/assets'] },
  build: {
    outDir: 'dist/client',
    target: 'es2022',
    // The page's security policy loads fonts and icons from files.
    assetsInlineLimit: 0,
    // The editor alone is larger than Vite thinks a file should be; it is loaded with the first board, not with the home page.
    chunkSizeWarningLimit: 4000,
    rolldownOptions: { output: { codeSplitting: pageChunks() } },
  },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', './tests/plainReporter.ts'],
    projects: [
      {
        extends: true,
        test: { name: 'units', include: ['tests/**/*.test.{ts,tsx}'], exclude: ['tests/e2e/**', ...configDefaults.exclude] },
      },
      {
        extends: true,
        // After the others and few at a time: each is a server and a browser or two, which time out where eight share a core. A build
        // machine that is busy with something else gets a second try; what fails twice has failed.
        test: {
          name: 'browser',
          include: ['tests/e2e/**/*.test.{ts,tsx}'],
          retry: process.env.CI === 'true' ? 1 : 0,
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
