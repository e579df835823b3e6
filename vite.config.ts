import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { premortemServer } from './server/vite.ts'

export default defineConfig({
  plugins: [react(), premortemServer()],
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
  },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', './tests/plainReporter.ts'],
  },
})
